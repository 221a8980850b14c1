"""What a page is given of one thing: a line, an event, a series, a name, a place, a document. Rows: ``shapes``."""

from dataclasses import dataclass
from typing import Literal

from coranto.model.annotation import Label
from coranto.model.assertion import ClaimStatus, Counted, Mode
from coranto.model.grade import Credibility, Reading, Reliability
from coranto.model.resolved import EventStatus, Extent, Phase, RelationType
from coranto.model.source import Published
from coranto.view.reading.shapes import Dispute, DocumentTag, EntryRow, FigureTag, PlaceTag, Quoted

SiblingRole = Literal["origin", "copy", "updated version"]
Layer = Literal["claim", "event", "figure", "time", "place", "name", "copy", "furniture"]


@dataclass(frozen=True, slots=True)
class GradeTag:
    """One reviewer's own grade: what a person thinks, apart from what the sources say."""

    id: str
    reviewer: str
    source: Reliability
    information: Credibility
    rationale: str | None
    note: str | None
    at: str
    """When, in UTC."""


@dataclass(frozen=True, slots=True)
class ClaimDetail:
    """One claim."""

    id: str
    doc: str
    start: int
    end: int
    text: str
    source: str | None
    """Who says it, as written, or its name where a pronoun stands."""
    entity: str | None
    """Who that is, where a page of it may be made."""
    mode: Mode
    status: ClaimStatus
    hedge: str | None
    said: str | None
    """The first ISO day on which it was said."""
    reported_by: tuple[str, ...]
    entry: str | None = None
    """The line of the chronicle that tells it."""
    graded: Reading = "none"
    """How the grades below stand to one another."""
    grades: tuple[GradeTag, ...] = ()
    also: tuple[Extent, ...] = ()
    """Where else it is told, on pages that list a claim once."""


@dataclass(frozen=True, slots=True)
class StatusStep:
    """What one passage made of an event's status, as of a day."""

    doc: str
    start: int
    end: int
    as_of: str | None
    status: EventStatus
    phase: Phase


@dataclass(frozen=True, slots=True)
class EventDetail:
    """One event."""

    id: str
    type: str | None
    """PLOVER 2.0 type; null for an occurrence outside it."""
    modes: tuple[str, ...]
    title: str
    status: EventStatus
    phase: Phase
    begin: str | None
    until: str | None
    precision: str | None
    place: PlaceTag | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    history: tuple[StatusStep, ...]
    passages: tuple[Quoted, ...]
    """Where it is told."""
    words: tuple[Extent, ...]
    """Of each passage the word that tells of it: what a verdict on this telling alone names."""
    entries: tuple[str, ...]
    part_of: str | None
    n_documents: int
    n_origins: int
    n_speakers: int
    n_parties: int
    reason: str | None
    """Why its passages were taken for one event."""
    graded: Reading = "none"
    """How the grades below stand to one another."""
    grades: tuple[GradeTag, ...] = ()


@dataclass(frozen=True, slots=True)
class RelationDetail:
    """How something of an entry stands to something else, and why we say so."""

    type: RelationType
    why: str
    a: str
    b: str
    other: Quoted | None
    """Where the other side stands."""


@dataclass(frozen=True, slots=True)
class EntryDetail:
    """One line with all that stands behind it."""

    row: EntryRow
    passages: tuple[Quoted, ...]
    claims: tuple[ClaimDetail, ...]
    events: tuple[EventDetail, ...]
    figures: tuple[FigureTag, ...]
    relations: tuple[RelationDetail, ...]
    disputes: tuple[Dispute, ...]
    gaps: tuple[str, ...]
    """What its passages declare not to be known."""
    beside: tuple[Quoted, ...] = ()
    """The passages of ``row.see_also``."""


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """One source's value."""

    id: str
    text: str
    quantity: Counted
    counted: str | None
    who: str | None
    as_of: str | None
    low: float | None
    """Least value it allows; null is open."""
    high: float | None
    point: float | None
    unit: str | None
    place: str | None
    status: ClaimStatus
    projection: bool
    series: str | None
    passage: Extent
    graded: Reading = "none"
    """How the grades below stand to one another."""
    grades: tuple[GradeTag, ...] = ()


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """One thing counted, by as-of day; values without a day last."""

    id: str
    quantity: Counted
    counted: str | None
    unit: str | None
    place: str | None
    low: float | None
    """Least and greatest that its standing figures allow; null is open."""
    high: float | None
    points: tuple[SeriesPoint, ...]


@dataclass(frozen=True, slots=True)
class EntityTag:
    """A name of which a page may be made."""

    id: str
    type: Label
    name: str
    aliases: tuple[str, ...]
    country: str | None
    roles: tuple[str, ...]
    mentions: int
    entries: int
    """How many lines it is in."""
    public: bool
    """Always true: of others no page is made."""


@dataclass(frozen=True, slots=True)
class DoubtTag:
    """Two names that may be one bearer's: alike enough to ask, not to join."""

    a: EntityTag
    b: EntityTag
    score: float
    """Of how alike they are, 0 to 1."""
    why: str


@dataclass(frozen=True, slots=True)
class NameCount:
    """A name as written, and how often."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """A title as dispatches give it."""

    role: str
    since: str | None
    """The first day on which a dispatch that gives it may have been published; null where none of them has a date …"""
    until: str | None
    """… and the day after the last: when it was said, not when the office was taken up or left."""
    passages: tuple[Extent, ...]


@dataclass(frozen=True, slots=True)
class PartyHeld:
    """The side that an entity speaks for."""

    name: str | None
    """Null is unknown."""
    since: str | None
    until: str | None
    """The day after the last; null is open."""
    basis: str
    """Where it is known from."""


@dataclass(frozen=True, slots=True)
class PersonPage:
    """What is known of one entity of which a page may be made."""

    entity: EntityTag
    names: tuple[NameCount, ...]
    """The most frequent first."""
    roles: tuple[RoleHeld, ...]
    """By day, undated last."""
    party: PartyHeld | None
    """Null where nothing is known of a side."""
    reason: str
    """Why its names were taken for one."""
    judgements: tuple[str, ...]
    claims: tuple[ClaimDetail, ...]
    """What it says, by day, the undated last."""
    about: tuple[ClaimDetail, ...]
    """What others say of it, by day, the undated last."""
    entries: tuple[EntryRow, ...]
    """By day, the undated last."""
    passages: tuple[Quoted, ...]
    """Sentences that name it, the first of them, of as many documents as there is room for."""


@dataclass(frozen=True, slots=True)
class PlaceSummary:
    """A place of the chronicle; the fields of a tag, and its lines counted."""

    key: str
    name: str
    lat: float | None
    lon: float | None
    country: str | None
    precision: str | None
    inferred: bool
    rough: bool
    entries: int
    first_day: str | None
    last_day: str | None


@dataclass(frozen=True, slots=True)
class PlacePage:
    """What is told of one place."""

    place: PlaceSummary
    spellings: tuple[str, ...]
    within: tuple[str, ...]
    """What it lies in, the nearest first."""
    claimed_by: tuple[str, ...]
    """States that claim it, where more than one does."""
    entries: tuple[EntryRow, ...]
    """By day, the undated last."""
    figures: tuple[SeriesPoint, ...]
    """What is counted there, by the day that it is for, the undated last."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a dispatch's text that a layer marks."""

    start: int
    end: int
    layer: Layer
    label: str
    ref: str | None
    """Id of the entry, entity or place key behind it, where there is one to follow."""


@dataclass(frozen=True, slots=True)
class MarginNote:
    """What stands in the margin beside a passage."""

    start: int
    end: int
    text: str
    entry: str | None


@dataclass(frozen=True, slots=True)
class CopyTag:
    """A passage that another dispatch has too."""

    type: str
    own: Extent
    other: Extent
    similarity: float
    older: Literal["own", "other"] | None


@dataclass(frozen=True, slots=True)
class Rewording:
    """A stretch in which a dispatch differs from a sibling."""

    start: int
    """Where this dispatch says it; empty where it says nothing …"""
    end: int
    other: Extent | None
    """… and where the sibling does; null where that says nothing."""
    words: str
    """What the sibling says."""
    moved: bool
    """Whether both say it, each in another place."""


@dataclass(frozen=True, slots=True)
class Sibling:
    """A dispatch that shares text with the one that is read."""

    doc: str
    title: str | None
    outlet: str | None
    day: str | None
    """The first on which it may have been published."""
    role: SiblingRole | None
    """What it is to the dispatch that is read, where both count as one source and it is known which was first."""
    own_role: SiblingRole | None
    """What the dispatch that is read is to it."""
    one_source: bool
    """Whether both count as one source."""
    passages: int
    """How many passages they share."""
    kept: float | None
    """How much of the words of the dispatch that is read it has, 0 to 1; null where the two have too little in common
    to be compared."""
    changes: tuple[Rewording, ...]


@dataclass(frozen=True, slots=True)
class DocumentText:
    """A dispatch to be read."""

    tag: DocumentTag
    text: str
    sha256: str
    """Of the bytes as given."""
    text_sha256: str
    published: Published
    candidates: tuple[str, ...]
    """Dates that its source's own metadata offers, each with where it stood."""
    origin: str | None
    """Why it counts as one source with others, where it does."""
    siblings: tuple[Sibling, ...]
    """Documents of the same origin, then others that share passages."""
    marks: tuple[Mark, ...]
    notes: tuple[MarginNote, ...]
    copies: tuple[CopyTag, ...]
