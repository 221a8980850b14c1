"""Where a clause puts its event that names no place: what its sentence, its paragraph, its dispatch tell of.

The toponym stands outside the clause then; by that a reader of the record knows that the place is inferred.
"""

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from typing import Final

from coranto.extract.whereabouts.dispatch_places import Toponyms, base
from coranto.extract.whereabouts.locatives import spoken_for
from coranto.extract.whereabouts.nearby_places import among, finest, is_goal
from coranto.model.annotation import Place, Quantity, Sentence
from coranto.model.assertion import PlaceRef
from coranto.model.corpus import Folio
from coranto.resources.triggers import Family
from coranto.text.segmentation import paragraphs
from coranto.text.spans import Span
from coranto.tools import Tools

BACK: Final = 3
"""Sentences before the clause's own, of its paragraph, in which the place that is being told of is looked for."""
ON_THE_SPOT: Final = frozenset(("ASSAULT", "PROTEST", None))
"""Types of what happens on one spot: it may be taken to be in the town that the dispatch is from."""
SEEN: Final = ON_THE_SPOT | {"CONSULT", "COERCE", "MOBILIZE", "RETREAT", "AID"}
"""Types that are done somewhere; words are spoken anywhere, and no place is inferred for them."""
MOST: Final = 2
"""Times that a dispatch names the town which it is about, at least."""
_WIDE: Final = frozenset(("country", "region", "water"))
_THE_TOWN: Final = re.compile(
    r"\b(?:the|this|that|their|our) (?:\w+ )?(?:(?P<capital>capital)|city|town|village|port)\b"
    r"(?! (?:of|council|hall|punishment|letters?|gains?|markets?|authority|state|centre of)\b)",
    re.I,
)


class Surroundings:
    """The places of one dispatch, as its clauses without a place ask for them."""

    def __init__(self, folio: Folio, tools: Tools) -> None:
        rows = folio.of(Sentence)
        self._gazetteer = tools.gazetteer
        self._text = folio.text
        self._sentences = [Span(s.start, s.end) for s in rows] or [Span(0, len(folio.text))]
        self._starts = [span.start for span in self._sentences]
        self._paragraphs = [paragraph.start for paragraph in paragraphs(folio.text)]
        self._toponyms = Toponyms(folio)
        self._base = base(self._toponyms, rows, folio.of(Quantity), tools.consequences)
        self._by_name: dict[str, Place] = {}
        for place in sorted(folio.of(Place), key=lambda p: (p.role != "place", p.start)):
            self._by_name.setdefault(place.name, place)

    def of(self, clause: Span, at: int, family: Family) -> PlaceRef | None:
        """The place of an event told at an offset by a clause that names none; null where none is told."""
        place = self._pointed_at(clause) or self._beside(at) or self._spoken_for(at) or self._before(at)
        if place is None and family.type in SEEN:
            place = self._of_dispatch(at, family)
        return None if place is None else self.near(_reference(place))

    def near(self, place: PlaceRef) -> PlaceRef:
        """The place; where no gazetteer has its point, roughly: at the town in which the dispatch puts it."""
        if place.lat is not None or place.name[:1].islower():
            return place
        others = [p for p in among(self._toponyms.told, self._sentence(place.start)) if p.precision not in _WIDE]
        town = self._sole([p for p in others if p.lat is not None and p.name != place.name])
        town = town or self._before(place.start) or self._home()
        if town is None or town.lat is None:
            return place
        return replace(place, lat=town.lat, lon=town.lon, country=place.country or town.country, rough=True)

    def _sentence(self, at: int) -> Span:
        return self._sentences[max(0, bisect_right(self._starts, at) - 1)]

    def _pointed_at(self, clause: Span) -> Place | None:
        """What *the city* or *the capital* means: the town told of last in the paragraph, else the dispatch's own."""
        found = _THE_TOWN.search(self._text, clause.start, clause.end)
        if found is None:
            return None
        if found["capital"] is not None:
            return self._capital() or self._home()
        earlier = self._before(clause.start)
        return earlier if earlier is not None and earlier.precision == "city" else self._home()

    def _capital(self) -> Place | None:
        """The capital that the dispatch names, of the country it is about if it names several."""
        about = self._by_name.get(self._toponyms.country or "")
        capitals = [p for p in self._by_name.values() if p.precision == "city" and self._is_capital(p)]
        own = [p for p in capitals if about is not None and p.country == about.country] or capitals
        return own[0] if len(own) == 1 else None

    def _is_capital(self, place: Place) -> bool:
        return any(row.capital and row.geonameid == place.geonameid for row in self._gazetteer.lookup(place.name))

    def _spoken_for(self, at: int) -> Place | None:
        """The place of the officials or residents of its sentence: *the mayor of Oleiros*, *Beirut police*."""
        return self._by_name.get(spoken_for(self._text, among(self._toponyms.named, self._sentence(at))) or "")

    def _home(self) -> Place | None:
        """The town that the dispatch is about: its base, else the one it names most, else that of its dateline."""
        base = self._by_name.get(self._base.name or "")
        if base is not None and base.precision == "city":
            return base
        official = [p for p in self._toponyms.named if spoken_for(self._text, [p])]
        towns = [p for p in (*self._toponyms.mastheads, *self._toponyms.told, *official) if p.precision == "city"]
        ranked = Counter(p.name for p in towns).most_common(2)
        if len(ranked) == 1 or (ranked and ranked[0][1] >= MOST and ranked[0][1] > ranked[1][1]):
            return self._by_name.get(ranked[0][0])
        within = self._told(base) or self._told(self._by_name.get(self._toponyms.country or ""))
        dateline = next((p for p in self._toponyms.mastheads if p.precision == "city"), None)
        if dateline is None:
            return None
        codes = {within.country} if within is not None else {p.country for p in self._toponyms.told if p.country}
        return dateline if codes <= {dateline.country} else None

    def _beside(self, at: int) -> Place | None:
        """The one place that another clause of its sentence puts something at."""
        told = among(self._toponyms.told, self._sentence(at))
        return self._sole([p for p in told if not is_goal(self._text, p)])

    def _before(self, at: int) -> Place | None:
        """The one town that the nearest earlier sentence of its paragraph tells of, of those that tell of any."""
        number = max(0, bisect_right(self._starts, at) - 1)
        opens = self._paragraphs[max(0, bisect_right(self._paragraphs, at) - 1)] if self._paragraphs else 0
        for earlier in reversed(self._sentences[max(0, number - BACK) : number]):
            if earlier.start < opens:
                return None
            told = [p for p in among(self._toponyms.told, earlier) if p.precision not in _WIDE]
            told = [p for p in told if not is_goal(self._text, p)]
            official = spoken_for(self._text, among(self._toponyms.named, earlier))
            if told or official is not None:
                return self._sole(told) if told else self._by_name.get(official or "")
        return None

    def _of_dispatch(self, at: int, family: Family) -> Place | None:
        """What the dispatch is about: its base as far as that reaches; its town for what is on a spot; its country."""
        about = self._by_name.get(self._base.name or "") if at <= self._base.until else None
        if about is not None and about.precision not in _WIDE:
            return about
        on_spot = family.type in ON_THE_SPOT
        country = self._by_name.get(self._toponyms.country or "")
        return (self._home() if on_spot else None) or self._told(about) or self._told(country)

    def _told(self, area: Place | None) -> Place | None:
        """An area in which the dispatch puts something, or from which it is; one that only acts is nowhere."""
        codes = {p.country for p in (*self._toponyms.mastheads, *self._toponyms.told)}
        return area if area is not None and area.country is not None and area.country in codes else None

    def _sole(self, places: list[Place]) -> Place | None:
        """The only one, when areas that hold another of them are left out."""
        names = finest(places)
        return self._by_name.get(next(iter(names))) if len(names) == 1 else None


def _reference(place: Place) -> PlaceRef:
    return PlaceRef(place.start, place.end, place.name, place.lat, place.lon, place.country, place.precision)
