"""What a page is given, by the API or by the files of a static site: rows that need no other record to be shown."""

from dataclasses import dataclass
from typing import Literal

from coranto.model.annotation import Label
from coranto.model.assertion import ClaimStatus, Counted, Mode
from coranto.model.resolved import EventStatus, Extent, Phase, RelationType
from coranto.model.source import Problem, Published

Layer = Literal["claim", "event", "figure", "time", "place", "name", "copy", "furniture"]


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
    types: tuple[str, ...]
    """PLOVER types of its events."""
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
    entries: tuple[str, ...]
    part_of: str | None
    n_documents: int
    n_origins: int
    n_speakers: int
    n_parties: int
    reason: str | None
    """Why its passages were taken for one event."""


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
class NameCount:
    """A name as written, and how often."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """A title as a document gives it."""

    role: str
    since: str | None
    """The first day on which that document may have been published."""
    passage: Extent


@dataclass(frozen=True, slots=True)
class PersonPage:
    """What is known of one entity of which a page may be made."""

    entity: EntityTag
    names: tuple[NameCount, ...]
    """The most frequent first."""
    roles: tuple[RoleHeld, ...]
    """By day, undated last."""
    party: str | None
    basis: str | None
    """Where the party is known from."""
    reason: str
    """Why its names were taken for one."""
    judgements: tuple[str, ...]
    claims: tuple[ClaimDetail, ...]
    entries: tuple[EntryRow, ...]
    passages: tuple[Quoted, ...]
    """Sentences that name it, the first of them."""


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
    claimed_by: tuple[str, ...]
    """States that claim it, where more than one does."""
    entries: tuple[EntryRow, ...]


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
    siblings: tuple[str, ...]
    """Documents of the same origin."""
    marks: tuple[Mark, ...]
    notes: tuple[MarginNote, ...]
    copies: tuple[CopyTag, ...]


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
    """What its days are."""
