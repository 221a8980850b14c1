"""The log of custody: what came in, with what it was worked on, what was decided, erased and sealed; a chain of hashes.

A **line** is one JSON object in canonical form (RFC 8785: keys sorted, no space, UTF-8) with ``n``, ``at``, ``kind``,
``content`` and ``previous``. Its hash is the SHA-256 of these bytes, and stands as ``previous`` in the line after it.
What a line tells stands beside it on a **slip**, in the same form: ``content`` is the SHA-256 of the slip. So a slip
can be destroyed, where a source is erased, and the chain still holds. Slips that may be destroyed hold a random
``key``: without it nobody can find out by guessing what stood there.
"""

import json
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final, Literal

import apsw

from coranto.text.identity import sha256_hex
from coranto.text.moments import in_utc

Table = Literal["judgement", "grading"]
"""Tables of what people decide; each is called as the kind of its rows is."""
Kind = Literal["begin", "source", "model", "version", "chronicle", "judgement", "grade", "removal", "erasure", "seal"]
"""begin: of the log · source: taken in · model, version: what works on it from here on · chronicle: published ·
judgement, grade: given · removal: sources left out of a build anew · erasure: of a source · seal: a package left.
"""
Slip = Mapping[str, str | int | bool | list[int] | list[str] | None]
Clock = Callable[[], str]
"""The time in UTC, to the second: ``2026-03-01T10:00:00Z``."""

FIRST: Final = "0" * 64
"""What the first line has as ``previous``."""
KEYED: Final = frozenset({"source", "judgement", "grade"})
"""Kinds of lines whose slips may be destroyed."""
DECIDED: Final[Mapping[Kind, Table]] = {"judgement": "judgement", "grade": "grading"}
"""Kinds of lines on what people decide, and the tables that hold it."""
VERSIONS: Final = ("product", "records", "steps", "tools", "gazetteers")
MODEL: Final = ("model", "model_digest")
CHRONICLE: Final = ("inputs", "members")


def now() -> str:
    """The machine's clock: the one that verdicts and the log are dated by."""
    return in_utc(datetime.now(UTC))


def after(moments: Iterable[str]) -> str:
    """Now, or a second after the last of these moments where that is not past: what is decided again stands after it.

    One that was brought from elsewhere may be written otherwise; then it is now.
    """
    last, present = max(moments, default=""), now()
    if last < present:
        return present
    try:
        return in_utc(datetime.fromisoformat(last) + timedelta(seconds=1))
    except (ValueError, OverflowError):
        return present


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the log with its slip."""

    n: int
    at: str
    kind: str
    content: str
    """SHA-256 of the slip."""
    previous: str
    """SHA-256 of the line before."""
    written: str
    """The line itself, as it was hashed."""
    slip: str | None
    """Null where it was destroyed."""

    @property
    def hash(self) -> str:
        """SHA-256 of the line: the head of the chain, where it is the last."""
        return sha256_hex(self.written.encode())

    def told(self) -> Slip:
        """What the slip says; nothing where it was destroyed. Raises ``ValueError`` for what is none."""
        told: object = {} if self.slip is None else json.loads(self.slip)
        if not isinstance(told, dict):
            raise ValueError(f"the slip of line {self.n} of the log cannot be read")
        return told


def canonical(value: Mapping[str, object]) -> str:
    """JSON in the form of RFC 8785, for objects of strings, whole numbers and lists of these under ASCII keys."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def note(connection: apsw.Connection, kind: Kind, slip: Slip, at: str) -> int:
    """The number of the line that is now at the end of the log; within the caller's transaction."""
    n, previous = head(connection)
    keyed = {**slip, "key": secrets.token_hex(16)} if kind in KEYED else slip
    words = canonical(keyed)
    content = sha256_hex(words.encode())
    line = canonical({"at": at, "content": content, "kind": kind, "n": n + 1, "previous": previous})
    connection.execute("INSERT INTO custody (n, line, slip) VALUES (?, ?, ?)", (n + 1, line, words))
    end = f"{n + 1} {sha256_hex(line.encode())}"
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('log', ?)", (end,))
    return n + 1


def head(connection: apsw.Connection) -> tuple[int, str]:
    """Number and hash of the last line, as the dossier keeps them; 0 and ``FIRST`` before there is any."""
    end = connection.execute("SELECT value FROM meta WHERE name = 'log'").get
    n, _, hashed = end.partition(" ") if isinstance(end, str) else ("0", "", FIRST)
    return int(n), hashed


def begin(connection: apsw.Connection, schema: int, at: str) -> None:
    """Begins the log of a dossier that has none. One made before there were logs has its sources and verdicts listed
    as ``found``: when they came in, nobody knows.
    """
    if connection.execute("SELECT EXISTS (SELECT 1 FROM custody)").get:
        return
    held = connection.execute("SELECT count(*) FROM dispatch").get
    note(connection, "begin", {"schema": schema, "sources_found": int(held)}, at)
    for (row,) in list(connection.execute("SELECT id FROM dispatch ORDER BY ticket")):
        note_source(connection, row, at, found=True)
    for kind, table in DECIDED.items():
        for name, data in list(connection.execute(f"SELECT id, data FROM {table} ORDER BY number")):
            note_judgement(connection, name, data, at, kind=kind, found=True)
    meta = dict(connection.execute("SELECT name, value FROM meta"))
    if "inputs" in meta:
        note_edition(connection, {}, {name: str(value) for name, value in meta.items()}, at)


def note_source(connection: apsw.Connection, dispatch: int, at: str, *, found: bool = False) -> None:
    """Logs the dispatch of that row."""
    query = """SELECT ticket, given, dispatch.sha256, text_sha256, media_type, original.size
               FROM dispatch JOIN original USING (sha256) WHERE id = ?"""
    ((ticket, given, sha256, text_sha256, media_type, size),) = connection.execute(query, (dispatch,))
    slip = {"about": ticket, "doc": given, "sha256": sha256, "text_sha256": text_sha256, "media_type": media_type}
    note(connection, "source", {**slip, "size": size, **_found(found)}, at)


def note_judgement(
    connection: apsw.Connection, name: str, data: str, at: str, *, kind: Kind = "judgement", found: bool = False
) -> None:
    """Logs a verdict, or a grade, by its id and the hash of its row as JSON."""
    row = json.loads(data)
    by = row.get("by") or row.get("reviewer")
    note(connection, kind, {"about": name, "by": by, "sha256": sha256_hex(data.encode()), **_found(found)}, at)


def _found(found: bool) -> dict[str, bool]:
    return {"found": True} if found else {}


def note_removals(connection: apsw.Connection, at: str) -> None:
    """Logs, in one line, the dispatches that a build anew no longer wants; those that were erased are told already."""
    query = """SELECT DISTINCT n FROM dispatch JOIN custody ON slip ->> 'about' = ticket
               WHERE NOT wanted AND line ->> 'kind' = 'source' ORDER BY n"""
    lines = [n for (n,) in connection.execute(query)]
    if lines:
        held = set(standing_sources(connection).values())
        lines = [n for n in lines if n in held]
        note(connection, "removal", {"lines": lines}, at)


def standing_sources(connection: apsw.Connection) -> dict[str, int]:
    """Tickets of the sources that the log says are held, and the lines that say so."""
    return sources_in(read_log(connection))


def sources_in(lines: Iterable[Line]) -> dict[str, int]:
    """Tickets of the sources that these lines say are held, and the lines that say so."""
    held: dict[int, str] = {}
    for line in lines:
        told = line.told()
        if line.kind == "source":
            held[line.n] = str(told.get("about", ""))
        elif line.kind in ("removal", "erasure"):
            for n in numbers(told.get("lines")):
                held.pop(n, None)
    return {ticket: n for n, ticket in held.items()}


def numbers(value: object) -> list[int]:
    """The numbers of lines that a slip lists."""
    return [n for n in value if isinstance(n, int)] if isinstance(value, list) else []


def note_edition(connection: apsw.Connection, before: Mapping[str, str], after: Mapping[str, str], at: str) -> None:
    """Logs that a chronicle was published, and before that what works on it where that is new."""
    for kind, names in (("version", VERSIONS), ("model", MODEL)):
        told: Slip = {name: after[name] for name in names if name in after}
        if told and any(before.get(name) != after.get(name) for name in names):
            note(connection, "version" if kind == "version" else "model", told, at)
    documents = connection.execute("SELECT count(*) FROM listed").get
    told = {name: after[name] for name in CHRONICLE if name in after}
    note(connection, "chronicle", {**told, "documents": int(documents)}, at)


def read_log(connection: apsw.Connection, first: int = 1) -> Iterator[Line]:
    """The lines from number ``first`` on. Raises ``ValueError`` for one that is none."""
    for n, written, slip in connection.execute("SELECT n, line, slip FROM custody WHERE n >= ? ORDER BY n", (first,)):
        yield line_of(n, written, slip)


def line_of(n: int, written: str, slip: str | None) -> Line:
    """The line as it was written. Raises ``ValueError`` for what is none."""
    try:
        told = json.loads(written)
        return Line(told["n"], told["at"], told["kind"], told["content"], told["previous"], written, slip)
    except (ValueError, LookupError, TypeError):
        raise ValueError(f"line {n} of the log cannot be read") from None
