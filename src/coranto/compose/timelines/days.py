"""Which days matter: what was published on them, and how many articles come back to them, how much later."""

from collections.abc import Iterator
from dataclasses import astuple
from math import exp
from typing import Final

import numpy as np

from coranto.compose.timelines.articles import Article
from coranto.compose.timelines.words import Floats
from coranto.resources.timelines import DayWeights

AROUND: Final = 30
"""Days: the standard deviation of the bell over which the days around a day are averaged."""
FLOOR: Final = 0.3
"""Added to that average, so that one article in a silent month is no great day."""
CHRONOLOGY: Final = 8
"""An article that opens so many passages with different days is a chronology."""
LAGS: Final = (3, 8, 31)
"""First days of the second, third and fourth stretch after a day: soon, week, month, later."""


def prominence(articles: tuple[Article, ...], first: int, last: int, weights: DayWeights) -> Floats:
    """How much each day from ``first`` to ``last`` matters beside the days around it; 0 where nothing tells of it.

    An article counts once for a day however often it names it. What is counted is divided by a power of its average
    over the days around (``weights.evenness``): archives hold more of the first weeks of a story than of its later
    months, and what matters is what stands out at its time.
    """
    return weighed(counted(articles, first, last), weights)


def weighed(table: Floats, weights: DayWeights) -> Floats:
    """The prominence of each column of what ``counted`` gives."""
    *shares, evenness = astuple(weights)
    total = np.array(shares) @ table
    return np.asarray(total / (_smoothed(total) + FLOOR) ** evenness)


def counted(articles: tuple[Article, ...], first: int, last: int) -> Floats:
    """Articles by row (published, soon, week, month, later, listed) and day, one column a day."""
    table = np.zeros((6, last - first + 1))
    for article in articles:
        for row, day in set(_told(article)):
            if first <= day <= last:
                table[row, day - first] += 1
    return table


def _told(article: Article) -> Iterator[tuple[int, int]]:
    yield 0, article.published
    for passage in article.passages:
        for day in passage.days:
            lag = article.published - day
            if lag > 0:
                yield 1 + sum(lag >= start for start in LAGS), day
    openings = {passage.opening for passage in article.passages if passage.opening is not None}
    if len(openings) >= CHRONOLOGY:
        yield from ((5, day) for day in openings if day < article.published)


def _smoothed(values: Floats) -> Floats:
    """The average around each value, by a bell that is cut at the ends of the row and made whole again."""
    reach = min(3 * AROUND, len(values) - 1)
    bell = np.array([exp(-0.5 * (step / AROUND) ** 2) for step in range(-reach, reach + 1)])
    weight = np.convolve(np.ones(len(values)), bell)[reach : reach + len(values)]
    return np.asarray(np.convolve(values, bell)[reach : reach + len(values)] / weight)
