"""How rare words are: in the language at large, and in the stream as far as it has been read."""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from coranto.resolve.storylines.leads import Lead, Vector
from coranto.resources.rarity import Rarity

KNOWN: Final = 100
"""Dispatches that the frozen table stands for: as many must have been read before the stream itself says as much.
The table knows no names that came up later, and no beat: in a stream on one election its candidates tell nothing."""

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """A lead with the weights that its words had when it came in."""

    lead: Lead
    weights: Weights = field(repr=False)
    """How often each stem stands there, damped, times how rare it is; of length 1 together."""
    rarities: Weights = field(repr=False)
    meaning: Vector = field(repr=False)
    """Of the lead, without what the stream means as a whole; of length 1."""


class Usage:
    """The words of the stream so far."""

    def __init__(self, rarity: Rarity) -> None:
        self._rarity = rarity
        self._read = 0
        self._counts: Counter[str] = Counter()
        self._meanings: Vector = np.zeros(1, dtype=np.float32)

    def weighed(self, lead: Lead) -> Weighed:
        """The next lead of the stream, its words weighed by what was read up to and with it."""
        self._read += 1
        self._counts.update(lead.counts.keys())
        self._meanings = self._meanings + lead.meaning
        meaning = lead.meaning - self._meanings / np.float32(KNOWN + self._read)
        rarities = {stem: self._idf(stem) for stem in lead.counts}
        weights = {stem: (1 + math.log(count)) * rarities[stem] for stem, count in lead.counts.items()}
        length = math.sqrt(math.fsum(weight * weight for weight in weights.values())) or 1.0
        return Weighed(
            lead, {stem: weight / length for stem, weight in weights.items()}, rarities,
            (meaning / (float(np.linalg.norm(meaning)) or 1.0)).astype(np.float32),
        )  # fmt: skip

    def _idf(self, stem: str) -> float:
        known = KNOWN * (self._rarity.counts.get(stem, 0) + 1) / (self._rarity.passages + 1)
        return math.log((KNOWN + self._read + 1) / (known + self._counts[stem]))
