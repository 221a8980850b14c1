"""A text as the encoder takes it: words, their pieces and features, and the windows in which they are read."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from coranto.nlp.features import Features, Rows
from coranto.nlp.windows import windows
from coranto.nlp.wordpiece import WordPiece, words
from coranto.text.segmentation import Abbreviations, paragraphs, sentence_spans
from coranto.text.spans import Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """One window: the words ``first:last``, its pieces with begin and end mark, and where in them each word begins."""

    first: int
    last: int
    pieces: npt.NDArray[np.int32]
    begins: npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Reading:
    """A text cut up for the encoder. ``sentences`` are ranges of words."""

    words: Sequence[Span]
    sentences: Sequence[tuple[int, int]]
    rows: Rows = field(repr=False)
    stretches: Sequence[Stretch] = field(repr=False)

    def features_of(self, stretch: Stretch) -> npt.NDArray[np.uint8]:
        """``(pieces, features)``: each piece has its word's; the begin and end marks have none."""
        sizes = np.diff(np.append(stretch.begins, len(stretch.pieces) - 1))
        inner = np.repeat(self.rows[stretch.first : stretch.last], sizes, axis=0)
        return np.pad(inner, ((1, 1), (0, 0)))

    @property
    def opens(self) -> npt.NDArray[np.bool_]:
        """``(words,)``: whether a word opens a sentence."""
        opens = np.zeros(len(self.words), dtype=bool)
        opens[[first for first, _ in self.sentences]] = True
        return opens

    def touching(self, start: int, end: int) -> range:
        """The words that share a character with ``start:end``."""
        first = bisect_right(self.words, start, key=lambda word: word.end)
        after = bisect_left(self.words, end, key=lambda word: word.start) if start < end else first
        return range(first, max(first, after))


def read(text: str, wordpiece: WordPiece, features: Features, abbreviations: Abbreviations) -> Reading:
    """Cuts the text up; every character that is not white space lies in a word."""
    spans: list[Span] = []
    sentences: list[tuple[int, int]] = []
    for paragraph in paragraphs(text):
        for sentence in sentence_spans(text, paragraph.start, paragraph.end, abbreviations):
            begin = len(spans)
            spans += words(text, sentence.start, sentence.end)
            if len(spans) > begin:
                sentences.append((begin, len(spans)))
    pieces = [wordpiece.pieces(text[start:end]) for start, end in spans]
    cuts = windows([len(word) for word in pieces], [end for _, end in sentences])
    stretches = [_stretch(first, last, pieces[first:last], wordpiece) for first, last in cuts]
    return Reading(spans, sentences, features.of(text, spans, sentences), stretches)


def _stretch(first: int, last: int, pieces: Sequence[tuple[int, ...]], wordpiece: WordPiece) -> Stretch:
    flat = [wordpiece.begin, *(piece for word in pieces for piece in word), wordpiece.end]
    begins = np.cumsum([1, *(len(word) for word in pieces[:-1])], dtype=np.int32)
    return Stretch(first, last, np.array(flat, dtype=np.int32), begins)
