"""Blocks that are worked out and not yet published, in tables that SQLite keeps in a file of its own and throws away.

So that no run holds the records of more than a few blocks, however many it works out; and that the dossier itself is
written to once, when all of them are there.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import apsw

from coranto.model.codec import KIND_OF, Record, encode_rows
from coranto.store.connection import transaction
from coranto.store.layers import Listing
from coranto.store.packing import pack

CHUNK: Final = 64
"""Derived records that are deflated together: alike as they are, they take a fifth of what each would by itself."""

Derived = Mapping[type[Record], tuple[Record, ...]]

TABLES: Final = """
CREATE TEMP TABLE IF NOT EXISTS staged_block (id INTEGER PRIMARY KEY, key TEXT);
CREATE TEMP TABLE IF NOT EXISTS staged_listed (doc TEXT, dispatch INTEGER PRIMARY KEY, block INTEGER, layers TEXT);
CREATE TEMP TABLE IF NOT EXISTS replaced (doc TEXT, dispatch INTEGER PRIMARY KEY, block INTEGER, layers TEXT);
CREATE INDEX IF NOT EXISTS temp.replaced_block ON replaced(block);
CREATE TEMP TABLE IF NOT EXISTS staged_layer (id INTEGER PRIMARY KEY);
CREATE TEMP TABLE IF NOT EXISTS staged_derived (block INTEGER, kind TEXT, chunk INTEGER, n INTEGER, size INTEGER, data BLOB);
CREATE TEMP TABLE IF NOT EXISTS staged_named (kind TEXT, id TEXT, block INTEGER, chunk INTEGER);
"""  # noqa: E501
NAMES: Final = ("staged_block", "staged_listed", "replaced", "staged_layer", "staged_derived", "staged_named")


@dataclass(frozen=True, slots=True)
class Made:
    """A block that was worked out: its key, its documents with their layers, and what dossier steps made of them."""

    key: str
    listing: Listing
    derived: Derived


def clear(connection: apsw.Connection) -> None:
    """Leaves nothing staged, and room for what will be."""
    connection.execute(TABLES + "".join(f"DELETE FROM temp.{name};" for name in NAMES))


def stage(connection: apsw.Connection, blocks: Iterable[Made]) -> None:
    """Keeps blocks until they are published; the dossier is as it was."""
    with transaction(connection, "BEGIN"):
        for made in blocks:
            connection.execute("INSERT INTO staged_block (key) VALUES (?)", (made.key,))
            number = connection.last_insert_rowid()
            rows = [(doc, held.dispatch, number, " ".join(map(str, held.layers))) for doc, held in made.listing.items()]
            connection.executemany("INSERT INTO staged_listed VALUES (?, ?, ?, ?)", rows)
            layers = [(layer,) for held in made.listing.values() for layer in held.layers]
            connection.executemany("INSERT INTO staged_layer VALUES (?)", layers)
            insert_derived(connection, number, made.derived, "temp.staged_")


def insert_derived(connection: apsw.Connection, block: int, derived: Derived, tables: str = "") -> None:
    """Puts records of a block into the tables ``derived`` and ``named``, or those of that prefix."""
    for kind, records in derived.items():
        name = KIND_OF[kind].name
        for chunk, first in enumerate(range(0, len(records), CHUNK)):
            few = records[first : first + CHUNK]
            packed = pack(encode_rows(few))
            query = f"INSERT INTO {tables}derived (block, kind, chunk, n, size, data) VALUES (?, ?, ?, ?, ?, ?)"
            connection.execute(query, (block, name, chunk, len(few), *packed))
            ids = [(name, named, block, chunk) for r in few if (named := getattr(r, "id", None)) is not None]
            query = f"INSERT OR IGNORE INTO {tables}named (kind, id, block, chunk) VALUES (?, ?, ?, ?)"
            connection.executemany(query, ids)


def numbers(layers: str | None) -> tuple[int, ...]:
    """The layers of a document, as the tables list them."""
    return tuple(map(int, (layers or "").split()))
