"""What a page is given, by the API or by the files of a static site: rows that need no other record to be shown.

What is given of one thing alone is in ``details``.
"""

from dataclasses import dataclass

from coranto.model.assertion import Counted
from coranto.model.resolved import EventStatus, Extent
from coranto.model.source import Problem, Published


@dataclass(frozen=True, slots=True)
class PlaceTag:
    """Where a line tells of."""

    key: str
    """The same wherever name and point are."""
    name: str
    lat: float | None
    lon: float | None
    country: str | None
    precision: str | None
    """As in `place.precision`: a point stands for no more than this."""
    inferred: bool
    """Whether no clause that tells of the event names it."""
    rough: bool
    """Whether no gazetteer has it: the point is then that of the town in which the dispatch puts it."""


@dataclass(frozen=True, slots=True)
class FigureTag:
    """A figure in the source's own words."""

    id: str
    text: str
    quantity: Counted
    counted: str | None
    who: str | None
    """Whose figure it is; the outlet where a narrator gives it."""
    as_of: str | None
    """The first ISO day that it is for."""


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One line of the chronicle."""

    id: str
    day: str | None
    """First day of what it tells; null stands in the tray of the undated."""
    until: str | None
    """The day after the last, where the time is wider than a day."""
    precision: str | None
    """How wide `day` to `until` is."""
    rank: int
    """1 for the line a reader should see first."""
    title: str
    """In a source's words, as `text` is."""
    text: str
    status: EventStatus
    disputed: bool
    unverified: bool
    changed: bool
    n_origins: int
    """Independent origins behind it: copies count once."""
    n_parties: int
    place: PlaceTag | None
    places: tuple[str, ...]
    """Keys of every place where its events and figures are, and of what these lie in: `PH` for a country, `PH/cavite`
    for what is called so and all that lies in it, `PH:cavite` for a place of that name."""
    types: tuple[str, ...]
    """PLOVER types of its events; `OTHER` where one is outside PLOVER."""
    who: tuple[str, ...]
    """Entities that act, suffer, speak or are named in it and of which a page may be made."""
    docs: tuple[str, ...]
    """Documents that it rests on."""
    speakers: tuple[str, ...]
    """Who says so, as written; empty where a narrator does."""
    figures: tuple[FigureTag, ...]
    events: tuple[str, ...]
    claims: tuple[str, ...]
    citations: tuple[Extent, ...]
    """The passages it rests on, independent ones first."""
    see_also: tuple[Extent, ...] = ()
    """What only seems to tell of the same matter: it proves nothing."""


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many lines begin on a day; null stands for those without one."""

    day: str | None
    entries: int
    disputed: int


@dataclass(frozen=True, slots=True)
class DocumentTag:
    """A dispatch as lists have it."""

    doc: str
    title: str | None
    outlet: str | None
    agency: str | None
    issuer: str | None
    """Whose statement it is, where it is one."""
    published: Published
    chars: int


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage with what stands around it, and the hash of the text that its offsets count in."""

    doc: str
    start: int
    end: int
    quote: str
    before: str
    after: str
    text_sha256: str
    page: int | None = None
    """The page that it begins on, from 1, where the document has pages."""


@dataclass(frozen=True, slots=True)
class Word:
    """One statement within a dispute."""

    who: str
    words: str
    amount: str
    """How many, in the source's words; empty where nothing is counted."""
    day: str | None
    """The first ISO day on which it was said, or else published …"""
    said: str
    """… and that time in words."""
    status: str
    passage: Quoted


@dataclass(frozen=True, slots=True)
class DisputeSide:
    """Those who say the same."""

    speaker: str
    """Their names."""
    words: tuple[Quoted, ...]
    hedge: str | None
    said: str | None
    """When the first of them was said, in words."""
    status: str
    denies: bool
    """Whether it says of another side that it is not so."""
    n_origins: int
    parties: tuple[str, ...]
    voices: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """What is disputed."""

    id: str
    title: str
    how: str
    """denied, contradicted or set side by side."""
    day: str | None
    place: str | None
    sides: tuple[DisputeSide, ...]
    """What is disputed first, denials last."""
    beside: tuple[Word, ...]
    """What answers one of the sides without disputing it."""
    common: tuple[str, ...]
    """What no side disputes."""
    entries: tuple[str, ...]
    reasons: tuple[str, ...]
    """Why they are set against one another, the strongest first."""


@dataclass(frozen=True, slots=True)
class DossierInfo:
    """What a dossier is of."""

    title: str
    version: str
    """Where it is equal, so is every answer."""
    schema: str
    made_with: str
    """The language model; empty where that is not known."""
    unfinished: bool
    """Whether something taken in is not yet worked into the chronicle."""
    as_of: str | None
    counts: dict[str, int]
    first_day: str | None
    """Of publication."""
    last_day: str | None
    documents: tuple[DocumentTag, ...]
    problems: tuple[Problem, ...]
    """What could not be read or used, each with its remedy."""
    licence: str
    """Of the words and of the places."""
    times: str
    """What its days are: local days, and what is known of time zones."""
    redacted: bool
    """Whether names of persons without a public role, and private particulars, are withheld."""
    filters: dict[str, str | bool]
    """Which lines were asked for, by the names of the options; empty where all are there."""
