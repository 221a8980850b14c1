"""How far words reach: where a sentence starts, a setting ends, and content gives way to another clause."""

from collections.abc import Sequence
from typing import Final

from coranto.extract.clauses import Token
from coranto.extract.cues import Cue
from coranto.extract.sources import subject_after
from coranto.resources.speech import Grammar, SpeechLexicon

_STOPS: Final = frozenset({".", "!", "?", ";"})
TURNS: Final = frozenset({"but", "while", "though", "although", "whereas"})
_CONNECTIVES: Final = frozenset({"and", "but", "while", "as", "or", "though", "although", "whereas", "then", "yet"})
RELATIVES: Final = frozenset({"who", "whose", "which"})
_SETTINGS: Final = frozenset(
    {
        "in",
        "on",
        "at",
        "during",
        "after",
        "before",
        "via",
        "through",
        "by",
        "from",
        "with",
        "to",
        "outside",
        "following",
    }
)


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
            or (left.text in _STOPS and not _is_inner_stop(tokens, at - 1))
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


def _is_inner_stop(tokens: Sequence[Token], at: int) -> bool:
    """Whether a full stop belongs to an abbreviation rather than to the end of a sentence."""
    if tokens[at].quoted or tokens[at].text != "." or at == 0 or at + 1 >= len(tokens):
        return tokens[at].quoted
    before = tokens[at - 1]
    return (before.kind == "word" and before.capital and len(before.text) <= 5) or not tokens[at + 1].capital


def skip_setting(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon, *, addressee: bool) -> int:
    """Behind what says when, where, how and to whom something was said, if content or nothing follows there."""
    i = at
    while i < len(tokens):
        after = after_adjunct(tokens, i, lexicon) or (
            _after_addressee(tokens, i, lexicon) if addressee and i == at else None
        )
        if after is None:
            break
        i = after
    return i


def _after_addressee(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> int | None:
    """Behind the noun phrase that names who was told; None where the words at ``at`` are content themselves."""
    grammar = lexicon.grammar
    if tokens[at].kind != "word" or tokens[at].low in ("that", "whether", "if", "how", "why", "what", "to"):
        return None
    if tokens[at].low in ("him", "her", "them", "me", "us", "you", "it"):
        return at + 1
    phrase = subject_after(tokens, at, lexicon)
    if phrase is None:
        return None
    last = phrase.last
    over = last >= len(tokens) or tokens[last].kind != "word"
    low = tokens[last].low if last < len(tokens) else ""
    if (
        over
        or low in grammar.pronouns
        or low in ("that", "to", "whether", "how", "why", "what", "if", "not")
        or low in grammar.prepositions
    ):
        return last
    return last if low in grammar.time_words else None


def after_adjunct(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> int | None:
    """Behind one adverb, time or prepositional phrase at ``at``; None where something else stands there."""
    grammar = lexicon.grammar
    token = tokens[at]
    if token.kind != "word" or token.quoted:
        return None
    if token.low in grammar.negations:
        return None
    if _is_time(tokens, at, grammar) or (token.low in grammar.adverbs and token.low not in grammar.determiners):
        return at + 1
    if token.low.endswith("ly") and len(token.low) > 4 and not token.capital:
        return at + 1
    if token.low == "for" and at + 1 < len(tokens) and _is_span_of_time(tokens, at + 1, grammar):
        return at + (2 if tokens[at + 1].low in grammar.time_words else 3)
    if token.low not in _SETTINGS or (token.low == "to" and not _is_to_somebody(tokens, at + 1, grammar)):
        return None
    i = at + 1
    if i < len(tokens) and tokens[i].low in grammar.time_words:
        while i < len(tokens) and (tokens[i].low in grammar.time_words or tokens[i].text[0].isdigit()):
            i += 1
        return i
    if i < len(tokens) and (tokens[i].low in grammar.determiners or tokens[i].low in grammar.possessives):
        i += 1
    while i < len(tokens) and not _ends_adjunct(tokens, i, lexicon):
        i += 1
    if i < len(tokens) and tokens[i].kind == "word" and tokens[i].low in grammar.auxiliaries:
        return None
    return i if i > at + 1 else None


def _is_time(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Whether a word of time stands at ``at``; *this* alone is none."""
    pointing = tokens[at].low == "this" and not (at + 1 < len(tokens) and tokens[at + 1].low in grammar.time_words)
    return tokens[at].low in grammar.time_words and not pointing


def _is_span_of_time(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Whether *for* leads to a length of time: *for weeks*, *for two days*."""
    return any(token.low in grammar.time_words or token.low == "days" for token in tokens[at : at + 2])


def _is_to_somebody(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Whether *to* leads to a listener and not to an infinitive."""
    return at < len(tokens) and (tokens[at].capital or tokens[at].low in grammar.determiners)


def _ends_adjunct(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> bool:
    grammar = lexicon.grammar
    token = tokens[at]
    if token.kind == "quote" or (token.kind == "mark" and token.text not in "&." and not token.quoted):
        return True
    if token.text == ".":
        return not _is_inner_stop(tokens, at)
    low = token.low
    if (
        low in grammar.subordinators
        or low in grammar.pronouns
        or low in grammar.auxiliaries
        or low in grammar.conjunctions
    ):
        return True
    return (low in grammar.determiners and tokens[at - 1].low not in grammar.prepositions) or low in _SETTINGS


def extent(tokens: Sequence[Token], start: int, later: Sequence[int]) -> int:
    """Where content that begins at ``start`` ends: with the sentence, a turn, or another speaker's clause."""
    limit = min((_boundary(tokens, start, begin) for begin in later), default=len(tokens))
    i = start
    while i < limit:
        token = tokens[i]
        if not token.quoted and (
            token.text == ";"
            or (i > start and _introduces(tokens, i))
            or (token.text in _STOPS and not _is_inner_stop(tokens, i))
        ):
            break
        if i > start and token.text == "," and i + 1 < limit and tokens[i + 1].low in TURNS and not token.quoted:
            break
        i += 1
    while i > start and _hangs_over(tokens[i - 1], cut=i == limit < len(tokens)):
        i -= 1
    return i


def _hangs_over(token: Token, *, cut: bool) -> bool:
    """Whether a token at the end of content belongs to what follows: a mark, or *even* before *as* where it was cut."""
    if token.kind == "mark":
        return not token.quoted and token.text not in ")]%"
    return cut and token.low in ("even", "just", "shortly", "only", "immediately", "hours", "days", "soon")


def clause_end(tokens: Sequence[Token], cue: Cue, begin: int, lexicon: SpeechLexicon) -> int:
    """Where a clause that itself is subordinate ends: at the comma of *…, who said …,* or of *After he said …,*."""
    relative = cue.first > 1 and tokens[cue.first - 1].low in RELATIVES and tokens[cue.first - 2].text == ","
    start = sentence_start(tokens, cue.first)
    opening = tokens[start].low in lexicon.grammar.subordinators and tokens[start].low not in ("that", "what", "who")
    leading = opening and not any(token.text == "," for token in tokens[start : cue.first])
    if not (relative or leading):
        return len(tokens)
    return next(
        (i for i in range(begin + 1, len(tokens)) if tokens[i].text == "," and not tokens[i].quoted), len(tokens)
    )


def _connects(token: Token) -> bool:
    return token.low in _CONNECTIVES or token.text in (",", "-", "–", "—")


def _boundary(tokens: Sequence[Token], start: int, begin: int) -> int:
    """Where another cue's clause takes over, if a connective leads to it; else beyond the end."""
    if begin <= start:
        return len(tokens)
    end = begin
    while end > start and not tokens[end - 1].quoted and _connects(tokens[end - 1]):
        end -= 1
    closes = tokens[end - 1].quoted and tokens[end - 1].kind == "mark" and tokens[end - 2].text == ","
    return end if end < begin or closes else len(tokens)
