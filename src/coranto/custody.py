"""Custody of a dossier: its log (what came in, was worked on, decided, erased and sealed, and when), and erasing."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from coranto.library import PathLike, add, open_dossier, require_embedded
from coranto.model.errors import BadRequestError, DossierMissingError, NotFoundError
from coranto.model.resolved import Copy
from coranto.model.support import support_of
from coranto.store.custody import Line
from coranto.store.erasing import Erasure
from coranto.store.reader import Reader, open_reader
from coranto.store.writer import open_writer
from coranto.text.folding import characters
from coranto.tools import open_tools

LONGEST_REASON: Final = 2_000
"""Characters of a reason, at most: it stays in the log for good."""


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased, and what still has some of its words."""

    erasure: Erasure
    copied: tuple[str, ...]
    """Documents that share passages with it, as far as the chronicle before it tells, and stay."""


def log(dossier: PathLike) -> tuple[Line, ...]:
    """The log, from its first line. Raises a ``DossierError`` that says what to do."""
    with open_reader(Path(dossier)) as reader:
        return reader.log()


def erase(
    dossier: PathLike, doc: str, reason: str, by: str | None = None, *, model: str | None = None, workers: int = 1
) -> Erased:
    """What was erased: the text of ``doc`` wherever it was given, its bytes, and all that was made of it.

    The chronicle is told anew without it. Where that is broken off, or somebody reads the dossier meanwhile, it is
    erased all the same and the next ``add`` finishes. ``model``: as for ``library.add``. Raises ``BadRequestError``
    for no reason or too long a one, ``NotFoundError`` for a document that is not there.
    """
    reason, by = " ".join(characters(reason).split()), by and characters(by)
    if not 0 < len(reason) <= LONGEST_REASON:
        raise BadRequestError(f"A reason of {len(reason)} characters", f"Give one of 1 to {LONGEST_REASON}: it stays.")
    path = Path(dossier)
    if not path.exists():
        raise DossierMissingError(f"There is no dossier {path}", "Give the path of a file that coranto build made.")
    if model is not None:
        open_tools(model, 1)
    with open_dossier(path) as opened:
        if not opened.unfinished:
            opened.text(doc)  # raises for what is not there, naming what is near
    with open_reader(path) as reader:
        before, support = _names(reader), support_of(reader.stored(Copy) if reader.published else (), ())
    with open_writer(path) as writer:
        if model is None:
            require_embedded(writer, path)
        try:
            erasure = writer.erase(doc, reason, by)
        except KeyError:
            raise NotFoundError(f"There is no document {doc}", f"Finish it first: coranto add {path}") from None
    add(path, model=model, workers=workers)
    with open_reader(path) as reader:
        left = _names(reader)
    shared = support.sharing(name for row, name in before.items() if row not in left)
    return Erased(erasure, tuple(sorted(name for row, name in left.items() if before.get(row) in shared)))


def _names(reader: Reader) -> dict[int, str]:
    """What the documents of the chronicle are called, by their rows: one may take the name of another that goes."""
    return {held.dispatch: doc for doc, held in reader.listing.items()} if reader.published else {}
