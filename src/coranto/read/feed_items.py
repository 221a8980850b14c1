"""RSS, RDF and Atom parsed into plain records."""

import calendar
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from io import BytesIO
from typing import Any, Final
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

from defusedxml import DefusedXmlException
from defusedxml.sax import parse as parse_defused

from coranto.model.source import DateCandidate, Metadata
from coranto.read.fragment import text_of_fragment
from coranto.read.languages import language_code
from coranto.read.names import web_address
from coranto.read.page_metadata import line
from coranto.read.reading import UnreadableError, encodable
from coranto.read.stated_dates import iso_date

FEED_FAILURES: Final = (
    ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError, RuntimeError, TypeError, ValueError,
    SAXException,
)  # fmt: skip
"""What feedparser has been seen to raise on hostile feeds; it documents none."""

DOCUMENT_TYPE: Final = "an XML document type or entity, which can be a trap"


@dataclass(frozen=True, slots=True)
class Item:
    """One item: its words, empty where it has none, what the feed says of it, and its identifier."""

    text: str
    metadata: Metadata
    identity: str | None
    trouble: str | None = None
    """Why there are no words, where that is known."""
    link: str | None = None
    """Where it leads, as the feed has it: relative to the feed's own address, perhaps."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's version in feedparser's words (``rss20``, ``atom10``; empty for other XML) and its items in order."""

    version: str
    items: tuple[Item, ...]
    trouble: str | None = None
    """Why nothing was read: a trap, or broken beyond what feedparser can read."""


def parsed_feed(xml: str) -> Feed:
    """The feed in ``xml``, which has no declaration; a document type is refused before feedparser sees it."""
    import feedparser  # a run without feeds need not wait for its import

    data = xml.encode()
    try:
        parse_defused(BytesIO(data), _Silent(), forbid_dtd=True)
    except DefusedXmlException:
        return Feed("", (), DOCUMENT_TYPE)
    except (SAXException, ValueError):
        pass  # broken XML: feedparser reads what it can of it, and knows no entities but the standard ones
    try:
        # as bytes in a stream: given a string, feedparser would fetch what looks like an address
        found = feedparser.parse(
            BytesIO(data),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            resolve_relative_uris=False,
            sanitize_html=False,
        )
        items = tuple(_item(entry, found.feed) for entry in found.entries)
        return Feed(str(found.get("version") or ""), items)
    except FEED_FAILURES as error:
        return Feed("", (), f"a feed that cannot be parsed ({type(error).__name__})")


class _Silent(ContentHandler):
    """Listens to nothing: parsing alone brings a document type to light."""


def _item(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> Item:
    metadata = Metadata(
        title=_line(entry.get("title")),
        outlet=_outlet(entry, feed),
        author=line(entry.get("author")),
        url=web_address(entry.get("link")),
        language=_language(entry, feed),
        published=tuple(_dates(entry)),
    )
    identity = line(entry.get("id"))
    try:
        return Item(_text(entry), metadata, identity, link=line(entry.get("link")))
    except UnreadableError as error:
        return Item("", metadata, identity, error.trouble.what, line(entry.get("link")))


def _text(entry: Mapping[str, Any]) -> str:
    """The longest of the item's contents, else its summary, as text."""
    contents = [str(part.get("value") or "") for part in entry.get("content") or ()]
    body = max(contents, key=len, default="") or str(entry.get("summary") or "")
    return encodable(_words(body))


def _words(body: str) -> str:
    """The words of what is HTML by convention, whether or not there is an element in it."""
    words = text_of_fragment(body)
    return unescape(body).strip() if words is body else words


def _outlet(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> str | None:
    """The source that an item of an aggregated feed names, else the feed's own title."""
    source = entry.get("source")
    return _line(source.get("title") if isinstance(source, Mapping) else None) or _line(feed.get("title"))


def _line(value: object) -> str | None:
    try:
        return line(_words(value)) if isinstance(value, str) else None
    except UnreadableError:
        return None


def _language(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> str | None:
    """The item's ``xml:lang``, else the feed's ``language``, else its ``xml:lang``."""
    contents = entry.get("content") or [{}]
    own = contents[0].get("language") or (entry.get("title_detail") or {}).get("language")
    whole = feed.get("language") or (feed.get("title_detail") or {}).get("language")
    return language_code(own) or language_code(whole)


def _dates(entry: Mapping[str, Any]) -> Iterator[DateCandidate]:
    """Publication before change, each as the feed wrote it where we can read that, else as feedparser did, in UTC."""
    for name in ("published", "created", "updated"):
        if name not in entry:  # feedparser's ``get`` would answer *published* for *updated*
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
