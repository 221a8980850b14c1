"""What a web server answered, as an archive keeps it: status, head, and the body without its encodings."""

import re
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from coranto.read.reading import MEGABYTE, Trouble, UnreadableError

PIECE: Final = 1 << 12
"""Bytes that are unpacked at a time where there may be many members: a body can hold more than a million."""
LONGEST_HEAD: Final = 64_000
"""Bytes; servers themselves take no more than 8,000 to 32,000."""
MOST_ENCODINGS: Final = 3
"""Encodings one within the other, at most; one is usual."""

CUT_OFF: Final = Trouble("cut off: the end of it is missing", "capture the page again")

_STATUS: Final = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})(?!\d)")
_HEAD_END: Final = re.compile(rb"\r?\n\r?\n")
_CHUNK: Final = re.compile(rb"([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: its status, its head by names in lower case (the first of each), its body as sent."""

    status: int
    head: Mapping[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        """As *text/html*; empty where none is stated."""
        return media_type(self.head.get("content-type", ""))

    @property
    def charset(self) -> str | None:
        """As the head states it."""
        return charset(self.head.get("content-type", ""))


@dataclass(frozen=True, slots=True)
class Body:
    """The bytes of a page, and what a reader should be told of them."""

    data: bytes
    note: Trouble | None = None


def media_type(stated: str) -> str:
    """The type without its parameters, in lower case."""
    return stated.partition(";")[0].strip().lower()


def charset(stated: str) -> str | None:
    """The charset among the parameters of a type."""
    found = _CHARSET.search(stated)
    return found[1] if found else None


def parsed_answer(block: bytes) -> Answer:
    """The answer in a block of an archive; raises ``UnreadableError`` where there is none."""
    status = _STATUS.match(block)
    ended = _HEAD_END.search(block, 0, LONGEST_HEAD)
    if status is None or ended is None:
        raise UnreadableError("an answer without a head that can be read", "capture the page again")
    lines = block[: ended.start()].decode("latin-1").splitlines()[1:]
    return Answer(int(status[1]), fields_of(lines), block[ended.end() :])


def fields_of(lines: list[str]) -> dict[str, str]:
    """``name: value`` lines by name in lower case, the first of each; a line that is indented goes on with the last."""
    fields: dict[str, str] = {}
    last = None
    for line in lines:
        if line[:1] in (" ", "\t") and last is not None:
            fields[last] += " " + line.strip()
            continue
        name, colon, value = line.partition(":")
        last = name.strip().lower() if colon and name.strip().lower() not in fields else None
        if last is not None:
            fields[last] = value.strip()
    return fields


def body_of(answer: Answer, limit: int) -> Body:
    """The body unpacked; where an archive keeps it unpacked under its old head, as it is.

    Raises ``UnreadableError`` where it unpacks to more than ``limit`` bytes or cannot be unpacked.
    """
    data = answer.body
    cut = False
    if "chunked" in answer.head.get("transfer-encoding", "").lower():
        data, cut = _joined(data)
    encodings = [one.strip().lower() for one in answer.head.get("content-encoding", "").split(",") if one.strip()]
    if len(encodings) > MOST_ENCODINGS:
        raise UnreadableError("packed more than three times over", "capture the page again")
    for encoding in reversed(encodings):
        if encoding == "identity" or data.lstrip()[:1] in (b"<", b""):
            continue
        unpack = _UNPACK.get(encoding)
        if unpack is None:
            raise UnreadableError(f"packed as “{encoding[:40]}”, which is not read", "capture the page again")
        data, short = unpack(data, limit)
        cut = cut or short
    if len(data) > limit:
        raise _too_large(limit)
    return Body(data, CUT_OFF if cut else None)


def _joined(data: bytes) -> tuple[bytes, bool]:
    """The chunks put together, and whether the last is missing; what does not come in chunks, as it is."""
    parts: list[bytes] = []
    at = 0
    while head := _CHUNK.match(data, at):
        size = int(head[1], 16)
        if size == 0:
            return b"".join(parts), False
        parts.append(data[head.end() : head.end() + size])
        at = head.end() + size
        if at > len(data):
            return b"".join(parts), True
        at += 2 if data[at : at + 2] == b"\r\n" else 1 if data[at : at + 1] == b"\n" else 0
    return (b"".join(parts), True) if parts else (data, False)


def _gunzipped(data: bytes, limit: int) -> tuple[bytes, bool]:
    """Of one member after the other; piece by piece, for what follows a member is copied with each."""
    made = bytearray()
    at = 0
    while data[at : at + 2] == b"\x1f\x8b" or not at:
        machine = zlib.decompressobj(31)
        while not machine.eof and at < len(data):
            piece = data[at : at + PIECE]
            made += _inflated(machine, piece, limit - len(made))
            at += len(piece) - len(machine.unused_data)
        if not machine.eof:
            return bytes(made), True
    return bytes(made), False


def _deflated(data: bytes, limit: int) -> tuple[bytes, bool]:
    """With the zlib wrapper that the standard asks for, or without it, as servers also send it."""
    wrapped = len(data) > 1 and data[0] & 15 == 8 and (data[0] << 8 | data[1]) % 31 == 0
    machine = zlib.decompressobj(15 if wrapped else -15)
    return _inflated(machine, data, limit), not machine.eof


def _inflated(machine: "zlib._Decompress", data: bytes, limit: int) -> bytes:
    try:
        made = machine.decompress(data, limit + 1)
    except zlib.error:
        raise _damaged() from None
    if len(made) > limit:
        raise _too_large(limit)
    return made


def _brotli(data: bytes, limit: int) -> tuple[bytes, bool]:
    import brotli  # few pages need it

    machine = brotli.Decompressor()
    try:
        made: bytes = machine.process(data, output_buffer_limit=limit + 1)
    except brotli.error:
        raise _damaged() from None
    if len(made) > limit:
        raise _too_large(limit)
    return made, not machine.is_finished()


def _damaged() -> UnreadableError:
    return UnreadableError("packed, and damaged", "capture the page again")


def _too_large(limit: int) -> UnreadableError:
    return UnreadableError(f"unpacks to more than {limit // MEGABYTE} MB", "give the article's text as a file")


_UNPACK: Final[Mapping[str, Callable[[bytes, int], tuple[bytes, bool]]]] = {
    "gzip": _gunzipped, "x-gzip": _gunzipped, "deflate": _deflated, "br": _brotli,
}  # fmt: skip
