"""Making small dossiers of bare texts with the fake path."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from coranto.model.source import Dispatch, Metadata, Original, Problem
from coranto.read.reading import Read
from coranto.run.local import Outcome, run
from coranto.steps import Step
from coranto.store.reader import open_reader
from coranto.store.writer import open_writer
from coranto.text.identity import sha256_hex
from run.fake_path import PATH

FLOOD = {
    "north.txt": "The dam broke said Maria.\nPublished 2021-03-02\n",
    "south.txt": "Rain fell all night.\nThe dam broke said Maria.\n",
    "west.txt": "Rain fell all night.\nNobody slept said Pedro.\nMaria was heard.\n",
}


def reading(doc: str, text: str, metadata: Metadata | None = None) -> Read:
    """A plain-text dispatch as reading gives it."""
    data = text.encode()
    original = Original(sha256_hex(data), "text/plain", data)
    return Read(original, Dispatch(doc, original.sha256, original.sha256, text, metadata or Metadata()))


def readings(texts: Mapping[str, str]) -> list[Read]:
    """All of them, in the order given."""
    return [reading(doc, text) for doc, text in texts.items()]


def take(
    path: Path,
    given: Iterable[Read | Problem],
    *,
    steps: tuple[Step, ...] = PATH,
    workers: int = 1,
    anew: bool = False,
) -> Outcome:
    """The outcome of taking readings into the dossier at ``path``."""
    with open_writer(path) as writer:
        return run(writer, given, workers=workers, path=steps, anew=anew)


def exported(path: Path) -> bytes:
    """The whole JSON Lines export."""
    with open_reader(path) as reader:
        return b"".join(reader.export_lines())


def flood(path: Path) -> Path:
    """A dossier of ``FLOOD`` at ``path``."""
    take(path, readings(FLOOD))
    return path
