"""Instants, as clocks and servers write them."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def in_utc(moment: datetime) -> str:
    """The moment in UTC, to the second: ``2026-03-01T10:00:00Z``."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def seconds_to_wait(stated: str, now: datetime) -> float | None:
    """The seconds that ``Retry-After`` asks for, as their number or as a date (RFC 9110, 10.2.3); null for neither."""
    if stated.isascii() and stated.isdigit() and len(stated) < 10:
        return float(stated)
    try:
        moment = parsedate_to_datetime(stated)
    except (ValueError, TypeError, IndexError):
        return None
    return max(0.0, ((moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - now).total_seconds())
