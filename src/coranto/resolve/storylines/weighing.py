"""How much a dispatch and a running story are alike, and how likely it belongs there."""

import math
from typing import Final, NamedTuple

import numpy as np

from coranto.resolve.storylines.running import Running
from coranto.resolve.storylines.usage import Weighed, Weights
from coranto.resources.storylines import Storylines

FAR: Final = 30
"""Days after which a gap counts no further."""
UNKNOWN: Final = 3
"""Days that an unknown gap counts as."""
BRIEFEST: Final = 8
"""Words of a headline."""


class Likeness(NamedTuple):
    """What speaks for and against a dispatch being of a story: the features of the table, each about 0 to 1."""

    words: float
    """Cosine of the weighted words, against all of the story's."""
    nearest: float
    """The same against the likest of its latest dispatches."""
    meaning: float
    """Cosine of the embeddings, against all of the story's."""
    brief_meaning: float
    """The same, times how brief the dispatch is: a headline has few words to share, and its meaning is nearly all."""
    names: float
    """Part of the dispatch's names, by rarity, that the story has."""
    shared: float
    """Rarity of the words in common, damped: evidence that grows with what there is to read, as cosines do not."""
    gap: float
    """Days between the dispatch and the story, of ``FAR``."""
    brief_story: float
    """How brief the story's dispatches are in the mean: 1 for headlines, 0.2 for two hundred words."""
    size: float
    """Logarithm of how many there are."""


def likeness(told: Weighed, story: Running) -> Likeness:
    """What speaks for and against the dispatch being of the story."""
    lead, weights, rarities = told.lead, told.weights, told.rarities
    common = [stem for stem in weights if stem in story.weights]
    names = [rarities.get(stem, 0.0) for stem in lead.names]
    held = [rarities.get(stem, 0.0) * story.part(story.names[stem]) for stem in lead.names]
    length = float(np.linalg.norm(story.meaning)) or 1.0
    meaning = float(told.meaning @ story.meaning) / length
    return Likeness(
        words=sum(weights[stem] * story.weights[stem] for stem in common) / math.sqrt(story.square or 1.0),
        nearest=max(_cosine(weights, other.weights) for other in story.latest),
        meaning=meaning,
        brief_meaning=meaning * _brief(lead.length),
        names=math.fsum(held) / (math.fsum(names) or 1.0),
        shared=math.log1p(sum(rarities[stem] * story.part(story.stems[stem]) for stem in common)) / 5,
        gap=_gap(lead.day, story) / FAR,
        brief_story=_brief(story.words / len(story.told)),
        size=math.log(len(story.told)),
    )


def odds(likeness: Likeness, table: Storylines) -> float:
    """Logarithm of the odds that a dispatch is of a story, above those from which it joins; below 0 it does not."""
    return (
        table.intercept - table.bar + sum(weight * value for weight, value in zip(table.weights, likeness, strict=True))
    )


def _cosine(one: Weights, other: Weights) -> float:
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    return sum(weight * many[stem] for stem, weight in few.items() if stem in many)


def _gap(day: int | None, story: Running) -> int:
    if day is None or story.days is None:
        return UNKNOWN
    return min(max(day - story.days[1], story.days[0] - day, 0), FAR)


def _brief(words: float) -> float:
    return math.sqrt(BRIEFEST / max(BRIEFEST, words))
