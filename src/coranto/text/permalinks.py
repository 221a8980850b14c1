"""References to a passage: ``DOC#char=start,end``, after RFC 5147."""

import re
from typing import Final

from coranto.text.spans import Span

_REFERENCE: Final = re.compile(r"(?s)(?P<doc>.+)#char=(?P<start>\d{1,12}),(?P<end>\d{1,12})")


def permalink(doc: str, start: int, end: int) -> str:
    """The reference to ``start:end`` (code points, half-open) of a document."""
    return f"{doc}#char={start},{end}"


def parse_permalink(reference: str) -> tuple[str, Span]:
    """The document and the span that a reference names.

    Raises ``ValueError`` if it has no ``#char=start,end``, or one that ends before it starts.
    """
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        raise ValueError(f"{reference!r} is not of the form DOC#char=START,END")
    span = Span(int(found["start"]), int(found["end"]))
    if span.end < span.start:
        raise ValueError(f"{reference!r} ends before it starts")
    return found["doc"], span
