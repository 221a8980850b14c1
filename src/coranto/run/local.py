"""The path carried out on this machine: takes dispatches in, does what is not yet done, publishes the chronicle."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Final, Protocol, TypeVar

from coranto.model.codec import KIND_OF, SCHEMA, Record, encode, encode_rows
from coranto.model.judgement import Judgement, standing
from coranto.model.source import Dispatch, Document, Original, Problem, Published
from coranto.model.version import VERSION
from coranto.run.crew import Crew
from coranto.run.order import in_dossier_order
from coranto.run.phases import (
    DocumentPhase,
    DossierPhase,
    Phase,
    layer_key,
    phases,
    step_name,
    tools_fingerprint,
    versions,
)
from coranto.run.progress import Progress, silent
from coranto.run.visit import Visit, failure
from coranto.steps import PATH, DossierStep, Step
from coranto.store.corpus import StoreCorpus, by_document
from coranto.store.layers import Held, Listing, PackedRows, read_dispatch, read_packed
from coranto.store.naming import checked_name, listing_of
from coranto.store.packing import pack
from coranto.store.writer import Writer, ticket_of
from coranto.text.identity import sha256_hex
from coranto.tools import Tools, open_tools

T = TypeVar("T")

BATCH: Final = 32
"""Documents acknowledged in one transaction: the disk is waited for once for all of them."""
WHOLE_DOSSIER: Final = "(dossier)"
"""What a problem record names where a step failed on the dossier as a whole."""


class Handed(Protocol):
    """A dispatch as reading hands it over."""

    @property
    def original(self) -> Original: ...
    @property
    def dispatch(self) -> Dispatch: ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run took in."""

    read: int
    """Dispatches that are new to the dossier."""
    held: int
    """Dispatches that it held already."""
    problems: tuple[Problem, ...]
    """What this run could not read or use."""


@dataclass(frozen=True, slots=True)
class _Incoming:
    original: Original
    dispatch: Dispatch
    name: str


@dataclass(slots=True)
class _Tally:
    read: int = 0
    held: int = 0
    problems: list[Problem] = field(default_factory=list)


def run(
    writer: Writer,
    readings: Iterable[Handed | Problem],
    *,
    workers: int,
    path: tuple[Step, ...] = PATH,
    progress: Progress | None = None,
    expected: int = 0,
    tools: Tools | None = None,
) -> Outcome:
    """What was taken in, after the chronicle was brought up to date with it and with whatever was left undone before.

    ``expected``: how many readings there will be, for progress only. ``tools``: those with the embedded model if null.
    Raises a ``CorantoError`` where the language model cannot be used; what was done till then is kept.
    """
    tools = tools or open_tools()
    _ = tools.identity  # before a worker is started
    with Crew(workers, tools) as crew:
        job = _Run(writer, crew, phases(path), progress or silent, tools)
        job.take_in(readings, expected)
        job.work_out()
    return Outcome(job.tally.read, job.tally.held, tuple(job.tally.problems))


class _Run:
    """One run: what it has seen so far."""

    def __init__(self, writer: Writer, crew: Crew, plan: tuple[Phase, ...], progress: Progress, tools: Tools) -> None:
        self.writer = writer
        self.crew = crew
        self.plan = plan
        self.progress = progress
        self.tools = tools
        self.model = tools.identity
        self.fingerprint = tools_fingerprint(self.model.digest, tools.gazetteer.digest)
        self.tally = _Tally()
        self.tickets: dict[str, str] = {}
        self.derived: dict[type[Record], tuple[Record, ...]] = {}
        self.failed: list[Record] = []

    @contextmanager
    def _batch(self) -> Iterator[None]:
        """A batch of the writer's, in which the run also leaves word which model it works with."""
        with self.writer.batch():
            self.writer.note_model(self.model.name)
            yield

    # -- taking in ---------------------------------------------------------------------------------------------------

    def take_in(self, readings: Iterable[Handed | Problem], expected: int) -> None:
        """Holds every new dispatch together with its first layer, a batch at a time."""
        first = self.plan[0]
        assert isinstance(first, DocumentPhase)
        visits = ((i, Visit(replace(i.dispatch, doc=i.name))) for i in self._incoming(readings))
        for batch in _batches(self.crew.map(first.steps, visits)):
            with self._batch():
                for incoming, rows in batch:
                    self._hold(incoming, rows, first)
            self._tell_reading(expected)
        self._refuse()
        self._tell_reading(0)

    def _tell_reading(self, expected: int) -> None:
        """A file may hold many dispatches, so there may be more than were expected, but never fewer than done."""
        done = self.tally.read + self.tally.held + len(self.tally.problems)
        self.progress("reading", done, max(done, expected))

    def _incoming(self, readings: Iterable[Handed | Problem]) -> Iterator[_Incoming]:
        """The readings that are new; problems and what is held already are noted on the way."""
        known = {ticket.ticket for ticket in self.writer.tickets()}
        texts: dict[str, str] = {t.given: t.text_sha256 for t in self.writer.tickets()}
        for reading in readings:
            if isinstance(reading, Problem):
                self.tally.problems.append(reading)
                continue
            dispatch = reading.dispatch
            ticket = ticket_of(dispatch)
            if ticket in known:
                self.tally.held += 1
                continue
            known.add(ticket)
            # The name is final only when all is read; where the guess is wrong the layer is made anew.
            plain = texts.setdefault(dispatch.doc, dispatch.text_sha256) == dispatch.text_sha256
            name = dispatch.doc if plain else checked_name(dispatch.doc, dispatch.text_sha256)
            yield _Incoming(reading.original, dispatch, name)

    def _hold(self, incoming: _Incoming, rows: tuple[PackedRows, ...], first: DocumentPhase) -> None:
        row = self.writer.hold(incoming.original, incoming.dispatch)
        key = layer_key(first, incoming.name, ticket_of(incoming.dispatch), "", {}, self.fingerprint)
        if self.writer.layer(row, first.number, key) is None:
            self.writer.keep(row, first.number, key, rows)
        self.tally.read += 1

    def _refuse(self) -> None:
        fresh = [problem for problem in self.tally.problems if not self.writer.knows_refusal(problem)]
        if fresh:
            with self._batch():
                for problem in fresh:
                    self.writer.refuse(problem)

    # -- working out -------------------------------------------------------------------------------------------------

    def work_out(self) -> None:
        """Carries out every phase, doing only what is not done, and publishes; nothing, where nothing has changed."""
        tickets = self.writer.tickets()
        ticket_at = {ticket.dispatch: ticket.ticket for ticket in tickets}
        listing: Listing = {doc: Held(row, ()) for doc, row in listing_of(tickets).items()}
        self.tickets = {doc: ticket_at[held.dispatch] for doc, held in listing.items()}
        refusals = self.writer.refusals()
        self.derived[Judgement] = standing(self.writer.judgements())
        inputs = self._inputs(refusals)
        if self.writer.is_current(inputs):
            return
        keys = dict.fromkeys(listing, "")
        for phase in self.plan:
            if isinstance(phase, DocumentPhase):
                listing, keys = self._document_phase(phase, listing, keys)
            else:
                self._dossier_phase(phase, listing)
        failed = {*self.failed, *self.writer.layer_problems(listing)}
        self.tally.problems += [problem for problem in in_dossier_order(failed) if isinstance(problem, Problem)]
        self.derived[Problem] = tuple(in_dossier_order({*refusals, *failed}))
        self.progress("publishing", 0, 1)
        self.writer.publish(listing, self.derived, self._meta(inputs))
        self.progress("publishing", 1, 1)

    def _inputs(self, refusals: Iterable[Record]) -> str:
        """The hash of all that the chronicle is a function of."""
        lines = [f"{doc}\x1f{ticket}" for doc, ticket in self.tickets.items()]
        lines += [encode(record).decode() for record in (*refusals, *self.derived[Judgement])]
        lines += [versions(phase.steps) for phase in self.plan]
        return sha256_hex("\n".join([*lines, self.fingerprint, SCHEMA]).encode())

    def _meta(self, inputs: str) -> dict[str, str]:
        steps = " ".join(versions(phase.steps) for phase in self.plan)
        return {
            "gazetteers": " ".join(self.tools.gazetteer.added),
            "inputs": inputs,
            "model": self.model.name,
            "model_digest": self.model.digest,
            "product": VERSION,
            "records": SCHEMA,
            "steps": steps,
            "tools": self.fingerprint,
        }

    def _document_phase(
        self, phase: DocumentPhase, listing: Listing, before: dict[str, str]
    ) -> tuple[Listing, dict[str, str]]:
        """The listing with this phase's layer for every document, and the key of each; does what no key finds done."""
        about = by_document(self.derived)
        keys = {
            doc: layer_key(phase, doc, self.tickets[doc], before[doc], about.get(doc, {}), self.fingerprint)
            for doc in listing
        }
        layers = {doc: self.writer.layer(held.dispatch, phase.number, keys[doc]) for doc, held in listing.items()}
        missing = [doc for doc, layer in layers.items() if layer is None]
        visits = ((doc, self._visit(phase, doc, listing[doc], about.get(doc, {}))) for doc in missing)
        done = 0
        self.progress(_room(phase), done, len(missing))
        for batch in _batches(self.crew.map(phase.steps, visits)):
            with self._batch():
                for doc, rows in batch:
                    layers[doc] = self.writer.keep(listing[doc].dispatch, phase.number, keys[doc], rows)
            done += len(batch)
            self.progress(_room(phase), done, len(missing))
        return {doc: _with_layer(held, layers[doc]) for doc, held in listing.items()}, keys

    def _visit(
        self, phase: DocumentPhase, doc: str, held: Held, about: Mapping[type[Record], tuple[Record, ...]]
    ) -> Visit:
        names = {KIND_OF[kind].name for kind in phase.needs}
        rows = [rows for rows in read_packed(self.writer.connection, held.layers) if rows.kind in names]
        rows += [
            PackedRows(KIND_OF[kind].name, len(records), pack(encode_rows(records)))
            for kind, records in about.items()
            if kind in phase.needs
        ]
        return Visit(read_dispatch(self.writer.connection, doc, held.dispatch), tuple(rows))

    def _dossier_phase(self, phase: DossierPhase, listing: Listing) -> None:
        """Runs the steps in turn; each sees what those before it gave."""
        for done, step in enumerate(phase.steps):
            self.progress(step.run.__name__, done, len(phase.steps))
            corpus = StoreCorpus(self.writer.connection, listing, self.derived)
            for kind, records in self._dossier_step(step, corpus).items():
                self.derived[kind] = tuple(in_dossier_order(records))
            if Document in step.gives:
                self._fill_documents(corpus)
        self.progress(phase.steps[-1].run.__name__, len(phase.steps), len(phase.steps))

    def _dossier_step(self, step: DossierStep, corpus: StoreCorpus) -> dict[type[Record], list[Record]]:
        made: dict[type[Record], list[Record]] = {kind: [] for kind in step.gives}
        try:
            for record in step.run(corpus, self.tools):
                made[type(record)].append(record)
        except Exception as error:  # noqa: BLE001  the runner's boundary: the rest of the chronicle is still worth having
            self.failed.append(failure(WHOLE_DOSSIER, step, error))
            return {kind: [] for kind in step.gives}
        return made

    def _fill_documents(self, corpus: StoreCorpus) -> None:
        """Lists, undated, every document that the dating step passed over: none may be lost by a step's failure."""
        dated = {document.doc for document in self.derived[Document] if isinstance(document, Document)}
        missing = [undated(corpus.folio(doc).dispatch) for doc in corpus.docs() if doc not in dated]
        self.derived[Document] = tuple(in_dossier_order([*self.derived[Document], *missing]))


def undated(dispatch: Dispatch) -> Document:
    """The document of a dispatch of whose date nothing is known."""
    said = dispatch.metadata
    published = Published(None, None, None, "unknown", "nothing in it was found to say when", 0.0)
    chars = len(dispatch.text)
    return Document(
        dispatch.doc, dispatch.sha256, chars, said.title, said.language, said.outlet, said.agency, published
    )


def _with_layer(held: Held, layer: int | None) -> Held:
    assert layer is not None
    return Held(held.dispatch, (*held.layers, layer))


def _room(phase: DocumentPhase) -> str:
    """The phase in one word: the room that most of its steps live in."""
    rooms = [step_name(step).split(".")[-3:][0] for step in phase.steps]
    return max(rooms, key=rooms.count)


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    waiting = iter(items)
    while batch := list(islice(waiting, BATCH)):
        yield batch
