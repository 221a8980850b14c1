"""A reader's exam: what a journalist would ask of a story, answered from the chronicle alone, the citation checked.

    python -m benchmarks.exam [EXAM …] [--texts FOLDER] [--failures FILE]

EXAM is an ``exam.yaml`` (``benchmarks/gold_events.py``) or a folder of them, ``tests/voices`` if none is given. A
question is passed where one line of the chronicle cites a wanted passage and shows all that the answer needs; one whose
right answer is to state nothing, where no line that cites it shows that.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import coranto
from benchmarks.gold_events import Passage, Question, read_exam, span_of
from coranto.model.assertion import Claim, Figure, Source
from coranto.model.chronicle import Entry
from coranto.model.resolved import Entity, Event, Extent
from coranto.text.folding import plain

OWN: Final = Path(__file__).parent.parent / "tests" / "voices"


@dataclass(frozen=True, slots=True)
class Answer:
    """How one question went."""

    exam: str
    question: Question
    passed: bool
    seen: tuple[str, ...]
    """The lines that cite a wanted passage, with what they show."""


@dataclass(frozen=True, slots=True)
class Chronicle:
    """What the reader has before them."""

    entries: Sequence[Entry]
    events: Mapping[str, Event]
    figures: Mapping[str, Figure]
    claims: Mapping[str, Claim]
    texts: Mapping[str, str]
    names: Mapping[str, str]
    """By the id of an entity."""
    fresh: frozenset[str] | None = None
    """Ids of the entries that are new or changed, where a day was given since which to look."""


def sat(file: Path, texts: Path | None = None) -> list[Answer]:
    """Every question of one exam, put to the chronicle of its folder's dispatches."""
    folder = texts or file.parent
    questions = read_exam(file)
    sources = sorted(p for p in folder.iterdir() if p.suffix == ".txt")
    contents = {p.name: p.read_bytes().decode("utf-8") for p in sources}
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "x.coranto"
        coranto.build(sources, path, workers=1)
        with coranto.open_dossier(path) as dossier:
            return [_answered(file.parent.name, q, _chronicle(dossier, q, contents)) for q in questions]


def _chronicle(dossier: coranto.Dossier, question: Question, texts: Mapping[str, str]) -> Chronicle:
    shown = dossier if question.as_of is None else dossier.as_of(question.as_of)
    fresh = None
    if question.since is not None:
        fresh = frozenset(change.now.id for change in shown.since(question.since) if change.now is not None)
    return Chronicle(
        shown.entries(),
        {event.id: event for event in shown.records(Event)},
        {figure.id: figure for figure in shown.records(Figure)},
        {claim.id: claim for claim in shown.records(Claim)},
        texts,
        {entity.id: entity.name for entity in shown.records(Entity)},
        fresh,
    )


def _answered(exam: str, question: Question, chronicle: Chronicle) -> Answer:
    citing = [e for e in chronicle.entries if _cites(e, question.find, chronicle, every=False)]
    shown = [entry for entry in citing if _shows(entry, question, chronicle)]
    return Answer(exam, question, bool(shown) != question.nothing, tuple(_told(e, chronicle) for e in citing))


def _cites(entry: Entry, passages: Sequence[Passage], chronicle: Chronicle, *, every: bool) -> bool:
    """Whether the line cites one of some passages, or every one of them."""
    hits = [
        any(Extent(p.doc, *span_of(chronicle.texts, p)).overlaps(cited) for cited in entry.citations) for p in passages
    ]
    return all(hits) if every else any(hits)


def _shows(entry: Entry, question: Question, chronicle: Chronicle) -> bool:
    """Whether the line shows all that the question's answer needs."""
    figures = [chronicle.figures[i] for i in entry.figures]
    claims = [chronicle.claims[i] for i in entry.claims]
    return (
        (chronicle.fresh is None or entry.id in chronicle.fresh)
        and _cites(entry, question.cites, chronicle, every=True)
        and all(_entry_shows(entry, key, wanted, chronicle) for key, wanted in question.entry.items())
        and (not question.figure or any(_figure_is(f, question.figure, chronicle) for f in figures))
        and (not question.claim or any(_claim_is(c, question.claim, chronicle) for c in claims))
    )


def _entry_shows(entry: Entry, key: str, wanted: Any, chronicle: Chronicle) -> bool:
    if key == "says":
        words = [entry.title, entry.text, *(chronicle.figures[i].text for i in entry.figures)]
        words += [chronicle.texts[c.doc][c.start : c.end] for c in entry.citations]
        told = plain(" ".join(words))
        return all(plain(one) in told for one in (wanted if isinstance(wanted, list) else [wanted]))
    if key == "undated":
        return (entry.day is None) == wanted
    if key == "phase":
        return any(chronicle.events[i].phase in _any(wanted) for i in entry.events)
    if key == "place":
        return any(_same_words(entry.place, one) for one in _any(wanted))
    return getattr(entry, key) in _any(wanted)


def _any(wanted: Any) -> list[Any]:
    """The alternatives of a condition."""
    if isinstance(wanted, str):
        return wanted.split("|")
    return wanted if isinstance(wanted, list) else [wanted]


def _same_words(given: str | None, wanted: str | None) -> bool:
    if given is None or wanted is None:
        return given is wanted
    return plain(wanted) in plain(given) or plain(given) in plain(wanted)


def _figure_is(figure: Figure, wanted: Mapping[str, Any], chronicle: Chronicle) -> bool:
    return all(_field_is(figure, key, value, chronicle) for key, value in wanted.items())


def _field_is(figure: Figure, key: str, wanted: Any, chronicle: Chronicle) -> bool:
    if key == "source":
        said = _named(figure.source, chronicle)
        return any(said is one if one is None else plain(one) in plain(said or "") for one in _any(wanted))
    if key in ("place", "counted"):
        return any(_same_words(getattr(figure, key), one) for one in _any(wanted))
    value = getattr(figure, key)
    return (list(value) if isinstance(value, tuple) else value) in ([wanted] if key == "as_of" else _any(wanted))


def _named(source: Source | None, chronicle: Chronicle) -> str | None:
    """A source as the line names it: in its own words, and whom these mean."""
    return None if source is None else f"{source.text} {source.entity} {chronicle.names.get(source.entity or '', '')}"


def _claim_is(claim: Claim, wanted: Mapping[str, Any], chronicle: Chronicle) -> bool:
    for key, value in wanted.items():
        if key == "source":
            said = _named(claim.source, chronicle) or ""
            if not any(plain(one) in plain(said) for one in _any(value)):
                return False
        elif getattr(claim, key) not in _any(value):
            return False
    return True


def _told(entry: Entry, chronicle: Chronicle) -> str:
    flags = [name for name in ("disputed", "unverified", "changed") if getattr(entry, name)]
    figures = [
        f"{f.text} ({f.quantity}, {f.place}, {f.as_of}, {f.source.text if f.source else None})"
        for f in (chronicle.figures[i] for i in entry.figures)
    ]
    support = f"{entry.n_origins} origins, {entry.n_parties} parties"
    docs = sorted({c.doc for c in entry.citations})
    return " · ".join([str(entry.day), str(entry.place), entry.status, *flags, support, entry.title, *figures, *docs])


def report(answers: Sequence[Answer]) -> Iterator[str]:
    """The results in lines to be read."""
    for exam in dict.fromkeys(answer.exam for answer in answers):
        own = [answer for answer in answers if answer.exam == exam]
        silent = [answer for answer in own if answer.question.nothing]
        yield f"{exam:24} {_of(own)} passed, of them {_of(silent)} by stating nothing"
    yield f"{'all':24} {_of(answers)} passed, {100 * sum(a.passed for a in answers) / max(1, len(answers)):.1f}%"


def _of(answers: Sequence[Answer]) -> str:
    return f"{sum(answer.passed for answer in answers)} of {len(answers)}"


def files(paths: Iterable[Path]) -> list[Path]:
    """The exams at some paths."""
    return [file for path in paths for file in (sorted(path.rglob("exam.yaml")) if path.is_dir() else [path])]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("exam", nargs="*", type=Path, default=[OWN])
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--failures", type=Path, help="what was not passed, as JSON Lines")
    options = parser.parse_args()
    answers = [answer for file in files(options.exam) for answer in sat(file, options.texts)]
    print("\n".join(report(answers)))
    if options.failures:
        failed = [a for a in answers if not a.passed]
        rows = ({"exam": a.exam, "ask": a.question.ask, "nothing": a.question.nothing,
                 "wanted": {k: v for k in ("find", "entry", "figure", "claim", "cites", "as_of", "since")
                            if (v := _as_json(getattr(a.question, k)))}, "seen": a.seen} for a in failed)  # fmt: skip
        options.failures.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), "utf-8")
    return 0


def _as_json(value: object) -> object:
    """A value of a question as JSON has it."""
    if isinstance(value, list):
        return [{"doc": one.doc, "text": one.text} if isinstance(one, Passage) else one for one in value]
    return value


if __name__ == "__main__":
    sys.exit(main())
