"""The records of a web archive (WARC 0.18 to 1.1), packed or not; what is damaged is passed over and told.

Written here because the libraries for it end quietly where an archive is cut off or a page in it is: none may go
missing without a word. Unpacking is that of the standard library; the time goes to the pages, not to this.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO, Final

from coranto.read.http_body import fields_of
from coranto.read.warc_flow import DamageError, Flow, flow_of

LONGEST_HEAD: Final = 64_000
BEGINNING: Final = 64_000
"""Bytes of a block that is too long to keep: what it is shows from them."""
MOST_LOST: Final = 1_000
"""Places at which reading is taken up again behind damage."""
CUT_HEAD: Final = "a record whose head is cut off or longer than 64 kB"
_FIRST_LINE: Final = re.compile(rb"WARC/\d\.\d{1,2}[ \t]{0,8}\r?\n\Z")
_LENGTH: Final = re.compile(r"\d{1,15}\Z")


@dataclass(frozen=True, slots=True)
class Record:
    """A record: where it stands, its head by names in lower case, its block."""

    at: int
    """Byte of the file, or of the packed piece that it lies in."""
    head: Mapping[str, str]
    block: bytes
    """All of it, or its first ``BEGINNING`` bytes where it is ``large``."""
    large: bool = False
    """Whether it is longer than was asked for."""
    cut: bool = False
    """Whether the archive ends within it."""


@dataclass(frozen=True, slots=True)
class Lost:
    """Something that should be a record, from that byte on."""

    at: int
    what: str
    last: bool = False
    """Whether nothing behind it is read."""


def records(stream: BinaryIO, most: int) -> Iterator[Record | Lost]:
    """Every record in order; of blocks of more than ``most`` bytes only the beginning is kept. The stream must seek."""
    flow = flow_of(stream)
    for _ in range(MOST_LOST):
        try:
            while (record := _record(flow, most)) is not None:
                yield record
        except DamageError as error:
            at = flow.place() if error.packing else flow.began
            goes_on = not error.last and flow.resumed(error.packing)
            yield Lost(at, str(error), last=not goes_on)
            if goes_on:
                continue
        return
    yield Lost(flow.began, "more damage than can be read around", last=True)


def _record(flow: Flow, most: int) -> Record | None:
    """The record at the present place; null at the end of the archive."""
    if not flow.past_blank_lines():
        return None
    first = flow.line(40)
    if not _FIRST_LINE.match(first):
        flow.held = first + flow.held
        raise DamageError("no record where one should begin")
    lines: list[str] = []
    room = LONGEST_HEAD
    while (line := flow.line(room)).strip():
        lines.append(line.decode("utf-8", "replace").rstrip("\r\n"))
        room -= len(line)
    if not line.endswith(b"\n"):
        raise DamageError(CUT_HEAD)
    head = fields_of(lines)
    if not _LENGTH.match(head.get("content-length", "")):
        raise DamageError("a record that does not say how long it is")
    length, began, large = int(head["content-length"]), flow.began, False
    block = flow.read(min(length, most))
    ended = len(block)
    if length > most:
        block, large = block[:BEGINNING], True
        ended += flow.passed(length - most)
    return Record(began, head, block, large, ended < length)
