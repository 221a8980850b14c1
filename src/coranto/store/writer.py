"""The one process that writes a dossier: it takes dispatches in, keeps what steps made of them, and publishes."""

from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import contextmanager
from itertools import starmap
from pathlib import Path
from typing import Final

import apsw
import msgspec

from coranto.model.codec import Record, decode, encode
from coranto.model.grade import Grading
from coranto.model.judgement import Judgement
from coranto.model.source import Dispatch, Metadata, Original, Problem
from coranto.store import custody, erasing, staging
from coranto.store.connection import open_to_write, require_folder, require_kind, transaction, translated
from coranto.store.gists import (
    GistRow,
    KinRow,
    drop_gists,
    gist_row,
    read_gists,
    read_kin,
    read_names,
    write_gists,
    write_kin,
)
from coranto.store.judgements import add_gradings, add_judgements, read_gradings, read_judgements
from coranto.store.layers import Listing, PackedRows, read_derived, read_rows
from coranto.store.lock import writing
from coranto.store.naming import TICKET, Ticket
from coranto.store.packing import pack
from coranto.store.publishing import LOOSE, Edition, block_keys, publish, weights
from coranto.store.schema import VERSION, migrate
from coranto.text.identity import sha256_hex

UNFINISHED: Final = "unfinished"
WHOLE: Final = "whole"
AT_WORK: Final = "at_work"

_json: Final = msgspec.json.Encoder()


def ticket_of(dispatch: Dispatch) -> str:
    """The hash of all that was handed in: two dispatches of one ticket are one."""
    return ticket_of_parts(dispatch.doc, dispatch.sha256, dispatch.text_sha256, dispatch.metadata)


def ticket_of_parts(doc: str, sha256: str, text_sha256: str, metadata: Metadata | msgspec.Raw) -> str:
    """The ticket by what it is a hash of; the metadata as a record, or as the dossier has them."""
    return sha256_hex(_json.encode((doc, sha256, text_sha256, metadata)))


class Writer:
    """A dossier open for writing. Get one from ``open_writer``; there is never a second."""

    def __init__(self, connection: apsw.Connection, clock: custody.Clock = custody.now) -> None:
        self.connection = connection
        self.clock = clock
        self.broken_off: Final = self.meta(AT_WORK) == "yes"
        """Whether the process of the run before this one ended in the middle of it."""

    @contextmanager
    def batch(self) -> Iterator[None]:
        """One transaction; what was written in it is acknowledged when it is left, and only then."""
        with transaction(self.connection):
            self._set_meta("state", UNFINISHED)
            yield

    def at_work(self, begun: bool) -> None:
        """Leaves word that a run is at work, and takes it back: who finds it later knows that it was broken off."""
        with transaction(self.connection):
            self._set_meta(AT_WORK, "yes" if begun else "no")

    def meta(self, name: str) -> str | None:
        """A fact the dossier keeps about itself."""
        value = self.connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).get
        return value if isinstance(value, str) else None

    def note(self, name: str, value: str) -> None:
        """Leaves word of something, within a batch, for the run that comes after."""
        self._set_meta(name, value)

    def note_model(self, name: str) -> None:
        """Leaves word, within a batch, which language model the run under way works with."""
        self._set_meta("run_model", name)

    def model(self) -> str | None:
        """The name of the language model of the chronicle, or of the run that was broken off; null for none yet."""
        return self.meta("run_model" if self.meta("state") == UNFINISHED else "model")

    def is_current(self, inputs: str) -> bool:
        """Whether the chronicle is the one of these inputs; then the dossier is whole, and said to be."""
        if self.meta("inputs") != inputs:
            return False
        if self.meta("state") != WHOLE:
            with transaction(self.connection):
                self._set_meta("state", WHOLE)
        return True

    def counts(self) -> tuple[int, int]:
        """How many documents and how many entries the chronicle has."""
        documents = self.connection.execute("SELECT count(*) FROM listed").get
        entries = self.connection.execute("SELECT coalesce(sum(n), 0) FROM derived WHERE kind = 'entry'").get
        return int(documents), int(entries)

    def holds_any(self) -> bool:
        """Whether a dispatch was ever taken in; problems alone make no dossier."""
        return bool(self.connection.execute("SELECT EXISTS (SELECT 1 FROM dispatch)").get)

    def withdraw_all_but(self, tickets: Set[str]) -> None:
        """Marks, within a batch, all other dispatches and every problem as no longer wanted: they go when published."""
        gone = [(held.dispatch,) for held in self.tickets() if held.ticket not in tickets]
        self.connection.executemany("UPDATE dispatch SET wanted = 0 WHERE id = ?", gone)
        self.connection.execute("UPDATE refusal SET wanted = 0")

    def row_of(self, ticket: str) -> int | None:
        """The row of a wanted dispatch that was handed in before."""
        row = self.connection.execute("SELECT id FROM dispatch WHERE ticket = ? AND wanted", (ticket,)).get
        return row if isinstance(row, int) else None

    def text_named(self, given: str) -> str | None:
        """The hash of a text that was handed in under that name before."""
        found = self.connection.execute(
            "SELECT text_sha256 FROM dispatch WHERE given = ? AND wanted ORDER BY ticket DESC LIMIT 1", (given,)
        ).get
        return found if isinstance(found, str) else None

    def hold(self, original: Original, dispatch: Dispatch) -> int:
        """The row of the dispatch, now kept with the original it was read from, which is kept once."""
        known = self.connection.execute("SELECT 1 FROM dispatch WHERE ticket = ?", (ticket_of(dispatch),)).get
        self._hold_original(original)
        own_text = None if dispatch.text_sha256 == dispatch.sha256 else pack(dispatch.text.encode())
        self.connection.execute(
            """INSERT INTO dispatch (ticket, given, sha256, text_sha256, metadata, size, text)
               VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (ticket) DO UPDATE SET wanted = 1""",
            (
                ticket_of(dispatch),
                dispatch.doc,
                dispatch.sha256,
                dispatch.text_sha256,
                _json.encode(dispatch.metadata).decode(),
                own_text.size if own_text else 0,
                own_text.data if own_text else None,
            ),
        )
        row = self.row_of(ticket_of(dispatch))
        assert row is not None
        if known is None:
            custody.note_source(self.connection, row, self.clock())
        return row

    def _hold_original(self, original: Original) -> None:
        if self.connection.execute("SELECT 1 FROM original WHERE sha256 = ?", (original.sha256,)).get:
            return
        packed = pack(b"" if erasing.is_emptied(self.connection, original.sha256) else original.data)
        self.connection.execute(
            "INSERT INTO original VALUES (?, ?, ?, ?)", (original.sha256, original.media_type, packed.size, packed.data)
        )

    def tombstone(self, dispatch: Dispatch) -> int | None:
        """The line of the log that tells that this text was erased; null where none does."""
        return erasing.tombstone(self.connection, dispatch.sha256, dispatch.text_sha256)

    def bar(self, dispatch: Dispatch, line: int) -> None:
        """Sees to it that the bytes of a dispatch that was erased are not kept for others that were read from them."""
        if not erasing.is_emptied(self.connection, dispatch.sha256):
            with self.batch():
                erasing.bar(self.connection, dispatch.sha256, line)

    def erase(self, doc: str, reason: str, by: str | None) -> erasing.Erasure:
        """What is erased with the text of that document, once the run that must follow is done; raises ``KeyError``."""
        query = (
            """SELECT dispatch FROM listed WHERE doc = ?1 UNION ALL SELECT id FROM dispatch WHERE given = ?1 LIMIT 1"""
        )
        row = self.connection.execute(query, (doc,)).get
        if row is None:
            raise KeyError(doc)
        return erasing.mark(self.connection, erasing.doomed(self.connection, int(row)), reason, by, self.clock())

    def log(self, kind: custody.Kind, slip: custody.Slip) -> int:
        """The number of a new line of the log of custody."""
        with transaction(self.connection):
            return custody.note(self.connection, kind, slip, self.clock())

    def purge(self) -> None:
        """Leaves no trace in the file of what was erased, where that is due."""
        if erasing.purge_is_due(self.connection):
            erasing.purge(self.connection, self.connection.filename)

    def refuse(self, problem: Problem) -> None:
        """Keeps a problem met in reading; the same one again is no other."""
        self.connection.execute(
            "INSERT INTO refusal (data) VALUES (?) ON CONFLICT (data) DO UPDATE SET wanted = 1",
            (encode(problem).decode(),),
        )

    def knows_refusal(self, problem: Problem) -> bool:
        """Whether that problem is held already."""
        query = "SELECT EXISTS (SELECT 1 FROM refusal WHERE data = ? AND wanted)"
        return bool(self.connection.execute(query, (encode(problem).decode(),)).get)

    def refusals(self) -> list[Record]:
        """All problems met in reading."""
        query = "SELECT data FROM refusal WHERE wanted ORDER BY data"
        return [decode("problem", data.encode()) for (data,) in self.connection.execute(query)]

    def judgements(self) -> tuple[Judgement, ...]:
        """All verdicts on names, in the order in which they were given."""
        return read_judgements(self.connection)

    def judge(self, rows: Iterable[Judgement]) -> int:
        """How many of the verdicts are new, and now kept; within a batch."""
        return add_judgements(self.connection, rows, self.clock())

    def gradings(self) -> tuple[Grading, ...]:
        """All grades and undos of grades, in the order in which they were given."""
        return read_gradings(self.connection)

    def grade(self, rows: Iterable[Grading]) -> int:
        """How many of the grades and undos are new, and now kept; the chronicle stands as it did."""
        with transaction(self.connection):
            return add_gradings(self.connection, rows, self.clock())

    def tickets(self) -> Iterator[Ticket]:
        """All wanted dispatches."""
        query = f"SELECT {TICKET} FROM dispatch WHERE wanted"
        return starmap(Ticket, self.connection.execute(query))

    def layer(self, dispatch: int, phase: int, key: str) -> int | None:
        """The layer that a phase made of a dispatch under that key, where it is done."""
        query = "SELECT id FROM layer WHERE dispatch = ? AND phase = ? AND key = ?"
        found = self.connection.execute(query, (dispatch, phase, key)).get
        return found if isinstance(found, int) else None

    def keep(self, dispatch: int, phase: int, key: str, rows: Iterable[PackedRows]) -> int:
        """The id of the new layer that holds ``rows``."""
        self.connection.execute("INSERT INTO layer (dispatch, phase, key) VALUES (?, ?, ?)", (dispatch, phase, key))
        layer = self.connection.last_insert_rowid()
        self.connection.executemany(
            "INSERT INTO rows VALUES (?, ?, ?, ?, ?)",
            [(layer, packed.kind, packed.n, *packed.packed) for packed in rows if packed.n],
        )
        return layer

    def try_again(self, tickets: Iterable[str]) -> None:
        """Sees to it, within a batch, that what was made of these dispatches is found by no key; it is shown as yet."""
        rows = [(name,) for ticket in sorted(tickets) if (name := self.row_of(ticket)) is not None]
        layers = "UPDATE layer SET key = 'given up ' || id WHERE dispatch = ?"
        blocks = "UPDATE block SET key = 'given up ' || id WHERE id IN (SELECT block FROM listed WHERE dispatch = ?)"
        self.connection.executemany(layers, rows)
        self.connection.executemany(blocks, rows)

    def layer_problems(self, listing: Listing) -> Iterator[Record]:
        """What went wrong while the layers of ``listing`` were made."""
        for held in listing.values():
            yield from read_rows(self.connection, held.layers, "problem")

    def compared(self) -> Iterator[tuple[str, int]]:
        """The name and row of every dispatch whose gist is kept."""
        return read_names(self.connection)

    def gists(self, dispatches: Iterable[int]) -> Iterator[GistRow]:
        """The gists of these dispatches, in that order."""
        return read_gists(self.connection, dispatches)

    def kin(self) -> Iterator[KinRow]:
        """What hangs together with each dispatch whose gist is kept, by ticket."""
        return read_kin(self.connection)

    def keep_gists(self, layers: Iterable[tuple[str, int, int]], made_with: str, *, anew: bool) -> None:
        """Keeps, within a batch, the gists of dispatches (name, row, layer that holds it); ``anew``: and no others."""
        if anew:
            drop_gists(self.connection)
        write_gists(self.connection, (gist_row(self.connection, row, doc, layer) for doc, row, layer in layers))
        self._set_meta("gists", made_with)

    def keep_kin(self, rows: Iterable[KinRow]) -> None:
        """Keeps, within a batch, what hangs together with these dispatches now."""
        write_kin(self.connection, rows)

    def blocks(self) -> dict[str, int]:
        """Key and number of the blocks of the chronicle as it stands."""
        return block_keys(self.connection)

    def weights(self, keys: Iterable[str]) -> dict[str, tuple[int, int]]:
        """How many derived records of each kind the blocks of these keys have, and how many bytes as JSON."""
        found = (self.connection.execute("SELECT id FROM block WHERE key = ?", (key,)).get for key in keys)
        return weights(self.connection, (number for number in found if isinstance(number, int)))

    def verdicts(self) -> list[Record]:
        """The verdicts that the chronicle as it stands obeys."""
        return [row for _, row in read_derived(self.connection, "judgement", [LOOSE])]

    def unstage(self) -> None:
        """Forgets the blocks that were staged."""
        staging.clear(self.connection)

    def stage(self, blocks: Iterable[staging.Made]) -> None:
        """Keeps blocks that were worked out until they are published; lost where the process ends before."""
        staging.stage(self.connection, blocks)

    def publish(self, edition: Edition, meta: Mapping[str, str]) -> None:
        """Puts the new chronicle, with the blocks that are staged, in the place of the old, in one transaction."""
        with transaction(self.connection):
            custody.note_removals(self.connection, self.clock())
            publish(self.connection, edition)
            before = dict(self.connection.execute("SELECT name, value FROM meta"))
            for name, value in sorted(meta.items()):
                self._set_meta(name, value)
            self._set_meta("state", WHOLE)
            custody.note_edition(self.connection, before, meta, self.clock())

    def problems(self) -> list[Record]:
        """What went wrong in the making of the chronicle as it stands, block by block; not what could not be read."""
        return [row for block, row in read_derived(self.connection, "problem") if block != LOOSE]

    def _set_meta(self, name: str, value: str) -> None:
        self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))


@contextmanager
def open_writer(path: Path, clock: custody.Clock = custody.now) -> Iterator[Writer]:
    """The writer of the dossier at ``path``, which is made where there is none and brought to the present schema.

    ``clock``: what the log of custody is dated by.

    Raises a ``DossierError`` that says what to do: a missing folder, another writer, another program's file …
    """
    require_folder(path)
    require_kind(path)
    with writing(path), translated(path):
        connection = open_to_write(path)
        try:
            migrate(connection, str(path), then=lambda: custody.begin(connection, VERSION, clock()))
            yield Writer(connection, clock)
        finally:
            connection.close()
