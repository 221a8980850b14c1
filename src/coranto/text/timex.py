"""TIMEX3 values: how a time is written once it is known, and how what is not known of it is left open."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from coranto.text.dates import Days, Precision, calendar_day, iso_week, shifted, whole_day, whole_month, whole_year

UNKNOWN_DAY: Final = "XXXX-XX-XX"
PAST, PRESENT, FUTURE = "PAST_REF", "PRESENT_REF", "FUTURE_REF"


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means: its value, its half-open interval (ISO days or minutes) and how precise that is."""

    value: str | None
    begin: str | None = None
    until: str | None = None
    precision: Precision | None = None
    anchored: bool = False
    """Whether it was counted from the day of publication."""
    reason: str = ""
    anchor: str | None = None
    """What else it was counted from: a day told before, the beginning of an event. Null for the publication."""
    open: Literal["begin", "until"] | None = None
    """The side on which a preposition leaves it open."""


def units(amount: float, unit: str) -> str:
    """The amount and its unit in words of a reason: ``1 month``, ``2.5 years``."""
    return f"{amount:g} {unit}" if amount == 1 else f"{amount:g} {unit}s"


def day_reading(day: date, reason: str, *, anchored: bool = True) -> Reading:
    """One day."""
    return Reading(day.isoformat(), *interval(whole_day(day)), "day", anchored, reason)


def days_reading(value: str, days: Days | None, precision: Precision, reason: str, *, anchored: bool = True) -> Reading:
    """A stretch of days under the value given; open where the calendar has no such days."""
    if days is None:
        return Reading(value, reason=reason)
    return Reading(value, *interval(days), precision, anchored, reason)


def hours_reading(day: date, hours: tuple[float, float], value: str, reason: str, *, anchored: bool = True) -> Reading:
    """The hours ``first`` up to ``last`` of a day; 24 and more lie in the day after."""
    begin, until = moment(day, hours[0]), moment(day, hours[1])
    return Reading(value, begin, until, "part-of-day", anchored, reason)


def interval(days: Days) -> tuple[str, str]:
    """Begin and until as ISO days."""
    return days.begin.isoformat(), days.until.isoformat()


def moment(day: date, hour: float) -> str:
    """The local time ``hour`` hours after midnight of ``day``, to the minute: ``2022-02-24T22:30``."""
    days, minutes = divmod(round(hour * 60), 24 * 60)
    return f"{shifted(day, days).isoformat()}T{minutes // 60:02d}:{minutes % 60:02d}"


def duration_value(amount: float | None, letter: str) -> str:
    """``P3D``, ``PT5H30M``, ``PXW`` where the amount is not stated; ``letter`` is D W M Q Y DE CE, or TS TM TH.

    Decades and centuries are counted in years, a half year in months, and a half hour in minutes.
    """
    years = {"DE": 10, "CE": 100}.get(letter)
    if years is not None:
        return "PXY" if amount is None else f"P{_plain(amount * years)}Y"
    clock, letter = ("T", letter[1:]) if letter.startswith("T") else ("", letter)
    if amount is None:
        return f"P{clock}X{letter}"
    finer = {("T", "H"): (60, "M"), ("T", "M"): (60, "S"), ("", "Y"): (12, "M")}.get((clock, letter))
    whole, rest = int(amount), amount - int(amount)
    if finer and rest:
        piece = f"{round(rest * finer[0])}{finer[1]}"
        return f"P{clock}{whole}{letter}{piece}" if whole else f"P{clock}{piece}"
    return f"P{clock}{_plain(amount)}{letter}"


def _plain(amount: float) -> str:
    return f"{amount:g}" if amount < 1e6 else str(int(amount))


def week_reading(day: date, reason: str) -> Reading:
    """The ISO week that holds ``day``."""
    monday = shifted(day, -day.weekday())
    return days_reading(iso_week(day), Days(monday, shifted(monday, 7)), "week", reason)


def weekend_reading(saturday: date, reason: str) -> Reading:
    """The Saturday given and the Sunday after it: ``2022-W08-WE``."""
    days = Days(saturday, shifted(saturday, 2))
    return days_reading(f"{iso_week(saturday)}-WE", days, "range", reason)


def month_reading(year: int, month: int, reason: str, *, anchored: bool) -> Reading:
    """One month."""
    return days_reading(f"{year:04d}-{month:02d}", whole_month(year, month), "month", reason, anchored=anchored)


def year_reading(year: int, reason: str, *, anchored: bool) -> Reading:
    """One year."""
    return days_reading(f"{year:04d}", whole_year(year), "year", reason, anchored=anchored)


def quarter_reading(day: date, reason: str, *, anchored: bool = True) -> Reading:
    """The quarter of the calendar year that holds ``day``."""
    number = (day.month + 2) // 3
    days = months_of(day.year, 3 * number - 2, 3)
    return days_reading(f"{day.year:04d}-Q{number}", days, "range", reason, anchored=anchored)


def years_reading(value: str, first: int, count: int, reason: str, *, anchored: bool) -> Reading:
    """``count`` years from ``first`` on."""
    begin, end = whole_year(first), whole_year(first + count - 1)
    days = Days(begin.begin, end.until) if begin and end else None
    return days_reading(value, days, "range", reason, anchored=anchored)


def months_of(year: int, first: int, count: int) -> Days | None:
    """``count`` months from the month ``first`` of ``year`` on."""
    begin = calendar_day(year, first, 1)
    last = year * 12 + first - 1 + count
    until = calendar_day(last // 12, last % 12 + 1, 1)
    return Days(begin, until) if begin and until else None


def thirds(days: Days, modifier: str) -> Days:
    """The first (*early*), second (*mid*) or last (*late*) third of a stretch of days, by whole days."""
    count, step = days.count, days.count // 3
    first, last = {"early": (0, step), "mid": (step, count - step), "late": (count - step, count)}[modifier]
    return Days(shifted(days.begin, first), shifted(days.begin, last)) if step else days


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The n-th such weekday of a month (Monday is 0)."""
    first = date(year, month, 1)
    return first + timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))


def either(readings: list[Reading]) -> Reading:
    """One reading that holds all of ``readings``: what they share of the value, and the interval around them."""
    first, last = readings[0], readings[-1]
    if all(reading == first for reading in readings):
        return first
    value = shared_value([reading.value for reading in readings])
    known = [r for r in readings if r.begin and r.until]
    if len(known) < len(readings):
        return Reading(value, reason=last.reason, anchored=True)
    begin, until = min(r.begin or "" for r in known), max(r.until or "" for r in known)
    if {(r.begin, r.until, r.precision) for r in known} == {(begin, until, first.precision)}:
        return Reading(value, begin, until, first.precision, first.anchored, first.reason)
    return Reading(value, begin, until, "range", True, f"{first.reason}; the day of publication is not certain")


def shared_value(values: list[str | None]) -> str | None:
    """The value with ``X`` for each digit in which the values differ; null where their shapes do."""
    texts = [value for value in values if value is not None]
    if len(texts) < len(values) or len({len(text) for text in texts}) != 1:
        return None
    return "".join(chars[0] if len(set(chars)) == 1 else "X" for chars in zip(*texts, strict=True))
