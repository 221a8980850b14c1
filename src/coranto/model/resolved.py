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
    """The side it speaks for."""
    begin: str | None
    until: str | None
    basis: str
    """Where that is known from."""


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
    """As in `mention.label`."""
    name: str
    """Its fullest and most frequent name."""
    aliases: tuple[str, ...]
    """Every spelling met, sorted."""
    wikidata: str | None
    """Item number, where linked."""
    country: str | None
    party: Party | None
    """The side it speaks for; unknown is null."""
    roles: tuple[Role, ...]
    """Titles given to it, with their passages."""
    mentions: int
    """How many mentions it has."""
    judgements: tuple[str, ...]
    """Ids of human verdicts that made it."""
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
    """exact: word for word; near: edited; quote: the words stand within quotation marks."""
    a: Extent
    """The passage that comes first in canonical order."""
    b: Extent
    """The other passage."""
    similarity: float
    """0 to 1."""
    older: Literal["a", "b"] | None
    """Which is the older, where that can be told."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Documents that count as one source when nothing finer is known."""

    id: str
    docs: tuple[str, ...]
    """Names of the documents, sorted."""
    reason: str


@dataclass(frozen=True, slots=True)
class Spread:
    """The least and the greatest that the figures of a series allow; null is open."""

    low: float | None
    """Null is open."""
    high: float | None
    """Null is open."""


@dataclass(frozen=True, slots=True)
class Series:
    """One thing counted, by source and as-of date."""

    id: str
    quantity: Counted
    """As in `figure.quantity`."""
    counted: str | None
    """Who or what."""
    place: str | None
    """Where."""
    figures: tuple[str, ...]
    """Ids, by as-of date."""
    spread: Spread
    """Of all its figures but subsets, projections and conversions."""


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor or recipient of an event."""

    entity: str | None
    """Id of the entity."""
    name: str
    """Its name, or the words of the text."""
    country: str | None
    sector: str | None
    """PLOVER sector code, where known."""


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where an event was."""

    name: str
    """Name of the place."""
    lat: float | None
    lon: float | None
    country: str | None
    precision: str | None
    """As in `place.precision`."""
    inferred: bool = False
    """Whether no clause that tells of the event names it: taken from what the dispatch tells of."""
    rough: bool = False
    """Whether no gazetteer has it: the point is then that of the town in which the dispatch puts it."""


@dataclass(frozen=True, slots=True)
class StatusPoint:
    """What one passage made of an event's status, as of a day."""

    as_of: str | None
    """Day, where known."""
    status: EventStatus
    """As in `event.status`."""
    phase: Phase
    """As in `event.phase`."""
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
    """As in `claim.status`."""
    claim: str | None
    """Id of the claim it stands in; null for the narrator, and where the event is only named."""
    tells: bool = True
    """Whether it tells of the event; false where it only names it (*42 people died in the collapse*)."""


@dataclass(frozen=True, slots=True)
class Event:
    """One occurrence in the world, whoever reported it and however often."""

    id: str
    type: str | None
    """PLOVER 2.0 type, or null for an occurrence outside it."""
    modes: tuple[str, ...]
    """PLOVER modes, and `territory`."""
    contexts: tuple[str, ...]
    """PLOVER contexts."""
    title: str
    """In a source's words."""
    actors: tuple[Participant, ...]
    """Who did it."""
    recipients: tuple[Participant, ...]
    """To whom it was done."""
    place: EventPlace | None
    """Where; null is unknown."""
    begin: str | None
    until: str | None
    time_precision: str | None
    """How wide `begin` to `until` is."""
    status: EventStatus
    """How well it stands: reported (a narrator states it, nobody disputes it), claimed (on one party's word), denied,
    planned, threatened.
    """
    phase: Phase
    """Where it is between possible and done."""
    status_history: tuple[StatusPoint, ...]
    """What each passage made of it, by day."""
    mentions: tuple[MentionRef, ...]
    """The passages that tell of it."""
    part_of: str | None
    """Id of the event that contains it."""
    n_documents: int
    """Documents that tell of it."""
    n_origins: int
    """Origins behind them: copies count once."""
    n_speakers: int
    """Speakers behind them: one speaker counts once, however many carry the words."""
    n_parties: int
    """Known parties behind them."""
    reason: str = ""
    """Why its passages were taken for one event, in words; empty where there is one."""


@dataclass(frozen=True, slots=True)
class Relation:
    """How two claims, figures or events stand to one another, and why we say so."""

    type: RelationType
    """How `a` stands to `b`."""
    a: str
    """Id of a claim, figure or event."""
    b: str
    """Id of a claim, figure or event."""
    why: str
    """In words."""
    score: float
    """0 to 1."""
