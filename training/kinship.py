"""Fits when a sentence of another dispatch is shown beside a line: ``python -m training.kinship [STORIES]``.

STORIES (``tests/voices``) holds a folder for each story: dispatches, ``events.yaml`` and, if there is one,
``exam.yaml`` (``benchmarks/gold_events.py``). Two sentences of different dispatches are of one matter where gold has
them tell one event or an answer must cite both. Prints the weights for ``kinship.yaml``, and what they find in each
story when fitted to the others: of the sentences that they would show, the share that is right.
"""

import argparse
import tempfile
from collections.abc import Iterator
from dataclasses import fields
from itertools import combinations
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from benchmarks.gold_events import read_events, read_exam, span_of

import coranto
from coranto.compose.desk import Desk
from coranto.compose.kinship import Kinship
from coranto.resources.kinship import KinshipWeights
from coranto.tools import open_tools

Floats = npt.NDArray[np.float64]

NAMES: Final = tuple(field.name for field in fields(KinshipWeights) if field.name != "least")
RIDGE: Final = 1e-4
ROUNDS: Final = 40


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path, nargs="?", default=Path("tests/voices"))
    arguments = parser.parse_args()
    stories = [_story(file.parent) for file in sorted(arguments.stories.glob("*/events.yaml"))]
    weights = fitted(stories)
    print("{" + ", ".join(f"{name}: {value:.2f}" for name, value in zip(NAMES, weights, strict=True)) + "}")
    held_out = [(story, fitted([other for other in stories if other is not story])) for story in stories]
    for least in (0.3, 0.4, 0.5, 0.6):
        shown = [hit for (rows, told, lists), w in held_out for hit in _shown(rows, told, lists, w, least)]
        print(f"least {least}: {len(shown)} shown, {100 * sum(shown) / max(1, len(shown)):.0f}% of one matter")


Story = tuple[Floats, Floats, list[list[int]]]
"""Features and truth of each pair, and the pairs among which the best is shown."""


def _story(folder: Path) -> Story:
    sources = sorted(folder.glob("*.txt"))
    texts = {path.name: path.read_bytes().decode("utf-8") for path in sources}
    with tempfile.TemporaryDirectory() as place:
        coranto.build(sources, Path(place) / "x.coranto", workers=1)
        with coranto.open_dossier(Path(place) / "x.coranto") as dossier:
            tools = open_tools()
            desk = Desk.of(dossier.corpus(), tools.triggers)
            kinship = Kinship(desk, tools.rarity, tools.kinship, tools.deeds)
            one_matter = set(_of_one_matter(folder, texts, kinship, desk))
            rows: list[list[float]] = []
            told: list[float] = []
            lists: dict[tuple[int, str], list[int]] = {}
            for i, j in combinations(range(len(kinship.rows)), 2):
                docs = [kinship.rows[at].sentence.doc for at in (i, j)]
                if docs[0] != docs[1]:
                    for one, other in ((i, docs[1]), (j, docs[0])):
                        lists.setdefault((one, other), []).append(len(rows))
                    rows.append([kinship.features(i, j)[name] for name in NAMES])
                    told.append(float((i, j) in one_matter))
    return np.array(rows), np.array(told), list(lists.values())


def _of_one_matter(folder: Path, texts: dict[str, str], kinship: Kinship, desk: Desk) -> Iterator[tuple[int, int]]:
    """Pairs of rows of one matter, the lesser first."""

    def row(passage: Any) -> int | None:
        return kinship.at.get(desk.lines.home(passage.doc, span_of(texts, passage)[0]))

    groups = [[row(mention) for mention in event.mentions] for event in read_events(folder / "events.yaml")]
    if (folder / "exam.yaml").exists():
        groups += [
            [row(p) for p in question.cites] for question in read_exam(folder / "exam.yaml") if not question.nothing
        ]
    for group in groups:
        yield from combinations(sorted({at for at in group if at is not None}), 2)


def fitted(stories: list[Story]) -> Floats:
    """The weights of a logistic regression with a small ridge, by Newton's method."""
    rows, told = np.concatenate([s[0] for s in stories]), np.concatenate([s[1] for s in stories])
    ridge = RIDGE * len(rows) * np.diag([0.0, *[1.0] * (len(NAMES) - 1)])
    weights = np.zeros(len(NAMES))
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-rows @ weights))
        step = np.linalg.solve(rows.T @ (rows * (p * (1 - p))[:, None]) + ridge, rows.T @ (told - p) - ridge @ weights)
        weights = weights + step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def _shown(rows: Floats, told: Floats, lists: list[list[int]], weights: Floats, least: float) -> Iterator[float]:
    """Whether each sentence that would be shown is of the matter."""
    p = 1 / (1 + np.exp(-rows @ weights))
    for among in lists:
        best = max(among, key=lambda at: float(p[at]))
        if p[best] >= least:
            yield float(told[best])


if __name__ == "__main__":
    main()
