"""What a document says word by word, as copies are compared by."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from sys import intern
from typing import Final

from coranto.model.annotation import Fingerprint, Sentence
from coranto.model.corpus import Folio
from coranto.text.quotes import quotations
from coranto.text.tokens import Token, is_unspaced, tokens

WORD: Final = 2
"""What a word weighs, so that what follows is whole."""
_NAME: Final = 1
"""A long title or the name of an office is written alike by people who never saw one another's text."""
_CHARACTER: Final = 1


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence, or a headline, as a stretch of words."""

    start: int
    end: int
    words: range
    headline: bool
    hashes: frozenset[int]


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a document's running text and headlines, with what each counts for."""

    doc: str
    lines: tuple[Line, ...]
    forms: tuple[str, ...]
    starts: Sequence[int]
    """Where each word begins in the text …"""
    ends: Sequence[int]
    """… and ends."""
    line_of: Sequence[int]
    """The number of the line that holds each word."""
    weights: bytes
    """``WORD`` for a word, less for a name or a character, 0 in a formula."""
    specific: bytes
    """1 for names and numbers: what two reports of different things differ in."""
    quoted: bytes
    """1 for words in quotation marks."""


def wording(folio: Folio, formulas: re.Pattern[str]) -> Wording:
    """The words of ``folio``, from its sentences and fingerprints; other furniture than headlines is left out."""
    by_span: dict[tuple[int, int], list[int]] = {}
    for found in folio.of(Fingerprint):
        by_span.setdefault((found.start, found.end), []).append(found.hash)
    lines: list[Line] = []
    words: list[Token] = []
    for sentence in folio.of(Sentence):
        if sentence.furniture not in (None, "headline"):
            continue
        piece = tokens(folio.text[sentence.start : sentence.end])
        here = range(len(words), len(words) + len(piece))
        words += [Token(t.start + sentence.start, t.end + sentence.start, t.form) for t in piece]
        prints = frozenset(by_span.get((sentence.start, sentence.end), ()))
        lines.append(Line(sentence.start, sentence.end, here, sentence.furniture == "headline", prints))
    names, numbers = _looks(folio.text, words, lines)
    return Wording(
        doc=folio.doc,
        lines=tuple(lines),
        forms=tuple(intern(word.form) for word in words),
        starts=array("q", [word.start for word in words]),
        ends=array("q", [word.end for word in words]),
        line_of=array("l", [number for number, line in enumerate(lines) for _ in line.words]),
        weights=_weights(words, names, formulas),
        specific=bytes(name or number for name, number in zip(names, numbers, strict=True)),
        quoted=_quoted(folio.text, words),
    )


def _looks(text: str, words: Sequence[Token], lines: Sequence[Line]) -> tuple[bytes, bytes]:
    """Which words look like names (a capital that opens no sentence) and which hold a digit."""
    opening = {line.words.start for line in lines if line.words}
    names = bytes(text[word.start].isupper() and at not in opening for at, word in enumerate(words))
    return names, bytes(any(map(str.isdigit, word.form)) for word in words)


def _weights(words: Sequence[Token], names: bytes, formulas: re.Pattern[str]) -> bytes:
    weights = bytearray(_NAME if name else WORD for name in names)
    joined = " ".join(word.form for word in words)
    starts = []
    at = 0
    for number, word in enumerate(words):
        starts.append(at)
        at += len(word.form) + 1
        if len(word.form) == 1 and is_unspaced(ord(word.form)):
            weights[number] = _CHARACTER
    for found in formulas.finditer(joined):
        for number in range(bisect_left(starts, found.start()), bisect_left(starts, found.end())):
            weights[number] = 0
    return bytes(weights)


def _quoted(text: str, words: Sequence[Token]) -> bytes:
    marks = bytearray(len(words))
    starts = [word.start for word in words]
    for quotation in quotations(text):
        first, last = bisect_left(starts, quotation.start), bisect_right(starts, quotation.end - 1)
        marks[first:last] = b"\1" * (last - first)
    return bytes(marks)
