"""The numbers of dead that a dispatch gives: within a story it grows, so it tells which dispatch is the later."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from coranto.resources.calendar import Calendar

_WORDS: Final = r"(?P<n>\d{1,3}(?:,\d{3})+|\d{1,6}|[a-z]+(?:-[a-z]+)?)"
_ABOUT: Final = r"(?:\s+(?:at least|more than|about|around|some|nearly|almost|over|to|at|of|up to))*"
_PEOPLE: Final = (
    r"(?:\s+(?:other|more))?(?:[^\S\n]+(?P<who>people|persons|children|civilians|soldiers|troops|fighters|rebels|militants|"
    r"police|policemen|officers|gendarmes|guards|migrants|hostages|passengers|villagers|workers|patients|bodies|victims|"
    r"miners|residents|students|pupils|men|women))?"
)
ANYBODY: Final = "people"
_OF_ANYBODY: Final = frozenset({"", "persons", "bodies", "victims", "men", "women", "children"})
"""Words of a count that is of all the dead, or of a part that no other dispatch need count."""
_PATTERNS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:killed|killing|kills|claimed|shot dead|drowned|drowning){_ABOUT}\s+{_WORDS}\b{_PEOPLE}"
        r"(?!\s+(?:of|days?|hours?|years?)\b)",
        rf"\b{_WORDS}{_PEOPLE}[^\S\n]+(?:(?:have|had|has|were|was|are|is)\s+)?(?:been\s+)?(?:(?:now|so far)\s+)?"
        r"(?:(?:confirmed|known)\s+)?(?:to\s+(?:have|be)\s+(?:been\s+)?)?"
        r"(?:dead|killed|died|drowned|perished)\b",
        r"\b(?:toll|number of dead|death toll)\b[^.\n]{0,60}?\b(?:to|at|reached|passed|hit|is|was)"
        rf"{_ABOUT}\s+{_WORDS}\b",
        rf"(?:^|\n)\W{{0,3}}(?:dead|deaths|killed|fatalities|deceased)(?:\s+\([^()\n]{{1,30}}\))?\s*[:|–—-]{_ABOUT}\s*{_WORDS}\b",
        rf"\b{_WORDS}[^\S\n]+(?:bodies|deaths|fatalities)\b",
    )
)
_OTHER_YEAR: Final = re.compile(r"\b(?:1[89]|20)\d\d\b|\bdecades?\b|\bworst\b", re.IGNORECASE)


Tolls = Mapping[str, int]
"""The greatest number of dead by whom they are called: *people* where they are called nothing else."""


def tolls(text: str, calendar: Calendar) -> Tolls:
    """The numbers of dead that the text gives in sentences that name no year; empty where it gives none."""
    found: dict[str, int] = {}
    for match in _matches(text):
        number = _number(match["n"], calendar)
        who = (match.groupdict().get("who") or "").lower()
        who = ANYBODY if who in _OF_ANYBODY else who
        if number is not None:
            found[who] = max(number, found.get(who, 0))
    return found


def _matches(text: str) -> Iterator[re.Match[str]]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            around = text[max(0, match.start() - 60) : match.end() + 60]
            if not _OTHER_YEAR.search(around):
                yield match


def _number(word: str, calendar: Calendar) -> int | None:
    digits = word.replace(",", "")
    if digits.isdigit():
        return int(digits)
    tens, _, ones = word.lower().rpartition("-")
    value = calendar.numbers.get(ones) if ones not in ("a", "an", "half") else None
    return None if value is None else int(value + calendar.numbers.get(tens, 0))
