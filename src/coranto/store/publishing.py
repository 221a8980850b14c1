"""Putting a new chronicle in the place of the old one: all of it within the caller's one transaction.

Only what changed is touched: blocks that are as they were keep their rows, and their documents their layers.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Final

import apsw

from coranto.model.annotation import Sentence
from coranto.model.codec import KIND_OF, Record, encode_rows
from coranto.model.resolved import EntityLink
from coranto.store.aliases import ALIASED_KINDS, ALIASED_LAYER_KINDS, Parts, entity_parts, parts_of, successors
from coranto.store.layers import Held, Listing, read_derived, read_dispatch, read_rows, shown_listing
from coranto.store.packing import pack

SENTENCE_BITS: Final = 24
"""A sentence's row in the full-text index is ``dispatch << 24 | number``: 16 million sentences a dispatch."""

CHUNK: Final = 64
"""Derived records that are deflated together: alike as they are, they take a fifth of what each would by itself."""

LOOSE: Final = 0
"""The number under which rows stand that belong to no block."""

Derived = Mapping[type[Record], tuple[Record, ...]]


@dataclass(frozen=True, slots=True)
class Made:
    """A block that was worked out: its key, its documents with their layers, and what dossier steps made of them."""

    key: str
    listing: Listing
    derived: Derived


@dataclass(frozen=True, slots=True)
class Edition:
    """A chronicle to be published."""

    kept: Set[str]
    """Keys of the blocks that stay as they are."""
    made: Sequence[Made]
    """The others."""
    loose: Derived
    """Rows that belong to no block: verdicts, and problems met in reading."""


def block_keys(connection: apsw.Connection) -> dict[str, int]:
    """The blocks of the chronicle as it stands: key and number."""
    return {key: number for number, key in connection.execute("SELECT id, key FROM block")}


def publish(connection: apsw.Connection, edition: Edition) -> None:
    """Shows the edition to readers who come after, and drops what it does not need."""
    dropped = [number for key, number in block_keys(connection).items() if key not in edition.kept]
    before = shown_listing(connection, dropped)
    after = {doc: held for made in edition.made for doc, held in made.listing.items()}
    old_parts = {kind: _old_parts(connection, kind, before, dropped) for kind in ALIASED_KINDS}
    _reindex(connection, before, after)
    _replace_blocks(connection, dropped, edition)
    _record_aliases(connection, old_parts, after, edition)
    _record_layer_aliases(connection, before, after)
    _show_layers(connection, before, after)
    _drop_unwanted(connection)


def _old_parts(connection: apsw.Connection, kind: str, before: Listing, blocks: Sequence[int]) -> Parts:
    names = _names(before)
    if kind == "entity":
        return entity_parts(_links(row for _, row in read_derived(connection, "entity_link", blocks)), names)
    return parts_of((row for _, row in read_derived(connection, kind, blocks)), names)


def _names(listing: Listing) -> dict[str, int]:
    return {doc: held.dispatch for doc, held in listing.items()}


def _links(records: Iterable[Record]) -> Iterator[EntityLink]:
    return (record for record in records if isinstance(record, EntityLink))


def _record_aliases(connection: apsw.Connection, old: Mapping[str, Parts], after: Listing, edition: Edition) -> None:
    names = _names(after)
    for kind in ALIASED_KINDS:
        stored = "entity_link" if kind == "entity" else kind
        rows = [row for made in edition.made for type_, rows in made.derived.items() if KIND_OF[type_].name == stored
                for row in rows]  # fmt: skip
        new = entity_parts(_links(rows), names) if kind == "entity" else parts_of(rows, names)
        _write_aliases(connection, kind, old[kind], new)


def _record_layer_aliases(connection: apsw.Connection, before: Listing, after: Listing) -> None:
    remade = _remade(before, after)
    for kind in ALIASED_LAYER_KINDS:
        old = parts_of(_rows(connection, (pair[0] for pair in remade), kind), _names(before))
        new = parts_of(_rows(connection, (pair[1] for pair in remade), kind), _names(after))
        _write_aliases(connection, kind, old, new)


def _remade(before: Listing, after: Listing) -> list[tuple[Held, Held]]:
    """Dispatches that stay but whose layers were made anew: only their records can change ids."""
    old = {held.dispatch: held for held in before.values()}
    pairs = [(old[held.dispatch], held) for held in after.values() if held.dispatch in old]
    return [(was, now) for was, now in pairs if was.layers != now.layers]


def _rows(connection: apsw.Connection, many: Iterable[Held], kind: str) -> Iterator[Record]:
    for held in many:
        yield from read_rows(connection, held.layers, kind)


def _write_aliases(connection: apsw.Connection, kind: str, old: Parts, new: Parts) -> None:
    connection.executemany("INSERT OR REPLACE INTO alias VALUES (?, ?, ?)", [(kind, *p) for p in successors(old, new)])
    # An id that lives again must lead to itself; so must one that lives on in another block.
    connection.executemany("DELETE FROM alias WHERE kind = ? AND old = ?", [(kind, name) for name in sorted(new)])
    living = "EXISTS (SELECT 1 FROM named WHERE named.kind = alias.kind AND named.id = alias.old)"
    gone = [(kind, name) for name in sorted(old.keys() - new.keys())]
    connection.executemany(f"DELETE FROM alias WHERE kind = ? AND old = ? AND {living}", gone)


def _reindex(connection: apsw.Connection, before: Listing, after: Listing) -> None:
    old = {held.dispatch: _sentence_layer(connection, held) for held in before.values()}
    new = {held.dispatch: _sentence_layer(connection, held) for held in after.values()}
    for dispatch in sorted(old.keys() - new.keys()):
        _unindex(connection, dispatch)
    for doc, held in after.items():
        if old.get(held.dispatch) != new[held.dispatch]:
            _unindex(connection, held.dispatch)
            _index(connection, doc, held)


def _sentence_layer(connection: apsw.Connection, held: Held) -> int | None:
    query = "SELECT 1 FROM rows WHERE layer = ? AND kind = 'sentence'"
    return next((layer for layer in held.layers if connection.execute(query, (layer,)).get), None)


def _index(connection: apsw.Connection, doc: str, held: Held) -> None:
    text = read_dispatch(connection, doc, held.dispatch).text
    sentences = (s for s in read_rows(connection, held.layers, "sentence") if isinstance(s, Sentence))
    connection.executemany(
        "INSERT INTO sentence_index(rowid, words) VALUES (?, ?)",
        [(held.dispatch << SENTENCE_BITS | n, text[s.start : s.end]) for n, s in enumerate(sentences)],
    )


def _unindex(connection: apsw.Connection, dispatch: int) -> None:
    first = dispatch << SENTENCE_BITS
    last = first | ((1 << SENTENCE_BITS) - 1)
    connection.execute("DELETE FROM sentence_index WHERE rowid BETWEEN ? AND ?", (first, last))


def _show_layers(connection: apsw.Connection, before: Listing, after: Listing) -> None:
    old, new = ({layer for held in listing.values() for layer in held.layers} for listing in (before, after))
    connection.executemany("UPDATE layer SET shown = 0 WHERE id = ?", [(row,) for row in sorted(old - new)])
    connection.executemany("UPDATE layer SET shown = 1 WHERE id = ?", [(row,) for row in sorted(new - old)])
    connection.execute("DELETE FROM layer WHERE NOT shown")


def _replace_blocks(connection: apsw.Connection, dropped: Sequence[int], edition: Edition) -> None:
    gone = [(number,) for number in dropped]
    for table in ("derived", "named", "listed"):
        connection.executemany(f"DELETE FROM {table} WHERE block = ?", gone)
    connection.executemany("DELETE FROM block WHERE id = ?", gone)
    connection.execute("DELETE FROM derived WHERE block = ?; DELETE FROM named WHERE block = ?", (LOOSE, LOOSE))
    _insert_derived(connection, LOOSE, edition.loose)
    for made in edition.made:
        connection.execute("INSERT INTO block (key) VALUES (?)", (made.key,))
        number = connection.last_insert_rowid()
        rows = [(doc, held.dispatch, number) for doc, held in made.listing.items()]
        connection.executemany("INSERT INTO listed (doc, dispatch, block) VALUES (?, ?, ?)", rows)
        _insert_derived(connection, number, made.derived)


def _insert_derived(connection: apsw.Connection, block: int, derived: Derived) -> None:
    for kind, records in derived.items():
        name = KIND_OF[kind].name
        for chunk, first in enumerate(range(0, len(records), CHUNK)):
            few = records[first : first + CHUNK]
            packed = pack(encode_rows(few))
            query = "INSERT INTO derived (block, kind, chunk, n, size, data) VALUES (?, ?, ?, ?, ?, ?)"
            connection.execute(query, (block, name, chunk, len(few), *packed))
            ids = [(name, named, block, chunk) for r in few if (named := getattr(r, "id", None)) is not None]
            connection.executemany("INSERT OR IGNORE INTO named (kind, id, block, chunk) VALUES (?, ?, ?, ?)", ids)


def _drop_unwanted(connection: apsw.Connection) -> None:
    connection.execute("DELETE FROM refusal WHERE NOT wanted; DELETE FROM dispatch WHERE NOT wanted")
    if connection.changes():
        connection.execute(
            "DELETE FROM original WHERE NOT EXISTS (SELECT 1 FROM dispatch WHERE dispatch.sha256 = original.sha256)"
        )
