"""HTML and XHTML pages: the main text, and what the page says of itself."""

from collections.abc import Iterator
from typing import Final

from coranto.read.encoding import declared_charset, decode
from coranto.read.page import Page, main_page, simpler_page
from coranto.read.reading import Limits, Opened, Reading, Trouble, UnreadableError, original_of, read_as, whole
from coranto.read.worker import in_worker, is_light

SIMPLER: Final = Trouble(
    "read by the simpler extractor: what surrounds the article may have come with it",
    "see `coranto text`; save the article alone if needed",
)


def read_html(opened: Opened) -> Iterator[Reading]:
    """The one dispatch of a page; the text that offsets count in is the extracted one."""
    data = whole(opened)
    decoded = decode(data, opened.charset or declared_charset(data))
    page = page_of(decoded.text, opened.limits)
    yield read_as(opened.doc, page.text, original_of(data, "text/html"), page.metadata, opened.limits)
    if decoded.note is not None:
        yield decoded.note.problem(opened.doc)
    if page.simpler:
        yield SIMPLER.problem(opened.doc)


def page_of(markup: str, limits: Limits) -> Page:
    """The page's main text and metadata; one too large to be safe is read in a worker under a time limit.

    Raises ``UnreadableError`` where neither extractor got any text.
    """
    if is_light(markup, limits):
        page = main_page(markup)
        page = page if page.text.strip() else simpler_page(markup)
    else:
        page = _large_page(markup, limits)
    if not page.text.strip():
        raise UnreadableError("no main text found in the page", "save the article's text as .txt")
    return page


def _large_page(markup: str, limits: Limits) -> Page:
    page = in_worker("main page", markup, Page, limits)
    if page is not None and page.text.strip():
        return page
    page = in_worker("simpler page", markup, Page, limits)
    if page is not None:
        return page
    raise UnreadableError(
        f"no main text found in {limits.worker_seconds:g} s: the page is large or strangely built",
        "save the article's text as .txt",
    )
