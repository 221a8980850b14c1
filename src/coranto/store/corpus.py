"""A dossier as steps and views see it, read from the store as it is asked for."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, TypeVar, cast

import apsw

from coranto.model.codec import KIND_OF, Record
from coranto.model.corpus import Folio
from coranto.store.layers import LAYER_KINDS, LayerRows, Listing, read_dispatch, read_rows

R = TypeVar("R", bound=Record)
Derived = Mapping[type[Record], tuple[Record, ...]]
Change = Callable[[Record], Record]

FOLIOS_KEPT: Final = 256
"""Folios that stay decoded: some tens of MB for news texts, enough for steps that compare neighbours."""


def by_document(derived: Derived) -> dict[str, dict[type[Record], tuple[Record, ...]]]:
    """Of what dossier steps made: the rows that are about one document, under its name."""
    about: dict[str, dict[type[Record], list[Record]]] = {}
    for kind, records in derived.items():
        for record in records:
            doc = getattr(record, "doc", None)
            if isinstance(doc, str):
                about.setdefault(doc, {}).setdefault(kind, []).append(record)
    return {doc: {kind: tuple(rows) for kind, rows in kinds.items()} for doc, kinds in about.items()}


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
        if name not in LAYER_KINDS:
            yield from cast(tuple[R, ...], self._derived.get(cast(type[Record], kind), ()))
            return
        for held in self._listing.values():
            rows = cast(Iterator[R], read_rows(self._connection, held.layers, name))
            yield from (
                rows if self._change is None else cast(Iterator[R], map(self._change, cast(Iterator[Record], rows)))
            )

    def _made(self, doc: str) -> Folio:
        held = self._listing[doc]
        rows = LayerRows(self._connection, held, self._about.get(doc, {}), self._change)
        return Folio(read_dispatch(self._connection, doc, held.dispatch), rows)
