"""All that can be measured of a folder of weights with what is at hand, as one record."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from coranto.nlp.embedded import EmbeddedModel
from coranto.tools import Tools
from training import data, evaluate, marked
from training.checkpoint import load, load_run
from training.costs import cost_figures
from training.data import DataError
from training.evaluate import Figure
from training.example import Example
from training.fidelity import embedder_figures, tagger_figures

RECORD: Final = "training.json"
COMPARED: Final = 30
"""Texts on which int8 and float32 are compared."""
COSTED: Final = 40
"""Texts over which speed is measured."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be measured."""

    weights: Path
    sets: Path | None
    """Folder of the evaluation-only sets."""
    families: tuple[str, ...]
    """Families of our own dispatches that the weights never saw: measures on these, and nothing else."""
    checkpoint: Path | None
    """The float tagger that the weights were made from."""
    costs: bool


def measured(asked: Asked, base: Path | None, show: Callable[[Figure], None]) -> dict[str, Any]:
    """The digest of the weights, how they were trained, and every figure, each shown as it comes. Raises DataError."""
    run = load_run(asked.weights / RECORD)
    ours = run.examples.get("ours", 0)
    trained = sorted(set(asked.families) - set(run.held_out))
    if trained and ours:
        raise DataError(f"{asked.weights}: trained on {', '.join(trained)}; `train --hold-out` leaves families out")
    model = evaluate.opened(asked.weights, Tools())
    figures = []
    for figure in _held_out(model, asked.families) if asked.families else _all(model, asked, base, ours):
        show(figure)
        figures.append(figure)
    return {
        "digest": model.digest, "mix": run.mix, "held_out": list(run.held_out), "families": list(asked.families),
        "figures": [evaluate.as_record(figure) for figure in figures],
    }  # fmt: skip


def _held_out(model: EmbeddedModel, families: tuple[str, ...]) -> Iterator[Figure]:
    chosen = evaluate.by_families(marked.dispatches(), families)
    yield from evaluate.own_figures(model.annotate, chosen, "families held out")


def _all(model: EmbeddedModel, asked: Asked, base: Path | None, seen: int) -> Iterator[Figure]:
    ours = marked.dispatches()
    if asked.sets is not None:
        yield from evaluate.name_figures(model.annotate, asked.sets)
        yield from evaluate.attribution_figures(model.annotate, asked.sets)
    if (data.FOLDER / "ewt").is_dir():
        yield from evaluate.sentence_figures(model, data.FOLDER / "ewt")
    yield from evaluate.own_figures(model.annotate, ours, _seen(seen, len(ours)))
    texts, of = _articles(asked, ours)
    sentences = [text[a:b] for text in texts[:COMPARED] for a, b in _sentences(model, text)]
    if base is None and asked.checkpoint is None:
        base = _base_at_hand()
    if base is not None:
        yield from embedder_figures(model, base, sentences)
    if asked.checkpoint is not None and base is not None:
        tagger, _ = load(asked.checkpoint, base / "model.safetensors")
        yield from tagger_figures(model, tagger, texts[:COMPARED], of)
    if asked.costs:
        yield from cost_figures(asked.weights, texts[:COSTED], of)


def _seen(seen: int, there: int) -> str:
    """How many of our own dispatches trained the weights."""
    return "seen in training" if seen == there else f"{seen} of {there} seen in training"


def _base_at_hand() -> Path | None:
    """The base model if it has been fetched."""
    return data.base_folder() if (data.FOLDER / data.BASE).is_dir() else None


def _articles(asked: Asked, ours: list[Example]) -> tuple[list[str], str]:
    """Whole articles that the weights have not seen, where there are any at hand, and what they are."""
    if asked.sets is None:
        return [example.text for example in ours], "dispatches of our own"
    path = asked.sets / "attributions" / "polnear_dev.jsonl.gz"
    return [document["text"] for document in evaluate.lines_of(path)], "PolNeAR dev articles"


def _sentences(model: EmbeddedModel, text: str) -> list[tuple[int, int]]:
    reading = model.read(text)
    return [(reading.words[first].start, reading.words[last - 1].end) for first, last in reading.sentences]
