"""One consistent snapshot of a dossier: the chronicle as it stood when the snapshot was taken."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TypeVar, cast

import apsw

from coranto.model.annotation import Place
from coranto.model.codec import KIND_NAMED, KIND_OF, KINDS, Record, encode_line, header_line
from coranto.model.corpus import Folio
from coranto.model.errors import DossierUnfinishedError
from coranto.model.grade import Grade, Grading
from coranto.model.judgement import Judgement
from coranto.model.resolved import EntityLink, Series
from coranto.model.source import Dispatch
from coranto.store.connection import open_to_read, sound, translated
from coranto.store.corpus import BareCorpus, Lazily, StoreCorpus
from coranto.store.custody import Line, read_log
from coranto.store.judgements import read_gradings, read_judgements
from coranto.store.layers import (
    LAYER_KINDS,
    Held,
    read_derived,
    read_dispatch,
    read_named,
    read_rows,
    shown_document,
    shown_listing,
)
from coranto.store.linking import LINKED_KINDS, Links, linked, links_of
from coranto.store.packing import unpack
from coranto.store.schema import VERSION, version_of
from coranto.store.settling import Rows, Settled
from coranto.store.writer import WHOLE, open_writer
from coranto.text.folding import characters
from coranto.text.names import fold_name

R = TypeVar("R", bound=Record)


class Reader:
    """A dossier as it stood when this was opened, whatever a writer does meanwhile. Get one from ``open_reader``."""

    def __init__(self, connection: apsw.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path
        self.refresh()

    def refresh(self) -> None:
        """Moves on to the newest chronicle."""
        self.forget()
        with translated(self.path):
            if self.connection.in_transaction:
                self.connection.execute("COMMIT")
            self.connection.execute("BEGIN")
            self.state = self.connection.execute("SELECT value FROM meta WHERE name = 'state'").get
            self.published = self.connection.execute("SELECT value FROM meta WHERE name = 'inputs'").get is not None

    def forget(self) -> None:
        """Lets go of what was read and kept, some of which holds on to the reader."""
        for name in ("blocks", "listing", "links", "_settled"):
            self.__dict__.pop(name, None)

    def meta(self, name: str) -> str | None:
        """A fact the dossier keeps about itself."""
        with translated(self.path):
            value = self.connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).get
        return value if isinstance(value, str) else None

    def require_published(self) -> None:
        """Raises ``DossierUnfinishedError`` where no chronicle was ever published."""
        if not self.published:
            raise DossierUnfinishedError(
                f"{self.path} is unfinished: its first build was interrupted", f"Finish it: coranto add {self.path}"
            )

    @property
    def unfinished(self) -> bool:
        """Whether something was taken in that is not yet worked into the chronicle."""
        return not self.published or self.state != WHOLE

    @cached_property
    def listing(self) -> Mapping[str, Held]:
        """The documents of the chronicle, sorted by name."""
        self.require_published()
        with translated(self.path):
            return shown_listing(self.connection)

    @cached_property
    def blocks(self) -> tuple[tuple[str, ...], ...]:
        """The documents that were resolved together, block by block, each sorted; blocks by their first."""
        self.require_published()
        found: dict[int, list[str]] = {}
        with translated(self.path):
            for doc, block in self.connection.execute("SELECT doc, block FROM listed ORDER BY doc"):
                found.setdefault(block, []).append(doc)
        return tuple(sorted(map(tuple, found.values())))

    def held(self, doc: str) -> Held:
        """What is held of a document of the chronicle, whose others are not read for it; raises ``KeyError``."""
        if "listing" in self.__dict__:
            return self.listing[doc]
        with translated(self.path):
            return shown_document(self.connection, doc)

    def where(self, doc: str, local: str) -> str | None:
        """The point that a document's own name for a place means most often, null where none is known."""
        named = fold_name(local)
        points: Counter[str] = Counter()
        try:
            layers = self.held(doc).layers
        except KeyError:
            return None
        for row in read_rows(self.connection, layers, "place"):
            if isinstance(row, Place) and row.lat is not None and fold_name(row.text) == named:
                points[f"{row.lat} {row.lon}"] += 1
        return min(points, key=lambda point: (-points[point], point), default=None)

    @cached_property
    def _settled(self) -> Settled:
        """What dossier steps made, of all blocks."""
        blocks = self.connection.execute("SELECT count(*) FROM block").get
        rows: Rows = lambda kind: read_derived(self.connection, KIND_OF[kind].name)  # noqa: E731  one for each snapshot
        return Settled(rows, self.where, several=int(blocks) > 1)

    @cached_property
    def links(self) -> Links:
        """Which entity a document's own name stands for, and which series a figure is in."""
        entity_links = (r for r in self.stored(EntityLink))
        return links_of(entity_links, self.stored(Series))

    def judgements(self) -> tuple[Judgement, ...]:
        """All verdicts on names, in the order in which they were given, those taken back among them."""
        with translated(self.path):
            return read_judgements(self.connection)

    def gradings(self) -> tuple[Grading, ...]:
        """All grades and undos of grades, in the order in which they were given."""
        with translated(self.path):
            return read_gradings(self.connection)

    def log(self) -> tuple[Line, ...]:
        """The log of custody, from its first line."""
        with translated(self.path):
            return tuple(read_log(self.connection))

    def dispatch(self, doc: str) -> Dispatch:
        """The dispatch of that name; raises ``KeyError``."""
        held = self.held(doc)
        with translated(self.path):
            return read_dispatch(self.connection, doc, held.dispatch)

    def folio(self, doc: str) -> Folio:
        """One document with the records of its layers, not linked; raises ``KeyError``."""
        return StoreCorpus(self.connection, {doc: self.held(doc)}, {}).folio(doc)

    def original(self, sha256: str) -> tuple[str, bytes]:
        """The media type and the bytes of an original; raises ``KeyError``, also where the bytes were erased."""
        with translated(self.path):
            query = "SELECT media_type, size, data FROM original WHERE sha256 = ? AND length(data)"
            for media_type, size, data in self.connection.execute(query, (sha256,)):
                with sound(self.connection):
                    return media_type, unpack(size, data)
        raise KeyError(sha256)

    def stored(self, kind: type[R]) -> Iterator[R]:
        """Every record of one type as stored, in canonical order, not yet linked."""
        name = KIND_OF[cast(type[Record], kind)].name
        listing = self.listing
        with translated(self.path):
            if name in LAYER_KINDS:
                for held in listing.values():
                    yield from cast(Iterator[R], read_rows(self.connection, held.layers, name))
            elif kind is Grading:
                yield from cast(Iterator[R], self.gradings())
            elif kind is Grade:
                yield from cast(Iterator[R], self.corpus().all(Grade) if self.gradings() else ())
            else:
                yield from self._settled.of(kind)

    def records(self, kind: type[R]) -> Iterator[R]:
        """Every record of one type in canonical order, linked."""
        if kind not in LINKED_KINDS:
            return self.stored(kind)
        links = self.links
        return (linked(record, links) for record in self.stored(kind))

    def corpus(self, *, lazily: bool = False) -> StoreCorpus:
        """The dossier as views see it: every record linked.

        ``lazily``: what dossier steps made is read when it is asked for too; only while this stays at its snapshot.
        """
        kinds = [kind.record for kind in KINDS if kind.name not in LAYER_KINDS and kind.record is not Grade]
        derived = Lazily(kinds, self.stored) if lazily else {kind: tuple(self.stored(kind)) for kind in kinds}
        links = self.links
        return StoreCorpus(self.connection, self.listing, derived, lambda record: linked(record, links))

    def bare(self) -> BareCorpus:
        """The dossier's records neither linked nor settled: enough to look up an id or a passage in, at once."""
        return BareCorpus(self.connection, self.listing)

    def named(self, kind: str, asked: str) -> list[Record]:
        """The record of a derived kind with that id; else those, two at most, whose id begins so or once did.

        An id that is gone leads to the record that took its place, by the alias table, however many steps on.
        """
        asked = characters(asked)
        with translated(self.path):
            ids = self._ids("SELECT id FROM named WHERE kind = ? AND id = ?", kind, asked)
            begins = "substr({0}, 1, length(?2)) = ?2 AND {0} >= ?2"
            if not ids:
                ids = self._ids(f"SELECT id FROM named WHERE kind = ?1 AND {begins.format('id')}", kind, asked)
                old = self._ids(f"SELECT old FROM alias WHERE kind = ?1 AND {begins.format('old')}", kind, asked)
                ids = sorted({*ids, *(self._successor(kind, one) for one in old)})
            return self._shown(kind, asked, ids)[:2]

    def _shown(self, kind: str, asked: str, ids: Sequence[str]) -> list[Record]:
        """The records of these ids as the dossier shows them, where blocks may know one by several ids."""
        if not self._settled.several:
            found = [read_named(self.connection, kind, one) for one in ids]
            return [record for record in found if record is not None]
        shown = {str(getattr(row, "id", "")): row for row in self.stored(KIND_NAMED[kind].record)}
        if kind == "entity":
            own = [name for name in sorted(shown) if name == asked] or [n for n in sorted(shown) if n.startswith(asked)]
            ids = own or sorted({name for one in ids for name in self._settled.identities.ids(one)})
        return [shown[name] for name in ids if name in shown]

    def _ids(self, query: str, kind: str, asked: str) -> list[str]:
        return [row for (row,) in self.connection.execute(f"{query} ORDER BY 1 LIMIT 100", (kind, asked))]

    def _successor(self, kind: str, old: str) -> str:
        """The id at the end of the chain of aliases that begins at ``old``."""
        chain = [old]
        while True:
            new = self.connection.execute("SELECT new FROM alias WHERE kind = ? AND old = ?", (kind, chain[-1])).get
            if not isinstance(new, str) or new in chain:
                return chain[-1]
            chain.append(new)

    def export_lines(self) -> Iterator[bytes]:
        """The lines of a JSON Lines export: the header, then every exported record, kind by kind."""
        self.require_published()
        yield header_line()
        for kind in KINDS:
            if kind.exported:
                yield from map(encode_line, self.records(kind.record))


@contextmanager
def open_reader(path: Path) -> Iterator[Reader]:
    """A snapshot of the dossier at ``path``, open for as long as the context; a dossier of an older schema is upgraded.

    Raises a ``DossierError`` that says what to do.
    """
    connection = _opened(path)
    try:
        reader = Reader(connection, path)
        yield reader
        reader.forget()
    finally:
        connection.close()


def _opened(path: Path) -> apsw.Connection:
    connection = open_to_read(path)
    try:
        with translated(path):
            version = version_of(connection, str(path))
    except BaseException:
        connection.close()
        raise
    if version == VERSION:
        return connection
    connection.close()
    if version == 0:
        raise DossierUnfinishedError(f"{path} holds nothing yet", f"Finish it: coranto add {path} SOURCES")
    with open_writer(path):
        pass
    return open_to_read(path)
