"""The path carried out on this machine: takes dispatches in, does what is not yet done, publishes the chronicle."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Final, Protocol, TypeVar

from coranto.model.annotation import Gist
from coranto.model.codec import KIND_OF, SCHEMA, Record, encode, encode_rows
from coranto.model.judgement import Judgement, standing
from coranto.model.source import Dispatch, Original, Problem
from coranto.model.version import VERSION
from coranto.run.blocks import ONE_BLOCK, Member, block_key, members
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
from coranto.run.resolution import Loose, Part, problems_of, work_on
from coranto.run.visit import Visit
from coranto.steps import PATH, Step
from coranto.store.corpus import by_document
from coranto.store.layers import Held, PackedRows, read_dispatch, read_packed
from coranto.store.naming import checked_name, listing_of
from coranto.store.packing import pack
from coranto.store.publishing import Edition, Made
from coranto.store.writer import Writer, ticket_of
from coranto.text.identity import sha256_hex
from coranto.tools import Tools, open_tools

T = TypeVar("T")

BATCH: Final = 32
"""Documents acknowledged in one transaction: the disk is waited for once for all of them."""


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
        self.made_with = "\n".join([*(versions(phase.steps) for phase in plan), self.fingerprint, SCHEMA])
        self.tally = _Tally()

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
        known: set[str] = set()
        texts: dict[str, str] = {}
        for reading in readings:
            if isinstance(reading, Problem):
                self.tally.problems.append(reading)
                continue
            dispatch = reading.dispatch
            ticket = ticket_of(dispatch)
            if ticket in known or self.writer.row_of(ticket) is not None:
                self.tally.held += 1
                continue
            known.add(ticket)
            # The name is final only when all is read; where the guess is wrong the layer is made anew.
            named = texts.get(dispatch.doc) or self.writer.text_named(dispatch.doc) or dispatch.text_sha256
            plain = texts.setdefault(dispatch.doc, named) == dispatch.text_sha256
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
        listing = listing_of(tickets)
        whole = members(listing, tickets)
        refusals, verdicts = self.writer.refusals(), standing(self.writer.judgements())
        inputs = self._inputs(whole, [*refusals, *verdicts])
        if self.writer.is_current(inputs):
            return
        blocks = self._blocks(listing, whole, verdicts)
        keys = {block_key(docs, whole, verdicts, self.made_with): docs for docs in blocks}
        kept = keys.keys() & self.writer.blocks()
        parts = [Part(k, {doc: Held(listing[doc], ()) for doc in docs}) for k, docs in keys.items() if k not in kept]
        loose: dict[type[Record], tuple[Record, ...]] = {Judgement: verdicts, Problem: tuple(refusals)}
        self._work_on(parts, whole, loose)
        self.progress("publishing", 0, 1)
        made = [Made(part.key, part.listing, part.derived) for part in parts]
        self.writer.publish(Edition(kept, made, loose), self._meta(inputs))
        self.progress("publishing", 1, 1)
        found = in_dossier_order(set(self.writer.problems()))
        self.tally.problems += [problem for problem in found if isinstance(problem, Problem)]

    def _work_on(self, parts: Sequence[Part], whole: Mapping[str, Member], loose: Loose) -> None:
        """Makes the layers of the parts' documents and what dossier steps make of each part."""
        before = {doc: "" for part in parts for doc in part.listing}
        for phase in self.plan:
            if isinstance(phase, DocumentPhase):
                before = self._document_phase(phase, parts, whole, before)
            else:
                self._dossier_phase(phase, parts, loose)
        for part in parts:
            part.derived[Problem] = problems_of(part, self.writer.layer_problems(part.listing))

    def _blocks(
        self, listing: Mapping[str, int], whole: Mapping[str, Member], verdicts: Sequence[Judgement]
    ) -> list[tuple[str, ...]]:
        """The documents of each block, in canonical order."""
        first = self.plan[0]
        if len(listing) <= ONE_BLOCK or not any(Gist in step.gives for step in first.steps):
            self._forget_gists()
            return [tuple(listing)]
        from coranto.run.parting import compared, parted  # numpy is not imported for a dossier that is one block

        rows = self.writer.gists() if self.writer.meta("gists") == self._gists else []
        if any(listing.get(row.doc) != row.dispatch for row in rows):
            rows = []
        known = {row.doc for row in rows}
        part = Part("", {doc: Held(row, ()) for doc, row in listing.items() if doc not in known})
        assert isinstance(first, DocumentPhase)
        self._document_phase(first, [part], whole, dict.fromkeys(part.listing, ""))
        found = compared(
            rows,
            [self.writer.gist(held.dispatch, whole[d].ticket, d, held.layers[0]) for d, held in part.listing.items()],
        )
        if found.changed:
            with self._batch():
                self.writer.keep_gists(found.changed, self._gists, anew=not rows)
        return parted(found, whole, verdicts)

    def _forget_gists(self) -> None:
        """Drops what was compared while the dossier was larger: some of it may have gone since."""
        if self.writer.meta("gists"):
            with self._batch():
                self.writer.keep_gists((), "", anew=True)

    @property
    def _gists(self) -> str:
        """What the gists that are kept were made with."""
        return f"{versions(self.plan[0].steps)} {self.fingerprint}"

    def _inputs(self, whole: Mapping[str, Member], loose: Iterable[Record]) -> str:
        """The hash of all that the chronicle is a function of."""
        lines = [f"{doc}\x1f{member.ticket}" for doc, member in whole.items()]
        lines += [encode(record).decode() for record in loose]
        return sha256_hex("\n".join([*lines, self.made_with]).encode())

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
        self, phase: DocumentPhase, parts: Sequence[Part], whole: Mapping[str, Member], before: Mapping[str, str]
    ) -> dict[str, str]:
        """The key of this phase's layer of every document, which the parts now list; does what no key finds done."""
        listing = {doc: held for part in parts for doc, held in part.listing.items()}
        about = {doc: rows for part in parts for doc, rows in by_document(part.derived).items()}
        keys = {
            doc: layer_key(phase, doc, whole[doc].ticket, before[doc], about.get(doc, {}), self.fingerprint)
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
        for part in parts:
            part.listing = {doc: _with_layer(held, layers[doc]) for doc, held in part.listing.items()}
        return keys

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

    def _dossier_phase(self, phase: DossierPhase, parts: Sequence[Part], loose: Loose) -> None:
        """Runs the steps in turn on each part; each sees what those before it gave."""
        total = len(parts) * len(phase.steps)
        for number, part in enumerate(parts):
            for done, step in enumerate(phase.steps, number * len(phase.steps)):
                self.progress(step.run.__name__, done, total)
                work_on(part, step, loose, self.writer.connection, self.tools)
        self.progress(phase.steps[-1].run.__name__, total, total)


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
