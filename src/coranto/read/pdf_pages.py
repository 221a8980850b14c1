"""The text layer of a PDF, page by page, in a process of its own: hostile files have kept every reader of PDF busy.

``python -m coranto.read.pdf_pages BYTES`` reads a PDF and writes a line of JSON for the file and one for each page, as
it goes, so that a page that takes for ever costs only itself and those behind it.
"""

import logging
import re
import struct
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

import msgspec

from coranto.read.reading import encodable
from coranto.read.worker import confine

PDF_FAILURES: Final = (
    ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError, OSError, RuntimeError, TypeError,
    ValueError, struct.error, zlib.error,
)  # fmt: skip
"""What pypdf has been seen to raise on damaged files, besides its own errors."""

MOST_PAGES: Final = 5_000
"""Pages of one file that are read, at most."""
LOCKED: Final = "locked with a password"
LOCKED_AES: Final = "locked with AES, and no library for it is installed"

_DATE: Final = re.compile(r"D?:?(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(?:Z|([+-]\d\d)'?(\d\d)?'?)?")


@dataclass(frozen=True, slots=True)
class PdfHead:
    """What the file says of itself, or why it cannot be read."""

    pages: int
    title: str | None = None
    author: str | None = None
    language: str | None = None
    created: str | None = None
    """ISO 8601: when the file was made, which need not be when its text was."""
    trouble: str | None = None


@dataclass(frozen=True, slots=True)
class PdfPage:
    """One page: its number from 1, its text with a line of it a line, or why there is none."""

    number: int
    text: str
    trouble: str | None = None


def read_pages(data: bytes) -> Iterator[PdfHead | PdfPage]:
    """The file, then its pages in order."""
    import pypdf
    from pypdf.errors import DependencyError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    failures = (*PDF_FAILURES, PyPdfError)
    try:
        reader = pypdf.PdfReader(BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            yield PdfHead(0, trouble=LOCKED)
            return
        count = len(reader.pages)
    except DependencyError:
        yield PdfHead(0, trouble=LOCKED_AES)
        return
    except failures as error:
        yield PdfHead(0, trouble=f"damaged ({type(error).__name__})")
        return
    yield _head(reader, count, failures)
    for number in range(1, min(count, MOST_PAGES) + 1):
        try:
            yield PdfPage(number, encodable(reader.pages[number - 1].extract_text().replace("\x00", "")))
        except failures as error:
            yield PdfPage(number, "", f"a page that cannot be read ({type(error).__name__})")


def _head(reader: Any, count: int, failures: tuple[type[Exception], ...]) -> PdfHead:
    try:
        said = reader.metadata or {}
        language = reader.root_object.get("/Lang")
        values = [_word(said.get(name)) for name in ("/Title", "/Author", "/CreationDate")]
    except failures:
        return PdfHead(count)
    return PdfHead(count, values[0], values[1], _word(language), pdf_date(values[2]))


def _word(value: object) -> str | None:
    return encodable(value[:500]) if isinstance(value, str) else None


def pdf_date(stated: str | None) -> str | None:
    """The date as ISO 8601 (*D:20240308141500+01'00'*, ISO 32000 7.9.4), no further than it goes; null for none."""
    found = _DATE.match((stated or "").strip())
    if found is None:
        return None
    year, month, day, hour, minute, second, zone, zone_minute = found.groups()
    moment = f"T{hour}:{minute}:{second or '00'}" if hour else ""
    offset = "" if not moment else f"{zone}:{zone_minute or '00'}" if zone else "+00:00" if "Z" in found[0] else ""
    return f"{year}-{month}-{day}{moment}{offset}"


def main(address_space: str) -> None:
    """Reads a PDF on standard input and writes its head and its pages to standard output, each once it is read."""
    confine(int(address_space))
    for row in read_pages(sys.stdin.buffer.read()):
        sys.stdout.buffer.write(msgspec.json.encode(row) + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
