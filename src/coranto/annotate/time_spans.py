"""What expressions longer than a day mean: weeks, months, years, seasons, and lengths of time."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from coranto.annotate.time_days import Base, Reader
from coranto.model.annotation import TimeExpression
from coranto.resources.calendar import Calendar, Holiday
from coranto.text.dates import (
    MONTHS,
    Days,
    month_shifted,
    shifted,
    weekday_on_or_after,
    weekday_on_or_before,
    whole_day,
    whole_year,
)
from coranto.text.timex import (
    FUTURE,
    PAST,
    PRESENT,
    UNKNOWN_DAY,
    Reading,
    day_reading,
    days_reading,
    duration_value,
    easter_sunday,
    interval,
    month_reading,
    months_of,
    nth_weekday,
    week_reading,
    year_reading,
)

NEAR = 100
"""Days: a holiday further ahead than this is last year's, unless its clause looks ahead."""


def _weekend(found: TimeExpression, base: Base) -> Reading:
    if base.day is None:
        return Reading("XXXX-WXX-WE", reason="the dispatch has no date")
    saturday = weekday_on_or_before(base.day, 5)
    if found.direction == 1 or (found.direction in (0, None) and found.tense == "future"):
        saturday = weekday_on_or_after(base.day, 5)
    if found.direction == -1 and (base.day - saturday).days < 2:
        saturday = shifted(saturday, -7)
    year, week, _ = saturday.isocalendar()
    days = Days(saturday, shifted(saturday, 2))
    return days_reading(f"{year:04d}-W{week:02d}-WE", days, "range", "a Saturday and Sunday by the dispatch")


def _ordinal(found: TimeExpression, base: Base) -> Reading:
    """*A fifth day of conflict*: told as the day, week, month or year in which the dispatch was written."""
    number = int(found.amount or 0)
    if base.day is None:
        return Reading(UNKNOWN_DAY, reason=f"number {number} of an event's {found.unit}s; the dispatch has no date")
    reason = f"number {number} of an event's {found.unit}s, told as current"
    if found.unit in ("day", "night"):
        return day_reading(base.day, reason)
    return _unit(replace(found, direction=0, modifier=None), base, reason)


def _unit(found: TimeExpression, base: Base, reason: str = "") -> Reading:
    """Last, this or next day, week, month, quarter, year, decade, century."""
    by = found.direction or 0
    unit = found.unit or "day"
    if unit == "quarter" and "latest" in found.text.lower():
        return _same_quarter(found, base)
    reason = reason or f"the {unit} {('before that of', 'of', 'after that of')[by + 1]} the dispatch"
    if base.day is None:
        if unit == "year" and base.year is not None:
            return year_reading(base.year + by, reason, anchored=True)
        return Reading(_OPEN_UNITS.get(unit, "XXXX"), reason="the dispatch has no date")
    day = base.day
    readers: Mapping[str, Callable[[], Reading]] = {
        "day": lambda: day_reading(shifted(day, by), reason),
        "week": lambda: week_reading(shifted(day, 7 * by), reason),
        "month": lambda: _month_of(month_shifted(day, by), reason),
        "quarter": lambda: _quarter_of(month_shifted(day, 3 * by), reason),
        "year": lambda: year_reading(day.year + by, reason, anchored=True),
        "decade": lambda: _years(str(day.year // 10 + by), 10 * (day.year // 10 + by), 10, reason),
        "century": lambda: _years(str(day.year // 100 + by), 100 * (day.year // 100 + by), 100, reason),
    }
    return readers[unit]()


_OPEN_UNITS: Final = {"day": UNKNOWN_DAY, "week": "XXXX-WXX", "month": "XXXX-XX", "quarter": "XXXX-QX", "decade": "XXX"}


def _month_of(day: date, reason: str) -> Reading:
    return month_reading(day.year, day.month, reason, anchored=True)


def _quarter_of(day: date, reason: str, *, anchored: bool = True) -> Reading:
    number = (day.month + 2) // 3
    days = months_of(day.year, 3 * number - 2, 3)
    return days_reading(f"{day.year:04d}-Q{number}", days, "range", reason, anchored=anchored)


def _years(value: str, first: int, count: int, reason: str, *, anchored: bool = True) -> Reading:
    begin, end = whole_year(first), whole_year(first + count - 1)
    days = Days(begin.begin, end.until) if begin and end else None
    return days_reading(value, days, "range", reason, anchored=anchored)


def _month(found: TimeExpression, base: Base) -> Reading:
    month = found.month or 1
    if found.year is not None:
        return month_reading(found.year, month, "stated in full", anchored=False)
    if base.day is None:
        if base.year is not None and found.direction is None:
            return month_reading(base.year, month, f"of the year {base.year}", anchored=True)
        return Reading(f"XXXX-{month:02d}", reason="no year is stated, nor known otherwise")
    year = _year_of_month(found, month, base.day)
    return month_reading(
        year, month, f"the {MONTHS[month - 1]} nearest the dispatch that its clause allows", anchored=True
    )


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
    near = 1 <= ahead <= 2 and found.direction is None
    return day.year + (1 if near and month < day.month else -1 if month > day.month and not near else 0)


def _year(found: TimeExpression, _base: Base) -> Reading:
    return year_reading(found.year or 0, "stated", anchored=False)


def _decade(found: TimeExpression, base: Base) -> Reading:
    first = int(found.amount or 0)
    if first < 100:
        century = (base.year or 2000) // 100 * 100
        first += century if base.year and century + first <= base.year else 1900
    return _years(str(first // 10), first, 10, "a decade, stated", anchored=False)


def _century(found: TimeExpression, _base: Base) -> Reading:
    number = int(found.amount or 1) - 1
    return _years(f"{number:02d}", 100 * number, 100, "a century, stated", anchored=False)


def _season(found: TimeExpression, base: Base) -> Reading:
    letters = found.part or "SU"
    first, count = base.calendar.season_months[letters]
    year = found.year
    if year is None and base.day is not None:
        begun = (base.day.year, first) <= (base.day.year, base.day.month)
        year = base.day.year if begun or found.tense == "future" or found.direction == 0 else base.day.year - 1
        if found.direction == 1 and begun:
            year += 1
        if found.direction == -1 and year == base.day.year and base.day.month < first + count:
            year -= 1
    if year is None:
        return Reading(f"XXXX-{letters}", reason="no year is stated, nor known otherwise")
    days = months_of(year, first, count)
    reason = "a season, as the northern half of the earth counts"
    return days_reading(f"{year:04d}-{letters}", days, "range", reason, anchored=found.year is None)


def _same_quarter(found: TimeExpression, base: Base) -> Reading:
    """*The quarter*, *the latest period*, *the year-earlier quarter*: the one spoken of, else the last that ended."""
    if base.quarter is None and base.day is None:
        return Reading("XXXX-QX", reason="the dispatch has no date")
    latest = "latest" in found.text.lower()
    if base.quarter is not None and not (latest and base.day):
        year, number = base.quarter
        month, reason = date(year, 3 * number, 1), "the quarter spoken of before"
    else:
        month = month_shifted(base.day or date.min, 0 if "current" in found.text else -3)
        reason = "the quarter of the dispatch" if "current" in found.text else "the last quarter before the dispatch"
    back = -12 if found.direction == -1 else 0
    return _quarter_of(month_shifted(month, back), reason)


def _quarter(found: TimeExpression, base: Base) -> Reading:
    if not found.amount:
        return _same_quarter(found, base)
    number, half = int(found.amount or 0), found.unit == "half"
    letter, months = ("H", 6) if half else ("Q", 3)
    if not 1 <= number <= 12 // months:
        return Reading(None, reason="a year has no such part")
    year = found.year
    if year is None and base.day is not None:
        ended = (number - 1) * months < base.day.month or found.direction == 0 or found.tense == "future"
        year = base.day.year + (found.direction if found.direction in (-1, 1) else 0 if ended else -1)
    if year is None:
        return Reading(f"XXXX-{letter}{number}", reason="no year is stated, nor known otherwise")
    days = months_of(year, (number - 1) * months + 1, months)
    return days_reading(
        f"{year:04d}-{letter}{number}", days, "range", "a part of the year", anchored=found.year is None
    )


def _year_ago(found: TimeExpression, base: Base) -> Reading:
    if base.quarter is not None:
        return _same_quarter(replace(found, direction=-1), base)
    if base.year is None:
        return Reading("XXXX", reason="the dispatch has no date")
    return year_reading(base.year - 1, "the year before that of the dispatch", anchored=True)


def _holiday(found: TimeExpression, base: Base) -> Reading:
    name = found.text.replace("’", "'")
    rule = next((rule for known, rule in _holidays(base.calendar) if known in name), None)
    if rule is None:
        return Reading(None, reason="a holiday whose day is not known")

    def of_year(year: int) -> date:
        if rule.easter is not None:
            return shifted(easter_sunday(year), rule.easter)
        if rule.weekday is not None:
            return nth_weekday(year, rule.month or 1, rule.weekday, rule.nth or 1)
        return date(year, rule.month or 1, rule.day or 1)

    if found.year is not None and 1583 <= found.year < 9999:
        return replace(day_reading(of_year(found.year), rule.name), anchored=False)
    if base.day is None:
        fixed = rule.month is not None and rule.day is not None
        return Reading(f"XXXX-{rule.month:02d}-{rule.day:02d}" if fixed else UNKNOWN_DAY, reason=rule.name)
    year = base.day.year
    day = of_year(year)
    if day > base.day and found.tense != "future" and (found.direction == -1 or (day - base.day).days > NEAR):
        day = of_year(year - 1)
    if day < base.day and (found.tense == "future" or found.direction == 1):
        day = of_year(year + 1)
    return day_reading(day, rule.name)


def _holidays(calendar: Calendar) -> list[tuple[str, Holiday]]:
    return sorted(calendar.holidays.items(), key=lambda item: -len(item[0]))


def _ago(found: TimeExpression, base: Base) -> Reading:
    """*Two days ago*, *a year earlier*, *three weeks from now*: precise to the unit in which it counts."""
    sign = found.direction or -1
    unit, amount = found.unit, found.amount
    open_ended = PAST if sign < 0 else FUTURE
    if base.quarter is not None and amount == 1 and unit == "year" and sign < 0:
        return _same_quarter(replace(found, direction=-1), base)
    if amount is None or unit is None:
        return Reading(open_ended, reason="the distance is not stated")
    if base.day is None or unit in ("second", "minute", "hour"):
        value = duration_value(amount, base.calendar.unit_letters[unit])
        return Reading(value, reason="a distance from the dispatch" if base.day else "the dispatch has no date")
    reason = f"{amount:g} {unit}s {'before' if sign < 0 else 'after'} the dispatch"
    steps = sign * round(amount)
    if unit in ("day", "night"):
        return day_reading(shifted(base.day, steps), reason)
    if unit in ("week", "weekend"):
        return week_reading(shifted(base.day, 7 * steps), reason)
    if unit == "month":
        return _month_of(month_shifted(base.day, steps), reason)
    if unit == "quarter":
        return _quarter_of(month_shifted(base.day, 3 * steps), reason)
    years = {"year": 1, "decade": 10, "century": 100}[unit]
    return year_reading(base.day.year + years * steps, reason, anchored=True)


def _duration(found: TimeExpression, base: Base) -> Reading:
    if found.unit is None:
        return Reading(None, reason="a length of time")
    return Reading(duration_value(found.amount, base.calendar.unit_letters[found.unit]), reason="a length of time")


def _span(found: TimeExpression, base: Base) -> Reading:
    """*The last 24 hours*, *the next two weeks*: a length of time that ends or begins with the dispatch."""
    plural = found.text.lower().endswith("s") or found.text.lower().endswith("so")
    amount = found.amount if found.amount is not None else None if plural else 1.0
    plain = _duration(replace(found, amount=amount), base)
    words = found.text.lower().split()
    if base.day is None or amount is None or found.direction not in (-1, 1) or "first" in words:
        return plain
    length = _length_days(amount, found.unit or "day")
    if length is None:
        return plain
    other = shifted(base.day, (found.direction or -1) * length)
    days = Days(min(base.day, other), shifted(max(base.day, other), 1))
    side = "up to" if found.direction == -1 else "from"
    return replace(plain, begin=interval(days)[0], until=interval(days)[1], precision="range", anchored=True,
                   reason=f"a length of time {side} the dispatch")  # fmt: skip


_DAYS_IN: Final[Mapping[str, float]] = {
    "hour": 1 / 24,
    "day": 1,
    "night": 1,
    "week": 7,
    "weekend": 7,
    "month": 30.44,
    "quarter": 91.3,
    "year": 365.25,
    "decade": 3652.5,
}


def _length_days(amount: float, unit: str) -> int | None:
    per = _DAYS_IN.get(unit)
    return None if per is None or amount > 1000 else max(1, round(per * amount))


def _set(found: TimeExpression, base: Base) -> Reading:
    """*Daily*, *every two weeks*: how often."""
    words = found.text.lower()
    fixed = {"hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P1Q",
             "yearly": "P1Y", "annually": "P1Y"}  # fmt: skip
    if words in fixed:
        return Reading(fixed[words], reason="how often")
    amount = 2.0 if " other " in words else found.amount or 1.0
    return Reading(duration_value(amount, base.calendar.unit_letters[found.unit or "day"]), reason="how often")


def _weekday_set(found: TimeExpression, _base: Base) -> Reading:
    letters = f"T{found.part}" if found.part else ""
    return Reading(f"XXXX-WXX-{(found.weekday or 0) + 1}{letters}", reason="every week")


def _present(_found: TimeExpression, base: Base) -> Reading:
    if base.day is None:
        return Reading(PRESENT, reason="the time of the dispatch, which is not known")
    return Reading(PRESENT, *interval(whole_day(base.day)), "day", True, "the time of the dispatch")


SPAN_READERS: Final[Mapping[str, Reader]] = {
    "ordinal": _ordinal,
    "weekday-set": _weekday_set,
    "weekend": _weekend,
    "unit": _unit,
    "month": _month,
    "year": _year,
    "decade": _decade,
    "century": _century,
    "season": _season,
    "quarter": _quarter,
    "year-ago": _year_ago,
    "holiday": _holiday,
    "ago": _ago,
    "duration": _duration,
    "span": _span,
    "set": _set,
    PRESENT: _present,
}
