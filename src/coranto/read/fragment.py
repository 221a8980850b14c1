"""Pieces of HTML that are wholly the article: an item of a feed, a field of JSON."""

import re
from typing import Final

from coranto.read.reading import MEGABYTE, UnreadableError

LONGEST: Final = 4 * MEGABYTE
MOST_TAGS: Final = 3_000
"""More tags than any item of a feed has; deeply nested, they take the parser a fifth of a second."""

PICTURES: Final = ["img", "svg", "video", "audio", "iframe"]
"""Left out by name: leaving out *alternative texts* would take the captions along."""

SIMPLE_FAILURES: Final = (ValueError, TypeError, RuntimeError, MemoryError)
"""What resiliparse raises, by its documentation, and what memory may."""

_MARKUP = re.compile(
    r"</(?:p|div|a|b|i|u|em|strong|span|ul|ol|li|blockquote|h[1-6]|figure|table|html)>|<(?:br|p|img)\b[^<>]{0,500}>",
    re.IGNORECASE,
)


def text_of_fragment(text: str) -> str:
    """The words of a piece of HTML, its paragraphs a blank line apart, less scripts, styles and hidden parts.

    Text that holds no element, only perhaps a ``<``, comes back as it is. Raises ``UnreadableError`` for more markup
    than an article has.
    """
    if "<" not in text or _MARKUP.search(text) is None:
        return text
    from resiliparse.extract.html2text import extract_plain_text  # only markup needs it

    if len(text) > LONGEST or text.count("<") > MOST_TAGS:
        raise UnreadableError("an item with too much markup", "give it as a page of its own")
    try:
        words: str = extract_plain_text(text, preserve_formatting=True, list_bullets=False, skip_elements=PICTURES)
    except SIMPLE_FAILURES as error:
        raise UnreadableError(f"markup that cannot be read ({error})", "give its text as plain text") from None
    return words.strip()
