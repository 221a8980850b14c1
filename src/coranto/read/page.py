"""Main text and metadata of one web page, by the extractor of choice or by a simpler one."""

import logging
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from coranto.model.source import Metadata
from coranto.read.fragment import PICTURES, SIMPLE_FAILURES
from coranto.read.page_metadata import page_metadata
from coranto.read.reading import encodable

HEAD_CHARS: Final = 300_000
"""How much of a page the simpler reading looks through for metadata."""

EXTRACTOR_FAILURES: Final = (
    ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError, RuntimeError, SyntaxError, TypeError,
    ValueError,
)  # fmt: skip
"""What parsers of other people's markup have been seen to raise; trafilatura documents none of its own."""


@dataclass(frozen=True, slots=True)
class Page:
    """What was read from a page; the text is empty where the page holds none."""

    text: str
    metadata: Metadata
    simpler: bool = False
    """Whether the simpler extractor, which keeps more of what surrounds the article, had to serve."""


def main_page(markup: str) -> Page:
    """The page by trafilatura (F1 .962 in its fast mode), less readers' comments; one paragraph a line."""
    from trafilatura import bare_extraction

    try:
        tree = parsed(markup)
        if tree is None:
            return Page("", Metadata())
        metadata = page_metadata(tree)
        document = bare_extraction(tree, options=_extractor())
    except EXTRACTOR_FAILURES:
        return Page("", Metadata())
    text = getattr(document, "text", None) or ""
    return Page(encodable(text), metadata)


@cache
def _extractor() -> Any:
    """Trafilatura's settings, made once: making them takes a tenth of the time that a page does."""
    from trafilatura.settings import Extractor  # a run over plain text need not wait for this import

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # or its warnings reach the terminal
    return Extractor(output_format="python", fast=True, comments=False)


def simpler_page(markup: str) -> Page:
    """The page by resiliparse (F1 .916, eleven times as fast), with the metadata of its head."""
    from resiliparse.extract.html2text import extract_plain_text

    try:
        text: str = extract_plain_text(
            markup, preserve_formatting=True, main_content=True, list_bullets=False, skip_elements=PICTURES
        )
    except SIMPLE_FAILURES:
        text = ""
    try:
        tree = parsed(markup[:HEAD_CHARS])
        metadata = Metadata() if tree is None else page_metadata(tree)
    except EXTRACTOR_FAILURES:
        metadata = Metadata()
    return Page(encodable(text.strip()), metadata, simpler=True)


def parsed(markup: str) -> Any:
    """The element tree of a page, or of a piece of one; null where there is not one element in it."""
    from trafilatura import load_html

    tree = load_html(markup)
    return load_html(f"<html><body>{markup}</body></html>") if tree is None else tree
