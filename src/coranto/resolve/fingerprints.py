"""Hashes of sentences and of sampled word 5-grams, by which passages that two documents share are found.

A whole sentence kept word for word has one hash to look up. Where words were cut, added or changed, the 5-grams that
survive still meet: whether a 5-gram is kept in the sample depends on its hash alone, so both documents keep the same.
"""

from array import array
from collections.abc import Sequence
from itertools import chain, compress
from typing import Final, NamedTuple
from zlib import crc32

from coranto.model.annotation import Fingerprint, Sentence
from coranto.model.corpus import Folio
from coranto.text.grams import gram_hashes, low_bytes, word_numbers
from coranto.text.tokens import is_unspaced, token_lines
from coranto.tools import Tools

GRAM: Final = 5
"""Words of a gram. A character of a script without spaces counts as half a word. A sentence must be longer."""
SAMPLE: Final = 4
"""One gram in so many is kept."""
_WIDTH: Final = 8
_SAMPLED: Final = bytes(byte % SAMPLE == 0 for byte in range(256))


def fingerprints(folio: Folio, tools: Tools) -> tuple[Fingerprint, ...]:
    """Hashes of the running text, in text order: each sentence of six words or more whole, then its sampled 5-grams.

    Furniture has none. A headline, caption or credit that two pages share says that they were laid out alike; whether
    one was taken from the other must be seen in what they tell. The span of a 5-gram is the sentence that holds it:
    sentences are what is compared.
    """
    running = [sentence for sentence in folio.of(Sentence) if sentence.furniture is None]
    doc, text, found = folio.doc, folio.text, []
    marks = _marks([text[sentence.start : sentence.end] for sentence in running])
    at = 0
    for sentence, count, whole in zip(running, marks.counts, marks.wholes, strict=True):
        begin, at = at, at + count
        if whole is not None:
            start, end = sentence.start, sentence.end
            found.append(Fingerprint(doc, start, end, whole, True))
            kept = compress(marks.grams[begin:at], marks.kept[begin:at])
            found += [Fingerprint(doc, start, end, gram, False) for gram in kept]
    return tuple(found)


def hashes(sentences: Sequence[str]) -> list[int]:
    """Signed 64-bit hashes of a document's sentences: of those that are long enough, whole, then of the sampled grams.

    A chance meeting of two hashes costs no more than a comparison.
    """
    marks = _marks(sentences)
    found = [whole for whole in marks.wholes if whole is not None]
    found += compress(marks.grams, marks.kept)
    return found


class _Marks(NamedTuple):
    """The hashes of some sentences, by sentence and by word."""

    counts: list[int]
    """Words of each sentence."""
    wholes: list[int | None]
    """The hash of each sentence; null where it is too short."""
    grams: "array[int]"
    """The hash of the gram that begins at each word."""
    kept: bytes
    """1 for each gram that lies within a sentence and is in the sample."""


def _marks(sentences: Sequence[str]) -> _Marks:
    lines = token_lines(sentences)
    counts = list(map(len, lines))
    numbers = word_numbers(chain.from_iterable(lines))
    grams = gram_hashes(numbers, GRAM)
    wholes: list[int | None] = []
    within: list[bytes] = []
    at = 0
    for sentence, words, count in zip(sentences, lines, counts, strict=True):
        begin, at = at, at + count
        size = GRAM if sentence.isascii() else _gram_size(words)
        if count <= size:
            wholes.append(None)
            within.append(bytes(count))
            continue
        if size != GRAM:
            grams[begin:at] = gram_hashes(numbers[_WIDTH * begin : _WIDTH * at], size)
        wholes.append(crc32(numbers[_WIDTH * begin : _WIDTH * at]) << 31 ^ grams[begin])
        within.append(b"\1" * (count - size + 1) + b"\0" * (size - 1))
    sampled = int.from_bytes(low_bytes(grams).translate(_SAMPLED), "little")
    kept = sampled & int.from_bytes(b"".join(within), "little")
    return _Marks(counts, wholes, grams, kept.to_bytes(at, "little"))


def _gram_size(words: Sequence[bytes]) -> int:
    """Tokens of a gram: twice as many where most of the tokens are characters."""
    characters = sum(
        len(word) in (3, 4) and is_unspaced(ord(word.decode("utf-8", "surrogatepass")[0])) for word in words
    )
    return 2 * GRAM if 2 * characters > len(words) else GRAM
