"""What lengths of time and sets mean: *for three days*, *the last 24 hours*, *every two weeks*, *two days ago*."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from coranto.annotate.time_bases import Base, Reader, Told, anchor_of
from coranto.annotate.time_quarters import same_quarter
from coranto.model.annotation import TimeExpression
from coranto.text.dates import WEEKDAYS, Days, calendar_day, month_shifted, shifted, weekday_on_or_before
from coranto.text.timex import (
    FUTURE,
    PAST,
    Reading,
    day_reading,
    duration_value,
    interval,
    month_reading,
    quarter_reading,
    units,
    week_reading,
    year_reading,
)

_FROM_DISPATCH: Final = re.compile(r"(?i)\b(?:ago|from now|from today|hence)\b")
_EXACT: Final = re.compile(r"(?i)\bago\s+today\b|\bfrom\s+today\b")
YEARS_IN: Final[Mapping[str, int]] = {"year": 1, "decade": 10, "century": 100}


def _ago(found: TimeExpression, base: Base) -> Reading:
    """*Two days ago*, *a year earlier*, *three weeks from now*: precise to the unit in which it counts.

    *Earlier* and *later* count from the time last told, if that is a day for days, or a stated year for years.
    """
    sign = found.direction or -1
    unit, amount = found.unit, found.amount
    if base.quarter is not None and amount == 1 and unit == "year" and sign < 0:
        return same_quarter(replace(found, direction=-1), base)
    if amount is None or unit is None:
        return _unstated(found, base, sign)
    if not _FROM_DISPATCH.search(found.text):
        told = base.told_year if unit in YEARS_IN else base.told
        if told is not None:
            return _from_told(base, told, unit, sign * round(amount))
        if sign > 0 and found.tense == "past":
            value = duration_value(amount, base.calendar.unit_letters[unit])
            return Reading(value, reason="after a time that the text does not date")
    if base.day is None or unit in ("second", "minute", "hour"):
        value = duration_value(amount, base.calendar.unit_letters[unit])
        return Reading(value, reason="a distance from the dispatch" if base.day else "the dispatch has no date")
    reason = f"{units(amount, unit)} {'before' if sign < 0 else 'after'} the dispatch"
    steps = sign * round(amount)
    if found.weekday is not None:
        day = weekday_on_or_before(base.day, found.weekday)
        return day_reading(shifted(day, 7 * steps), f"{amount:g} weeks before the {WEEKDAYS[found.weekday]} last past")
    if unit == "week" and _EXACT.search(found.text):
        return day_reading(shifted(base.day, 7 * steps), f"{reason}, to the day")
    if unit in YEARS_IN and _EXACT.search(found.text):
        same = calendar_day(base.day.year + YEARS_IN[unit] * steps, base.day.month, base.day.day)
        if same is not None:
            return day_reading(same, f"{reason}, to the day")
    return _stepped(base.day, unit, steps, reason)


def _unstated(found: TimeExpression, base: Base, sign: int) -> Reading:
    """*Years ago*, *days earlier*; *hours earlier* and *minutes later* are of the day last told."""
    unit, reason = found.unit, "the distance is not stated"
    if unit is None or _FROM_DISPATCH.search(found.text):
        return Reading(PAST if sign < 0 else FUTURE, reason=reason)
    value = duration_value(None, base.calendar.unit_letters[unit])
    if unit in ("second", "minute", "hour") and base.told is not None:
        return replace(_from_told(base, base.told, unit, sign), value=value)
    return Reading(value, reason=reason)


def _stepped(day: date, unit: str, steps: int, reason: str) -> Reading:
    """The day, week, month, quarter or year that lies so many units from ``day``."""
    if unit in ("day", "night"):
        return day_reading(shifted(day, steps), reason)
    if unit in ("week", "weekend"):
        return week_reading(shifted(day, 7 * steps), reason)
    if unit in ("month", "quarter"):
        month = month_shifted(day, steps * (1 if unit == "month" else 3))
        if unit == "quarter":
            return quarter_reading(month, reason)
        return month_reading(month.year, month.month, reason, anchored=True)
    return year_reading(day.year + YEARS_IN[unit] * steps, reason, anchored=True)


def _from_told(base: Base, told: Told, unit: str, steps: int) -> Reading:
    """*Three days later*: counted from the day last told; a week later is a day, as that day is."""
    reason = f"{units(abs(steps), unit)} {'before' if steps < 0 else 'after'} {told.quoted}"
    day = told.days.begin
    if unit in ("second", "minute", "hour"):
        made = replace(
            day_reading(day, f"a length of time counted from {told.quoted}, taken for the same day"),
            value=duration_value(abs(steps), base.calendar.unit_letters[unit]),
        )
    elif unit == "week":
        made = day_reading(shifted(day, 7 * steps), reason)
    else:
        made = _stepped(day, unit, steps, reason)
    return replace(made, anchored=False, anchor=anchor_of(told))


def _duration(found: TimeExpression, base: Base) -> Reading:
    if found.unit is None:
        return Reading(None, reason="a length of time")
    amount = 1.0 if found.text.lower().endswith(f"{found.unit}-long") else found.amount
    return Reading(duration_value(amount, base.calendar.unit_letters[found.unit]), reason="a length of time")


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


_RATES: Final[Mapping[str, str]] = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "yearly": "P1Y",
    "annually": "P1Y",
}


def _set(found: TimeExpression, base: Base) -> Reading:
    """*Daily*, *every two weeks*: how often."""
    words = found.text.lower()
    if words in _RATES:
        return Reading(_RATES[words], reason="how often")
    amount = 2.0 if " other " in words else found.amount or 1.0
    return Reading(duration_value(amount, base.calendar.unit_letters[found.unit or "day"]), reason="how often")


def _weekday_set(found: TimeExpression, _base: Base) -> Reading:
    letters = f"T{found.part}" if found.part else ""
    return Reading(f"XXXX-WXX-{(found.weekday or 0) + 1}{letters}", reason="every week, or none in particular")


LENGTH_READERS: Final[Mapping[str, Reader]] = {
    "weekday-set": _weekday_set,
    "ago": _ago,
    "duration": _duration,
    "span": _span,
    "set": _set,
}
