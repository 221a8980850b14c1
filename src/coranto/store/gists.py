"""The gists of listed dispatches as a dossier keeps them side by side, with what hangs together by them."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import apsw

from coranto.model.annotation import Gist
from coranto.store.layers import read_rows


class GistRow(NamedTuple):
    """One dispatch: its ticket and name, its gist as arrays of 64-bit numbers, and its kin by row of dispatch."""

    dispatch: int
    ticket: str
    doc: str
    day: str | None
    words: bytes
    weights: bytes
    home: int
    """Row of some dispatch of its group, its own where it is alone."""
    best: int | None
    likeness: int


def read_gists(connection: apsw.Connection) -> list[GistRow]:
    """All that are kept, by ticket."""
    query = """
        SELECT gist.dispatch, ticket, doc, day, words, weights, home, best, likeness
        FROM gist JOIN dispatch ON dispatch.id = gist.dispatch ORDER BY ticket
    """
    return list(map(GistRow._make, connection.execute(query)))


def gist_row(connection: apsw.Connection, dispatch: int, ticket: str, doc: str, layer: int) -> GistRow:
    """The row of a dispatch that was not compared with any, from the layer that holds its gist."""
    found: Iterator[Gist] = (row for row in read_rows(connection, (layer,), "gist") if isinstance(row, Gist))
    gist = next(found, Gist(doc, None, (), ()))
    return GistRow(dispatch, ticket, doc, gist.day, _bytes(gist.words), _bytes(gist.weights), dispatch, None, 0)


def write_gists(connection: apsw.Connection, rows: Iterable[GistRow]) -> None:
    """Keeps the rows, in the place of earlier ones of the same dispatches."""
    query = "INSERT OR REPLACE INTO gist VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
    connection.executemany(query, [(row.dispatch, *row[2:]) for row in rows])


def drop_gists(connection: apsw.Connection) -> None:
    """Forgets all of them: they are made anew from the layers."""
    connection.execute("DELETE FROM gist")


def _bytes(numbers: Sequence[int]) -> bytes:
    return array("q", numbers).tobytes()
