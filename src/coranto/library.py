"""What every face and every notebook calls: build a dossier, add to it, read it; or annotate texts without one."""

import os
import sys
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, nullcontext
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final, Self, TypeVar

from coranto.model.chronicle import Entry
from coranto.model.codec import Record
from coranto.model.corpus import Corpus
from coranto.model.errors import BadRequestError, DossierExistsError, DossierMissingError, NotFoundError
from coranto.model.grade import Grading
from coranto.model.judgement import Judgement
from coranto.model.resolved import Entity
from coranto.model.source import Dispatch, Document, Original, Problem
from coranto.read.given_dates import read_dates
from coranto.read.reading import DEFAULT_LIMITS, Limits
from coranto.read.sources import Reading, SourceFile, list_sources, looked_at, stream_file
from coranto.run.alone import Order, annotated, order
from coranto.run.caps import allowed
from coranto.run.crew import Crew
from coranto.run.engine import Engine
from coranto.run.engines import LOCAL, checked_engine, engine_of
from coranto.run.local import run
from coranto.run.meter import Meter, Stats
from coranto.run.progress import Progress
from coranto.run.replay import Brief, History, Snapshot, require_day
from coranto.steps import PATH, Step
from coranto.store.reader import Reader, open_reader
from coranto.store.searching import Hit, search
from coranto.store.verifying import Fault, Verdict, verify
from coranto.store.writer import Writer, open_writer
from coranto.text.pages import page_at
from coranto.tools import EMBEDDED, ModelIdentity, Tools, is_embedded, open_tools
from coranto.view.areas import areas_named
from coranto.view.as_of import Known
from coranto.view.changes import Change
from coranto.view.citations import Citation, cited
from coranto.view.disputes import Card, disputes
from coranto.view.filters import STATUSES, TYPES, Filter

R = TypeVar("R", bound=Record)
PathLike = str | os.PathLike[str]

CONTEXT_CHARS: Final = 240
"""Characters of context that a citation shows on either side, at most."""
BESIDE: Final = ("-wal", "-shm", "-lock", "-journal", "-watch")
"""Endings of what lies beside a dossier for it."""
VERSION_DIGITS: Final = 16
"""Hexadecimal digits of a dossier's version."""

__all__ = [
    "Brief",
    "Card",
    "Change",
    "Citation",
    "Dossier",
    "Fault",
    "Hit",
    "Known",
    "Limits",
    "ModelIdentity",
    "Progress",
    "Report",
    "Snapshot",
    "Stats",
    "Verdict",
    "add",
    "asked_for",
    "build",
    "crew_of",
    "open_dossier",
    "read_dates",
    "records",
]


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
    it hold exactly these sources; else ``DossierExistsError``. Sources that cannot be read are listed as problems;
    where none of them is there to be read, a dossier is not replaced by nothing: ``NotFoundError``. A model that cannot
    be used raises ``BadRequestError`` or ``ModelUnavailableError`` before anything is done. ``chosen``: takes in only
    the dispatches for which it is true, and no problems. ``meter``: counts what is done, as its ``stats`` tell.
    ``readings``: what was read elsewhere, as for ``add``.
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
            writer.withdraw_all()
            return _worked(writer, given, job, engaged, begun)


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


def require_embedded(writer: Writer, dossier: Path) -> None:
    """Raises ``BadRequestError`` where a dossier was made with a model that the package does not carry."""
    name = writer.model()
    if name is not None and not is_embedded(name):
        raise BadRequestError(
            f"{dossier} was made with {name}, which is not Coranto's own",
            "Name that model again with --model, or work on all of it anew with --model embedded.",
        )


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
        _require_names(tools)
        return tools

    def engaged(self, tools: Tools) -> AbstractContextManager[Engine]:
        """The engine that was asked for, ended with the context unless the caller brought it."""
        if isinstance(self.engine, Engine):
            return nullcontext(self.engine)
        return engine_of(self.engine, self.asked_workers, self.workers, tools, allowed(self.limits))


def _require_names(tools: Tools) -> None:
    """Raises ``ModelUnavailableError`` where no model is there, ``BadRequestError`` for one that marks no names."""
    if not tools.identity.embedded and "entity" not in tools.analyzer.layers:
        raise BadRequestError(
            f"{tools.identity.name} marks no names, and without a model Coranto finds none",
            "Choose one that lists 'entity' under: coranto models --model SPEC",
        )


def _worked(writer: Writer, dossier: Path, job: _Job, engine: Engine, begun: float) -> Report:
    sources = [source for source in job.sources if not _is_own(source, dossier)]
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
    )
    documents, entries = writer.counts()
    seconds = time.perf_counter() - begun
    return Report(outcome.read, outcome.held, documents, entries, outcome.problems, seconds, outcome.stats)


def _is_own(source: SourceFile, dossier: Path) -> bool:
    """Whether the source is the dossier itself or a file that SQLite, the lock or a watch keeps beside it."""
    own, path = os.path.abspath(dossier), os.path.abspath(source.path)
    return path == own or path.startswith(tuple(own + ending for ending in BESIDE))


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
        _require_names(tools)
    return _annotated(list_sources([os.fspath(one) for one in paths], stdin=stdin), wanted, tools)


def _annotated(sources: Iterable[SourceFile], wanted: Order, tools: Tools) -> Iterator[Record]:
    for source in sources:
        for reading in stream_file(source):
            if isinstance(reading, Problem):
                yield reading
            else:
                yield from annotated(reading.dispatch, wanted, tools)


def open_dossier(dossier: PathLike) -> "Dossier":
    """The dossier at that path as it stands now; close it, or use it as a context.

    Raises a ``DossierError`` for what is no dossier, damaged, or written by a later version.
    """
    return Dossier(Path(dossier))


class Dossier:
    """One consistent snapshot of a dossier, whatever is being written meanwhile.

    A dossier whose first build was interrupted opens (so that it can be verified), but has no chronicle to give:
    every method that reads one raises ``DossierUnfinishedError``.
    """

    known: Final[Known | None] = None
    """Which dispatches it is of, where not of all: as ``Snapshot.known`` says."""

    def __init__(self, path: Path) -> None:
        self._stack = ExitStack()
        self._reader: Reader = self._stack.enter_context(open_reader(path))
        self._history = History(self._reader)
        self.path = path

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets the file go; the snapshot cannot be read any more."""
        self._stack.close()

    def refresh(self) -> None:
        """Moves on to the newest chronicle that is there."""
        self._reader.refresh()
        self._history = History(self._reader)

    @property
    def unfinished(self) -> bool:
        """Whether something taken in is not yet worked into the chronicle; ``add`` without paths finishes it."""
        return self._reader.unfinished

    @property
    def version(self) -> str:
        """A hash of all that the chronicle is made of; where it is equal, so is every answer. Empty for none."""
        return (self._reader.meta("inputs") or "")[:VERSION_DIGITS]

    @property
    def model(self) -> ModelIdentity | None:
        """The language model that the chronicle was made with; null while there is none, or where it is not known."""
        name, digest = self._reader.meta("model"), self._reader.meta("model_digest")
        return ModelIdentity(name, digest) if name is not None and digest is not None else None

    def documents(self) -> list[Document]:
        """All documents, by name."""
        return list(self._reader.stored(Document))

    def text(self, doc: str) -> str:
        """The text that the document's offsets count in; raises ``NotFoundError``."""
        self._require(doc)
        return self._reader.dispatch(doc).text

    def original(self, doc: str) -> Original:
        """The bytes that the document was read from; raises ``NotFoundError``."""
        self._require(doc)
        sha256 = self._reader.dispatch(doc).sha256
        try:
            return Original(sha256, *self._reader.original(sha256))
        except KeyError:
            raise NotFoundError(f"The bytes of {doc} were erased", f"See: coranto text {self.path} {doc}") from None

    def records(self, kind: type[R]) -> Iterator[R]:
        """Every record of one type, in canonical order, with entity ids in place of each document's own names."""
        return self._reader.records(kind)

    def corpus(self, *, lazily: bool = False) -> Corpus:
        """The dossier as the views take it: every record linked, documents read as they are asked for.

        ``lazily``: all else too, for views that need little of it; not to be used after ``refresh``.
        """
        return self._reader.corpus(lazily=lazily)

    def bare(self) -> Corpus:
        """The same, neither linked nor settled across blocks: an id or a passage is looked up in it at once."""
        return self._reader.bare()

    def as_of(self, day: str) -> Snapshot:
        """What was known at the end of an ISO day: the dossier of the dispatches published by then, as dated now.

        Those without a date are left out. Raises ``BadRequestError`` for a day that is none.
        """
        return self._history.as_of(require_day(day))

    def since(self, day: str) -> tuple[Change, ...]:
        """What is new, changed or withdrawn through the dispatches published after an ISO day.

        Those without a date stand on both sides: nobody knows that they are new. Raises as ``as_of`` does.
        """
        return self._history.since(require_day(day))

    def brief(self, since: str | None = None, as_of: str | None = None, lines: Filter | None = None) -> Brief:
        """The situation report at the end of a day (now, if null), with what is otherwise since an earlier one.

        ``lines``: which lines of the chronicle it is about, as ``asked_for`` makes it. Raises ``BadRequestError`` for a
        day that is none, and for one since which nothing can be new as it is not before the other.
        """
        days = [require_day(day) for day in (since, as_of) if day is not None]
        if sorted(set(days)) != days:
            raise BadRequestError(f"{since} is not before {as_of}", "Give an earlier day to compare with.")
        return self._history.brief(since, as_of, lines)

    def disputes(self, lines: Filter | None = None) -> tuple[Card, ...]:
        """What is disputed, a card each: the sides, their words, who is behind them and what they have in common."""
        return disputes(self.corpus(), open_tools().parties, lines)

    def entries(self) -> list[Entry]:
        """The chronicle, by day, the undated last."""
        return list(self._reader.stored(Entry))

    def entry(self, reference: str) -> Entry:
        """The entry of that id, of the one id that begins so, or the one that took the place of an entry that was.

        Raises ``NotFoundError`` for none and ``BadRequestError`` for several.
        """
        return self._named(Entry, "entry", reference, "coranto show FILE")

    def entity(self, reference: str) -> Entity:
        """Who has that id, the one id that begins so, or took the place of who had it, as where two became one.

        Raises ``NotFoundError`` for none and ``BadRequestError`` for several.
        """
        return self._named(Entity, "entity", reference, "coranto names FILE")

    def search(self, query: str, limit: int = 20) -> list[Hit]:
        """The sentences that hold every word of ``query``, best first; quote a phrase, end a beginning with ``*``."""
        self._reader.require_published()
        return search(self._reader, query, limit)

    def cite(self, reference: str, context: int = CONTEXT_CHARS) -> Citation:
        """The passage that ``DOC#char=START,END`` names, with up to ``context`` characters on either side.

        Raises ``BadRequestError`` for a malformed reference or one outside the text, ``NotFoundError`` for a document
        that is not there.
        """
        doc, span = cited(reference)
        self._require(doc)
        dispatch = self._reader.dispatch(doc)
        if span.end > len(dispatch.text):
            raise BadRequestError(
                f"{reference} ends beyond the text of {len(dispatch.text)} characters", "See: coranto text FILE DOC"
            )
        before = dispatch.text[max(0, span.start - context) : span.start]
        after = dispatch.text[span.end : span.end + context]
        quote = span.of(dispatch.text)
        published = next((one.published.start for one in self._reader.stored(Document) if one.doc == doc), None)
        page = page_at(dispatch.text, span.start)
        return Citation(doc, *span, quote, before, after, dispatch.sha256, dispatch.text_sha256, published, page)

    def problems(self) -> list[Problem]:
        """What could not be read or used, by document."""
        return list(self._reader.stored(Problem))

    def judgements(self) -> list[Judgement]:
        """All verdicts on names, in the order in which they were given, those taken back among them."""
        return list(self._reader.judgements())

    def gradings(self) -> list[Grading]:
        """All grades and undos of grades, in the order in which they were given; ``records(Grade)``: those in force."""
        return list(self._reader.gradings())

    def verify(self) -> Verdict:
        """What was checked (spans, quotes, hashes, references, the file) and every fault; none where it is whole."""
        return verify(self._reader)

    def export_lines(self) -> Iterator[bytes]:
        """The lines of the JSON Lines export, each with its newline."""
        return self._reader.export_lines()

    def _named(self, record: type[R], kind: str, reference: str, listing: str) -> R:
        self._reader.require_published()
        asked = reference.strip().lower()
        found = self._reader.named(kind, asked) if asked else []
        if len(found) > 1:
            raise BadRequestError(f"More than one {kind} begins with {reference}", "Give more of its id.")
        if not found:
            raise NotFoundError(f"There is no {kind} {reference}", f"See their ids with: {listing}")
        one = found[0]
        assert isinstance(one, record)
        return one

    def _require(self, doc: str) -> None:
        if doc not in self._reader.listing:
            near = get_close_matches(doc, self._reader.listing, 3, 0.5) or sorted(self._reader.listing)[:3]
            raise NotFoundError(f"There is no document {doc}", f"There is {', '.join(near) or 'none yet'}.")


def asked_for(
    day: str | None = None,
    place: str | None = None,
    who: str | None = None,
    *,
    disputed: bool = False,
    from_: str | None = None,
    until: str | None = None,
    type: str | None = None,  # noqa: A002 - the name of the option, in every face
    status: str | None = None,
    doc: str | None = None,
) -> Filter:
    """The filter that asks for these; a place with all that the gazetteer says is meant by it. Null asks nothing.

    Raises ``BadRequestError`` for a day, a type or a status that is none.
    """
    days = (None if one is None else require_day(one) for one in (day, from_, until))
    for name, value, known in (("type", type, TYPES), ("status", status, STATUSES)):
        if value is not None and value.lower() not in known:
            raise BadRequestError(f"{value} is no {name}", f"It is one of {', '.join(known)}.")
    areas = areas_named(place, open_tools().gazetteer) if place is not None else ()
    on, first, last = days
    type, status = (None if value is None else value.lower() for value in (type, status))  # noqa: A001
    return Filter(on, place, who, disputed, areas, first, last, type, status, doc)
