"""What expressions of days and hours mean: dates, weekdays, parts of the day, clock times, ordinal days."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from coranto.model.annotation import TimeExpression
from coranto.resources.calendar import Calendar
from coranto.text.dates import (
    WEEKDAYS,
    Days,
    calendar_day,
    named_weekday,
    shifted,
)
from coranto.text.timex import (
    UNKNOWN_DAY,
    Reading,
    day_reading,
    days_reading,
    hours_reading,
    moment,
)

LATE_FROM, EARLY_UNTIL = 17, 12
"""Hours: *late on Thursday* begins at 17, *early on Thursday* ends at 12."""
FAR, NEAR = 240, 100
"""Days: a date without a year that would lie further back than ``FAR`` is taken ahead, if nearer than ``NEAR``."""
BEYOND, JUST_PAST = 300, 60
"""Days: nor is one that would lie so far ahead and has only just been, whatever its clause looks to."""


@dataclass(frozen=True, slots=True)
class Base:
    """What expressions are counted from."""

    day: date | None
    """The day of publication, where one is known."""
    year: int | None
    """The year of publication, where at least that is known."""
    calendar: Calendar
    quarter: tuple[int, int] | None = None
    """Year and number of the quarter spoken of a little before, in reports of business."""


Reader = Callable[[TimeExpression, Base], Reading]


def _date(found: TimeExpression, base: Base) -> Reading:
    """A day of a month, with or without its year; a stretch of days where it names two."""
    if found.month is None or found.day is None:
        value = "XXXX" if found.year is None else f"{found.year:04d}"
        return Reading(f"{value}-XX-XX", reason="day and month could be either way round")
    year = found.year if found.year is not None else _year_of(found, found.month, found.day, base)
    if year is None:
        return Reading(f"XXXX-{found.month:02d}-{found.day:02d}", reason="no year is stated, nor known otherwise")
    day = calendar_day(year, found.month, found.day)
    if day is None:
        return Reading(None, reason="the calendar has no such day")
    reason = "stated in full" if found.year is not None else f"the {found.text} {_lie(day, base)}"
    last = calendar_day(year, found.month, found.through) if found.through else None
    if last and last > day:
        return days_reading(
            f"{day.isoformat()}/{last.isoformat()}", Days(day, shifted(last, 1)), "range", reason,
            anchored=found.year is None,
        )  # fmt: skip
    return _narrowed(found, replace(day_reading(day, reason), anchored=found.year is None), day)


def _lie(day: date, base: Base) -> str:
    if base.day is None:
        return f"of the year {day.year}"
    return "before the dispatch" if day < base.day else "of the dispatch" if day == base.day else "after the dispatch"


def _year_of(found: TimeExpression, month: int, day: int, base: Base) -> int | None:
    """The year of a date without one: of the last such date, or of the next where its clause looks ahead."""
    if base.day is None:
        return base.year
    this = base.day.year
    behind = _nearest(base.day, [this, this - 1], month, day, back=True)
    ahead = _nearest(base.day, [this, this + 1], month, day, back=False)
    if behind is None or ahead is None:
        return this
    if found.tense == "future" and not ((ahead - base.day).days > BEYOND and (base.day - behind).days < JUST_PAST):
        return ahead.year
    far = (base.day - behind).days > FAR and (ahead - base.day).days < NEAR
    return ahead.year if far else behind.year


def _nearest(day: date, years: list[int], month: int, of_month: int, *, back: bool) -> date | None:
    found = [made for year in years if (made := calendar_day(year, month, of_month)) is not None]
    return next((made for made in found if (made <= day if back else made >= day)), None)


def _weekday(found: TimeExpression, base: Base) -> Reading:
    """A day of the week: the dispatch's own if it is that, else the last or, where the clause looks ahead, the next."""
    weekday = found.weekday if found.weekday is not None else 0
    name = WEEKDAYS[weekday]
    if base.day is None:
        letters = f"T{found.part}" if found.part else ""
        return Reading(f"XXXX-WXX-{weekday + 1}{letters}", reason=f"a {name}; the dispatch has no date")
    day, reason = weekday_meant(found, base.day)
    return _narrowed(found, day_reading(day, reason), day, base)


def weekday_meant(found: TimeExpression, published: date) -> tuple[date, str]:
    """The day that a weekday expression means in a dispatch published on ``published``, and why."""
    return named_weekday(published, found.weekday or 0, found.direction, found.tense)


def _relative_day(found: TimeExpression, base: Base) -> Reading:
    """Today, yesterday, tomorrow, tonight, last night, this morning, the day before yesterday."""
    words = found.text.lower()
    by = (found.direction or 0) * (2 if words.startswith(("the day", "day ")) else 1)
    letters = found.part or ("NI" if "tonight" in words else None)
    named = replace(found, part=letters)
    if base.day is None:
        return Reading(f"{UNKNOWN_DAY}T{letters}" if letters else UNKNOWN_DAY, reason="the dispatch has no date")
    day = shifted(base.day, by)
    told = {-2: "two days before", -1: "the day before", 0: "the day of", 1: "the day after", 2: "two days after"}
    return _narrowed(named, day_reading(day, f"{told[by]} the dispatch"), day, base)


def _narrowed(found: TimeExpression, whole: Reading, day: date, base: Base | None = None) -> Reading:
    """The part of a day that the expression names, or the whole day."""
    if found.part and base is not None:
        hours = base.calendar.part_hours[found.part]
        return hours_reading(day, hours, f"{day.isoformat()}T{found.part}", whole.reason, anchored=whole.anchored)
    if found.modifier in ("early", "late"):
        narrow = (0, EARLY_UNTIL) if found.modifier == "early" else (LATE_FROM, 24)
        return hours_reading(day, narrow, day.isoformat(), f"{whole.reason}, {found.modifier}", anchored=whole.anchored)
    return whole


def _part(found: TimeExpression, base: Base) -> Reading:
    """A part of a day without its day: that of the dispatch, or the night before it."""
    words = found.text.lower()
    letters = found.part or ("NI" if words == "overnight" else "MO")
    if base.day is None:
        return Reading(f"{UNKNOWN_DAY}T{letters}", reason="the dispatch has no date")
    if found.weekday is not None:
        return hours_reading(weekday_meant(found, base.day)[0], (0, 6), f"{base.day.isoformat()}TMO", "the first hours")
    day = shifted(base.day, -1 if letters == "NI" else 0)
    begin, until = base.calendar.part_hours[letters]
    if found.modifier == "before":
        begin, until = 0, until
        letters = "MO" if letters == "DT" else letters
    reason = "the night before the dispatch" if letters == "NI" else "of the day of the dispatch"
    return hours_reading(day, (begin, until), f"{day.isoformat()}T{letters}", reason)


def _clock(found: TimeExpression, base: Base) -> Reading:
    """A time of day, in the writer's own zone unless one is stated."""
    hour, minute = found.hour or 0, found.minute or 0
    clock = f"T{hour:02d}:{minute:02d}"
    day = _day_of_clock(found, base)
    zone = f", {found.zone}" if found.zone else ", local time"
    if day is None:
        return Reading(f"{UNKNOWN_DAY}{clock}", reason=f"the day is not known{zone}")
    begin = moment(day, hour + minute / 60)
    until = moment(day, hour + (minute + 1) / 60)
    return Reading(f"{day.isoformat()}{clock}", begin, until, "minute", found.year is None, f"a time of day{zone}")


def _day_of_clock(found: TimeExpression, base: Base) -> date | None:
    if found.month is not None and found.day is not None:
        year = found.year or _year_of(found, found.month, found.day, base)
        return calendar_day(year, found.month, found.day) if year else None
    if base.day is None:
        return None
    if found.weekday is not None:
        return weekday_meant(found, base.day)[0]
    return shifted(base.day, found.direction or 0)


DAY_READERS: Final[Mapping[str, Reader]] = {
    "date": _date,
    "weekday": _weekday,
    "day": _relative_day,
    "part": _part,
    "clock": _clock,
}
