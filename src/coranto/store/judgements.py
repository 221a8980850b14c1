"""The table of verdicts on names: rows are added, never changed, and a build anew keeps them."""

from collections.abc import Iterable
from typing import Final

import apsw

from coranto.model.codec import decode, encode
from coranto.model.judgement import Judgement

_ALL: Final = "SELECT data FROM judgement ORDER BY number"


def read_judgements(connection: apsw.Connection) -> tuple[Judgement, ...]:
    """Every row in the order in which they were given, those taken back among them."""
    rows = [decode("judgement", data.encode()) for (data,) in connection.execute(_ALL)]
    return tuple(row for row in rows if isinstance(row, Judgement))


def add_judgements(connection: apsw.Connection, rows: Iterable[Judgement]) -> int:
    """How many of the rows are new to the table, and now in it; within the caller's transaction."""
    held = {row.id for row in read_judgements(connection)}
    fresh = {row.id: row for row in rows if row.id not in held}
    query = "INSERT INTO judgement (id, data) VALUES (?, ?)"
    connection.executemany(query, [(row.id, encode(row).decode()) for row in fresh.values()])
    return len(fresh)
