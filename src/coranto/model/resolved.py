"""What only a whole dossier can tell: who is who, what copies what, which reports tell of one event."""

from dataclasses import dataclass
from typing import Literal

from coranto.model.annotation import Label
from coranto.model.assertion import ClaimStatus, Counted

EventStatus = Literal["reported", "claimed", "denied", "planned", "threatened"]
Phase = Literal["possible", "planned", "agreed", "under-way", "done", "not-done", "failed"]
RelationType = Literal[
    "same",
    "corroborates",
    "updates",
    "corrects",
    "retracts",
    "denies",
    "contradicts",
    "juxtaposed",
    "responds",
]


@dataclass(frozen=True, slots=True)
class Party:
    """The side that an entity speaks for, over a half-open time; null is unknown and never counts."""

    name: str | None
    begin: str | None
    until: str | None
    basis: str


@dataclass(frozen=True, slots=True)
class Role:
    """A title that a document gives an entity, as written."""

    text: str
    doc: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, organization or place across documents."""

    id: str
    type: Label
    name: str
    aliases: tuple[str, ...]
    wikidata: str | None
    country: str | None
    party: Party | None
    roles: tuple[Role, ...]
    mentions: int
    judgements: tuple[str, ...]
    reason: str = ""
    """Why its names were taken for one, in words."""


@dataclass(frozen=True, slots=True)
class EntityLink:
    """Says which entity a document's own name for it is (kept in the dossier, applied on export)."""

    doc: str
    local: str
    """``mention.entity`` as the document alone has it."""
    entity: str


@dataclass(frozen=True, slots=True)
class Extent:
    """A passage of a document by its offsets."""

    doc: str
    start: int
    end: int

    def overlaps(self, other: "Extent") -> bool:
        """Whether the two share at least one character."""
        return self.doc == other.doc and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Copy:
    """Two passages of which one was taken from the other, or both from a third."""

    type: Literal["exact", "near", "quote"]
    a: Extent
    b: Extent
    similarity: float
    older: Literal["a", "b"] | None


@dataclass(frozen=True, slots=True)
class Origin:
    """Documents that count as one source when nothing finer is known."""

    id: str
    docs: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Spread:
    """The least and the greatest that the figures of a series allow; null is open."""

    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Series:
    """One thing counted, by source and as-of date."""

    id: str
    quantity: Counted
    counted: str | None
    place: str | None
    figures: tuple[str, ...]
    spread: Spread


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor or recipient of an event."""

    entity: str | None
    name: str
    country: str | None
    sector: str | None


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where an event was."""

    name: str
    lat: float | None
    lon: float | None
    country: str | None
    precision: str | None


@dataclass(frozen=True, slots=True)
class StatusPoint:
    """What one passage made of an event's status, as of a day."""

    as_of: str | None
    status: EventStatus
    phase: Phase
    doc: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MentionRef:
    """An event mention, by its exact span."""

    doc: str
    start: int
    end: int
    status: ClaimStatus
    claim: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """One occurrence in the world, whoever reported it and however often."""

    id: str
    type: str | None
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    title: str
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    place: EventPlace | None
    begin: str | None
    until: str | None
    time_precision: str | None
    status: EventStatus
    phase: Phase
    status_history: tuple[StatusPoint, ...]
    mentions: tuple[MentionRef, ...]
    part_of: str | None
    n_documents: int
    n_origins: int
    n_speakers: int
    n_parties: int


@dataclass(frozen=True, slots=True)
class Relation:
    """How two claims, figures or events stand to one another, and why we say so."""

    type: RelationType
    a: str
    b: str
    why: str
    score: float
