"""Notes: cited passages with all that is needed to find them again."""

from dataclasses import dataclass
from typing import Final

from coranto.model.corpus import Corpus
from coranto.model.resolved import Extent
from coranto.model.source import Document
from coranto.text.pages import page_at
from coranto.text.permalinks import parse_permalink, permalink
from coranto.view.words import published_in_words


@dataclass(frozen=True, slots=True)
class Note:
    """A cited passage, with all that is needed to find it again."""

    number: int
    doc: str
    outlet: str | None
    published: str
    start: int
    end: int
    quote: str
    sha256: str
    permalink: str
    copy_of: int | None
    """Number of an earlier note of the same entry whose words it shares."""
    page: int | None = None
    """The page that the passage begins on, from 1, where the document has pages."""

    @property
    def extent(self) -> Extent:
        """Where the passage stands."""
        return Extent(self.doc, self.start, self.end)


class Notebook:
    """Numbers passages in the order in which they are cited, from 1."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus: Final = corpus
        self._documents = {d.doc: d for d in corpus.all(Document)}
        self._texts: dict[str, str] = {}
        self._number = 0

    def note(self, cited: Extent, copy_of: int | None = None) -> Note:
        """The next note."""
        self._number += 1
        document = self._documents[cited.doc]
        return Note(
            number=self._number,
            doc=cited.doc,
            outlet=document.outlet,
            published=published_in_words(document.published),
            start=cited.start,
            end=cited.end,
            quote=self._text(cited.doc)[cited.start : cited.end],
            sha256=document.sha256,
            permalink=permalink(cited.doc, cited.start, cited.end),
            copy_of=copy_of,
            page=page_at(self._text(cited.doc), cited.start),
        )

    def _text(self, doc: str) -> str:
        if doc not in self._texts:
            self._texts[doc] = self._corpus.folio(doc).text
        return self._texts[doc]


def passage(reference: str) -> Extent:
    """The passage that a permalink of ours names."""
    doc, span = parse_permalink(reference)
    return Extent(doc, span.start, span.end)
