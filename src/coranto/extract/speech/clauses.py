"""The words of each statement in order, every free-standing quotation as one token: what cues are looked for in."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
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
_SIGNING: Final = "-–—―~"
_CLOSING: Final = "\"”»’'"
LONGEST_SIGNATURE: Final = 80
"""Characters of the line that signs a quotation."""
LONGEST_OUTLET: Final = 7
"""Tokens behind the bar of a headline, the bar included."""
LONGEST_CUE: Final = 12
"""Tokens between the two pieces of a split quotation, or of the cue behind one that never closes."""
LONGEST_LOST: Final = 2_000
"""Characters in which the cue behind a quotation that never closes is looked for."""
_ENDS_INSIDE: Final = tuple(",.!?…—-")
_FULL_STOPS: Final = tuple(".!?…")
_CLAUSE_ENDS: Final = ".;!?)—–\r\n"
_PREDICATE: Final = re.compile(r"\s+(?:is|was|are|were|has|had|have|became|remains|remained)\b")
"""What makes quoted words the subject of the reporter's sentence: *"Never again" is her slogan*."""
_STAMP: Final = re.compile(
    r"[\[(]?(?:[01]?\d|2[0-3])[.:h][0-5]\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{3,4})?[\])]?\s*(?:[-–—:|]\s*)?\s(?=[A-Z\"“‘«])"
    r"|(?:\(?\d{1,2}[.)]|[-–—•*])\s+(?=[A-Z\"“‘«\d])"
)
"""What stands before the words of a paragraph: the clock of a running report (*14.22 Police say*), the number or the
dash of an item."""
DASHES: Final = ("-", "–", "—", "--")
"""Tokens that break a sentence."""
_LEADS: Final = (",", ":", ";", "-", "–", "—", "―", "--")


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
    inner: Span | None = None
    """The words of a quotation, without its marks."""

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


def statements(
    text: str, sentences: Sequence[Sentence], quotes: Sequence[Quotation], sayings: Collection[str] = ()
) -> Iterator[Statement]:
    """Each statement in text order; furniture that tells nothing is left out.

    ``sayings`` are the forms of verbs that lead up to quotations, in lower case (``SpeechLexicon.sayings``).
    """
    outer = [quote for quote in quotes if quote.depth == 0]
    chained = {quote.start for quote, after in zip_longest(outer, outer[1:]) if after is not None and after.continues}
    starts = _paragraph_starts(text)
    paragraph, place = -1, 0
    for group in _grouped(text, sentences, outer):
        start, end = group[0].start, group[-1].end
        while paragraph + 1 < len(starts) and starts[paragraph + 1] <= start:
            paragraph += 1
        while place < len(outer) and outer[place].end <= start:
            place += 1
        own = [quote for quote in _until(outer, place, end) if quote.end > start]
        stamp = _STAMP.match(text, start, end) if paragraph >= 0 and start == starts[paragraph] else None
        tokens = _tokens(text, Span(stamp.end() if stamp else start, end), own, sayings, chained)
        if group[0].furniture == "headline":
            tokens = _without_outlet(tokens)
        for cut in range(0, len(tokens), MAX_TOKENS):
            piece = tokens[cut : cut + MAX_TOKENS]
            yield Statement(piece[0].start, piece[-1].end, paragraph, group[0].furniture, piece)


def _without_outlet(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A headline without the name of its outlet behind a bar: *Dam holds | Tuvu Post*."""
    bars = (i for i, token in enumerate(tokens) if i > 1 and token.text == "|" and len(tokens) - i <= LONGEST_OUTLET)
    return tokens[: next(bars, len(tokens))]


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
    signed = text[sentence.start] in _SIGNING and sentence.end - sentence.start <= LONGEST_SIGNATURE
    return signed and text[before.end - 1] in _CLOSING


def _tokens(
    text: str, whole: Span, quotes: Sequence[Quotation], sayings: Collection[str], chained: Collection[int]
) -> tuple[Token, ...]:
    found: list[Token] = []
    at = whole.start
    for quote in quotes:
        first, last = max(quote.start, at), min(quote.end, whole.end)
        if first >= last:
            continue
        found += _words(text, at, first, quoted=False)
        if not quote.closed and quote.opened and (spoken := _spoken_part(text, quote, last, sayings, chained)):
            last = spoken
        inner = Span(max(first, quote.inner.start), min(last, quote.inner.end))
        if _stands_free(text, quote, found, sayings):
            found.append(Token(first, last, text[first:last], "", "quote", inner=inner))
        else:
            found += _marks(text, first, inner.start)
            found += _words(text, inner.start, inner.end, quoted=True)
            found += _marks(text, inner.end, last)
        at = last
    found += _words(text, at, whole.end, quoted=False)
    return tuple(found)


def _spoken_part(
    text: str, quote: Quotation, end: int, sayings: Collection[str], chained: Collection[int]
) -> int | None:
    """Where a quotation that never closes gives way to its cue: *"The crane fell, she said.*; None if it does nowhere.

    Where the next paragraph opens the quotation again, only a cue that ends this one counts.
    """
    words = _words(text, quote.inner.start, min(end, quote.inner.start + LONGEST_LOST), quoted=True)
    for i, token in enumerate(words):
        if token.text not in (",", "?", "!"):
            continue
        for j in range(i + 1, min(i + 1 + LONGEST_CUE, len(words))):
            if words[j].text in (".", "?", "!", ";", ":"):
                break
            rest = words[j + 1 :] if words[j].low in sayings else ()
            if words[j].low in sayings and (quote.start not in chained or _ends_soon(rest)):
                return token.end
    return None


def _ends_soon(rest: Sequence[Token]) -> bool:
    return len(rest) < LONGEST_CUE and not any(token.kind == "mark" for token in rest[:-1])


def _stands_free(text: str, quote: Quotation, before: Sequence[Token], sayings: Collection[str]) -> bool:
    """Whether a quotation is an utterance of its own and not words within the reporter's sentence."""
    if not (quote.opened and quote.closed) or quote.continues:
        return True
    inner = quote.inner.of(text).strip()
    if not inner:
        return False
    words = inner.count(" ") + 1
    ended = inner.endswith(_ENDS_INSIDE)
    stopped = ended or text[quote.end : quote.end + 1] == ","
    behind = text[quote.end : quote.end + 3].lstrip(" ")[:1]
    if _opens_sentence(before):
        if not stopped and _PREDICATE.match(text, quote.end):
            return False
        return stopped or words > 4 or behind in tuple(_CLAUSE_ENDS + _SIGNING + "(")
    lead = before[-1]
    capital = inner[0].isupper() or inner[0].isdigit() or not inner[0].isalnum()
    over = stopped or not behind or behind in tuple(_CLAUSE_ENDS)
    if lead.low in sayings:
        return (over and (words > 2 or inner.endswith(_FULL_STOPS))) or (capital and (ended or words > 4))
    if lead.text in _LEADS:
        if (len(before) > 1 and before[-2].low in sayings) or _is_split(text, before, sayings):
            return True
        if lead.text == ":" or is_title(inner):
            return lead.text == ":" and not is_title(inner)
        quoting = stopped and words > 2 and any(token.kind == "quote" for token in before[-40:])
        return quoting or (capital and words > 1) or (words > 3 and inner.endswith(_FULL_STOPS))
    if lead.low in ("and", "or", "but", "then") and len(before) > 1 and before[-2].kind == "quote":
        return stopped or words > 2
    if lead.text == "(":
        return len(before) > 1 and before[-2].kind == "quote" and behind == ")"
    return capital and words > 4 and ended and not is_title(inner.rstrip(".!?"))


def _opens_sentence(before: Sequence[Token]) -> bool:
    """Whether nothing of the sentence stands before, but for a bracket that opens."""
    if before and before[-1].text == "(" and (len(before) == 1 or before[-2].kind != "quote"):
        before = before[:-1]
    return not before or before[-1].text in (".", "!", "?") or before[-1].kind == "quote"


def _is_split(text: str, before: Sequence[Token], sayings: Collection[str]) -> bool:
    """Whether quoted words go on behind *"…," she said,*."""
    near = before[-LONGEST_CUE:]
    at = next((i for i in range(len(near) - 1, -1, -1) if near[i].kind == "quote"), None)
    words = near[at].inner if at is not None else None
    if at is None or words is None or not any(token.low in sayings for token in near[at + 1 :]):
        return False
    return words.of(text).endswith(",") or text[near[at].end : near[at].end + 1] == ","


_WITHIN_TITLES: Final = frozenset({"with", "from", "into", "over", "upon", "under"})


def is_title(quoted: str) -> bool:
    """Whether quoted words are the name of a work (*"The Long Way Home"*): every longer word has a capital."""
    long = [word for word in quoted.split() if len(word) > 3 and word not in _WITHIN_TITLES]
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
