"""Settings: the words that say when, where, how and to whom something was said."""

from collections.abc import Sequence
from typing import Final

from coranto.extract.speech.clauses import Token
from coranto.extract.speech.extents import is_inner_stop
from coranto.extract.speech.sources import subject_after
from coranto.resources.speech import Grammar, SpeechLexicon
from coranto.text.wordlists import words

_PRONOUNS: Final = words("him her them me us you it")
_LISTENERS: Final = words(
    "reporters journalists lawmakers parliament parliamentarians councillors investors staff colleagues"
)
"""Who is told something without an article: *admitted to* **reporters** *that …*."""
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
    if tokens[at].low in _PRONOUNS:
        return at + 1
    plain = _before_clause(tokens, at, grammar)
    if plain is not None:
        return plain
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


_LISTENER: Final = 5
"""Tokens of a plain listener: *told* **the court** *the dam had burst*."""


def _before_clause(tokens: Sequence[Token], at: int, grammar: Grammar) -> int | None:
    """Behind a plain listener right before a noun phrase of its own; None where no other article follows."""
    opening = grammar.determiners | grammar.possessives
    for i in range(at + 1, min(len(tokens), at + _LISTENER)):
        if tokens[i].kind != "word" or tokens[i].quoted or tokens[i].low in grammar.prepositions:
            return None
        if tokens[i].low in opening and tokens[i].low not in grammar.time_words:
            return i if tokens[i - 1].low not in opening else None
    return None


def after_adjunct(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> int | None:
    """Behind one adverb, time or prepositional phrase at ``at``; None where something else stands there."""
    grammar = lexicon.grammar
    token = tokens[at]
    if token.kind != "word" or token.quoted or token.low in grammar.negations:
        return None
    if (behind := _after_that_time(tokens, at, grammar)) is not None:
        return behind
    adverb = token.low in grammar.adverbs and token.low not in grammar.determiners
    if adverb or _is_time(tokens, at, grammar) or _is_of_manner(token):
        return at + 1
    if token.low == "for" and at + 1 < len(tokens) and _is_span_of_time(tokens, at + 1, grammar):
        return at + (2 if tokens[at + 1].low in grammar.time_words else 3)
    if token.low not in _SETTINGS or (token.low == "to" and not _is_to_somebody(tokens, at + 1, grammar)):
        return None
    i = at + 1
    if token.low == "to" and tokens[i].low in _PRONOUNS:
        return i + 1
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


def _is_of_manner(token: Token) -> bool:
    return token.low.endswith("ly") and len(token.low) > len("only") and not token.capital


_PART: Final = words("late early later earlier")


def _after_that_time(tokens: Sequence[Token], at: int, grammar: Grammar) -> int | None:
    """Behind the time told of before, where content follows: *said* **late that evening** *that …*; else null."""
    at += tokens[at].low in _PART
    if at + 2 >= len(tokens) or tokens[at].low != "that" or tokens[at + 1].low not in grammar.time_words:
        return None
    return at + 2 if tokens[at + 2].low in ("that", "in", "on", "at") or tokens[at + 2].kind != "word" else None


def _is_time(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Whether a word of time stands at ``at``; *this* alone is none."""
    pointing = tokens[at].low == "this" and not (at + 1 < len(tokens) and tokens[at + 1].low in grammar.time_words)
    return tokens[at].low in grammar.time_words and not pointing


def _is_span_of_time(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Whether *for* leads to a length of time: *for weeks*, *for two days*."""
    return any(token.low in grammar.time_words or token.low == "days" for token in tokens[at : at + 2])


def _is_to_somebody(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Whether *to* leads to a listener and not to an infinitive."""
    return at < len(tokens) and (
        tokens[at].capital or tokens[at].low in grammar.determiners or tokens[at].low in _LISTENERS | _PRONOUNS
    )


def _ends_adjunct(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> bool:
    grammar = lexicon.grammar
    token = tokens[at]
    if token.kind == "quote" or (token.kind == "mark" and token.text not in "&." and not token.quoted):
        return True
    if token.text == ".":
        return not is_inner_stop(tokens, at)
    low = token.low
    if (
        low in grammar.subordinators
        or low in grammar.pronouns
        or low in grammar.auxiliaries
        or low in grammar.conjunctions
    ):
        return True
    return (low in grammar.determiners and tokens[at - 1].low not in grammar.prepositions) or low in _SETTINGS
