"""Folding: a second text in which typographic variants are one, with the way back to the first.

The source is never altered. Quotation marks, dashes, spaces, full-width forms and ligatures always fold; diacritics
and letter case on request. Line breaks stay, so that lines can still be told apart.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from coranto.text.spans import Span

_FAMILIES: Final = {
    '"': "“”„‟«»〝〞〟「」『』﹁﹂﹃﹄",
    "'": "‘’‚‛‹›ʼ`",
    "-": "‐‑‒–—―−﹘﹣",
    " ": "\t\v\f",
    "\n": "\x85\u2028\u2029",
    "...": "…",
    # soft hyphen, zero-width characters, directional marks, byte-order mark: nothing that one can see
    "": "\xad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff",
}
_VARIANTS: Final = {ord(variant): plain for plain, variants in _FAMILIES.items() for variant in variants}

_STROKES: Final = dict(zip("łŁøØđĐðÐħĦŧŦıƒ", "lLoOdDdDhHtTif", strict=True)) | {
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
}
"""Letters whose diacritic Unicode does not decompose."""

_DIACRITICS: Final = (
    range(0x0300, 0x0370),  # Latin, Greek, Cyrillic
    range(0x0483, 0x0488),
    range(0x0591, 0x05C8),  # Hebrew points
    range(0x0610, 0x061B),  # Arabic vowel signs
    range(0x064B, 0x0660),
    range(0x0670, 0x0671),
    range(0x06D6, 0x06EE),
    range(0x1AB0, 0x1B00),
    range(0x1DC0, 0x1E00),
    range(0x20D0, 0x2100),
    range(0xFE20, 0xFE30),
)
"""Marks that writing can do without. Vowel signs of Indic scripts, Thai tones and kana's voicing are letters."""


def characters(words: str) -> str:
    """The words, with a question mark for what is no character, as an argument of the command line may hold."""
    return words.encode("utf-8", "replace").decode()


@dataclass(frozen=True, slots=True)
class Folded:
    """A text and its folded form; offsets of both are code points."""

    source: str
    text: str
    _at: tuple[int, ...] = field(repr=False)
    """Folded offsets of the characters that fold to none or to several, in order."""
    _from: tuple[int, ...] = field(repr=False)
    """Their source offsets."""
    _sizes: tuple[int, ...] = field(repr=False)
    """How many characters they fold to."""

    @property
    def is_even(self) -> bool:
        """Whether each character folded to one, so that offsets into both texts are the same."""
        return not self._at

    def span(self, start: int, end: int) -> Span:
        """The stretch of the source that ``text[start:end]`` was folded from.

        Marks that belong to its last character are within it; other invisible characters at its ends are not. An
        empty stretch stays empty.
        """
        first = self._char(start).start
        if end <= start:
            return Span(first, first)
        last = self._char(end - 1).end
        following = self._char(end).start if end < len(self.text) else len(self.source)
        while last < following and unicodedata.category(self.source[last])[0] == "M":
            last += 1
        return Span(first, last)

    def offset(self, source_offset: int) -> int:
        """The offset in ``text`` of the first character folded from ``source[source_offset:]``."""
        k = bisect_right(self._from, source_offset) - 1
        if k < 0:
            return source_offset
        if self._from[k] == source_offset:
            return self._at[k]
        return self._at[k] + self._sizes[k] + source_offset - self._from[k] - 1

    def _char(self, at: int) -> Span:
        """The source character that ``text[at]`` was folded from; empty at the end of the text."""
        k = bisect_right(self._at, at) - 1
        if k < 0:
            start = at
        elif at < self._at[k] + self._sizes[k]:
            start = self._from[k]
        else:
            start = self._from[k] + 1 + at - self._at[k] - self._sizes[k]
        return Span(start, min(start + 1, len(self.source)))


def fold(text: str, *, diacritics: bool = False, case: bool = False) -> Folded:
    """``text`` and its folded form, without diacritics or letter case if asked."""
    table = _table(diacritics, case)
    uneven = sorted(c for c in set(text) if len(table[ord(c)]) != 1)
    if not uneven:
        return Folded(text, text.translate(table), (), (), ())
    at, origins, sizes, grown = [], [], [], 0
    for found in re.finditer("[" + re.escape("".join(uneven)) + "]", text):
        size = len(table[ord(found.group())])
        at.append(found.start() + grown)
        origins.append(found.start())
        sizes.append(size)
        grown += size - 1
    return Folded(text, text.translate(table), tuple(at), tuple(origins), tuple(sizes))


def plain(text: str, *, diacritics: bool = False, case: bool = False) -> str:
    """The folded form of ``text`` alone, where no way back is needed."""
    return text.translate(_table(diacritics, case))


class _Table(dict[int, str]):
    """What each code point folds to; filled as characters are met."""

    def __init__(self, diacritics: bool, case: bool) -> None:
        super().__init__()
        self._options = diacritics, case

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code), *self._options)
        return folded


@cache
def _table(diacritics: bool, case: bool) -> _Table:
    return _Table(diacritics, case)


def _fold_character(character: str, diacritics: bool, case: bool) -> str:
    """What one character folds to. Repeated until nothing changes, so that folding twice is folding once."""
    before, after = "", character
    while after != before:
        before, after = after, "".join(_fold_once(c, diacritics, case) for c in after)
    return after


def _fold_once(character: str, diacritics: bool, case: bool) -> str:
    variant = _variant(character)
    if variant != character:
        return variant
    if diacritics:
        character = _bare(character)
    return character.casefold() if case else character


def _variant(character: str) -> str:
    """The plain form of a typographic variant: by table, a space for any space, ASCII for its full-width forms."""
    code = ord(character)
    if code in _VARIANTS:
        return _VARIANTS[code]
    if 0xFF01 <= code <= 0xFF5E:
        return chr(code - 0xFEE0)
    if 0xFB00 <= code <= 0xFB06:  # Latin ligatures, as PDF files have them
        return unicodedata.normalize("NFKC", character)
    return " " if unicodedata.category(character) == "Zs" else character


def _bare(character: str) -> str:
    """The letter without its diacritics; nothing for a diacritic alone."""
    if character in _STROKES:
        return _STROKES[character]
    parts = unicodedata.normalize("NFD", character)
    kept = "".join(part for part in parts if not any(ord(part) in marks for marks in _DIACRITICS))
    return character if len(kept) == len(parts) else unicodedata.normalize("NFC", kept)
