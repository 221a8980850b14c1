"""The gists of listed dispatches as a dossier keeps them side by side, with what hangs together by them."""

from array import array
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

import apsw

from coranto.model.annotation import Gist
from coranto.store.layers import read_rows


class GistRow(NamedTuple):
    """The gist of one dispatch, its row and name: arrays of 64-bit numbers."""

    dispatch: int
    doc: str
    day: str | None
    words: bytes
    weights: bytes


class KinRow(NamedTuple):
    """What hangs together with one dispatch, all by row of dispatch."""

    dispatch: int
    home: int
    """Some dispatch of its group, itself where it is alone."""
    best: int | None
    likeness: int


def read_kin(connection: apsw.Connection) -> Iterator[KinRow]:
    """The rows of all, by ticket."""
    query = """
        SELECT gist.dispatch, home, best, likeness FROM dispatch CROSS JOIN gist ON gist.dispatch = dispatch.id
        ORDER BY ticket
    """  # CROSS: in the order of the index, with nothing to sort
    return map(KinRow._make, connection.execute(query))


def read_names(connection: apsw.Connection) -> Iterator[tuple[str, int]]:
    """The name and row of every dispatch whose gist is kept."""
    return iter(connection.execute("SELECT doc, dispatch FROM gist"))


def read_gists(connection: apsw.Connection, dispatches: Iterable[int]) -> Iterator[GistRow]:
    """The gists of these, in that order."""
    query = "SELECT dispatch, doc, day, words, weights FROM gist WHERE dispatch = ?"
    return map(GistRow._make, connection.executemany(query, ((one,) for one in dispatches)))


def gist_row(connection: apsw.Connection, dispatch: int, doc: str, layer: int) -> GistRow:
    """The gist of a dispatch, from the layer that holds it."""
    found: Iterator[Gist] = (row for row in read_rows(connection, (layer,), "gist") if isinstance(row, Gist))
    gist = next(found, Gist(doc, None, (), ()))
    return GistRow(dispatch, doc, gist.day, _bytes(gist.words), _bytes(gist.weights))


def write_gists(connection: apsw.Connection, rows: Iterable[GistRow]) -> None:
    """Keeps gists that were not compared with any."""
    query = """
        INSERT INTO gist (dispatch, doc, day, words, weights, home, best, likeness)
        VALUES (?1, ?2, ?3, ?4, ?5, ?1, NULL, 0)
    """
    connection.executemany(query, rows)


def write_kin(connection: apsw.Connection, rows: Iterable[KinRow]) -> None:
    """Keeps what hangs together with dispatches whose gists are kept."""
    query = "UPDATE gist SET home = ?2, best = ?3, likeness = ?4 WHERE dispatch = ?1"
    connection.executemany(query, rows)


def drop_gists(connection: apsw.Connection) -> None:
    """Forgets all of them: they are made anew from the layers."""
    connection.execute("DELETE FROM gist; DELETE FROM shelf")


def drop_stale(connection: apsw.Connection, stale: Set[int]) -> set[int]:
    """Forgets the gists of some dispatches; those whose kin is to be found anew now, as if they had been alone."""
    alone: set[int] = set()
    for one in sorted(stale):
        home, shelf = connection.execute("SELECT home, shelf FROM gist WHERE dispatch = ?", (one,)).get
        alone.update(mates_of(connection, home), led_by(connection, one))
        connection.execute("DELETE FROM shelf WHERE id = ?", (shelf,))
        connection.execute("UPDATE gist SET shelf = NULL WHERE shelf = ?", (shelf,))
    alone -= stale
    connection.executemany("DELETE FROM gist WHERE dispatch = ?", [(one,) for one in sorted(stale)])
    rows = [(one,) for one in sorted(alone)]
    connection.executemany("UPDATE gist SET home = dispatch, best = NULL, likeness = 0 WHERE dispatch = ?", rows)
    return alone


def read_shelves(connection: apsw.Connection) -> Iterator[tuple[int, bytes]]:
    """The shelves, each with its number. One may hold gists that stand there no more: ``shelf_of`` tells."""
    return iter(connection.execute("SELECT id, data FROM shelf"))


def write_shelf(connection: apsw.Connection, data: bytes, dispatches: Iterable[int]) -> None:
    """Keeps a shelf of the gists of these dispatches, which stood on none."""
    connection.execute("INSERT INTO shelf (data) VALUES (?)", (data,))
    number = connection.last_insert_rowid()
    connection.executemany("UPDATE gist SET shelf = ? WHERE dispatch = ?", [(number, one) for one in dispatches])


def read_loose(connection: apsw.Connection) -> list[int]:
    """The dispatches whose gists stand on no shelf, by row."""
    return [row for (row,) in connection.execute("SELECT dispatch FROM gist WHERE shelf IS NULL ORDER BY dispatch")]


def shelf_of(connection: apsw.Connection, dispatch: int) -> int | None:
    """The shelf that a gist stands on."""
    found = connection.execute("SELECT shelf FROM gist WHERE dispatch = ?", (dispatch,)).get
    return found if isinstance(found, int) else None


def has_gist(connection: apsw.Connection, dispatch: int) -> bool:
    """Whether the gist of a dispatch is kept."""
    return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM gist WHERE dispatch = ?)", (dispatch,)).get)


def kin_of(connection: apsw.Connection, dispatch: int) -> KinRow:
    """What hangs together with one dispatch whose gist is kept; raises ``ValueError`` for another."""
    (row,) = connection.execute("SELECT dispatch, home, best, likeness FROM gist WHERE dispatch = ?", (dispatch,))
    return KinRow._make(row)


def mates_of(connection: apsw.Connection, home: int) -> list[int]:
    """The dispatches of a group of kin, by row."""
    return [row for (row,) in connection.execute("SELECT dispatch FROM gist WHERE home = ? ORDER BY dispatch", (home,))]


def led_by(connection: apsw.Connection, dispatch: int) -> list[int]:
    """The dispatches to which that one is likest, by row."""
    query = "SELECT dispatch FROM gist WHERE best = ? ORDER BY dispatch"
    return [row for (row,) in connection.execute(query, (dispatch,))]


def join_homes(connection: apsw.Connection, home: int, other: int) -> None:
    """Makes two groups of kin one, of the name of the first."""
    connection.execute("UPDATE gist SET home = ? WHERE home = ?", (home, other))


def _bytes(numbers: Sequence[int]) -> bytes:
    return array("q", numbers).tobytes()
