"""Claims, figures, gaps and series of dispatches that a person marked: who says what, how it stands, what it counts.

    python -m benchmarks.voices [GOLD …] [--texts FOLDER] [--errors FILE] [--json FILE]

GOLD is a gold file or a folder of them (``benchmarks/gold_claims.py``), ``tests/voices`` if none is given; ``--texts``:
where the dispatches lie, if not beside it. What counts as right: ``benchmarks/claim_scores.py``. Claims, figures, gaps
are those of each dispatch read for itself, series those of one dossier a folder.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import Final

import coranto
from benchmarks.claim_scores import ATTRIBUTED, CLAIM_FIELDS, FIGURE_FIELDS, ROLES, Score, compared, series_compared
from benchmarks.gold_claims import GoldDispatch, Marked, Number, Span, Statement, Unknown, read_gold
from coranto.model.assertion import Claim, Figure, Gap

OWN: Final = Path(__file__).parent.parent / "tests" / "voices"
"""Dispatches of our own, with their gold."""
NARRATOR_FIELDS: Final = ("status", "polarity", "modality", "hedge", "verification")
"""What can be said of a claim without a speaker."""


def scored(dispatches: Iterable[GoldDispatch]) -> Score:
    """How the product reads these dispatches, each folder's a dossier of its own for the series."""
    score = Score()
    for _, group in groupby(dispatches, key=lambda dispatch: dispatch.path.parent):
        folder = list(group)
        readings = read(folder)
        for dispatch in folder:
            score.add(compared(dispatch.doc, dispatch.text, dispatch.gold, readings[dispatch.doc]))
        score.add(series_compared(folder, dossier_figures(folder)))
    return score


def read(dispatches: list[GoldDispatch]) -> dict[str, Marked]:
    """What the product marks in dispatches of one folder, by document, each read for itself."""
    found: dict[str, tuple[list[Claim], list[Number], list[Unknown]]] = {d.doc: ([], [], []) for d in dispatches}
    records = coranto.records(
        [dispatch.path for dispatch in dispatches],
        dates={dispatch.doc: dispatch.published for dispatch in dispatches if dispatch.published},
        layers=("claim", "figure", "gap"),
    )
    for record in records:
        if isinstance(record, Claim):
            found[record.doc][0].append(record)
        elif isinstance(record, Figure):
            found[record.doc][1].append(number_of(record))
        elif isinstance(record, Gap):
            found[record.doc][2].append(Unknown((record.start, record.end), record.who, record.about, record.reason))
    return {doc: Marked(statements(claims), tuple(ns), tuple(us)) for doc, (claims, ns, us) in found.items()}


def dossier_figures(dispatches: list[GoldDispatch]) -> dict[str, list[Number]]:
    """The figures, with their series, of a dossier of these dispatches; by document.

    Each goes in as a JSON article, which keeps its text to the character and can tell its day.
    """
    found: dict[str, list[Number]] = {dispatch.doc: [] for dispatch in dispatches}
    with tempfile.TemporaryDirectory() as folder:
        for dispatch in dispatches:
            article = {"text": dispatch.text, "published": dispatch.published}
            (Path(folder) / f"{dispatch.doc}.json").write_text(json.dumps(article), "utf-8")
        path = Path(folder) / "all.coranto"
        coranto.build([folder], path, workers=1)
        with coranto.open_dossier(path) as dossier:
            for figure in dossier.records(Figure):
                found[figure.doc.removesuffix(".json")].append(number_of(figure))
    return found


def statements(claims: list[Claim]) -> tuple[Statement, ...]:
    """The product's claims of one document in the form of the gold."""
    contents = {claim.id: claim.spans for claim in claims}
    return tuple(_statement(claim, contents) for claim in claims)


def _statement(claim: Claim, contents: dict[str, tuple[Span, ...]]) -> Statement:
    denied = (
        contents.get(claim.denies, ()) if isinstance(claim.denies, str) else (claim.denies,) if claim.denies else ()
    )
    return Statement(
        content=claim.spans or ((claim.start, claim.end),),
        cue=(claim.cue.start, claim.cue.end) if claim.cue else None,
        source=(claim.source.start, claim.source.end) if claim.source else None,
        entity=claim.source.entity if claim.source else None,
        mode=claim.mode,
        status=claim.status,
        polarity=claim.polarity,
        modality=claim.modality,
        act=claim.act,
        basis=claim.basis,
        said=claim.said.begin if claim.said else None,
        hedge=(claim.hedge.start, claim.hedge.end) if claim.hedge else None,
        verification=frozenset(one.outcome for one in claim.verification),
        denies=denied,
        inherited=claim.inherited_from is not None,
        reported_by=tuple((one.start, one.end) for one in claim.reported_by),
        translated=claim.translated,
    )


def number_of(figure: Figure) -> Number:
    """The product's figure in the form of the gold."""
    as_of = figure.as_of or ()
    source = f"{figure.source.text} {figure.source.entity or ''}" if figure.source else None
    return Number(
        span=(figure.start, figure.end),
        low=figure.low,
        high=figure.high,
        point=figure.point,
        quantity=figure.quantity,
        counted=figure.counted,
        place=figure.place,
        as_of=(as_of,) if isinstance(as_of, str) else as_of,
        source=source,
        status=figure.status,
        projection=figure.projection,
        subset=figure.subset_of is not None,
        series=figure.series,
    )


def report(score: Score) -> Iterator[str]:
    """The score in lines to be read."""
    count = score.counts
    for side in ("attributed", "narrator"):
        names = (("AR", "ar"),) if side == "attributed" else ()
        for label, right in (*names, ("content half", "half"), ("content exact", "exact")):
            yield _prf(score, f"{side} {label}", f"{side} {right}", f"{side} got", f"{side} gold")
        for role in ROLES if side == "attributed" else ():
            yield _prf(score, f"{side} {role} span", *(f"{side} {role} {name}" for name in ("right", "got", "gold")))
        for name in CLAIM_FIELDS if side == "attributed" else NARRATOR_FIELDS:
            yield _share(score, f"{side} {name}")
    for mode in ATTRIBUTED:
        if count[f"mode {mode} gold"]:
            yield f"{'AR recall ' + mode:30}{_of(count[f'mode {mode} right'], count[f'mode {mode} gold'])}"
    yield _prf(score, "figures found", "figure found", "figure got", "figure gold")
    yield from (_share(score, f"figure {name}") for name in FIGURE_FIELDS)
    yield f"{'figures whole, of found':30}{_of(count['figure whole'], count['figure found'])}"
    yield f"{'figures whole, of gold':30}{_of(count['figure whole'], count['figure gold'])}"
    yield _prf(score, "gaps", "gap found", "gap got", "gap gold")
    yield from (_share(score, f"gap {name}") for name in ("who", "about", "reason"))
    yield _prf(score, "series pairs", "series right", "series got", "series gold")


def _prf(score: Score, label: str, right: str, got: str, gold: str) -> str:
    p, r, f1 = score.prf(right, got, gold)
    numbers = f"{score.counts[right]} right, {score.counts[got]} given, {score.counts[gold]} gold"
    return f"{label:30}F1 {f1:5.1f}  P {p:5.1f}  R {r:5.1f}  {numbers}"


def _share(score: Score, name: str) -> str:
    return f"{name:30}{_of(score.counts[name], score.counts[f'{name} of'])}"


def _of(right: int, trials: int) -> str:
    return f"{100 * right / max(trials, 1):5.1f}%  {right} of {trials}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="*", type=Path, default=[OWN])
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--errors", type=Path, help="what was missed, invented or wrong, as JSON Lines")
    parser.add_argument("--json", type=Path, help="the counts")
    options = parser.parse_args()
    score = scored([dispatch for path in options.gold for dispatch in read_gold(path, options.texts)])
    print("\n".join(report(score)))
    if options.errors:
        lines = (json.dumps(asdict(error), ensure_ascii=False) + "\n" for error in score.errors)
        options.errors.write_text("".join(lines), "utf-8")
    if options.json:
        options.json.write_text(json.dumps(dict(sorted(score.counts.items())), indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
