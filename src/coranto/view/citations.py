"""A passage as it is cited."""

from dataclasses import dataclass

from coranto.model.errors import BadRequestError
from coranto.text.permalinks import parse_permalink
from coranto.text.spans import Span


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage in its context, with the hashes of what it stands in."""

    doc: str
    start: int
    end: int
    quote: str
    before: str
    after: str
    sha256: str
    """Of the original's bytes."""
    text_sha256: str
    """Of the text that the offsets count in."""
    published: str | None
    """The first day on which it may have been published; null where that is unknown."""
    page: int | None = None
    """The page that it begins on, from 1; null where the document has no pages."""


def cited(reference: str) -> tuple[str, Span]:
    """What ``DOC#char=START,END`` names: the document and the span. Raises ``BadRequestError`` for what is none."""
    try:
        return parse_permalink(reference)
    except ValueError as error:
        raise BadRequestError(str(error), "A reference looks like report.txt#char=10,42.") from None
