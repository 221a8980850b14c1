"""Hashes of sentences and of sampled word 6-grams, by which passages that two documents share are found.

A whole sentence kept word for word has one hash to look up. Where words were cut, added or changed, the 6-grams that
survive still meet: whether a 6-gram is kept in the sample depends on its words alone, so both documents keep the same.
"""

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from operator import xor
from struct import pack
from typing import Final
from zlib import crc32

from coranto.model.annotation import Fingerprint, Sentence
from coranto.model.corpus import Folio
from coranto.text.tokens import is_unspaced, token_bytes
from coranto.tools import Tools

GRAM: Final = 6
"""Words of a gram. A character of a script without spaces counts as half a word."""
SAMPLE: Final = 3
"""One gram in so many is kept."""


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


def hashes(sentence: str) -> Iterator[int]:
    """Signed 64-bit hashes of one sentence: of the whole of it, then of its sampled grams; none if it is too short.

    A gram is sampled by the checksums of its first and last word, which is quick and depends on nothing else.
    """
    words = token_bytes(sentence)
    size = GRAM if sentence.isascii() else _gram_size(words)
    if len(words) < size:
        return
    checksums = list(map(crc32, words))
    packed = pack(f"<{len(checksums)}I", *checksums)
    yield _hash(packed)
    for at, mixed in enumerate(map(xor, checksums, checksums[size - 1 :])):
        if not mixed % SAMPLE:
            yield _hash(packed[4 * at : 4 * (at + size)])


def _hash(packed: bytes) -> int:
    return int.from_bytes(blake2b(packed, digest_size=8).digest(), "big", signed=True)


def _gram_size(words: Sequence[bytes]) -> int:
    """Tokens of a gram: twice as many where most of the tokens are characters."""
    characters = sum(
        len(word) in (3, 4) and is_unspaced(ord(word.decode("utf-8", "surrogatepass")[0])) for word in words
    )
    return 2 * GRAM if 2 * characters > len(words) else GRAM
