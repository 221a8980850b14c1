"""Pages of a text that was paged: a form feed (U+000C) stands between two, as in the output of ``pdftotext``."""

from typing import Final

PAGE_BREAK: Final = "\f"


def page_at(text: str, offset: int) -> int | None:
    """The number of the page that the character at ``offset`` stands on, from 1; null where the text has no pages."""
    return text.count(PAGE_BREAK, 0, offset) + 1 if PAGE_BREAK in text else None
