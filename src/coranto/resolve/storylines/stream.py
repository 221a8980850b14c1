"""A stream of dispatches falls into stories: one pass over time, each decided on what came before it."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from heapq import heappop, heappush
from typing import Final

from coranto.resolve.storylines.leads import Lead
from coranto.resolve.storylines.running import Running
from coranto.resolve.storylines.usage import Usage, Weighed
from coranto.resolve.storylines.weighing import FAR, likeness, odds
from coranto.resources.rarity import Rarity
from coranto.resources.storylines import Storylines

CANDIDATES: Final = 10
"""Stories that a dispatch is held against: those with most of its words, by weight."""
LEAST_RARE: Final = 2.0
"""Rarity from which a word brings dispatch and story together: it stands in one passage of seven at most."""


class Stream:
    """The stories so far, and an index of their words."""

    def __init__(self, table: Storylines, rarity: Rarity) -> None:
        self._table = table
        self._usage = Usage(rarity)
        self._stories: dict[int, Running] = {}
        self._open: dict[str, set[int]] = defaultdict(set)
        """Stem → numbers of the stories that hold it and still run."""
        self._closed: dict[str, set[int]] = defaultdict(set)
        self._ends: list[tuple[int, int]] = []
        """Heap of day and number: a story with a dispatch of that day."""
        self._opened = 0

    def take(self, lead: Lead) -> None:
        """Puts a dispatch into the story that it is likeliest of, or opens one; joins stories that it shows to be one.

        Dispatches come in their canonical order, ``lead.order``.
        """
        if lead.day is not None:
            self._close(lead.day - FAR)
        told = self._usage.weighed(lead)
        found = sorted(self._likely(told))
        if found:
            number = found[0][1]
            self._add(number, [told])
        else:
            number, self._opened = self._opened, self._opened + 1
            self._stories[number] = Running()
            self._add(number, [told])
        for _, other in found[1:2]:  # more would be asked again by the next dispatch that is of both
            self._join(number, other)

    def stories(self) -> list[Running]:
        """All stories, by their first dispatch."""
        return sorted(self._stories.values(), key=lambda story: story.told[0].lead.order)

    def _likely(self, told: Weighed) -> Iterator[tuple[float, int]]:
        """Stories that the dispatch may be of, with their log odds, negated so that the likeliest sort first."""
        for number in self._candidates(told):
            chance = odds(likeness(told, self._stories[number]), self._table)
            if chance >= 0:
                yield -round(chance, 6), number

    def _candidates(self, told: Weighed) -> list[int]:
        """Stories that share the most with the dispatch; one without a date may be of a story that runs no more."""
        dots: dict[int, float] = defaultdict(float)
        nothing: set[int] = set()
        for stem, weight in told.weights.items():
            if told.rarities[stem] >= LEAST_RARE:
                holding = self._open.get(stem, nothing)
                if told.lead.day is None:
                    holding = holding | self._closed.get(stem, nothing)
                for number in holding:
                    dots[number] += weight * self._stories[number].weights[stem]
        cosines = {number: round(dot / math.sqrt(self._stories[number].square), 6) for number, dot in dots.items()}
        return sorted(cosines, key=lambda number: (-cosines[number], number))[:CANDIDATES]

    def _join(self, one: int, other: int) -> None:
        """Makes one story of two, if the latest dispatches of the smaller are, in the mean, likely of the larger."""
        kept, left = sorted((one, other), key=lambda number: (-len(self._stories[number].told), number))
        story = self._stories[kept]
        if math.fsum(odds(likeness(told, story), self._table) for told in self._stories[left].latest) < 0:
            return
        gone = self._stories.pop(left)
        for stem in gone.weights:
            self._open[stem].discard(left)
            self._closed[stem].discard(left)
        self._add(kept, gone.told)

    def _add(self, number: int, dispatches: Iterable[Weighed]) -> None:
        story = self._stories[number]
        for told in dispatches:
            story.add(told)
            for stem in told.weights:
                self._open[stem].add(number)
            if told.lead.day is not None:
                heappush(self._ends, (told.lead.day, number))

    def _close(self, day: int) -> None:
        """Closes every story that ended before ``day``."""
        while self._ends and self._ends[0][0] < day:
            _, number = heappop(self._ends)
            story = self._stories.get(number)
            if story is not None and story.days is not None and story.days[1] < day:
                for stem in story.weights:
                    self._open[stem].discard(number)
                    self._closed[stem].add(number)
