"""A trained tagger on disk: its weights as safetensors, and beside them, as JSON, how it came to be."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file

from training.data import DataError
from training.network import Tagger, pretrained
from training.quantise import dequantised, quantised_rows
from training.train import Plan


@dataclass(frozen=True, slots=True)
class Run:
    """How a tagger was trained."""

    mix: str
    examples: Mapping[str, int]
    """How many texts each corpus had."""
    held_out: tuple[str, ...]
    """Families of our own dispatches that it never saw."""
    base: str
    """The base model: its package, or ``stand-in`` for random weights."""
    plan: Mapping[str, Any]

    def as_json(self) -> str:
        """The record as it lies beside the weights."""
        return json.dumps(asdict(self), indent=1) + "\n"


def plan_record(plan: Plan) -> dict[str, Any]:
    """The plan as JSON can hold it: no limit of time is None."""
    return {name: None if value == math.inf else value for name, value in asdict(plan).items()}


def save(tagger: Tagger, run: Run, path: Path) -> None:
    """Writes ``path`` and, with ``.json`` for its suffix, the record."""
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file({name: value.detach().cpu().contiguous() for name, value in tagger.state_dict().items()}, path)
    path.with_suffix(".json").write_text(run.as_json(), encoding="utf-8")


def load_run(path: Path) -> Run:
    """The record beside a checkpoint, or of a folder of weights. Raises DataError."""
    if not path.is_file():
        raise DataError(f"{path}: not there; `python -m training train --out FILE` writes it")
    given = json.loads(path.read_text(encoding="utf-8"))
    return Run(given["mix"], given["examples"], tuple(given["held_out"]), given["base"], given["plan"])


def load(path: Path, weights_file: Path) -> tuple[Tagger, Run]:
    """The tagger, in evaluation mode, over the word table of the base model. Raises DataError."""
    run = load_run(path.with_suffix(".json"))
    table, _ = pretrained(weights_file)
    tagger = Tagger(dequantised(*quantised_rows(table)), sorted(run.examples))
    tagger.load_state_dict(load_file(path))
    tagger.eval()
    return tagger, run


def average(paths: Sequence[Path], weights_file: Path) -> tuple[Tagger, Run]:
    """The tagger whose weights are the mean of several that were trained from one base (arXiv:2203.05482).

    Raises DataError where they were not trained on the same texts.
    """
    loaded = [load(path, weights_file) for path in paths]
    tagger, run = loaded[0]
    if any(
        (other.examples, other.held_out, other.base) != (run.examples, run.held_out, run.base) for _, other in loaded
    ):
        raise DataError("taggers can only be averaged that were trained from one base and on the same texts")
    states = [one.state_dict() for one, _ in loaded]
    tagger.load_state_dict({name: torch.stack([s[name] for s in states]).mean(dim=0) for name in states[0]})
    return tagger, replace(run, mix=" and ".join(other.mix for _, other in loaded) + ", averaged")
