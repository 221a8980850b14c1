"""Months and weekdays in other languages than English, by name, for the dates that heads and full dates state.

``calendar_names.txt`` holds the names of Unicode CLDR (made by ``tools/compile_calendar_names.py``),
``calendar_names.yaml`` what writers of English make of those that are not written in Latin letters.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from coranto.resources import read_bytes, read_yaml
from coranto.text.dates import calendar_day
from coranto.text.names import fold_name


@dataclass(frozen=True, slots=True, eq=False)
class CalendarNames:
    """What a folded name means; languages do not agree on some: *listopad* is October, or November."""

    months: Mapping[str, frozenset[int]]
    weekdays: Mapping[str, frozenset[int]]
    """Monday is 0."""

    def weekday(self, name: str) -> frozenset[int]:
        """The weekdays that a name may mean, none if it names none."""
        return self.weekdays.get(fold_name(name), frozenset())

    def month(self, name: str, day: int, year: int | None, weekdays: frozenset[int]) -> int | None:
        """The month that a name means; of several the one whose day of that year is the weekday named."""
        told = self.months.get(fold_name(name), frozenset())
        if len(told) > 1 and year is not None and weekdays:
            days = {month: calendar_day(year, month, day) for month in told}
            told = frozenset(month for month, one in days.items() if _is_one_of(one, weekdays))
        return next(iter(told)) if len(told) == 1 else None


def _is_one_of(day: date | None, weekdays: frozenset[int]) -> bool:
    return day is not None and day.weekday() in weekdays


def load() -> CalendarNames:
    """The names of the package."""
    months: defaultdict[str, set[int]] = defaultdict(set)
    weekdays: defaultdict[str, set[int]] = defaultdict(set)
    for kind, number, name in _named():
        (months if kind == "months" else weekdays)[name].add(number)
    return CalendarNames(
        {name: frozenset(told) for name, told in months.items()},
        {name: frozenset(told) for name, told in weekdays.items()},
    )


def _named() -> Iterator[tuple[str, int, str]]:
    """Each name, folded, with what it names (``months``, ``weekdays``) and its number; the first table has them so."""
    for line in read_bytes("calendar_names.txt").decode().splitlines():
        kind, number, names = line.split("\t")
        for name in names.split("|"):
            yield f"{kind}s", int(number), name
    for kind, table in read_yaml("calendar_names.yaml").items():
        for number, names in table.items():
            for name in names.split():
                yield kind, int(number), fold_name(name)
