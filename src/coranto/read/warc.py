"""Web archives (WARC): each page a dispatch that goes by its address; when it was captured is evidence, no date."""

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO, Final

import msgspec

from coranto.model.source import Metadata
from coranto.read.encoding import declared_charset, decode
from coranto.read.html import SIMPLER, page_of
from coranto.read.http_body import Answer, Body, body_of, media_type, parsed_answer
from coranto.read.names import METADATA_FIELD, own_name, web_address
from coranto.read.reading import MEGABYTE, Limits, Opened, Reading, Trouble, UnreadableError, original_of, read_as
from coranto.read.stated_dates import iso_date
from coranto.read.warc_records import Lost, Record, records

PAGES: Final = ("text/html", "application/xhtml+xml")
TEXTS: Final = ("text/plain",)
NOT_READ: Final = {
    "application/pdf": "a PDF",
    "application/rss+xml": "a feed",
    "application/atom+xml": "a feed",
    "message/rfc822": "a letter",
}
"""What may well hold dispatches and is not read from within an archive."""
NO_DISPATCH: Final = re.compile(r"/(?:robots|ads|app-ads|security|humans)\.txt\Z")

CAPTURE_AGAIN: Final = "capture the page again"
ENDS: Final = Trouble("the archive ends within this record: something is missing", "ask for the archive again")
CHANGED: Final = Trouble("not the bytes that were archived: their digest is another", "ask for the archive again")

_metadata: Final = msgspec.json.Decoder(Metadata)


@dataclass(slots=True)
class _Seen:
    """What came before in the same archive."""

    pages: int = 0
    told: int = 0
    addresses: set[str] = field(default_factory=set)
    payloads: set[str] = field(default_factory=set)


def read_warc(opened: Opened) -> Iterator[Reading]:
    """Every page of the archive in order; each page that is refused and each piece of damage is a problem.

    Raises ``UnreadableError`` where there is no page in it at all.
    """
    yield from read_archive(opened.stream, opened.doc, opened.limits)


def read_archive(stream: BinaryIO, doc: str, limits: Limits, inside: str = "") -> Iterator[Reading]:
    """As ``read_warc``; ``inside``: what to call the archive within ``doc``."""
    seen = _Seen()
    for number, found in enumerate(records(stream, limits.file_bytes), start=1):
        if isinstance(found, Lost):
            seen.told += 1
            rest = "; what follows it is not read" if found.last else ""
            remedy = "ask for the archive again, or give the pages as files"
            yield Trouble(found.what + rest, remedy).problem(doc, f"{inside}byte {found.at}")
            continue
        url = web_address(found.head.get("warc-target-uri", "").strip("<>"))
        place = f"{inside}record {number}" + (f", {url}" if url else "")
        try:
            for reading in _page(found, url, limits, seen):
                seen.pages += 1
                yield reading if not isinstance(reading, Trouble) else reading.problem(doc, place)
        except UnreadableError as error:
            seen.told += 1
            yield replace(error.trouble, at=None).problem(doc, place)
        if found.cut:
            seen.told += 1
            yield ENDS.problem(doc, place)
    if not seen.pages and not seen.told:
        raise UnreadableError(
            "an archive without a page", "see whether the pages were captured", inside.strip() or None
        )


def _page(record: Record, url: str | None, limits: Limits, seen: _Seen) -> Iterator[Reading | Trouble]:
    """The dispatch of a record and what should be told of it; nothing where it holds no page."""
    kind = record.head.get("warc-type", "").lower()
    if kind == "revisit":
        _check_revisit(record, url, seen)
    if kind not in ("response", "resource", "conversion") or own_name(url or "") == "":
        return
    stated = media_type(record.head.get("content-type", ""))
    if kind == "response" and stated in ("application/http", ""):
        answer = parsed_answer(record.block)
    else:
        answer = Answer(200, {"content-type": record.head.get("content-type", "")}, record.block)
    if not _is_page(answer, url, kind):
        return
    if url is None:
        raise UnreadableError("a page without an address", CAPTURE_AGAIN)
    if record.large:
        raise UnreadableError(f"larger than {limits.file_bytes // MEGABYTE} MB", "give the article's text as a file")
    body = body_of(answer, limits.file_bytes)
    yield from _readings(record, answer, body, url, limits)
    seen.addresses.add(url)
    seen.payloads.add(record.head.get("warc-payload-digest", ""))


def _is_page(answer: Answer, url: str | None, kind: str) -> bool:
    """Whether the answer is a page or text; raises ``UnreadableError`` for one that a reader would miss."""
    media = answer.media_type
    if media in NOT_READ and answer.status < 300:
        raise UnreadableError(f"{NOT_READ[media]} within an archive", "save it and give it as a file")
    if media not in (*PAGES, *TEXTS) or 300 <= answer.status < 400 or answer.status in (204, 205):
        return False
    if media in TEXTS and (answer.status >= 400 or _is_for_robots(url or "")):
        return False
    if answer.status >= 400:
        raise UnreadableError(f"no page: the server answered {answer.status}", CAPTURE_AGAIN)
    return True


def _is_for_robots(url: str) -> bool:
    """Whether a site keeps there what no reader is shown; a dispatch that an export of ours holds may be called so."""
    return own_name(url) is None and NO_DISPATCH.search(url) is not None


def _readings(record: Record, answer: Answer, body: Body, url: str, limits: Limits) -> Iterator[Reading | Trouble]:
    page = answer.media_type in PAGES
    declared = answer.charset or (declared_charset(body.data) if page else None)
    decoded = decode(body.data, declared)
    own = _own_metadata(record) if record.head.get("warc-type") == "resource" else None
    metadata, simpler = own or Metadata(url=url, captured=iso_date(record.head.get("warc-date"))), False
    text = decoded.text
    if page:
        read = page_of(text, limits)
        text, simpler = read.text, read.simpler
        metadata = replace(read.metadata, url=read.metadata.url or url, captured=metadata.captured)
    original = original_of(body.data, answer.media_type)
    yield read_as(own_name(url) or url, text, original, metadata, limits)
    notes = (decoded.note, body.note, SIMPLER if simpler else None, _changed(record))
    yield from (note for note in notes if note is not None)


def _own_metadata(record: Record) -> Metadata | None:
    kept = record.head.get(METADATA_FIELD.lower())
    try:
        return _metadata.decode(kept) if kept is not None else None
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return None


def _check_revisit(record: Record, url: str | None, seen: _Seen) -> None:
    """Raises ``UnreadableError`` for a page that was captured once more and stands nowhere in this archive so far."""
    if url is None or url in seen.addresses:
        return
    first = web_address(record.head.get("warc-refers-to-target-uri", "").strip("<>")) or "another address"
    if record.head.get("warc-payload-digest", "-") in seen.payloads:
        raise UnreadableError(f"the same page as {first}, read once", "give it as a file to have it twice")
    stated = parsed_answer(record.block).media_type if record.block else ""
    if stated in (*PAGES, ""):
        raise UnreadableError(f"a page kept in another archive, as {first}", "give that archive too")


def _changed(record: Record) -> Trouble | None:
    """A note where the record's block is not what its own digest says; null where it is, or states none we know."""
    name, _, stated = record.head.get("warc-block-digest", "").partition(":")
    made = {"sha1": hashlib.sha1, "sha256": hashlib.sha256, "sha-256": hashlib.sha256}.get(name.strip().lower())
    if made is None or record.large or record.cut:
        return None
    found = made(record.block).digest()
    written = (found.hex(), base64.b32encode(found).decode().lower().rstrip("="))
    return None if stated.strip().lower().rstrip("=") in written else CHANGED
