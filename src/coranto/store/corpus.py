"""A dossier as steps and views see it, read from the store as it is asked for."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final, TypeVar, cast

import apsw

from coranto.model.codec import KIND_OF, Record
from coranto.model.corpus import Folio
from coranto.model.grade import Grade, Grading
from coranto.model.placed_grades import placed
from coranto.store.layers import LAYER_KINDS, LayerRows, Listing, read_derived, read_dispatch, read_rows

R = TypeVar("R", bound=Record)
Derived = Mapping[type[Record], tuple[Record, ...]]
Change = Callable[[Record], Record]

FOLIOS_KEPT: Final = 256
"""Folios that stay decoded: some tens of MB for news texts, enough for steps that compare neighbours."""


def by_document(derived: Derived) -> dict[str, dict[type[Record], tuple[Record, ...]]]:
    """Of what dossier steps made: the rows that are about one document, under its name."""
    about: dict[str, dict[type[Record], list[Record]]] = {}
    for kind in derived:
        for record in derived[kind] if "doc" in kind.__dataclass_fields__ else ():
            doc = getattr(record, "doc", None)
            if isinstance(doc, str):
                about.setdefault(doc, {}).setdefault(kind, []).append(record)
    return {doc: {kind: tuple(rows) for kind, rows in kinds.items()} for doc, kinds in about.items()}


class Lazily(Mapping[type[Record], tuple[Record, ...]]):
    """Records by kind, each kind read when it is first asked for."""

    def __init__(self, kinds: Iterable[type[Record]], read: Callable[[type[Record]], Iterable[Record]]) -> None:
        self._kinds = tuple(kinds)
        self._read = read
        self._kept: dict[type[Record], tuple[Record, ...]] = {}

    def __getitem__(self, kind: type[Record]) -> tuple[Record, ...]:
        if kind not in self._kept:
            if kind not in self._kinds:
                raise KeyError(kind)
            self._kept[kind] = tuple(self._read(kind))
        return self._kept[kind]

    def __iter__(self) -> Iterator[type[Record]]:
        return iter(self._kinds)

    def __len__(self) -> int:
        return len(self._kinds)


class StoreCorpus:
    """The documents of ``listing`` with their stored layers, and ``derived`` rows of dossier steps.

    It holds a bounded number of folios; all else is read when asked for. ``change`` is applied to every record of a
    layer that leaves, to link it.
    """

    def __init__(
        self, connection: apsw.Connection, listing: Listing, derived: Derived, change: Change | None = None
    ) -> None:
        self._connection = connection
        self._listing = listing
        self._derived = derived
        self._about = by_document(derived)
        self._change = change
        self._kept: OrderedDict[str, Folio] = OrderedDict()

    def docs(self) -> Sequence[str]:
        return list(self._listing)

    def folio(self, doc: str) -> Folio:
        """One document with all its records; raises ``KeyError`` for a name that is not listed."""
        folio = self._kept.pop(doc, None) or self._made(doc)
        self._kept[doc] = folio
        if len(self._kept) > FOLIOS_KEPT:
            self._kept.popitem(last=False)
        return folio

    def folios(self) -> Iterator[Folio]:
        return map(self._made, self._listing)

    def all(self, kind: type[R]) -> Iterator[R]:
        name = KIND_OF[cast(type[Record], kind)].name
        if kind is Grade:
            yield from cast(tuple[R, ...], self._grades)
            return
        if name not in LAYER_KINDS:
            yield from cast(tuple[R, ...], self._derived.get(cast(type[Record], kind), ()))
            return
        for held in self._listing.values():
            rows = cast(Iterator[R], read_rows(self._connection, held.layers, name))
            yield from (
                rows if self._change is None else cast(Iterator[R], map(self._change, cast(Iterator[Record], rows)))
            )

    @cached_property
    def _grades(self) -> tuple[Grade, ...]:
        return placed(cast(tuple[Grading, ...], self._derived.get(Grading, ())), self)

    def _made(self, doc: str) -> Folio:
        held = self._listing[doc]
        rows = LayerRows(self._connection, held, self._about.get(doc, {}), self._change)
        return Folio(read_dispatch(self._connection, doc, held.dispatch), rows)


class BareCorpus(StoreCorpus):
    """A dossier's records as its dispatches and blocks have them, neither linked nor settled across blocks: an id or a
    passage is looked up in it at once, however large the dossier.
    """

    def __init__(self, connection: apsw.Connection, listing: Listing) -> None:
        super().__init__(connection, listing, {})

    def all(self, kind: type[R]) -> Iterator[R]:
        name = KIND_OF[cast(type[Record], kind)].name
        if name in LAYER_KINDS:
            yield from super().all(kind)
        else:
            yield from cast(Iterator[R], (row for _, row in read_derived(self._connection, name)))
