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
    """As in ``mention.entity``; the words for it where a pronoun means a body without a name; else null."""


@dataclass(frozen=True, slots=True)
class Verification:
    """A narrator's word on whether a claim was checked."""

    by: str | None
    """Who tried to check."""
    outcome: Literal["verified", "unverified", "refuted"]
    """What came of it."""
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
    """All pieces of the content; `start:end` is the longest."""
    cue: Passage | None
    """The words that attribute it."""
    source: Source | None
    """Who says it."""
    mode: Mode
    """How it is put."""
    status: ClaimStatus
    """One word for its standing: denied, else unverified, else planned, else conditional, else asserted."""
    polarity: Polarity
    """Whether the content is affirmed or denied."""
    modality: Modality
    """Whether it is told as fact, plan, condition or possibility."""
    verification: tuple[Verification, ...]
    """What the text says of its being checked."""
    act: Act
    """What kind of speech act it is."""
    basis: ClaimBasis | None
    """What it rests on, where said."""
    said: Said | None
    """When it was said."""
    hedge: Passage | None
    """The words that weaken it."""
    inherited_from: str | None
    """Id of the claim that names the source."""
    reported_by: tuple[Source, ...]
    """Who reports the source, nearest first."""
    denies: str | tuple[int, int] | None
    """Id of the claim denied, or the span of the embedded content denied."""
    translated: Literal["stated", "likely"] | None
    """Whether the words are a translation."""
    insertions: tuple[tuple[int, int], ...] = ()
    """Editors' brackets and ellipses inside the quotation: never the speaker's words."""

    @property
    def speaker(self) -> str:
        """A key for who makes it: the source's name, else its words, else the document."""
        return f"doc {self.doc}" if self.source is None else (self.source.entity or self.source.text).casefold()

    @property
    def pieces(self) -> tuple[tuple[int, int], ...]:
        """Where its content stands: every piece of it, half-open."""
        return self.spans or ((self.start, self.end),)


@dataclass(frozen=True, slots=True)
class Gap:
    """Something declared not known."""

    doc: str
    start: int
    end: int
    text: str
    who: str | None
    """Who does not know or say."""
    about: str | None
    """What is not known."""
    reason: Literal["declined", "unclear", "unverifiable"]
    """Declined to say, unclear, or unverifiable."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A participant of an event mention, as written."""

    start: int
    end: int
    text: str
    entity: str | None
    """As in `mention.entity`."""


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """Where a mention puts its event: the toponym's span and what it resolved to."""

    start: int
    end: int
    name: str
    """As in `place.name`."""
    lat: float | None
    lon: float | None
    country: str | None
    precision: str | None
    """As in `place.precision`."""
    rough: bool = False
    """Whether no gazetteer has the place: the point is then that of the town in which the dispatch puts it."""


@dataclass(frozen=True, slots=True)
class TimeRef:
    """When a mention puts its event: the expression's span (null when inferred) and its half-open interval."""

    start: int | None
    end: int | None
    begin: str | None
    until: str | None
    precision: str | None
    """As in `time.precision`."""
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
    """PLOVER 2.0 type, or null for an occurrence outside it."""
    modes: tuple[str, ...]
    """PLOVER modes, and `territory`."""
    trigger: Passage
    """The word or words that name the event."""
    lemma: str
    """The trigger's base form in the lexicon; where only the model knew it, the word in lower case."""
    actors: tuple[Actor, ...]
    """Who did it."""
    recipients: tuple[Actor, ...]
    """To whom it was done."""
    place: PlaceRef | None
    """Where."""
    time: TimeRef | None
    """When."""
    status: ClaimStatus
    """As of the claim it stands in, or of its own clause."""
    claim: str | None
    """Id of the innermost claim that the clause stands in."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity that a claim gives for something: a toll, a sum, a distance. ``as_of`` is its own date."""

    id: str
    claim: str | None
    """Id of the claim that gives it."""
    doc: str
    start: int
    end: int
    text: str
    low: float | None
    """Least value it allows; null is open."""
    high: float | None
    """Greatest value it allows; null is open."""
    point: float | None
    """The value stated."""
    qualifier: Qualifier
    """How the bound is put."""
    unit: str | None
    """As in `quantity.unit`."""
    quantity: Counted
    """What kind of thing is counted."""
    counted: str | None
    """Who or what, as written."""
    conversion_of: str | None
    """Id of the figure that this one converts."""
    place: str | None
    """Name of the place it is for."""
    as_of: str | tuple[str, str] | None
    """An ISO day, or a half-open interval of days."""
    source: Source | None
    """Who gives it."""
    status: ClaimStatus
    """As of its claim."""
    projection: bool
    """Whether it tells what may come."""
    subset_of: str | None
    """Id of the figure that includes this one (*198 people, including three children*)."""
    series: str | None = None
    """Id of the series; filled where a dossier knows it."""

    @property
    def first_day(self) -> str | None:
        """The day that it is for, the first of several; null where that is not known."""
        return self.as_of[0] if isinstance(self.as_of, tuple) else self.as_of
