"""What was fetched, read as a file with the same bytes is; and sources given by their addresses, fetched once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Final

from coranto.fetching.failures import FetchError
from coranto.fetching.manners import Clock, Visitor
from coranto.model.source import Problem
from coranto.read.formats import HEAD_BYTES
from coranto.read.html import read_html
from coranto.read.http_body import charset
from coranto.read.mail import read_letter
from coranto.read.names import web_address
from coranto.read.reading import DEFAULT_LIMITS, Limits, Opened, Read, Reader, Reading, UnreadableError
from coranto.read.signatures import refuse_binary
from coranto.read.sources import SourceFile, stream_file
from coranto.text.moments import in_utc

READERS: Final[dict[str, Reader]] = {
    "text/html": read_html, "application/xhtml+xml": read_html, "message/rfc822": read_letter,
}  # fmt: skip
"""By what the server says that it is; anything else is told by its beginning, as files are."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server sent: the bytes unpacked, what it said that they are, and when that was."""

    url: str
    captured: str
    """ISO 8601 moment."""
    media_type: str
    charset: str | None
    data: bytes


def fetched(urls: Iterable[str], visitor: Visitor, clock: Clock, limits: Limits = DEFAULT_LIMITS) -> Iterator[Reading]:
    """The dispatches and problems at these addresses, each asked once; what cannot be had is a problem."""
    for url in sorted(set(urls)):
        try:
            answer = visitor.get(url)
        except FetchError as error:
            yield Problem(url, None, error.what, error.remedy)
            continue
        captured = in_utc(datetime.fromtimestamp(int(clock.now()), UTC))
        stated = charset(answer.head.get("content-type", ""))
        yield from readings_of(Fetched(url, captured, answer.media_type, stated, answer.body), limits=limits)


def readings_of(page: Fetched, outlet: str | None = None, limits: Limits = DEFAULT_LIMITS) -> Iterator[Reading]:
    """The dispatches and problems of what was fetched; ``outlet``: who publishes it, where it does not say."""
    for reading in _read(page, limits):
        yield reading if isinstance(reading, Problem) else _told(reading, outlet, page)


def _read(page: Fetched, limits: Limits) -> Sequence[Reading]:
    reader = READERS.get(page.media_type)
    try:
        if reader is None:
            return list(stream_file(SourceFile(page.url, page.url, True, page.data, charset=page.charset), limits))
        refuse_binary(page.data[:HEAD_BYTES])
        return list(reader(Opened(page.url, BytesIO(page.data), limits, page.charset)))
    except UnreadableError as error:
        return [error.trouble.problem(page.url)]
    except Exception as error:  # noqa: BLE001  whatever one page does, the others go on
        return [Problem(page.url, None, f"it could not be read ({type(error).__name__})", "give its text as a file")]


def _told(reading: Read, outlet: str | None, page: Fetched) -> Read:
    """The reading with what is known from elsewhere: outlet and address, where it says none, and when it was had."""
    said = reading.dispatch.metadata
    url = said.url or web_address(page.url)
    metadata = replace(said, outlet=said.outlet or outlet, url=url, captured=page.captured)
    return Read(reading.original, replace(reading.dispatch, metadata=metadata))
