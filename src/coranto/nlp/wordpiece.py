"""Words of a text and the pieces that the encoder reads them as; every word keeps its offsets in code points.

The pieces are BERT's uncased WordPiece: lower case, no accents, the longest known piece first (Devlin et al. 2019,
arXiv:1810.04805). A word is never cut, so no offset has to be mapped back through the pieces.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from coranto.text.segmentation import HAN_KANA, MARKS
from coranto.text.spans import Span

LONGEST: Final = 100
"""Characters: a longer word is unknown, as in BERT's own tokeniser."""
MOST_PIECES: Final = 24
"""Pieces of one word that are read; the rest of a longer one tells nothing about what it names."""

_WORD: Final = re.compile(rf"[{HAN_KANA}]|(?:(?![{HAN_KANA}])(?:[^\W_]|[{MARKS}]))+|[^\w\s]|_")
_CONTROL: Final = frozenset({"Cc", "Cf"})


def words(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The words of ``text[start:end]`` as the encoder sees them: runs of letters, digits and marks; each sign alone."""
    return [Span(*found.span()) for found in _WORD.finditer(text, start, len(text) if end is None else end)]


class WordPiece:
    """The vocabulary, and the pieces of words seen before."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}
        self.unknown = self._ids["[UNK]"]
        self.begin = self._ids["[CLS]"]
        self.end = self._ids["[SEP]"]
        self._remembered = lru_cache(maxsize=1 << 13)(self._pieces)

    def pieces(self, word: str) -> tuple[int, ...]:
        """The numbers of the word's pieces, at least one."""
        return self._remembered(word) if len(word) <= LONGEST else self._pieces(word)

    def _pieces(self, word: str) -> tuple[int, ...]:
        plain = folded(word)
        if not plain or len(plain) > LONGEST:
            return (self.unknown,)
        found: list[int] = []
        at = 0
        while at < len(plain):
            for end in range(len(plain), at, -1):
                number = self._ids.get(plain[at:end] if at == 0 else "##" + plain[at:end])
                if number is not None:
                    found.append(number)
                    at = end
                    break
            else:
                return (self.unknown,)
        return tuple(found[:MOST_PIECES])


def folded(word: str) -> str:
    """The word in lower case, without accents and without control characters."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFD", word.lower())
    return "".join(ch for ch in plain if unicodedata.category(ch) != "Mn" and unicodedata.category(ch) not in _CONTROL)
