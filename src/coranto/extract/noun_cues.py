"""Nouns that give somebody's words: *the union's claim that …*, *voiced fears that …*."""

from collections.abc import Iterator, Sequence
from typing import Final

from coranto.extract.clauses import Token
from coranto.extract.cues import Cue
from coranto.extract.sources import Phrase, subject_before
from coranto.resources.speech import CueVerb, SpeechLexicon
from coranto.text.verbs import AUXILIARIES
from coranto.text.wordlists import words

_GIVING: Final = words(
    """express expresses expressed expressing voice voices voiced voicing make makes made making raise raises raised
    raising issue issues issued issuing reiterate reiterates reiterated reiterating repeat repeats repeated repeating
    share shares shared sharing have has had having give gives gave giving publish published deliver delivered"""
)
"""Verbs whose subject is the one who gives what the noun names."""
_LONGEST_OWNER: Final = 8
"""Tokens of a possessor."""


def noun_cues(tokens: Sequence[Token], lexicon: SpeechLexicon) -> Iterator[tuple[Cue, Phrase, int]]:
    """Each noun of saying that a *that* follows and whose owner or giver is named: cue, source, start of content."""
    for at in range(1, len(tokens) - 2):
        token = tokens[at]
        act = None if token.quoted or token.kind != "word" else lexicon.nouns.get(token.low)
        if act is None or tokens[at + 1].low != "that" or not _opens_clause(tokens, at + 2, lexicon):
            continue
        source = _owner(tokens, at, lexicon) or _giver(tokens, at, lexicon)
        if source is not None:
            verb = CueVerb(token.low, (), frozenset(), act, frozenset({"clause"}), "speech")
            yield Cue(at, at + 1, at, "phrase", verb), source, at + 2


def _opens_clause(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> bool:
    """Whether *that* leads to a clause with a subject, and does not stand for the noun (*a claim that was …*)."""
    head = tokens[at]
    return head.kind == "word" and head.low not in AUXILIARIES and head.low not in lexicon.grammar.prepositions


def _owner(tokens: Sequence[Token], noun: int, lexicon: SpeechLexicon) -> Phrase | None:
    """The possessor before the noun, over one or two adjectives: *the union's repeated claim*, *his claim*."""
    for at in range(noun - 1, max(-1, noun - 4), -1):
        token = tokens[at]
        if token.kind != "word":
            return None
        if token.low in lexicon.grammar.possessives and token.low != "whose":
            return Phrase(at, at + 1, at)
        if token.low.endswith(("'s", "s'")) and token.low not in ("it's", "that's", "there's", "who's"):
            return _possessor(tokens, at, lexicon)
        if token.low in lexicon.grammar.determiners or token.low in lexicon.grammar.prepositions:
            return None
    return None


def _possessor(tokens: Sequence[Token], last: int, lexicon: SpeechLexicon) -> Phrase:
    """The noun phrase that ends in a possessive: to its determiner, or as far as capitals run."""
    first = last
    while first > 0 and last - first < _LONGEST_OWNER:
        before = tokens[first - 1]
        if before.kind != "word" or before.quoted or before.low in lexicon.grammar.prepositions:
            break
        if before.low in lexicon.grammar.determiners:
            first -= 1
            break
        if not (before.capital or tokens[first].capital is False):
            break
        if before.low in lexicon.verbs and not before.capital:
            break
        first -= 1
    return Phrase(first, last + 1, first)


def _giver(tokens: Sequence[Token], noun: int, lexicon: SpeechLexicon) -> Phrase | None:
    """The subject of a verb of giving before the noun: *residents voiced fears*."""
    for at in range(noun - 1, max(0, noun - 5), -1):
        low = tokens[at].low
        if low in _GIVING:
            first = at
            while first > 0 and (
                tokens[first - 1].low in AUXILIARIES or tokens[first - 1].low in lexicon.grammar.adverbs
            ):
                first -= 1
            return subject_before(tokens, first, lexicon)
        if tokens[at].kind != "word" or low in lexicon.grammar.prepositions:
            return None
    return None
