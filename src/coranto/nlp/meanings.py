"""How near in meaning two sentences are, whatever their words."""

from functools import lru_cache
from math import sqrt
from typing import Final

import numpy as np
import numpy.typing as npt

from coranto.nlp.analyzer import Analyzer

Vector = npt.NDArray[np.int16]

KEPT: Final = 4096
"""Sentences whose vectors are held, three megabytes of them: reading one takes about two thousandths of a second."""
_FINE: Final = 1000
"""Steps into which a number of the embedder is rounded, so that all that follows is exact."""


class Meanings:
    """Compares sentences by the vectors that a model gives them. Each is read when it is first asked for."""

    def __init__(self, embedder: Analyzer) -> None:
        """``embedder``: a model with vectors of sentences."""
        self._embedder: Final = embedder
        self._vector = lru_cache(KEPT)(self._read)

    def nearness(self, one: str, other: str) -> float:
        """The cosine of two sentences, -1 to 1; 0 where either has no words."""
        a, b = (self._vector(sentence).astype(np.int64) for sentence in (one, other))
        length = sqrt(int(a @ a) * int(b @ b))
        return int(a @ b) / length if length else 0.0

    def _read(self, sentence: str) -> Vector:
        found: Vector = np.rint(self._embedder.embed([sentence])[0] * _FINE).astype(np.int16)
        return found
