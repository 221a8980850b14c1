"""How near in meaning sentences of different dispatches are, whatever their words."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import nlargest
from math import sqrt
from typing import Final

from coranto.compose.desk import Home


class Meanings:
    """The meanings of the running sentences of one block, by their positions; dispatch by dispatch, in their order."""

    def __init__(self, homes: Sequence[Home], vectors: Sequence[bytes]) -> None:
        """``vectors``: 64 signed bytes of each sentence, or none where nothing is known of it."""
        import numpy as np  # not imported for a command that composes nothing

        self._docs: Final = [doc for doc, _ in homes]
        self._of: Final[dict[str, list[int]]] = defaultdict(list)
        for i, doc in enumerate(self._docs):
            if vectors[i]:
                self._of[doc].append(i)
        self._rows: Final = {
            doc: np.array([np.frombuffer(vectors[i], np.int8) for i in at], np.int64) for doc, at in self._of.items()
        }
        self._row: Final = {i: row for doc, at in self._of.items() for i, row in zip(at, self._rows[doc], strict=True)}
        self._norm: Final = {i: sqrt(int(row @ row)) for i, row in self._row.items()}
        self._near: dict[tuple[int, str], dict[int, float]] = {}

    def near(self, i: int, doc: str) -> dict[int, float]:
        """The sentences of a dispatch, each with the cosine of its meaning and that of sentence ``i``."""
        if i not in self._row or doc not in self._rows:
            return {}
        if (i, doc) not in self._near:
            dots = zip(self._of[doc], (self._rows[doc] @ self._row[i]).tolist(), strict=True)
            self._near[i, doc] = {j: dot / self._norm[i] / self._norm[j] for j, dot in dots}
        return self._near[i, doc]

    def cosine(self, i: int, j: int) -> float:
        """How near two are, -1 to 1; 0 where nothing is known of one."""
        return self.near(i, self._docs[j]).get(j, 0.0)

    def nearest(self, i: int, doc: str, count: int) -> Iterator[int]:
        """The nearest sentences of a dispatch, the nearest first, of equals the first."""
        near = self.near(i, doc)
        yield from nlargest(count, near, key=lambda j: (near[j], -j))

    def lead(self, i: int, j: int) -> float:
        """By how much sentence ``j`` is nearer to ``i`` than the next of its dispatch, or farther than the nearest."""
        near = self.near(i, self._docs[j])
        return near[j] - max((cosine for k, cosine in near.items() if k != j), default=0.0) if j in near else 0.0
