"""Pieces of HTML that are wholly the article: an item of a feed, a field of JSON."""

import re
from typing import Final

from coranto.read.reading import Limits, UnreadableError

_MARKUP = re.compile(
    r"</(?:p|div|a|b|i|em|strong|span|ul|ol|li|blockquote|h[1-6]|figure|table|html)>|<(?:br|p|img)\b[^>]{0,500}>",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"[ \t]+\n|\n{3,}")

PICTURES: Final = ["img", "svg", "video", "audio", "iframe"]
"""Left out by name: leaving out *alternative texts* would take the captions along."""

SIMPLE_FAILURES: Final = (ValueError, TypeError, RuntimeError, MemoryError)


def looks_like_markup(text: str) -> bool:
    """Whether a text holds HTML elements, not merely a ``<``."""
    return "<" in text and _MARKUP.search(text) is not None


def text_of_fragment(markup: str, limits: Limits) -> str:
    """All words of a piece of HTML, its paragraphs a blank line apart; scripts, styles and hidden parts left out.

    Raises ``UnreadableError`` beyond ``direct_page_bytes`` or ``direct_tags``: no item of a feed is that long.
    """
    from resiliparse.extract.html2text import extract_plain_text  # only markup needs it

    if len(markup) > limits.direct_page_bytes or markup.count("<") > 2 * limits.direct_tags:
        raise UnreadableError("an item with too much markup", "give it as a page of its own")
    try:
        text: str = extract_plain_text(markup, preserve_formatting=True, list_bullets=False, skip_elements=PICTURES)
    except SIMPLE_FAILURES as error:
        raise UnreadableError(f"markup that cannot be read ({error})", "give its text as plain text") from None
    return text.strip()
