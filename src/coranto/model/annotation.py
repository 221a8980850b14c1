"""What is found in one text, before anybody is asked what it means."""

from dataclasses import dataclass
from typing import Final, Literal

Furniture = Literal["headline", "byline", "dateline", "caption", "credit", "copyright", "related", "header"]
Label = Literal["person", "organization", "place", "facility", "group", "role", "event", "product"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
TimePrecision = Literal["minute", "part-of-day", "day", "week", "month", "year", "range"]
ONE_DAY: Final[frozenset[TimePrecision | None]] = frozenset(("minute", "part-of-day", "day"))
"""Precisions of what is known to the day."""
PlaceRole = Literal["place", "actor", "unnamed"]
PlacePrecision = Literal["site", "city", "district", "province", "region", "country", "water"]
Qualifier = Literal["exact", "about", "at-least", "at-most", "more-than", "less-than", "range", "vague", "change"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or one line of furniture; white space at its ends is left out."""

    doc: str
    start: int
    end: int
    furniture: Furniture | None = None
    """What the line is when it is not running text; furniture is labelled, never cut out."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A hash by which passages of two documents are found to be alike (kept in the dossier, not exported)."""

    doc: str
    start: int
    end: int
    hash: int
    """Signed 64-bit hash of the folded words."""
    whole: bool
    """True for a whole sentence, false for a sampled word 5-gram."""


@dataclass(frozen=True, slots=True)
class Gist:
    """What a dispatch is about, in its weightiest words (kept in the dossier, not exported)."""

    doc: str
    day: str | None
    """The day of publication that the dispatch itself states; null where it states none."""
    words: tuple[int, ...]
    """Signed 64-bit hashes of the stems, ascending."""
    weights: tuple[int, ...]
    """What each of them weighs: all together are a vector of length 1,000, rounded."""


@dataclass(frozen=True, slots=True)
class Marking:
    """What the language model marks in the text (kept in the dossier, not exported)."""

    doc: str
    start: int
    end: int
    layer: Literal["entity", "source", "cue", "content", "event"]
    label: str
    """The entity's label; of an event its PLOVER type and status, ``ASSAULT/happened``; else the layer again."""
    score: float
    """How sure the model is, 0 to 1."""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression as found, before it is anchored (kept in the dossier, not exported).

    ``form`` names the rule that found it; the numbers are what the words say, unresolved.
    """

    doc: str
    start: int
    end: int
    text: str
    type: TimeType
    form: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """Monday is 0."""
    hour: int | None = None
    minute: int | None = None
    zone: str | None = None
    part: str | None = None
    """Part of day or season, in TIMEX3 letters: MO MI AF EV NI DT; SP SU FA WI."""
    amount: float | None = None
    unit: str | None = None
    """second · minute · hour · day · week · month · quarter · year · decade · century"""
    direction: int | None = None
    """-1 before the anchor, 0 at it, 1 after it; null where grammar must decide."""
    modifier: str | None = None
    """early · mid · late · about · before · after · since · until · by"""
    tense: Literal["past", "present", "future"] | None = None
    """Tense of the clause that holds the expression."""
    through: int | None = None
    """For a range: the last day, month, year or hour it names, in the unit of ``form``."""


@dataclass(frozen=True, slots=True)
class Time:
    """A TIMEX3 expression, anchored: the half-open interval ``begin:until`` it stands for."""

    doc: str
    start: int
    end: int
    text: str
    type: TimeType
    """TIMEX3 type."""
    value: str | None
    """TIMEX3 value; null where it cannot be told."""
    begin: str | None
    until: str | None
    precision: TimePrecision | None
    """How wide the interval is; null without one."""
    anchor: str | None
    """What it counts from: ``published 2022-02-26``, ``invasion 2022-02-24`` … Null for an absolute date."""
    reason: str
    open: Literal["begin", "until"] | None = None
    """The side that a preposition opens: *since* and *after* go on from there, *until*, *by*, *before* reach up to it.

    The interval stays that of the words themselves.
    """


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text, flat and without titles."""

    doc: str
    start: int
    end: int
    text: str
    label: Label
    """What kind of thing bears the name."""
    entity: str | None
    """In one document: the fullest form of the name there. In a dossier: the id of the ``entity``."""


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """One place that a toponym could be, with its score and why."""

    geonameid: int | None
    """Number in GeoNames."""
    name: str
    """The gazetteer's name."""
    country: str | None
    lat: float | None
    lon: float | None
    score: float
    """0 to 1."""
    reason: str


@dataclass(frozen=True, slots=True)
class Place:
    """A toponym, resolved or not; countries, regions and waters are areas, their point is only a label."""

    doc: str
    start: int
    end: int
    text: str
    name: str
    """The gazetteer's name, or the text where unresolved."""
    geonameid: int | None
    """Number in GeoNames."""
    lat: float | None
    lon: float | None
    country: str | None
    """ISO 3166-1 alpha-2."""
    admin1: str | None
    """First-level division."""
    precision: PlacePrecision | None
    """What kind of place it is, and so how exact its point."""
    score: float | None
    """Of the chosen candidate, 0 to 1."""
    candidates: tuple[PlaceCandidate, ...] = ()
    """The best candidates, the chosen one first."""
    claimed_by: tuple[str, ...] = ()
    """ISO codes of every state that claims it, where it is disputed."""
    role: PlaceRole = "place"
    """Whether it says where; stands for those who govern there (*Nairobi said*); or is a place without a name (*two
    small cities*)."""
    reason: str | None = None
    """Why it is taken for this place, where that is not the gazetteer's score: another name, or an area, that the text
    states."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit and open bounds; see the rules of counting in the records' reference."""

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
    direction: Literal["up", "down"] | None
    """Of a change."""
    unit: str | None
    """people, the counted noun, an ISO 4217 code, ``percent``, or the written measure."""
    counted: str | None
    """What is counted, or what the measure is of; never null."""
    conversion_of: tuple[int, int] | None
    """Span of the quantity that this parenthesis converts."""
