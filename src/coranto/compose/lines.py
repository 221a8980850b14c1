"""The sentences of all dispatches, for look-up by offsets."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final

from coranto.model.annotation import Sentence
from coranto.model.corpus import Corpus, Folio
from coranto.model.resolved import Extent

_STOPS: Final = (".", "!", "?", "…", '"', "”", "’", "»", ")", ":", ";")
"""What running text ends with, and a heading does not."""


SHORTEST_LEAD: Final = 50
"""Characters of a sentence that can tell the news; a live page opens with less (*Good morning.*)."""


class Lines:
    """The running sentences of all documents, for look-up by offsets."""

    def __init__(self, corpus: Corpus) -> None:
        self.texts: dict[str, str] = {}
        self._sentences: dict[str, list[Sentence]] = {}
        self._starts: dict[str, list[int]] = {}
        for folio in corpus.folios():
            self._add(folio)

    def _add(self, folio: Folio) -> None:
        rows = sorted(folio.of(Sentence), key=lambda s: (s.start, -s.end))
        self.texts[folio.doc] = folio.text
        self._sentences[folio.doc] = rows
        self._starts[folio.doc] = [s.start for s in rows]

    def sentence(self, doc: str, at: int) -> Sentence | None:
        """The sentence that holds the offset; null in white space or an unknown document."""
        i = self._index(doc, at)
        return None if i is None else self._sentences[doc][i]

    def home(self, doc: str, at: int) -> tuple[str, int]:
        """The document and start of the sentence that holds an offset; the offset itself outside any sentence."""
        sentence = self.sentence(doc, at)
        return doc, at if sentence is None else sentence.start

    def running(self) -> Iterator[Sentence]:
        """The sentences of running text, document by document, in their order."""
        for doc in sorted(self._sentences):
            yield from (sentence for sentence in self._sentences[doc] if sentence.furniture is None)

    def within(self, extent: Extent) -> Iterator[Sentence]:
        """The sentences that begin in a passage."""
        starts = self._starts.get(extent.doc, [])
        first, behind = bisect_left(starts, extent.start), bisect_left(starts, extent.end)
        yield from self._sentences.get(extent.doc, [])[first:behind]

    def previous(self, sentence: Sentence) -> Sentence | None:
        """The running sentence right before, in whatever paragraph; null behind a heading."""
        i = self._index(sentence.doc, sentence.start)
        previous = self._sentences[sentence.doc][i - 1] if i else None
        if previous is None or previous.furniture is not None:
            return None
        return previous if self.texts[previous.doc][previous.start : previous.end].rstrip().endswith(_STOPS) else None

    def before(self, sentence: Sentence) -> Sentence | None:
        """The running sentence right before, if nothing but white space within the paragraph lies between."""
        i = self._index(sentence.doc, sentence.start)
        if not i:
            return None
        previous = self._sentences[sentence.doc][i - 1]
        gap = self.texts[sentence.doc][previous.end : sentence.start]
        return previous if previous.furniture is None and "\n\n" not in gap else None

    def after(self, extent: Extent) -> Sentence | None:
        """The running sentence right behind a passage in its paragraph."""
        rows = self._sentences.get(extent.doc, [])
        i = bisect_left(self._starts.get(extent.doc, []), extent.end)
        gap = self.texts[extent.doc][extent.end : rows[i].start] if i < len(rows) else "\n\n"
        return rows[i] if "\n\n" not in gap and not gap.strip() and rows[i].furniture is None else None

    def text(self, extent: Extent) -> str:
        """The characters of a passage."""
        return self.texts[extent.doc][extent.start : extent.end]

    def order(self, doc: str, at: int) -> int:
        """How many lines of the document come before the offset."""
        return max(0, bisect_right(self._starts.get(doc, []), at) - 1)

    def is_lead(self, extent: Extent) -> bool:
        """Whether a passage begins with the first running sentence of its document that is long enough to tell news."""
        rows = self._sentences.get(extent.doc, ())
        first = next((s for s in rows if s.furniture is None and s.end - s.start >= SHORTEST_LEAD), None)
        return first is not None and first.start == extent.start

    def _index(self, doc: str, at: int) -> int | None:
        i = bisect_right(self._starts.get(doc, []), at) - 1
        if i < 0 or self._sentences[doc][i].end <= at:
            return None
        return i
