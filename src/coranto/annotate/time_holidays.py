"""What names of holidays mean: by the calendar that keeps them, the country spoken of, and the tense."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from coranto.annotate.time_bases import Base
from coranto.model.annotation import TimeExpression
from coranto.resources.holidays import Falling, Holidays
from coranto.text.dates import Days, shifted, whole_week
from coranto.text.timex import UNKNOWN_DAY, Reading, days_reading, week_reading, weekend_reading

SOME_YEARS: Final = (2021, 2022, 2024)
"""Years by which a day that is the same every year is told from one that moves."""
LONG_BEFORE: Final = (0, 1)
"""On these weekdays a holiday lengthens the weekend before it, else the one after."""
NEAR: Final = 100
"""Days: a holiday further ahead than this is last year's, unless its clause looks ahead."""


def holiday(found: TimeExpression, base: Base) -> Reading:
    """The days of a holiday: of the year stated, else the last, or the next if that is near or the clause looks ahead.

    A day that is sighted or differs between almanacs is given as calculated, one day wider at each side. What single
    countries keep on days of their own has no day unless the dispatch names one of them.
    """
    kept = base.calendar.holidays
    name = name_in(found.text, kept)
    if name is None:
        return Reading(None, reason="a holiday whose day is not known")
    year = found.year if found.year is not None else base.day.year if base.day else None
    if year is None:
        return Reading(_open_day(name, kept, base), reason=f"{name}; the dispatch has no date")
    years = (year,) if found.year is not None else (year - 1, year, year + 1)
    fallen = [day for near in years for day in kept.days(name, near, base.country)]
    meant = [day for day in fallen if day.country in (None, base.country)]
    if not meant:
        why = "kept by single countries, and the dispatch names none of them" if fallen else "no such day is known"
        return Reading(UNKNOWN_DAY, reason=f"{name}: {why}")
    own = [day for day in meant if day.country] or meant
    one = own[0] if found.year is not None else _nearest(own, found, base.day or date.min)
    return Reading(UNKNOWN_DAY, reason=f"{name}: no such day is known") if one is None else _of(one, name, found)


def _open_day(name: str, kept: Holidays, base: Base) -> str:
    """``XXXX-12-25`` for what falls on one day of the month every year, else a day that is open."""
    fallen = [
        day for year in SOME_YEARS for day in kept.days(name, year, base.country) if day.country in (None, base.country)
    ]
    days = {(day.begin.month, day.begin.day, (day.until - day.begin).days) for day in fallen}
    if len(days) != 1 or len(fallen) != len(SOME_YEARS):
        return UNKNOWN_DAY
    month, of_month, count = days.pop()
    return f"XXXX-{month:02d}-{of_month:02d}" if count == 1 else UNKNOWN_DAY


def name_in(said: str, kept: Holidays) -> str | None:
    """The holiday that the words name, by the longest spelling that they hold."""
    words = said.split()
    pieces = sorted(
        ((i, j) for i in range(len(words)) for j in range(i + 1, len(words) + 1)), key=lambda p: p[0] - p[1]
    )
    names = (kept.named(" ".join(words[i:j]).rstrip(",")) for i, j in pieces)
    return next((name for name in names if name is not None), None)


def _nearest(days: Iterable[Falling], found: TimeExpression, today: date) -> Falling | None:
    """The falling that a dispatch of that day means."""
    fallen = sorted(days, key=lambda one: one.begin)
    now = [one for one in fallen if today in (whole_week(one.begin) if found.unit else Days(_begin(one), _until(one)))]
    back = [one for one in fallen if one.begin <= today]
    ahead = [one for one in fallen if one.begin > today]
    if now and found.direction is None:
        return now[0]
    if found.direction == -1:
        return back[-1] if back else None
    if ahead and (found.tense == "future" or found.direction == 1):
        return ahead[0]
    if back and ahead and found.tense != "past" and found.direction is None:
        wait = (ahead[0].begin - today).days
        return ahead[0] if wait <= NEAR and wait < (today - back[-1].begin).days else back[-1]
    return back[-1] if back else ahead[0] if ahead else None


def _begin(one: Falling) -> date:
    return shifted(one.begin, -1) if one.sighted else one.begin


def _until(one: Falling) -> date:
    return shifted(one.until, 1) if one.sighted else one.until


def _of(one: Falling, name: str, found: TimeExpression) -> Reading:
    where = f", as {one.country} keeps it" if one.country else ""
    sighted = "; by sighting it may be a day off" if one.sighted else ""
    reason = f"{name}, {one.calendar} calendar{where}{sighted}"
    if found.unit == "week":
        return week_reading(one.begin, f"the week of {reason}")
    if found.unit == "weekend":
        saturday = shifted(whole_week(one.begin).begin, 5 - 7 * (one.begin.weekday() in LONG_BEFORE))
        return weekend_reading(saturday, f"the weekend of {reason}")
    last = shifted(one.until, -1)
    value = one.begin.isoformat() if one.begin == last else f"{one.begin.isoformat()}/{last.isoformat()}"
    days = Days(_begin(one), _until(one))
    return days_reading(value, days, "day" if days.is_day else "range", reason, anchored=found.year is None)
