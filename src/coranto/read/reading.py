"""What reading gives: a dispatch with its original, or a problem; and how much it may take in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from coranto.model.source import Dispatch, Metadata, Original, Problem
from coranto.text.identity import sha256_hex

MEGABYTE: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a source is taken in; what is larger becomes a problem, never a hang.

    The extractor's time grows faster than the page: a page of 3.6 MB took 16 s and one of 17 MB did not return. In a
    page of ``direct_tags`` tags the slowest markup we could write took 2 s, so larger ones go to a worker that can be
    killed after ``worker_seconds``.
    """

    file_bytes: int = 32 * MEGABYTE
    """Of a file that is parsed as a whole: text, page, feed, JSON."""
    line_bytes: int = 8 * MEGABYTE
    """Of one line of JSON Lines; the file itself may have any length, for it is read line by line."""
    stdin_bytes: int = 256 * MEGABYTE
    text_chars: int = 5 * MEGABYTE
    """Of the text of one dispatch."""
    direct_bytes: int = 4 * MEGABYTE
    direct_tags: int = 6_000
    """Tags that a page or feed may hold and still be parsed without a worker of its own."""
    worker_seconds: float = 10.0
    paged_seconds: float = 60.0
    """Of a file that is read page by page; the pages read till then are kept."""
    document_seconds: float = 600.0
    """Of a visit of a dispatch to the steps, by the clock: on an ordinary machine a text of ``text_chars`` takes a
    fraction of it."""
    worker_bytes: int = 4_000 * MEGABYTE
    """Of memory, that a worker of either kind may hold."""
    problems_alike: int = 20
    """Problems of one kind that one file may list; the rest are counted in one line."""


CHUNK: Final = 1 << 16

DEFAULT_LIMITS: Final = Limits()


@dataclass(frozen=True, slots=True)
class Read:
    """One dispatch, and the bytes it was read from."""

    original: Original
    dispatch: Dispatch


Reading = Read | Problem


@dataclass(frozen=True, slots=True)
class Opened:
    """A source file at its first byte, and what its problems and items are named by."""

    doc: str
    stream: BinaryIO
    limits: Limits
    charset: str | None = None
    """As the server that sent it stated it; null where none did."""


Reader = Callable[[Opened], Iterator[Reading]]
"""Turns an opened file into readings; raises ``UnreadableError`` where the file as a whole cannot be used."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A problem before it is known which document has it."""

    what: str
    remedy: str
    at: str | None = None

    def problem(self, doc: str, at: str | None = None) -> Problem:
        """The problem record for ``doc``; ``at`` where the trouble itself names no place."""
        return Problem(doc, self.at or at, self.what, self.remedy)


class UnreadableError(Exception):
    """Why a file or an item cannot be used; always caught in this room and turned into a ``Problem``."""

    def __init__(self, what: str, remedy: str, at: str | None = None) -> None:
        super().__init__(what)
        self.trouble = Trouble(what, remedy, at)


def whole(opened: Opened) -> bytes:
    """All bytes of a file that is parsed as a whole; raises ``UnreadableError`` if empty or over ``file_bytes``."""
    data = opened.stream.read(CHUNK)
    if len(data) == CHUNK:  # asking for the limit at once would allocate all of it for every small page
        data += opened.stream.read(max(0, opened.limits.file_bytes + 1 - CHUNK))
    if len(data) > opened.limits.file_bytes:
        megabytes = opened.limits.file_bytes // MEGABYTE
        raise UnreadableError(f"larger than {megabytes} MB", "split it, or give its articles as JSON Lines")
    if not data.strip():
        raise UnreadableError("empty", "remove the file or fetch it again")
    return data


def original_of(data: bytes, media_type: str) -> Original:
    """The bytes as given, with their hash."""
    return Original(sha256_hex(data), media_type, data)


def read_as(doc: str, text: str, original: Original, metadata: Metadata, limits: Limits) -> Read:
    """The dispatch of ``text``; raises ``UnreadableError`` where there is no word in it, or too many."""
    if not text.replace("\ufeff", "").strip():
        raise UnreadableError("no text in it", "see whether the text is an image, or behind a login")
    if len(text) > limits.text_chars:
        raise UnreadableError(
            f"{len(text):,} characters of text, more than one dispatch may have ({limits.text_chars:,})",
            "split it into its articles, or allow more with --max-chars",
        )
    return Read(original, Dispatch(doc, original.sha256, sha256_hex(text.encode()), text, metadata))


def encodable(text: str) -> str:
    """``text`` with each lone surrogate, which no UTF-8 can hold, replaced by U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
