"""The door of this room: from articles to a timeline in their own words."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from math import sqrt
from typing import Final

import numpy as np

from coranto.compose.timelines.archive import Archive, archive, keyword_pattern
from coranto.compose.timelines.articles import Article
from coranto.compose.timelines.days import prominence
from coranto.compose.timelines.passages import Pool, background, pool, worth
from coranto.compose.timelines.words import Floats
from coranto.resources.timelines import Weights

PER_DATE: Final = 2
"""Sentences a date, unless asked otherwise."""
DATES_BY_ROOT: Final = 2.0
"""Unless asked otherwise, as many dates as this times the root of the days between the first and the last."""
BEFORE: Final = 7
"""Days before the first article that a timeline may reach back to, unless asked otherwise."""
REMEMBERED: Final = 6
"""Dates back to which a sentence must not repeat what was told."""
ALIKE: Final = 0.2
"""Cosine from which on two sentences say partly the same."""
THE_SAME: Final = 0.6
"""Cosine from which on the second of two sentences is never told."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for; what is null the corpus decides."""

    keywords: tuple[str, ...] = ()
    dates: int | None = None
    per_date: int | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a sentence stands: code points, half-open."""

    doc: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of a timeline."""

    text: str
    """The source's words, white space as in the source."""
    citations: tuple[Citation, ...]
    """Every place where they stand and tell of the day; ``text`` was taken from the first."""


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One date, and what happened on it."""

    date: str
    """``YYYY-MM-DD``"""
    score: float
    """How much the day matters among those of the timeline: 1 for the foremost."""
    sentences: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The dates of a story, by day."""

    first: str
    last: str
    """The days between which dates were looked for, the last included."""
    articles: int
    """How many there were to choose from."""
    entries: tuple[TimelineEntry, ...]


def timeline(articles: Iterable[Article], request: Request, weights: Weights) -> Timeline | None:
    """The timeline of the articles; null where there are none. The order of ``articles`` changes nothing."""
    held = archive(articles)
    if not held.articles:
        return None
    first, last = _span(held.articles, request)
    entries = tuple(_entries(held, first, last, request, weights)) if held.candidates and first <= last else ()
    return Timeline(_iso(first), _iso(last), len(held.articles), entries)


def _span(articles: Sequence[Article], request: Request) -> tuple[int, int]:
    days = [article.published for article in articles]
    first = request.first.toordinal() if request.first else max(1, min(days) - BEFORE)
    return first, request.last.toordinal() if request.last else max(days)


def _entries(held: Archive, first: int, last: int, request: Request, weights: Weights) -> Iterator[TimelineEntry]:
    scores = prominence(held.articles, first, last, weights.days)
    wanted = request.dates or max(1, round(DATES_BY_ROOT * sqrt(last - first + 1)))
    pools = _pools(held, first, scores, wanted)
    against = background(held.vectors)
    keywords = keyword_pattern(request.keywords)
    before: deque[tuple[int, ...]] = deque(maxlen=REMEMBERED)
    top = max((scores[one.day - first] for one in pools), default=1.0)
    for one in pools:
        values = worth(one, held, against, keywords, weights.passages)
        told = _chosen(one, held, values, request.per_date or PER_DATE, tuple(chain(*before)))
        if told:
            before.append(tuple(one.candidates[at] for at in told))
            score = round(float(scores[one.day - first] / top), 3)
            yield TimelineEntry(_iso(one.day), score, tuple(_told(held, one.copies[at]) for at in told))


def _pools(held: Archive, first: int, scores: Floats, wanted: int) -> list[Pool]:
    """The pools of the ``wanted`` days that matter most and of which something is told, by day."""
    pools: list[Pool] = []
    for at in np.argsort(-scores, kind="stable"):
        if len(pools) == wanted or scores[at] <= 0:
            break
        made = pool(held, first + int(at))
        if made.candidates:
            pools.append(made)
    return sorted(pools, key=lambda one: one.day)


def _chosen(one: Pool, held: Archive, values: Floats, count: int, told: tuple[int, ...]) -> list[int]:
    """Positions in the pool of the best passages, none of which repeats another or what was ``told`` before."""
    alike = one.vectors.likeness(held.vectors.take(told))
    chosen: list[int] = []
    while len(chosen) < count:
        left = np.where(alike < THE_SAME, values - np.maximum(0.0, alike - ALIKE), -np.inf)
        left[chosen] = -np.inf
        best = int(np.argmax(left)) if len(left) else 0
        if not len(left) or left[best] == -np.inf:
            break
        chosen.append(best)
        alike = np.maximum(alike, one.vectors.likeness(one.vectors.take([best])))
    return chosen


def _told(held: Archive, copies: tuple[int, ...]) -> Told:
    places = [(held.articles[held.candidates[one].article], held.candidates[one].passage) for one in copies]
    article, passage = places[0]
    cited = tuple(Citation(article.doc, passage.start, passage.end) for article, passage in places)
    return Told(article.text[passage.start : passage.end], cited)


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
