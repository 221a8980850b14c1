"""What expressions longer than a day mean: weekends, weeks, months, quarters, seasons, years, decades, centuries."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from coranto.annotate.time_bases import Base, Reader, Told, anchor_of, year_of
from coranto.annotate.time_quarters import same_quarter
from coranto.model.annotation import TimeExpression
from coranto.text.dates import (
    MONTHS,
    Days,
    calendar_day,
    iso_week,
    month_shifted,
    shifted,
    weekday_on_or_after,
    weekday_on_or_before,
    whole_day,
    whole_month,
    whole_week,
)
from coranto.text.timex import (
    PRESENT,
    UNKNOWN_DAY,
    Reading,
    day_reading,
    days_reading,
    interval,
    month_reading,
    months_of,
    quarter_reading,
    thirds,
    week_reading,
    weekend_reading,
    year_reading,
    years_reading,
)

THIRDS: Final = frozenset({"early", "mid", "late"})
WEEK: Final = 7
WEEKS: Final = 5
"""Days of a week; weeks of a month, the fifth being its last days."""
_OF_TOLD: Final = re.compile(r"(?i)\b(?:that|same|following|previous|preceding)\b|\b(?:before|after)\Z")
_FOLLOWS: Final = re.compile(r"(?i)^(?:the\s+)?next\s+(?:day|weekend)\b|^the\s+next\s")


def _told(found: TimeExpression, base: Base) -> Told | None:
    """The time last told, if the expression counts from that: *that year*, *the following day*, *the next day*."""
    if not (_OF_TOLD.search(found.text) or (_FOLLOWS.match(found.text) and found.tense != "future")):
        return None
    if found.unit in ("day", "week", "weekend"):
        return base.told
    if found.unit == "month":
        return base.told_month
    return base.told_year if found.unit in ("year", "decade", "century") else None


def _third(reading: Reading, modifier: str | None) -> Reading:
    """*Early May*, *mid-week*, *late in the 1990s*: a third of the stretch; the value stays that of the whole."""
    if modifier not in THIRDS or reading.begin is None or reading.until is None:
        return reading
    whole = Days(date.fromisoformat(reading.begin), date.fromisoformat(reading.until))
    begin, until = interval(thirds(whole, modifier))
    part = {"early": "first", "mid": "middle", "late": "last"}[modifier]
    return replace(reading, begin=begin, until=until, precision="range", reason=f"{reading.reason}; its {part} third")


def _up_to_dispatch(reading: Reading, modifier: str | None, day: date | None) -> Reading:
    """*Earlier this year* ends with the dispatch, *later this year* begins with it."""
    if day is None or reading.begin is None or reading.until is None:
        return reading
    own = interval(whole_day(day))
    if modifier == "earlier" and reading.begin < own[1] <= reading.until:
        return replace(reading, until=own[1], precision="range", reason=f"{reading.reason}, up to the dispatch")
    if modifier == "later" and reading.begin <= own[0] < reading.until:
        return replace(reading, begin=own[0], precision="range", reason=f"{reading.reason}, from the dispatch on")
    return reading


def _weekend(found: TimeExpression, base: Base) -> Reading:
    told = _told(found, base)
    if found.month is not None and found.day is not None:
        year = found.year or year_of(found, found.month, found.day, base)
        day = calendar_day(year, found.month, found.day) if year else None
        if day is None:
            return Reading("XXXX-WXX-WE", reason="its year is not known")
        if found.unit == "week":
            return week_reading(day, f"the week of {day.isoformat()}")
        return weekend_reading(shifted(whole_week(day).begin, 5), "stated")
    if told is not None:
        by = found.direction or 0
        saturday = shifted(whole_week(told.days.begin).begin, 5 + 7 * min(by, 0))
        made = weekend_reading(saturday, f"counted from {told.quoted}")
        return replace(made, anchored=False, anchor=anchor_of(told))
    if base.day is None:
        return Reading("XXXX-WXX-WE", reason="the dispatch has no date")
    saturday = weekday_on_or_before(base.day, 5)
    if found.direction == 1 or (found.direction in (0, None) and found.tense in ("future", None)):
        saturday = weekday_on_or_after(base.day, 5)
    if found.direction == -1 and (base.day - saturday).days < 2:
        saturday = shifted(saturday, -7)
    return weekend_reading(saturday, "a Saturday and Sunday by the dispatch")


def _unit(found: TimeExpression, base: Base) -> Reading:
    """Last, this or next day, week, month, quarter, year, decade, century; *that year* counts from the one told."""
    by, unit = found.direction or 0, found.unit or "day"
    if unit == "quarter" and "latest" in found.text.lower():
        return same_quarter(found, base)
    told = _told(found, base)
    if told is not None:
        which = ("before", "of", "after")[by + 1]
        made = _unit_of(told.days.begin, unit, by, f"the {unit} {which} {told.quoted}, told before it")
        return replace(_third(made, found.modifier), anchored=False, anchor=anchor_of(told))
    reason = f"the {unit} {('before that of', 'of', 'after that of')[by + 1]} the dispatch"
    if base.day is None:
        if unit == "year" and base.year is not None:
            return year_reading(base.year + by, reason, anchored=True)
        return Reading(_OPEN_UNITS.get(unit, "XXXX"), reason="the dispatch has no date")
    made = _unit_of(base.day, unit, by, reason)
    if unit == "day":
        return made
    return _up_to_dispatch(_third(made, found.modifier), found.modifier, base.day)


def _unit_of(day: date, unit: str, by: int, reason: str) -> Reading:
    """The unit that lies ``by`` units from the one that holds ``day``."""
    tens, hundreds = day.year // 10 + by, day.year // 100 + by
    readers: Mapping[str, Callable[[], Reading]] = {
        "day": lambda: day_reading(shifted(day, by), reason),
        "week": lambda: week_reading(shifted(day, 7 * by), reason),
        "month": lambda: _month_of(month_shifted(day, by), reason),
        "quarter": lambda: quarter_reading(month_shifted(day, 3 * by), reason),
        "year": lambda: year_reading(day.year + by, reason, anchored=True),
        "decade": lambda: years_reading(str(tens), 10 * tens, 10, reason, anchored=True),
        "century": lambda: years_reading(str(hundreds), 100 * hundreds, 100, reason, anchored=True),
    }
    return readers[unit]()


_OPEN_UNITS: Final = {"day": UNKNOWN_DAY, "week": "XXXX-WXX", "month": "XXXX-XX", "quarter": "XXXX-QX", "decade": "XXX"}


def _month_of(day: date, reason: str) -> Reading:
    return month_reading(day.year, day.month, reason, anchored=True)


def _year_end(found: TimeExpression, base: Base) -> Reading:
    """*Year-end* is the last day of the year of the dispatch, or of the one before where its clause tells the past."""
    if base.day is None:
        return Reading("XXXX-12-31" if found.unit == "year" else UNKNOWN_DAY, reason="the dispatch has no date")
    if found.unit == "month":
        first = month_shifted(base.day, 0 if found.tense == "past" else 1)
        return day_reading(shifted(first, -1), "the last day of a month by the dispatch")
    year = base.day.year - (1 if found.tense == "past" else 0)
    return day_reading(date(year, 12, 31), f"the last day of {year}")


def _turn(found: TimeExpression, base: Base) -> Reading:
    """*The turn of the year*: the weeks about New Year; *of the century*: the year in which it began."""
    if base.day is None:
        return Reading("XXXX", reason="the dispatch has no date")
    if found.unit == "century":
        first = base.day.year // 100 * 100
        return year_reading(first, "the year in which the century of the dispatch began", anchored=True)
    ahead = found.tense == "future" or (found.tense != "past" and base.day.month >= 10)
    year = base.day.year + (1 if ahead else 0)
    days = Days(date(year - 1, 12, 15), date(year, 1, 16))
    return days_reading(f"{year:04d}", days, "range", f"the weeks about New Year's Day of {year}")


def _nth_week(found: TimeExpression, base: Base) -> Reading:
    """*The third week of May*: its days 15 to 21; the last week is its last seven days."""
    month, number = found.month or 1, int(found.amount or 0)
    year = found.year or (base.year if base.day is None else _year_of_month(found, month, base.day))
    if year is None:
        return Reading(f"XXXX-{month:02d}", reason="no year is stated, nor known otherwise")
    whole = whole_month(year, month)
    if whole is None or number > WEEKS:
        return Reading(None, reason="the month has no such week")
    first = shifted(whole.begin, WEEK * (number - 1)) if 0 < number < WEEKS else shifted(whole.until, -WEEK)
    days = Days(first, shifted(first, WEEK))
    which = f"week {number}" if number else "the last week"
    reason = f"{which} of {MONTHS[month - 1]} {year}"
    return days_reading(iso_week(shifted(first, WEEK // 2)), days, "week", reason, anchored=found.year is None)


def _month(found: TimeExpression, base: Base) -> Reading:
    month = found.month or 1
    if found.year is not None:
        return _third(month_reading(found.year, month, "stated in full", anchored=False), found.modifier)
    if base.day is None:
        if base.year is not None and found.direction is None:
            return month_reading(base.year, month, f"of the year {base.year}", anchored=True)
        return Reading(f"XXXX-{month:02d}", reason="no year is stated, nor known otherwise")
    year = _year_of_month(found, month, base.day)
    reason = f"the {MONTHS[month - 1]} nearest the dispatch that its clause allows"
    return _third(month_reading(year, month, reason, anchored=True), found.modifier)


def _year_of_month(found: TimeExpression, month: int, day: date) -> int:
    if found.text.lower().endswith(" year"):
        return day.year + (found.direction or 0)
    if found.direction == -1:
        return day.year if month < day.month else day.year - 1
    if found.direction == 1:
        return day.year if month > day.month else day.year + 1
    if found.direction == 0:
        return day.year
    if found.tense == "future" and (month - day.month) % 12 < 10:
        return day.year if month >= day.month else day.year + 1
    ahead = (month - day.month) % 12
    near = 1 <= ahead <= 2 and found.tense != "past"
    return day.year + (1 if near and month < day.month else -1 if month > day.month and not near else 0)


def _month_range(found: TimeExpression, base: Base) -> Reading:
    """*March-May*, *Nov-Jan 2021*: the year is that of the last month."""
    first, last = found.month or 1, found.through or 1
    if found.year is None and base.day is None:
        return Reading(f"XXXX-{first:02d}/XXXX-{last:02d}", reason="no year is stated, nor known otherwise")
    year = found.year or _year_of_month(found, last, base.day or date.min)
    begun = year - (first > last)
    days = months_of(begun, first, (last - first) % 12 + 1)
    reason = "from one month to the other, both included"
    value = f"{begun:04d}-{first:02d}/{year:04d}-{last:02d}"
    return days_reading(value, days, "range", reason, anchored=found.year is None)


def _year(found: TimeExpression, _base: Base) -> Reading:
    fiscal = re.search(r"(?i)\b(?:fiscal|financial|tax|FY)\b|^FY", found.text)
    reason = "stated; a year of accounts, which may begin in another month" if fiscal else "stated"
    return _third(year_reading(found.year or 0, reason, anchored=False), found.modifier)


def _year_range(found: TimeExpression, _base: Base) -> Reading:
    """*1914-18*, *the 2021-22 season*, *from 2010 to 2015*."""
    first, last = found.year or 0, found.through or 0
    return years_reading(
        f"{first:04d}/{last:04d}", first, last - first + 1, "from year to year, stated", anchored=False
    )


def _iso_week(found: TimeExpression, _base: Base) -> Reading:
    """*2022-W08*, *week 8 of 2022*."""
    year, number = found.year or 0, int(found.amount or 0)
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return Reading(None, reason="the year has no such week")
    return replace(week_reading(monday, "stated"), anchored=False)


def _decade(found: TimeExpression, base: Base) -> Reading:
    first = int(found.amount or 0)
    if first < 100:
        century = (base.year or 2000) // 100 * 100
        first += century if base.year and century + first <= base.year else 1900
    return _third(years_reading(str(first // 10), first, 10, "a decade, stated", anchored=False), found.modifier)


def _century(found: TimeExpression, _base: Base) -> Reading:
    number = int(found.amount or 1) - 1
    made = years_reading(f"{number:02d}", 100 * number, 100, "a century, stated", anchored=False)
    return _third(made, found.modifier)


def _season(found: TimeExpression, base: Base) -> Reading:
    """A season: of the year stated, else the one under way, the last or the next, as direction and tense tell."""
    letters = found.part or "SU"
    southern = base.country in base.calendar.southern
    reason = f"a season, as the {'southern' if southern else 'northern'} half of the earth counts"
    if base.country:
        reason += f" ({base.country} is named most)"
    if found.year is not None:
        days = _season_days(found.year, letters, base, southern=southern)
        made = days_reading(f"{found.year:04d}-{letters}", days, "range", reason, anchored=False)
        return _third(made, found.modifier)
    if base.day is None:
        return Reading(f"XXXX-{letters}", reason="no year is stated, nor known otherwise")
    years = range(base.day.year - 2, base.day.year + 3)
    all_days = [(year, days) for year in years if (days := _season_days(year, letters, base, southern=southern))]
    over = [one for one in all_days if one[1].until <= base.day]
    now = [one for one in all_days if base.day in one[1]]
    ahead = [one for one in all_days if one[1].begin > base.day]
    if found.direction == 1 or (found.tense == "future" and not now) or (found.direction == 0 and not now):
        year, days = ahead[0] if found.direction == 1 or found.tense != "past" else over[-1]
    elif found.direction == -1:
        year, days = over[-1]
    else:
        year, days = now[0] if now else over[-1]
    return _third(days_reading(f"{year:04d}-{letters}", days, "range", reason), found.modifier)


def _season_days(year: int, letters: str, base: Base, *, southern: bool) -> Days | None:
    first, count = base.calendar.season_months[letters]
    return months_of(year, (first + 5) % 12 + 1 if southern else first, count)


def _present(_found: TimeExpression, base: Base) -> Reading:
    if base.day is None:
        return Reading(PRESENT, reason="the time of the dispatch, which is not known")
    return Reading(PRESENT, *interval(whole_day(base.day)), "day", True, "the time of the dispatch")


SPAN_READERS: Final[Mapping[str, Reader]] = {
    "weekend": _weekend,
    "unit": _unit,
    "nth-week": _nth_week,
    "month": _month,
    "month-range": _month_range,
    "year": _year,
    "year-range": _year_range,
    "year-end": _year_end,
    "iso-week": _iso_week,
    "week-number": _iso_week,
    "turn": _turn,
    "decade": _decade,
    "century": _century,
    "season": _season,
    PRESENT: _present,
}
