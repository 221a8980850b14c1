"""A story that is still running: what its dispatches have in common, kept up as they come in."""

from bisect import insort
from collections import Counter
from typing import Final

import numpy as np

from coranto.resolve.storylines.leads import Vector
from coranto.resolve.storylines.usage import Weighed

LATEST: Final = 12
"""Dispatches, the latest, that a new one is held against one by one."""

ENOUGH: Final = 0.2
"""Part of its dispatches that hold what is a story's own."""


class Running:
    """The dispatches of one story so far, and the sums over them."""

    def __init__(self) -> None:
        self.told: list[Weighed] = []
        self.weights: dict[str, float] = {}
        self.square = 0.0
        """Of the length of ``weights``."""
        self.meaning: Vector = np.zeros(1, dtype=np.float32)
        self.stems: Counter[str] = Counter()
        """In how many of its dispatches each stem stands."""
        self.names: Counter[str] = Counter()
        """In how many it stands as a name."""
        self.words = 0
        self.days: tuple[int, int] | None = None
        """The first and the last day of its dated dispatches."""

    def add(self, told: Weighed) -> None:
        """Takes one more dispatch in."""
        lead = told.lead
        for stem, weight in told.weights.items():
            before = self.weights.get(stem, 0.0)
            self.square += weight * (2 * before + weight)
            self.weights[stem] = before + weight
        self.meaning = self.meaning + told.meaning
        self.stems.update(told.weights.keys())
        self.names.update(lead.names)
        self.words += lead.length
        insort(self.told, told, key=lambda one: one.lead.order)
        if lead.day is not None:
            first, last = self.days or (lead.day, lead.day)
            self.days = min(first, lead.day), max(last, lead.day)

    @property
    def latest(self) -> list[Weighed]:
        """The latest of its dispatches."""
        return self.told[-LATEST:]

    def part(self, holding: int) -> float:
        """How far what so many of its dispatches hold is the story's own: wholly from ``ENOUGH`` of them on.

        Without this, a story of a thousand dispatches would have every name.
        """
        return min(1.0, holding / (ENOUGH * len(self.told)))
