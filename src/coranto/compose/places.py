"""Where a line is set, in the spelling that the sources use."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from coranto.compose.days import is_aside
from coranto.compose.desk import Desk
from coranto.compose.drafts import Draft
from coranto.model.annotation import Place
from coranto.model.resolved import EventPlace, Extent
from coranto.text.local_subjects import is_local_subject

_SOUGHT: Final = re.compile(
    r"\b(?:tr(?:y|ies|ied|ying)|attempt(?:s|ed|ing)?|hop(?:es?|ed|ing)|want(?:s|ed|ing)?) to [^,;:]*$"
    r"|\b(?:bound|heading|headed|making) for [^,;:]*$",
    re.I,
)
_WHERE: Final = re.compile(
    r"\b(?:in|at|near|outside|inside|out of|around|across|throughout|on|off|between|as|over|through|along|above)"
    r" (?:the |all of )?(?:(?:north|south|east|west|central|upper|lower|down)\w*[- ])*"
    r"(?:(?:city|town|port|village|state|province|district|region|island|department|county|coast) of )?$",
    re.I,
)
"""What stands before a place where something is."""
REACH: Final = 60
"""Characters before a place in which its preposition stands."""
MASTHEAD: Final = 400
"""Characters at the head of a dispatch in which it says where it is from."""
INITIALS: Final = 3
"""Letters of a name that may be written in capitals throughout."""
_URBAN: Final = re.compile(
    r"\b(?:avenue|street|road|square|boulevard|roundabout|hospital|clinic|park|stadium|hotel|hall|school|church|mosque|"
    r"cathedral|market|university|prison|jail|barracks|palace|court|station|theat(?:re|er)|museum|cent(?:re|er))$",
    re.IGNORECASE,
)
"""The last word of a site that stands in a town: the town tells a reader more."""
_AREAS: Final = ("country", "region", "province")
_TOWNS: Final = ("city", "site")
_FINER: Final = ("site", "city", "district", "province", "region")
"""Precisions finer than a country's."""


def spellings(desk: Desk) -> Mapping[str, str]:
    """How the sources mostly write each place; of equals, the first in the order of the alphabet."""
    counts: dict[str, Counter[str]] = {}
    seats: dict[str, Counter[str]] = {}
    for rows in desk.places_in.values():
        for place in rows:
            if place.role == "place" and place.precision != "country" and _is_spelt(place.text):
                counts.setdefault(place.name, Counter())[" ".join(place.text.split())] += 1
    for mention in (m for rows in desk.lemmas.values() for m in rows):
        at = mention.place
        written = "" if at is None else " ".join(desk.lines.texts[mention.doc][at.start : at.end].split())
        if at is not None and at.precision in _TOWNS and at.name not in counts and _is_spelt(written):
            seats.setdefault(at.name, Counter())[written] += 1
    counts |= seats
    return {name: min(found, key=lambda text: (-found[text], text)) for name, found in counts.items()}


def _is_spelt(text: str) -> bool:
    """Whether a place is written as a name: no adjective, and not in the capitals of a dateline."""
    return text[:1].isupper() and not (text.isupper() and len(text) > INITIALS)


def place_of(draft: Draft, desk: Desk, spelt: Mapping[str, str]) -> str | None:
    """Where the leading event was, else what the sentence itself names, else what its figures count or others tell."""
    name = next(_places(draft, desk), None)
    lead = None if draft.lead is None else draft.lead.place
    if lead is not None and lead.name == name and lead.rough and _URBAN.search(lead.name):
        town = _town_at(lead, desk)
        name = town if town is not None and _is_put_in(lead, town, draft, desk) else name
    return None if name is None else spelt.get(name, name)


def _town_at(site: EventPlace, desk: Desk) -> str | None:
    """The town at whose point a site is put."""
    towns = desk.towns_at.get((site.lat, site.lon), frozenset())
    return next(iter(towns)) if len(towns) == 1 else None


def _is_put_in(site: EventPlace, town: str, draft: Draft, desk: Desk) -> bool:
    """Whether a dispatch that tells of what was at the site is from the town, or a sentence names the two together."""
    docs = {passage.sentence.doc for passage in draft.passages}
    for home in desk.homes_of.get(town, ()):
        doc, start = home
        places = desk.places_in[home]
        if any(place.name == site.name for place in places):
            return True
        opens = doc in docs and start < MASTHEAD
        if opens and any(place.name == town and _is_dateline(place, desk) for place in places):
            return True
    return False


def _is_dateline(place: Place, desk: Desk) -> bool:
    """Whether a town opens a line at the head of a dispatch, before a comma or a day."""
    text = desk.lines.texts[place.doc]
    opens = place.start == 0 or text[place.start - 1] == "\n"
    return opens and text[place.end : place.end + 1] in (",", " ", "\n", ".")


def _places(draft: Draft, desk: Desk) -> Iterator[str]:
    """Names of places, the likeliest first: what a clause states, what the title names, what is inferred, counted."""
    off = _told_behind(draft, desk, is_aside)
    lead = None if draft.lead is None else draft.lead.place
    others = [e.place for e in draft.events if e.place is not None and e.place.name not in off]
    counted = [f.place for f in draft.figures if f.place is not None]
    stated = [lead] if lead is not None and not lead.inferred else []
    yield from _finer(draft, stated, desk)
    areas = [place for place in stated if place.precision in _AREAS and not draft.is_part]
    yield from (p.name for area in areas for p in _named(draft, desk) if p.precision in _TOWNS and _lies_in(p, area))
    yield from (place.name for place in stated)
    yield from (place.name for place in _named(draft, desk))
    yield from (counted if draft.lead is None else ())
    yield from (p.name for p in others if not p.inferred)
    yield from counted
    if lead is not None and lead.name not in off:
        yield lead.name
    yield from (p.name for p in others)
    if lead is not None and lead.name not in _told_behind(draft, desk, _is_sought):
        yield lead.name


def _finer(draft: Draft, stated: Sequence[EventPlace], desk: Desk) -> Iterator[str]:
    """Towns and regions that the clauses name in a country which they name only as whose (*Chad's army retook Mao*)."""
    for country in stated if not draft.is_part else ():
        told = [place for passage in draft.passages for place in _within(passage.clause, desk)]
        own = [p for p in told if p.name == country.name]
        if country.precision == "country" and own and not any(_is_where(p, desk) for p in own):
            yield from (place.name for place in told if _lies_in(place, country))


def _within(clause: Extent, desk: Desk) -> list[Place]:
    """The places that a clause names."""
    rows = desk.places_in.get(desk.lines.home(clause.doc, clause.start), ())
    return [place for place in rows if clause.start <= place.start < clause.end and place.role == "place"]


def _is_where(place: Place, desk: Desk) -> bool:
    return _WHERE.search(desk.lines.texts[place.doc][max(0, place.start - REACH) : place.start]) is not None


def _lies_in(place: Place, country: EventPlace) -> bool:
    return place.country is not None and place.country == country.country and place.precision in _FINER


def _is_told_of(text: str, begun: int, place: Place) -> bool:
    """Whether a place, no state, is the subject of a statement: *Gaziantep was under water*."""
    return place.precision != "country" and is_local_subject(text, begun, place.start, place.end)


def _is_sought(before: str) -> bool:
    """Whether words before a place tell that somebody wants to get there: nothing is told of it."""
    return _SOUGHT.search(before) is not None


def _told_behind(draft: Draft, desk: Desk, such: Callable[[str], bool]) -> set[str]:
    """Places that the leading sentences name behind ``such`` words, as in an aside: *who had lived in Ghent*."""
    found = set()
    for home in set(draft.homes(desk)):
        for place in desk.places_in.get(home, ()):
            if such(desk.lines.texts[home[0]][home[1] : place.start]):
                found.add(place.name)
    return found


def _named(draft: Draft, desk: Desk) -> Iterator[Place]:
    """The places at which the title says something was: none of an aside, and not where a source sits."""
    title = draft.wording.title
    text = desk.lines.texts[title.doc]
    for home in dict.fromkeys(desk.lines.home(s.doc, s.start) for s in desk.lines.within(title)) or [
        desk.lines.home(title.doc, title.start)
    ]:
        claims = desk.claims_in.get(home, ())
        sources = [c.source for c in claims if c.source is not None]
        for place in desk.places_in.get(home, ()):
            said = [start for c in claims for start, end in c.spans if start <= place.start < end]
            denied = (c.denies for c in claims if isinstance(c.denies, tuple))
            said += [start for start, end in denied if start <= place.start < end]
            begun = max(title.start, home[1], *said)
            before = text[begun : place.start]
            if (
                title.start <= place.start < title.end
                and place.role == "place"
                and (place.lat is not None or not _URBAN.search(place.name))
                and (_WHERE.search(before) or _is_told_of(text, begun, place))
                and not is_aside(before)
                and not any(s.start <= place.start < s.end for s in sources)
            ):
                yield place
