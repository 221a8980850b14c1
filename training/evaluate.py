"""Measures exported weights: what the model marks, straight from it, against sets of gold.

Evaluation-only sets are read from the folder that the caller names, never from anywhere else, and nothing of them is
kept but counts.
"""

import gzip
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any, Final

from coranto.nlp.analyzer import Span
from coranto.nlp.embedded import EmbeddedModel
from coranto.nlp.features import Features
from coranto.nlp.heads import ATTRIBUTION_LABELS, ENTITY_LABELS
from coranto.tools import Tools
from training.conllu import documents, read
from training.corpora import treebank_example
from training.data import DataError
from training.example import Example
from training.scores import SCORED, Count, compared, mentions, tokens, total, untyped

NAMED: Final = ("worldwide_dev", "uner_ewt")
OWN_LABELS: Final = {label: label for label in ENTITY_LABELS}
Annotate = Callable[[str], Sequence[Span]]


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number; ``n`` of ``of`` is what it rests on."""

    group: str
    name: str
    value: float
    n: int
    of: str

    def __str__(self) -> str:
        return f"{self.group} | {self.name} | {self.value:.4g} | {self.n} {self.of}"


def files_of(folder: Path) -> Callable[[str], bytes]:
    """What gives the files of a folder of weights. Raises DataError, on reading, where one is not there."""

    def read_file(name: str) -> bytes:
        path = folder / name
        if not path.is_file():
            raise DataError(f"{path}: not there; `python -m training export FILE --to FOLDER` writes it")
        return path.read_bytes()

    return read_file


def opened(folder: Path, tools: Tools, threads: int = 1) -> EmbeddedModel:
    """The model of a folder of weights. Raises DataError."""
    features = Features(tools.names, tools.gazetteer, tools.countries)
    return EmbeddedModel(features, tools.abbreviations, threads, files_of(folder))


def lines_of(path: Path) -> list[dict[str, Any]]:
    """The documents of a gzipped file of JSON lines. Raises DataError."""
    if not path.is_file():
        raise DataError(f"{path}: not there; `--data` wants the folder that holds the evaluation sets")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


# ---------------------------------------------------------------------------------------------------------- names


def name_figures(annotate: Annotate, folder: Path) -> Iterator[Figure]:
    """Mentions of persons, organizations and places in the sets of ``folder``, by the rules of those sets."""
    for name in NAMED:
        pairs = []
        for document in lines_of(folder / "entities" / f"{name}.jsonl.gz"):
            text = document["text"]
            gold = mentions(text, [(g["start"], g["end"], g["label"]) for g in document["entities"]])
            pairs.append((gold, mentions(text, marked(annotate(text)))))
        yield from _name_table(f"Names: {name}", pairs, sorted(set(SCORED.values())))


def marked(spans: Iterable[Span]) -> list[tuple[int, int, str]]:
    """Start, end and label of the entities."""
    return [(span.start, span.end, span.label) for span in spans if span.layer == "entity"]


def _name_table(
    group: str, pairs: Sequence[tuple[set[tuple[int, int, str]], set[tuple[int, int, str]]]], labels: Sequence[str]
) -> Iterator[Figure]:
    """Exact F1, its parts, F1 of spans alone, and exact F1 by label, of pairs of gold and found."""
    whole = total(compared(gold, found) for gold, found in pairs)
    spans = total(compared(untyped(gold), untyped(found)) for gold, found in pairs)
    yield Figure(group, "exact F1", whole.f1, whole.gold, "mentions")
    yield Figure(group, "exact precision", whole.precision, whole.found, "found")
    yield Figure(group, "exact recall", whole.recall, whole.gold, "mentions")
    yield Figure(group, "spans alone, F1", spans.f1, spans.gold, "spans")
    for label in labels:
        count = total(
            compared({m for m in gold if m[2] == label}, {m for m in found if m[2] == label}) for gold, found in pairs
        )
        if count.gold:
            yield Figure(group, f"exact F1, {label}", count.f1, count.gold, "mentions")


# -------------------------------------------------------------------------------------------------------- reports


def attribution_figures(annotate: Annotate, folder: Path) -> Iterator[Figure]:
    """Token F1 of sources, cues and contents, whichever report they belong to, on PolNeAR's development part."""
    pairs = []
    for document in lines_of(folder / "attributions" / "polnear_dev.jsonl.gz"):
        gold = [(role, report[role]) for report in document["attributions"] for role in ATTRIBUTION_LABELS]
        pairs.append((document["text"], gold, annotate(document["text"])))
    yield from _attribution_table("Reports: PolNeAR dev", pairs)


Parts = Sequence[tuple[str, Sequence[tuple[int, int]]]]


def _attribution_table(group: str, pairs: Iterable[tuple[str, Parts, Sequence[Span]]]) -> Iterator[Figure]:
    """Token F1 by role; the gold is given as each part's role and pieces."""
    counts: dict[str, Count] = defaultdict(Count)
    for text, gold, spans in pairs:
        found = [(span.label, [(span.start, span.end)]) for span in spans if span.layer in ATTRIBUTION_LABELS]
        for role in ATTRIBUTION_LABELS:
            counts[role] += compared(_tokens_of(text, gold, role), _tokens_of(text, found, role))
    for role in ATTRIBUTION_LABELS:
        yield Figure(group, f"token F1, {role}", counts[role].f1, counts[role].gold, "tokens")


def _tokens_of(text: str, parts: Parts, role: str) -> set[int]:
    sets = [tokens(text, pieces, content=role == "content") for name, pieces in parts if name == role]
    return set[int]().union(*sets)


# ------------------------------------------------------------------------------------------------------ sentences


def sentence_figures(model: EmbeddedModel, ewt: Path) -> Iterator[Figure]:
    """Ends of sentences by the model and by the rules alone, in the held-out parts of the English Web Treebank.

    The last end of a document is given to both and not counted.
    """
    notes = {"test": "", "dev": " (its sentences trained the names)"}
    for part, note in notes.items():
        path = ewt / f"en_ewt-ud-{part}.conllu.gz"
        if not path.is_file():
            raise DataError(f"{path}: not there; run `python -m training data --open FOLDER`")
        by_model, by_rules = Count(), Count()
        for document in documents(read(path)):
            example = treebank_example("ewt", document.id, document.sentences)
            reading = model.read(example.text)
            last = len(reading.words) - 1
            index = {word.end: number for number, word in enumerate(reading.words)}
            gold = {reading.touching(end - 1, end)[-1] for end in example.sentence_ends or ()} - {last}
            spans = model.annotate(example.text)
            by_model += compared(gold, {index[s.end] for s in spans if s.layer == "sentence"} - {last})
            by_rules += compared(gold, {end - 1 for _, end in reading.sentences} - {last})
        group = f"Sentence ends: EWT {part}{note}"
        yield Figure(group, "F1, model", by_model.f1, by_model.gold, "ends")
        yield Figure(group, "F1, rules alone", by_rules.f1, by_rules.gold, "ends")


# ------------------------------------------------------------------------------------------ dispatches of our own


@dataclass(frozen=True, slots=True)
class Answer:
    """One of our own dispatches and what the model marks in it."""

    example: Example
    spans: Sequence[Span]


def own_figures(annotate: Annotate, examples: Sequence[Example], note: str) -> Iterator[Figure]:
    """Names by label, region and family, reports, events; ``note`` says whether these dispatches trained the model."""
    answers = [Answer(example, annotate(example.text)) for example in examples]
    pairs = [_named(answer, OWN_LABELS) for answer in answers]
    yield from _name_table(f"Own dispatches, names ({note})", pairs, ENTITY_LABELS)
    for by in ("region", "family"):
        groups: dict[str, Count] = defaultdict(Count)
        for answer in answers:
            groups[getattr(answer.example, by)] += compared(*_named(answer, SCORED))
        for name in sorted(groups):
            count = groups[name]
            yield Figure(
                f"Own dispatches, names by {by} ({note})", f"exact F1, {name}", count.f1, count.gold, "mentions"
            )
    reports = [(a.example.text, _parts(a.example), a.spans) for a in answers]
    yield from _attribution_table(f"Own dispatches, reports ({note})", reports)
    yield from event_figures(f"Own dispatches, events ({note})", answers)


def _named(answer: Answer, labels: dict[str, str]) -> tuple[set[tuple[int, int, str]], set[tuple[int, int, str]]]:
    text = answer.example.text
    gold = [(e.start, e.end, label) for e in answer.example.entities or () for label in e.labels]
    return mentions(text, gold, labels), mentions(text, marked(answer.spans), labels)


def _parts(example: Example) -> list[tuple[str, list[tuple[int, int]]]]:
    return [(label, [(s.start, s.end)]) for s in example.attribution or () for label in s.labels]


def event_figures(group: str, answers: Sequence[Answer]) -> Iterator[Figure]:
    """Triggers found, their types (the mean of the types' F1) and, where a trigger was found, its status."""
    triggers, statuses = Count(), Count()
    by_type: dict[str, Count] = defaultdict(Count)
    for answer in answers:
        text = answer.example.text
        gold = {min(tokens(text, [(t.start, t.end)]), default=t.start): t for t in answer.example.triggers or ()}
        events = [span for span in answer.spans if span.layer == "event"]
        found = {min(tokens(text, [(s.start, s.end)]), default=s.start): s.label.split("/") for s in events}
        triggers += compared(gold.keys(), found.keys())
        both = gold.keys() & found.keys()
        statuses += Count(len(both), len(both), sum(gold[at].status == found[at][1] for at in both))
        for kind in {t.type for t in gold.values()} | {label[0] for label in found.values()}:
            by_type[kind] += compared(
                {at for at, t in gold.items() if t.type == kind},
                {at for at, label in found.items() if label[0] == kind},
            )
    kinds = [count for count in by_type.values() if count.gold]
    yield Figure(group, "triggers, F1", triggers.f1, triggers.gold, "triggers")
    if kinds:
        yield Figure(group, "types, macro F1", fmean(count.f1 for count in kinds), len(kinds), "types")
    yield Figure(group, "status of triggers found, accuracy", statuses.recall, statuses.gold, "triggers found")


def by_families(examples: Iterable[Example], families: Sequence[str]) -> list[Example]:
    """The dispatches of the families, all where none is named. Raises DataError for a family that there is not."""
    given = list(examples)
    unknown = sorted(set(families) - {example.family for example in given})
    if unknown:
        raise DataError(f"no dispatch of family {', '.join(unknown)}; training/texts/README.md names the families")
    return [example for example in given if not families or example.family in families]


def as_record(figure: Figure) -> Mapping[str, object]:
    """The figure as JSON has it, rounded to what it can bear."""
    value = None if figure.value != figure.value else round(figure.value, 4)
    return {"group": figure.group, "name": figure.name, "value": value, "n": figure.n, "of": figure.of}
