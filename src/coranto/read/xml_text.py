"""The words of an article in XML that is wholly it: XHTML or NITF, whatever its namespace."""

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

BLOCKS: Final = frozenset({
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "bq", "div", "section", "article", "body", "block",
    "tr", "table", "ul", "ol", "dl", "dt", "dd", "td", "th", "pre", "br", "hr", "figure", "figcaption", "aside",
    "header", "footer", "main", "html", "nitf", "hl2", "dateline", "note", "abstract", "tagline", "media-caption",
    "body.head", "body.content", "body.end", "inlinexml",
})  # fmt: skip
"""Elements that stand on lines of their own, in lower case."""
LEFT_OUT: Final = frozenset({
    "head", "style", "script", "title", "hedline", "byline", "distributor", "rights", "media-reference",
    "media-metadata", "media-producer", "media-object", "object", "tobject", "template", "noscript", "svg",
})  # fmt: skip
"""Elements that are no part of the article's text: what a reader is told elsewhere, and what nobody reads."""


def name_of(element: Element) -> str:
    """The name without its namespace; empty for comments and instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def all_named(element: Element, *names: str) -> Iterator[Element]:
    """The elements of those names below ``element``, in order."""
    return (one for one in element.iter() if one is not element and name_of(one) in names)


def first_named(element: Element, name: str) -> Element | None:
    """The first of that name."""
    return next(all_named(element, name), None)


def text_of_element(element: Element) -> str:
    """The words, each paragraph on a line, paragraphs a blank line apart; white space counts as one space."""
    paragraphs: list[str] = []
    pieces: list[str] = []
    for words, ends in _pieces(element):
        pieces.append(words)
        if ends:
            paragraphs.append(" ".join("".join(pieces).split()))
            pieces = []
    return "\n\n".join(filter(None, paragraphs))


def _pieces(element: Element) -> Iterator[tuple[str, bool]]:
    """Stretches of words in order, and whether a paragraph ends with each; no recursion, as nesting may be deep."""
    stack: list[tuple[Element, Iterator[Element]]] = [(element, iter(element))]
    yield element.text or "", False
    while stack:
        parent, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            block = name_of(parent).lower() in BLOCKS
            if stack:
                yield "", block
                yield parent.tail or "", False
            else:
                yield "", True
            continue
        kind = name_of(child).lower()
        if not kind or kind in LEFT_OUT:
            yield child.tail or "", False
            continue
        yield "", kind in BLOCKS
        yield child.text or "", False
        stack.append((child, iter(child)))
