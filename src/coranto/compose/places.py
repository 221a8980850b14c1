"""Where a line is set, in the spelling that the sources use."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from coranto.compose.days import is_aside
from coranto.compose.desk import Desk
from coranto.compose.drafts import Draft
from coranto.model.annotation import Place

_WHERE: Final = re.compile(
    r"\b(?:in|at|near|outside|inside|around|across|throughout|on|off|between|as|over|through|along|above)"
    r" (?:the |all of )?(?:(?:north|south|east|west|central|upper|lower|down)\w*[- ])*"
    r"(?:(?:city|town|port|village|state|province|district|region|island|department|county|coast) of )?$",
    re.I,
)
"""What stands before a place where something is."""


def spellings(desk: Desk) -> Mapping[str, str]:
    """How the sources mostly write each place; of equals, the first in the order of the alphabet."""
    counts: dict[str, Counter[str]] = {}
    for rows in desk.places_in.values():
        for place in rows:
            if place.role == "place" and place.precision != "country" and place.text[:1].isupper():
                counts.setdefault(place.name, Counter())[" ".join(place.text.split())] += 1
    return {name: min(found, key=lambda text: (-found[text], text)) for name, found in counts.items()}


def place_of(draft: Draft, desk: Desk, spelt: Mapping[str, str]) -> str | None:
    """Where the leading event was, else what the sentence itself names, else what its figures count or others tell."""
    name = next(_places(draft, desk), None)
    return None if name is None else spelt.get(name, name)


def _places(draft: Draft, desk: Desk) -> Iterator[str]:
    """Names of places, the likeliest first: what a clause states, what the title names, what is inferred, counted."""
    told = [e for e in draft.events if e.place is not None]
    if draft.lead is not None and draft.lead.place is not None:
        told = [draft.lead] if not draft.lead.place.inferred else [draft.lead, *told]
    yield from (e.place.name for e in told if e.place is not None and not e.place.inferred)
    yield from (place.name for place in _named(draft, desk))
    yield from (e.place.name for e in told if e.place is not None)
    yield from (f.place for f in draft.figures if f.place is not None)


def _named(draft: Draft, desk: Desk) -> Iterator[Place]:
    """The places at which the title says something was: none of an aside, and not where a source sits."""
    title = draft.wording.title
    text = desk.lines.texts[title.doc]
    for home in dict.fromkeys(desk.lines.home(s.doc, s.start) for s in desk.lines.within(title)) or [
        desk.lines.home(title.doc, title.start)
    ]:
        sources = [c.source for c in desk.claims_in.get(home, ()) if c.source is not None]
        for place in desk.places_in.get(home, ()):
            before = text[max(title.start, home[1]) : place.start]
            if (
                title.start <= place.start < title.end
                and place.role == "place"
                and _WHERE.search(before)
                and not is_aside(before)
                and not any(s.start <= place.start < s.end for s in sources)
            ):
                yield place
