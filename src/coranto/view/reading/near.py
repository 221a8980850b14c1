"""A corpus of a few documents of another: views of one record need not read the rest."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

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
