"""Hashes of sentences and of sampled word 6-grams, by which passages that two documents share are found.

A whole sentence kept word for word has one hash to look up. Where words were cut, added or changed, the 6-grams that
survive still meet: whether a 6-gram is kept in the sample depends on its words alone, so both documents keep the same.
"""

from collections.abc import Sequence
from itertools import compress
from struct import pack
from typing import Final
from zlib import adler32, crc32

from coranto.model.annotation import Fingerprint, Sentence
from coranto.model.corpus import Folio
from coranto.text.tokens import is_unspaced, token_bytes
from coranto.tools import Tools

GRAM: Final = 6
"""Words of a gram. A character of a script without spaces counts as half a word."""
SAMPLE: Final = 4
"""One gram in so many is kept."""
_SAMPLED: Final = bytes(byte % SAMPLE == 0 for byte in range(256))
_BYTES: Final = 4
_SIGN: Final = 1 << 63


def fingerprints(folio: Folio, tools: Tools) -> tuple[Fingerprint, ...]:
    """Hashes of the running text, in text order: each sentence of six words or more whole, then its sampled 6-grams.

    Furniture has none. A headline, caption or credit that two pages share says that they were laid out alike; whether
    one was taken from the other must be seen in what they tell. The span of a 6-gram is the sentence that holds it:
    sentences are what is compared.
    """
    found = []
    for sentence in folio.of(Sentence):
        if sentence.furniture is None:
            doc, start, end = folio.doc, sentence.start, sentence.end
            whole = True
            for number in hashes(folio.text[start:end]):
                found.append(Fingerprint(doc, start, end, number, whole))
                whole = False
    return tuple(found)


def hashes(sentence: str) -> list[int]:
    """Signed 64-bit hashes of one sentence: of the whole of it, then of its sampled grams; none if it is too short.

    Every word is first reduced to its CRC-32, and the last byte of the first word's says whether a gram is sampled. A
    hash is two checksums side by side, which is quick; a chance meeting costs no more than a comparison.
    """
    words = token_bytes(sentence)
    size = GRAM if sentence.isascii() else _gram_size(words)
    if len(words) < size:
        return []
    packed = pack(f"<{len(words)}I", *map(crc32, words))
    width = _BYTES * size
    starts = compress(range(0, len(packed) - width + 1, _BYTES), packed[::_BYTES].translate(_SAMPLED))
    pieces = [packed, *[packed[at : at + width] for at in starts]]
    return [(crc32(piece) << 32 | adler32(piece)) - _SIGN for piece in pieces]


def _gram_size(words: Sequence[bytes]) -> int:
    """Tokens of a gram: twice as many where most of the tokens are characters."""
    characters = sum(
        len(word) in (3, 4) and is_unspaced(ord(word.decode("utf-8", "surrogatepass")[0])) for word in words
    )
    return 2 * GRAM if 2 * characters > len(words) else GRAM
