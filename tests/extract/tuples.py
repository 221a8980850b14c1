"""Figures as a reader would note them down, and how many of them a run finds: by field, and as whole tuples."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from coranto.library import records
from coranto.model.assertion import Figure

FIELDS = ("value", "what", "whom", "where", "as_of", "by", "part")


@dataclass(frozen=True, slots=True)
class Noted:
    """One figure that a dispatch tells: where its words stand, and the answers that are right, by field."""

    start: int
    end: int
    value: str
    answers: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Case:
    """A dispatch with its day and its figures, in text order."""

    name: str
    date: str
    text: str
    noted: tuple[Noted, ...]


def cases(path: Path) -> list[Case]:
    """The dispatches of a file; the anchors of a dispatch stand in it one after the other."""
    return [_case(raw) for raw in yaml.safe_load(path.read_text(encoding="utf-8"))]


def _case(raw: dict[str, Any]) -> Case:
    made: list[Noted] = []
    at = 0
    for line in raw["figures"]:
        words, value, *fields, last = [part.strip() for part in line.split(";")] + ["whole"]
        names = FIELDS[1:]
        fields = fields if len(fields) == len(names) else [*fields, last]
        at = raw["text"].index(words, at)
        answers = {
            name: tuple(raw["date"] if answer == "=" else answer for answer in field.split(" or "))
            for name, field in zip(names, fields, strict=True)
        }
        made.append(Noted(at, at + len(words), value, answers))
        at += len(words)
    return Case(raw["name"], raw["date"], raw["text"], tuple(made))


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of one noted figure, or of one that nobody noted."""

    noted: Noted | None
    figure: Figure | None
    right: frozenset[str]


def judged(case: Case, folder: Path) -> Iterator[Judged]:
    """Each noted figure with the one found at its words, then what was found elsewhere."""
    path = folder / "dispatch.txt"
    path.write_bytes(case.text.encode("utf-8"))
    found = [r for r in records([path], date=case.date, layers=["figure"]) if isinstance(r, Figure)]
    used: set[str] = set()
    for noted in case.noted:
        at = [f for f in found if f.start < noted.end and noted.start < f.end and f.id not in used]
        figure = max(at, key=lambda f: min(f.end, noted.end) - max(f.start, noted.start), default=None)
        if figure is not None:
            used.add(figure.id)
        yield Judged(noted, figure, _right(noted, figure) if figure is not None else frozenset())
    yield from (Judged(None, f, frozenset()) for f in found if f.id not in used)


def score(rows: list[Judged]) -> Counter[str]:
    """How many were noted, found, found besides, right in each field, and right in all."""
    made: Counter[str] = Counter()
    for row in rows:
        made["noted"] += row.noted is not None
        made["found"] += row.noted is not None and row.figure is not None
        made["besides"] += row.noted is None
        made.update(row.right)
        made["whole"] += len(row.right) == len(FIELDS)
    return made


def told(figure: Figure) -> dict[str, str]:
    """The fields of a figure as the files write them."""
    as_of = figure.as_of
    part = "projection" if figure.projection else "part" if figure.subset_of else "whole"
    return {
        "value": written(figure),
        "what": figure.quantity,
        "whom": figure.counted or "-",
        "where": figure.place or "-",
        "as_of": "-" if as_of is None else as_of if isinstance(as_of, str) else "/".join(as_of),
        "by": figure.source.text if figure.source else "-",
        "part": part,
    }


def written(figure: Figure) -> str:
    """The value: *41*, *~300*, *>=24*, *<=400*, *10..15*."""
    if figure.point is not None:
        return f"{'~' if figure.qualifier == 'about' else ''}{_short(figure.point)}"
    if figure.low is not None and figure.high is not None:
        return f"{_short(figure.low)}..{_short(figure.high)}"
    return f">={_short(figure.low)}" if figure.low is not None else f"<={_short(figure.high or 0.0)}"


def _short(value: float) -> str:
    return f"{round(value, 4):.15g}"


def _right(noted: Noted, figure: Figure) -> frozenset[str]:
    got = told(figure)
    right = {name for name, answers in noted.answers.items() if _is_among(name, got[name], answers)}
    return frozenset(right | ({"value"} if got["value"] == noted.value else set()))


def _is_among(name: str, got: str, answers: tuple[str, ...]) -> bool:
    """Whether an answer fits: names of who and what by the words that tell, the rest to the letter."""
    if got in answers or name not in {"whom", "by"}:
        return got in answers
    heard = {_stem(word) for word in got.casefold().split()}
    return any({_stem(word) for word in answer.casefold().split()} <= heard for answer in answers if answer != "-")


def _stem(word: str) -> str:
    return word.strip(".,’'\"“”").removesuffix("’s").removesuffix("'s").removesuffix("s")
