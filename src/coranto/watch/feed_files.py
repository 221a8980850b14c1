"""The latest changes as a feed: Atom (RFC 4287) or JSON Feed 1.1, for any reader of feeds."""

import os
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

import msgspec

from coranto.model.errors import BadRequestError
from coranto.model.version import VERSION
from coranto.watch.memory import Memory
from coranto.watch.news import News
from coranto.watch.settings import FeedFile

ITEMS: Final = 200
"""Changes in a feed file, at most."""
_NOT_XML: Final = {code: "\ufffd" for code in (*range(0x20), 0xFFFE, 0xFFFF) if chr(code) not in "\t\n\r"}
_WORDS: Final = {"new": "New", "changed": "Changed", "withdrawn": "Withdrawn", "altered": "Altered"}

_news: Final = msgspec.json.Decoder(News)


def latest(memory: Memory, only: Sequence[str]) -> list[News]:
    """The latest changes, the last first; where alerts are named, only those that one of these asked for."""
    every = map(_news.decode, memory.news())
    return list(islice((one for one in every if not only or set(only) & set(one.alerts)), ITEMS))


def write_feed(asked: FeedFile, path: Path, memory: Memory, title: str) -> None:
    """Puts the feed where it was asked for, whole; raises ``BadRequestError`` where that cannot be written."""
    items = latest(memory, asked.only)
    made = json_feed(items, title) if path.suffix == ".json" else atom(items, title)
    beside = path.with_name(path.name + ".part")
    try:
        beside.write_bytes(made)
        os.replace(beside, path)
    except OSError as error:
        raise BadRequestError(f"{path} cannot be written ({error.strerror})", "Give a path that may be.") from None


def json_feed(items: Sequence[News], title: str) -> bytes:
    """The changes as JSON Feed; each item has the whole of it under ``_coranto``."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "items": [
            {
                "id": _urn(one),
                "title": headline(one),
                "content_text": "\n".join(lines(one)),
                "date_published": one.at,
                "tags": [one.standing, *one.alerts],
                "_coranto": one,
            }
            for one in items
        ],
    }
    return msgspec.json.format(msgspec.json.encode(feed), indent=1) + b"\n"


def atom(items: Sequence[News], title: str) -> bytes:
    """The changes as Atom."""
    parts = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<id>urn:coranto:news:{quote(title, safe='')}</id>",
        f"<title>{_text(title)}</title>",
        f"<updated>{items[0].at if items else '1970-01-01T00:00:00Z'}</updated>",
        "<author><name>Coranto</name></author>",
        f'<generator version="{VERSION}">Coranto</generator>',
    ]
    for one in items:
        tags = "".join(
            f"<category term={quoteattr(name.translate(_NOT_XML))}/>" for name in (one.standing, *one.alerts)
        )
        parts += [
            "<entry>",
            f"<id>{_urn(one)}</id>",
            f"<title>{_text(headline(one))}</title>",
            f"<updated>{one.at}</updated>",
            tags,
            f'<content type="text">{_text(chr(10).join(lines(one)))}</content>',
            "</entry>",
        ]
    return ("\n".join([*parts, "</feed>"]) + "\n").encode("utf-8", "replace")


def headline(one: News) -> str:
    """A change on one line."""
    alerts = f"[{', '.join(one.alerts)}] " if one.alerts else ""
    return f"{alerts}{_WORDS[one.standing]}: {' '.join(one.title.split())}"


def lines(one: News) -> Iterator[str]:
    """A change in words: the line, what moved, the passages."""
    yield " · ".join(filter(None, (one.when, one.place, one.status, "disputed" if one.disputed else "")))
    if one.text != one.title:
        yield " ".join(one.text.split())
    for move in one.moves:
        was = f"{move.was} → " if move.was else ""
        yield f"{move.kind}: {was}{move.now}" + (f" ({move.why})" if move.why else "")
    for note in one.passages:
        yield f"“{' '.join(note.quote.split())}” – {note.outlet or note.doc}, {note.published}, {note.permalink}"


def _urn(one: News) -> str:
    return f"urn:coranto:news:{one.key}"


def _text(words: str) -> str:
    return escape(words.translate(_NOT_XML))
