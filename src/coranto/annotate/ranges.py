"""Amounts that belong together: the two ends of a range, with the unit and the scale that they share."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from coranto.annotate.amounts import Amount
from coranto.model.annotation import Qualifier

RESTATED: Final = 110
"""Characters before two numbers in which the verb that puts one in place of the other is looked for."""
NEAR: Final = 2.5
"""*Three or four* is a range; *three or forty* is none: the greatest ratio of such a pair."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A quantity in the making: one amount, or the two ends of a range."""

    start: int
    end: int
    first: Amount
    last: Amount
    qualifier: Qualifier = "exact"
    direction: Literal["up", "down"] | None = None
    conversion_of: tuple[int, int] | None = None

    @property
    def is_range(self) -> bool:
        return self.first is not self.last


_DASH: Final = re.compile(r"\s?[-–—‑]\s?|\s?to-\s?", re.IGNORECASE)
_TO: Final = re.compile(r" (?:up )?to (?:about |around |some |roughly |nearly |over |just )?| through ", re.IGNORECASE)
_OR: Final = re.compile(r",? or (?:even |perhaps |maybe )?", re.IGNORECASE)
_AND: Final = re.compile(r" and ", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"\bbetween (?:about |around |some |roughly |an estimated )?$", re.IGNORECASE)
_FROM: Final = re.compile(r"\bfrom (?:about |around |some |roughly |up to |just |an estimated )?$", re.IGNORECASE)
_CHANGED: Final = re.compile(r"(?:\bby|(?<!ag)ed|ose|ell|rew|\bup|\bdown|\banother) $", re.IGNORECASE)
"""What stands before the first of two numbers of which the second is where the change led (*rose 5% to 40%*)."""
_RESTATED: Final = re.compile(
    r"\b(?:(?:lower|correct|rais|reduc|revis|amend|adjust|updat|upgrad|downgrad|lift|trimm|scal|increas|decreas)(?:ed|es|ing|s)"
    r"|lower|correct|raise|reduce|revise|amend|adjust|update|lift|trim|cuts?|cutting|brought) (?:(?:up|down) )?"
    r"(?:its|his|her|their|our|the|an?|that|this|official|estimates|forecasts|demands) (?:(?!from\b)[\w’'-]+ ){1,8}"
    r"(?:up |down )?from (?:about |around |some |roughly |just |an estimated )?$"
    r"|\b(?:was|were|been|is|are|being) (?:later |since |then )?(?:corrected|revised|amended|adjusted|updated|lowered"
    r"|raised|cut|lifted|reduced|trimmed|upgraded|downgraded) (?:up |down )?from $",
    re.IGNORECASE,
)
"""Before two numbers of which somebody put the second in place of the first: *lowered its claim from 8 to 6 percent*.

What moves by itself keeps the two ends of its move: *fell from $75 to $45*.
"""


def ranges(text: str, found: Sequence[Amount]) -> Iterator[Piece]:
    """The amounts, with the two ends of a range as one piece."""
    index = 0
    while index < len(found):
        first = found[index]
        last = found[index + 1] if index + 1 < len(found) else None
        if last is not None and (pair := _pair(text, first, last)) is not None:
            if _RESTATED.search(text[max(0, first.start - RESTATED) : first.start]):
                yield from (Piece(one.start, one.end, one, one) for one in pair)
                index += 2
                continue
            yield Piece(first.start, last.end, *pair, qualifier="range")
            index += 2
            continue
        yield Piece(first.start, first.end, first, first)
        index += 1


def _pair(text: str, first: Amount, last: Amount) -> tuple[Amount, Amount] | None:
    """The two ends of a range, with the unit and scale that they share; null where they are two quantities."""
    gap = text[first.end : last.start]
    before = text[max(0, first.start - 32) : first.start]
    between, came_from = _BETWEEN.search(before) is not None, _FROM.search(before) is not None
    if not _joins(gap, between=between, came_from=came_from, first=first, last=last):
        return None
    shared = _with_shared(first, last)
    if shared is None or (_CHANGED.search(before) and first.unit is not None and _TO.fullmatch(gap)):
        return None
    low, high = shared
    if came_from and not _DASH.fullmatch(gap) and low.unit is None and not _ranging(before):
        return None
    if not between and not came_from and not _is_unit_pair(low, high):
        return None
    if low.value >= high.value and not (between or came_from):
        return None
    if _OR.fullmatch(gap) and high.value > NEAR * low.value:
        return None
    return low, high


def _ranging(before: str) -> bool:
    """Whether *from* follows a verb that spans: for counts, *rose from 10 to 15* is two figures."""
    return (
        re.search(r"(?:rang(?:e|es|ed|ing)|anywhere|estimates?|vary|varies|varying|aged?|ages) from $", before)
        is not None
    )


def _joins(gap: str, *, between: bool, came_from: bool, first: Amount, last: Amount) -> bool:
    if between and _AND.fullmatch(gap):
        return True
    if came_from and (
        _TO.fullmatch(gap) or re.fullmatch(r" (?:[^.;:()]|\.(?=\d)){1,40}? to (?:about |around |just )?", gap)
    ):
        return "," not in gap or len(gap) < 12
    if _DASH.fullmatch(gap):
        return not first.adjectival
    return (_TO.fullmatch(gap) or _OR.fullmatch(gap)) is not None and last.numeral.form != "fraction"


def _with_shared(first: Amount, last: Amount) -> tuple[Amount, Amount] | None:
    """Both ends with one unit; the lower takes the scale of the upper where it has none and would be greater alone."""
    if first.unit is None and last.unit is not None:
        first = replace(first, unit=last.unit, written=last.written)
    elif last.unit is None and first.unit is not None:
        last = replace(last, unit=first.unit, written=first.written)
    if first.dimension != last.dimension:
        return None
    if first.written != last.written and first.written and last.written:
        rates = first.written.partition("/"), last.written.partition("/")
        if first.dimension == "money" and rates[0][0] != rates[1][0]:
            return None
        longer = max(first.written, last.written, key=len)
        first, last = replace(first, written=longer), replace(last, written=longer)
    scale = last.numeral.scale
    if first.numeral.scale == 1 and scale >= 100 and first.value < 1000 and first.value * scale <= last.value * 10:
        first = replace(first, value=first.value * scale)
    return first, last


def _is_unit_pair(low: Amount, high: Amount) -> bool:
    return low.numeral.form != "vague" and high.numeral.form != "vague"
