"""A story that is still running: what its dispatches have in common, kept up as they come in."""

from bisect import insort
from collections import Counter
from typing import Final

import numpy as np

from coranto.resolve.storylines.leads import Lead, Vector

LATEST: Final = 12
"""Dispatches, the latest, that a new one is held against one by one."""


class Running:
    """The dispatches of one story so far, and the sums over them."""

    def __init__(self) -> None:
        self.leads: list[Lead] = []
        self.weights: dict[str, float] = {}
        self.square = 0.0
        """Of the length of ``weights``."""
        self.meaning: Vector = np.zeros(1, dtype=np.float32)
        self.names: Counter[str] = Counter()
        self.words = 0
        self.days: tuple[int, int] | None = None
        """The first and the last day of its dated dispatches."""

    def add(self, lead: Lead) -> None:
        """Takes one more dispatch in."""
        for stem, weight in lead.weights.items():
            before = self.weights.get(stem, 0.0)
            self.square += weight * (2 * before + weight)
            self.weights[stem] = before + weight
        self.meaning = self.meaning + lead.meaning
        self.names.update(lead.names)
        self.words += lead.length
        insort(self.leads, lead, key=lambda one: one.order)
        if lead.day is not None:
            first, last = self.days or (lead.day, lead.day)
            self.days = min(first, lead.day), max(last, lead.day)

    @property
    def latest(self) -> list[Lead]:
        """The latest of its dispatches."""
        return self.leads[-LATEST:]
