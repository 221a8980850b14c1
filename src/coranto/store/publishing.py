"""Putting a new chronicle in the place of the old one: all of it within the caller's one transaction."""

from collections.abc import Iterable, Iterator, Mapping
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

Derived = Mapping[type[Record], tuple[Record, ...]]


def publish(connection: apsw.Connection, listing: Listing, derived: Derived) -> None:
    """Shows ``listing`` and ``derived`` to readers who come after, and drops what neither needs."""
    before = shown_listing(connection)
    _record_aliases(connection, before, listing, derived)
    _reindex(connection, before, listing)
    _show_layers(connection, listing)
    _replace_listed(connection, listing)
    _replace_derived(connection, derived)
    _drop_unwanted(connection)


def _record_aliases(connection: apsw.Connection, before: Listing, after: Listing, derived: Derived) -> None:
    old_names = {doc: held.dispatch for doc, held in before.items()}
    new_names = {doc: held.dispatch for doc, held in after.items()}
    by_name = {KIND_OF[kind].name: records for kind, records in derived.items()}
    for kind in ALIASED_KINDS:
        if kind == "entity":
            old = entity_parts(_links(read_derived(connection, "entity_link")), old_names)
            new = entity_parts(_links(by_name.get("entity_link", ())), new_names)
        else:
            old = parts_of(read_derived(connection, kind), old_names)
            new = parts_of(by_name.get(kind, ()), new_names)
        _write_aliases(connection, kind, old, new)
    remade = _remade(before, after)
    for kind in ALIASED_LAYER_KINDS:
        old = parts_of(_rows(connection, (pair[0] for pair in remade), kind), old_names)
        new = parts_of(_rows(connection, (pair[1] for pair in remade), kind), new_names)
        _write_aliases(connection, kind, old, new)


def _links(records: Iterable[Record]) -> Iterator[EntityLink]:
    return (record for record in records if isinstance(record, EntityLink))


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
    # An id that lives again must lead to itself.
    connection.executemany("DELETE FROM alias WHERE kind = ? AND old = ?", [(kind, name) for name in sorted(new)])


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


def _show_layers(connection: apsw.Connection, listing: Listing) -> None:
    wanted = {layer for held in listing.values() for layer in held.layers}
    shown = {row: bool(flag) for row, flag in connection.execute("SELECT id, shown FROM layer")}
    connection.executemany("DELETE FROM layer WHERE id = ?", [(row,) for row in sorted(shown.keys() - wanted)])
    fresh = sorted(row for row in wanted if not shown[row])
    connection.executemany("UPDATE layer SET shown = 1 WHERE id = ?", [(row,) for row in fresh])


def _replace_listed(connection: apsw.Connection, listing: Listing) -> None:
    connection.execute("DELETE FROM listed")
    rows = [(doc, held.dispatch) for doc, held in listing.items()]
    connection.executemany("INSERT INTO listed VALUES (?, ?)", rows)


def _replace_derived(connection: apsw.Connection, derived: Derived) -> None:
    connection.execute("DELETE FROM derived; DELETE FROM named")
    for kind, records in derived.items():
        name = KIND_OF[kind].name
        for chunk, first in enumerate(range(0, len(records), CHUNK)):
            few = records[first : first + CHUNK]
            packed = pack(encode_rows(few))
            connection.execute("INSERT INTO derived VALUES (?, ?, ?, ?, ?)", (name, chunk, len(few), *packed))
            ids = [(name, named, chunk) for record in few if (named := getattr(record, "id", None)) is not None]
            connection.executemany("INSERT OR IGNORE INTO named VALUES (?, ?, ?)", ids)


def _drop_unwanted(connection: apsw.Connection) -> None:
    connection.execute("""
        DELETE FROM refusal WHERE NOT wanted;
        DELETE FROM dispatch WHERE NOT wanted;
        DELETE FROM original WHERE NOT EXISTS (SELECT 1 FROM dispatch WHERE dispatch.sha256 = original.sha256);
    """)
