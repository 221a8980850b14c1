"""The tables of what people decide, verdicts and grades: rows are added, never changed, and a build anew keeps them."""

from collections.abc import Iterable, Iterator
from typing import Final

import apsw

from coranto.model.codec import Record, decode, encode
from coranto.model.grade import Grading
from coranto.model.judgement import Judgement
from coranto.store.connection import sound
from coranto.store.custody import DECIDED, Kind, Table, note_judgement

_KIND: Final[dict[Table, Kind]] = {table: kind for kind, table in DECIDED.items()}


def read_judgements(connection: apsw.Connection) -> tuple[Judgement, ...]:
    """Every verdict in the order in which they were given, those taken back among them."""
    return tuple(row for row in _read(connection, "judgement") if isinstance(row, Judgement))


def read_gradings(connection: apsw.Connection) -> tuple[Grading, ...]:
    """Every grade and undo of one in the order in which they were given."""
    return tuple(row for row in _read(connection, "grading") if isinstance(row, Grading))


def add_judgements(connection: apsw.Connection, rows: Iterable[Judgement], at: str) -> int:
    """How many of the verdicts are new, and now in the table and the log; within the caller's transaction."""
    return _add(connection, "judgement", {row.id: row for row in rows}, at)


def add_gradings(connection: apsw.Connection, rows: Iterable[Grading], at: str) -> int:
    """How many of the grades and undos are new, and now in the table and the log; within the caller's transaction."""
    return _add(connection, "grading", {row.id: row for row in rows}, at)


def _read(connection: apsw.Connection, table: Table) -> Iterator[Record]:
    with sound(connection):
        for (data,) in connection.execute(f"SELECT data FROM {table} ORDER BY number"):
            yield decode(table, data.encode())


def _add(connection: apsw.Connection, table: Table, rows: dict[str, Record], at: str) -> int:
    held = {id_ for (id_,) in connection.execute(f"SELECT id FROM {table}")}
    fresh = {id_: row for id_, row in rows.items() if id_ not in held}
    for id_, row in fresh.items():
        data = encode(row).decode()
        connection.execute(f"INSERT INTO {table} (id, data) VALUES (?, ?)", (id_, data))
        note_judgement(connection, id_, data, at, kind=_KIND[table])
    return len(fresh)
