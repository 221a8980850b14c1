"""Which sentences of one dispatch, close by, speak to one another: an answer, the other side's word, another count.

As with ``kinship``, nothing is proved by it: what seems to answer a line is shown beside it, and counts for nothing.
"""

from collections.abc import Iterator
from typing import Final

from coranto.compose.desk import Home
from coranto.compose.kinship import Kin, Kinship, logistic
from coranto.compose.lines import Lines
from coranto.compose.tellings import Telling, counts
from coranto.resources.nearby import NearbyWeights

REACH: Final = 3
"""Running sentences behind one that are weighed."""


class Nearby:
    """The running sentences of one block, each with its neighbours."""

    def __init__(self, kinship: Kinship, lines: Lines, weights: NearbyWeights) -> None:
        self._kinship = kinship
        self._lines = lines
        self._weights = weights

    def of(self, home: Home) -> Iterator[Kin]:
        """The sentences behind one that are likely enough to speak to it, in their order."""
        i = self._kinship.at.get(home)
        if i is None:
            return
        for j in self.behind(i):
            probability = self.probability(i, j)
            if probability >= self._weights.least:
                yield Kin(self._kinship.rows[j].sentence, round(probability, 3))

    def behind(self, i: int) -> Iterator[int]:
        """The rows of the same dispatch that are weighed against row ``i``."""
        rows = self._kinship.rows
        for j in range(i + 1, min(len(rows), i + REACH + 1)):
            if rows[j].sentence.doc == rows[i].sentence.doc:
                yield j

    def probability(self, i: int, j: int) -> float:
        """How likely the later of two rows speaks to the earlier."""
        return logistic(self._weights, self.features(i, j))

    def features(self, i: int, j: int) -> dict[str, float]:
        """What is weighed of two rows, the earlier first, by the names of the weights."""
        one, other = self._kinship.rows[i], self._kinship.rows[j]
        words, names = self._kinship.shared(i, j)
        same, moved = counts(one, other)
        return {
            "constant": 1.0,
            "next": float(j == i + 1),
            "next_but_one": float(j == i + 2),
            "paragraph": float("\n\n" not in self._between(one, other)),
            "cosine": self._kinship.cosine(i, j),
            "words": words,
            "names": names,
            "type": float(bool(one.types & other.types)),
            "voices": float(bool(one.voices and other.voices and not one.voices & other.voices)),
            "answer": float(bool(other.voices)),
            "counts": same,
            "moved": moved,
            "counted": float(bool(one.counted & other.counted)),
            "denies": float(one.denies or other.denies),
        }

    def _between(self, one: Telling, other: Telling) -> str:
        return self._lines.texts[one.sentence.doc][one.sentence.end : other.sentence.start]
