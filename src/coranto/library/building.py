"""A dossier made of sources, and sources added to one."""

import os
import sys
import time
from collections.abc import Callable, Collection, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Final

from coranto.library.models import require_embedded, require_names
from coranto.library.paths import PathLike
from coranto.model.errors import BadRequestError, DossierExistsError, DossierMissingError, NotFoundError
from coranto.model.judgement import Judgement
from coranto.model.source import Dispatch, Problem
from coranto.read.reading import DEFAULT_LIMITS, Limits
from coranto.read.sources import Reading, list_sources, looked_at, stream_file
from coranto.run.caps import allowed
from coranto.run.crew import Crew
from coranto.run.engine import Engine
from coranto.run.engines import LOCAL, checked_engine, engine_of
from coranto.run.local import run
from coranto.run.meter import Meter, Stats
from coranto.run.progress import Progress
from coranto.steps import PATH, Step
from coranto.store.writer import Writer, open_writer
from coranto.tools import EMBEDDED, Tools, open_tools

BESIDE: Final = ("-wal", "-shm", "-lock", "-journal", "-watch")
"""Endings of what lies beside a dossier for it."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a build or an addition did."""

    read: int
    """Dispatches that are new to the dossier."""
    held: int
    """Dispatches that it held already."""
    documents: int
    """Documents that it lists now."""
    entries: int
    """Entries of its chronicle now."""
    problems: tuple[Problem, ...]
    """What could not be read or used this time; the dossier keeps them too."""
    seconds: float
    stats: Stats = field(compare=False, repr=False)
    """What all of it took."""


def build(
    paths: Iterable[PathLike],
    dossier: PathLike,
    *,
    model: str | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
    replace: bool = False,
    stdin: BinaryIO | None = None,
    path: tuple[Step, ...] = PATH,
    chosen: Callable[[Dispatch], bool] | None = None,
    meter: Meter | None = None,
    readings: Iterable[Reading] = (),
    engine: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Report:
    """What was built: a new dossier of the sources at ``paths`` (files, folders; ``-`` is ``stdin``).

    ``model``: the language model, ``spacy:NAME``, ``gliner:FOLDER`` or ``openai:URL#MODEL``; ``embedded`` if null.
    ``workers``: processes to use, as many as there are processors if null. ``replace``: where the dossier exists, let
    it hold exactly these sources, once all are read; else ``DossierExistsError``. Sources that cannot be read are
    listed as problems; where none of them is there to be read, a dossier is not replaced by nothing:
    ``NotFoundError``. A model that cannot be used raises ``BadRequestError`` or ``ModelUnavailableError`` before
    anything is done. ``chosen``: takes in only the dispatches for which it is true, and no problems. ``meter``: counts
    what is done, as its ``stats`` tell. ``readings``: what was read elsewhere, as for ``add``.
    ``engine``: ``local``, ``ray`` for a cluster of this machine's own, ``ray:auto`` or ``ray:HOST:PORT`` for one that
    runs; raises ``ClusterError`` where that cannot be used. ``limits``: what one document may take; one that takes more
    is a problem.
    """
    given, begun = Path(dossier), time.perf_counter()
    job = _Job(paths, stdin, workers, progress, path, limits)
    job.chosen, job.meter, job.engine = chosen, meter, checked_engine(engine)
    tools = job.tools(model)
    with open_writer(given) as writer:
        if writer.holds_any() and not replace:
            raise DossierExistsError(
                f"{given} exists already", f"Add to it with: coranto add {given} SOURCES, or build with --replace."
            )
        comes, job.readings = looked_at(readings) if replace else (True, readings)
        if writer.holds_any() and all(source.trouble for source in job.sources) and not comes:
            raise NotFoundError(f"None of the sources can be read, so {given} was left as it is", "Check their names.")
        with job.engaged(tools) as engaged:
            return _worked(writer, given, job, engaged, begun, anew=True)


def add(
    dossier: PathLike,
    paths: Iterable[PathLike] = (),
    *,
    model: str | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
    path: tuple[Step, ...] = PATH,
    judgements: Collection[Judgement] = (),
    readings: Iterable[Reading] = (),
    engine: str | Engine | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Report:
    """What was added to an existing dossier; only what is new, or touched by it, is worked on.

    Without ``paths`` it finishes whatever an interrupted run left undone. ``model``: as for ``build``; another one than
    before works on all documents anew. If it is null and the dossier was made with a model of the user's own, raises
    ``BadRequestError``: a dossier may come from anybody, so it never says what is loaded, or where texts are sent.
    ``judgements``: verdicts on names to keep and obey, as ``coranto.judging`` makes them. ``readings``: what was read
    elsewhere, as by ``coranto.fetched``, to be added beside what is at ``paths``. ``engine``: as for ``build``, or
    what ``crew_of`` gave for the same model and limits. ``limits``: as for ``build``; what was given up is tried again
    when it is allowed more.
    """
    given, begun = Path(dossier), time.perf_counter()
    if not given.exists():
        raise DossierMissingError(
            f"There is no dossier {given}", f"Make it with: coranto build SOURCES --dossier {given}"
        )
    job = _Job(paths, stdin, workers, progress, path, limits)
    job.readings, job.engine = readings, engine if isinstance(engine, Engine) else checked_engine(engine)
    tools = None if model is None else job.tools(model)
    with open_writer(given) as writer:
        if tools is None:
            require_embedded(writer, given)
        if judgements:
            with writer.batch():
                writer.judge(judgements)
        with job.engaged(tools or job.tools(EMBEDDED)) as engaged:
            return _worked(writer, given, job, engaged, begun)


def crew_of(model: str | None = None, workers: int | None = None, limits: Limits = DEFAULT_LIMITS) -> Crew:
    """Workers that serve one ``add`` after the other, to be used as a context; raises as ``build`` does."""
    job = _Job((), None, workers, None, PATH, limits)
    return Crew(job.workers, job.tools(model), allowed(limits))


class _Job:
    """What is asked of a run; checked before any file is touched."""

    def __init__(
        self,
        paths: Iterable[PathLike],
        stdin: BinaryIO | None,
        workers: int | None,
        progress: Progress | None,
        path: tuple[Step, ...],
        limits: Limits,
    ) -> None:
        if workers is not None and workers < 1:
            raise BadRequestError(f"{workers} workers cannot do anything", "Give 1 or more.")
        self.sources = list_sources([os.fspath(one) for one in paths], stdin=stdin, limits=limits)
        self.limits = limits
        # Without a Python of its own to start (an embedded one) there can be no worker.
        self.asked_workers = workers
        self.workers = workers or (os.cpu_count() or 1 if sys.executable else 1)
        self.progress = progress
        self.path = path
        self.chosen: Callable[[Dispatch], bool] | None = None
        self.readings: Iterable[Reading] = ()
        self.engine: str | Engine = LOCAL
        self.meter: Meter | None = None

    def takes(self, reading: Reading) -> bool:
        """Whether the reading goes into the dossier: all do, or of the dispatches those that were chosen."""
        return self.chosen is None or (not isinstance(reading, Problem) and self.chosen(reading.dispatch))

    def tools(self, model: str | None) -> Tools:
        """The tools for this process with a model that is there. While no worker runs it has their processors."""
        tools = open_tools(model, self.workers)
        require_names(tools)
        return tools

    def engaged(self, tools: Tools) -> AbstractContextManager[Engine]:
        """The engine that was asked for, ended with the context unless the caller brought it."""
        if isinstance(self.engine, Engine):
            return nullcontext(self.engine)
        return engine_of(self.engine, self.asked_workers, self.workers, tools, allowed(self.limits))


def _worked(writer: Writer, dossier: Path, job: _Job, engine: Engine, begun: float, *, anew: bool = False) -> Report:
    own = own_paths(dossier)
    sources = [source for source in job.sources if os.path.abspath(source.path) not in own]
    found = (reading for source in sources for reading in stream_file(source, job.limits) if job.takes(reading))
    outcome = run(
        writer,
        chain(found, job.readings),
        workers=job.workers,
        path=job.path,
        progress=job.progress,
        expected=len(sources),
        tools=engine.tools,
        engine=engine,
        meter=job.meter,
        anew=anew,
    )
    documents, entries = writer.counts()
    seconds = time.perf_counter() - begun
    return Report(outcome.read, outcome.held, documents, entries, outcome.problems, seconds, outcome.stats)


def own_paths(dossier: PathLike) -> frozenset[str]:
    """Whole paths of the dossier, of what SQLite, the lock and a watch keep beside it, and of what lies by these."""
    own = os.path.abspath(dossier)
    kept = [own + ending for ending in ("", *BESIDE)]
    return frozenset(one + ending for one in kept for ending in ("", *BESIDE))
