"""Fits the table by which a dispatch is put into a story: ``storylines.yaml``.

    python -m training.storylines

Streams are made of our own dispatches: stories that several of them tell, and among them strays that nobody else tells.
In each stream all are read at one length (headline, title and first sentence, whole, or each as it falls), dated or
not, and the stories are moved to days near one another. Every dispatch is then held against its own story as far as it
has gone and against those most like it; a logistic regression learns which was its own. Half of each comparison's
weight goes to a few of the story's dispatches, since stories are small before they are large.
"""

import argparse
import math
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

import numpy as np

from coranto.annotate.sentences import sentences
from coranto.model.annotation import Sentence
from coranto.model.corpus import Folio
from coranto.model.source import Dispatch, Metadata
from coranto.resolve.storylines.leads import Lead, lead
from coranto.resolve.storylines.running import Running
from coranto.resolve.storylines.stream import LEAST_RARE
from coranto.resolve.storylines.usage import Usage, Weighed
from coranto.resolve.storylines.weighing import Likeness, likeness
from coranto.resources.rarity import Rarity
from coranto.tools import Tools, open_tools
from training.tellings import Telling, strays, tellings

TARGET: Final = Path(__file__).parents[1] / "src/coranto/resources/storylines.yaml"
CHANCE: Final = 0.05
"""Chance from which a dispatch joins, as the table gives it: tuned on development sets of headlines and of articles."""
HELD: Final = {"meaning": 1.5, "shared": 2.0, "brief_story": 1.0, "size": -0.5}
"""Weights that are set and not fitted, tuned likewise. Our own texts are short: they cannot show that two articles that
mean alike (a fire here, a fire there) are still of two matters, nor that words in common count for more the more there
is to read. Two headlines must share more than the fit asks of them, since one wrong join brings others. And a large
story must not draw everything, as one does that nothing guards."""
LONGEST_STEP: Final = 3.0
"""Of one round of the fit: Newton's method may overshoot."""
LENGTHS: Final = ("headline", "opening", "whole", "mixed")
FIRST_DAY: Final = date(2030, 1, 1).toordinal()
APART: Final = 40
"""Days within which the stories of a stream begin."""
STRAYS: Final = 300
"""Strays in a stream."""
HELD_AGAINST: Final = 12
"""Stories that a dispatch is held against, those with most of its words."""
SHORT: Final = 0.2
"""Part of the dispatches known by their headline alone that a stream of longer ones keeps."""
DAMPING: Final = 3.0
"""Weight of the squared weights in what is minimised."""
_ROUNDS: Final = 30


@dataclass(frozen=True, slots=True)
class Sight:
    """One dispatch at each length that it has."""

    story: str
    day: int | None
    leads: Mapping[str, Lead]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A dispatch held against a story: how alike they are, whether it was its own, and how much that counts."""

    likeness: Likeness
    own: bool
    weight: float


def sight(telling: Telling, tools: Tools) -> Sight:
    """The telling as a headline, with its first sentence, and whole; undated."""
    made = {"headline": _lead(telling.title or _first(telling.text, tools), "", tools)}
    if telling.text:
        made["opening"] = _lead(telling.title, _first(telling.text, tools), tools)
        made["whole"] = _lead(telling.title, telling.text, tools)
    return Sight(telling.story, telling.day.toordinal() if telling.day else None, made)


def _lead(title: str, text: str, tools: Tools) -> Lead:
    folio = Folio(Dispatch("", "", "", text or title, Metadata(title=title or None)))
    return lead(folio.with_rows(sentences(folio, tools), [Sentence]), None, tools)


def _first(text: str, tools: Tools) -> str:
    """The first sentence of running text."""
    rows = sentences(Folio(Dispatch("", "", "", text)), tools)
    return next((text[row.start : row.end] for row in rows if row.furniture is None), text)


def stream(
    told: Sequence[Sight], alone: Sequence[Sight], length: str, dated: bool, seed: int
) -> list[tuple[str, Lead]]:
    """A stream in order of time: each dispatch's story, and its lead at one length."""
    chance = random.Random(seed)
    sights = [*told, *chance.sample(list(alone), min(STRAYS, len(alone)))]
    moved = _moved(sights, chance)
    rows = []
    for number, one in enumerate(sights):
        begin, known = moved[one.story]
        day = begin if one.day is None else begin + one.day - known
        wanted = chance.choice(LENGTHS[:3]) if length == "mixed" else length
        if wanted not in one.leads and chance.random() > SHORT:
            continue
        found = one.leads.get(wanted, one.leads["headline"])
        rows.append((day, number, one.story, replace(found, doc=f"{number:05}", day=day if dated else None)))
    return [(story, found) for _, _, story, found in sorted(rows, key=lambda row: row[:2])]


def _moved(told: Iterable[Sight], chance: random.Random) -> dict[str, tuple[int, int]]:
    """The day on which each story begins, within ``APART`` days of the others, and the day on which it truly began."""
    days: dict[str, list[int]] = defaultdict(list)
    for one in told:
        days[one.story] += [] if one.day is None else [one.day]
    return {story: (FIRST_DAY + chance.randrange(APART), min(known, default=0)) for story, known in days.items()}


def comparisons(rows: Sequence[tuple[str, Lead]], rarity: Rarity, seed: int) -> Iterator[Comparison]:
    """Every dispatch against its own story so far and those most like it, then against a few dispatches of each."""
    chance = random.Random(seed)
    stories: dict[str, Running] = {}
    usage = Usage(rarity)
    for name, found in rows:
        one = usage.weighed(found)
        overlaps = {other: _overlap(one, story) for other, story in stories.items()}
        near = sorted(filter(overlaps.get, stories), key=lambda other: (-overlaps[other], other))[:HELD_AGAINST]
        for other in dict.fromkeys([*near, name] if name in stories else near):
            story = stories[other]
            part = _part(story, chance)
            yield Comparison(likeness(one, story), other == name, 0.5 if part else 1.0)
            if part:
                yield Comparison(likeness(one, part), other == name, 0.5)
        stories.setdefault(name, Running()).add(one)


def _overlap(one: Weighed, story: Running) -> float:
    rare = (stem for stem in one.weights if one.rarities[stem] >= LEAST_RARE)
    return round(
        math.fsum(one.weights[stem] * story.weights.get(stem, 0.0) for stem in rare) / math.sqrt(story.square), 6
    )


def _part(story: Running, chance: random.Random) -> Running | None:
    """One to three of a story's dispatches; null where it has but one."""
    if len(story.told) < 2:
        return None
    part = Running()
    for one in chance.sample(story.told, min(chance.choice((1, 1, 2, 3)), len(story.told))):
        part.add(one)
    return part


def fitted(found: Sequence[Comparison], held: Mapping[str, float], damping: float = DAMPING) -> tuple[float, Likeness]:
    """Intercept and weights of the likeliest table with the weights ``held``; Newton's method, squares damped."""
    features = np.array([one.likeness for one in found])
    own = np.array([one.own for one in found], dtype=float)
    counts = np.array([one.weight for one in found])
    table = np.array([held.get(name, 0.0) for name in Likeness._fields])
    free = [number for number, name in enumerate(Likeness._fields) if name not in held]
    given, sought = features @ table, np.hstack([np.ones((len(features), 1)), features[:, free]])
    answer, penalty = np.zeros(1 + len(free)), np.diag([1e-6, *[damping] * len(free)])
    for _ in range(_ROUNDS):
        chances = 1 / (1 + np.exp(-sought @ answer - given))
        slope = sought.T @ (counts * (chances - own)) + penalty @ answer
        bend = (sought * (counts * chances * (1 - chances))[:, None]).T @ sought + penalty
        step = np.linalg.solve(bend, slope)
        answer -= step * min(1.0, LONGEST_STEP / float(np.linalg.norm(step) or 1.0))
    table[free] = answer[1:]
    return float(answer[0]), Likeness(*map(float, table))


def rendered(intercept: float, table: Likeness) -> str:
    """The table as the package keeps it."""
    weights = "\n".join(f"  {name}: {weight:.2f}" for name, weight in table._asdict().items())
    return (
        "# How much each likeness of a dispatch and a story counts. Made by: python -m training.storylines\n"
        f"chance: {CHANCE}\nintercept: {intercept:.2f}\nweights:\n{weights}\n"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=TARGET)
    arguments = parser.parse_args()
    tools = open_tools()
    told = [sight(telling, tools) for telling in tellings()]
    alone = [sight(telling, tools) for telling in strays()]
    plans = [(length, dated) for length in LENGTHS for dated in (True, False)]
    found = [
        comparison
        for seed, (length, dated) in enumerate(plans)
        for comparison in comparisons(stream(told, alone, length, dated, seed), tools.rarity, seed)
    ]
    arguments.out.write_text(rendered(*fitted(found, HELD)), "utf-8")
    print(f"{len(found):,} comparisons, {sum(one.own for one in found):,} with the own story")


if __name__ == "__main__":
    main()
