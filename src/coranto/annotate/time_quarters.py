"""What quarters and halves of a year mean, in reports of business: *the third quarter*, *the year-earlier period*."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from coranto.annotate.time_bases import Base, Reader
from coranto.model.annotation import TimeExpression
from coranto.text.dates import month_shifted
from coranto.text.timex import Reading, days_reading, months_of, quarter_reading, year_reading


def same_quarter(found: TimeExpression, base: Base) -> Reading:
    """*The quarter*, *the latest period*, *the year-earlier quarter*: the one spoken of, else the last that ended."""
    if base.quarter is None and base.day is None:
        return Reading("XXXX-QX", reason="the dispatch has no date")
    latest = "latest" in found.text.lower()
    if base.quarter is not None and not (latest and base.day):
        year, number = (found.year or base.quarter[0]), base.quarter[1]
        month, reason = date(year, 3 * number, 1), "the quarter spoken of before"
    else:
        month = month_shifted(base.day or date.min, 0 if "current" in found.text else -3)
        reason = "the quarter of the dispatch" if "current" in found.text else "the last quarter before the dispatch"
    back = -12 if found.direction == -1 else 0
    return quarter_reading(month_shifted(month, back), reason)


def _quarter(found: TimeExpression, base: Base) -> Reading:
    if not found.amount:
        if found.year is not None and base.quarter is None:
            return year_reading(found.year, "stated", anchored=False)
        return same_quarter(found, base)
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
        return same_quarter(replace(found, direction=-1), base)
    if base.year is None:
        return Reading("XXXX", reason="the dispatch has no date")
    return year_reading(base.year - 1, "the year before that of the dispatch", anchored=True)


QUARTER_READERS: Final[Mapping[str, Reader]] = {"quarter": _quarter, "year-ago": _year_ago}
