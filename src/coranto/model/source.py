"""What came in: dispatches, the documents made of them, and what went wrong."""

from dataclasses import dataclass, field
from typing import Literal

Basis = Literal["metadata", "header", "stated", "inferred", "sibling", "unknown"]
DatePrecision = Literal["minute", "part-of-day", "day", "week", "month", "year", "range"]


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """A publication date that a source's own metadata offers: a candidate, never yet a fact."""

    value: str
    """ISO 8601 date or date-time, as far as the source gives it."""
    origin: str
    """Where it stood: ``meta article:published_time``, ``feed published``, ``json date`` …"""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a source says of itself outside its text. Unknown is null."""

    title: str | None = None
    outlet: str | None = None
    agency: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    published: tuple[DateCandidate, ...] = ()
    captured: str | None = None
    """ISO 8601 moment at which it was taken from the web, as by an archive: it was published then or before."""


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes as given, kept whole; one feed file may be the original of many dispatches."""

    sha256: str
    media_type: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Dispatch:
    """One news text as read: the text that offsets count in, and what its source says of itself."""

    doc: str
    """Path relative to the source given, or the URL; ``feed.xml::item`` where a file holds several."""
    sha256: str
    """Hash of the original's bytes, 64 hexadecimal digits."""
    text_sha256: str
    """Hash of the text in UTF-8; equals ``sha256`` for a plain UTF-8 file."""
    text: str = field(repr=False)
    metadata: Metadata = Metadata()


@dataclass(frozen=True, slots=True)
class Published:
    """When a dispatch was published, as a half-open interval of days, and how we know.

    ``start`` is the first possible day and ``end`` the day after the last; both null where unknown.
    """

    start: str | None
    """The first day on which it may have been published, ISO 8601."""
    end: str | None
    """The day after the last."""
    precision: DatePrecision | None
    """How wide the interval is."""
    basis: Basis
    """metadata or header (the source says it), stated (the body says it), inferred (from the text alone), sibling
    (from dated documents that share its words or its event), unknown.
    """
    reason: str
    confidence: float
    """0 to 1: how often a date inferred in this way was right on our own development texts."""


@dataclass(frozen=True, slots=True)
class Issuer:
    """The body that a statement comes from, as its head names it."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """A dispatch as the dossier lists it, with its date decided."""

    doc: str
    sha256: str
    """Hash of the bytes as given, 64 hexadecimal digits."""
    chars: int
    """Length of the text in code points."""
    title: str | None
    """As the source states it, or its headline."""
    language: str | None
    """BCP 47 tag, where stated or found."""
    outlet: str | None
    """Who published it, where stated."""
    agency: str | None
    """News agency credited, where stated."""
    published: Published
    """Its date, and how we know."""
    issuer: Issuer | None = None
    """Whose statement it is, where it is one: what it tells is that body's word."""
    captured: str | None = None
    """ISO 8601 moment at which it was had, where that is stated."""
    replaced_by: str | None = None
    """The next version of the same page, which stands in its place."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read or used; the run went on without it."""

    doc: str
    at: str | None
    """The place within the document: ``byte 12``, ``line 3``, ``chars 10–20`` …"""
    what: str
    """What went wrong."""
    remedy: str
    """What to do about it."""
