"""What expressions of days mean: dates, weekdays, today and tomorrow, and stretches from one day to another."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from coranto.annotate.time_bases import Base, Reader, anchor_of, year_of
from coranto.annotate.time_hours import narrowed
from coranto.model.annotation import TimeExpression
from coranto.text.dates import (
    WEEKDAYS,
    Days,
    calendar_day,
    month_shifted,
    named_weekday,
    shifted,
    weekday_after,
    weekday_before,
    weekday_on_or_after,
    weekday_on_or_before,
)
from coranto.text.timex import UNKNOWN_DAY, Reading, day_reading, days_reading, nth_weekday

_BEFORE_LAST: Final = re.compile(r"(?i)\bthe\s+\w+\s+before\s+last\Z")
_OF_TOLD: Final = re.compile(r"(?i)\b(?:the\s+)?(?:previous|preceding|following|same)\s")
_THE_DAY: Final = re.compile(r"(?i)(?:the|that)\s+\w+day\b")
"""*On the Saturday*, *on that Saturday*: the one of what is being told."""
_THE_NEXT: Final = re.compile(r"(?i)the\s+next\s")
_TWO_AWAY: Final = re.compile(r"(?i)(?:the )?day (?:before|after) ")
LATELY: Final = 6
"""Days before its dispatch up to which a weekday is the last of its name."""
WEEKS_BACK: Final = 21
"""Days before it up to which a paragraph goes on telling of the week of a day that it has named."""
MONTHS_TRIED: Final = 4
"""Of so many months in a row two at least have a 31st."""


def _date(found: TimeExpression, base: Base) -> Reading:
    """A day of a month, with or without its year; a stretch of days where it names two."""
    if found.month is None or found.day is None:
        value = "XXXX" if found.year is None else f"{found.year:04d}"
        return Reading(f"{value}-XX-XX", reason="day and month could be either way round")
    year = found.year if found.year is not None else year_of(found, found.month, found.day, base)
    if year is None:
        return Reading(f"XXXX-{found.month:02d}-{found.day:02d}", reason="no year is stated, nor known otherwise")
    day = calendar_day(year, found.month, found.day)
    if day is None:
        return Reading(None, reason="the calendar has no such day")
    reason = "stated in full" if found.year is not None else f"“{found.text}”, {_lie(day, base)}"
    last = calendar_day(year, found.month, found.through) if found.through else None
    if last and last > day:
        return _stretch(day, last, reason, anchored=found.year is None)
    return narrowed(found, replace(day_reading(day, reason), anchored=found.year is None), day, base)


def _stretch(first: date, last: date, reason: str, *, anchored: bool) -> Reading:
    """The days ``first`` to ``last``, both included."""
    days = Days(first, shifted(last, 1))
    return days_reading(f"{first.isoformat()}/{last.isoformat()}", days, "range", reason, anchored=anchored)


def _lie(day: date, base: Base) -> str:
    if base.day is None:
        return f"of the year {day.year}"
    return "before the dispatch" if day < base.day else "of the dispatch" if day == base.day else "after the dispatch"


def _month_day(found: TimeExpression, base: Base) -> Reading:
    """*On the 15th*: of the month in which that day was last, or is next where its clause looks ahead.

    *Sunday the 15th* is of the month, of these, in which that day is a Sunday.
    """
    number = found.day or 0
    if base.day is None:
        return Reading(f"XXXX-XX-{number:02d}", reason="no month is stated, nor known otherwise")
    ahead = found.tense == "future" and number != base.day.day
    months = (month_shifted(base.day.replace(day=1), step if ahead else -step) for step in range(MONTHS_TRIED))
    days = (calendar_day(month.year, month.month, number) for month in months)
    near = [one for one in days if one is not None and (one > base.day if ahead else one <= base.day)]
    day = next((one for one in near if one.weekday() == found.weekday), near[0])
    made = day_reading(day, f"the {number} of the month that {'comes' if ahead else 'came'} nearest the dispatch")
    return narrowed(found, made, day, base)


def _date_range(found: TimeExpression, base: Base) -> Reading:
    """*28 February to 3 March*, *Dec. 30-Jan. 2*: a year that one of them states holds for the other."""
    month, day = found.month or 1, found.day or 1
    last_month, last_day = divmod(found.through or 0, 100)
    stated = found.year is not None
    wraps = (last_month, last_day) < (month, day)
    last_year = found.year if stated else year_of(found, last_month, last_day, base)
    if last_year is None:
        return Reading(f"XXXX-{month:02d}-{day:02d}", reason="no year is stated, nor known otherwise")
    first = calendar_day(last_year - 1 if wraps else last_year, month, day)
    last = calendar_day(last_year, last_month, last_day)
    if first is None or last is None:
        return Reading(None, reason="the calendar has no such day")
    return _stretch(first, last, "from one day to the other, both included", anchored=not stated)


def _weekday(found: TimeExpression, base: Base) -> Reading:
    """A day of the week: the dispatch's own if it is that, else the last or, where the clause looks ahead, the next."""
    weekday = found.weekday if found.weekday is not None else 0
    if base.day is None:
        letters = f"T{found.part}" if found.part else ""
        reason = f"a {WEEKDAYS[weekday]}; the dispatch has no date"
        return Reading(f"XXXX-WXX-{weekday + 1}{letters}", reason=reason)
    of_told = _OF_TOLD.match(found.text) or (_THE_NEXT.match(found.text) and found.tense != "future")
    if base.told and of_told:
        return _weekday_of_told(found, base)
    if base.told and _THE_DAY.match(found.text) and weekday_on_or_after(base.told.days.begin, weekday) <= base.day:
        return _weekday_of_told(replace(found, direction=0), base)
    if base.dated is not None and (near := _by_dated(found, base, base.day)) is not None:
        reading = day_reading(near, f"the {WEEKDAYS[weekday]} by {base.dated.quoted}, of which the paragraph tells")
        return narrowed(found, replace(reading, anchor=anchor_of(base.dated)), near, base)
    day, reason = weekday_meant(found, base.day)
    return narrowed(found, day_reading(day, reason), day, base)


def _by_dated(found: TimeExpression, base: Base, published: date) -> date | None:
    """*On Sunday nobody left*, where the paragraph tells of *Sunday the 18th*, a week and more before.

    Another weekday is the one nearest to such a day in its own sentence: *on Sunday the 18th, after talks on Saturday*.
    Behind a weekday that was itself counted from what was told it is the next: *the following Monday … on Wednesday*.
    """
    assert base.dated is not None
    weekday, told = found.weekday or 0, base.dated.days.begin
    bare = found.direction is None and found.unit is None and found.tense == "past" and weekday != published.weekday()
    if not bare or not LATELY < (published - told).days <= WEEKS_BACK:
        return None
    if told.weekday() == weekday:
        return told
    if base.dated.in_order:
        return weekday_on_or_after(told, weekday)
    return weekday_on_or_before(shifted(told, LATELY // 2), weekday) if base.beside == base.dated else None


def _weekday_of_told(found: TimeExpression, base: Base) -> Reading:
    """*The following Monday*, *the previous Friday*: counted from the day last told."""
    assert base.told is not None
    weekday, told = found.weekday or 0, base.told
    if found.direction == 0:
        day, how = weekday_on_or_after(told.days.begin, weekday), "the first from"
    elif found.direction == -1:
        day, how = weekday_before(told.days.begin, weekday), "the last before"
    else:
        day, how = weekday_after(told.days.begin, weekday), "the next after"
    reading = day_reading(day, f"a {WEEKDAYS[weekday]}, {how} {told.quoted}")
    return narrowed(found, replace(reading, anchor=anchor_of(told)), day, base)


def weekday_meant(found: TimeExpression, published: date) -> tuple[date, str]:
    """The day that a weekday expression means in a dispatch published on ``published``, and why."""
    weekday = found.weekday or 0
    if found.unit == "week" and found.form != "weekday-count":
        by = found.direction or 0
        monday = shifted(published, 7 * by - published.weekday())
        which = ("before that of", "of", "after that of")[by + 1]
        return shifted(monday, weekday), f"the {WEEKDAYS[weekday]} of the week {which} the dispatch"
    return named_weekday(published, weekday, found.direction, found.tense)


def _weekday_count(found: TimeExpression, base: Base) -> Reading:
    """*Monday week*, *a week on Monday*, *two weeks from Tuesday*, *the Friday before last*."""
    weekday = found.weekday or 0
    if base.day is None:
        return Reading(f"XXXX-WXX-{weekday + 1}", reason="the dispatch has no date")
    name = WEEKDAYS[weekday]
    if found.unit is None and found.amount is None:
        if _BEFORE_LAST.search(found.text):
            day = shifted(weekday_before(base.day, weekday), -7)
            return day_reading(day, f"the {name} before the last before the dispatch")
        day = shifted(weekday_after(base.day, weekday), 7)
        return day_reading(day, f"the {name} after the next after the dispatch")
    weeks = int(found.amount or 1)
    if found.text.lower().endswith(("ago", "now")):
        back = found.direction == -1
        nearest = weekday_before(base.day, weekday) if back else weekday_after(base.day, weekday)
        day = shifted(nearest, 7 * (weeks - 1) * (-1 if back else 1))
        return day_reading(day, f"number {weeks} of the {name}s {'before' if back else 'after'} the dispatch")
    start = weekday_on_or_after(base.day, weekday)
    return day_reading(shifted(start, 7 * weeks), f"{weeks} weeks after the next {name}".replace("1 weeks", "a week"))


def _nth_weekday(found: TimeExpression, base: Base) -> Reading:
    """*The first Sunday in June*, *the last Friday of November 2024*."""
    weekday, number = found.weekday or 0, int(found.amount or 0)
    month = found.month
    if month is None:
        if base.day is None:
            return Reading(UNKNOWN_DAY, reason="the dispatch has no date")
        first = month_shifted(base.day, found.direction or 0)
        year: int | None = first.year
        month = first.month
    else:
        year = found.year or year_of(found, month, min(28, 7 * (number or 4)), base)
    if year is None:
        return Reading(f"XXXX-{month:02d}", reason="no year is stated, nor known otherwise")
    if number:
        day = nth_weekday(year, month, weekday, number)
    else:
        day = weekday_before(month_shifted(date(year, month, 1), 1), weekday)
    if (day.year, day.month) != (year, month):
        return Reading(None, reason="the month has no such day")
    which = f"number {number} of the" if number else "the last of the"
    return day_reading(day, f"{which} {WEEKDAYS[weekday]}s of its month")


def _weekday_range(found: TimeExpression, base: Base) -> Reading:
    """*From Monday to Wednesday*: the first as its clause has it, the last the next after it."""
    first, last = found.weekday or 0, found.through or 0
    if base.day is None:
        return Reading(f"XXXX-WXX-{first + 1}/XXXX-WXX-{last + 1}", reason="the dispatch has no date")
    end = weekday_on_or_after(base.day, last)
    begin = weekday_before(end, first)
    if found.tense == "past" or (found.tense != "future" and begin > base.day):
        end = weekday_on_or_before(base.day, last)
        begin = weekday_before(end, first)
    reason = f"from {WEEKDAYS[first]} to {WEEKDAYS[last]}, both included"
    return _stretch(begin, end, reason, anchored=True)


def _relative_day(found: TimeExpression, base: Base) -> Reading:
    """Today, yesterday, tomorrow, tonight, last night, this morning, the day before yesterday."""
    words = found.text.lower()
    by = (found.direction or 0) * (2 if _TWO_AWAY.match(words) else 1)
    letters = found.part or ("NI" if "tonight" in words else None)
    named = replace(found, part=letters)
    if base.day is None:
        return Reading(f"{UNKNOWN_DAY}T{letters}" if letters else UNKNOWN_DAY, reason="the dispatch has no date")
    day = shifted(base.day, by)
    told = {-2: "two days before", -1: "the day before", 0: "the day of", 1: "the day after", 2: "two days after"}
    return narrowed(named, day_reading(day, f"{told[by]} the dispatch"), day, base)


DAY_READERS: Final[Mapping[str, Reader]] = {
    "date": _date,
    "monthday": _month_day,
    "date-range": _date_range,
    "weekday": _weekday,
    "weekday-count": _weekday_count,
    "weekday-range": _weekday_range,
    "nth-weekday": _nth_weekday,
    "day": _relative_day,
}
