"""Dates as metadata writes them, brought into ISO 8601 and never further than the source went."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from coranto.text.dates import SENTINELS

FIRST_YEAR: Final = 1600
LAST_YEAR: Final = 2199
"""Outside these years a date in metadata is a fault of the program that wrote it."""

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), start=1)
    for name in names.split()
}  # fmt: skip

EPOCH_SECONDS: Final = (100_000_000, 4_102_444_800)
"""From 1973 to 2100: a bare number in this range counts seconds, a thousand times that milliseconds."""

_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?Z?)?")
_PARTIAL = re.compile(r"(\d{4})(?:-(\d\d))?")
_YEAR_FIRST = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[T ,]+(\d{1,2}):(\d\d))?\b")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[T ,]+(\d{1,2}):(\d\d))?\b")
_NAMED = re.compile(
    r"(?:[a-z]+,? +)?(?:(\d{1,2})(?:st|nd|rd|th)? +([a-z]{3,9})\.?|([a-z]{3,9})\.? +(\d{1,2})(?:st|nd|rd|th)?)"
    r",? +(\d{4})\b"
)


def iso_date(value: object) -> str | None:
    """The date or date-time that ``value`` states, in ISO 8601, or null where it states none for certain.

    Takes text in the forms of ISO 8601, RFC 2822 and the commonest written ones, and seconds or milliseconds since
    1970. *02/03/2024* is null: it may be in February or in March. A time without a zone is given without one.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _from_epoch(value)
    if not isinstance(value, str) or len(value) > 80:
        return None
    text = " ".join(value.split())
    for parse in _PARSERS:
        found = parse(text)
        if found is not None:
            return found
    return None


def _from_epoch(number: float) -> str | None:
    for scale in (1, 1000):
        if EPOCH_SECONDS[0] * scale <= number < EPOCH_SECONDS[1] * scale:
            return datetime.fromtimestamp(number // scale, UTC).isoformat()
    return None


def _plausible(moment: date) -> bool:
    return FIRST_YEAR <= moment.year <= LAST_YEAR and date(moment.year, moment.month, moment.day) not in SENTINELS


def _from_iso(text: str) -> str | None:
    try:
        if len(text) == 10:
            day = date.fromisoformat(text)
            return day.isoformat() if _plausible(day) else None
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if not _plausible(moment) or len(text) < 12:
        return None
    return moment.replace(microsecond=0).isoformat()


def _from_partial(text: str) -> str | None:
    found = _PARTIAL.fullmatch(text)
    if found is None or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
        return None
    return text if found[2] is None or 1 <= int(found[2]) <= 12 else None


def _from_rfc2822(text: str) -> str | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment.isoformat() if ":" in text and _plausible(moment) else None


def _from_compact(text: str) -> str | None:
    found = _COMPACT.fullmatch(text)
    if found is None:
        number = text.isascii() and text.isdigit() and 9 <= len(text) <= 13
        return _from_epoch(float(text)) if number else None
    return _built(int(found[1]), int(found[2]), int(found[3]), found[4], found[5])


def _from_year_first(text: str) -> str | None:
    found = _YEAR_FIRST.match(text)
    return _built(int(found[1]), int(found[2]), int(found[3]), found[4], found[5]) if found else None


def _from_day_first(text: str) -> str | None:
    found = _DAY_FIRST.match(text)
    if found is None:
        return None
    first, second, year = int(found[1]), int(found[2]), int(found[3])
    if "." in text or first > 12 or first == second:
        return _built(year, second, first, found[4], found[5])
    return _built(year, first, second, found[4], found[5]) if second > 12 else None


def _from_names(text: str) -> str | None:
    found = _NAMED.match(text.lower())
    if found is None:
        return None
    month = MONTHS.get(found[2] or found[3])
    return _built(int(found[5]), month, int(found[1] or found[4]), None, None) if month else None


def _built(year: int, month: int, day: int, hour: str | None, minute: str | None) -> str | None:
    """The day, with its time if one stands there; null where the calendar has no such day."""
    try:
        moment = datetime(year, month, day, int(hour or 0), int(minute or 0))  # noqa: DTZ001  (no zone was stated)
    except ValueError:
        return None
    if not _plausible(moment):
        return None
    return moment.isoformat() if hour else moment.date().isoformat()


_PARSERS: Final[tuple[Callable[[str], str | None], ...]] = (
    _from_iso, _from_partial, _from_compact, _from_rfc2822, _from_year_first, _from_day_first, _from_names,
)  # fmt: skip
