"""The file that a gazetteer lies in: places and their names in SQLite; the shipped one and users' own alike.

::

    meta   key, value           the format, what the file was made from, how much it holds, the digest of its content
    area   id, name             names of regions and districts, each once
    place  id, geonameid, …     one row a place; points in units of 1/10,000 degree (11 m)
    name   key, place, rank     folded names; ``rank`` is a ``NameRank``, plus ``CORE`` in the shipped file
    code   country, code, name  GeoNames' codes of first-level regions; in the shipped file only

A file is written once and then only read, by any number of processes. The same places in the same order give the same
bytes, for SQLite's own version is struck out of the header.
"""

import hashlib
import sqlite3
import weakref
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self, get_args

from coranto.model.annotation import PlacePrecision

FORMAT: Final = "coranto-gazetteer-2"
SCALE: Final = 10_000
"""Units a degree."""
CORE: Final = 8
"""Added to the rank of a name that the embedded language model was trained with."""
PRECISIONS: Final[tuple[PlacePrecision, ...]] = get_args(PlacePrecision)
CAPITAL: Final = 1
CURATED: Final = 2
KNOWN: Final = 4
_BATCH: Final = 20_000
"""Rows held in memory while a file is written."""
_SQLITE_VERSION_AT: Final = 96
_SCHEMA: Final = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE area (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE place (
    id INTEGER PRIMARY KEY, geonameid INTEGER, name TEXT NOT NULL, precision INTEGER NOT NULL, country TEXT,
    admin1 INTEGER, admin2 INTEGER, lat INTEGER NOT NULL, lon INTEGER NOT NULL, population INTEGER NOT NULL,
    marks INTEGER NOT NULL, claimed_by TEXT
);
CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, rank INTEGER NOT NULL, PRIMARY KEY (key, place))
    WITHOUT ROWID;
CREATE TABLE code (country TEXT, code TEXT, name TEXT NOT NULL, PRIMARY KEY (country, code)) WITHOUT ROWID;
CREATE TABLE staged.name (key TEXT, place INTEGER, rank INTEGER);
CREATE TABLE staged.other (geonameid INTEGER, key TEXT);
"""
_LOOKUP: Final = """
SELECT name.rank & 7, geonameid, place.name, precision, country, admin1, admin2, lat, lon, population, marks, claimed_by
FROM name JOIN place ON place.id = name.place WHERE name.key = ? AND name.rank >= ?
"""
_ALL: Final = """
SELECT id, 1, geonameid, name, precision, country, admin1, admin2, lat, lon, population, marks, claimed_by FROM place
"""
_CAPITALS: Final = """
SELECT 1, geonameid, name, precision, country, admin1, admin2, lat, lon, population, marks, claimed_by
FROM place WHERE marks & ? ORDER BY population, id
"""


class NameRank(IntEnum):
    """What a name is to its place, the strongest first."""

    CURATED = 0
    """Given by hand: the place's own, or one that stands for it before all others (*UAE*)."""
    OWN = 1
    """The name on the map."""
    SHORT = 2
    """The same without its generic word (*Odesa* for *Odesa Oblast*), or in another official spelling."""
    OTHER = 3
    """Of another language, another time, another spelling."""


_RANKS: Final = tuple(NameRank)


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place that a name may mean. Areas and waters have a point for their label only."""

    geonameid: int | None
    name: str
    precision: PlacePrecision
    country: str | None
    admin1: str | None
    admin2: str | None
    lat: float
    lon: float
    population: int
    capital: bool = False
    claimed_by: tuple[str, ...] = ()
    curated: bool = False
    known: bool = False
    """Whether the world's news may name it without its country: a town with names in very many languages."""
    named: NameRank = field(default=NameRank.OWN, compare=False)
    """What the name that was asked for is to the place; the same place under another name is equal to this one."""


class PlaceTable:
    """A gazetteer's file, open for reading."""

    def __init__(self, path: Path) -> None:
        """Raises ``ValueError`` for a file of another kind, ``OSError`` where it cannot be read."""
        self.path: Final = path
        self._areas: dict[int, str] = {}
        if not path.is_file():
            raise FileNotFoundError(path)
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False, isolation_level=None)
        weakref.finalize(self, self._connection.close)
        try:
            self.meta: Final[Mapping[str, str]] = dict(self._connection.execute("SELECT key, value FROM meta"))
        except sqlite3.DatabaseError as error:
            self.close()
            raise ValueError(f"not a gazetteer: {path.name}") from error
        if self.meta.get("format") != FORMAT:
            self.close()
            raise ValueError(f"not a gazetteer of this version: {path.name}")

    def close(self) -> None:
        """Lets the file go."""
        self._connection.close()

    def rows(self, key: str, core: bool = False) -> list[PlaceRow]:
        """The places of a folded name, in no order; ``core``: only of names so marked."""
        try:
            found = self._connection.execute(_LOOKUP, (key, CORE if core else 0)).fetchall()
        except UnicodeEncodeError:  # half a surrogate pair, which no name holds
            return []
        return [self._place(line) for line in found]

    def names(self, wanted: Callable[[PlaceRow], bool]) -> set[str]:
        """The folded names of the places that are wanted."""
        places = {id_ for id_, *line in self._connection.execute(_ALL) if wanted(self._place(tuple(line)))}
        return {key for key, place in self._connection.execute("SELECT key, place FROM name") if place in places}

    def codes(self) -> dict[tuple[str, str], str]:
        """(country, GeoNames' code of a first-level region) → the region's name."""
        return {(country, code): name for country, code, name in self._connection.execute("SELECT * FROM code")}

    def capitals(self) -> dict[str, PlaceRow]:
        """Country → its capital; of several, the one with most inhabitants."""
        found = map(self._place, self._connection.execute(_CAPITALS, (CAPITAL,)))
        return {row.country: row for row in found if row.country}

    def claims(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """(country, region) → its claimants, where they are several; (country, empty) for a country as a whole."""
        asked = "SELECT country, iif(precision = ?, name, ''), claimed_by FROM place WHERE precision IN (?, ?)"
        region = PRECISIONS.index("region")
        found = self._connection.execute(asked, (region, region, PRECISIONS.index("country")))
        return {(code, name): tuple(claimed_by.split()) for code, name, claimed_by in found if code and claimed_by}

    def _place(self, line: tuple[Any, ...]) -> PlaceRow:
        rank, id_, name, precision, country, admin1, admin2, lat, lon, population, marks, claimed_by = line
        return PlaceRow(
            id_, name, PRECISIONS[precision], country, admin1 and self._area(admin1), admin2 and self._area(admin2),
            lat / SCALE, lon / SCALE, population, marks & CAPITAL != 0, tuple(claimed_by.split()) if claimed_by else (),
            marks & CURATED != 0, marks & KNOWN != 0, _RANKS[rank],
        )  # fmt: skip

    def _area(self, number: int) -> str:
        """The name of a region or district; each is read once."""
        if number not in self._areas:
            found = self._connection.execute("SELECT name FROM area WHERE id = ?", (number,))
            self._areas[number] = found.fetchone()[0]
        return self._areas[number]


class TableWriter:
    """Writes a gazetteer's file; memory does not grow with it. A context: nothing is left of a file not finished."""

    def __init__(self, target: Path) -> None:
        self._target = target
        self._unfinished = target.with_name(f".{target.name}.unfinished")
        self._unfinished.unlink(missing_ok=True)
        self._connection = sqlite3.connect(self._unfinished, isolation_level=None)
        for setting in ("page_size = 8192", "journal_mode = OFF", "synchronous = OFF", "encoding = 'UTF-8'"):
            self._connection.execute(f"PRAGMA {setting}")
        self._connection.execute("ATTACH '' AS staged")  # a temporary file, gone when the connection is
        self._connection.executescript(_SCHEMA)
        self._connection.execute("BEGIN")
        self._areas: dict[str, int] = {}
        self._places: list[tuple[object, ...]] = []
        self._names: list[tuple[str, int, int]] = []
        self._others: list[tuple[int, str]] = []
        self._content = hashlib.sha256(FORMAT.encode())
        self.places = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()
        self._unfinished.unlink(missing_ok=True)

    def add(self, row: PlaceRow, names: Mapping[str, int]) -> None:
        """Takes a place with its folded names and the rank of each, to which ``CORE`` may be added."""
        self.places += 1
        self._content.update(repr((row, sorted(names.items()))).encode())
        marks = CAPITAL * row.capital + CURATED * row.curated + KNOWN * row.known
        self._places.append(
            (
                self.places, row.geonameid, row.name, PRECISIONS.index(row.precision), row.country,
                self._area(row.admin1), self._area(row.admin2), round(row.lat * SCALE), round(row.lon * SCALE),
                row.population, marks, " ".join(row.claimed_by) or None,
            )
        )  # fmt: skip
        self._names.extend((key, self.places, rank) for key, rank in names.items() if key)
        if len(self._places) >= _BATCH:
            self._flush()

    def add_other_name(self, geonameid: int, key: str) -> None:
        """Takes one more folded name for a place, by its number; it may come before the place or for none."""
        self._content.update(f"{geonameid} {key}\n".encode())
        self._others.append((geonameid, key))
        if len(self._others) >= _BATCH:
            self._flush()

    def finish(self, about: Mapping[str, str], codes: Mapping[tuple[str, str], str] | None = None) -> dict[str, str]:
        """Puts the file in its place, and gives what its ``meta`` says. ``about`` is told there too."""
        self._flush()
        run = self._connection.execute
        run(
            "INSERT INTO staged.name SELECT key, id, ? FROM staged.other JOIN place USING (geonameid)",
            (NameRank.OTHER,),
        )
        run("INSERT INTO name SELECT key, place, min(rank) FROM staged.name GROUP BY key, place ORDER BY key, place")
        run("DELETE FROM staged.name")
        self._connection.executemany("INSERT INTO area VALUES (?, ?)", ((n, name) for name, n in self._areas.items()))
        listed = sorted((*key, name) for key, name in (codes or {}).items())
        self._connection.executemany("INSERT INTO code VALUES (?, ?, ?)", listed)
        self._content.update(repr(listed).encode())
        (names,) = run("SELECT count(DISTINCT key) FROM name").fetchone()
        counts = {"places": str(self.places), "names": str(names), "digest": self._content.hexdigest()}
        meta = {"format": FORMAT, **about, **counts}
        self._connection.executemany("INSERT INTO meta VALUES (?, ?)", sorted(meta.items()))
        run("COMMIT")
        self._connection.close()
        with self._unfinished.open("r+b") as file:
            file.seek(_SQLITE_VERSION_AT)
            file.write(bytes(4))
        self._unfinished.replace(self._target)
        return meta

    def _area(self, name: str | None) -> int | None:
        return self._areas.setdefault(name, len(self._areas) + 1) if name else None

    def _flush(self) -> None:
        marks = ", ".join("?" * 12)
        self._connection.executemany(f"INSERT INTO place VALUES ({marks})", self._places)
        self._connection.executemany("INSERT INTO staged.name VALUES (?, ?, ?)", self._names)
        self._connection.executemany("INSERT INTO staged.other VALUES (?, ?)", self._others)
        self._places.clear()
        self._names.clear()
        self._others.clear()


def read_meta(path: Path) -> dict[str, str]:
    """What a gazetteer's file says of itself. Raises as ``PlaceTable`` does."""
    with closing(PlaceTable(path)) as table:
        return dict(table.meta)
