"""Words that give a number as somebody's count: *put the toll at 40*, *gives the number of homeless as 3,000*."""

from collections.abc import Iterator, Sequence
from typing import Final

from coranto.extract.speech.clauses import Token
from coranto.extract.speech.cues import Cue
from coranto.extract.speech.sources import Phrase, subject_before
from coranto.resources.speech import CueVerb, SpeechLexicon
from coranto.text.verbs import AUXILIARIES
from coranto.text.wordlists import words

_PUTTING: Final = words("put puts putting give gives gave given set sets reckon reckons reckoned")
_COUNTED: Final = words(
    """number numbers toll tolls count figure figures total cost costs damage damages loss losses dead injured wounded
    missing them it turnout attendance share rate bill strength size"""
)
_NUMERALS: Final = words(
    """one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty
    ninety hundred thousand dozens hundreds thousands tens more less fewer about around nearly almost some over under
    between up at half"""
)
REACH: Final = 14
"""Tokens between the verb and the number."""


def count_cues(tokens: Sequence[Token], lexicon: SpeechLexicon) -> Iterator[tuple[Cue, Phrase, int]]:
    """Each verb that puts a count at a number: cue, source, start of content."""
    for at in range(1, len(tokens) - 3):
        if tokens[at].quoted or tokens[at].low not in _PUTTING or not _leads_to_number(tokens, at + 1):
            continue
        first = at
        while first > 0 and (tokens[first - 1].low in AUXILIARIES or tokens[first - 1].low in lexicon.grammar.adverbs):
            first -= 1
        source = subject_before(tokens, first, lexicon)
        if source is not None and source.first < source.last:
            verb = CueVerb(tokens[at].low, (), frozenset(), "states", frozenset({"object"}), "speech")
            yield Cue(first, at + 1, at, "phrase", verb), source, at + 1


def _leads_to_number(tokens: Sequence[Token], at: int) -> bool:
    """Whether a count and then *at* or *as* with a number follow in the same clause."""
    counted = False
    for i in range(at, min(len(tokens) - 1, at + REACH)):
        if tokens[i].kind != "word":
            return False
        counted = counted or tokens[i].low in _COUNTED
        if tokens[i].low in ("at", "as"):
            after = tokens[i + 1]
            return counted and (after.text[0].isdigit() or after.low in _NUMERALS or after.text in "$€£")
    return False
