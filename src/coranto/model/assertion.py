"""What a text asserts: who says what, what happened, what is not known."""

from dataclasses import dataclass
from typing import Literal

from coranto.model.annotation import Qualifier

Mode = Literal["direct", "mixed", "indirect", "according-to", "narrator"]
ClaimStatus = Literal["asserted", "denied", "unverified", "planned", "conditional"]
Polarity = Literal["affirms", "denies"]
Modality = Literal["actual", "planned", "conditional", "possible"]
Act = Literal["states", "orders", "urges", "promises", "warns", "accuses", "asks", "denies", "predicts"]
ClaimBasis = Literal["witness", "footage", "document", "statement", "post", "agency"]
Counted = Literal[
    "killed",
    "injured",
    "missing",
    "captured",
    "displaced",
    "fled",
    "troops",
    "money",
    "volume",
    "distance",
    "share",
    "other",
]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the document and its words."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks, as written with title and apposition, and who that is."""

    start: int
    end: int
    text: str
    entity: str | None
    """As in ``mention.entity``; null where the source is not a name."""


@dataclass(frozen=True, slots=True)
class Verification:
    """A narrator's word on whether a claim was checked."""

    by: str | None
    outcome: Literal["verified", "unverified", "refuted"]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Said:
    """When something was said, half-open, apart from when it was published."""

    begin: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that somebody states, with the span of its content, its cue and its source."""

    id: str
    doc: str
    start: int
    end: int
    text: str
    spans: tuple[tuple[int, int], ...]
    cue: Passage | None
    source: Source | None
    mode: Mode
    status: ClaimStatus
    polarity: Polarity
    modality: Modality
    verification: tuple[Verification, ...]
    act: Act
    basis: ClaimBasis | None
    said: Said | None
    hedge: Passage | None
    inherited_from: str | None
    """Id of the claim that names the source."""
    reported_by: tuple[Source, ...]
    denies: str | tuple[int, int] | None
    """Id of the claim denied, or the span of the embedded content denied."""
    translated: Literal["stated", "likely"] | None
    insertions: tuple[tuple[int, int], ...] = ()
    """Editors' brackets and ellipses inside the quotation: never the speaker's words."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something declared not known."""

    doc: str
    start: int
    end: int
    text: str
    who: str | None
    about: str | None
    reason: Literal["declined", "unclear", "unverifiable"]


@dataclass(frozen=True, slots=True)
class Actor:
    """A participant of an event mention, as written."""

    start: int
    end: int
    text: str
    entity: str | None


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """Where a mention puts its event: the toponym's span and what it resolved to."""

    start: int
    end: int
    name: str
    lat: float | None
    lon: float | None
    country: str | None
    precision: str | None


@dataclass(frozen=True, slots=True)
class TimeRef:
    """When a mention puts its event: the expression's span (null when inferred) and its half-open interval."""

    start: int | None
    end: int | None
    begin: str | None
    until: str | None
    precision: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class EventMention:
    """One clause that tells of one event; ``type`` is a PLOVER type, or null for an occurrence outside it."""

    id: str
    doc: str
    start: int
    end: int
    text: str
    type: str | None
    modes: tuple[str, ...]
    trigger: Passage
    lemma: str
    """The trigger's base form in the lexicon."""
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    place: PlaceRef | None
    time: TimeRef | None
    status: ClaimStatus
    claim: str | None
    """Id of the innermost claim that the clause stands in."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity that a claim gives for something: a toll, a sum, a distance. ``as_of`` is its own date."""

    id: str
    claim: str | None
    doc: str
    start: int
    end: int
    text: str
    low: float | None
    high: float | None
    point: float | None
    qualifier: Qualifier
    unit: str | None
    quantity: Counted
    counted: str | None
    conversion_of: str | None
    """Id of the figure that this one converts."""
    place: str | None
    as_of: str | tuple[str, str] | None
    """An ISO day, or a half-open interval of days."""
    source: Source | None
    status: ClaimStatus
    projection: bool
    subset_of: str | None
    """Id of the figure that includes this one (*198 people, including three children*)."""
    series: str | None = None
    """Id of the series; filled where a dossier knows it."""
