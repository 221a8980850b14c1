"""A corpus of a few documents of another: views of one record need not read the rest."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeVar, cast

from coranto.model.annotation import Place
from coranto.model.chronicle import Entry
from coranto.model.codec import Record
from coranto.model.corpus import Corpus, Folio

R = TypeVar("R", bound=Record)


class Near:
    """The records that stand in some of a corpus's documents, and all that belong to none."""

    def __init__(self, corpus: Corpus, docs: Iterable[str]) -> None:
        self._corpus = corpus
        self._docs = sorted(set(docs))

    def docs(self) -> Sequence[str]:
        return self._docs

    def folio(self, doc: str) -> Folio:
        """One of the documents, or any other of the corpus."""
        return self._corpus.folio(doc)

    def folios(self) -> Iterator[Folio]:
        return map(self._corpus.folio, self._docs)

    def all(self, kind: type[R]) -> Iterator[R]:
        if "doc" not in kind.__dataclass_fields__:
            return self._corpus.all(kind)
        return (row for folio in self.folios() for row in folio.of(kind))


class Opening(Near):
    """A corpus of some of a corpus's entries, and the documents that these cite; where places lie is told by all."""

    def __init__(self, corpus: Corpus, entries: Sequence[Entry]) -> None:
        super().__init__(corpus, (cited.doc for entry in entries for cited in (*entry.citations, *entry.see_also)))
        self._entries: Final = entries

    def all(self, kind: type[R]) -> Iterator[R]:
        if kind is Entry:
            return cast(Iterator[R], iter(self._entries))
        return self._corpus.all(kind) if kind is Place else super().all(kind)
