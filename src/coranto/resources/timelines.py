"""The weights by which a timeline chooses its days and passages, as ``timelines.yaml`` lists them."""

from dataclasses import dataclass

import msgspec

from coranto.resources import read_yaml


@dataclass(frozen=True, slots=True)
class DayWeights:
    """What speaks for a day. All but the last count articles."""

    published: float
    """Published on that day."""
    soon: float
    """Published on the day after or the next, and naming the day."""
    week: float
    """Published three to seven days after, and naming it."""
    month: float
    """Published eight to thirty days after, and naming it."""
    later: float
    """Published still later, and naming it."""
    listed: float
    """Opening a line of an article that is itself a chronology."""
    evenness: float
    """How much a day is measured against those around it: 0 not at all, 1 wholly."""


@dataclass(frozen=True, slots=True)
class PassageWeights:
    """What speaks for a passage on a day; each is a weight for a measure between 0 and about 1."""

    central: float
    """Cosine with the middle of all that is told of the day."""
    telling: float
    """Share of words that the day has and other days have not."""
    typical: float
    """Cosine with the middle of the whole corpus."""
    keywords: float
    """Share of the topic's keywords that it holds."""
    named: float
    """It names the day, and was published later."""
    hindsight: float
    """How much later: 1 is a year."""
    lead: float
    """It stands among the first sentences of its article."""
    names: float
    """Words with a capital behind the first."""
    length: float
    """Logarithm of its words, 1 for ``e**4`` (55)."""
    personal: float
    """It says I, we or you, or asks."""
    dependent: float
    """It begins with a word that points back: he, this, but."""
    days: float
    """It names other days too."""


@dataclass(frozen=True, slots=True)
class Weights:
    """All of them."""

    days: DayWeights
    passages: PassageWeights


def load() -> Weights:
    """The weights of the package. They were set by hand: see ``docs/explanation/timelines.md``."""
    return msgspec.convert(read_yaml("timelines.yaml"), Weights, strict=False)


def parse(data: bytes) -> Weights:
    """The weights in JSON. Raises ``msgspec.DecodeError`` for what is none, ``msgspec.ValidationError`` for a gap."""
    return msgspec.json.decode(data, type=Weights, strict=False)
