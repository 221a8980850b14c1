"""How far words reach: where a sentence starts, a setting ends, and content gives way to another clause."""

from collections.abc import Sequence
from typing import Final

from coranto.extract.speech.clauses import DASHES, Token
from coranto.extract.speech.cues import Cue
from coranto.resources.speech import SpeechLexicon

_STOPS: Final = frozenset({".", "!", "?", ";"})
TURNS: Final = frozenset({"but", "while", "though", "although", "whereas"})
_CONNECTIVES: Final = frozenset({"and", "but", "while", "as", "or", "though", "although", "whereas", "then", "yet"})
RELATIVES: Final = frozenset({"who", "whose", "which"})


def is_over(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing of the clause is left at ``at``."""
    return (
        at >= len(tokens) or tokens[at].kind == "mark" or tokens[at].low in _CONNECTIVES or tokens[at].low in RELATIVES
    )


def sentence_start(tokens: Sequence[Token], before: int) -> int:
    """The token that the sentence ending before ``before`` begins with: after a stop, a semicolon or a quotation."""
    at = before
    while at > 0:
        left = tokens[at - 1]
        if (
            left.kind == "quote"
            or left.text == ";"
            or _introduces(tokens, at - 1)
            or (left.text in _STOPS and not is_inner_stop(tokens, at - 1))
        ):
            break
        at -= 1
    return at


def _introduces(tokens: Sequence[Token], at: int) -> bool:
    """Whether a colon at ``at`` begins a sentence of its own."""
    return (
        tokens[at].text == ":" and not tokens[at].quoted and at + 1 < len(tokens)
        and tokens[at + 1].kind == "word" and tokens[at + 1].capital
    )  # fmt: skip


def is_inner_stop(tokens: Sequence[Token], at: int) -> bool:
    """Whether a full stop belongs to an abbreviation rather than to the end of a sentence."""
    if tokens[at].quoted or tokens[at].text != "." or at == 0 or at + 1 >= len(tokens):
        return tokens[at].quoted
    before = tokens[at - 1]
    return (before.kind == "word" and before.capital and len(before.text) <= 5) or not tokens[at + 1].capital


def extent(tokens: Sequence[Token], start: int, later: Sequence[int]) -> int:
    """Where content that begins at ``start`` ends: with the sentence, a turn, or another speaker's clause."""
    limit = min((_boundary(tokens, start, begin) for begin in later), default=len(tokens))
    i = start
    while i < limit:
        token = tokens[i]
        if not token.quoted and (
            token.text == ";"
            or (i > start and _introduces(tokens, i))
            or (token.text in _STOPS and not is_inner_stop(tokens, i))
        ):
            break
        if i > start and (token.text == "," or token.text in DASHES) and not token.quoted:
            if _turns(tokens, i + 1, limit):
                break
        elif i > start and closes_at_comma(tokens, i) and _turns(tokens, i + 1, limit):
            return i + 1
        i += 1
    while i > start and _hangs_over(tokens[i - 1], cut=i == limit < len(tokens)):
        i -= 1
    return i


def closes_at_comma(tokens: Sequence[Token], at: int) -> bool:
    """Whether quoted words that end in a comma are closed at ``at``: *"very fair,"*, as American papers write it."""
    token = tokens[at]
    if not token.quoted or token.kind != "mark" or at + 1 >= len(tokens) or tokens[at + 1].quoted:
        return False
    before = at - 1
    while before > 0 and tokens[before].text in _CLOSING and tokens[before].quoted:
        before -= 1
    return tokens[before].text == ","


_CLOSING: Final = "\"'”’»"


def _turns(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Whether a turn at ``at`` leads away: not *but that …*, *but not …*, nor an aside (*, although brief,*)."""
    if at + 1 >= limit or tokens[at].low not in TURNS or tokens[at + 1].low in ("that", "not"):
        return False
    return tokens[at].low == "but" or not any(token.text == "," for token in tokens[at + 1 : at + 4])


def _hangs_over(token: Token, *, cut: bool) -> bool:
    """Whether a token at the end of content belongs to what follows: a mark, or *even* before *as* where it was cut."""
    if token.kind == "mark":
        return not token.quoted and token.text not in ")]%"
    return cut and token.low in ("even", "just", "shortly", "only", "immediately", "hours", "days", "soon")


_LEADING: Final = frozenset({"after", "before", "when", "since", "until", "once", "while", "because"})
"""Words that open a clause before the main one: *Two weeks after she said …, it fell*."""


def clause_end(tokens: Sequence[Token], cue: Cue, opens: int, begin: int, lexicon: SpeechLexicon) -> int:
    """Where a clause that itself is subordinate ends: at the comma of *…, who said …,* or of *After he said …,*."""
    relative = any(
        at > 1 and tokens[at - 1].low in RELATIVES and tokens[at - 2].text == ","
        for at in (cue.first, opens, opens + 1)
    )
    start = sentence_start(tokens, cue.first)
    opening = tokens[start].low in lexicon.grammar.subordinators and tokens[start].low not in ("that", "what", "who")
    opening = opening or (opens > start and tokens[opens - 1].low in _LEADING)
    leading = opening and not any(token.text == "," for token in tokens[start : cue.first])
    if not (relative or leading):
        return len(tokens)
    return next(
        (i for i in range(begin + 1, len(tokens)) if tokens[i].text == "," and not tokens[i].quoted), len(tokens)
    )


def _connects(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word or mark at ``at`` leads to a clause; *as* before a bare noun gives somebody an office."""
    token = tokens[at]
    if token.low == "as" and at + 2 < len(tokens) and tokens[at + 2].low in ("of", "for"):
        return tokens[at + 1].capital
    return token.low in _CONNECTIVES or token.text in (",", "-", "–", "—")


def _boundary(tokens: Sequence[Token], start: int, begin: int) -> int:
    """Where another cue's clause takes over, if a connective leads to it; else beyond the end."""
    if begin <= start:
        return len(tokens)
    end = begin
    while end > start and not tokens[end - 1].quoted and _connects(tokens, end - 1):
        end -= 1
    closes = tokens[end - 1].quoted and tokens[end - 1].kind == "mark" and tokens[end - 2].text == ","
    return end if end < begin or closes else len(tokens)


_LONGEST_OPENER: Final = 14
"""Tokens: a longer piece before a comma tells something of its own."""


def is_opener(tokens: Sequence[Token], start: int, end: int, lexicon: SpeechLexicon) -> bool:
    """Whether the words before the comma only set the scene: *In a statement, the ministry said*."""
    grammar = lexicon.grammar
    words = tokens[start:end]
    if words and words[0].low in grammar.determiners and len(words) < 3:
        return False
    if not words or (len(words) > 1 and words[-1].low in ("that", "including", "because")):
        return True
    if all(
        token.low in grammar.asides or token.low in grammar.time_words or token.text[0].isdigit() for token in words
    ):
        return any(not token.text[0].isdigit() for token in words)
    if words[0].low == "according":
        return True
    told = any(
        token.low in grammar.auxiliaries
        or (token.low in lexicon.verbs and token.low not in lexicon.homographs)
        or token.low.endswith("ed")
        for token in words
    )
    return words[0].low in grammar.prepositions and not told and len(words) < _LONGEST_OPENER
