"""Fits the weights of timelines to gold timelines: ``python -m training.timeline_weights FOLDER --out weights.json``.

FOLDER holds a folder for each topic, with its articles in ``docs/`` and ``gold.json``:
``{"keywords": [word], "timelines": {name: {"YYYY-MM-DD": [sentence]}}}``. The weights are for
``coranto timeline --weights``. Those that the package ships were not made so: they are set by hand.

Each weight in turn is given the value of a short row that serves best, until a round changes nothing. Days are judged
by the share of gold dates among as many foremost days of the gold timeline's span; passages by the stems and pairs of
stems that the best of each foremost day share with the nearest gold date, which count the less the further off it is.
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import numpy as np

from coranto.compose.timelines.archive import Archive, archive, keyword_pattern, stems
from coranto.compose.timelines.days import counted, weighed
from coranto.compose.timelines.passages import background, measures, pool
from coranto.compose.timelines.timeline import ALIKE, THE_SAME
from coranto.compose.timelines.words import Floats
from coranto.resources.timelines import DayWeights, PassageWeights
from coranto.timelines import read_articles

Gold = Mapping[str, Sequence[str]]
Counts = tuple[Counter[Any], Counter[Any]]

SHARES: Final = (0.0, 0.25, 0.5, 1.0, 1.5, 2.0, 3.0)
EVENNESS: Final = (0.0, 0.2, 0.4, 0.6, 0.8)
STEPS: Final = (0.0, 0.05, -0.05, 0.1, -0.1, 0.2, -0.2)
"""Weights of a measure, for one standard deviation of it among the candidates of a day."""
START: Final = 0.1
"""The weight that every measure has at first, for or against."""
AGAINST: Final = frozenset({"length", "personal", "dependent", "days"})
ROUNDS: Final = 4
DAY_GAIN: Final = 5e-3
GAIN: Final = 5e-4
"""What another value must be better by to be taken: fewer dates tell less than many words."""


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """The candidates of one day."""

    rows: Floats
    """Their measures, less the mean of each."""
    alike: Floats
    """The cosine of each with each."""
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """One gold timeline beside its articles."""

    first: int
    table: Floats
    """Articles by row of ``counted`` and day, from ``first`` to the last gold date."""
    gold: Mapping[int, str]
    """The gold dates, and what is told of each."""
    per_date: int
    told: Callable[[int], Told | None]
    """The candidates of a day; null where there are none."""


def examples(folder: Path) -> Iterator[Example]:
    """Every gold timeline below the folder, by topic and name."""
    for file in sorted(folder.glob("*/gold.json")):
        given = json.loads(file.read_text("utf-8"))
        found, _ = read_articles(file.parent / "docs", cache=folder / ".cache")
        held = archive(found)
        for _, gold in sorted(given["timelines"].items()):
            yield example(held, given["keywords"], gold)


def example(held: Archive, keywords: Sequence[str], gold: Gold) -> Example:
    """The gold timeline beside the articles held."""
    texts = {date.fromisoformat(day).toordinal(): " ".join(lines) for day, lines in sorted(gold.items())}
    per_date = max(1, round(float(np.mean([len(lines) for lines in gold.values()]))))
    against, pattern = background(held.vectors), keyword_pattern(keywords)

    @cache
    def told(day: int) -> Told | None:
        made = pool(held, day)
        if not made.candidates:
            return None
        rows = measures(made, held, against, pattern)
        dense = [made.vectors.total(np.eye(1, len(rows), at)[0]) for at in range(len(rows))]
        alike = np.column_stack([made.vectors.dot(one) for one in dense])
        return Told(rows - rows.mean(0), alike, tuple(held.candidates[number].words for number in made.candidates))

    first, last = min(texts), max(texts)
    return Example(first, counted(held.articles, first, last), texts, per_date, told)


def fitted(given: Sequence[Example]) -> dict[str, dict[str, float]]:
    """Weights in the form of a weights file."""
    days = {field.name: 0.5 if field.name == "evenness" else 1.0 for field in fields(DayWeights)}
    choices = {name: EVENNESS if name == "evenness" else SHARES for name in days}
    days = climbed(days, choices, lambda found: float(np.mean([_dates_found(one, found) for one in given])), DAY_GAIN)
    chosen = [_aligned(one, _foremost(one, days)) for one in given]
    spread = np.concatenate([day.told.rows for one in chosen for day in one.days]).std(0)
    scales = dict(zip((field.name for field in fields(PassageWeights)), np.maximum(spread, 1e-6), strict=True))
    passages = {name: float((-START if name in AGAINST else START) / scale) for name, scale in scales.items()}
    steps = {name: tuple(round(float(step / scale), 4) for step in STEPS) for name, scale in scales.items()}
    return {"days": days, "passages": climbed(passages, steps, lambda found: _words_found(chosen, found), GAIN)}


def climbed(
    start: Mapping[str, float],
    choices: Mapping[str, Sequence[float]],
    value: Callable[[dict[str, float]], float],
    gain: float,
) -> dict[str, float]:
    """``start``, each entry in turn set to the choice that ``value`` is greatest for, while that gains enough."""
    found, best = dict(start), value(dict(start))
    for _ in range(ROUNDS):
        before = best
        for name, options in choices.items():
            for option in options:
                tried = {**found, name: float(option)}
                if (reached := value(tried)) > best + gain:
                    found, best = tried, reached
        if best == before:
            break
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _Day:
    told: Told
    shared: Callable[[tuple[int, ...]], Floats]
    """Of these candidates: what is right in them, what of gold they find, their size; stems and pairs. Shape (3, 2)."""


@dataclass(frozen=True, slots=True, eq=False)
class _Chosen:
    days: tuple[_Day, ...]
    sought: Floats
    """Stems and pairs of all that gold tells."""
    per_date: int


def _foremost(one: Example, weights: Mapping[str, float]) -> list[int]:
    """As many foremost days as gold has dates."""
    scores = weighed(one.table, DayWeights(**weights))
    return sorted(one.first + int(at) for at in np.argsort(-scores, kind="stable")[: len(one.gold)])


def _dates_found(one: Example, weights: Mapping[str, float]) -> float:
    return len(set(_foremost(one, weights)) & set(one.gold)) / len(one.gold)


def _aligned(one: Example, days: Sequence[int]) -> _Chosen:
    """The candidates of the days, each against the gold date nearest to it and those that it is nearest to."""
    kept = [(day, told) for day in days if (told := one.told(day)) is not None]
    gold = [_counts(text) for text in one.gold.values()]
    near = 1 / (1 + np.abs(np.subtract.outer([day for day, _ in kept], list(one.gold))))
    to_gold, to_day = near.argmax(1), near.argmax(0)
    made = []
    for row, (_, told) in enumerate(kept):
        right = (near[row, to_gold[row]], gold[to_gold[row]])
        found = [(near[row, at], gold[at]) for at in np.flatnonzero(to_day == row)]
        made.append(_Day(told, _sharing(told.words, right, found)))
    sought = np.sum([[*map(_size, pair)] for pair in gold], axis=0)
    return _Chosen(tuple(made), sought, one.per_date)


def _sharing(
    words: Sequence[str], right: tuple[float, Counts], found: Sequence[tuple[float, Counts]]
) -> Callable[[tuple[int, ...]], Floats]:
    """``shared`` of a day; each gold date comes with how near it is."""

    @cache
    def shared(chosen: tuple[int, ...]) -> Floats:
        own = _counts(" ".join(words[at] for at in chosen))

        def hits(near: float, gold: Counts) -> Floats:
            return near * np.array([_size(a & b) for a, b in zip(own, gold, strict=True)], dtype=float)

        return np.array([hits(*right), sum((hits(*one) for one in found), np.zeros(2)), [*map(_size, own)]])

    return shared


def _words_found(given: Iterable[_Chosen], weights: Mapping[str, float]) -> float:
    """F of stems and F of pairs, added; precision and recall are averaged over the timelines before."""
    vector = np.array(list(weights.values()))
    parts = np.array([_precision_and_recall(one, vector) for one in given]).mean(0)
    return float((2 * parts[0] * parts[1] / np.maximum(1e-9, parts[0] + parts[1])).sum())


def _precision_and_recall(one: _Chosen, vector: Floats) -> tuple[Floats, Floats]:
    parts = sum((day.shared(_best(day.told, vector, one.per_date)) for day in one.days), np.zeros((3, 2)))
    return parts[0] / np.maximum(1, parts[2]), parts[1] / np.maximum(1, one.sought)


def _best(told: Told, vector: Floats, count: int) -> tuple[int, ...]:
    """The best candidates, as a timeline would choose them if nothing had been told before."""
    values, alike = told.rows @ vector, np.zeros(len(told.rows))
    chosen: list[int] = []
    while len(chosen) < count:
        left = np.where(alike < THE_SAME, values - np.maximum(0.0, alike - ALIKE), -np.inf)
        left[chosen] = -np.inf
        best = int(np.argmax(left))
        if left[best] == -np.inf:
            break
        chosen.append(best)
        alike = np.maximum(alike, told.alike[best])
    return tuple(chosen)


def _counts(words: str) -> Counts:
    """Stems and pairs of neighbouring stems."""
    found = stems(words.casefold())
    return Counter(found), Counter(pairwise(found))


def _size(counts: Counter[Any]) -> int:
    return sum(counts.values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    found = fitted(list(examples(arguments.folder)))
    arguments.out.write_text(json.dumps(found, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
