"""What expressions of hours mean: parts of the day, and times on the clock with their zones."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Final

from coranto.annotate.time_bases import Base, Reader, Told, anchor_of, year_of
from coranto.model.annotation import TimeExpression
from coranto.resources.calendar import Calendar
from coranto.text.dates import calendar_day, named_weekday, shifted
from coranto.text.timex import UNKNOWN_DAY, Reading, hours_reading, moment

LATE_FROM, EARLY_UNTIL = 17, 12
"""Hours: *late on Thursday* begins at 17, *early on Thursday* ends at 12."""
MORNING_UNTIL: Final = 13
"""The hour before which what is told after an evening is of the next day."""
MIDNIGHT: Final = 24
"""The hour of it: *on Tuesday*, told that day as past, it was at the beginning of the day, not at its end."""
_OF_TOLD: Final = re.compile(r"(?i)\b(?:that|same|following|next|previous)\b|\b(?:before|after)\Z")
_DEFINITE: Final = re.compile(r"(?i)the\s+(?:morning|afternoon|evening)\Z")
_NEXT: Final = re.compile(r"(?i)\b(?:following|next)\b|\bafter\Z")
_PREVIOUS: Final = re.compile(r"(?i)\bprevious\b|\bbefore\Z")
_SMALL: Final = re.compile(r"(?i)\b(?:small|early|wee)?\s*hours\b")


def narrowed(found: TimeExpression, whole: Reading, day: date, base: Base) -> Reading:
    """The part of a day that the expression names, or the whole day."""
    if found.part:
        hours = _early_for_late(hours_of(found.text, found.part, base.calendar))
        letters = _letters(found, found.part)
        return replace(_hours(day, hours, letters, whole.reason), anchored=whole.anchored, anchor=whole.anchor)
    if found.modifier in ("early", "late"):
        narrow = (0, EARLY_UNTIL) if found.modifier == "early" else (LATE_FROM, 24)
        reason = f"{whole.reason}, {found.modifier}"
        made = hours_reading(day, narrow, day.isoformat(), reason, anchored=whole.anchored)
        return replace(made, anchor=whole.anchor)
    return whole


def hours_of(text: str, letters: str, calendar: Calendar) -> tuple[int, int]:
    """The hours of the part of the day that the words name, the narrowest that the calendar has for them."""
    narrow = _word_hours(calendar).search(" ".join(re.split(r"[\s-]+", text.lower())))
    return calendar.word_hours[_named(narrow[1], calendar)] if narrow else calendar.part_hours[letters]


def _early_for_late(hours: tuple[int, int]) -> tuple[int, int]:
    """The hours of a stated day: *after midnight on Tuesday* is early on it."""
    return (hours[0] - MIDNIGHT, hours[1] - MIDNIGHT) if hours[0] >= MIDNIGHT else hours


def _named(words: str, calendar: Calendar) -> str:
    return words if words in calendar.word_hours else words.replace(" ", "-")


@cache
def _word_hours(calendar: Calendar) -> re.Pattern[str]:
    words = sorted((word.replace("-", " ") for word in calendar.word_hours), key=lambda word: (-len(word), word))
    return re.compile(rf"\b({'|'.join(words)})\b")


def _hours(day: date, hours: tuple[int, int], letters: str, reason: str) -> Reading:
    return hours_reading(day, hours, f"{day.isoformat()}T{letters}", reason)


def _part(found: TimeExpression, base: Base) -> Reading:
    """A part of the day stated, of the day last told (*that night*), of the dispatch, or the night before it."""
    small = found.part is None and _SMALL.search(found.text) is not None
    letters = found.part or ("MO" if small else "NI")
    day, reason, anchor = _day_of_part(found, base, letters, small=small)
    if day is None:
        return Reading(f"{UNKNOWN_DAY}T{letters}", reason=reason)
    hours = hours_of(found.text, letters, base.calendar)
    made = _hours(day, _early_for_late(hours) if anchor is None else hours, _letters(found, letters), reason)
    return replace(made, anchored=found.year is None, anchor=anchor)


def _letters(found: TimeExpression, letters: str) -> str:
    """What lies before dawn is morning."""
    return "MO" if letters == "DT" and found.modifier == "before" else letters


def _day_of_part(
    found: TimeExpression, base: Base, letters: str, *, small: bool
) -> tuple[date | None, str, str | None]:
    """The day on which the part begins, the reason, and the anchor where that is not the publication."""
    if found.month is not None and found.day is not None:
        year = found.year or year_of(found, found.month, found.day, base)
        return (calendar_day(year, found.month, found.day) if year else None), "of the day stated", None
    if base.day is None:
        return None, "the dispatch has no date", None
    if found.weekday is not None:
        day, reason = named_weekday(base.day, found.weekday, None, found.tense)
        return day, reason, None
    told_part = _OF_TOLD.search(found.text) or _DEFINITE.match(found.text)
    if base.told is not None and told_part and found.tense != "future":
        return _of_told(found, base.told)
    if base.beside is not None and found.direction is None and "overnight" not in found.text:
        day, reason, anchor = _of_told(found, base.beside)
        early = letters == "MO" or (letters == "DT" and base.beside.late)
        return (
            (shifted(day, 1), f"the morning after it: {reason}", anchor)
            if base.beside.late and early
            else (day, reason, anchor)
        )
    if found.direction in (-1, 0, 1) and re.search(r"(?i)\b(?:yesterday|today|tomorrow)\b", found.text):
        return shifted(base.day, found.direction), "counted from the day of the dispatch", None
    if letters == "NI" and not small and found.tense != "future" and "after midnight" not in found.text.lower():
        return shifted(base.day, -1), "the night before the dispatch", None
    return base.day, "of the day of the dispatch", None


def _of_told(found: TimeExpression, told: Told) -> tuple[date, str, str]:
    by = 1 if _NEXT.search(found.text) else -1 if _PREVIOUS.search(found.text) else 0
    how = ("the day before", "the day of", "the day after")[by + 1]
    day = shifted(told.days.begin, by)
    return day, f"{how} {told.quoted}, told before it", anchor_of(told)


def _clock(found: TimeExpression, base: Base) -> Reading:
    """A time of day, in the writer's own zone unless one is stated."""
    hour, minute = found.hour or 0, found.minute or 0
    clock = f"T{hour:02d}:{minute:02d}"
    day, anchor = _day_of_clock(found, base)
    zone = _zone(found, base.calendar)
    if hour == MIDNIGHT and found.tense == "past" and found.weekday is not None and day == base.day:
        hour, clock = 0, "T00:00"
    if day is None:
        return Reading(f"{UNKNOWN_DAY}{clock}", reason=f"the day is not known, {zone}")
    begin = moment(day, hour + minute / 60)
    until = moment(day, hour + (minute + 1) / 60)
    reason = f"a time of day, {zone}" + (f", of {anchor}" if anchor else "")
    return Reading(f"{day.isoformat()}{clock}", begin, until, "minute", found.year is None, reason, anchor)


def _zone(found: TimeExpression, calendar: Calendar) -> str:
    """The zone in words, with its distance from Greenwich; each reading where there are several."""
    if found.zone is None:
        return "local time"
    readings = calendar.zones[found.zone]
    told = " or ".join(f"UTC{_offset(east)}, {where}" for east, where in readings)
    return f"{found.zone} ({told})"


def _offset(minutes: int) -> str:
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02d}" if rest else "")


def _day_of_clock(found: TimeExpression, base: Base) -> tuple[date | None, str | None]:
    """The day of the clock time, and the anchor where that is a day told before."""
    if found.month is not None and found.day is not None:
        year = found.year or year_of(found, found.month, found.day, base)
        return (calendar_day(year, found.month, found.day) if year else None), None
    if base.day is None:
        return None, None
    if found.weekday is not None:
        return named_weekday(base.day, found.weekday, found.direction, found.tense)[0], None
    told = base.told
    if found.tense == "future":
        told = base.beside if base.beside and base.beside.days.begin >= base.day else None
    if found.direction is not None:
        return shifted(base.day, found.direction), None
    if _is_of_evening(found, base) and base.evening is not None:
        return base.evening.days.begin, anchor_of(base.evening)
    if told is not None:
        next_day = told.late and (found.hour or 0) < MORNING_UNTIL and told.days.begin < base.day
        return shifted(told.days.begin, 1 if next_day else 0), anchor_of(told)
    return base.day, None


def _is_of_evening(found: TimeExpression, base: Base) -> bool:
    """Whether a late hour is of the evening before the dispatch, of which the text has told: *late on Monday*."""
    told = base.told.days.begin if base.told else base.day
    eve = base.evening is not None and base.day is not None and shifted(base.evening.days.begin, 1) == base.day
    return eve and told == base.day and found.tense != "future" and LATE_FROM <= (found.hour or 0) < MIDNIGHT


HOUR_READERS: Final[Mapping[str, Reader]] = {"part": _part, "clock": _clock}
