"""Erasing a source: its bytes, its text and all that was made of them, and the slips of its lines in the log.

What stays is a tombstone: the line that tells of the erasure, with the hashes of what was erased, so that it is not
taken in again. Erasing has two steps. ``mark`` is one transaction; from then on the source is unwanted, and the next
publishing drops it like any other. ``purge`` then sees to it that the file holds no trace, and is done again, by the
next run, where it was broken off.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import apsw

from coranto.model.errors import DossierBusyError
from coranto.model.grade import Grading
from coranto.model.judgement import HASH_DIGITS, Judgement
from coranto.store.connection import transaction
from coranto.store.custody import DECIDED, Slip, Table, note
from coranto.store.judgements import read_gradings, read_judgements
from coranto.store.layers import read_dispatch

PURGE: Final = "purge"
"""Name of the fact in ``meta`` that says that a purge is due."""


@dataclass(frozen=True, slots=True)
class Doomed:
    """What goes with a text."""

    dispatches: frozenset[int]
    """Rows of the dispatches that have it."""
    names: tuple[str, ...]
    """What these were handed in as, sorted."""
    texts: tuple[str, ...]
    """Hashes of their texts, sorted: more than one, where bytes were read as two texts."""
    originals: tuple[str, ...]
    """Hashes of the bytes that they were read from, sorted."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """What was erased."""

    line: int
    """Number of the line of the log that tells of it."""
    names: tuple[str, ...]
    sha256: tuple[str, ...]
    """Of the bytes."""
    text_sha256: tuple[str, ...]
    verdicts: int
    """Verdicts and grades, undos among them, that went with it: it alone bore them out."""


def doomed(connection: apsw.Connection, dispatch: int) -> Doomed:
    """All that has the text of that dispatch: identical texts under other names, and the bytes they were read from."""
    texts = {connection.execute("SELECT text_sha256 FROM dispatch WHERE id = ?", (dispatch,)).get}
    rows = list(connection.execute("SELECT id, given, sha256, text_sha256, text IS NULL FROM dispatch"))
    found: set[int] = set()
    originals: set[str] = set()
    while True:
        more = {row[0] for row in rows if row[3] in texts or (row[4] and row[2] in originals)}
        if more == found:
            break
        found = more
        texts |= {row[3] for row in rows if row[0] in found}
        originals |= {row[2] for row in rows if row[0] in found}
    names = {row[1] for row in rows if row[0] in found}
    return Doomed(frozenset(found), tuple(sorted(names)), tuple(sorted(texts)), tuple(sorted(originals)))


def mark(connection: apsw.Connection, what: Doomed, reason: str, by: str | None, at: str) -> Erasure:
    """What is erased from now on; in one transaction, after which the chronicle has to be published anew."""
    connection.pragma("secure_delete", True)
    with transaction(connection):
        decided = _decided(connection, what)
        lines = _destroy_slips(connection, what, decided)
        slip: Slip = {"lines": lines, "sha256": list(what.originals), "text_sha256": list(what.texts)}
        line = note(connection, "erasure", {**slip, "reason": reason, "by": by}, at)
        _bury(connection, "text", what.texts, line)
        _bury(connection, "bytes", what.originals, line)
        for table, ids in decided.items():
            connection.executemany(f"DELETE FROM {table} WHERE id = ?", [(name,) for name in ids])
        connection.executemany("DELETE FROM refusal WHERE data ->> 'doc' = ?", [(name,) for name in what.names])
        rows = [(row,) for row in sorted(what.dispatches)]
        connection.executemany("UPDATE dispatch SET wanted = 0 WHERE id = ?", rows)
        _set(connection, "state", "unfinished")
        _set(connection, PURGE, "due")
    return Erasure(line, what.names, what.originals, what.texts, sum(map(len, decided.values())))


def _decided(connection: apsw.Connection, what: Doomed) -> dict[Table, list[str]]:
    """Ids of verdicts and grades that stand on these texts alone, and of what takes them back."""
    judged = [row.id for row in read_judgements(connection) if _stands_on(connection, row, what)]
    graded = [row.id for row in read_gradings(connection) if _is_of(connection, row, what)]
    judged += [row.id for row in read_judgements(connection) if row.undoes in set(judged)]
    graded += [row.id for row in read_gradings(connection) if row.undoes in set(graded)]
    return {"judgement": judged, "grading": graded}


def _stands_on(connection: apsw.Connection, row: Judgement, what: Doomed) -> bool:
    """Whether one side of a verdict is meant in these texts, and in no other that is held."""
    erased = {text[:HASH_DIGITS] for text in what.texts}
    for ref in (row.a, row.b):
        if ref is not None and erased.intersection(ref.texts):
            query = "SELECT EXISTS (SELECT 1 FROM dispatch WHERE wanted AND substr(text_sha256, 1, ?) = ?)"
            others = (text for text in ref.texts if text not in erased)
            if not any(connection.execute(query, (HASH_DIGITS, text)).get for text in others):
                return True
    return False


def _is_of(connection: apsw.Connection, row: Grading, what: Doomed) -> bool:
    """Whether a grade is of a passage of these texts, and not of another text that was read from the same bytes."""
    graded = row.graded
    if graded is None or graded.sha256 not in {one[:HASH_DIGITS] for one in what.originals}:
        return False
    query = "SELECT id FROM dispatch WHERE substr(sha256, 1, ?) = ?"
    others = [row for (row,) in connection.execute(query, (HASH_DIGITS, graded.sha256)) if row not in what.dispatches]
    texts = (read_dispatch(connection, "", other).text for other in others)
    return not any(text[graded.start : graded.end] == graded.text for text in texts)


def _destroy_slips(connection: apsw.Connection, what: Doomed, decided: dict[Table, list[str]]) -> list[int]:
    """Numbers of the lines whose slips are now gone, and with them their keys."""
    query = "SELECT n FROM custody WHERE line ->> 'kind' = 'source' AND slip ->> 'text_sha256' = ?"
    lines = [n for text in what.texts for (n,) in connection.execute(query, (text,))]
    query = "SELECT n FROM custody WHERE line ->> 'kind' = ? AND slip ->> 'about' = ?"
    for kind, table in DECIDED.items():
        lines += [n for name in decided[table] for (n,) in connection.execute(query, (kind, name))]
    connection.executemany("UPDATE custody SET slip = NULL WHERE n = ?", [(n,) for n in sorted(set(lines))])
    return sorted(set(lines))


def _bury(connection: apsw.Connection, of: str, hashes: Iterable[str], line: int) -> None:
    query = "INSERT OR IGNORE INTO tombstone (sha256, of, line) VALUES (?, ?, ?)"
    connection.executemany(query, [(one, of, line) for one in hashes])


def tombstone(connection: apsw.Connection, sha256: str, text_sha256: str) -> int | None:
    """The line that tells that this text was erased, or these bytes where they are the text; null where none does."""
    query = "SELECT line FROM tombstone WHERE sha256 = ? AND (of = 'text' OR ?) LIMIT 1"
    line = connection.execute(query, (text_sha256, sha256 == text_sha256)).get
    return line if isinstance(line, int) else None


def is_emptied(connection: apsw.Connection, sha256: str) -> bool:
    """Whether these bytes are not kept, as they hold a text that was erased."""
    query = "SELECT EXISTS (SELECT 1 FROM tombstone WHERE sha256 = ? AND of = 'bytes')"
    return bool(connection.execute(query, (sha256,)).get)


def bar(connection: apsw.Connection, sha256: str, line: int) -> None:
    """Sees to it that bytes which hold an erased text are not kept; within the caller's transaction."""
    _bury(connection, "bytes", [sha256], line)
    if connection.execute("SELECT EXISTS (SELECT 1 FROM original WHERE sha256 = ? AND size)", (sha256,)).get:
        _set(connection, PURGE, "due")


def purge_is_due(connection: apsw.Connection) -> bool:
    """Whether something was erased and the file may still hold traces of it."""
    return bool(connection.execute(f"SELECT EXISTS (SELECT 1 FROM meta WHERE name = '{PURGE}')").get)


def purge(connection: apsw.Connection, path: str) -> None:
    """Leaves no trace of what was erased in the file, nor in the log that SQLite keeps beside it.

    Raises ``DossierBusyError`` where somebody reads the dossier: then it is still due.
    """
    connection.pragma("secure_delete", True)
    with transaction(connection):
        connection.execute(
            """DELETE FROM dispatch WHERE NOT wanted AND id NOT IN (SELECT dispatch FROM listed);
               UPDATE original SET size = 0, data = x''
               WHERE sha256 IN (SELECT sha256 FROM tombstone WHERE of = 'bytes');
               DELETE FROM original WHERE NOT EXISTS (SELECT 1 FROM dispatch WHERE dispatch.sha256 = original.sha256);
               INSERT INTO sentence_index(sentence_index) VALUES ('optimize');"""
        )
    connection.execute("VACUUM")
    try:
        connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
    except (apsw.BusyError, apsw.LockedError):
        raise DossierBusyError(
            f"What was erased is gone from {path}, but SQLite's log beside it may hold traces while others read it",
            f"Stop what reads or serves it, then run: coranto add {path}",
        ) from None
    with transaction(connection):
        connection.execute(f"DELETE FROM meta WHERE name = '{PURGE}'")


def _set(connection: apsw.Connection, name: str, value: str) -> None:
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))
