"""Month and day of writing, where a dispatch counts a day that it names from its own: *tomorrow, 9 March*."""

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from coranto.model.annotation import TimeExpression
from coranto.resolve.date_evidence import Hints
from coranto.resolve.weekdays import Profile, name_of
from coranto.text.dates import calendar_day, shifted

ANY_YEAR: Final = 2001
"""Month and day are reckoned in a year without a leap day; what would cross the end of February tells nothing."""
SURE: Final = 0.5
"""How likely the weekday of writing must be for *this Sunday, 12 March* to be counted from it."""

_BETWEEN: Final = re.compile(r",?\s+\(?|,\s*\Z")
_THIS: Final = re.compile(r"(?i)\b(?:this|this coming)\s+\Z")


def pinned(text: str, placed: Sequence[tuple[TimeExpression, int]], profile: Profile, hints: Hints) -> Hints:
    """The hints with the day that the dispatch's own words pin down, if its head states none.

    *Tomorrow, 9 March* is written on the eighth; *this Sunday, 12 March*, told as still to come by a dispatch that
    writes on a Wednesday, likewise.
    """
    if hints.month_day is not None:
        return hints
    for (before, _), (one, _) in zip([placed[0], *placed] if placed else [], placed, strict=False):
        day = _named(one)
        told = None if day is None else _beside(text, before, one, day) or _this(text, one, day, profile)
        if told is not None:
            return replace(hints, month_day=(told[0].month, told[0].day), month_day_told=told[1])
    return hints


def _named(one: TimeExpression) -> date | None:
    """The day of a date that names no year."""
    if one.form != "date" or one.year is not None or one.month is None or one.day is None or one.through:
        return None
    return calendar_day(ANY_YEAR, one.month, one.day)


def _beside(text: str, before: TimeExpression, one: TimeExpression, day: date) -> tuple[date, str] | None:
    """The day of writing where *today*, *tomorrow* or *yesterday* stands right before the date."""
    if before.form != "day" or before.end > one.start or not _BETWEEN.fullmatch(text, before.end, one.start):
        return None
    return _written(day, -(before.direction or 0), f"it says “{' '.join(text[before.start : one.end].split())}”")


def _this(text: str, one: TimeExpression, day: date, profile: Profile) -> tuple[date, str] | None:
    """The day of writing where the date is that of *this Sunday*, still to come, and the weekday of writing is told."""
    best = profile.best
    opened = _THIS.search(text, max(0, one.start - 20), one.start)
    if opened is None or one.weekday in (None, best) or one.tense != "future" or math.exp(profile.scores[best]) < SURE:
        return None
    words = " ".join(text[opened.start() : one.end].split())
    ahead = ((one.weekday or 0) - best) % 7
    return _written(day, -ahead, f"it says “{words}” and is written on a {name_of(best)}")


def _written(day: date, by: int, told: str) -> tuple[date, str] | None:
    written = shifted(day, by)
    leaps = {written.month, day.month} == {2, 3}
    return None if leaps else (written, told)
