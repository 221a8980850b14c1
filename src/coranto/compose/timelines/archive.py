"""All articles side by side: the passages that may stand in a timeline, and what was published and named when."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from coranto.compose.timelines.articles import Article, Passage
from coranto.compose.timelines.words import Ints, Vectors, vectors
from coranto.text.stems import stem
from coranto.text.wordlists import words

LEAD: Final = 10
"""Sentences of an article that may tell of its own day without naming it."""
FEWEST_WORDS: Final = 6
MOST_WORDS: Final = 70
FEWEST_STEMS: Final = 4
FORMULA_DAYS: Final = 4
"""Words printed on so many days are a formula of the outlet, and tell of none of them."""

_WORD: Final = re.compile(r"[^\W_]+")
_STOP: Final = words(
    """a about after again all also an and any are as at be because been before being but by can could did do does
    during each for from had has have he her here him his how i if in into is it its just may me might more must my no
    nor not of off on one only or other our out over s she should so some such t than that the their them then there
    these they this those to too under until up us very was we were what when where which while who why will with
    would you your"""
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that may stand in a timeline, wherever it was found first."""

    article: int
    """Number of its article."""
    passage: Passage
    words: str
    """With single spaces."""
    wording: int
    """The same number for the same words, whatever their case."""


@dataclass(frozen=True, slots=True, eq=False)
class Archive:
    """What timelines are made from."""

    articles: tuple[Article, ...]
    """By name."""
    candidates: tuple[Candidate, ...]
    """By article, then by place."""
    vectors: Vectors
    """One row a candidate."""
    naming: Mapping[int, Sequence[int]]
    """Day → the candidates that name it."""
    leading: Mapping[int, Sequence[int]]
    """Day → the candidates among the first ``LEAD`` sentences of what was published then."""
    wordings: Ints
    """Of each candidate."""

    def published(self, candidate: int) -> int:
        """The day on which the candidate's article was published."""
        return self.articles[self.candidates[candidate].article].published


def archive(articles: Iterable[Article]) -> Archive:
    """The articles in order of their names, with every passage that may stand in a timeline."""
    ordered = tuple(sorted(articles, key=lambda article: (article.doc, article.published, article.text)))
    found = [one for number, article in enumerate(ordered) for one in _of_article(number, article)]
    numbers: dict[str, int] = {}
    days: dict[str, set[int]] = defaultdict(set)
    for article, _, told in found:
        numbers.setdefault(told.casefold(), len(numbers))
        days[told.casefold()].add(ordered[article].published)
    candidates: list[Candidate] = []
    rows: list[frozenset[str]] = []
    for article, passage, told in found:
        folded = told.casefold()
        kept = frozenset(stems(folded))
        if len(days[folded]) < FORMULA_DAYS and len(kept) >= FEWEST_STEMS:
            candidates.append(Candidate(article, passage, told, numbers[folded]))
            rows.append(kept)
    naming: dict[int, list[int]] = defaultdict(list)
    leading: dict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(candidates):
        for day in one.passage.days:
            naming[day].append(number)
        if one.passage.order < LEAD:
            leading[ordered[one.article].published].append(number)
    matrix = vectors(rows, np.array([one.article for one in candidates], dtype=np.int64))
    wordings = np.array([one.wording for one in candidates], dtype=np.int64)
    return Archive(ordered, tuple(candidates), matrix, naming, leading, wordings)


def keyword_pattern(keywords: Sequence[str]) -> re.Pattern[str] | None:
    """Matches any of the keywords at the beginning of a word; null where there are none."""
    listed = sorted({word.casefold() for word in keywords if word.strip()}, key=lambda word: (-len(word), word))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, listed)) + ")") if listed else None


def _of_article(number: int, article: Article) -> Iterable[tuple[int, Passage, str]]:
    for passage in article.passages:
        if passage.days or passage.order < LEAD:
            told = article.text[passage.start : passage.end].split()
            if FEWEST_WORDS <= len(told) <= MOST_WORDS:
                yield number, passage, " ".join(told)


def stems(folded: str) -> list[str]:
    """The stems of the words that carry meaning, in order; ``folded`` is in lower case."""
    return [found for word in _WORD.findall(folded) if (found := _stem(word))]


@cache
def _stem(word: str) -> str:
    """The stem of a word, or nothing where it carries no meaning."""
    return "" if word in _STOP or (len(word) < 3 and not word.isdigit()) else stem(word)
