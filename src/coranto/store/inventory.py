"""What lies in a dossier, kind by kind: how many records, how many bytes as JSON, how many of the file."""

from dataclasses import dataclass
from typing import Final

import apsw

_TABLES: Final = {
    "original": "SELECT 'original', count(*), coalesce(sum(size), 0), coalesce(sum(length(data)), 0) FROM original",
    "text": """SELECT 'text', count(*), coalesce(sum(size), 0), coalesce(sum(length(text)), 0) FROM dispatch
               WHERE text IS NOT NULL""",
    "rows": "SELECT kind, sum(n), sum(size), sum(length(data)) FROM rows WHERE kind != 'problem' GROUP BY kind",
    "derived": "SELECT kind, sum(n), sum(size), sum(length(data)) FROM derived GROUP BY kind",
}
"""Texts that are their originals are kept once, as these."""


@dataclass(frozen=True, slots=True)
class Kept:
    """All of one kind."""

    kind: str
    """Of record; or original: the bytes as given; or text: what was extracted from them, where it is not the same."""
    n: int
    bytes: int
    """As given, or as JSON."""
    stored: int
    """Deflated, as the file has them."""


def kept(connection: apsw.Connection) -> tuple[Kept, ...]:
    """What is stored, the largest first; reads through the whole file."""
    found = [Kept(*row) for query in _TABLES.values() for row in connection.execute(query)]
    return tuple(sorted((one for one in found if one.n), key=lambda one: (-one.stored, one.kind)))


def waiting(connection: apsw.Connection) -> int:
    """Dispatches that were taken in and are not in the chronicle yet: a build was interrupted, or is under way."""
    query = "SELECT (SELECT count(*) FROM dispatch) - (SELECT count(*) FROM listed)"
    return int(connection.execute(query).get)


def block_sizes(connection: apsw.Connection) -> list[int]:
    """How many documents each block has, the largest first."""
    return [n for (n,) in connection.execute("SELECT count(*) FROM listed GROUP BY block ORDER BY 1 DESC")]
