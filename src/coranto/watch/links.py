"""What a feed links to: the addresses of its items, and when it says that each was changed."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from coranto.fetching.client import linked
from coranto.fetching.failures import FetchError
from coranto.read.encoding import declared_charset, decode
from coranto.read.feed import feed_in
from coranto.read.reading import DEFAULT_LIMITS

MOST_LINKS: Final = 500
"""Items of one feed that are followed; feeds hold 10 to 100."""


@dataclass(frozen=True, slots=True)
class Link:
    """A page that a feed links to."""

    url: str
    stamp: str | None
    """When it was changed, in the feed's words; null where it does not say."""


def links(body: bytes, feed: str) -> list[Link]:
    """The links of the feed at that address, to which they may be relative, in its order, each once.

    Raises ``FetchError`` for what is no feed, or holds none.
    """
    decoded = decode(body, declared_charset(body)).text.lstrip("\ufeff").strip()
    found = _of_json(decoded, feed) if decoded.startswith("{") else _of_xml(decoded, feed)
    each: dict[str, Link] = {}
    for link in found:
        each.setdefault(link.url, link)
    return list(each.values())[:MOST_LINKS]


def _of_xml(text: str, at: str) -> Iterator[Link]:
    feed = feed_in(text, DEFAULT_LIMITS)
    if feed is None or feed.trouble is not None or not feed.version:
        why = feed.trouble if feed is not None and feed.trouble else "nothing in it is a feed"
        raise FetchError(f"no feed that can be read: {why}", "see whether the address is right")
    for item in feed.items:
        address = _asked(item.link, at)
        if address is not None:
            dates = item.metadata.published
            yield Link(address, dates[-1].value if dates else None)


def _of_json(text: str, at: str) -> Iterator[Link]:
    try:
        feed = json.loads(text)
        items = feed["items"]
    except (ValueError, RecursionError, KeyError, TypeError):
        items = None
    if not isinstance(items, list):
        raise FetchError("no feed that can be read: neither XML nor a JSON Feed", "see whether the address is right")
    for item in items:
        if isinstance(item, dict):
            address = _asked(item.get("url"), at) or _asked(item.get("external_url"), at)
            stamp = item.get("date_modified") or item.get("date_published")
            if address is not None:
                yield Link(address, stamp if isinstance(stamp, str) and stamp.isprintable() else None)


def _asked(url: object, at: str) -> str | None:
    try:
        return linked(at, url.strip()) if isinstance(url, str) and url.strip() else None
    except FetchError:
        return None
