"""Imprecise dates as half-open intervals of days, compared without pretending that they are instants."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

Precision = Literal["minute", "part-of-day", "day", "week", "month", "year", "range"]

SENTINELS: Final = frozenset({date(1970, 1, 1), date(1900, 1, 1), date(1899, 12, 30), date(1899, 12, 31)})
"""The zero of clocks and spreadsheets: what a program writes when it knows no date."""
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_ISO: Final = re.compile(
    r"(?P<year>\d{4})(?:-W(?P<week>\d\d)|-(?P<month>\d\d)(?:-(?P<day>\d\d))?|(?P<month2>\d\d)(?P<day2>\d\d))?"
    r"(?:[T ]\d\d(?::?\d\d(?::?\d\d(?:[.,]\d+)?)?)?\s*(?:Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?\Z",
    re.IGNORECASE | re.ASCII,
)


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """The days from ``begin`` up to, not including, ``until``; never empty."""

    begin: date
    until: date

    @property
    def last(self) -> date:
        """The last day of the interval."""
        return self.until - timedelta(1)

    @property
    def count(self) -> int:
        """How many days it holds."""
        return (self.until - self.begin).days

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.count == 1

    def __contains__(self, day: date) -> bool:
        return self.begin <= day < self.until

    def overlaps(self, other: "Days") -> bool:
        """Whether the two could be the same day."""
        return self.begin < other.until and other.begin < self.until

    def common(self, other: "Days") -> "Days | None":
        """The days that lie in both."""
        begin, until = max(self.begin, other.begin), min(self.until, other.until)
        return Days(begin, until) if begin < until else None

    def hull(self, other: "Days") -> "Days":
        """The shortest interval that holds both."""
        return Days(min(self.begin, other.begin), max(self.until, other.until))


def whole_day(day: date) -> Days:
    """The one day, as an interval."""
    return Days(day, shifted(day, 1))


def calendar_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none (30 February, month 13, year 0)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shifted(day: date, by: int) -> date:
    """The day ``by`` days later (earlier if negative), held within the years 1 to 9999."""
    try:
        return day + timedelta(by)
    except OverflowError:
        return date.max if by > 0 else date.min


def iso_shifted(day: str, by: int) -> str:
    """The ISO day ``by`` days after the one that an ISO day or time begins with; held as ``shifted`` does."""
    return shifted(date.fromisoformat(day[:10]), by).isoformat()


def whole_month(year: int, month: int) -> Days | None:
    """All days of a month, or None where the calendar has no such month."""
    begin = calendar_day(year, month, 1)
    if begin is None or (year, month) == (9999, 12):
        return None
    return Days(begin, date(year + month // 12, month % 12 + 1, 1))


def whole_year(year: int) -> Days | None:
    """All days of a year from 1 to 9998, else None."""
    return Days(date(year, 1, 1), date(year + 1, 1, 1)) if 1 <= year < 9999 else None


def whole_week(day: date) -> Days:
    """Monday to Sunday of the ISO week that holds ``day``."""
    monday = shifted(day, -day.weekday())
    return Days(monday, shifted(monday, 7))


def month_shifted(day: date, by: int) -> date:
    """The first day of the month ``by`` months later, held within the years 1 to 9998."""
    index = min(max(day.year * 12 + day.month - 1 + by, 12), 9998 * 12 + 11)
    return date(index // 12, index % 12 + 1, 1)


def iso_week(day: date) -> str:
    """The ISO week that holds ``day``, written ``2022-W08``."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def weekday_on_or_before(day: date, weekday: int) -> date:
    """The latest such weekday (Monday is 0) that is not after ``day``: ``day`` itself if it is one."""
    return shifted(day, -((day.weekday() - weekday) % 7))


def weekday_before(day: date, weekday: int) -> date:
    """The latest such weekday strictly before ``day``, one to seven days back."""
    return shifted(day, -((day.weekday() - weekday - 1) % 7 + 1))


def weekday_on_or_after(day: date, weekday: int) -> date:
    """The next such weekday that is not before ``day``."""
    return shifted(day, (weekday - day.weekday()) % 7)


def weekday_after(day: date, weekday: int) -> date:
    """The next such weekday strictly after ``day``, one to seven days on."""
    return shifted(day, (weekday - day.weekday() - 1) % 7 + 1)


def named_weekday(published: date, weekday: int, direction: int | None, tense: str | None) -> tuple[date, str]:
    """The day that a weekday means in a text published on ``published``, and why, in words.

    ``direction`` is -1 for *last*, 0 for *this*, 1 for *next*. A weekday equal to the day of publication is that day;
    else it is the latest one, or the next where its clause looks ahead (``tense`` future).
    """
    name = WEEKDAYS[weekday]
    if direction == -1:
        return weekday_before(published, weekday), f"the last {name} before the dispatch"
    if direction == 1:
        return weekday_after(published, weekday), f"the next {name} after the dispatch"
    if published.weekday() == weekday:
        return published, f"the dispatch is of a {name}"
    if tense == "future" or (direction == 0 and tense != "past"):
        return weekday_on_or_after(published, weekday), f"its clause looks ahead: the next {name}"
    return weekday_on_or_before(published, weekday), f"its clause tells the past: the last {name}"


def parse_iso(text: str) -> tuple[Days, Precision] | None:
    """The days that an ISO 8601 date names, and its precision; None for anything else.

    Reads ``2022``, ``2022-02``, ``2022-02-26``, ``20220226`` and ``2022-W08``. A time of day may follow and is left
    out: the day is the one written, in the writer's own zone.
    """
    found = _ISO.match(text.strip())
    if found is None:
        return None
    year = int(found["year"])
    month, day = found["month"] or found["month2"], found["day"] or found["day2"]
    if found["week"]:
        try:
            return whole_week(date.fromisocalendar(year, int(found["week"]), 1)), "week"
        except ValueError:
            return None
    if day:
        exact = calendar_day(year, int(month), int(day))
        return (whole_day(exact), "day") if exact and exact < date.max else None
    whole, precision = (whole_month(year, int(month)), "month") if month else (whole_year(year), "year")
    return (whole, precision) if whole else None  # type: ignore[return-value]


def spoken(day: date) -> str:
    """The day in words, as reasons quote it: ``Saturday 26 February 2022``."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"
