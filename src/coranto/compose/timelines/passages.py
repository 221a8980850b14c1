"""Which passages tell of a day, and how well each does."""

import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from math import log, log1p
from typing import Final

import numpy as np

from coranto.compose.timelines.archive import Archive, Candidate
from coranto.compose.timelines.words import Floats, Vectors
from coranto.resources.timelines import PassageWeights

AFTER: Final = 1
"""Days after a day on which an article's first sentences may still tell of it."""
NAMED: Final = 2.0
"""How much more a passage that names the day weighs in what is told of the day."""
LEADING: Final = 5
"""Sentences that are the lead of an article."""
LONG: Final = 4.0
"""Logarithm of the words of a long sentence, 55."""
YEAR: Final = 365

_PERSONAL: Final = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our)\b|\?")
_DEPENDENT: Final = re.compile(
    r"[\"'`“”‘’\s]*(?:He|She|It|They|This|That|These|Those|His|Her|Their|Its|But|And|So|Yet|However|Also)\b"
)


@dataclass(frozen=True, slots=True, eq=False)
class Pool:
    """What may tell of one day."""

    day: int
    candidates: tuple[int, ...]
    """One for each wording: the first to name the day, else the first published."""
    copies: tuple[tuple[int, ...], ...]
    """For each of them, all that say the same words of the day, itself first."""
    vectors: Vectors
    named: tuple[bool, ...]


def pool(archive: Archive, day: int) -> Pool:
    """The passages that name the day, and the first of what was published then or soon after and names no other day."""
    naming = archive.naming.get(day, ())
    found = [(False, archive.published(one), one) for one in naming]
    for published in range(day, day + AFTER + 1):
        leading = archive.leading.get(published, ())
        found += [(True, published, one) for one in leading if not archive.candidates[one].passage.days]
    alike: dict[int, list[int]] = {}
    for _, _, one in sorted(found):
        alike.setdefault(archive.candidates[one].wording, []).append(one)
    groups = sorted(alike.values())
    chosen = tuple(group[0] for group in groups)
    names = frozenset(naming)
    return Pool(
        day, chosen, tuple(map(tuple, groups)), archive.vectors.take(chosen), tuple(one in names for one in chosen)
    )


@dataclass(frozen=True, slots=True, eq=False)
class Background:
    """What the corpus is about, against which a day is seen."""

    centre: Floats
    """Unit vector in the middle of all candidates."""
    shares: Floats
    """Share of the candidates that hold each stem."""


def background(vectors: Vectors) -> Background:
    """The background of a corpus that has at least one candidate."""
    ones = np.ones(len(vectors))
    return Background(_unit(vectors.total(ones)), vectors.present(ones) / len(vectors))


def worth(
    pool: Pool, archive: Archive, against: Background, keywords: re.Pattern[str] | None, weights: PassageWeights
) -> Floats:
    """How well each candidate of the pool tells what happened on its day: the weighted sum of its measures."""
    return np.asarray(measures(pool, archive, against, keywords) @ np.array(astuple(weights)))


def measures(pool: Pool, archive: Archive, against: Background, keywords: re.Pattern[str] | None) -> Floats:
    """One row for each candidate, one column for each field of ``PassageWeights``, in their order."""
    shares = np.where(pool.named, NAMED, 1.0)
    rows = pool.vectors
    held = rows.present(shares) / max(1.0, shares.sum())
    telling = rows.mean(held * np.log1p((held + 1e-3) / (against.shares + 1e-3)))
    of_texts = np.array(
        [_of_text(archive.candidates[one], archive.published(one), pool.day, keywords) for one in pool.candidates]
    ).reshape(len(pool.candidates), len(fields(PassageWeights)) - 3)
    of_words = (
        rows.dot(_unit(rows.total(shares))),
        telling / max(1e-9, telling.max(initial=0.0)),
        rows.dot(against.centre),
    )
    return np.column_stack((*of_words, of_texts))


def _of_text(candidate: Candidate, published: int, day: int, keywords: re.Pattern[str] | None) -> Sequence[float]:
    """The measures that a candidate has by itself, from ``keywords`` on."""
    words, passage = candidate.words, candidate.passage
    listed = words.split()
    later = day in passage.days and published > day
    return (
        len(set(keywords.findall(words.casefold()))) if keywords else 0.0,
        later,
        log1p(published - day) / log1p(YEAR) if later else 0.0,
        passage.order < LEADING,
        sum(word[0].isupper() for word in listed[1:]) / len(listed),
        log(len(listed)) / LONG,
        _PERSONAL.search(words) is not None,
        _DEPENDENT.match(words) is not None,
        len(passage.days) > 1,
    )


def _unit(vector: Floats) -> Floats:
    norm = float(np.sqrt((vector**2).sum()))
    return vector / norm if norm else vector
