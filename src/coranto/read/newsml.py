"""NewsML-G2 and NITF: one dispatch an item, all with the file as their original."""

from collections.abc import Iterator
from typing import Final

from coranto.read.feed import Kind, read_items
from coranto.read.newsml_items import parsed_newsml
from coranto.read.reading import Opened, Reading

NEWSML: Final = Kind(
    "newsml",
    parsed_newsml,
    lambda version: "application/vnd.iptc.g2.newsitem+xml",
    ("NewsML without an item", "give the message that holds the items"),
    "give the item that holds its text",
)


def read_newsml(opened: Opened) -> Iterator[Reading]:
    """The items of a message or package in order; an item without words, recalled or only named is a problem.

    Raises ``UnreadableError`` for a document type that holds anything, and for broken XML.
    """
    yield from read_items(opened, NEWSML)
