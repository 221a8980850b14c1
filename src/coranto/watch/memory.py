"""What a watch remembers, in a file beside the dossier: written before anything is done with it, so that a kill forgets
nothing and fetches nothing twice.

What was fetched lies in the inbox until the dossier has acknowledged it; what changed lies with the letters until its
receiver has it. The dossier itself knows nothing of this file: without it, everything is asked for anew.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import apsw

from coranto.model.errors import NotADossierError
from coranto.store.connection import open_to_write, transaction, translated
from coranto.store.lock import writing

APPLICATION_ID: Final = 0x436F7277
"""Stands in the file's header (``Corw``)."""
VERSION: Final = 1
LATEST_S: Final = 2 * 86_400.0
"""A letter that is due later than this was put off by a clock that has since been set back."""
NEW: Final = 0
DONE: Final = 1
ALTERED: Final = 2
"""What a file is to the dossier: it has it as it is in the second case alone, and had it otherwise in the third."""
KEPT_NEWS: Final = 1_000
"""Changes that are kept for feed files."""

_SCHEMA: Final = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE asked (
  url TEXT PRIMARY KEY,
  source TEXT NOT NULL,
  kind TEXT NOT NULL,
  first REAL NOT NULL,
  due REAL,
  looks INTEGER NOT NULL DEFAULT 0,
  failures INTEGER NOT NULL DEFAULT 0,
  etag TEXT,
  modified TEXT,
  sha256 TEXT,
  stamp TEXT,
  trouble TEXT
) WITHOUT ROWID;
CREATE INDEX asked_due ON asked(due);
CREATE TABLE inbox (
  number INTEGER PRIMARY KEY,
  url TEXT NOT NULL,
  source TEXT NOT NULL,
  captured TEXT NOT NULL,
  media_type TEXT NOT NULL,
  charset TEXT,
  data BLOB NOT NULL
);
CREATE TABLE file (
  path TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  mtime INTEGER NOT NULL,
  first REAL NOT NULL,
  done INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE site (name TEXT PRIMARY KEY, until REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE told (ticket TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE news (number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, data BLOB NOT NULL);
CREATE TABLE letter (
  key TEXT NOT NULL,
  receiver TEXT NOT NULL,
  data BLOB NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  due REAL NOT NULL,
  dead INTEGER NOT NULL DEFAULT 0,
  trouble TEXT,
  PRIMARY KEY (key, receiver)
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """A feed, a page or a mailbox, and how it was when it was last asked."""

    url: str
    source: str
    kind: str
    """feed · page · mailbox, of the file of sources; or item: a page that a feed links to."""
    first: float
    """When it was first heard of, in seconds since 1970."""
    due: float | None
    """When it is to be asked; null where it is not any more."""
    looks: int = 0
    """How often it was had."""
    failures: int = 0
    """In a row."""
    etag: str | None = None
    """Of a mailbox, up to which letter it was had."""
    modified: str | None = None
    sha256: str | None = None
    """Of the bytes that it had."""
    stamp: str | None = None
    """When the feed says that it was changed."""
    trouble: str | None = None


@dataclass(frozen=True, slots=True)
class Arrival:
    """What was fetched and is not in the dossier yet."""

    number: int
    url: str
    source: str
    captured: str
    media_type: str
    charset: str | None
    data: bytes


@dataclass(frozen=True, slots=True)
class Seen:
    """A file of a folder as it was when it was last looked at."""

    path: str
    size: int
    mtime: int
    """Nanoseconds."""
    first: float
    """When it was first seen so, in seconds since 1970."""
    done: int
    """``NEW``, ``DONE`` or ``ALTERED``."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A change on its way to one who is told."""

    key: str
    receiver: str
    data: bytes
    attempts: int
    due: float


class Memory:
    """The file, open; get one from ``open_memory``. Of one thread."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection: Final = connection

    @contextmanager
    def together(self) -> Iterator[None]:
        """All of what is written within, or nothing; raises ``DiskFullError``, and as a dossier does."""
        with translated(Path(self._connection.filename)), transaction(self._connection):
            yield

    # -- what is asked ------------------------------------------------------------------------------------------------

    def hear_of(self, url: str, source: str, kind: str, now: float, stamp: str | None = None) -> None:
        """Remembers that there is something to ask.

        What is known is due anew only where its stamp is another, or it was in the file of sources, was taken out, and
        is there again or linked to by a feed.
        """
        known = self.asked(url)
        if known is None:
            query = "INSERT INTO asked (url, source, kind, first, due, stamp) VALUES (?, ?, ?, ?, ?, ?)"
            self._run(query, url, source, kind, now, now, stamp)
            return
        if stamp is not None and known.stamp != stamp:
            self._run("UPDATE asked SET due = ?, stamp = ?, failures = 0 WHERE url = ?", now, stamp, url)
        if known.kind == kind and known.source != source:
            self._run("UPDATE asked SET source = ? WHERE url = ?", source, url)
        if known.kind != kind and (kind != "item" or known.due is None):
            self._run(
                "UPDATE asked SET kind = ?, source = ?, first = ?, due = ? WHERE url = ?", kind, source, now, now, url
            )
        elif known.due is None and kind != "item":
            self._run("UPDATE asked SET due = ? WHERE url = ?", now, url)

    def ask_only(self, urls: Collection[str]) -> None:
        """Asks for what is in the file of sources no more, but for these; feeds' pages go on."""
        gone = [(row.url,) for row in self._asked("WHERE kind != 'item' AND due IS NOT NULL") if row.url not in urls]
        self._connection.executemany("UPDATE asked SET due = NULL WHERE url = ?", gone)

    def asked(self, url: str) -> Asked | None:
        """One that was heard of."""
        return next(self._asked("WHERE url = ?", url), None)

    def due(self, sources: Iterable[str], now: float) -> Iterator[Asked]:
        """What is due of these sources: those of the file before what they link to, the longest due first."""
        wanted = set(sources)
        rows = self._asked("WHERE due <= ? ORDER BY kind = 'item', due, url", now)
        return (row for row in rows if row.source in wanted)

    def next_due(self, sources: Iterable[str]) -> float | None:
        """When the next of these sources is due."""
        wanted = set(sources)
        return next(
            (row.due for row in self._asked("WHERE due IS NOT NULL ORDER BY due") if row.source in wanted), None
        )

    def remember(self, row: Asked) -> None:
        """Keeps how something was when it was asked."""
        self._run(
            "UPDATE asked SET first = ?, due = ?, looks = ?, failures = ?, etag = ?, modified = ?, sha256 = ?,"
            " trouble = ? WHERE url = ?",
            *(row.first, row.due, row.looks, row.failures, row.etag, row.modified, row.sha256, row.trouble, row.url),
        )

    def ahead(self, sources: Iterable[str], now: float, latest: float) -> Iterator[Asked]:
        """Pages that feeds of these sources link to, heard of after ``now`` or due after ``latest``: the clock was set
        back since.
        """
        wanted = set(sources)
        rows = self._asked("WHERE kind = 'item' AND (first > ? OR due > ?) ORDER BY url", now, latest)
        return (row for row in rows if row.source in wanted)

    def no_later(self, url: str, latest: float, instead: float) -> None:
        """Makes a source due ``instead`` that is due after ``latest``: asked oftener now, or the clock went back."""
        self._run("UPDATE asked SET due = ? WHERE url = ? AND due > ?", instead, url, latest)

    def _asked(self, where: str, *values: "apsw.SQLiteValue") -> Iterator[Asked]:
        names = ", ".join(Asked.__slots__)
        for row in self._connection.execute(f"SELECT {names} FROM asked {where}", values):
            yield Asked(*row)

    def sites(self) -> Mapping[str, float]:
        """The sites that asked to be left alone, each with till when."""
        return dict(self._connection.execute("SELECT name, until FROM site"))

    def keep_sites(self, closed: Mapping[str, float]) -> None:
        """Remembers these, and no others."""
        self._run("DELETE FROM site")
        self._connection.executemany("INSERT INTO site VALUES (?, ?)", closed.items())

    # -- what came in -------------------------------------------------------------------------------------------------

    def take(
        self, row: Asked, captured: str, media_type: str, charset: str | None, data: bytes, name: str | None = None
    ) -> None:
        """Puts what was fetched into the inbox, by its address or by a name of its own."""
        self._run("INSERT INTO inbox (url, source, captured, media_type, charset, data) VALUES (?, ?, ?, ?, ?, ?)",
                  name or row.url, row.source, captured, media_type, charset, data)  # fmt: skip

    def arrivals(self, limit: int) -> list[int]:
        """Numbers of the first arrivals that wait."""
        return [n for (n,) in self._connection.execute("SELECT number FROM inbox ORDER BY number LIMIT ?", (limit,))]

    def arrival(self, number: int) -> Arrival:
        """One of them, with its bytes."""
        names = ", ".join(Arrival.__slots__)
        (row,) = self._connection.execute(f"SELECT {names} FROM inbox WHERE number = ?", (number,))
        return Arrival(*row)

    def acknowledge(self, numbers: Iterable[int], files: Iterable[str]) -> None:
        """Lets go of what the dossier has."""
        self._connection.executemany("DELETE FROM inbox WHERE number = ?", [(number,) for number in numbers])
        self._connection.executemany("UPDATE file SET done = 1 WHERE path = ?", [(path,) for path in files])

    def file(self, path: str) -> Seen | None:
        """A file as it was last seen."""
        query = "SELECT path, size, mtime, first, done FROM file WHERE path = ?"
        return next((Seen(*row) for row in self._connection.execute(query, (path,))), None)

    def see(self, path: str, size: int, mtime: int, now: float, done: int) -> None:
        """Remembers a file that is ``NEW``, or ``ALTERED``."""
        self._run("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?)", path, size, mtime, now, done)

    # -- what is told -------------------------------------------------------------------------------------------------

    def told(self) -> Iterator[str]:
        """Tickets of the dispatches of which everything is told, ascending."""
        return (ticket for (ticket,) in self._connection.execute("SELECT ticket FROM told ORDER BY ticket"))

    def tell_of(self, tickets: Iterable[str], gone: Iterable[str] = ()) -> None:
        """Adds to them, and takes away."""
        self._connection.executemany("DELETE FROM told WHERE ticket = ?", ((one,) for one in gone))
        self._connection.executemany("INSERT OR IGNORE INTO told VALUES (?)", ((one,) for one in tickets))

    def publish(self, key: str, data: bytes) -> bool:
        """Keeps a change to be told; false where it was told before."""
        self._run("INSERT OR IGNORE INTO news (key, data) VALUES (?, ?)", key, data)
        return bool(self._connection.changes())

    def forget_old_news(self) -> None:
        """Keeps the words of the latest changes; of older ones, that they were told."""
        self._run(
            "UPDATE news SET data = x'' WHERE number <= (SELECT max(number) FROM news) - ? AND data != x''", KEPT_NEWS
        )

    def last_news(self) -> int:
        """The number of the latest change; 0 for none."""
        return int(self._connection.execute("SELECT coalesce(max(number), 0) FROM news").get)

    def news(self) -> Iterator[bytes]:
        """The latest changes, the last first."""
        for (data,) in self._connection.execute("SELECT data FROM news WHERE data != x'' ORDER BY number DESC"):
            yield data

    def send(self, key: str, receiver: str, data: bytes, now: float) -> None:
        """Keeps a letter till it is delivered; where others to the same receiver were put off, it is due with them."""
        query = """
            INSERT OR IGNORE INTO letter (key, receiver, data, due)
            SELECT ?, ?, ?, max(?, coalesce(min(due), 0)) FROM letter WHERE receiver = ? AND NOT dead AND due <= ?
        """
        self._run(query, key, receiver, data, now, receiver, now + LATEST_S)

    def letters(self, now: float, limit: int) -> list[Letter]:
        """The letters that are due."""
        query = """
            SELECT key, receiver, data, attempts, due FROM letter WHERE NOT dead AND (due <= ? OR due > ?)
            ORDER BY due, key, receiver LIMIT ?
        """
        return [Letter(*row) for row in self._connection.execute(query, (now, now + LATEST_S, limit))]

    def next_letter(self) -> float | None:
        """When the next letter is due."""
        due = self._connection.execute("SELECT min(due) FROM letter WHERE NOT dead").get
        return due if isinstance(due, float) else None

    def delivered(self, letter: Letter) -> None:
        """Lets go of a letter."""
        self._run("DELETE FROM letter WHERE key = ? AND receiver = ?", letter.key, letter.receiver)

    def returned(self, letter: Letter, due: float, trouble: str, *, dead: bool) -> None:
        """Keeps a letter that did not arrive."""
        self._run(
            "UPDATE letter SET attempts = attempts + 1, due = ?, trouble = ?, dead = ? WHERE key = ? AND receiver = ?",
            *(due, trouble, int(dead), letter.key, letter.receiver),
        )

    def put_off(self, receiver: str, due: float, now: float) -> None:
        """Makes all letters to a receiver due then that are due before, or were put off by a clock since set back."""
        self._run(
            "UPDATE letter SET due = ? WHERE receiver = ? AND NOT dead AND due NOT BETWEEN ? AND ?",
            *(due, receiver, due, now + LATEST_S),
        )

    def dead_letters(self) -> Mapping[str, int]:
        """How many letters were given up, by receiver."""
        return dict(self._connection.execute("SELECT receiver, count(*) FROM letter WHERE dead GROUP BY receiver"))

    def revive(self, now: float) -> None:
        """Makes due again what was given up."""
        self._run("UPDATE letter SET dead = 0, attempts = 0, due = ? WHERE dead", now)

    # -- about itself -------------------------------------------------------------------------------------------------

    def meta(self, name: str) -> str | None:
        """A fact kept by name."""
        value = self._connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).get
        return value if isinstance(value, str) else None

    def note(self, name: str, value: str) -> None:
        """Keeps a fact."""
        self._run("INSERT OR REPLACE INTO meta VALUES (?, ?)", name, value)

    def _run(self, query: str, *values: "apsw.SQLiteValue") -> None:
        self._connection.execute(query, values)


def beside(dossier: Path) -> Path:
    """Where the watch of a dossier remembers."""
    return dossier.with_name(dossier.name + "-watch")


@contextmanager
def open_memory(dossier: Path) -> Iterator[Memory]:
    """The memory of the watch of ``dossier``, made where there is none, for as long as the context.

    Raises ``DossierBusyError`` where another process watches the same dossier, and as opening a dossier does.
    """
    path = beside(dossier)
    with writing(path), translated(path):
        connection = open_to_write(path)
        try:
            _prepare(connection, path)
            yield Memory(connection)
        finally:
            connection.close()


def _prepare(connection: apsw.Connection, path: Path) -> None:
    found = connection.pragma("application_id"), connection.pragma("user_version")
    if found == (APPLICATION_ID, VERSION):
        return
    if found != (0, 0):
        raise NotADossierError(
            f"{path} is not what a watch of this version remembers", "Move it away: all is asked anew."
        )
    with transaction(connection):
        for _ in connection.execute(_SCHEMA):
            pass
        connection.pragma("application_id", APPLICATION_ID)
        connection.pragma("user_version", VERSION)
