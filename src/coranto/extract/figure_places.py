"""Where a figure holds: the place of its sentence, else the one that its paragraph or speaker is telling of."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from coranto.model.annotation import Place, Quantity
from coranto.resources.consequences import Consequences
from coranto.text.spans import Span

LEAD: Final = 250
"""Characters after a dateline that its lead takes."""
THEME: Final = 3
"""Times that a dispatch names a place which it is about."""
BACK: Final = 3
"""Sentences before the number's own in which the place that the paragraph tells of is looked for."""

_LOCATIVE: Final = re.compile(
    r"(?:\b(?:in|at|near|on|across|around|outside|inside|throughout|off|over|within)"
    r"(?: the| (?:central|northern|southern|eastern|western)"
    r"| (?:city|town|village|province|region|district|state|port|island|capital)(?: city)?(?: of)?){0,3}"
    r"|\b(?:city|town|village|province|region|district|port|island)(?: of)?)\s*$",
    re.IGNORECASE,
)
_FACILITY: Final = re.compile(
    r"(?: [\w-]+)? (?:hospital|clinic|airport|stadium|prison|jail|university|hotel|cathedral|church|mosque|bridge)\b",
    re.IGNORECASE,
)
"""After a name that a building bears: *in the San Martino hospital* is in no town of that name."""
_PRONOUN: Final = re.compile(r"(?:he|she|they|it)$", re.IGNORECASE)
_FINE: Final = frozenset({"site", "district"})


@dataclass(frozen=True, slots=True)
class Ground:
    """What tells whether a place is told of: words of occurrences, and how often the dispatch names each place."""

    table: Consequences
    often: Counter[str]


def named_places(places: Sequence[Place]) -> list[Place]:
    """The places that bear a name and say where: *Nairobi said* and *two villages near Beira* leave Beira alone."""
    return [place for place in places if place.role == "place"]


def is_locative(text: str, place: Place) -> bool:
    """Whether the toponym says where, by the preposition before it; *Ghana said* and *Ghana's army* do not."""
    if _FACILITY.match(text, place.end):
        return False
    return _LOCATIVE.search(text[max(0, place.start - 48) : place.start]) is not None


def only_place(places: Sequence[Place]) -> str | None:
    """The place where the dispatch puts all that it tells, if it names no other.

    Countries do not count beside a place within one; a site or a quarter is too fine for a whole dispatch.
    """
    towns = {p.name for p in places if p.precision not in {"country", None} and p.precision not in _FINE}
    names = towns or {p.name for p in places if p.precision not in _FINE}
    return names.pop() if len(names) == 1 else None


def confirmed(text: str, only: str | None, located: Sequence[Place], places: Sequence[Place]) -> str | None:
    """``only`` where the dateline agrees or the lead names it: a dispatch from Rio may end in Santiago.

    A dateline (*LIMA, June 3 (Agency) -*) says where the reporter sat; alone it puts no toll there.
    """
    lines = [p for p in places if _DATELINE.match(text, p.end, p.end + 80) and _begins_line(text, p.start)]
    if not lines or only is None or only in {p.name for p in lines}:
        return only
    first = min((p.start for p in located if p.name == only), default=0)
    return only if first - lines[0].end < LEAD else None


def _begins_line(text: str, at: int) -> bool:
    before = text[max(0, at - 40) : at]
    return before.rpartition("\n")[2].strip() == "" and (at < 40 or "\n" in before)


_DATELINE: Final = re.compile(r"(?:, [^\n().–—-]{2,30}\.?(?: \d{1,2})?(?:, \d{4})?,?)?(?: \([^\n()]{2,40}\))? ?[-–—] ")


def own_place(text: str, near: Sequence[Place], quantity: Quantity) -> str | None:
    """The toponym among those of the sentence that governs the number, if only one can."""
    names = {p.name for p in near}
    if len(names) == 1:
        return near[0].name
    after = [p for p in near if p.start >= quantity.end]
    if after and ";" not in text[quantity.end : after[0].start] and _adjoins(text, quantity, after[0]):
        return after[0].name
    return None


def told_place(
    text: str, before: Sequence[tuple[Span, Sequence[Place]]], paragraph: Span, speaker: str | None, ground: Ground
) -> str | None:
    """The place of the nearest earlier sentence that names one, if only one; countries are too wide to be meant.

    ``before`` are the sentences before the number's own, nearest first. The narrator goes on with the occurrence that
    the same paragraph told of; a speaker called *he* with what he was telling; a speaker newly named with neither.
    """
    goes_on = speaker is not None and _PRONOUN.match(speaker) is not None
    for span, places in before[:BACK]:
        if not goes_on and (speaker is not None or span.start < paragraph.start):
            return None
        names = {p.name for p in places if p.precision not in {"country", "region", None}}
        if names:
            name, *others = sorted(names)
            told = next(ground.table.named(span.of(text)), None) is not None or (
                goes_on and ground.often[name] >= THEME
            )
            return name if told and not others else None
    return None


def _adjoins(text: str, quantity: Quantity, place: Place) -> bool:
    """Whether a place stands so near after the number that no other clause lies between."""
    return place.start - quantity.end < 60 and not re.search(
        r"[,;:]| and | while | but ", text[quantity.end : place.start]
    )
