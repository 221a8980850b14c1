"""The words of each statement in order, every free-standing quotation as one token: what cues are looked for in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from coranto.model.annotation import Furniture, Sentence
from coranto.text.quotes import Quotation
from coranto.text.segmentation import paragraphs
from coranto.text.spans import Span

TokenKind = Literal["word", "mark", "quote"]

MAX_TOKENS: Final = 400
"""A longer statement is cut: no sentence of news is, and a bound keeps the work linear in the text."""
READ_AS_NEWS: Final = frozenset({None, "headline", "caption"})
"""Furniture that speaks of the event; bylines, credits and the like do not."""

_TOKEN: Final = re.compile(r"\w+(?:[’'‑\-&/]\w+)*[’']?(?=\s)|\w+(?:[’'‑\-&/]\w+)*|(?:(?<=\s)|^)[’']\w+|--+|[^\w\s]")
_WORD_STOP: Final = re.compile(r"(?:[A-Za-z]\.){2,}|\d+(?:[.,:]\d+)+")
_DASHES: Final = "-–—―~"
_CLOSING: Final = "\"”»’'"
LONGEST_SIGNATURE: Final = 80
"""Characters of the line that signs a quotation."""
_ENDS_INSIDE: Final = tuple(",.!?…—-")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a mark, or a whole quotation; ``low`` has straight apostrophes."""

    start: int
    end: int
    text: str
    low: str
    kind: TokenKind
    quoted: bool = False
    """Whether it stands within a quotation that is part of the sentence (*the "long" night*)."""

    @property
    def capital(self) -> bool:
        return self.kind == "word" and (self.text[0].isupper() or self.text[0].isdigit())


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, or the sentences that one quotation runs across, in tokens."""

    start: int
    end: int
    paragraph: int
    furniture: Furniture | None
    tokens: tuple[Token, ...]


def statements(text: str, sentences: Sequence[Sentence], quotes: Sequence[Quotation]) -> Iterator[Statement]:
    """Each statement in text order; furniture that tells nothing is left out."""
    outer = [quote for quote in quotes if quote.depth == 0]
    starts = _paragraph_starts(text)
    paragraph, place = -1, 0
    for group in _grouped(text, sentences, outer):
        start, end = group[0].start, group[-1].end
        while paragraph + 1 < len(starts) and starts[paragraph + 1] <= start:
            paragraph += 1
        while place < len(outer) and outer[place].end <= start:
            place += 1
        own = [quote for quote in _until(outer, place, end) if quote.end > start]
        tokens = _tokens(text, start, end, own)
        for cut in range(0, len(tokens), MAX_TOKENS):
            piece = tokens[cut : cut + MAX_TOKENS]
            yield Statement(piece[0].start, piece[-1].end, paragraph, group[0].furniture, piece)


def _paragraph_starts(text: str) -> list[int]:
    return [span.start for span in paragraphs(text)]


def _until(quotes: Sequence[Quotation], place: int, end: int) -> Iterator[Quotation]:
    while place < len(quotes) and quotes[place].start < end:
        yield quotes[place]
        place += 1


def _grouped(text: str, sentences: Sequence[Sentence], outer: Sequence[Quotation]) -> Iterator[list[Sentence]]:
    """Sentences, those that share one quotation together."""
    group: list[Sentence] = []
    place = 0
    for sentence in sentences:
        if sentence.furniture not in READ_AS_NEWS:
            continue
        while place < len(outer) and outer[place].end <= sentence.start:
            place += 1
        shared = place < len(outer) and outer[place].start < sentence.start
        joined = shared and bool(group) and outer[place].start < group[-1].end
        if group and not joined and not _signs(text, sentence, group[-1]):
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def _signs(text: str, sentence: Sentence, before: Sentence) -> bool:
    """Whether a line only signs the quotation before it: *― Ana Ruiz, teacher*."""
    signed = text[sentence.start] in _DASHES and sentence.end - sentence.start <= LONGEST_SIGNATURE
    return signed and text[before.end - 1] in _CLOSING


def _tokens(text: str, start: int, end: int, quotes: Sequence[Quotation]) -> tuple[Token, ...]:
    found: list[Token] = []
    at = start
    for quote in quotes:
        first, last = max(quote.start, at), min(quote.end, end)
        if first >= last:
            continue
        found += _words(text, at, first, quoted=False)
        if _stands_free(text, start, quote, found):
            found.append(Token(first, last, text[first:last], "", "quote"))
        else:
            inner_start, inner_end = max(first, quote.inner.start), min(last, quote.inner.end)
            found += _marks(text, first, inner_start)
            found += _words(text, inner_start, inner_end, quoted=True)
            found += _marks(text, inner_end, last)
        at = last
    found += _words(text, at, end, quoted=False)
    return tuple(found)


def _stands_free(text: str, statement_start: int, quote: Quotation, before: Sequence[Token]) -> bool:
    """Whether a quotation is an utterance of its own and not words within the reporter's sentence."""
    if not (quote.opened and quote.closed) or quote.continues:
        return True
    inner = quote.inner.of(text).strip()
    if not inner:
        return False
    stopped = inner.endswith(_ENDS_INSIDE) or text[quote.end : quote.end + 1] == ","
    words = inner.count(" ") + 1
    capital = inner[0].isupper() or inner[0].isdigit() or not inner[0].isalnum()
    if not before or before[-1].text in (".", "!", "?") or before[-1].kind == "quote":
        return stopped or words > 4
    if is_title(inner):
        return False
    if before[-1].text in (",", ":", "-", "–", "—"):
        return ((capital and words > 1) or before[-1].text == ":") or (
            stopped and words > 2 and any(token.kind == "quote" for token in before[-40:])
        )
    return capital and words > 4 and inner.endswith((".", "!", "?", ",", "…"))


def is_title(quoted: str) -> bool:
    """Whether quoted words are the name of a work (*"The Long Way Home"*): every longer word has a capital."""
    long = [word for word in quoted.split() if len(word) > 3]
    return bool(long) and all(word[0].isupper() for word in long) and not quoted.rstrip().endswith((".", "!", "?"))


def _marks(text: str, start: int, end: int) -> list[Token]:
    return [Token(at, at + 1, text[at], text[at], "mark", quoted=True) for at in range(start, end)]


def _words(text: str, start: int, end: int, *, quoted: bool) -> list[Token]:
    found = []
    at = start
    while at < end:
        match = _WORD_STOP.match(text, at, end) or _TOKEN.match(text, at, end)
        if match is None:
            at += 1
            continue
        piece = match.group()
        word = piece[0].isalnum() or (len(piece) > 1 and piece[1].isalnum())
        found.append(Token(match.start(), match.end(), piece, _lower(piece), "word" if word else "mark", quoted))
        at = match.end()
    return found


_LETTERS: Final = frozenset({"WHO", "US", "IT"})
"""Initials of names that would read as pronouns: they keep their capitals."""


def _lower(piece: str) -> str:
    if piece in _LETTERS:
        return piece
    return piece.lower().replace("’", "'").replace("‘", "'")


def span_of(tokens: Sequence[Token], first: int, last: int) -> Span:
    """The stretch from token ``first`` up to token ``last``, which is not counted."""
    return Span(tokens[first].start, tokens[last - 1].end)
