"""Appositions: what stands beside a name between commas and says who that is (*Lea Ohm, 30, a nurse from Hamm*)."""

from collections.abc import Sequence
from typing import Final

from coranto.extract.speech.clauses import Token
from coranto.extract.speech.phrases import LONGEST, is_inner_stop, is_verb, rightmost
from coranto.resources.speech import Grammar, SpeechLexicon
from coranto.text.verbs import AUXILIARIES

_HOWS: Final = ("spoke", "declined", "refused")
_OLDEST: Final = 120
"""Years: a greater number behind a name is no age."""


def is_apposition(tokens: Sequence[Token], first: int, last: int, lexicon: SpeechLexicon) -> bool:
    """Whether the words between commas say who the one before is, and not what it does or when."""
    grammar = lexicon.grammar
    head = tokens[first]
    if head.kind != "word":
        return False
    if head.low in ("of", "from"):
        return True
    if head.low in grammar.prepositions or head.low in grammar.asides or head.low in grammar.time_words:
        return False
    if head.low in ("who", "whose", "which"):
        return True
    return not head.low.endswith(("ing", "ed")) or head.capital


def starts_noun_phrase(token: Token, grammar: Grammar) -> bool:
    """Whether a noun phrase can begin with this word."""
    low = token.low
    if low in grammar.determiners or token.capital:
        return True
    return not (
        low in grammar.prepositions
        or low in grammar.subordinators
        or low in grammar.conjunctions
        or low in grammar.asides
    )


def apposition_after(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> int | None:
    """End of the age, home, office or relative clause at ``at``; None where the comma begins other things."""
    head, named = tokens[at], tokens[at - 2].capital
    if head.kind != "word" or head.low in lexicon.grammar.pronouns - {"who"}:
        return None
    if head.low == "who":
        return _relative_end(tokens, at, lexicon)
    if head.text.isdecimal():
        last = at + 1 if named and int(head.text) < _OLDEST else at
    elif head.low in ("of", "from"):
        last = rightmost(tokens, at + 1, lexicon) if named else at
    elif head.low in AUXILIARIES:  # *The lifts,* says the firm, **were** *working*
        return None
    elif _may_describe(head, lexicon):
        last = _office_end(tokens, at, lexicon)
    else:
        return None
    return last if last > at and _is_over_or_comma(tokens, last) else None


def _may_describe(head: Token, lexicon: SpeechLexicon) -> bool:
    """Whether the first word between commas can begin a noun phrase in the singular."""
    grammar = lexicon.grammar
    if not starts_noun_phrase(head, grammar) or head.low in grammar.time_words:
        return False
    if head.capital or head.low in grammar.determiners:
        return True
    verb = head.low in lexicon.verbs and head.low not in lexicon.homographs
    return not (verb or head.low.endswith(("ing", "ed", "s")))


def _office_end(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> int:
    """End of the noun phrase at ``at`` with its relative clause; ``at`` itself where a verb makes it a clause."""
    last = rightmost(tokens, at, lexicon)
    for i in range(at + 1, last):
        describes = tokens[i].low.endswith("ed") and not tokens[i - 1].capital
        if not tokens[i].capital and not describes and is_verb(tokens, i, lexicon):
            return at
    if last < len(tokens) and tokens[last].low == "who":
        return _relative_end(tokens, last, lexicon) or last
    return last


def _is_over_or_comma(tokens: Sequence[Token], at: int) -> bool:
    return at >= len(tokens) or tokens[at].kind != "word"


def _tells_how(low: str, lexicon: SpeechLexicon) -> bool:
    """Whether a verb of a relative clause tells what its subject says, or how, and not who that is."""
    return low in _HOWS or any("clause" in verb.takes for verb in lexicon.verbs.get(low, ()))


def _relative_end(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> int | None:
    """End of the relative clause that begins at ``at``: the next comma or stop; None where somebody speaks in it."""
    end = at
    while end < len(tokens) and (
        tokens[end].kind == "word" or tokens[end].text in "$£€%&" or is_inner_stop(tokens, end)
    ):
        end += 1
    speaks = any(_tells_how(token.low, lexicon) for token in tokens[at:end])
    return None if speaks or end - at < 3 or end - at > LONGEST else end
