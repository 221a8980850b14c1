"""A block handed to a worker: all that its steps need of it goes out packed, and what they made comes back.

Blocks do not look at one another, so that any number of them can be worked out at one time.
"""

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar, cast

from coranto.model.codec import KIND_NAMED, KIND_OF, Record, encode_rows
from coranto.model.corpus import Folio
from coranto.model.source import Problem
from coranto.run.resolution import Part, work_in
from coranto.run.visit import Done, Spent, Visit
from coranto.steps import DossierStep
from coranto.store.corpus import FOLIOS_KEPT, Derived, Lazily, by_document
from coranto.store.layers import LAYER_KINDS, PackedRows
from coranto.store.packing import pack
from coranto.tools import Tools

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Errand:
    """A block: its documents with the rows of their layers, by name, and what dossier steps made of it till now."""

    documents: tuple[Visit, ...]
    derived: tuple[PackedRows, ...]
    loose: tuple[PackedRows, ...]
    """Rows that belong to no block."""


class Layers:
    """The records of a block's layers by document, decoded once for all steps where the block is small enough."""

    def __init__(self, documents: Sequence[Visit]) -> None:
        self.documents: Final = {visit.dispatch.doc: visit for visit in documents}
        self._kept: Final[dict[str, Lazily]] = {}

    def of(self, doc: str) -> Lazily:
        """The records of one document by kind."""
        found = self._kept.get(doc)
        if found is None:
            visit = self.documents[doc]
            packed = {KIND_NAMED[rows.kind].record: rows for rows in visit.rows if rows.kind != "problem"}
            found = Lazily(packed, lambda kind: packed[kind].records())
            if len(self.documents) <= FOLIOS_KEPT:
                self._kept[doc] = found
        return found


class ErrandCorpus:
    """The block as its steps see it, as ``StoreCorpus`` shows one of the store."""

    def __init__(self, layers: Layers, derived: Derived) -> None:
        self._layers: Final = layers
        self._derived: Final = derived
        self._about: Final = by_document(derived)
        self._kept: OrderedDict[str, Folio] = OrderedDict()

    def docs(self) -> Sequence[str]:
        return list(self._layers.documents)

    def folio(self, doc: str) -> Folio:
        folio = self._kept.pop(doc, None) or self._made(doc)
        self._kept[doc] = folio
        if len(self._kept) > FOLIOS_KEPT:
            self._kept.popitem(last=False)
        return folio

    def folios(self) -> Iterator[Folio]:
        return map(self._made, self._layers.documents)

    def all(self, kind: type[R]) -> Iterator[R]:
        name = KIND_OF[cast(type[Record], kind)].name
        if name not in LAYER_KINDS:
            yield from cast(tuple[R, ...], self._derived.get(cast(type[Record], kind), ()))
            return
        for doc in self._layers.documents:
            yield from cast(tuple[R, ...], self._layers.of(doc).get(cast(type[Record], kind), ()))

    def _made(self, doc: str) -> Folio:
        of_layers, about = self._layers.of(doc), self._about.get(doc, {})

        def read(kind: type[Record]) -> tuple[Record, ...]:
            return about[kind] if kind in about else of_layers[kind]

        return Folio(self._layers.documents[doc].dispatch, Lazily({*of_layers, *about}, read))


def run_errand(steps: Sequence[DossierStep], errand: Errand, tools: Tools) -> Done:
    """What the steps make of the block, kind by kind; under ``problem`` what went wrong."""
    whole = Spent.now()
    part, loose = Part("", {}, unpacked(errand.derived)), unpacked(errand.loose)
    layers = Layers(errand.documents)
    spent: list[Spent] = []
    for step in steps:
        begun = Spent.now()
        work_in(part, step, ErrandCorpus(layers, {**part.derived, **loose}), tools)
        spent.append(Spent.since(begun))
    given = [kind for step in steps for kind in step.gives]
    rows = packed({kind: part.derived[kind] for kind in given} | ({Problem: tuple(part.failed)} if part.failed else {}))
    clock, cpu = Spent.since(whole)
    around = Spent(clock - sum(one.clock for one in spent), cpu - sum(one.cpu for one in spent))
    return Done(rows, tuple(spent), around)


def packed(derived: Mapping[type[Record], tuple[Record, ...]]) -> tuple[PackedRows, ...]:
    """Records by kind, packed."""
    return tuple(
        PackedRows(KIND_OF[kind].name, len(records), pack(encode_rows(records))) for kind, records in derived.items()
    )


def unpacked(rows: Sequence[PackedRows]) -> dict[type[Record], tuple[Record, ...]]:
    """The records by kind again."""
    return {KIND_NAMED[one.kind].record: one.records() for one in rows}
