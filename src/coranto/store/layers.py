"""Which stored layers make up a dossier, and what they hold: the one place that reads dispatches and rows."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import apsw
import msgspec

from coranto.model.codec import KIND_NAMED, KIND_OF, Record, decode_rows
from coranto.model.source import Dispatch, Metadata
from coranto.store.connection import sound
from coranto.store.packing import Packed, unpack
from coranto.text.folding import characters

LAYER_KINDS: Final = frozenset(
    {"sentence", "mention", "time", "place", "quantity", "claim", "gap", "event_mention", "figure"}
    | {"fingerprint", "gist", "marking", "time_expression"}
)
"""Kinds that document steps give; the others are derived from the whole dossier. A layer also keeps, as ``problem``,
what went wrong while it was made: these become part of the dossier's derived list of problems."""

_metadata: Final = msgspec.json.Decoder(Metadata)


@dataclass(frozen=True, slots=True)
class PackedRows:
    """All records of one kind that one phase made of one dispatch, in canonical order."""

    kind: str
    n: int
    packed: Packed

    @classmethod
    def of(cls, kind: str, n: int, size: int, data: bytes) -> "PackedRows":
        """The rows as the table ``rows`` has them."""
        return cls(kind, n, Packed(size, data))

    def records(self) -> tuple[Record, ...]:
        """The records, decoded."""
        return decode_rows(self.kind, unpack(*self.packed))


@dataclass(frozen=True, slots=True)
class Held:
    """A listed dispatch by its row id, and the ids of its layers, in the order of the phases."""

    dispatch: int
    layers: tuple[int, ...]


Listing = Mapping[str, Held]
"""What a dossier consists of: documents by name, sorted."""


def shown_listing(connection: apsw.Connection, blocks: Iterable[int] | None = None) -> dict[str, Held]:
    """The documents of the chronicle as it stands, sorted by name, each with its layers; of some blocks, or of all."""
    where = "" if blocks is None else f"WHERE listed.block IN ({_listed(blocks)})"
    return dict(sorted(_shown(connection, where).items()))


def shown_document(connection: apsw.Connection, doc: str) -> Held:
    """One of them, found without looking at the rest; raises ``KeyError``."""
    return _shown(connection, "WHERE doc = ?", characters(doc))[doc]


def _shown(connection: apsw.Connection, where: str, *asked: str) -> dict[str, Held]:
    listing: dict[str, Held] = {}
    query = f"""
        SELECT doc, listed.dispatch, layer.id FROM listed
        LEFT JOIN layer ON layer.dispatch = listed.dispatch AND layer.shown {where} ORDER BY doc, layer.phase
    """
    with sound(connection):
        for doc, dispatch, layer in connection.execute(query, asked):
            before = listing[doc].layers if doc in listing else ()
            listing[doc] = Held(dispatch, before if layer is None else (*before, layer))
    return listing


def _listed(numbers: Iterable[int]) -> str:
    """Numbers for SQL: there may be more of them than a statement can have parameters."""
    return ", ".join(map(str, map(int, numbers)))


def read_dispatch(connection: apsw.Connection, doc: str, row: int) -> Dispatch:
    """The dispatch of that row id, under the name that the dossier lists it by."""
    query = """
        SELECT dispatch.sha256, text_sha256, metadata, coalesce(text, data),
               CASE WHEN text IS NULL THEN original.size ELSE dispatch.size END
        FROM dispatch JOIN original USING (sha256) WHERE id = ?
    """
    with sound(connection):
        ((sha256, text_sha256, metadata, data, size),) = connection.execute(query, (row,))
        text = unpack(size, data).decode()
        return Dispatch(doc, sha256, text_sha256, text, _metadata.decode(metadata))


def read_rows(connection: apsw.Connection, layers: Iterable[int], kind: str) -> Iterator[Record]:
    """The records of one kind in the layers given, layer by layer."""
    with sound(connection):
        for layer in layers:
            query = "SELECT size, data FROM rows WHERE layer = ? AND kind = ?"
            for size, data in connection.execute(query, (layer, kind)):
                yield from decode_rows(kind, unpack(size, data))


def read_derived(
    connection: apsw.Connection, kind: str, blocks: Iterable[int] | None = None
) -> Iterator[tuple[int, Record]]:
    """The derived records of one kind, each with its block; in canonical order within a block."""
    where = "" if blocks is None else f"AND block IN ({_listed(blocks)})"
    query = f"SELECT block, size, data FROM derived WHERE kind = ? {where} ORDER BY block, chunk"
    with sound(connection):
        for block, size, data in connection.execute(query, (kind,)):
            for record in decode_rows(kind, unpack(size, data)):
                yield block, record


def read_named(connection: apsw.Connection, kind: str, name: str) -> Record | None:
    """The derived record of that kind and id."""
    query = "SELECT size, data FROM derived JOIN named USING (kind, block, chunk) WHERE kind = ? AND id = ?"
    with sound(connection):
        for size, data in connection.execute(query, (kind, name)):
            rows = decode_rows(kind, unpack(size, data))
            return next((record for record in rows if getattr(record, "id", None) == name), None)
    return None


def read_packed(connection: apsw.Connection, layers: Iterable[int]) -> Iterator[PackedRows]:
    """All rows of the layers given, still packed."""
    for layer in layers:
        query = "SELECT kind, n, size, data FROM rows WHERE layer = ? ORDER BY kind"
        for kind, n, size, data in connection.execute(query, (layer,)):
            yield PackedRows.of(kind, n, size, data)


class LayerRows(Mapping[type[Record], tuple[Record, ...]]):
    """The records of one document by type, each type decoded when it is first asked for."""

    def __init__(
        self,
        connection: apsw.Connection,
        held: Held,
        loose: Mapping[type[Record], tuple[Record, ...]],
        change: Callable[[Record], Record] | None = None,
    ) -> None:
        """``loose``: records about this document that dossier steps made, its ``document`` for one."""
        self._connection = connection
        self._held = held
        self._change = change
        self._read: dict[type[Record], tuple[Record, ...]] = dict(loose)

    def __getitem__(self, kind: type[Record]) -> tuple[Record, ...]:
        if kind not in self._read:
            if KIND_OF[kind].name not in LAYER_KINDS:
                raise KeyError(kind)
            rows = read_rows(self._connection, self._held.layers, KIND_OF[kind].name)
            self._read[kind] = tuple(rows if self._change is None else map(self._change, rows))
        return self._read[kind]

    def __iter__(self) -> Iterator[type[Record]]:
        layered = {KIND_NAMED[name].record for name in LAYER_KINDS}
        return iter([kind for kind in KIND_OF if kind in layered or kind in self._read])

    def __len__(self) -> int:
        return sum(1 for _ in self)
