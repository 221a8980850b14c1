"""The bytes of a web archive as they were before it was packed, and how reading goes on behind damage."""

import re
import zlib
from abc import ABC, abstractmethod
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO, Final

from coranto.read.reading import CHUNK, MEGABYTE

MOST_TRIED: Final = 100_000
"""Places behind one piece of damage that are looked at for the next packed record."""
TIGHTEST: Final = 200
"""Bytes that one packed byte may stand for, beyond ``FREE``; pages are packed to a tenth."""
FREE: Final = 256 * MEGABYTE

GZIP: Final = b"\x1f\x8b\x08"
PEEK: Final = 512
"""Bytes of a packed piece that show what it is."""
_BEGINS: Final = re.compile(rb"WARC/\d\.\d{1,2}[ \t]{0,8}\r?\n(?=[A-Za-z])")


class DamageError(Exception):
    """No record can be read at the present place; always caught in ``warc_records``."""

    def __init__(self, what: str, *, packing: bool = False, last: bool = False) -> None:
        super().__init__(what)
        self.packing, self.last = packing, last
        """Whether it is the packing that is damaged, and whether nothing behind it is to be read."""


def flow_of(stream: BinaryIO) -> "Flow":
    """The archive from its first byte; the stream must seek."""
    packed = stream.read(len(GZIP)) == GZIP
    stream.seek(0)
    return _Packed(stream) if packed else _Plain(stream)


class Flow(ABC):
    """An archive as it was before it was packed, piece by piece."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream: Final = stream
        self.held = b""
        """What was taken from the stream and is not read yet."""
        self.began = 0
        """Where the present record stands."""

    @abstractmethod
    def more(self) -> bytes:
        """The next piece; empty at the end. Raises ``DamageError``."""

    @abstractmethod
    def place(self) -> int:
        """The byte of the file that the held bytes begin at, or their packed piece."""

    def past_blank_lines(self) -> bool:
        """Moves to the next byte that ends no line and fills no room; false at the end."""
        while not (rest := self.held.lstrip(b"\r\n\x00")):
            self.began = self.place()
            self.held = self.more()
            if not self.held:
                return False
        self.held = rest
        self.began = self.place()
        return True

    def line(self, most: int) -> bytes:
        """The bytes to the end of the line, itself included; at most ``most`` of them."""
        while (end := self.held.find(b"\n", 0, most)) < 0 and len(self.held) < most and (more := self.more()):
            self.held += more
        cut = end + 1 if end >= 0 else min(len(self.held), most)
        found, self.held = self.held[:cut], self.held[cut:]
        return found

    def read(self, length: int) -> bytes:
        """That many bytes, or as many as there are."""
        parts, self.held = [self.held[:length]], self.held[length:]
        missing = length - len(parts[0])
        while missing > 0 and (more := self.more()):
            parts.append(more[:missing])
            self.held = more[missing:]
            missing -= len(parts[-1])
        return b"".join(parts)

    def passed(self, length: int) -> int:
        """How many of so many bytes there were to pass over."""
        done = 0
        while done < length and (piece := self.read(min(CHUNK, length - done))):
            done += len(piece)
        return done

    def resumed(self, packing: bool) -> bool:
        """Goes on at the next first line of a record; false where there is none. ``packing``: what is damaged."""
        try:
            while not packing:
                found = _BEGINS.search(self.held)
                if found is not None:
                    self.held = self.held[found.start() :]
                    return True
                more = self.more()
                if not more:
                    return False
                self.held = self.held[-32:] + more
        except DamageError as error:
            return not error.last and self.unpacked_again()
        return self.unpacked_again()

    def unpacked_again(self) -> bool:
        """Goes on at the next packed record."""
        return False


class _Plain(Flow):
    def more(self) -> bytes:
        return self.stream.read(CHUNK)

    def place(self) -> int:
        return self.stream.tell() - len(self.held)


class _Packed(Flow):
    """Packed pieces one behind the other, commonly one a record."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(stream)
        self._raw = b""
        self._end = self._made = self._piece = 0
        self._machine: zlib._Decompress | None = None

    def place(self) -> int:
        return self._piece

    def more(self) -> bytes:
        while True:
            if self._machine is None:
                self._raw = self._raw.lstrip(b"\x00")  # room that some programs leave between pieces
            if not self._raw:
                self._raw = self.stream.read(CHUNK)
                self._end += len(self._raw)
                if self._raw:
                    continue
                if self._machine is None:
                    return b""
                raise DamageError("a packed record that is cut off", packing=True, last=True)
            if self._machine is None:
                self._piece = self._end - len(self._raw)
                self._machine = zlib.decompressobj(31)
            made = self._unpacked(self._machine)
            if made:
                return made

    def _unpacked(self, machine: "zlib._Decompress") -> bytes:
        try:
            made = machine.decompress(self._raw, CHUNK)
        except zlib.error:
            raise DamageError("a packed record that is damaged", packing=True) from None
        self._made += len(made)
        if self._made > FREE + TIGHTEST * self._end:
            raise DamageError("packed more tightly than any page: a trap", packing=True, last=True)
        self._raw = machine.unused_data if machine.eof else machine.unconsumed_tail
        self._machine = None if machine.eof else machine
        return made

    def unpacked_again(self) -> bool:
        self.held, self._raw, self._machine = b"", b"", None
        for at, packed in islice(_pieces(self.stream, self._piece + 1), MOST_TRIED):
            if opens_record(packed):
                self.stream.seek(at)
                self._end = at
                return True
        return False


def _pieces(stream: BinaryIO, at: int) -> Iterator[tuple[int, bytes]]:
    """The bytes from ``at`` on at which something packed may begin, with what stands there."""
    stream.seek(at)
    window, ended = b"", False
    while not ended:
        more = stream.read(CHUNK)
        ended = not more
        window += more
        usable = len(window) if ended else max(0, len(window) - PEEK)
        found = window.find(GZIP)
        while 0 <= found < usable:
            yield at + found, window[found : found + PEEK]
            found = window.find(GZIP, found + 1)
        at += usable
        window = window[usable:]


def opens_record(packed: bytes) -> bool:
    """Whether the bytes unpack to the beginning of a record: each is packed on its own, so the first shows at once."""
    try:
        return zlib.decompressobj(31).decompress(packed, 5) == b"WARC/"
    except zlib.error:
        return False
