"""Where a clause puts its event that names no place: what its sentence, its paragraph, its dispatch tell of.

The toponym stands outside the clause then; by that a reader of the record knows that the place is inferred.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, cast

from coranto.extract.whereabouts.area_words import is_called_an_area
from coranto.extract.whereabouts.dispatch_places import HEAD, Toponyms, base
from coranto.extract.whereabouts.locatives import spoken_for
from coranto.extract.whereabouts.main_towns import DATELINE, NAMED, THE_CAPITAL, THE_TOWN, TOWNS, main_town
from coranto.extract.whereabouts.nearby_places import among, finest, is_goal, is_quoted, lies_by, without_bearings
from coranto.extract.whereabouts.seats import evidence, government, in_body, is_national, is_of_many, placed, states_of
from coranto.extract.whereabouts.section_heads import section_heads, told_of_old, town_that_fares
from coranto.model.annotation import Place, Quantity, Sentence
from coranto.model.assertion import PlaceRef
from coranto.model.corpus import Folio
from coranto.resources.gazetteer import PlaceRow
from coranto.resources.triggers import NATIONWIDE, Family
from coranto.text.distance import distance_km
from coranto.text.names import fold_name
from coranto.text.segmentation import paragraphs
from coranto.text.spans import Span
from coranto.tools import Tools

BACK: Final = 3
"""Sentences before the clause's own, of its paragraph, in which the place that is being told of is looked for."""
ON_THE_SPOT: Final = frozenset(("ASSAULT", "PROTEST", None))
"""Types of what happens on one spot: it may be taken to be in the town that the dispatch is from."""
SEEN: Final = ON_THE_SPOT | {"CONSULT", "COERCE", "MOBILIZE", "RETREAT", "AID"}
"""Types that are done somewhere; words are spoken anywhere."""
_DEEDS: Final = frozenset(("ASSAULT", "PROTEST"))
"""Types that those who decide on them do not do where they sit."""
REACH: Final = 60
_LANDS: Final = frozenset(("country", "region", "province"))
_ALL_OVER: Final = re.compile(
    r"\b(?:across|throughout|all over|over|most of|much of|parts of|to|from|for|between)\b[^.,;]*$"
)
SHORT: Final = 4
SEVERAL: Final = 5
LARGE: Final = 50_000
"""Letters of a name, its likeliest meanings, and the inhabitants of a town after which a body is taken to be called."""
_OF_PEOPLE: Final = re.compile(
    r"\b(?:in|on|at|off|across|inside|over|into|along)(?: (?:the|its|their))? (?P<people>[A-Z]\w+) "
    r"(?:(?P<capital>capital)|border|coast|soil|territory|waters|airspace|mainland|countryside)\b"
)
"""A land by its adjective: *on the Bolivian border*, *in the Ghanaian capital*; *near* it may be on this side."""
_OWNER: Final = re.compile(r"[^\W\d_a-z][\w-]+[’']s $")
ABOVE: Final = 80
"""Characters at the head of a statement in which whoever issues it stands."""
_NAMES_IN: Final = re.compile(r"[^\W\d_a-z][\w’'-]+")
_PRONOUN: Final = re.compile(r"[\"“]?(?:He|She|They|It|His|Her|Their|Its)\b|A colleague\b")
_VISITING: Final = re.compile(
    r",? ?(?:who (?:is|was) )?(?:currently )?"
    r"(?:visiting|touring|on (?:a|an? \w+) (?:visit|trip|tour) (?:to|of)|speaking (?:in|at|from))"
    r"(?: the (?:city|town|village|province|region|port) of)? "
)
_COMES: Final = re.compile(
    r"\b(?:come|came|comes|coming|arrive[ds]?|arriving|visit(?:s|ed|ing)?|toured|flew over)\b", re.I
)
"""What nobody does where he sits."""
_SPEAKERS: Final = frozenset(("it",))
"""Who speaks and does: *a hospital in Kano said* **it** *had taken in 23*."""
LABEL_KM: Final = 500.0
"""How far from the label of a river, a sea or a range something on it is thought to be."""
HOLDER: Final = 60
"""Characters behind a place within which the area that holds it is named."""
_WIDE: Final = frozenset(("country", "region", "water"))
_AREAS: Final = frozenset(("district", "province", "region"))
_CAPITALISED: Final = re.compile(r"\b[A-Z][a-z]+\b")


class Surroundings:
    """The places of one dispatch, as its clauses without a place ask for them."""

    def __init__(self, folio: Folio, tools: Tools) -> None:
        rows = folio.of(Sentence)
        self._tools = tools
        self._gazetteer = tools.gazetteer
        self._all = sorted(folio.of(Place), key=lambda p: p.start)
        self._text = folio.text
        self._sentences = [Span(s.start, s.end) for s in rows] or [Span(0, len(folio.text))]
        self._starts = [span.start for span in self._sentences]
        self._paragraphs = [paragraph.start for paragraph in paragraphs(folio.text)]
        self._toponyms = Toponyms(folio)
        self._base = base(self._toponyms, rows, folio.of(Quantity), tools.consequences)
        self._heads = section_heads(folio.text, self._all)
        self._of_old = {p.start for span in told_of_old(folio) for p in among(self._all, span)}
        self._anchors: dict[str, Place | None] = {}
        self._home_known, self._home_town = False, cast(Place | None, None)
        self._by_name: dict[str, Place] = {}
        for place in sorted(folio.of(Place), key=lambda p: (p.role != "place", p.start)):
            self._by_name.setdefault(place.name, place)
        self._code = self._country_code(tools)

    def of(self, clause: Span, at: int, family: Family, doers: Sequence[Span] = ()) -> PlaceRef | None:
        """The place of an event told at an offset by a clause that names none; null where none is told.

        ``doers``: who does it, by offsets.
        """
        land, around = self._adjectival(clause), self._around(clause, at, family, doers)
        within = around is not None and land is not None and around.country == land.country
        return around if land is None or (within and land.precision == "country") else land

    def _around(self, clause: Span, at: int, family: Family, doers: Sequence[Span]) -> PlaceRef | None:
        if family.type not in ("ASSAULT",) and in_body(clause.of(self._text)) and (seat := self._government(clause)):
            return seat
        doer = Span(doers[0].start, doers[-1].end) if doers else None
        spoken = family.type not in SEEN
        place = self._headed(at) or (None if doer is None else self._visited(doer))
        if place is None and spoken and self._is_issuer(doer or Span(clause.start, clause.start + 2)):
            place = next((p for p in self._toponyms.mastheads if p.precision == "city"), None)
        if place is None and spoken and doer is not None and is_national(doer.of(self._text)):
            seat = self._seat(doer, clause, family.type)
            if seat is not None:
                return seat
        if place is None and clause.of(self._text).partition(" ")[0].lower() in _SPEAKERS:
            place = self._source(at, also=None)
        place = place or self._pointed_at(clause) or self._beside(at) or self._spoken_for(at)
        place = place or (None if doer is None or family.type in _DEEDS else self._seated(doer))
        place = place or (None if spoken else self._earlier(at) or self._section(at))
        if doer is not None:
            place = place or self._of_doer(doer)
        place = place or (None if spoken else self._before(at))
        if place is None and doer is not None and family.type not in _DEEDS:
            if is_of_many(doer.of(self._text)):
                return None
            if not _COMES.search(clause.of(self._text)) and (seat := self._seat(doer, clause, family.type)) is not None:
                return seat
            place = self._called_after(doer)
            if place is None and (row := self._known_town(doer)) is not None:
                return self._inferred(row, row.country or "", clause)
        if place is None and self._goes_on_in_body(at) and (seat := self._government(clause)) is not None:
            return seat
        place = place or self._before(at) or self._source(at) or self._of_dispatch(at)
        return self._land(self._code, clause) if place is None else self.near(_reference(place))

    def _adjectival(self, clause: Span) -> PlaceRef | None:
        """The land, or its capital, that an adjective of the clause puts it in."""
        found = _OF_PEOPLE.search(self._text, clause.start, clause.end)
        code = found and self._tools.countries.demonyms.get(fold_name(found["people"]))
        if not found or not code:
            return None
        row = government(code, self._tools) if found["capital"] else self._gazetteer.country(code)
        if row is None:
            return None
        start, end = found.span("people")
        return PlaceRef(start, end, row.name, row.lat, row.lon, row.country, row.precision)

    def _is_issuer(self, doer: Span) -> bool:
        """Whether the doer writes the text itself, as *we* or by the name that it bears above it."""
        written = doer.of(self._text).casefold().strip()
        return written in ("we", "i") or (
            doer.end - doer.start > SHORT and written in self._text[: min(ABOVE, doer.start)].casefold()
        )

    def _headed(self, at: int) -> Place | None:
        """The town at the head of its sentence: *From Brussels: …*."""
        places = among(self._toponyms.named, self._sentence(at))
        return next((p for p in places if p.end < at and self._text[p.end : p.end + 1] == ":"), None)

    def _section(self, at: int) -> Place | None:
        """The place after which the section is called that holds an offset."""
        return self._heads[n - 1][1] if (n := bisect_right(self._heads, at, key=lambda head: head[0])) else None

    def _visited(self, doer: Span) -> Place | None:
        """Where the doer is said to be: *the minister, visiting the city of Sylhet, announced …*."""
        behind = among(self._toponyms.named, Span(doer.end, doer.end + REACH))
        return next((p for p in behind if _VISITING.fullmatch(self._text, doer.end, p.start)), None)

    def _of_doer(self, doer: Span) -> Place | None:
        """The town of those who do it: *a court in Sofia*, *residents of Companiganj*; a town that acts itself."""
        inside = [p for p in among(self._all, doer) if p.precision in TOWNS and p.role == "place"]
        return self._sole(inside)

    def _seated(self, doer: Span) -> Place | None:
        """The town in which the words for the doer say that he sits: *a prosecutor* **in Bursa** *ordered*."""
        near = among(self._toponyms.named, Span(doer.start, doer.end + SHORT + 1))
        own = [p for p in near if self._text[max(0, p.start - SHORT) : p.start].endswith((" in ", " at "))]
        return self._sole([p for p in own if p.precision in TOWNS])

    def _source(self, at: int, also: str | None = "") -> Place | None:
        """The town of those whose word its sentence is: *pharmacists in Zinder said*; diplomats abroad see nothing.

        ``also``: another country that it may lie in, null for one that nobody knows.
        """
        seats = [p for p in among(self._toponyms.named, self._sentence(at)) if p.start in self._toponyms.seats]
        return self._sole([p for p in seats if p.country in (self._code, also) and p.precision not in _WIDE])

    def _goes_on_in_body(self, at: int) -> bool:
        """Whether the sentence before, of its paragraph, plays in parliament or a ministry, and a pronoun goes on."""
        number = max(0, bisect_right(self._starts, at) - 1)
        opens = self._paragraphs[max(0, bisect_right(self._paragraphs, at) - 1)] if self._paragraphs else 0
        if number == 0 or self._sentences[number - 1].start < opens:
            return False
        goes_on = _PRONOUN.match(self._text, self._sentences[number].start) is not None
        return goes_on and in_body(self._sentences[number - 1].of(self._text))

    def _seat(self, doer: Span, clause: Span, type_: str | None) -> PlaceRef | None:
        """Where a national body sits, or the state whose word it is."""
        written = doer.of(self._text)
        inside = among(self._all, doer)
        codes = states_of(written, inside, self._tools)
        if len(codes) > 1:
            return None
        code = next(iter(codes), self._code)
        if code is not None and is_national(written):
            row = government(code, self._tools)
            return None if row is None else self._inferred(row, code, clause)
        state = next((p for p in inside if p.precision == "country" and p.end >= doer.end - 2), None)
        if state is not None:
            return self._land(code, clause) if type_ is None or type_ not in SEEN else None
        metonym = next((p for p in inside if p.role == "actor"), None)
        return None if metonym is None else _reference(metonym)

    def _government(self, clause: Span) -> PlaceRef | None:
        row = None if self._code is None else government(self._code, self._tools)
        return None if row is None else self._inferred(row, self._code or "", clause)

    def _called_after(self, body: Span) -> Place | None:
        """The town that the dispatch tells of and a body is called after: *the District Court of Osh*."""
        names = set(_NAMES_IN.findall(body.of(self._text)))
        towns = [p for p in (*self._toponyms.named, *self._toponyms.mastheads) if p.precision == "city"]
        found = {p.name: p for p in towns if p.text in names or p.name in names}
        return next(iter(found.values())) if len(found) == 1 else None

    def _known_town(self, body: Span) -> PlaceRow | None:
        """The one large town of the dispatch's country among the names in some words."""
        names = dict.fromkeys(re.sub(r"[’']s?$", "", name) for name in _NAMES_IN.findall(body.of(self._text)))
        rows = [row for name in names if len(name) >= SHORT for row in self._gazetteer.lookup(name)[:SEVERAL]]
        towns = [r for r in rows if r.precision == "city" and r.country == self._code and r.population >= LARGE]
        return towns[0] if len({row.geonameid for row in towns}) == 1 else None

    def _land(self, code: str | None, clause: Span) -> PlaceRef | None:
        row = None if code is None else self._gazetteer.country(code)
        return None if row is None else self._inferred(row, code or "", clause)

    def _inferred(self, row: PlaceRow, code: str, clause: Span) -> PlaceRef | None:
        """A place that the dispatch may not name, at the offsets of what it names of that country."""
        seen = evidence(self._all, code, clause)
        if seen is None:
            return None
        return PlaceRef(seen.start, seen.end, row.name, row.lat, row.lon, row.country, row.precision)

    def near(self, place: PlaceRef, family: Family | None = None) -> PlaceRef:
        """The place; where no gazetteer has its point, roughly: at the town in which the dispatch puts it.

        A country that all of it befalls, by the family of what happens, is made no finer.
        """
        if place.lat is not None:
            whole = place.precision == "country" and family is not None and family.name in NATIONWIDE
            return self._namesake(place) or (place if whole else self._finer(place))
        code = place.country or self._code
        if place.name[:1].islower() or place.name[:1].isdigit():
            home = self._home()
            other = home is not None and home.name != place.name and self._is_told(home)
            own = home if home is not None and other and (home.country or code) == code else None
            at = None if own is None else self.near(_reference(own))
            if at is None:
                return replace(place, country=code)
            return replace(place, lat=at.lat, lon=at.lon, country=code, rough=at.lat is not None)
        anchor = self._anchor(place)
        if anchor is None or anchor.lat is None:
            return replace(place, country=code)
        return replace(place, lat=anchor.lat, lon=anchor.lon, country=place.country or anchor.country, rough=True)

    def _namesake(self, place: PlaceRef) -> PlaceRef | None:
        """The town of a region's name within it, where no word says that the region is meant: *stabbed in Puebla*."""
        if place.precision not in _AREAS or is_called_an_area(self._text, Span(place.start, place.end)):
            return None
        area = next((p for p in self._all if p.start == place.start), None)
        if area is None:
            return None
        own = {area.admin1, area.name}
        rows = self._gazetteer.lookup(area.text)
        town = next((r for r in rows if r.precision == "city" and r.country == area.country and r.admin1 in own), None)
        if town is None:
            return None
        return replace(place, name=town.name, lat=town.lat, lon=town.lon, precision="city")

    def _finer(self, place: PlaceRef) -> PlaceRef:
        """The dispatch's own town for the country or region in which its head tells that something was."""
        if _is_boundless(place):
            return self._by_home(place)
        if place.precision not in _LANDS or place.start >= HEAD:
            return place
        if _ALL_OVER.search(self._text, max(0, place.start - REACH), place.start):
            return place
        home = self._home()
        area = next((p for p in self._all if p.start == place.start), None)
        if home is None or (home.country or self._code) != place.country or area is None:
            return place
        inside = area.precision == "country" or (home.admin1 is not None and home.admin1 == area.admin1)
        return self.near(_reference(home)) if inside and self._is_told(home) else place

    def _by_home(self, place: PlaceRef) -> PlaceRef:
        """A river, a sea or a range, roughly at the dispatch's own town, unless that lies far from its label."""
        home = self._home()
        at = None if home is None else self.near(_reference(home))
        if at is None or at.lat is None or at.lon is None or place.lat is None or place.lon is None:
            return place
        if distance_km(at.lat, at.lon, place.lat, place.lon) > LABEL_KM:
            return place
        return replace(place, lat=at.lat, lon=at.lon, rough=True)

    def _is_told(self, town: Place) -> bool:
        """Whether more than the dateline names the town."""
        named = any(p.name == town.name for p in self._toponyms.named)
        return named or (town == self._capital() and THE_CAPITAL.search(self._text) is not None)

    def _anchor(self, place: PlaceRef) -> Place | None:
        """A place with a point near one without: what any of its sentences puts beside it, else what is around."""
        if place.name not in self._anchors:
            sights = [p for p in self._toponyms.named if p.name == place.name]
            ways = (self._owner, self._measured, self._neighbour, self._holder, self._told_before, self._official)
            found = (way(sight) for way in ways for sight in sights)
            beside = next((p for p in found if p is not None), None)
            home = self._home()
            own = home if home is not None and home.lat is not None and self._is_told(home) else None
            self._anchors[place.name] = beside or own or self._nearest(place.start) or self._area()
        return self._anchors[place.name]

    def _nearest(self, at: int) -> Place | None:
        """The town nearest in the text, of those in the dispatch's country; its dateline's, if it names no other."""
        for places in (self._toponyms.told, self._toponyms.named, self._toponyms.mastheads):
            towns = [p for p in places if p.precision == "city" and p.lat is not None and p.country == self._code]
            if towns:
                return min(towns, key=lambda p: abs(p.start - at))
        return None

    def _owner(self, place: Place) -> Place | None:
        """The town whose it is or after which it is called: *Tbilisi's Vake Park*, *the Maputo sports hall*."""
        owner = next((p for p in self._all if p.lat is not None and p.end < place.start <= p.end + 3), None)
        if owner is not None and self._text[owner.end : place.start] in ("'s ", "’s ", " "):
            return owner
        if place.precision != "site":
            return None
        before = _OWNER.search(self._text, max(0, place.start - REACH), place.start)
        body = Span(place.start if before is None else before.start(), place.end)
        row = self._known_town(body)
        return self._called_after(body) or (None if row is None else placed(row, place))

    def _measured(self, place: Place) -> Place | None:
        """The place from which the words behind it say where it lies: *Dano, south of Yako*, *12 km from Fes*."""
        near = (p for p in among(self._toponyms.named, self._sentence(place.start)) if p.lat is not None)
        return next((p for p in near if lies_by(self._text, place.end, p)), None)

    def _neighbour(self, place: Place) -> Place | None:
        """The only other town of the dispatch's country that its sentence tells of."""
        others = among(self._toponyms.told, self._sentence(place.start))
        towns = [p for p in others if p.precision not in _WIDE and p.lat is not None and p.country == self._code]
        return self._sole([p for p in towns if p.name != place.name])

    def _holder(self, place: Place) -> Place | None:
        """The district or region right behind it."""
        near = among(self._toponyms.named, Span(place.end, min(place.end + HOLDER, self._sentence(place.start).end)))
        return next((p for p in near if p.precision in _AREAS and p.lat is not None), None)

    def _told_before(self, place: Place) -> Place | None:
        before = self._before(place.start)
        return before if before is not None and before.lat is not None else None

    def _official(self, place: Place) -> Place | None:
        """The district or town of an official within its paragraph: *the deputy commissioner of Sunamganj*."""
        at = max(0, bisect_right(self._paragraphs, place.start) - 1)
        until = self._paragraphs[at + 1] if at + 1 < len(self._paragraphs) else len(self._text)
        name = spoken_for(self._text, among(self._toponyms.named, Span(self._paragraphs[at], until)))
        official = self._by_name.get(name or "")
        return official if official is not None and official.lat is not None and official.name != place.name else None

    def _area(self) -> Place | None:
        """The only region that the dispatch names."""
        return self._sole([p for p in self._toponyms.named if p.precision in _AREAS and p.lat is not None])

    def _country_code(self, tools: Tools) -> str | None:
        """The country that the dispatch is about, by what it puts there, then by names and adjectives."""
        codes: dict[str, float] = defaultdict(float)
        weighed = ((self._toponyms.mastheads, DATELINE), (self._toponyms.told, 1.0), (self._toponyms.named, NAMED))
        for places, weight in weighed:
            for place in places:
                if place.country is not None:
                    codes[place.country] += weight
        for word in _CAPITALISED.findall(self._text):
            code = tools.countries.demonyms.get(word.lower())
            if code is not None:
                codes[code] += NAMED / 2
        return min(codes, key=lambda code: (-codes[code], code), default=None)

    def _sentence(self, at: int) -> Span:
        return self._sentences[max(0, bisect_right(self._starts, at) - 1)]

    def _pointed_at(self, clause: Span) -> Place | None:
        """What *the city* or *the capital* means: the town told of last in the paragraph, else the dispatch's own."""
        found = THE_TOWN.search(self._text, clause.start, clause.end)
        if found is None:
            return None
        if found["capital"] is not None:
            return self._capital() or self._capital_by_law() or self._home()
        earlier = self._before(clause.start)
        return earlier if earlier is not None and earlier.precision == "city" else self._home()

    def _capital(self) -> Place | None:
        """The capital that the dispatch names, of the country it is about."""
        about = self._by_name.get(self._toponyms.country or "")
        codes = (None if about is None else about.country, self._code)
        towns = [p for p in self._by_name.values() if p.precision == "city" and p.country in codes]
        capitals = [p for p in towns if self._is_capital(p)]
        own = [p for p in capitals if p.country == codes[0]] or capitals
        return own[0] if len(own) == 1 else None

    def _capital_by_law(self) -> Place | None:
        """The capital of the dispatch's country, where it does not name it."""
        row = None if self._code is None else self._gazetteer.capital(self._code)
        seen = next((p for p in self._all if p.country == self._code), None)
        return None if row is None or seen is None else placed(row, seen)

    def _is_capital(self, place: Place) -> bool:
        return any(row.capital and row.geonameid == place.geonameid for row in self._gazetteer.lookup(place.name))

    def _spoken_for(self, at: int) -> Place | None:
        """The place of the officials or residents of its sentence: *the mayor of Oleiros*, *Beirut police*."""
        return self._by_name.get(spoken_for(self._text, among(self._toponyms.named, self._sentence(at))) or "")

    def _home(self) -> Place | None:
        """The town where most of what the dispatch tells was, if one stands out; no dateline abroad."""
        if not self._home_known:
            self._home_known, self._home_town = True, self._main_town()
        return self._home_town

    def _main_town(self) -> Place | None:
        dateline = [p for p in self._toponyms.mastheads if p.precision == "city" and p.country == self._code][:1]
        base = self._by_name.get(self._base.name or "")
        name = main_town(self._toponyms, dateline, base, self._capital(), self._of_old)
        return self._by_name.get(name or "")

    def _beside(self, at: int) -> Place | None:
        """The one place that another clause of its sentence puts something at."""
        sentence = self._sentence(at)
        quoted = is_quoted(self._text, sentence.start, at)
        told = [
            p
            for p in among(self._toponyms.told, sentence)
            if quoted or not is_quoted(self._text, sentence.start, p.start)
        ]
        return self._sole(without_bearings(self._text, [p for p in told if not is_goal(self._text, p)]))

    def _earlier(self, at: int) -> Place | None:
        """The town of which its paragraph, or the sentence before in it, is told: as ``_before``, or as it fares."""
        if (before := self._before(at)) is not None:
            return before
        number = max(0, bisect_right(self._starts, at) - 1)
        opens = self._paragraphs[max(0, bisect_right(self._paragraphs, at) - 1)] if self._paragraphs else 0
        first = bisect_right(self._starts, opens + 1) - 1
        if not 0 <= first < number <= first + BACK:
            return None
        named = among(self._toponyms.named, self._sentences[first])
        towns = [p for p in named if p.precision == "city" and p.role == "place"]
        return town_that_fares(self._text, max(self._sentences[first].start, opens), towns)

    def _before(self, at: int) -> Place | None:
        """The one town that the nearest earlier sentence of its paragraph tells of, of those that tell of any."""
        number = max(0, bisect_right(self._starts, at) - 1)
        opens = self._paragraphs[max(0, bisect_right(self._paragraphs, at) - 1)] if self._paragraphs else 0
        for earlier in reversed(self._sentences[max(0, number - BACK) : number]):
            if earlier.start < opens:
                return None
            told = [p for p in among(self._toponyms.told, earlier) if p.precision not in _WIDE]
            told = without_bearings(self._text, [p for p in told if not is_goal(self._text, p)])
            official = spoken_for(self._text, among(self._toponyms.named, earlier))
            if told or official is not None:
                spoken = self._by_name.get(official or "")
                return self._sole(told) if told else spoken if spoken and spoken.country == self._code else None
        return None

    def _of_dispatch(self, at: int) -> Place | None:
        """What the dispatch is about: its base as far as that reaches; its town for what is on a spot; its country."""
        about = self._by_name.get(self._base.name or "") if at <= self._base.until else None
        if about is not None and about.precision not in _WIDE:
            return about
        country = self._by_name.get(self._toponyms.country or "")
        return self._home() or self._told(about) or self._told(country)

    def _told(self, area: Place | None) -> Place | None:
        """An area in which the dispatch puts something, or from which it is; one that only acts is nowhere."""
        codes = {p.country for p in (*self._toponyms.mastheads, *self._toponyms.told)}
        return area if area is not None and area.country is not None and area.country in codes else None

    def _sole(self, places: list[Place]) -> Place | None:
        """The only one, when areas that hold another of them are left out."""
        names = finest(places)
        return self._by_name.get(next(iter(names))) if len(names) == 1 else None


def _is_boundless(place: PlaceRef) -> bool:
    """Whether it is a river, a sea or a range: the point of its label says little of where on it something was."""
    return place.precision == "water" or (place.precision == "region" and place.country is None)


def _reference(place: Place) -> PlaceRef:
    return PlaceRef(place.start, place.end, place.name, place.lat, place.lon, place.country, place.precision)
