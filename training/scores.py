"""Counting what was found against what is there; spans and labels only, whoever found them."""

import math
import re
from collections.abc import Iterable, Set
from dataclasses import dataclass
from typing import Final

SCORED: Final = {"person": "person", "organization": "organization", "place": "place", "facility": "place"}
"""Labels that the evaluation sets have; a facility counts as a place there."""
_WORD: Final = re.compile(r"\w+")
_THAT: Final = re.compile(r"that\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Count:
    """Items of the gold, items found, and those that are both."""

    gold: int = 0
    found: int = 0
    right: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.gold + other.gold, self.found + other.found, self.right + other.right)

    @property
    def f1(self) -> float:
        """Per cent; NaN where there is nothing on either side."""
        return 200 * self.right / (self.gold + self.found) if self.gold + self.found else math.nan

    @property
    def precision(self) -> float:
        """Per cent; NaN where nothing was found."""
        return 100 * self.right / self.found if self.found else math.nan

    @property
    def recall(self) -> float:
        """Per cent; NaN where there is nothing to find."""
        return 100 * self.right / self.gold if self.gold else math.nan


def compared(gold: Set[object], found: Set[object]) -> Count:
    """The count of two sets."""
    return Count(len(gold), len(found), len(gold & found))


def total(counts: Iterable[Count]) -> Count:
    """The sum of the counts."""
    return sum(counts, Count())


Mention = tuple[int, int, str]


def mentions(text: str, spans: Iterable[Mention], labels: dict[str, str] = SCORED) -> set[Mention]:
    """The spans with the labels that are scored, each without a leading *the*."""
    return {(*_without_article(text, a, b), labels[label]) for a, b, label in spans if label in labels}


def _without_article(text: str, start: int, end: int) -> tuple[int, int]:
    while end - start > 4 and text[start : start + 4].lower() == "the ":
        start += 4
    return start, end


def untyped(found: Set[Mention]) -> set[tuple[int, int]]:
    """The spans alone."""
    return {(start, end) for start, end, _ in found}


def tokens(text: str, spans: Iterable[tuple[int, int]], *, content: bool = False) -> set[int]:
    """Starts of the word tokens that the spans touch: signs count for nothing, nor a *that* which opens a content."""
    held: set[int] = set()
    for start, end in (span for span in spans if span[0] < min(span[1], len(text))):
        while start > 0 and _is_word(text[start - 1]) and _is_word(text[start : start + 1]):
            start -= 1
        held |= {found.start() for found in _WORD.finditer(text, start, end)}
    if content and len(held) > 1 and _THAT.match(text, min(held)):
        held.discard(min(held))
    return held


def _is_word(sign: str) -> bool:
    return _WORD.fullmatch(sign) is not None
