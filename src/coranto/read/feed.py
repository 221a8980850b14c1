"""Feeds: one dispatch an item, all with the feed file as their original."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from coranto.read.encoding import declared_charset, decode
from coranto.read.feed_items import DOCUMENT_TYPE, Feed, parsed_feed
from coranto.read.names import item_name
from coranto.read.reading import Limits, Opened, Reading, UnreadableError, original_of, read_as, whole
from coranto.read.worker import in_worker, is_light

REMEDIES: Final = {DOCUMENT_TYPE: "remove the <!DOCTYPE …> part"}

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,300}\?>")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of XML file of many items."""

    task: str
    """What the worker calls the parsing of it."""
    parse: Callable[[str], Feed]
    media_type: Callable[[str], str]
    """Of the original, by the version of the feed."""
    nothing: tuple[str, str]
    """What to say of a file without an item, and the remedy."""
    wordless: str
    """What to do about an item without words."""


FEED: Final = Kind(
    "feed",
    parsed_feed,
    lambda version: "application/atom+xml" if version.startswith("atom") else "application/rss+xml",
    ("a feed without items", "fetch it again"),
    "give the page it links to",
)


def read_feed(opened: Opened) -> Iterator[Reading]:
    """The items of a feed, in its order; an item without words is a problem.

    Raises ``UnreadableError`` for a document type (no feed needs one, every entity bomb has one) and for other XML.
    """
    yield from read_items(opened, FEED)


def read_items(opened: Opened, kind: Kind) -> Iterator[Reading]:
    """The items of a file of that kind, in its order."""
    data = whole(opened)
    decoded = decode(data, declared_charset(data))
    feed = _feed(decoded.text, opened.limits, kind)
    if decoded.note is not None:
        yield decoded.note.problem(opened.doc)
    original = original_of(data, kind.media_type(feed.version))
    for number, item in enumerate(feed.items, start=1):
        try:
            if not item.text.strip():
                raise UnreadableError(item.trouble or "an item without text", kind.wordless)
            doc = item_name(opened.doc, item.metadata.url, item.identity, f"{opened.doc}::{number}")
            yield read_as(doc, item.text, original, item.metadata, opened.limits)
        except UnreadableError as error:
            yield error.trouble.problem(opened.doc, f"item {number}")


def feed_in(text: str, limits: Limits, kind: Kind = FEED) -> Feed | None:
    """The parsed feed, whatever there is in it; a large one is parsed in a worker, null where that took too long."""
    xml = _DECLARATION.sub("", text.lstrip("\ufeff")).strip().replace("\x00", "")
    return kind.parse(xml) if is_light(xml, limits) else in_worker(kind.task, xml, Feed, limits)


def _feed(text: str, limits: Limits, kind: Kind) -> Feed:
    """The parsed feed, with at least one item."""
    feed = feed_in(text, limits, kind)
    if feed is None:
        raise UnreadableError(f"a feed that could not be parsed in {limits.worker_seconds:g} s", "split it")
    if feed.trouble is not None:
        raise UnreadableError(feed.trouble, REMEDIES.get(feed.trouble, "fetch it again"))
    if not feed.items and not feed.version:
        raise UnreadableError("XML, but neither a feed nor a page", "give the text of its articles")
    if not feed.items:
        raise UnreadableError(*kind.nothing)
    return feed
