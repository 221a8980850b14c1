"""Counts of neighbouring statements that cannot both be right: *about 20 men* and *no more than eight*.

The second speaker seldom says again what is counted: *three shots were fired; neighbours remembered at least six*. Such
a bare count is of what the statement before it counts. Read from the words, since a small count may be no figure.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import inf
from typing import Final

from coranto.text.numbers import numerals, tokens
from coranto.text.stems import content_words, stem
from coranto.text.wordlists import words

ABOUT: Final = 0.1
"""How far, as a share, *some* and *about* may be off."""
FAR: Final = 30
"""A count that is so many times the other counts something else."""

_AT_LEAST: Final = re.compile(r"\b(?:at least|more than|over|no fewer than|not less than|as many as \w+ or)\s*$", re.I)
_AT_MOST: Final = re.compile(
    r"\b(?:no more than|not more than|at most|up to|fewer than|less than|under|only|just)\s*$", re.I
)
_ABOUT: Final = re.compile(r"\b(?:about|around|some|nearly|almost|roughly|approximately|close to)\s*$", re.I)
_NO_COUNT: Final = re.compile(
    r"\s?(?:a\.?m\b|p\.?m\b|o'clock|[-‑](?:year|hour|day|week)|(?:st|nd|rd|th)\b|:\d|\.\d\d\b)", re.I
)
_COUNTED: Final = re.compile(
    r"\s+(?:(?:more|other|armed|young|local|burned|burnt|ruined|destroyed) )*(?P<noun>[a-z][\w-]+|%)|(?P<sign>%)"
)
_VERBS: Final = re.compile(
    r"(?:had|has|have|was|were|are|is|did|died|came|took|turned|attended|joined|marched|been|would|will|might|may|could|on"
    r"|in|at|and|or|of|for|to|from|by|with|dead|killed|wounded|injured|missing|hurt|altogether|alone|more|instead|there"
    r"|according|who|which|that|yesterday|today)",
    re.IGNORECASE,
)
"""What behind a number names nothing counted."""
_PERSONS: Final = words(
    """people person persons men women participants protesters demonstrators marchers fighters gunmen soldiers bodies
    dead deaths victims attackers rebels supporters mourners spectators passengers workers miners prisoners"""
)
_LIGHT: Final = frozenset(
    stem(word)
    for word in words(
        """people come came take took part number crowd toll figure count total dead died killed turnout sum attend
        attended join joined march marched list there least most more than only just about some around nearly almost
        many speak spoke put"""
    )
)
"""Stems of words that tell nothing of what is counted."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number in a statement: the interval that it allows, and the word for what it counts; empty where bare."""

    low: float
    high: float
    noun: str


@lru_cache(maxsize=1 << 12)
def counts(text: str) -> tuple[Count, ...]:
    """The counts of a statement, in order; ages, dates, hours and ordinals are none."""
    found = []
    for numeral in numerals(tokens(text)):
        if numeral.form in ("fraction", "vague") or _NO_COUNT.match(text, numeral.end) or _is_aside(text, numeral.end):
            continue
        if numeral.value < 2 or (numeral.plain and 1900 <= numeral.value < 2100 and numeral.form == "digits"):
            continue
        counted = _COUNTED.match(text, numeral.end)
        noun = "" if counted is None else counted["noun"] or counted["sign"]
        found.append(_count(text[: numeral.start], numeral.value, "" if _VERBS.fullmatch(noun) else noun))
    return tuple(found)


def _is_aside(text: str, end: int) -> bool:
    """Whether a number stands between commas, as an age does: *Ana Ruiz, 34, said*."""
    before = text[:end].rstrip("0123456789")
    return before.endswith(", ") and text[end : end + 1] in (",", ")")


def _count(before: str, value: float, noun: str) -> Count:
    if _AT_MOST.search(before):
        return Count(-inf, value, noun)
    if _AT_LEAST.search(before):
        return Count(value, inf, noun)
    slack = ABOUT * value if _ABOUT.search(before) else 0
    return Count(value - slack, value + slack, noun)


def are_rivals(one: str, other: str) -> bool:
    """Whether the later statement counts what the earlier does, and no number satisfies both."""
    first, second = counts(one), counts(other)
    if not first or not second:
        return False
    bare = not (_matter(other) - _LIGHT - content_words(one))
    return any(_is_rival(count, first, bare=bare) for count in second)


def _matter(text: str) -> frozenset[str]:
    """Stems of a statement's words of content but its numbers."""
    for numeral in reversed(numerals(tokens(text))):
        text = f"{text[: numeral.start]} {text[numeral.end :]}"
    return content_words(text)


def count_alike(one: str, other: str) -> bool:
    """Whether two statements may count one thing, or one of them counts nothing."""
    first, second = counts(one), counts(other)
    return not first or not second or any(_is_of(a, b, bare=False) for a in first for b in second)


def _is_rival(count: Count, before: Sequence[Count], *, bare: bool) -> bool:
    alike = [one for one in before if _is_of(one, count, bare=bare)]
    return bool(alike) and all(_are_apart(one, count) for one in alike) and any(_is_near(one, count) for one in alike)


def _is_of(one: Count, other: Count, *, bare: bool) -> bool:
    """Whether the second may be a count of what the first counts."""
    if "%" in (one.noun, other.noun) or {one.noun, other.noun} & {"percent", "per"}:
        return one.noun == other.noun or (bare and not other.noun)
    if not other.noun:
        return bare
    return stem(one.noun) == stem(other.noun) or (bare and {one.noun, other.noun} <= _PERSONS | {""})


def _are_apart(one: Count, other: Count) -> bool:
    return one.high < other.low or other.high < one.low


def _is_near(one: Count, other: Count) -> bool:
    values = [abs(v) for c in (one, other) for v in (c.low, c.high) if v not in (inf, -inf) and v]
    return max(values) <= FAR * min(values)
