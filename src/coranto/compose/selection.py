"""Which words tell an entry: a title and a passage, both cut from the sources."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from coranto.model.annotation import Sentence
from coranto.model.assertion import Claim
from coranto.model.corpus import Corpus, Folio
from coranto.model.resolved import Extent
from coranto.text.spans import Span
from coranto.text.telling import dependence, leans_back, telling, unbalanced, without_opener
from coranto.text.titles import LONGEST, TITLE_CHARS, is_whole, title_span

MAX_TEXT: Final = 600
"""Characters of running text in one entry; a longer sentence is trimmed at a clause."""


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
        """The running sentence right before, in whatever paragraph."""
        i = self._index(sentence.doc, sentence.start)
        previous = self._sentences[sentence.doc][i - 1] if i else None
        return previous if previous is not None and previous.furniture is None else None

    def before(self, sentence: Sentence) -> Sentence | None:
        """The running sentence right before, if nothing but white space within the paragraph lies between."""
        i = self._index(sentence.doc, sentence.start)
        if not i:
            return None
        previous = self._sentences[sentence.doc][i - 1]
        gap = self.texts[sentence.doc][previous.end : sentence.start]
        return previous if previous.furniture is None and "\n\n" not in gap else None

    def text(self, extent: Extent) -> str:
        """The characters of a passage."""
        return self.texts[extent.doc][extent.start : extent.end]

    def order(self, doc: str, at: int) -> int:
        """How many lines of the document come before the offset."""
        return max(0, bisect_right(self._starts.get(doc, []), at) - 1)

    def _index(self, doc: str, at: int) -> int | None:
        i = bisect_right(self._starts.get(doc, []), at) - 1
        if i < 0 or self._sentences[doc][i].end <= at:
            return None
        return i


@dataclass(frozen=True, slots=True)
class Passage:
    """A clause and the sentence it stands in: what a title and a text can be cut from."""

    clause: Extent
    sentence: Extent
    furniture: bool
    cue: tuple[int, int] | None = None
    """Where the sentence says who says so, if the clause is somebody's word."""


def passage_of(lines: Lines, doc: str, start: int, end: int, claim: Claim | None = None) -> Passage:
    """The clause ``start:end`` with its sentence; a clause outside any sentence is its own."""
    sentence = lines.sentence(doc, start)
    clause = Extent(doc, start, end)
    if sentence is None:
        return Passage(clause, clause, False)
    whole = Extent(doc, sentence.start, max(sentence.end, end))
    return Passage(clause, whole, sentence.furniture is not None, _cue_within(whole, claim))


def _cue_within(whole: Extent, claim: Claim | None) -> tuple[int, int] | None:
    """From the first to the last offset of cue and source, where both stand in the sentence."""
    if claim is None or claim.cue is None:
        return None
    parts = (claim.cue, claim.source or claim.cue)
    start, end = min(p.start for p in parts), max(p.end for p in parts)
    return (start, end) if whole.start <= start and end <= whole.end else None


@dataclass(frozen=True, slots=True)
class Wording:
    """A title and a text, each an extent of one document; the title lies within the text's sentence."""

    title: Extent
    text: Extent
    score: float

    def reaching(self, end: int) -> "Wording":
        """The same with a text that goes on to ``end``."""
        return Wording(self.title, Extent(self.text.doc, self.text.start, end), self.score)


def wording(lines: Lines, passage: Passage, *, whole_only: bool = False) -> Wording:
    """The best title and text that one passage offers; ``whole_only`` keeps who says so, or denies it, in the title.

    The title is the whole sentence where that fits, else the clause, with a conjunction before it left out, or the
    sentence cut where a clause ends. A clause that is somebody's word, or that begins in the middle, is never a title
    alone. A sentence that leans on the one before it (*He said …*) takes that into the text.
    """
    texts, whole = lines.texts[passage.sentence.doc], passage.sentence
    clause = _opened(lines, passage.clause)
    reach = passage.cue[1] if passage.cue is not None else 0
    text = _with_lead(lines, passage)
    full = title_span(texts, _lead_of_title(texts, text, whole), _end_of_title(lines, whole), reach)
    alone = telling(lines.text(clause))
    options: list[tuple[float, Span]] = []
    if _can_be_title(lines, passage, clause) and not whole_only:
        options.append((alone, title_span(texts, clause.start, clause.end)))
    if not options or alone == 0 or full.end > (clause.start + clause.end) // 2:
        options.append((telling(lines.text(whole)) + _fit(whole), full))
    score, span = max(options, key=lambda o: (o[0], -o[1].start))
    score -= BURIED * (clause.start - whole.start) / max(1, whole.end - whole.start)
    penalty = 0.3 if passage.furniture else 0.0
    return Wording(Extent(whole.doc, span.start, span.end), text, score - penalty)


def _lead_of_title(texts: str, text: Extent, whole: Extent) -> int:
    """Where a title begins: with the sentence that it leans on, if both fit; never with the mark of a list."""
    start = text.start if text.end - text.start <= LONGEST else whole.start
    return start + len(texts[start : whole.end]) - len(texts[start : whole.end].lstrip(_MARKS))


def _end_of_title(lines: Lines, whole: Extent) -> int:
    """Where a title ends at the latest: with the first sentence of the passage in which no quotation is left open."""
    texts = lines.texts[whole.doc]
    for sentence in lines.within(whole):
        if not unbalanced(texts[whole.start : sentence.end]):
            return sentence.end
    return whole.end


_MARKS: Final = "-–—•*·▪‣ \n\t"
"""Marks of a list, before what they list."""


def _can_be_title(lines: Lines, passage: Passage, clause: Extent) -> bool:
    """Whether a clause may stand without the rest of its sentence: a clause with a capital that is nobody's word."""
    text = lines.text(clause)
    return passage.cue is None and text[:1].isupper() and (clause == passage.sentence or is_whole(text))


def clause_title(lines: Lines, passage: Passage) -> Extent | None:
    """The clause alone as a title, for a second line from one sentence; null where it cannot stand alone.

    Such a title may begin in the middle of its sentence, and leave to the text who says so.
    """
    clause = _opened(lines, passage.clause)
    text = lines.text(clause)
    if not is_whole(text) or dependence(text) or telling(text) < STANDS_ALONE:
        return None
    span = title_span(lines.texts[clause.doc], clause.start, clause.end)
    return Extent(clause.doc, span.start, span.end)


STANDS_ALONE: Final = 0.35


BURIED: Final = 0.2
"""What a clause loses when it stands at the very end of its sentence: the news comes first."""


def _fit(whole: Extent) -> float:
    """A sentence that fits is better than a piece of one; one that must be cut is worse."""
    return 0.1 if whole.end - whole.start <= TITLE_CHARS else -0.15


def _opened(lines: Lines, clause: Extent) -> Extent:
    """The clause without a conjunction at its start."""
    text = lines.text(clause)
    return Extent(clause.doc, clause.end - len(without_opener(text)), clause.end)


def _with_lead(lines: Lines, passage: Passage) -> Extent:
    """The sentence, with those before it that it leans on, as far as they fit."""
    whole = passage.sentence
    sentence = lines.sentence(whole.doc, whole.start)
    if sentence is None or passage.furniture:
        return whole
    start, first = whole.start, sentence
    while leans_back(lines.texts[whole.doc][start : first.end]):
        lead = lines.previous(first)
        if lead is None or whole.end - lead.start > MAX_TEXT:
            break
        start, first = lead.start, lead
    return Extent(whole.doc, start, whole.end)


def best_wording(lines: Lines, passages: Sequence[Passage], *, whole_only: bool = False) -> Wording:
    """The wording that tells most; the shorter, then the first in canonical order, among equals."""
    return min(
        (wording(lines, passage, whole_only=whole_only) for passage in passages),
        key=lambda w: (-round(w.score, 2), w.text.end - w.text.start, w.title.doc, w.title.start),
    )
