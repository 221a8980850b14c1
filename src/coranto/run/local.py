"""The path carried out on this machine: takes dispatches in, does what is not yet done, publishes the chronicle."""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from concurrent.futures import Future
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import islice
from typing import Final, Protocol, TypeVar

import apsw

from coranto.model.annotation import Gist
from coranto.model.codec import KIND_OF, SCHEMA, Record, encode, encode_rows
from coranto.model.judgement import HASH_DIGITS, Judgement, standing
from coranto.model.source import Dispatch, Original, Problem
from coranto.model.version import VERSION
from coranto.model.versions import checked_name
from coranto.run.blocks import ONE_BLOCK, SUM, Docs, Whole, block_key, sum_of, tied_texts
from coranto.run.caps import Cap, note_of, noted
from coranto.run.crew import Crew
from coranto.run.engine import Engine
from coranto.run.errand import Errand, packed, unpacked
from coranto.run.meter import Meter, Stats, kind_of
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
from coranto.run.visit import Done, Spent, Visit, is_importable
from coranto.steps import PATH, Step
from coranto.store.changes import Changes, changes
from coranto.store.corpus import by_document
from coranto.store.gists import drop_stale, has_gist
from coranto.store.layers import Held, PackedRows, read_dispatch, read_packed
from coranto.store.naming import Ticket, listing_of
from coranto.store.packing import pack
from coranto.store.publishing import Edition
from coranto.store.staging import Made
from coranto.store.writer import Writer, ticket_of
from coranto.tools import Tools, open_tools

T = TypeVar("T")

_log: Final = logging.getLogger("coranto.run")

WORTH_SENDING: Final = 64
"""Documents of a few blocks from which these go to workers: packing them costs something too."""
BATCH: Final = 32
"""Documents acknowledged in one transaction: the disk is waited for once for all of them."""
GIVEN_UP: Final = "given_up"
"""The fact that a dossier keeps about itself of documents that were given up."""

TOGETHER: Final = 512
"""Documents of blocks that are worked out side by side, or one block more: what is made of them is in memory."""

MANY: Final = 256
"""Documents that came, or went, from which all are looked at anew: that is quicker then."""


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
    stats: Stats = field(compare=False, repr=False)
    """What all of it took."""


@dataclass(frozen=True, slots=True)
class _Incoming:
    original: Original
    dispatch: Dispatch
    name: str


@dataclass(slots=True)
class _Tally:
    problems: list[Problem] = field(default_factory=list)
    barred: list[Problem] = field(default_factory=list)
    """What was erased and is not taken in again: told, and not kept."""


def run(
    writer: Writer,
    readings: Iterable[Handed | Problem],
    *,
    workers: int,
    path: tuple[Step, ...] = PATH,
    progress: Progress | None = None,
    expected: int = 0,
    tools: Tools | None = None,
    engine: Engine | None = None,
    meter: Meter | None = None,
) -> Outcome:
    """What was taken in, after the chronicle was brought up to date with it and with whatever was left undone before.

    ``expected``: how many readings there will be, for progress only. ``tools``: those with the embedded model if null.
    ``engine``: one that is there already, with these tools, and stays; else a crew of ``workers``.
    ``meter``: counts what the run takes; one of its own if null.

    Raises a ``CorantoError`` where the language model cannot be used; what was done till then is kept.
    """
    tools = tools or open_tools()
    _ = tools.identity  # before a worker is started
    with Crew(workers, tools) if engine is None else nullcontext(engine) as hands:
        hands.careful = writer.broken_off
        job = _Run(writer, hands, phases(path), progress or silent, tools, meter or Meter())
        _log.info("run begun", extra={"model": tools.identity.name, "workers": workers})
        try:
            job.take_in(readings, expected)
            job.work_out()
        finally:
            job.end()
        writer.purge()
    return job.outcome(workers)


class _Run:
    """One run: what it has seen so far."""

    def __init__(
        self, writer: Writer, crew: Engine, plan: tuple[Phase, ...], progress: Progress, tools: Tools, meter: Meter
    ) -> None:
        self.writer = writer
        self.crew = crew
        self.plan = plan
        self.progress = progress
        self.tools = tools
        self.model = tools.identity
        self.fingerprint = tools_fingerprint(self.model.digest, tools.gazetteer.digest)
        self.made_with = "\n".join([*(versions(phase.steps) for phase in plan), self.fingerprint, SCHEMA])
        self.tally = _Tally()
        self.meter = meter
        crew.flow = meter.flow
        self.begun = False
        self.given_up = self._still_given_up()
        """By ticket."""

    def end(self) -> None:
        """Takes back the word that was left when the first visit began."""
        if self.begun:
            with suppress(apsw.FullError, apsw.IOError):  # that ended the run, and is told
                self.writer.at_work(False)

    def _visited(self, phase: DocumentPhase, visits: Iterable[tuple[T, Visit]]) -> Iterator[list[tuple[T, Done]]]:
        """What the phase's steps made of the visits, a batch at a time."""

        def begun() -> Iterator[tuple[T, Visit]]:
            for one in visits:
                if not self.begun:
                    self.writer.at_work(True)
                    self.begun = True
                yield one

        return _batches(self.crew.map(phase.steps, begun()))

    def outcome(self, workers: int) -> Outcome:
        """What was done, and what it took."""
        problems = (*self.tally.problems, *self.tally.barred)
        stats = self.meter.stats(self.plan, workers, problems)
        for problem in problems:
            _log.warning("problem", extra={"doc": problem.doc, "kind": kind_of(problem)})
        told = ("read", "held", "documents", "blocks_made", "blocks_kept", "seconds", "cpu_seconds")
        _log.info("run ended", extra={name: getattr(stats, name) for name in told} | {"problems": len(problems)})
        return Outcome(stats.read, stats.held, problems, stats)

    @contextmanager
    def _batch(self) -> Iterator[None]:
        """A batch of the writer's, in which the run also leaves word which model it works with."""
        with self.meter.stage("storing"), self.writer.batch():
            self.writer.note_model(self.model.name)
            yield

    # -- taking in ---------------------------------------------------------------------------------------------------

    def take_in(self, readings: Iterable[Handed | Problem], expected: int) -> None:
        """Holds every new dispatch together with its first layer, a batch at a time."""
        first = self.plan[0]
        assert isinstance(first, DocumentPhase)
        visits = ((i, Visit(replace(i.dispatch, doc=i.name))) for i in self._incoming(self.meter.reading(readings)))
        for batch in self._visited(first, visits):
            with self._batch():
                for incoming, done in batch:
                    self._hold(incoming, done, first)
            for incoming, done in batch:
                self.meter.visited(first.steps, incoming.name, done)
            self._tell_reading(expected)
        self._refuse()
        self._tell_reading(0)
        meter = self.meter
        _log.info("taken in", extra={"read": meter.read, "held": meter.held, "problems": len(self.tally.problems)})

    def _tell_reading(self, expected: int) -> None:
        """A file may hold many dispatches, so there may be more than were expected, but never fewer than done."""
        done = self.meter.read + self.meter.held + len(self.tally.problems)
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
            erased = self.writer.tombstone(dispatch)
            if erased is not None:
                self._bar(dispatch, erased)
                continue
            ticket = ticket_of(dispatch)
            if ticket in known or self.writer.row_of(ticket) is not None:
                self.meter.held += 1
                continue
            known.add(ticket)
            # The name is final only when all is read; where the guess is wrong the layer is made anew.
            named = texts.get(dispatch.doc) or self.writer.text_named(dispatch.doc) or dispatch.text_sha256
            plain = texts.setdefault(dispatch.doc, named) == dispatch.text_sha256
            name = dispatch.doc if plain else checked_name(dispatch.doc, dispatch.text_sha256)
            yield _Incoming(reading.original, dispatch, name)

    def _bar(self, dispatch: Dispatch, line: int) -> None:
        self.writer.bar(dispatch, line)
        what, remedy = f"it was erased from this dossier, as line {line} of its log tells", "leave it out"
        self.tally.barred.append(Problem(dispatch.doc, None, what, f"{remedy}: what was erased is not taken in again"))

    def _hold(self, incoming: _Incoming, done: Done, first: DocumentPhase) -> None:
        row, ticket = self.writer.hold(incoming.original, incoming.dispatch), ticket_of(incoming.dispatch)
        self._give_up(ticket, done.cap)
        key = layer_key(first, incoming.name, ticket, "", {}, self.fingerprint)
        if self.writer.layer(row, first.number, key) is None:
            self.writer.keep(row, first.number, key, done.rows)
        self.meter.took_in(len(incoming.original.data), len(incoming.dispatch.text))

    def _still_given_up(self) -> dict[str, Cap]:
        """The documents that were given up and would be again; those that are allowed more now are forgotten."""
        told = noted(self.writer.meta(GIVEN_UP), self.made_with)
        still = {ticket: cap for ticket, cap in told.items() if cap.holds(self.crew.allowance)}
        if len(still) < len(told):
            with self._batch():
                self.writer.try_again(told.keys() - still.keys())
                self.writer.keep_gists((), "", anew=True)  # so that all of the dossier is looked at
                self.writer.note(GIVEN_UP, note_of(still, self.made_with))
        return still

    def _give_up(self, ticket: str, cap: Cap | None) -> None:
        """Leaves word, within a batch, of a document that was given up, where there is a cap that it met."""
        if cap is not None:
            self.given_up[ticket] = cap
            self.writer.note(GIVEN_UP, note_of(self.given_up, self.made_with))

    def _refuse(self) -> None:
        fresh = [problem for problem in self.tally.problems if not self.writer.knows_refusal(problem)]
        if fresh:
            with self._batch():
                for problem in fresh:
                    self.writer.refuse(problem)

    # -- working out -------------------------------------------------------------------------------------------------

    def work_out(self) -> None:
        """Carries out every phase, doing only what is not done, and publishes; nothing, where nothing has changed."""
        held = (ticket for ticket in self.given_up if self.writer.row_of(ticket) is not None)
        self.given_up = {ticket: self.given_up[ticket] for ticket in held}
        refusals, verdicts = self.writer.refusals(), standing(self.writer.judgements())
        lately = self._lately(verdicts)
        whole: Whole = listing_of(self.writer.tickets()) if lately is None else lately.fresh
        members = _members(whole) if lately is None else self._members_since(lately)
        self.meter.documents = int(members.partition(" ")[0])
        meta = self._meta(members, [*refusals, *verdicts])
        if self.writer.is_current(meta["inputs"]):
            self.meter.blocks_kept = len(self.writer.blocks())
            return
        if lately is None:
            blocks, before = self._blocks(whole, verdicts), self.writer.blocks()
        else:
            whole, blocks, before = self._touched(lately, verdicts)
        keys = {block_key(docs, whole, verdicts, self.made_with): docs for docs in blocks}
        waiting = {key: docs for key, docs in keys.items() if key not in before}
        loose: dict[type[Record], tuple[Record, ...]] = {Judgement: verdicts, Problem: tuple(refusals)}
        self.writer.unstage()
        for few in _together(waiting):
            parts = [Part(key, {doc: _bare(whole[doc]) for doc in docs}) for key, docs in few]
            self._work_on(parts, whole, loose)
            with self.meter.stage("publishing"):
                self.writer.stage(Made(part.key, part.listing, part.derived) for part in parts)
        self.progress("publishing", 0, 1)
        with self.meter.stage("publishing"):
            dropped = [number for key, number in before.items() if key not in keys]
            self.writer.publish(Edition(dropped, loose), self._meta(members, [*refusals, *verdicts]))
        self.progress("publishing", 1, 1)
        self._count(waiting.keys())
        found = in_dossier_order(set(self.writer.problems()))
        self.tally.problems += [problem for problem in found if isinstance(problem, Problem)]

    def _lately(self, verdicts: Sequence[Judgement]) -> Changes | None:
        """What came and went since the chronicle was published; null where all of it must be looked at anew."""
        same = all(self.writer.meta(name) == value for name, value in self._made().items())
        members = self.writer.meta("members")
        if not same or members is None or self.writer.meta("gists") != self._gists:
            return None
        if self.writer.verdicts() != list(verdicts):
            return None
        found = changes(self.writer.connection)
        many = max(len(found.fresh), len(found.gone), len(found.stale)) > MANY
        tied = {text for row in verdicts for text in tied_texts(row)}
        bound = any(t.text_sha256[:HASH_DIGITS] in tied for t in (*found.fresh.values(), *found.gone.values()))
        left = int(members.partition(" ")[0]) + len(found.fresh) - len(found.gone)
        return None if many or bound or left <= ONE_BLOCK else found

    def _members_since(self, lately: Changes) -> str:
        """What ``_members`` gives of all documents."""
        count, _, total = (self.writer.meta("members") or "").partition(" ")
        moved = sum_of(lately.fresh) - sum_of(lately.gone)
        return f"{int(count) + len(lately.fresh) - len(lately.gone)} {(int(total, 16) + moved) % SUM:064x}"

    def _touched(self, lately: Changes, verdicts: Sequence[Judgement]) -> tuple[Whole, list[Docs], dict[str, int]]:
        """Of the blocks that are touched: their documents, how these hang together now, and the blocks as they were."""
        from coranto.run.touching import around, compare

        first = self.plan[0]
        assert isinstance(first, DocumentPhase)
        connection = self.writer.connection
        known = {one.dispatch for one in lately.fresh.values() if has_gist(connection, one.dispatch)} - lately.stale
        part = Part("", {doc: _bare(one) for doc, one in lately.fresh.items() if one.dispatch not in known})
        self._document_phase(first, [part], lately.fresh, dict.fromkeys(part.listing, ""))
        fresh = [(doc, held.dispatch, held.layers[0]) for doc, held in part.listing.items()]
        with self.meter.stage("parting"):
            if fresh or lately.stale:
                with self._batch():
                    alone = drop_stale(connection, lately.stale)
                    self.writer.keep_gists(fresh, self._gists, anew=False)
                    compare(connection, alone | {row for _, row, _ in fresh})
            return around(connection, lately, verdicts)

    def _count(self, made: Set[str]) -> None:
        """Tells the meter what dossier steps made."""
        self.meter.blocks_made = len(made)
        self.meter.blocks_kept = len(self.writer.blocks()) - len(made)
        weights = self.writer.weights(made)
        for phase in self.plan:
            for step in phase.steps if isinstance(phase, DossierPhase) else ():
                self.meter.gave(step, weights)

    def _work_on(self, parts: Sequence[Part], whole: Whole, loose: Loose) -> None:
        """Makes the layers of the parts' documents and what dossier steps make of each part."""
        before = {doc: "" for part in parts for doc in part.listing}
        for phase in self.plan:
            if isinstance(phase, DocumentPhase):
                before = self._document_phase(phase, parts, whole, before)
            else:
                self._dossier_phase(phase, parts, loose)
            documents = sum(len(part.listing) for part in parts)
            _log.info("phase done", extra={"phase": phase.number, "blocks": len(parts), "documents": documents})
        for part in parts:
            part.derived[Problem] = problems_of(part, self.writer.layer_problems(part.listing))

    def _blocks(self, whole: Whole, verdicts: Sequence[Judgement]) -> list[Docs]:
        """The documents of each block, in canonical order."""
        first = self.plan[0]
        if len(whole) <= ONE_BLOCK or not any(Gist in step.gives for step in first.steps):
            self._forget_gists()
            return [tuple(whole)]
        from coranto.run.parting import compared, parted  # numpy is not imported for a dossier that is one block
        from coranto.run.touching import shelve

        assert isinstance(first, DocumentPhase)
        known: set[int] = set()
        stay = self.writer.meta("gists") == self._gists
        for doc, row in self.writer.compared() if stay else ():
            known.add(row)
            stay = stay and doc in whole and whole[doc].dispatch == row
        part = Part("", {doc: _bare(one) for doc, one in whole.items() if not stay or one.dispatch not in known})
        self._document_phase(first, [part], whole, dict.fromkeys(part.listing, ""))
        fresh = [(doc, held.dispatch, held.layers[0]) for doc, held in part.listing.items()]
        with self.meter.stage("parting"):
            with self._batch() if fresh else nullcontext():
                if fresh:
                    self.writer.keep_gists(fresh, self._gists, anew=not stay)
                found = compared(self.writer.kin(), {row for _, row, _ in fresh}, self.writer.gists)
                self.writer.keep_kin(found.changed)
                shelve(self.writer.connection)
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

    def _meta(self, members: str, loose: Iterable[Record]) -> dict[str, str]:
        """What a dossier says of its chronicle; ``inputs`` is the hash of all that this is a function of."""
        inputs = sha256(f"{members}\n".encode())
        for record in loose:
            inputs.update(encode(record) + b"\n")
        inputs.update(note_of(self.given_up, self.made_with).encode())
        inputs.update(self.made_with.encode())
        return {
            **self._made(),
            "gazetteers": " ".join(self.tools.gazetteer.added),
            GIVEN_UP: note_of(self.given_up, self.made_with),
            "inputs": inputs.hexdigest(),
            "members": members,
            "model": self.model.name,
            "model_digest": self.model.digest,
            "product": VERSION,
        }

    def _made(self) -> dict[str, str]:
        """What a chronicle was made with, as a dossier says it."""
        steps = " ".join(versions(phase.steps) for phase in self.plan)
        return {"records": SCHEMA, "steps": steps, "tools": self.fingerprint}

    def _document_phase(
        self, phase: DocumentPhase, parts: Sequence[Part], whole: Whole, before: Mapping[str, str]
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
        past = 0
        self.progress(_room(phase), past, len(missing))
        for batch in self._visited(phase, visits):
            with self._batch():
                for doc, done in batch:
                    self._give_up(whole[doc].ticket, done.cap)
                    layers[doc] = self.writer.keep(listing[doc].dispatch, phase.number, keys[doc], done.rows)
            for doc, done in batch:
                self.meter.visited(phase.steps, doc, done)
            past += len(batch)
            self.progress(_room(phase), past, len(missing))
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
        away = self._sent_away(phase, parts, loose)
        for number, part in enumerate(parts):
            answer = self._awaited(away.get(part.key))
            if answer is not None:
                self._take_back(phase, part, answer)
                self.progress(phase.steps[-1].run.__name__, (number + 1) * len(phase.steps), total)
                continue
            for done, step in enumerate(phase.steps, number * len(phase.steps)):
                self.progress(step.run.__name__, done, total)
                with self.meter.block_step(step):
                    work_on(part, step, loose, self.writer.connection, self.tools)
        self.progress(phase.steps[-1].run.__name__, total, total)

    def _sent_away(self, phase: DossierPhase, parts: Sequence[Part], loose: Loose) -> dict[str, "Future[Done | None]"]:
        """The parts that workers are at, by key; none where they are few, or there is nobody to take them."""
        documents = sum(len(part.listing) for part in parts)
        if len(parts) < 2 or documents < WORTH_SENDING or not all(map(is_importable, phase.steps)):
            return {}
        away: dict[str, Future[Done | None]] = {}
        for part in parts:
            pending = self.crew.submit_block(phase.steps, self._errand(part, loose))
            if pending is None:
                break
            away[part.key] = pending
        return away

    def _awaited(self, pending: "Future[Done | None] | None") -> Done | None:
        if pending is None:
            return None
        begun = Spent.now()
        done = pending.result()
        self.meter.flow.waited_s += Spent.since(begun).clock
        return done

    def _errand(self, part: Part, loose: Loose) -> Errand:
        connection = self.writer.connection
        documents = (
            Visit(read_dispatch(connection, doc, held.dispatch), tuple(read_packed(connection, held.layers)))
            for doc, held in part.listing.items()
        )
        return Errand(tuple(documents), packed(part.derived), packed(loose))

    def _take_back(self, phase: DossierPhase, part: Part, done: Done) -> None:
        """Puts into the part what a worker made of it."""
        made = unpacked(done.rows)
        part.failed += made.pop(Problem, ())
        part.derived |= made
        self.meter.worked_out(phase.steps, done)


def _bare(ticket: Ticket) -> Held:
    """The dispatch, with no layer yet."""
    return Held(ticket.dispatch, ())


def _with_layer(held: Held, layer: int | None) -> Held:
    assert layer is not None
    return Held(held.dispatch, (*held.layers, layer))


def _room(phase: DocumentPhase) -> str:
    """The phase in one word: the room that most of its steps live in."""
    rooms = [step_name(step).split(".")[-3:][0] for step in phase.steps]
    return max(rooms, key=rooms.count)


def _members(whole: Whole) -> str:
    """How many documents there are, and their sum."""
    return f"{len(whole)} {sum_of(whole):064x}"


def _together(blocks: Mapping[str, Docs]) -> Iterator[list[tuple[str, Docs]]]:
    """Blocks, with their keys, to be worked out side by side: few enough to hold, enough to keep workers busy."""
    few: list[tuple[str, Docs]] = []
    size = 0
    for key, docs in blocks.items():
        few.append((key, docs))
        size += len(docs)
        if size >= TOGETHER:
            yield few
            few, size = [], 0
    if few:
        yield few


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    waiting = iter(items)
    while batch := list(islice(waiting, BATCH)):
        yield batch
