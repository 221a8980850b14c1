"""What a server answered, and how much of it is taken."""

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from coranto.fetching.failures import FetchError
from coranto.text.moments import seconds_to_wait

MEGABYTE: Final = 1_000_000
GZIP: Final = b"\x1f\x8b"
"""Begins each member of a gzip file …"""
MEMBERS: Final = 100
"""… of which so many are read."""
LONGEST_WAIT_S: Final = 86_400.0
"""A site that asks for a longer pause is asked again after a day."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken from a site, and how long it is waited for."""

    most_bytes: int = 10 * MEGABYTE
    """Of a body, packed and unpacked."""
    seconds: float = 30.0
    """For one answer as a whole, connecting included."""
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: where it came from in the end, its status, its head by names in lower case, its body unpacked."""

    url: str
    status: int
    head: Mapping[str, str]
    body: bytes = field(repr=False)
    moved: str | None = None
    """Where the site says that it has gone for good (301, 308); null where it has not."""

    @property
    def media_type(self) -> str:
        """As *text/html*; empty where none is stated."""
        return self.head.get("content-type", "").partition(";")[0].strip().lower()


def taken(parts: Iterable[bytes], limit: int) -> bytes:
    """The parts put together; raises ``FetchError`` as soon as there is more than ``limit``."""
    found = bytearray()
    for part in parts:
        found += part
        if len(found) > limit:
            raise too_large(limit)
    return bytes(found)


def unpacked(body: bytes, encoding: str, limit: int) -> bytes:
    """The body as it was before it was packed; raises ``FetchError`` where that is over ``limit``, or damaged."""
    if encoding in ("", "identity") or not body:
        return body
    if encoding not in ("gzip", "x-gzip"):
        raise FetchError(f"packed as “{encoding[:40]}”, which was not asked for", "tell the site")
    made, rest = bytearray(), body
    for _ in range(MEMBERS):  # RFC 1952, 2.2
        machine = zlib.decompressobj(31)
        try:
            made += machine.decompress(rest, limit + 1 - len(made))
        except zlib.error:
            raise FetchError("packed, and damaged", "ask again later") from None
        if len(made) > limit:
            raise too_large(limit)
        if not machine.eof:
            raise FetchError("cut off: the end of it is missing", "ask again later")
        rest = machine.unused_data
        if not rest.startswith(GZIP):  # what else follows is no part of it
            return bytes(made)
    raise FetchError(f"packed in more than {MEMBERS} pieces", "tell the site")


def too_large(limit: int) -> FetchError:
    """The error for what has no end."""
    return FetchError(
        f"larger than {limit / MEGABYTE:g} MB", "save it as a file, or let it be larger (max_mb, --max-mb)", final=True
    )


def pause_asked(head: Mapping[str, str], now: float) -> float | None:
    """The seconds that a site asks to be left alone (``Retry-After``, seconds or a date); null where it does not.

    ``now``: seconds since 1970.
    """
    stated = head.get("retry-after", "").strip()
    seconds = seconds_to_wait(stated, datetime.fromtimestamp(now, UTC))
    return None if seconds is None else min(seconds, LONGEST_WAIT_S)
