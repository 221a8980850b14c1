"""Relations of small marked dossiers: how many that a reader finds are found, and how many found are right.

    python -m benchmarks.relations [FOLDER] [--errors FILE]

Each ``*.yaml`` of FOLDER, ``tests/disputes`` if none is given, holds the dispatches of one story (``docs``: name →
text), the ``relations`` that a reader finds between passages, and ``also`` those that are neither demanded nor wrong. A
passage is given by words of the dispatches. ``type`` may name several types, ``denies|juxtaposed``.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec
import yaml

import coranto
from coranto.model.assertion import Claim, Figure
from coranto.model.resolved import Event, Extent, Relation

OWN: Final = Path(__file__).parent.parent / "tests" / "disputes"
EITHER_WAY: Final = frozenset(("juxtaposed", "contradicts", "same", "corroborates"))
"""Types of which it does not matter which side stands first."""
DISPUTES: Final = frozenset(("denies", "contradicts", "juxtaposed"))


class GoldRelation(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One relation between two passages; ``optional`` is neither demanded nor wrong."""

    type: str
    a: str
    b: str
    optional: bool = False


class Dossier(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One story with what a reader makes of it."""

    docs: dict[str, str]
    relations: list[GoldRelation] = []
    also: list[GoldRelation] = []


@dataclass(frozen=True, slots=True)
class Result:
    """What one dossier gave."""

    name: str
    missed: tuple[GoldRelation, ...]
    demanded: int
    right: tuple[Relation, ...]
    wrong: tuple[tuple[Relation, str, str], ...]


def scored(file: Path) -> Result:
    """One dossier built and compared; raises ``ValueError`` where a marked passage does not stand in them."""
    gold = msgspec.convert(yaml.safe_load(file.read_text("utf-8")), Dossier)
    relations, passages = _built(gold.docs)
    wanted = [(one, _extents(one.a, gold.docs), _extents(one.b, gold.docs)) for one in (*gold.relations, *gold.also)]
    met: set[int] = set()
    right, wrong = [], []
    for relation in relations:
        a, b = passages[relation.a], passages[relation.b]
        hits = [i for i, want in enumerate(wanted) if _is(relation, a, b, want)]
        met.update(hits)
        if hits:
            right.append(relation)
        else:
            wrong.append((relation, _words(a, gold.docs), _words(b, gold.docs)))
    demanded = [i for i, one in enumerate(gold.relations) if not one.optional]
    missed = tuple(gold.relations[i] for i in demanded if i not in met)
    return Result(file.stem, missed, len(demanded), tuple(right), tuple(wrong))


def _built(docs: Mapping[str, str]) -> tuple[list[Relation], dict[str, list[Extent]]]:
    """The relations of a dossier of these dispatches, and the passages of all that they can join."""
    with tempfile.TemporaryDirectory() as place:
        for name, text in docs.items():
            (Path(place) / name).write_text(text, "utf-8")
        path = Path(place) / "x.coranto"
        coranto.build([Path(place) / name for name in sorted(docs)], path, workers=1)
        with coranto.open_dossier(path) as dossier:
            passages = {r.id: [Extent(r.doc, r.start, r.end)] for r in dossier.records(Figure)}
            passages |= {
                c.id: [Extent(c.doc, s, e) for s, e in (*c.spans, *([(c.cue.start, c.cue.end)] if c.cue else []))]
                for c in dossier.records(Claim)
            }
            passages |= {e.id: [Extent(m.doc, m.start, m.end) for m in e.mentions] for e in dossier.records(Event)}
            return list(dossier.records(Relation)), passages


def _extents(words: str, docs: Mapping[str, str]) -> list[Extent]:
    """Where the words stand; a line break counts as a space."""
    found = [
        Extent(doc, at, at + len(words))
        for doc, text in docs.items()
        for at in range(len(text))
        if text.startswith(words, at)
    ]
    if not found:
        raise ValueError(f"not in the dispatches: {words}")
    return found


_Wanted = tuple[GoldRelation, list[Extent], list[Extent]]


def _is(relation: Relation, a: Sequence[Extent], b: Sequence[Extent], wanted: _Wanted) -> bool:
    one, first, second = wanted
    if relation.type not in one.type.split("|"):
        return False
    straight = _meet(a, first) and _meet(b, second)
    return straight or (relation.type in EITHER_WAY and _meet(b, first) and _meet(a, second))


def _meet(one: Sequence[Extent], other: Sequence[Extent]) -> bool:
    return any(a.overlaps(b) for a in one for b in other)


def _words(extents: Sequence[Extent], docs: Mapping[str, str]) -> str:
    first = extents[0]
    return f"{first.doc}: {docs[first.doc][first.start : first.end]}"


def report(results: Sequence[Result]) -> Iterator[str]:
    """The results in lines to be read."""
    demanded, missed = sum(r.demanded for r in results), sum(len(r.missed) for r in results)
    right = Counter(one.type for r in results for one in r.right)
    wrong = Counter(one.type for r in results for one, _, _ in r.wrong)
    yield f"found {demanded - missed} of {demanded} relations that a reader finds"
    for kind in sorted({*right, *wrong}):
        yield f"{kind:14} {right[kind]:3} right of {right[kind] + wrong[kind]}"
    yield f"{'all':14} {right.total():3} right of {right.total() + wrong.total()}"


def _errors(results: Sequence[Result]) -> Iterator[str]:
    for result in results:
        for one in result.missed:
            yield f"{result.name} MISSED {one.type}\n    {one.a}\n    {one.b}"
        for relation, a, b in result.wrong:
            yield f"{result.name} WRONG {relation.type} ({relation.why})\n    {a}\n    {b}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=OWN)
    parser.add_argument("--errors", type=Path, help="what was missed and what was wrong")
    options = parser.parse_args()
    results = [scored(file) for file in sorted(options.folder.glob("*.yaml"))]
    print("\n".join(report(results)))
    if options.errors:
        options.errors.write_text("\n".join(_errors(results)) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
