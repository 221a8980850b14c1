"""Putting a new chronicle in the place of the old one: all of it within the caller's one transaction.

Only what changed is touched: blocks that are as they were keep their rows, and their documents their layers.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import apsw

from coranto.model.annotation import Sentence
from coranto.model.codec import Record
from coranto.model.resolved import EntityLink
from coranto.model.support import Partition
from coranto.store.aliases import ALIASED_KINDS, ALIASED_LAYER_KINDS, Parts, entity_parts, parts_of, successors
from coranto.store.layers import read_derived, read_dispatch, read_rows
from coranto.store.staging import Derived, clear, insert_derived, numbers

SENTENCE_BITS: Final = 24
"""A sentence's row in the full-text index is ``dispatch << 24 | number``: 16 million sentences a dispatch."""

LOOSE: Final = 0
"""The number under which rows stand that belong to no block."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A chronicle to be published: the blocks that are staged, and those that stand and are not dropped."""

    dropped: Sequence[int]
    """Numbers of the blocks that go."""
    loose: Derived
    """Rows that belong to no block: verdicts, and problems met in reading."""


def block_keys(connection: apsw.Connection) -> dict[str, int]:
    """The blocks of the chronicle as it stands: key and number."""
    return {key: number for number, key in connection.execute("SELECT id, key FROM block")}


def weights(connection: apsw.Connection, blocks: Iterable[int]) -> dict[str, tuple[int, int]]:
    """How many derived records of each kind some blocks have, and how many bytes as JSON."""
    found: dict[str, tuple[int, int]] = {}
    query = "SELECT kind, n, size FROM derived WHERE block = ?"
    for number in blocks:
        for kind, n, size in connection.execute(query, (number,)):
            records, total = found.get(kind, (0, 0))
            found[kind] = records + n, total + size
    return found


def publish(connection: apsw.Connection, edition: Edition) -> None:
    """Shows the edition to readers who come after, and drops what it does not need."""
    _remember(connection, edition.dropped)
    _reindex(connection)
    first = _replace_blocks(connection, edition)
    for old, new in _successions(connection):
        _record_aliases(connection, old, [first + number for number in new])
    connection.executemany("DELETE FROM derived WHERE block = ?", [(number,) for number in edition.dropped])
    _record_layer_aliases(connection)
    # An id that lives again must lead to itself.
    connection.execute("DELETE FROM alias WHERE (kind, old) IN (SELECT kind, id FROM staged_named)")
    _show_layers(connection)
    _drop_unwanted(connection)
    clear(connection)


def _remember(connection: apsw.Connection, dropped: Iterable[int]) -> None:
    """Sets beside what is staged the documents that the blocks to be dropped have now, with their layers."""
    own = "SELECT id FROM layer WHERE layer.dispatch = listed.dispatch AND shown ORDER BY phase"
    query = f"""
        INSERT INTO replaced SELECT doc, dispatch, block, (SELECT group_concat(id, ' ') FROM ({own}))
        FROM listed WHERE block = ?
    """
    connection.executemany(query, [(number,) for number in dropped])


def _successions(connection: apsw.Connection) -> Iterator[tuple[list[int], list[int]]]:
    """Blocks that are dropped and staged ones that have their dispatches, as few of them together as may be."""
    tied: Partition[tuple[bool, int]] = Partition()
    found: set[tuple[bool, int]] = set()
    query = "SELECT DISTINCT replaced.block, staged_listed.block FROM replaced JOIN staged_listed USING (dispatch)"
    for old, new in connection.execute(query):
        tied.join((False, old), (True, new))
        found |= {(False, old), (True, new)}
    for group in tied.groups(sorted(found)):
        yield [number for new, number in group if not new], [number for new, number in group if new]


def _parts(connection: apsw.Connection, kind: str, blocks: Sequence[int], names: Mapping[str, int]) -> Parts:
    if kind == "entity":
        return entity_parts(_links(row for _, row in read_derived(connection, "entity_link", blocks)), names)
    return parts_of((row for _, row in read_derived(connection, kind, blocks)), names)


def _links(records: Iterable[Record]) -> Iterator[EntityLink]:
    return (record for record in records if isinstance(record, EntityLink))


def _record_aliases(connection: apsw.Connection, old: Sequence[int], new: Sequence[int]) -> None:
    """Tells where the ids of blocks that are dropped lead to in those that took their place; ``new``: as published."""
    names = {
        table: {
            doc: dispatch
            for number in blocks
            for doc, dispatch in connection.execute(f"SELECT doc, dispatch FROM {table} WHERE block = ?", (number,))
        }
        for table, blocks in (("replaced", old), ("listed", new))
    }
    for kind in ALIASED_KINDS:
        parts = (
            _parts(connection, kind, blocks, names[table]) for table, blocks in (("replaced", old), ("listed", new))
        )
        _write_aliases(connection, kind, *parts)


def _record_layer_aliases(connection: apsw.Connection) -> None:
    """Dispatches that stay but whose layers were made anew: only their records can change ids."""
    query = """
        SELECT replaced.doc, replaced.layers, staged_listed.doc, staged_listed.layers, dispatch
        FROM replaced JOIN staged_listed USING (dispatch) WHERE replaced.layers IS NOT staged_listed.layers
    """
    for was, old, now, new, dispatch in connection.execute(query):
        for kind in ALIASED_LAYER_KINDS:
            parts = (
                parts_of(read_rows(connection, numbers(layers), kind), {doc: dispatch})
                for doc, layers in ((was, old), (now, new))
            )
            _write_aliases(connection, kind, *parts)


def _write_aliases(connection: apsw.Connection, kind: str, old: Parts, new: Parts) -> None:
    connection.executemany("INSERT OR REPLACE INTO alias VALUES (?, ?, ?)", [(kind, *p) for p in successors(old, new)])
    # So must an id that lives on in another block, and one of a layer that lives again.
    living = "EXISTS (SELECT 1 FROM named WHERE named.kind = alias.kind AND named.id = alias.old)"
    gone = [(kind, name) for name in sorted(old.keys() - new.keys())]
    connection.executemany(f"DELETE FROM alias WHERE kind = ? AND old = ? AND {living}", gone)
    if kind in ALIASED_LAYER_KINDS:
        connection.executemany("DELETE FROM alias WHERE kind = ? AND old = ?", [(kind, name) for name in sorted(new)])


def _reindex(connection: apsw.Connection) -> None:
    query = "SELECT dispatch FROM replaced WHERE dispatch NOT IN (SELECT dispatch FROM staged_listed)"
    for (dispatch,) in connection.execute(query):
        _unindex(connection, dispatch)
    query = """
        SELECT staged_listed.doc, dispatch, staged_listed.layers, replaced.layers
        FROM staged_listed LEFT JOIN replaced USING (dispatch)
    """
    for doc, dispatch, layers, before in connection.execute(query):
        layer = _sentence_layer(connection, numbers(layers))
        if before is None or layer != _sentence_layer(connection, numbers(before)):
            _unindex(connection, dispatch)
            _index(connection, doc, dispatch, layer)


def _sentence_layer(connection: apsw.Connection, layers: Sequence[int]) -> int | None:
    query = "SELECT 1 FROM rows WHERE layer = ? AND kind = 'sentence'"
    return next((layer for layer in layers if connection.execute(query, (layer,)).get), None)


def _index(connection: apsw.Connection, doc: str, dispatch: int, layer: int | None) -> None:
    if layer is None:
        return
    text = read_dispatch(connection, doc, dispatch).text
    sentences = (s for s in read_rows(connection, (layer,), "sentence") if isinstance(s, Sentence))
    connection.executemany(
        "INSERT INTO sentence_index(rowid, words) VALUES (?, ?)",
        [(dispatch << SENTENCE_BITS | n, text[s.start : s.end]) for n, s in enumerate(sentences)],
    )


def _unindex(connection: apsw.Connection, dispatch: int) -> None:
    first = dispatch << SENTENCE_BITS
    last = first | ((1 << SENTENCE_BITS) - 1)
    connection.execute("DELETE FROM sentence_index WHERE rowid BETWEEN ? AND ?", (first, last))


def _show_layers(connection: apsw.Connection) -> None:
    connection.execute(
        """UPDATE layer SET shown = 0
           WHERE shown AND dispatch IN (SELECT dispatch FROM replaced) AND id NOT IN (SELECT id FROM staged_layer);
           UPDATE layer SET shown = 1 WHERE NOT shown AND id IN (SELECT id FROM staged_layer);
           DELETE FROM layer WHERE NOT shown"""
    )


def _replace_blocks(connection: apsw.Connection, edition: Edition) -> int:
    """The number that was added to those of staged blocks. What dropped ones derived stays until it is followed."""
    gone = [(number,) for number in edition.dropped]
    for table in ("named", "listed"):
        connection.executemany(f"DELETE FROM {table} WHERE block = ?", gone)
    connection.executemany("DELETE FROM block WHERE id = ?", gone)
    connection.execute("DELETE FROM derived WHERE block = ?; DELETE FROM named WHERE block = ?", (LOOSE, LOOSE))
    insert_derived(connection, LOOSE, edition.loose)
    first = int(
        connection.execute("SELECT max(coalesce(max(id), 0), ?) FROM block", (max(edition.dropped, default=0),)).get
    )
    connection.execute("INSERT INTO block (id, key) SELECT id + ?, key FROM staged_block ORDER BY id", (first,))
    for table, fields, order in (
        ("listed", "doc, dispatch", "doc"),
        ("derived", "kind, chunk, n, size, data", "rowid"),
        ("named", "kind, id, chunk", "kind, id, block"),
    ):
        query = f"INSERT OR IGNORE INTO {table} (block, {fields}) SELECT block + ?, {fields} FROM staged_{table}"
        connection.execute(f"{query} ORDER BY {order}", (first,))
    return first


def _drop_unwanted(connection: apsw.Connection) -> None:
    connection.execute("DELETE FROM refusal WHERE NOT wanted; DELETE FROM dispatch WHERE NOT wanted")
    if connection.changes():
        connection.execute(
            "DELETE FROM original WHERE NOT EXISTS (SELECT 1 FROM dispatch WHERE dispatch.sha256 = original.sha256)"
        )
