"""The one process that writes a dossier: it takes dispatches in, keeps what steps made of them, and publishes."""

from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import contextmanager
from itertools import starmap
from pathlib import Path
from typing import Final

import apsw
import msgspec

from coranto.model.codec import Record, decode, encode
from coranto.model.judgement import Judgement
from coranto.model.source import Dispatch, Original, Problem
from coranto.store.connection import open_to_write, require_folder, require_kind, transaction, translated
from coranto.store.gists import GistRow, drop_gists, gist_row, read_gists, write_gists
from coranto.store.judgements import add_judgements, read_judgements
from coranto.store.layers import Listing, PackedRows, read_derived, read_rows
from coranto.store.lock import writing
from coranto.store.naming import Ticket
from coranto.store.packing import pack
from coranto.store.publishing import LOOSE, Edition, block_keys, publish
from coranto.store.schema import migrate
from coranto.text.identity import sha256_hex

UNFINISHED: Final = "unfinished"
WHOLE: Final = "whole"

_json: Final = msgspec.json.Encoder()


def ticket_of(dispatch: Dispatch) -> str:
    """The hash of all that was handed in: two dispatches of one ticket are one."""
    parts = (dispatch.doc, dispatch.sha256, dispatch.text_sha256, dispatch.metadata)
    return sha256_hex(_json.encode(parts))


class Writer:
    """A dossier open for writing. Get one from ``open_writer``; there is never a second."""

    def __init__(self, connection: apsw.Connection) -> None:
        self.connection = connection

    @contextmanager
    def batch(self) -> Iterator[None]:
        """One transaction; what was written in it is acknowledged when it is left, and only then."""
        with transaction(self.connection):
            self._set_meta("state", UNFINISHED)
            yield

    def meta(self, name: str) -> str | None:
        """A fact the dossier keeps about itself."""
        value = self.connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).get
        return value if isinstance(value, str) else None

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

    def withdraw_all(self) -> None:
        """Marks everything held as no longer wanted: what is not handed in again goes when next published."""
        with self.batch():
            self.connection.execute("UPDATE dispatch SET wanted = 0; UPDATE refusal SET wanted = 0")

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
        return row

    def _hold_original(self, original: Original) -> None:
        if self.connection.execute("SELECT 1 FROM original WHERE sha256 = ?", (original.sha256,)).get:
            return
        packed = pack(original.data)
        self.connection.execute(
            "INSERT INTO original VALUES (?, ?, ?, ?)", (original.sha256, original.media_type, packed.size, packed.data)
        )

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
        return add_judgements(self.connection, rows)

    def tickets(self) -> list[Ticket]:
        """All wanted dispatches."""
        query = "SELECT id, given, sha256, text_sha256, ticket FROM dispatch WHERE wanted ORDER BY ticket"
        return list(starmap(Ticket, self.connection.execute(query)))

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

    def layer_problems(self, listing: Listing) -> Iterator[Record]:
        """What went wrong while the layers of ``listing`` were made."""
        for held in listing.values():
            yield from read_rows(self.connection, held.layers, "problem")

    def gists(self) -> list[GistRow]:
        """The gists that are kept, by ticket."""
        return read_gists(self.connection)

    def gist(self, dispatch: int, ticket: str, doc: str, layer: int) -> GistRow:
        """The gist of a dispatch from the layer that holds it, not yet compared with any."""
        return gist_row(self.connection, dispatch, ticket, doc, layer)

    def keep_gists(self, rows: Iterable[GistRow], made_with: str, *, anew: bool) -> None:
        """Keeps these gists, within a batch; ``anew``: and no others."""
        if anew:
            drop_gists(self.connection)
        write_gists(self.connection, rows)
        self._set_meta("gists", made_with)

    def blocks(self) -> Set[str]:
        """Keys of the blocks of the chronicle as it stands."""
        return block_keys(self.connection).keys()

    def publish(self, edition: Edition, meta: Mapping[str, str]) -> None:
        """Puts the new chronicle in the place of the old, in one transaction."""
        with transaction(self.connection):
            publish(self.connection, edition)
            for name, value in sorted(meta.items()):
                self._set_meta(name, value)
            self._set_meta("state", WHOLE)

    def problems(self) -> list[Record]:
        """What went wrong in the making of the chronicle as it stands, block by block; not what could not be read."""
        return [row for block, row in read_derived(self.connection, "problem") if block != LOOSE]

    def _set_meta(self, name: str, value: str) -> None:
        self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))


@contextmanager
def open_writer(path: Path) -> Iterator[Writer]:
    """The writer of the dossier at ``path``, which is made where there is none and brought to the present schema.

    Raises a ``DossierError`` that says what to do: a missing folder, another writer, another program's file …
    """
    require_folder(path)
    require_kind(path)
    with writing(path), translated(path):
        connection = open_to_write(path)
        try:
            migrate(connection, str(path))
            yield Writer(connection)
        finally:
            connection.close()
