"""Which sentences of one dispatch, close by, speak to one another: an answer, the other side's word, another count.

As with ``kinship``, nothing is proved by it: what seems to answer a line is shown beside it, and counts for nothing.
"""

import math
from collections.abc import Iterator
from typing import Final

from coranto.compose.desk import Home
from coranto.compose.kinship import Kin, Kinship
from coranto.compose.lines import Lines
from coranto.compose.tellings import Telling
from coranto.resources.nearby import NearbyWeights

REACH: Final = 3
"""Running sentences before and behind that are weighed."""


class Nearby:
    """The running sentences of one block, each with its neighbours."""

    def __init__(self, kinship: Kinship, lines: Lines, weights: NearbyWeights) -> None:
        self._kinship = kinship
        self._lines = lines
        self._weights = weights

    def of(self, home: Home) -> Iterator[Kin]:
        """The sentences around one that are likely enough to speak to it, in their order."""
        i = self._kinship.at.get(home)
        if i is None:
            return
        for j in self.around(i):
            probability = self.probability(i, j)
            if probability >= self._weights.least:
                yield Kin(self._kinship.rows[j].sentence, round(probability, 3))

    def around(self, i: int) -> Iterator[int]:
        """The rows of the same dispatch that are weighed against row ``i``."""
        rows = self._kinship.rows
        for j in range(max(0, i - REACH), min(len(rows), i + REACH + 1)):
            if j != i and rows[j].sentence.doc == rows[i].sentence.doc:
                yield j

    def probability(self, i: int, j: int) -> float:
        """How likely one of two rows speaks to the other."""
        values = self.features(i, j)
        return 1 / (1 + math.exp(-sum(getattr(self._weights, name) * value for name, value in values.items())))

    def features(self, i: int, j: int) -> dict[str, float]:
        """What is weighed of two rows, whichever stands first, by the names of the weights."""
        i, j = min(i, j), max(i, j)
        one, other = self._kinship.rows[i], self._kinship.rows[j]
        words, names = self._kinship.shared(i, j)
        counts, moved = _counts(one, other)
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
            "counts": counts,
            "moved": moved,
            "counted": float(bool(_counted(one) & _counted(other))),
            "denies": float(one.denies or other.denies),
        }

    def _between(self, one: Telling, other: Telling) -> str:
        return self._lines.texts[one.sentence.doc][one.sentence.end : other.sentence.start]


def _counts(one: Telling, other: Telling) -> tuple[float, float]:
    """Whether both count the same sort of thing (*killed*, *injured*, a sum), and whether to another value."""
    sorts = {(f.quantity, f.unit) for f in one.figures} & {(f.quantity, f.unit) for f in other.figures}
    same = any(quantity != "other" for quantity, _ in sorts)
    values = [{(f.quantity, f.low, f.high) for f in row.figures} for row in (one, other)]
    return float(same), float(same and values[0] != values[1])


def _counted(row: Telling) -> set[str]:
    return {figure.counted for figure in row.figures if figure.counted}
