"""Feeds: one dispatch an item, all with the feed file as their original."""

import re
from collections.abc import Iterator
from typing import Final

from coranto.read.encoding import declared_charset, decode
from coranto.read.feed_items import DOCUMENT_TYPE, Feed, Item, parsed_feed
from coranto.read.names import item_name
from coranto.read.reading import Opened, Reading, UnreadableError, original_of, read_as, whole
from coranto.read.worker import in_worker, is_light

REMEDIES: Final = {DOCUMENT_TYPE: "remove the <!DOCTYPE …> part"}

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,300}\?>")


def read_feed(opened: Opened) -> Iterator[Reading]:
    """The items of a feed, in its order; an item without words is a problem.

    Raises ``UnreadableError`` for a document type (no feed needs one, every entity bomb has one) and for other XML.
    """
    data = whole(opened)
    decoded = decode(data, declared_charset(data))
    feed = _feed(_DECLARATION.sub("", decoded.text.lstrip("\ufeff")).strip().replace("\x00", ""), opened)
    if decoded.note is not None:
        yield decoded.note.problem(opened.doc)
    original = original_of(data, "application/atom+xml" if feed.version.startswith("atom") else "application/rss+xml")
    for number, item in enumerate(feed.items, start=1):
        try:
            _refuse_empty(item)
            doc = item_name(opened.doc, item.metadata.url, item.identity, f"{opened.doc}::{number}")
            yield read_as(doc, item.text, original, item.metadata, opened.limits)
        except UnreadableError as error:
            yield error.trouble.problem(opened.doc, f"item {number}")


def _feed(xml: str, opened: Opened) -> Feed:
    """The parsed feed, with at least one item; a large one is parsed in a worker under a time limit."""
    limits = opened.limits
    feed = parsed_feed(xml) if is_light(xml, limits) else in_worker("feed", xml, Feed, limits)
    if feed is None:
        raise UnreadableError(f"a feed that could not be parsed in {limits.worker_seconds:g} s", "split it")
    if feed.trouble is not None:
        raise UnreadableError(feed.trouble, REMEDIES.get(feed.trouble, "fetch it again"))
    if not feed.items:
        known = bool(feed.version)
        what = "a feed without items" if known else "XML, but neither a feed nor a page"
        raise UnreadableError(what, "fetch it again" if known else "give the text of its articles")
    return feed


def _refuse_empty(item: Item) -> None:
    if not item.text.strip():
        raise UnreadableError(item.trouble or "an item without text", "give the page it links to")
