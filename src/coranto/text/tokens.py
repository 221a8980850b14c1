"""Words of a text as copies are compared by: folded, without punctuation, in any script."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from coranto.text.folding import fold, plain

_WITHIN: Final = ".,'"
"""Punctuation that stands within words and numbers (*U.S.*, *1,000*, *don't*) is dropped, other splits them."""

_UNSPACED: Final = (
    range(0x0E00, 0x0F00),  # Thai, Lao
    range(0x1000, 0x10A0),  # Myanmar
    range(0x1780, 0x1800),  # Khmer
    range(0x3005, 0x3008),
    range(0x3041, 0x3100),  # kana
    range(0x3400, 0x4DC0),  # Han
    range(0x4E00, 0xA000),
    range(0xF900, 0xFB00),
    range(0x20000, 0x32000),
)
"""Scripts that write no spaces between words: there each character is a token."""

_JOINERS: Final = range(0x0900, 0x0E00)
"""Indic scripts, whose vowel signs are not alphanumeric and yet part of the word (their full stops are not)."""
_DANDAS: Final = (0x0964, 0x0965, 0x0970)

_ASCII: Final = bytes(c if c < 128 and chr(c).isalnum() else 32 for c in bytes(range(256)).lower())
_ASCII_LINES: Final = _ASCII[:10] + b"\n" + _ASCII[11:]
_WITHIN_BYTES: Final = _WITHIN.encode()
_DROP: Final = "\ufffe"
"""No character: it stands for a dropped one where offsets must hold."""
_CLASS: Final = "".join(f"{chr(block.start)}-{chr(block.stop - 1)}" for block in _UNSPACED)
_RUN: Final = re.compile(rf"[{_CLASS}]|[^\s{_CLASS}]+")

_ASCII_WORD: Final = re.compile(rf"[A-Za-z0-9](?:[{_WITHIN}]*[A-Za-z0-9])*")


class Token(NamedTuple):
    """A word: its span in the source and its folded form."""

    start: int
    end: int
    form: str


def token_bytes(text: str) -> list[bytes]:
    """The folded words of ``text`` in UTF-8, without offsets: the fast way, for hashing."""
    if not text.isascii():
        text = plain(text, diacritics=True, case=True)
        if not text.isascii():
            return text.translate(_table(offsets=False)).encode("utf-8", "surrogatepass").split()
    return text.encode().translate(_ASCII, _WITHIN_BYTES).split()


def token_lines(lines: Sequence[str]) -> list[list[bytes]]:
    """``token_bytes`` of each line; plain ASCII is read in one go."""
    text = "\n".join(lines)
    if text.isascii() and text.count("\n") == len(lines) - 1:
        return list(map(bytes.split, text.encode().translate(_ASCII_LINES, _WITHIN_BYTES).split(b"\n")))
    return list(map(token_bytes, lines))


def tokens(text: str, at: int = 0) -> list[Token]:
    """The folded words of ``text`` with their spans; their forms are those of ``token_bytes``.

    ``at`` is where ``text`` begins in the source.
    """
    if text.isascii():
        spans = [word.span() for word in _ASCII_WORD.finditer(text)]
        forms = text.encode().translate(_ASCII, _WITHIN_BYTES).decode().split()
        return [Token(at + start, at + end, form) for (start, end), form in zip(spans, forms, strict=True)]
    folded = fold(text, diacritics=True, case=True)
    found = []
    for run in _RUN.finditer(folded.text.translate(_table(offsets=True))):
        form, (start, end) = run.group(), run.span()
        if _DROP in form:
            end -= len(form) - len(form.rstrip(_DROP))
            start += len(form) - len(form.lstrip(_DROP))
            form = form.replace(_DROP, "")
            if not form:
                continue
        if not folded.is_even:
            start, end = folded.span(start, end)
        found.append(Token(at + start, at + end, form))
    return found


def is_unspaced(code: int) -> bool:
    """Whether a code point belongs to a script that writes no spaces between words."""
    return code >= 0x0E00 and any(code in block for block in _UNSPACED)


class _Table(dict[int, str]):
    """What each folded code point becomes before a text is split into words; filled as characters are met."""

    def __init__(self, offsets: bool) -> None:
        super().__init__()
        self._offsets = offsets

    def __missing__(self, code: int) -> str:
        self[code] = found = self._read(chr(code))
        return found

    def _read(self, character: str) -> str:
        code = ord(character)
        if is_unspaced(code):
            return character if self._offsets else f" {character} "
        if character in _WITHIN:
            return _DROP if self._offsets else ""
        return character if character.isalnum() or (code in _JOINERS and code not in _DANDAS) else " "


@cache
def _table(offsets: bool) -> _Table:
    return _Table(offsets)
