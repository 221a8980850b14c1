"""A day in brackets that dates another value than the one before them: *7 dead (15 August, 18:00: 5)*."""

import re
from typing import Final

from coranto.text.spans import Span

REACH: Final = 40
"""Characters before a day in which the bracket stands that it is a label in."""
_OPENED: Final = re.compile(r"[(\[][^()\[\]:]*\Z")
_CLOSED: Final = re.compile(r"(?:,? (?:at )?\d{1,2}[:.]\d\d(?: ?[A-Za-z]{1,5})?)?: ?(?=\d)")


def label_of(text: str, start: int, end: int) -> Span | None:
    """The label that the day at ``start:end`` stands in: from its bracket to the value that it dates; else null."""
    opened, closed = _OPENED.search(text, max(0, start - REACH), start), _CLOSED.match(text, end)
    return Span(opened.start(), closed.end()) if opened and closed else None
