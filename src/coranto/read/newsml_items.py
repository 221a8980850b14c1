"""NewsML-G2 and NITF (IPTC) parsed into plain records: an item with a text is a dispatch.

Elements are known by their names without namespaces, as agencies use the standard's under several.
"""

import re
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from coranto.model.source import DateCandidate, Metadata
from coranto.read.feed_items import DOCUMENT_TYPE, Feed, Item
from coranto.read.fragment import text_of_fragment
from coranto.read.languages import language_code
from coranto.read.names import web_address
from coranto.read.page_metadata import line
from coranto.read.reading import UnreadableError, encodable
from coranto.read.stated_dates import iso_date
from coranto.read.xml_text import all_named, first_named, name_of, text_of_element

XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
DATES: Final = ("versionCreated", "firstCreated", "contentCreated")
"""In the order in which they are believed: this version, not the first, is what was sent."""
WORDLESS: Final = ("picture", "graphic", "audio", "video", "animation", "still", "icon")
RECALLED: Final = {"canceled": "cancelled by its agency", "withheld": "withheld by its agency"}
ITEMS: Final = ("newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem")

_EXTERNAL_TYPE: Final = re.compile(r"<!DOCTYPE\s+(?:nitf|newsItem|newsMessage)\b[^\[<>]{0,500}>")
"""A document type that only names a file elsewhere, as NITF always does: nothing is fetched, and nothing is in it."""


def parsed_newsml(xml: str) -> Feed:
    """The items of a message, a package or a file of one item; ``trouble`` where nothing can be read."""
    try:
        root = fromstring(_EXTERNAL_TYPE.sub("", xml, count=1), forbid_dtd=True)
    except DefusedXmlException:
        return Feed("newsml", (), DOCUMENT_TYPE)
    except ParseError as error:
        return Feed("newsml", (), f"broken XML: {str(error)[:120]}")
    except (ValueError, RecursionError, MemoryError) as error:
        return Feed("newsml", (), f"XML that cannot be parsed ({type(error).__name__})")
    if name_of(root) == "nitf":
        return Feed("newsml", (_of_nitf(root),))
    items = list(all_named(root, *ITEMS)) or ([root] if name_of(root) in ITEMS else [])
    return Feed("newsml", tuple(_read(items, alone=len(items) == 1)))


def _read(items: list[Element], alone: bool) -> Iterator[Item]:
    """News items; of packages what they name and the message lacks; a picture only where there is nothing else."""
    here = {item.get("guid") for item in items}
    for item in items:
        kind = name_of(item)
        if kind == "newsItem" and (alone or not _is_wordless(item)):
            yield _of_news(item)
        elif kind == "packageItem":
            named = [one.get("residref") or one.get("href") or "" for one in all_named(item, "itemRef")]
            missing = [name for name in dict.fromkeys(named) if name and name not in here]
            for name in missing:
                yield Item("", Metadata(), None, f"an item that is only referred to: {line(name) or name[:200]}")
            if not named:
                yield Item("", Metadata(), None, "a package that names nothing")
        elif alone:
            yield Item("", Metadata(), None, f"a {kind}, no news")


def _of_news(item: Element) -> Item:
    metadata, guid = _metadata(item), line(item.get("guid"))
    status = _code(first_named(item, "pubStatus"))
    if status in RECALLED:
        return Item("", metadata, guid, RECALLED[status])
    try:
        return Item(encodable(_text(item)), metadata, guid, _why_wordless(item))
    except UnreadableError as error:
        return Item("", metadata, guid, error.trouble.what)


def _text(item: Element) -> str:
    """The first form of the content that has words: marked up in the item, then as data."""
    for held in all_named(item, "inlineXML"):
        words = text_of_element(held)
        if words:
            return words
    for held in all_named(item, "inlineData"):
        words = held.text or ""
        if words.strip():
            return words if "html" not in held.get("contenttype", "") else text_of_fragment(words)
    return ""


def _why_wordless(item: Element) -> str:
    elsewhere = first_named(item, "remoteContent")
    address = line(elsewhere.get("href")) if elsewhere is not None else None
    return f"an item whose content is elsewhere: {address}" if address else "an item without text"


def _metadata(item: Element) -> Metadata:
    headline, by, creator = (first_named(item, name) for name in ("headline", "by", "creator"))
    language = first_named(item, "language")
    return Metadata(
        title=_words(headline) or _words(first_named(item, "title")),
        outlet=_party(first_named(item, "provider")) or _party(first_named(item, "infoSource")),
        author=_words(by) or _party(creator),
        url=web_address(item.get("guid")),
        language=language_code(language.get("tag") if language is not None else None)
        or language_code(item.get(XML_LANG)),
        published=tuple(_dates(item)),
    )


def _dates(item: Element) -> Iterator[DateCandidate]:
    for name in DATES:
        found = first_named(item, name)
        value = iso_date((found.text or "").strip()) if found is not None else None
        if value is not None:
            yield DateCandidate(value, f"newsml {name}")


def _of_nitf(root: Element) -> Item:
    """A NITF file of its own: the text is its body, less headline and byline."""
    issued = next((one for one in all_named(root, "date.issue", "date.release", "story.date") if one.get("norm")), None)
    value = iso_date(issued.get("norm")) if issued is not None else None
    identity = first_named(root, "doc-id")
    metadata = Metadata(
        title=_words(first_named(root, "hl1")) or _words(first_named(root, "title")),
        outlet=_words(first_named(root, "distributor")) or _words(first_named(root, "doc.copyright")),
        author=_words(first_named(root, "byline")),
        language=language_code(root.get(XML_LANG)),
        published=(DateCandidate(value, "nitf date.issue"),) if value is not None else (),
    )
    text = encodable(text_of_element(root))
    return Item(
        text, metadata, line(identity.get("id-string")) if identity is not None else None, "an item without text"
    )


def _is_wordless(item: Element) -> bool:
    return _code(first_named(item, "itemClass")) in WORDLESS


def _code(element: Element | None) -> str:
    """The code without its scheme: *usable* of *stat:usable*."""
    return (
        (element.get("qcode") or element.get("uri") or "").rpartition(":")[2].rpartition("/")[2].lower()
        if element is not None
        else ""
    )


def _party(element: Element | None) -> str | None:
    """A party's name, else what it is called by: *AFP* of *nprov:AFP*."""
    if element is None:
        return None
    name = _words(first_named(element, "name"))
    coded = (element.get("qcode") or "").rpartition(":")[2]
    return name or line(element.get("literal")) or line(coded) or _words(element)


def _words(element: Element | None) -> str | None:
    return line("".join(element.itertext())) if element is not None else None
