"""Headings within a dispatch that name a place: what stands below them is told of there."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from coranto.model.annotation import Place
from coranto.model.corpus import Folio
from coranto.text.names import fold_name
from coranto.text.spans import Span

_HEADING: Final = re.compile(
    r"[^\S\n]*(?:\d{1,2}[.)][^\S\n]+)?(?P<name>[^\n.:;!?]{2,60})(?P<end>[.:]?[^\S\n]*(?:\n|\Z)|[.:] |[^\S\n]+[-–—] )"
)
"""A short line of its own, or what stands before the text of a paragraph and parts from it: *5. Kisumu*, *GELİK.*"""

_SUBJECT: Final = re.compile(r"[\"“‘]?(?:In |At )?\Z")
_FARES: Final = re.compile(r",? (?:has|had|was|were|is|remains?|remained|lay|lies|woke|looked|looks|saw|got|came)\b")
"""Behind a town of which its sentence tells how it is or fares: *Beira has been lucky*."""

_OF_OLD: Final = re.compile(
    r"(?:\A|(?<=\n)|(?<=[.!?] ))In (?:(?:early|mid|late|January|February|March|April|May|June|July|August|September|"
    r"October|November|December)[ -])?(?P<year>1[89]\d\d|20\d\d)\b[^\n]*"
)
"""From *In March 2031 a leak …* to the end of the paragraph: what went before the news."""


def told_of_old(folio: Folio) -> list[Span]:
    """The stretches that tell of years other than that of the dispatch, which is no part of its news."""
    day = (folio.document.published.start if folio.document else None) or ""
    return [Span(*found.span()) for found in _OF_OLD.finditer(folio.text) if found["year"] != day[:4]]


def section_heads(text: str, places: Sequence[Place]) -> list[tuple[int, Place | None]]:
    """Where the sections of the text begin, each with the place after which it is called; null where it is another."""
    starts = {p.start: p for p in places if p.role != "unnamed"}
    return [head for line in re.finditer(r"\n", text) for head in _heads(text, line.end(), starts, places)]


def _heads(
    text: str, start: int, starts: Mapping[int, Place], places: Sequence[Place]
) -> Iterator[tuple[int, Place | None]]:
    """The head that a line at an offset is, if it is one."""
    found = _HEADING.match(text, start)
    if found is None:
        return
    place, name = starts.get(found.start("name")), found["name"]
    own_line, marked = found["end"].endswith("\n"), name.isupper() or start != found.start("name")
    if place is not None and place.end == found.end("name") and (own_line or marked):
        yield start, _as_below(place, places)
    elif own_line and marked:
        yield start, None


def _as_below(place: Place, places: Sequence[Place]) -> Place:
    """The place as the text below calls it, where a heading has it in capitals and no gazetteer has it."""
    if place.lat is not None:
        return place
    name = fold_name(place.name)
    return next((p for p in places if p.name != place.name and fold_name(p.name) == name), place)


def town_that_fares(text: str, start: int, towns: Sequence[Place]) -> Place | None:
    """The town with which the sentence at an offset opens, where it tells how the town fares."""
    at_head = (p for p in towns if _SUBJECT.fullmatch(text, start, p.start))
    return next((p for p in at_head if _FARES.match(text, p.end)), None)
