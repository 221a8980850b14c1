"""Forms that are more often a noun: whether *reports*, *claims* or *plan* is a verb where it stands."""

from collections.abc import Sequence
from typing import Final

from coranto.extract.speech.clauses import Token
from coranto.resources.speech import CueVerb, Grammar, SpeechLexicon
from coranto.text.verbs import COMMON_PASTS
from coranto.text.wordlists import words

_REACH: Final = 8
"""Tokens before a verb in which the rest of a listed subject is looked for."""
_LONGEST_ENDING: Final = 8
"""Tokens of the speaker behind an inverted verb that ends a headline: *…, claims witness*."""


def is_list(tokens: Sequence[Token], at: int) -> bool:
    """Whether a subject of several names ends before ``at``: *the mayor and Ms Ruiz*."""
    return any(token.low == "and" for token in tokens[max(0, at - _REACH) : at])


PLURALS: Final = words(
    """people police men women children and many few some most others several both all none percent media data staff
    clergy youth"""
)


def is_plural(token: Token, grammar: Grammar) -> bool:
    """Whether a base form can have ``token`` as the last word of its subject."""
    if token.low in grammar.pronouns:
        return token.low not in ("he", "she", "it")
    if token.kind == "quote" or token.text in (",", ")", ":"):
        return True
    return (token.low.endswith("s") and not token.low.endswith("'s")) or token.low in PLURALS


def is_verb_here(tokens: Sequence[Token], first: int, at: int, end: int, verb: CueVerb, lexicon: SpeechLexicon) -> bool:
    """Whether a form that is often a noun is a verb: something that can be its subject before, a complement after."""
    grammar = lexicon.grammar
    if first == 0:
        return False
    before = tokens[first - 1]
    many = before.low in PLURALS and "base" in verb.forms
    if not many and before.low in grammar.determiners | grammar.prepositions | grammar.possessives:
        return False
    if before.low.endswith(("'s", "s'")):
        return False
    if before.low == "no" or tokens[at - 1].low in ("no", "any"):
        return False
    if before.low in grammar.pronouns or any(token.low in grammar.auxiliaries for token in tokens[first:at]):
        return True
    after = tokens[end] if end < len(tokens) else None
    if after is None or after.kind == "mark":
        return _is_verb_at_end(tokens, first, after, grammar)
    one_of = before.text == "," and "third" in verb.forms and _ends_with_one_of(tokens, first, end, grammar)
    short = one_of or len(tokens) - end <= _LONGEST_ENDING
    if before.text == "," and "third" in verb.forms and short:  # *…, claims witness*
        closes = _closes_apposition(tokens, first) and _starts_complement(after, grammar)
        return one_of or closes or tokens[-1].kind == "word" or _ends_with_name(tokens, first, end, grammar)
    starts_complement = bool(verb.rest) or _starts_complement(after, grammar)
    third = "third" in verb.forms
    if not starts_complement or (third and before.text[0].isdigit()):
        return False
    named = verb.forms != {"base"} or before.low.endswith("s") or is_list(tokens, first)
    inverted = third and before.text == "," and _ends_with_name(tokens, first, end, grammar)
    if inverted or (third and _closes_apposition(tokens, first)) or (named and before.text[0].isupper()):
        return True
    if before.low.endswith("s") or many:
        return not third
    if before.low == "and" and third and after.low == "that":  # *expects a storm* **and fears that** *…*
        return not tokens[max(0, first - 2)].low.endswith("s")
    return (third or "past" in verb.forms) and _has_determiner(tokens, first, grammar)


def _ends_with_name(tokens: Sequence[Token], first: int, end: int, grammar: Grammar) -> bool:
    """Whether a full name and no verb follows what has a verb of its own: *The pumps were off,* **claims Ana Ruiz**."""
    last = end
    while last < len(tokens) and tokens[last].capital:
        last += 1
    closed = last >= len(tokens) or tokens[last].kind == "mark"
    told = any(token.low in grammar.auxiliaries or token.low in COMMON_PASTS for token in tokens[: first - 1])
    return closed and last - end > 1 and told


def _ends_with_one_of(tokens: Sequence[Token], first: int, end: int, grammar: Grammar) -> bool:
    """Whether one of several, and no verb, follows what is a clause: *They cut the rope,* **claims one of the men**."""
    lows = [token.low for token in tokens]
    told = [low in grammar.auxiliaries or low in COMMON_PASTS or low.endswith("ed") for low in lows]
    led = lows[end] in ("one", "some", "several", "many") and lows[end + 1 : end + 2] == ["of"]
    return led and any(told[: first - 1]) and not any(told[end:])


def _closes_apposition(tokens: Sequence[Token], first: int) -> bool:
    """Whether the comma before a verb ends what is said of a name: *Anwar Tahir, the director,* **calls**."""
    if tokens[first - 1].text != ",":
        return False
    opened = next((i for i in range(first - 2, max(0, first - 2 - _REACH), -1) if tokens[i].text == ","), None)
    if not opened or tokens[opened - 1].kind != "word":
        return False
    within = tokens[opened + 1 : first - 1]
    named = tokens[opened - 1].capital or all(token.capital for token in within)
    return named and all(token.low not in ("and", "or") for token in within)


def _is_verb_at_end(tokens: Sequence[Token], first: int, after: Token | None, grammar: Grammar) -> bool:
    """Whether a form that is often a noun, with nothing or a mark behind it, is the verb of what was said before."""
    before = tokens[first - 1]
    if before.kind == "quote":
        return True
    if after is not None and after.text == ":":
        return before.text[0].isupper() or _has_determiner(tokens, first, grammar)
    if before.capital and any(token.kind == "quote" for token in tokens[max(0, first - 8) : first]):
        return True
    return (
        any(  # …, the ministry estimates
            tokens[i].low in grammar.determiners
            and tokens[i - 1].text == ","
            and _has_determiner(tokens, first, grammar)
            for i in range(max(1, first - 3), first - 1)
        )
        and tokens[first].low not in PLURALS
        and tokens[first].low.endswith("s")
    )


def _starts_complement(after: Token, grammar: Grammar) -> bool:
    """Whether a token can begin what a verb takes."""
    return (
        after.kind == "quote"
        or after.low in grammar.determiners
        or after.low in grammar.pronouns
        or (after.low in grammar.possessives and after.low != "whose")
        or after.low in ("that", "to", "whether", "how", "why", "what")
        or (after.capital and after.low not in grammar.time_words)
    )


def _has_determiner(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Whether the singular noun right before ``at`` has an article, an owner or a name with it, as a subject must."""
    for token in reversed(tokens[max(0, at - 6) : at]):
        low = token.low
        if token.kind != "word" or low == "to" or low in grammar.auxiliaries | grammar.conjunctions | COMMON_PASTS:
            return False
        if low in grammar.determiners or low in grammar.possessives or low.endswith("'s") or token.capital:
            return True
    return False
