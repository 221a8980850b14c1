"""What must hold of whatever is read from any bytes; each law raises ``AssertionError`` where it does not."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from io import BytesIO
from typing import Final
from unittest.mock import patch

import msgspec

from coranto.fetching.answers import unpacked
from coranto.fetching.client import web_address
from coranto.fetching.failures import FetchError
from coranto.model.source import Problem
from coranto.read.encoding import BYTE_ORDER_MARKS, declared_charset, decode
from coranto.read.http_body import body_of, parsed_answer
from coranto.read.languages import language_code
from coranto.read.pdf import read_pdf
from coranto.read.pdf_pages import PdfHead, PdfPage, read_pages
from coranto.read.reading import Limits, Opened, Read, Reader, Reading, UnreadableError
from coranto.read.sources import SourceFile, stream_file
from coranto.read.stated_dates import iso_date
from coranto.text.identity import sha256_hex
from coranto.watch.links import MOST_LINKS, links

LIMITS: Final = Limits(file_bytes=200_000, line_bytes=50_000, text_chars=100_000, worker_seconds=5.0)
"""So that inputs of a few thousand bytes come near them."""
DOC: Final = "a.txt"
UNPACKED: Final = 100_000
BROKEN: Final = "it could not be read ("
"""How a problem begins that stands for an error which no reader declares: the run goes on, a reader is to be mended."""


def file_law(name: str) -> Callable[[bytes], None]:
    """That a file of that name, whatever it holds, gives dispatches and problems that are what they say."""
    return partial(_file_is_read, name)


def reader_law(reader: Reader) -> Callable[[bytes], None]:
    """The same of one reader, whatever the file begins with."""
    return partial(_is_read, reader)


def _file_is_read(name: str, data: bytes) -> None:
    source = SourceFile(name, name, True, data)
    readings = list(stream_file(source, LIMITS))
    _hold(readings)
    assert readings == list(stream_file(source, LIMITS)), "read again, it is otherwise"


def _is_read(reader: Reader, data: bytes) -> None:
    readings = _taken(reader, data)
    _hold(readings)
    assert readings == _taken(reader, data), "read again, it is otherwise"


def _taken(reader: Reader, data: bytes) -> list[Reading]:
    try:
        return list(reader(Opened(DOC, BytesIO(data), LIMITS)))
    except UnreadableError as error:
        return [error.trouble.problem(DOC)]


def _hold(readings: Iterable[Reading]) -> None:
    for reading in readings:
        if isinstance(reading, Problem):
            assert reading.what, "a problem that says nothing"
            assert not reading.what.startswith(BROKEN), f"a reader broke: {reading.what}"
            assert reading.remedy, "a problem without a remedy"
            msgspec.json.encode(reading)
        else:
            _dispatch_holds(reading)


def _dispatch_holds(reading: Read) -> None:
    dispatch, original = reading.dispatch, reading.original
    assert dispatch.doc.isprintable(), "a name of more than one line"
    assert dispatch.doc, "a dispatch without a name"
    assert dispatch.sha256 == original.sha256 == sha256_hex(original.data)
    assert dispatch.text_sha256 == sha256_hex(dispatch.text.encode())
    assert dispatch.text.strip(), "a dispatch without text"
    assert len(dispatch.text) <= LIMITS.text_chars
    said = dispatch.metadata
    msgspec.json.encode(said)
    for one in (said.title, said.outlet, said.agency, said.author):
        assert one is None or (one.strip() == one != "" and "\n" not in one), f"no line: {one!r}"
    assert language_code(said.language) == said.language
    for moment in (*(candidate.value for candidate in said.published), said.captured):
        assert iso_date(moment) == moment, f"no date: {moment!r}"


def plain_law(data: bytes) -> None:
    """That a plain text is the file, character by character, a byte-order mark too."""
    _file_is_read(DOC, data)
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return
    if b"\x00" in data or any(data.startswith(mark) for mark, _ in BYTE_ORDER_MARKS):
        return
    assert decode(data).text == text


def http_law(data: bytes) -> None:
    """That an answer of a server is unpacked within limits, whichever way it came."""
    with suppress(UnreadableError):
        answer = parsed_answer(data)
        assert all(name == name.lower() for name in answer.head)
        body = body_of(answer, UNPACKED)
        assert len(body.data) <= UNPACKED
        decode(body.data, answer.charset or declared_charset(body.data))
    head, _, body_sent = data.partition(b"\n\n")
    with suppress(FetchError):
        assert len(unpacked(body_sent, head.decode("latin-1").strip().lower(), UNPACKED)) <= UNPACKED


def pdf_law(data: bytes) -> None:
    """That a PDF gives a head and then pages in order: what its process would write, made in this one."""
    made = list(read_pages(data))
    assert isinstance(made[0], PdfHead)
    pages = [page for page in made[1:] if isinstance(page, PdfPage)]
    assert len(pages) == len(made) - 1
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    lines = b"".join(msgspec.json.encode(one) + b"\n" for one in made)
    _hold(_pdf_readings(data, lines))


def _pdf_readings(data: bytes, lines: bytes) -> list[Reading]:
    with patch("coranto.read.pdf.output_of", lambda *given: (lines, True)):
        return _taken(read_pdf, data)


def links_law(data: bytes) -> None:
    """That a feed's links are addresses that may be asked."""
    try:
        found = links(data, "https://wire.example/feed")
    except (FetchError, UnreadableError):
        return
    assert len(found) <= MOST_LINKS
    for link in found:
        assert web_address(link.url) == link.url
