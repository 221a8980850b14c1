"""Versions of a page: the last one stands; an earlier one is kept, and what it says is no report of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar, cast

from coranto.model.codec import Record
from coranto.model.corpus import Corpus, Folio
from coranto.model.resolved import Copy
from coranto.model.source import Dispatch, Document

R = TypeVar("R", bound=Record)

CHECK_DIGITS: Final = 8
"""Hexadecimal digits of the text's hash that tell apart texts of one name."""


def checked_name(given: str, text_sha256: str) -> str:
    """The name with the digits that tell this text apart from another of the same name."""
    return f"{given}~{text_sha256[:CHECK_DIGITS]}"


def given_name(dispatch: Dispatch) -> str:
    """The name under which a dispatch was handed in, whatever it had to be called to tell it from its namesakes."""
    ending, name = checked_name("", dispatch.text_sha256), dispatch.doc.rstrip("~")
    return name.removesuffix(ending) if name.endswith(ending) and name != ending else dispatch.doc


def standing(corpus: Corpus) -> Corpus:
    """The corpus without the versions in whose place a later one stands; a corpus that lacks the later keeps them."""
    held = set(corpus.docs())
    replaced = {row.doc for row in corpus.all(Document) if row.replaced_by in held}
    return _Standing(corpus, frozenset(replaced)) if replaced else corpus


@dataclass(frozen=True, slots=True)
class _Standing:
    whole: Corpus
    replaced: frozenset[str]

    def docs(self) -> Sequence[str]:
        return [doc for doc in self.whole.docs() if doc not in self.replaced]

    def folio(self, doc: str) -> Folio:
        return self.whole.folio(doc)

    def folios(self) -> Iterator[Folio]:
        return (folio for folio in self.whole.folios() if folio.doc not in self.replaced)

    def all(self, kind: type[R]) -> Iterator[R]:
        if kind is Copy:
            rows = cast(Iterator[Copy], self.whole.all(kind))
            return cast(Iterator[R], (row for row in rows if self.replaced.isdisjoint((row.a.doc, row.b.doc))))
        return (row for row in self.whole.all(kind) if getattr(row, "doc", None) not in self.replaced)
