"""What time expressions mean once the day of publication is known, known in part, or unknown."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from coranto.annotate.time_days import DAY_READERS, Base, Reader
from coranto.annotate.time_spans import SPAN_READERS
from coranto.model.annotation import Time, TimeExpression
from coranto.model.corpus import Folio
from coranto.resources.calendar import Calendar
from coranto.text.dates import (
    Days,
    shifted,
)
from coranto.text.timex import (
    Reading,
    either,
)

MANY_DAYS: Final = 14
"""A publication known less closely than this anchors nothing but the year it lies in."""


FOCUS: Final = 800
"""Characters for which a quarter stays what *a year earlier* is counted from."""

_CLOCKED: Final = re.compile(r"[\dXW-]+T")
_QUARTER: Final = re.compile(r"(\d{4})-Q([1-4])")


def anchored(folio: Folio, published: Days | None, calendar: Calendar) -> Iterator[Time]:
    """The expressions of the folio as TIMEX3, in text order."""
    bases = _bases(published, calendar)
    label = None if published is None else _label(published)
    quarter: tuple[int, int] | None = None
    told = -FOCUS
    for found in folio.of(TimeExpression):
        focus = quarter if found.start - told < FOCUS else None
        reading = either([read(found, replace(base, quarter=focus)) for base in bases])
        if found.form == "quarter" and found.amount and (named := _QUARTER.fullmatch(reading.value or "")):
            quarter, told = (int(named[1]), int(named[2])), found.start
        kind = "TIME" if found.type == "DATE" and _CLOCKED.match(reading.value or "") else found.type
        anchor = label if reading.anchored else None
        yield Time(
            found.doc, found.start, found.end, found.text, kind, reading.value, reading.begin, reading.until,
            reading.precision, anchor, reading.reason,
        )  # fmt: skip


def read(found: TimeExpression, base: Base) -> Reading:
    """What the expression means, counted from ``base``."""
    reader = _READERS.get(found.form)
    return reader(found, base) if reader else Reading(found.form, reason="a reference, not a date")


def _bases(published: Days | None, calendar: Calendar) -> list[Base]:
    if published is None:
        return [Base(None, None, calendar)]
    year = published.begin.year if published.begin.year == published.last.year else None
    if published.count > MANY_DAYS:
        return [Base(None, year, calendar)]
    days = [shifted(published.begin, step) for step in range(published.count)]
    return [Base(day, day.year, calendar) for day in days]


def _label(published: Days) -> str:
    begin = published.begin.isoformat()
    return f"published {begin}" if published.is_day else f"published {begin} to {published.last.isoformat()}"


_READERS: Final[Mapping[str, Reader]] = {**DAY_READERS, **SPAN_READERS}
