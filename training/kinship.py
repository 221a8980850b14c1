"""Fits when a sentence is shown beside a line: ``python -m training.kinship [STORIES]``.

STORIES (``tests/voices``) holds a folder for each story: dispatches, ``events.yaml`` and, if there is one,
``exam.yaml`` (``benchmarks/gold_events.py``). Two sentences are of one matter where gold has them tell one event or an
answer must cite both. Prints the weights for ``kinship.yaml`` (sentences of different dispatches) and ``nearby.yaml``
(of one dispatch, close by), and what they find in each story when fitted to the others: of the sentences that they
would show, the share that is right.
"""

import argparse
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from itertools import combinations
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from benchmarks.gold_events import read_events, read_exam, span_of

import coranto
from coranto.compose.desk import Desk
from coranto.compose.kinship import Kinship
from coranto.compose.nearby import Nearby
from coranto.resources.kinship import KinshipWeights
from coranto.resources.nearby import NearbyWeights
from coranto.tools import open_tools

Floats = npt.NDArray[np.float64]

ELSEWHERE: Final = tuple(field.name for field in fields(KinshipWeights) if field.name != "least")
NEARBY: Final = tuple(field.name for field in fields(NearbyWeights) if field.name != "least")
LEAST: Final = (0.1, 0.15, 0.2, 0.3, 0.4, 0.5)
RIDGE: Final = 1e-4
ROUNDS: Final = 40


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of sentences of one story."""

    rows: Floats
    """Their features."""
    told: Floats
    """1 where they are of one matter."""
    lists: list[list[int]]
    """Pairs among which the best alone is shown."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path, nargs="?", default=Path("tests/voices"))
    arguments = parser.parse_args()
    stories = [_story(file.parent) for file in sorted(arguments.stories.glob("*/events.yaml"))]
    for number, names in enumerate((ELSEWHERE, NEARBY)):
        told = [story[number] for story in stories]
        print("{" + ", ".join(f"{n}: {value:.2f}" for n, value in zip(names, fitted(told), strict=True)) + "}")
        held_out = [(story, fitted([other for other in told if other is not story])) for story in told]
        for least in LEAST:
            shown = [hit for story, weights in held_out for hit in _shown(story, weights, least)]
            print(f"least {least}: {len(shown)} shown, {100 * sum(shown) / max(1, len(shown)):.0f}% of one matter")


def _story(folder: Path) -> tuple[Pairs, Pairs]:
    """The pairs of different dispatches, and those that stand close by in one."""
    sources = sorted(folder.glob("*.txt"))
    texts = {path.name: path.read_bytes().decode("utf-8") for path in sources}
    with tempfile.TemporaryDirectory() as place:
        coranto.build(sources, Path(place) / "x.coranto", workers=1)
        with coranto.open_dossier(Path(place) / "x.coranto") as dossier:
            tools = open_tools()
            desk = Desk.of(dossier.corpus(), tools.triggers)
            kinship = Kinship(desk, tools.rarity, tools.kinship, tools.deeds)
            nearby = Nearby(kinship, desk.lines, tools.nearby)
            of_one = set(_of_one_matter(folder, texts, kinship, desk))
            return _elsewhere(kinship, of_one), _close_by(nearby, len(kinship.rows), of_one)


def _elsewhere(kinship: Kinship, of_one: set[tuple[int, int]]) -> Pairs:
    pairs = [
        (i, j)
        for i, j in combinations(range(len(kinship.rows)), 2)
        if kinship.rows[i].sentence.doc != kinship.rows[j].sentence.doc
    ]
    lists: dict[tuple[int, str], list[int]] = {}
    for number, (i, j) in enumerate(pairs):
        for one, other in ((i, j), (j, i)):
            lists.setdefault((one, kinship.rows[other].sentence.doc), []).append(number)
    return _pairs((kinship.features(i, j) for i, j in pairs), ELSEWHERE, [p in of_one for p in pairs], lists.values())


def _close_by(nearby: Nearby, count: int, of_one: set[tuple[int, int]]) -> Pairs:
    pairs = [(i, j) for i in range(count) for j in nearby.behind(i)]
    each = [[number] for number in range(len(pairs))]
    return _pairs((nearby.features(i, j) for i, j in pairs), NEARBY, [p in of_one for p in pairs], each)


def _pairs(
    features: Iterable[Mapping[str, float]], names: tuple[str, ...], told: list[bool], lists: Iterable[list[int]]
) -> Pairs:
    rows = np.array([[found[name] for name in names] for found in features]).reshape(-1, len(names))
    return Pairs(rows, np.array(told, np.float64), list(lists))


def _of_one_matter(folder: Path, texts: dict[str, str], kinship: Kinship, desk: Desk) -> Iterator[tuple[int, int]]:
    """Pairs of rows of one matter, the lesser first."""

    def row(passage: Any) -> int | None:
        return kinship.at.get(desk.lines.home(passage.doc, span_of(texts, passage)[0]))

    def rows(passages: Iterable[Any]) -> list[int]:
        return [at for passage in passages if (at := row(passage)) is not None]

    groups = [rows(event.mentions) for event in read_events(folder / "events.yaml")]
    if (folder / "exam.yaml").exists():
        for question in read_exam(folder / "exam.yaml"):
            cited, found = rows(question.cites), rows(question.find)
            if not question.nothing and cited:
                groups.append(cited if set(cited) & set(found) else [*cited, *found[:1]])
    for group in groups:
        yield from combinations(sorted(set(group)), 2)


def fitted(stories: list[Pairs]) -> Floats:
    """The weights of a logistic regression with a small ridge, by Newton's method."""
    rows, told = np.concatenate([s.rows for s in stories]), np.concatenate([s.told for s in stories])
    count = rows.shape[1]
    ridge = RIDGE * len(rows) * np.diag([0.0, *[1.0] * (count - 1)])
    weights = np.zeros(count)
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-rows @ weights))
        step = np.linalg.solve(rows.T @ (rows * (p * (1 - p))[:, None]) + ridge, rows.T @ (told - p) - ridge @ weights)
        weights = weights + step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def _shown(story: Pairs, weights: Floats, least: float) -> Iterator[float]:
    """Whether each pair that would be shown is of the matter."""
    p = 1 / (1 + np.exp(-story.rows @ weights))
    best = {max(among, key=lambda at: float(p[at])) for among in story.lists}
    for at in sorted(best):
        if p[at] >= least:
            yield float(story.told[at])


if __name__ == "__main__":
    main()
