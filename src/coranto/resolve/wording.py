"""What a document says word by word, as copies are compared by."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, compress
from sys import intern
from typing import Final

from coranto.model.annotation import Fingerprint, Sentence
from coranto.model.corpus import Folio
from coranto.text.alignment import LEAST_TILE, Places, places
from coranto.text.grams import gram_hashes, word_numbers
from coranto.text.quotes import quotations
from coranto.text.tokens import Token, is_unspaced, token_lines, tokens

WORD: Final = 2
"""What a word weighs, so that what follows is whole."""
_NAME: Final = 1
"""A long title or the name of an office is written alike by people who never saw one another's text."""
_CHARACTER: Final = 1
_BY_NAME: Final = bytes([WORD, _NAME]) + bytes(254)


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence, or a headline, as a stretch of words."""

    start: int
    end: int
    words: range
    headline: bool
    whole: int | None
    """Its fingerprint as a whole; null for a headline or a short sentence."""


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
    grams: "array[int]"
    """The hash of the ``LEAST_TILE`` words that begin at each word."""
    places: Places
    """Where each of these stands."""


def wording(folio: Folio, formulas: re.Pattern[str]) -> Wording:
    """The words of ``folio``, from its sentences and fingerprints; other furniture than headlines is left out."""
    wholes = {(found.start, found.end): found.hash for found in folio.of(Fingerprint) if found.whole}
    lines: list[Line] = []
    words: list[Token] = []
    for sentence in _told(folio):
        first = len(words)
        words += tokens(folio.text[sentence.start : sentence.end], sentence.start)
        here = range(first, len(words))
        whole = wholes.get((sentence.start, sentence.end))
        lines.append(Line(sentence.start, sentence.end, here, sentence.furniture == "headline", whole))
    names, numbers = _looks(folio.text, words, lines)
    line_of = array("l", chain.from_iterable([number] * len(line.words) for number, line in enumerate(lines)))
    joined = " ".join([word.form for word in words])
    grams = gram_hashes(word_numbers(joined.encode("utf-8", "surrogatepass").split()), LEAST_TILE)
    return Wording(
        doc=folio.doc,
        lines=tuple(lines),
        forms=tuple([intern(word.form) for word in words]),
        starts=array("q", [word.start for word in words]),
        ends=array("q", [word.end for word in words]),
        line_of=line_of,
        weights=_weights(joined, names, formulas),
        specific=bytes(name or number for name, number in zip(names, numbers, strict=True)),
        quoted=_quoted(folio.text, words),
        grams=grams,
        places=places(grams, line_of),
    )


def outline(folio: Folio) -> "array[int]":
    """The ``grams`` of the document's wording that lie within a sentence, and the hashes of its whole sentences."""
    lines = token_lines([folio.text[sentence.start : sentence.end] for sentence in _told(folio)])
    grams = gram_hashes(word_numbers(chain.from_iterable(lines)), LEAST_TILE)
    within = b"".join(
        [b"\1" * (len(words) - LEAST_TILE + 1) + bytes(min(len(words), LEAST_TILE - 1)) for words in lines]
    )
    wholes = (found.hash for found in folio.of(Fingerprint) if found.whole)
    return array("q", chain(compress(grams, within), wholes))


def _told(folio: Folio) -> list[Sentence]:
    return [sentence for sentence in folio.of(Sentence) if sentence.furniture in (None, "headline")]


def _looks(text: str, words: Sequence[Token], lines: Sequence[Line]) -> tuple[bytes, bytes]:
    """Which words look like names (a capital that opens no sentence) and which hold a digit."""
    names = bytearray([text[word.start].isupper() for word in words])
    for line in lines:
        if line.words:
            names[line.words.start] = False
    return bytes(names), bytes([not word.form.isalpha() and any(map(str.isdigit, word.form)) for word in words])


def _weights(joined: str, names: bytes, formulas: re.Pattern[str]) -> bytes:
    """What the words of ``joined`` weigh, one space between them."""
    weights = bytearray(names.translate(_BY_NAME))
    if not joined.isascii():
        for number, form in enumerate(joined.split(" ")):
            if len(form) == 1 and is_unspaced(ord(form)):
                weights[number] = _CHARACTER
    at = number = 0
    for found in formulas.finditer(joined):
        first = number + joined.count(" ", at, found.start())
        at, number = found.end(), first + joined.count(" ", found.start(), found.end())
        weights[first : number + 1] = bytes(number + 1 - first)
    return bytes(weights)


def _quoted(text: str, words: Sequence[Token]) -> bytes:
    marks = bytearray(len(words))
    starts = [word.start for word in words]
    for quotation in quotations(text):
        first, last = bisect_left(starts, quotation.start), bisect_right(starts, quotation.end - 1)
        marks[first:last] = b"\1" * (last - first)
    return bytes(marks)
