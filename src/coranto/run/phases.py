"""The path in phases, and the keys by which work once done is known again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import groupby
from typing import Final

from coranto.model.codec import Record, encode
from coranto.steps import DocumentStep, DossierStep, Step
from coranto.text.identity import sha256_hex


@dataclass(frozen=True, slots=True)
class DocumentPhase:
    """Neighbouring steps that look at one dispatch alone: one visit to a worker."""

    number: int
    steps: tuple[DocumentStep, ...]

    @property
    def needs(self) -> frozenset[type[Record]]:
        """Kinds that must have been made before this phase."""
        made: set[type[Record]] = set()
        needed: set[type[Record]] = set()
        for step in self.steps:
            needed.update(kind for kind in step.needs if kind not in made)
            made.update(step.gives)
        return frozenset(needed)


@dataclass(frozen=True, slots=True)
class DossierPhase:
    """Neighbouring steps that need all dispatches: the driver runs them."""

    number: int
    steps: tuple[DossierStep, ...]


Phase = DocumentPhase | DossierPhase

NOT_TABLES: Final = frozenset({"__pycache__", "weights"})
"""Folders of resources that no table lies in: the embedded model's weights have a digest of their own."""


def phases(path: Iterable[Step]) -> tuple[Phase, ...]:
    """The path grouped into phases, numbered from 0."""
    grouped: list[Phase] = []
    for _, steps in groupby(path, key=type):
        members = tuple(steps)
        grouped.append(_phase(len(grouped), members))
    return tuple(grouped)


def _phase(number: int, members: tuple[Step, ...]) -> Phase:
    if isinstance(members[0], DocumentStep):
        return DocumentPhase(number, tuple(step for step in members if isinstance(step, DocumentStep)))
    return DossierPhase(number, tuple(step for step in members if isinstance(step, DossierStep)))


def step_name(step: Step) -> str:
    """How the step is called in problems and in keys: its module and function."""
    return f"{step.run.__module__}.{step.run.__qualname__}"


def versions(steps: Iterable[Step]) -> str:
    """The steps and their versions, in order."""
    return " ".join(f"{step_name(step)}@{step.version}" for step in steps)


def needed_steps(path: Iterable[Step], kinds: Iterable[type[Record]]) -> tuple[Step, ...]:
    """The part of ``path`` that makes ``kinds``, with all that those steps need in turn, in the order of the path."""
    wanted = set(kinds)
    chosen: list[Step] = []
    for step in reversed(tuple(path)):
        if wanted.intersection(step.gives):
            chosen.append(step)
            wanted.update(step.needs)
    return tuple(reversed(chosen))


def layer_key(
    phase: DocumentPhase,
    doc: str,
    ticket: str,
    before: str,
    about: Mapping[type[Record], tuple[Record, ...]],
    tools: str,
) -> str:
    """The hash of all that a document phase's result depends on.

    ``before`` is the key of the document phase before it, ``about`` what dossier steps have made of this document.
    """
    inputs = [doc, ticket, before, versions(phase.steps), tools]
    for kind in sorted(phase.needs & about.keys(), key=lambda kind: kind.__name__):
        inputs.extend(encode(record).decode() for record in about[kind])
    return sha256_hex("\x1f".join(inputs).encode())


def tools_fingerprint(*digests: str) -> str:
    """The hash of all that steps look things up in: every vocabulary and table, and what ``digests`` stand for.

    Those are of the language model, whose weights are not read for this, and of the gazetteer with what users added.
    """
    return sha256_hex("\n".join([_tables_fingerprint(), *digests]).encode())


@cache
def _tables_fingerprint() -> str:
    """The hash of every vocabulary and table, and of the code that loads them."""
    lines = sorted(f"{name} {sha256_hex(file.read_bytes())}" for name, file in _resource_files())
    return sha256_hex("\n".join(lines).encode())


def _resource_files() -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    waiting = [("", files("coranto.resources"))]
    while waiting:
        prefix, folder = waiting.pop()
        for item in folder.iterdir():
            if item.is_dir() and item.name not in NOT_TABLES:
                waiting.append((f"{prefix}{item.name}/", item))
            elif item.is_file():
                found.append((prefix + item.name, item))
    return found
