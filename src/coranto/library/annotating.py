"""Texts annotated one by one: no dossier is made."""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import BinaryIO

from coranto.library.models import require_names
from coranto.library.paths import PathLike
from coranto.model.codec import Record
from coranto.model.source import Problem
from coranto.read.sources import SourceFile, list_sources, stream_file
from coranto.run.alone import Order, annotated, order
from coranto.steps import PATH, Step
from coranto.tools import EMBEDDED, Tools, open_tools


def records(
    paths: Iterable[PathLike],
    *,
    date: str | None = None,
    dates: Mapping[str, str | None] | None = None,
    layers: Collection[str] | None = None,
    model: str | None = None,
    stdin: BinaryIO | None = None,
    path: tuple[Step, ...] = PATH,
) -> Iterator[Record]:
    """The records of the texts at ``paths``, document by document, each for itself: no dossier is made.

    ``date`` (``YYYY-MM-DD``) is the publication day of all, ``dates`` of single documents by name; they stand above
    what a text says. ``layers``: names of kinds, to run and yield only these (``document`` is always among them).
    ``model``: as for ``build``. Raises ``BadRequestError`` at once for a day or a layer that is none, and for a model
    that is none, ``ModelUnavailableError`` for one that is not there; what cannot be read is yielded as a problem.
    """
    wanted = order(path, layers, date, dates)
    tools = open_tools(model, os.cpu_count() or 1)
    if tools.model != EMBEDDED:
        require_names(tools)
    return _annotated(list_sources([os.fspath(one) for one in paths], stdin=stdin), wanted, tools)


def _annotated(sources: Iterable[SourceFile], wanted: Order, tools: Tools) -> Iterator[Record]:
    for source in sources:
        for reading in stream_file(source):
            if isinstance(reading, Problem):
                yield reading
            else:
                yield from annotated(reading.dispatch, wanted, tools)
