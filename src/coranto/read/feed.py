"""RSS, RDF and Atom feeds: one dispatch an item."""

import calendar
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

from defusedxml import DefusedXmlException
from defusedxml.sax import parse as parse_defused

from coranto.model.source import DateCandidate, Metadata, Original
from coranto.read.encoding import declared_charset, decode
from coranto.read.fragment import looks_like_markup, text_of_fragment
from coranto.read.languages import language_code
from coranto.read.names import item_name, web_address
from coranto.read.page_metadata import line
from coranto.read.reading import Limits, Opened, Read, Reading, UnreadableError, encodable, original_of, read_as, whole
from coranto.read.stated_dates import iso_date

FEED_FAILURES: Final = (
    ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError, RuntimeError, TypeError, ValueError,
    SAXException,
)  # fmt: skip
"""What feedparser has been seen to raise on hostile feeds; it documents none."""

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,300}\?>")


def read_feed(opened: Opened) -> Iterator[Reading]:
    """The items of a feed, in its order; the feed file is the original of them all.

    Raises ``UnreadableError`` for a document type (no feed needs one, every entity bomb has one) and for other XML.
    """
    data = whole(opened)
    decoded = decode(data, declared_charset(data))
    text = _DECLARATION.sub("", decoded.text.lstrip("\ufeff")).strip().replace("\x00", "")
    feed, entries, version = _parsed(text.encode())
    if not version and not entries:
        raise UnreadableError("XML, but neither a feed nor a page", "give the text of its articles")
    if not entries:
        raise UnreadableError("a feed without items", "fetch it again")
    if decoded.note is not None:
        yield decoded.note.problem(opened.doc)
    original = original_of(data, "application/atom+xml" if version.startswith("atom") else "application/rss+xml")
    for number, entry in enumerate(entries, start=1):
        try:
            yield _read_item(entry, feed, number, opened, original)
        except UnreadableError as error:
            yield error.trouble.problem(opened.doc, f"item {number}")


def _parsed(data: bytes) -> tuple[Mapping[str, Any], list[Mapping[str, Any]], str]:
    """Head, items and version of a feed by feedparser; raises ``UnreadableError`` before it sees a document type."""
    import feedparser  # a run without feeds need not wait for its import

    try:
        parse_defused(BytesIO(data), _Silent(), forbid_dtd=True)
    except DefusedXmlException:
        raise UnreadableError(
            "an XML document type or entity, which can be a trap", "remove the <!DOCTYPE …> part"
        ) from None
    except (SAXException, ValueError):
        pass  # broken XML: feedparser reads what it can of it, with no entities but the standard ones
    try:
        # as bytes in a stream: given a string, feedparser would fetch what looks like an address
        found = feedparser.parse(
            BytesIO(data),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            resolve_relative_uris=False,
            sanitize_html=False,
        )
        return found.feed, list(found.entries), str(found.get("version") or "")
    except FEED_FAILURES as error:
        raise UnreadableError(f"a feed that cannot be parsed ({type(error).__name__})", "fetch it again") from None


def _read_item(
    entry: Mapping[str, Any], feed: Mapping[str, Any], number: int, opened: Opened, original: Original
) -> Read:
    metadata = Metadata(
        title=_plain_line(entry.get("title"), opened.limits),
        outlet=_outlet(entry, feed, opened.limits),
        author=line(entry.get("author")),
        url=web_address(entry.get("link")),
        language=_language(entry, feed),
        published=tuple(_dates(entry)),
    )
    identity = line(entry.get("id"))
    doc = item_name(opened.doc, metadata.url, identity, f"{opened.doc}::{number}")
    return read_as(doc, _text(entry, opened.limits), original, metadata, opened.limits)


def _text(entry: Mapping[str, Any], limits: Limits) -> str:
    """The longest of the item's contents, else its summary, as text. Raises ``UnreadableError`` if it has neither."""
    contents = [str(part.get("value") or "") for part in entry.get("content") or ()]
    body = max(contents, key=len, default="") or str(entry.get("summary") or "")
    text = text_of_fragment(body, limits) if looks_like_markup(body) else body.strip()
    if not text.strip():
        raise UnreadableError("an item without text", "give the page it links to")
    return encodable(text)


def _outlet(entry: Mapping[str, Any], feed: Mapping[str, Any], limits: Limits) -> str | None:
    """The source that an item of an aggregated feed names, else the feed's own title."""
    source = entry.get("source")
    own = source.get("title") if isinstance(source, Mapping) else None
    return _plain_line(own, limits) or _plain_line(feed.get("title"), limits)


def _plain_line(value: object, limits: Limits) -> str | None:
    if isinstance(value, str) and looks_like_markup(value):
        return line(text_of_fragment(value, limits))
    return line(value)


def _language(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> str | None:
    titles = (entry.get("content") or [{}])[0], entry.get("title_detail") or {}, feed.get("title_detail") or {}
    declared = (titles[0].get("language"), feed.get("language"), titles[1].get("language"), titles[2].get("language"))
    return next((code for value in declared if (code := language_code(value))), None)


def _dates(entry: Mapping[str, Any]) -> Iterator[DateCandidate]:
    """Publication before change, each as the feed wrote it where we can read that, else as feedparser did, in UTC."""
    for name in ("published", "created", "updated"):
        if name not in entry:  # ``get`` would answer *published* for *updated*
            continue
        value = iso_date(entry.get(name)) or _from_struct(entry.get(f"{name}_parsed"))
        if value is not None:
            yield DateCandidate(value, f"feed {name}")


def _from_struct(moment: Any) -> str | None:
    if moment is None:
        return None
    try:
        return iso_date(datetime.fromtimestamp(calendar.timegm(moment), UTC).isoformat())
    except (ValueError, OverflowError, OSError, TypeError):
        return None


class _Silent(ContentHandler):
    """Listens to nothing: parsing alone brings a document type to light."""
