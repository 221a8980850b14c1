"""Passages as vectors of word stems, weighted by how rare the stems are in the corpus."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """Sparse rows of unit length: row ``i`` has ``weights[k]`` in ``columns[k]`` for ``bounds[i] <= k < bounds[i+1]``.

    No row is empty, and no column stands twice in a row.
    """

    bounds: Ints
    columns: Ints
    weights: Floats
    width: int
    """How many columns there are."""

    def __len__(self) -> int:
        return len(self.bounds) - 1

    def take(self, rows: Sequence[int] | Ints) -> "Vectors":
        """These rows, in this order."""
        chosen = np.asarray(rows, dtype=np.int64)
        lengths = self.bounds[chosen + 1] - self.bounds[chosen]
        bounds = np.concatenate(([0], np.cumsum(lengths)))
        at = np.repeat(self.bounds[chosen] - bounds[:-1], lengths) + np.arange(bounds[-1])
        return Vectors(bounds, self.columns[at], self.weights[at], self.width)

    def total(self, shares: Floats) -> Floats:
        """The sum of the rows, each times its share: one value a column."""
        spread = self.weights * np.repeat(shares, np.diff(self.bounds))
        return _sums(self.columns, spread, self.width)

    def present(self, shares: Floats) -> Floats:
        """As ``total``, with every weight 1: how often each column is met."""
        return _sums(self.columns, np.repeat(shares, np.diff(self.bounds)), self.width)

    def dot(self, vector: Floats) -> Floats:
        """The product of each row and the vector."""
        if not len(self):
            return np.zeros(0)
        return np.add.reduceat(self.weights * vector[self.columns], self.bounds[:-1])

    def mean(self, values: Floats) -> Floats:
        """For each row the sum of the ``values`` of its columns, by the root of their number."""
        if not len(self):
            return np.zeros(0)
        return np.add.reduceat(values[self.columns], self.bounds[:-1]) / np.sqrt(np.diff(self.bounds))

    def likeness(self, other: "Vectors") -> Floats:
        """The cosine of each row with the row of ``other`` most like it; 0 where ``other`` is empty."""
        best = np.zeros(len(self))
        dense = np.zeros(self.width)
        for row in range(len(other)):
            piece = slice(other.bounds[row], other.bounds[row + 1])
            dense[other.columns[piece]] = other.weights[piece]
            best = np.maximum(best, self.dot(dense))
            dense[other.columns[piece]] = 0.0
        return best


def vectors(stems: Sequence[Iterable[str]], groups: Ints) -> Vectors:
    """The rows of ``stems``; a stem weighs ``ln(1 + n/k)`` where ``k`` of ``n`` groups (articles) hold it.

    ``groups`` numbers the group of each row from 0. Stems of a row count once; none of the rows may be empty.
    """
    numbers: dict[str, int] = {}
    rows = [sorted({numbers.setdefault(stem, len(numbers)) for stem in sorted(row)}) for row in stems]
    lengths = np.array([len(row) for row in rows], dtype=np.int64)
    bounds = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(lengths)))
    columns = np.array([column for row in rows for column in row], dtype=np.int64)
    width = max(1, len(numbers))
    held = np.unique(np.repeat(groups, lengths) * width + columns) % width
    rarity = np.log1p(len(np.unique(groups)) / np.maximum(1, np.bincount(held, minlength=width)))
    weights = rarity[columns]
    if len(rows):
        weights = weights / np.repeat(np.sqrt(np.add.reduceat(weights**2, bounds[:-1])), lengths)
    return Vectors(bounds, columns, weights, width)


def _sums(columns: Ints, values: Floats, width: int) -> Floats:
    """The sum of the values of each column."""
    return np.bincount(columns, values, minlength=width).astype(np.float64)
