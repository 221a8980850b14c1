"""Objects: how far a noun phrase or an infinitive reaches that a verb of saying takes (*called for* **calm**)."""

from collections.abc import Sequence
from typing import Final

from coranto.extract.speech.clauses import Token
from coranto.extract.speech.extents import RELATIVES, closes_at_comma, is_inner_stop, is_over, sentence_start
from coranto.extract.speech.phrases import SPANS
from coranto.resources.speech import SpeechLexicon
from coranto.text.verbs import COMMON_PASTS, FINITE, PRESENTS
from coranto.text.wordlists import words

_OPENS_CLAUSE: Final = words("that whether how why what if who whom where when which there whatever whoever")
_CONTRACTED: Final = ("n't", "'re", "'ll", "'d", "'ve", "'m")
_CONTRACTIONS: Final = words("he's she's it's that's there's what's who's here's")
_WITHIN: Final = 20
"""Tokens within which a clause comes to its verb."""


def is_clause(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> bool:
    """Whether the words at ``at`` are a clause: a subject and a finite verb, or a word that opens a clause."""
    if at < len(tokens) and tokens[at].low in _OPENS_CLAUSE:
        return True
    for i in range(at, min(len(tokens), at + _WITHIN)):
        token = tokens[i]
        if token.kind == "mark" and not token.quoted and token.text in ",;:.?!–—":
            return token.text == "," and i > at and _goes_on_behind(tokens, i, lexicon)
        if token.low in ("who", "which", "that", "to"):
            return False
        if token.low in ("and", "but") and i > at and _takes_up(tokens, i + 1, len(tokens), lexicon):
            return False
        if (i > at or "'" in token.low) and is_finite(tokens, i, lexicon):
            return True
    return False


def _goes_on_behind(tokens: Sequence[Token], comma: int, lexicon: SpeechLexicon) -> bool:
    """Whether the verb of a clause follows what stands between two commas: *a man,* **34, has been** *charged*."""
    for i in range(comma + 1, min(len(tokens) - 1, comma + _WITHIN // 2)):
        if tokens[i].text == ",":
            return tokens[i + 1].low in FINITE
    return False


def is_finite(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> bool:
    """Whether a finite verb of a clause stands at ``at``, as far as its form and its neighbours tell."""
    token, grammar = tokens[at], lexicon.grammar
    low = token.low
    if token.kind != "word":
        return False
    if low in FINITE or low.endswith(_CONTRACTED) or low in _CONTRACTIONS:
        return low not in ("may", "will") or not token.capital
    before = tokens[at - 1].low if at else ""
    if token.capital or before in grammar.determiners | grammar.prepositions | grammar.possessives:
        return False
    if low in COMMON_PASTS or low in PRESENTS:
        return True
    known = lexicon.verbs.get(low, ())
    if low not in lexicon.homographs and any("third" in verb.forms and not verb.rest for verb in known):
        return True
    follows = tokens[at + 1].low if at + 1 < len(tokens) else ""
    return low.endswith("ed") and len(low) > 4 and follows not in grammar.prepositions


def is_contested(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> bool:
    """Whether a verb of blows is about words, deeds or reasons: *attacked the budget*, *slammed him for leaving*."""
    if at < len(tokens) and tokens[at].low in ("how", "what", "why"):
        return True
    for i in range(at, min(len(tokens) - 1, at + _WITHIN)):
        token, following = tokens[i], tokens[i + 1]
        if token.quoted or token.kind == "quote":
            return True
        if token.text == ",":
            return _is_saying(following, lexicon)
        if token.kind == "mark" and token.text in ";:.?!–—" and not is_inner_stop(tokens, i):
            return False
        if token.low in lexicon.deeds:
            return True
        if token.low == "as" and _is_predicate(tokens, i + 1):
            return True
        reason = following.low.endswith("ing") or following.low in lexicon.grammar.possessives or following.low == "not"
        if token.low in ("for", "over") and reason:
            return True
    return tokens[-1].low in lexicon.deeds


def _is_saying(token: Token, lexicon: SpeechLexicon) -> bool:
    """Whether the words of the blow follow it: *attacked the mayor,* **calling** *him a liar*."""
    told = lexicon.verbs.get(token.low, ())
    return token.low.endswith("ing") and any(not verb.rest and verb.sort != "thought" for verb in told)


def _is_predicate(tokens: Sequence[Token], at: int) -> bool:
    """Whether what follows *as* says what something is (*as fake*, *as a lie*), and not when (*as he left*)."""
    ends = at + 1 >= len(tokens) or tokens[at + 1].kind == "mark"
    low = tokens[at].low
    return ends or low in ("a", "an", "too", "not") or low.endswith(_ADJECTIVES)


_ADJECTIVES: Final = ("ive", "ous", "ful", "less", "ic", "al", "able", "ible", "ent", "ant")


def has_finite(tokens: Sequence[Token], start: int, end: int, lexicon: SpeechLexicon) -> bool:
    """Whether the words are a whole clause already: a finite verb is among them."""
    return any(is_finite(tokens, i, lexicon) or tokens[i].kind == "quote" for i in range(start, end))


def object_end(tokens: Sequence[Token], begin: int, end: int, lexicon: SpeechLexicon) -> int:
    """Where an object that begins at ``begin`` ends, at ``end`` at the latest: at a comma behind which it is left."""
    nested = False
    for i in range(begin + 1, end - 1):
        token = tokens[i]
        if token.text == "," and not token.quoted and _leaves(tokens, i + 1, end, lexicon):
            return i
        if closes_at_comma(tokens, i) and _leaves(tokens, i + 1, end, lexicon):
            return i + 1
        nested = nested or token.low in _NESTING
        if not nested and token.low in ("and", "but") and not token.quoted and _takes_up(tokens, i + 1, end, lexicon):
            return i
    return end


_NESTING: Final = words("who which that what whose how why whether where when because if to")


def _takes_up(tokens: Sequence[Token], at: int, end: int, lexicon: SpeechLexicon) -> bool:
    """Whether the sentence's own verb goes on at ``at``: *rejected the charges* **and has** *sued*."""
    while at < end and (tokens[at].low.endswith("ly") or tokens[at].low in lexicon.grammar.adverbs):
        at += 1
    return at < end and tokens[at].low in FINITE and not tokens[at].capital


def setting_start(tokens: Sequence[Token], begin: int, end: int, lexicon: SpeechLexicon) -> int:
    """Where words before ``end`` turn to when, where or how it was said: *praised her* **in an interview**."""
    for i in range(begin + 1, end):
        if tokens[i].low in _NESTING or tokens[i].low == "that" or tokens[i].kind == "quote":
            return end
        if not tokens[i].quoted and _is_setting(tokens, i, end, lexicon):
            return i
    return end


def _is_setting(tokens: Sequence[Token], at: int, end: int, lexicon: SpeechLexicon) -> bool:
    grammar, low = lexicon.grammar, tokens[at].low
    following = tokens[at + 1].low if at + 1 < end else ""
    if low in grammar.weekdays or low in ("after", "while", "during"):
        return True
    if low == "by":
        return following.endswith("ing")
    if low == "last" or low == "this":
        return following in grammar.time_words
    if low not in ("in", "on", "at"):
        return False
    if following in grammar.weekdays or (low == "in" and following in ("recent", *_MONTHS)):
        return True
    return any(token.low in lexicon.occasions for token in tokens[at + 2 : min(end, at + _VENUE)])


_VENUE: Final = 5
"""Tokens from *in* or *at* within which the occasion is named: *at a crowded news conference*."""
_MONTHS: Final = words("january february march april may june july august september october november december")


_GOES_ON: Final = words("and or including from of not during")


def _leaves(tokens: Sequence[Token], at: int, end: int, lexicon: SpeechLexicon) -> bool:
    """Whether the words behind a comma are no longer of the object: a participle, a verb, or a clause of their own."""
    token = tokens[at]
    joined = token.low in ("and", "or", "but") and at + 1 < end
    joined = joined and (tokens[at + 1].low in lexicon.grammar.pronouns or is_finite(tokens, at + 1, lexicon))
    if joined or token.low in lexicon.grammar.pronouns or (token.low.endswith("ing") and not token.capital):
        return token.low not in ("including", "during") and not token.quoted
    verb = at
    while verb < end and (tokens[verb].low.endswith("ly") or tokens[verb].low in lexicon.grammar.adverbs):
        verb += 1
    if verb < end and is_finite(tokens, verb, lexicon):
        return True
    return token.low not in _GOES_ON and is_clause(tokens, at, lexicon)


def points(tokens: Sequence[Token], at: int) -> bool:
    """Whether *that* is no conjunction: it leads to nothing, a single noun or a name (*calls* **that** *a lie*)."""
    named = next((i for i in (at + 1, at + 2) if i < len(tokens) and tokens[i].low in ("a", "an")), None)
    if named is not None and (is_over(tokens, named + 2) or is_over(tokens, named + 3)):
        return True
    return is_over(tokens, at + 1) or (is_over(tokens, at + 2) and not tokens[at + 1].quoted)


def is_object(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> bool:
    """Whether an object begins at ``at``, and no adjunct: *the march he had called for* **that day** *drew few*."""
    low = tokens[at].low
    if low in _POINTING and at + 1 < len(tokens) and tokens[at + 1].low in lexicon.grammar.time_words | SPANS:
        return False
    return low not in lexicon.grammar.prepositions or low in ("about", "over", "under", "as")


_POINTING: Final = words("that this last next")
LINKS: Final = words("and but or who which that what if when because while as where since than he she it they we i you")
"""Words after which another verb may be of a clause of its own."""


def before_main_verb(
    tokens: Sequence[Token], opens: int, begin: int, end: int, plain: bool, lexicon: SpeechLexicon
) -> int:
    """Where words told in a clause that begins at ``opens`` without a comma give way to the verb of the sentence.

    *The doctor who had said that there was no gas* **came** *home*; ``end`` where no such verb comes before it.
    ``plain``: the words are no clause, so that the first verb is the sentence's (*who called for calm* **was** *shot*).
    """
    if opens < 1 or tokens[opens].low not in RELATIVES or tokens[opens - 1].kind != "word":
        return end
    if any(is_finite(tokens, i, lexicon) for i in range(sentence_start(tokens, opens), opens)):
        return end
    before = begin - 1 if plain else None
    for i in range(begin, end):
        if tokens[i].kind == "mark" or tokens[i].low in LINKS:
            before = None
        elif is_finite(tokens, i, lexicon):
            if before is not None and (i > before + 1 or tokens[i].low in FINITE - {tokens[before].low}):
                return i
            before = i
    return end
