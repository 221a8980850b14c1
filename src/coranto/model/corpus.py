"""What a step is given: one dispatch with all that was read from it, or a whole dossier of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar, cast

from coranto.model.codec import Record
from coranto.model.source import Dispatch, Document

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Folio:
    """One dispatch and every record made of it so far, by type, in text order."""

    dispatch: Dispatch
    rows: Mapping[type[Record], tuple[Record, ...]] = field(default_factory=dict)

    @property
    def doc(self) -> str:
        return self.dispatch.doc

    @property
    def text(self) -> str:
        return self.dispatch.text

    @property
    def document(self) -> Document | None:
        """The dated document, once the dating step has run."""
        found = self.of(Document)
        return found[0] if found else None

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """All records of one type; empty where its step has not run or found nothing."""
        return cast(tuple[R, ...], self.rows.get(cast(type[Record], kind), ()))

    def with_rows(self, records: Iterable[Record], kinds: Sequence[type[Record]]) -> "Folio":
        """The same folio in which ``records`` replace whatever there was of ``kinds``."""
        fresh: dict[type[Record], list[Record]] = {kind: [] for kind in kinds}
        for record in records:
            fresh[type(record)].append(record)
        return Folio(self.dispatch, {**self.rows, **{kind: tuple(rows) for kind, rows in fresh.items()}})


class Corpus(Protocol):
    """A dossier as steps see it. Everything comes in canonical order: by document name, then by offset or id."""

    def docs(self) -> Sequence[str]:
        """Names of all documents, sorted."""

    def folio(self, doc: str) -> Folio:
        """One document with all its records."""

    def folios(self) -> Iterator[Folio]:
        """All documents, one at a time: a step that can stream should."""

    def all(self, kind: type[R]) -> Iterator[R]:
        """Every record of one type in the dossier."""


@dataclass(frozen=True, slots=True)
class MemoryCorpus:
    """A corpus held in memory: for one dispatch alone, and for tests."""

    by_doc: Mapping[str, Folio]
    rows: Mapping[type[Record], tuple[Record, ...]] = field(default_factory=dict)
    """Records of dossier steps that belong to no one document."""

    def docs(self) -> Sequence[str]:
        return sorted(self.by_doc)

    def folio(self, doc: str) -> Folio:
        return self.by_doc[doc]

    def folios(self) -> Iterator[Folio]:
        return (self.by_doc[doc] for doc in self.docs())

    def all(self, kind: type[R]) -> Iterator[R]:
        if kind in self.rows:
            yield from cast(tuple[R, ...], self.rows[cast(type[Record], kind)])
        else:
            for folio in self.folios():
                yield from folio.of(kind)
