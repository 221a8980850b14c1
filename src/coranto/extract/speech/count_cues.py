"""Words that give a number as somebody's count: *put the toll at 40*, *gives the number of homeless as 3,000*."""

from collections.abc import Iterator, Sequence
from typing import Final

from coranto.extract.speech.clauses import Token
from coranto.extract.speech.cues import Cue
from coranto.extract.speech.sources import Phrase, subject_before
from coranto.resources.speech import CueVerb, Sort, SpeechLexicon
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
_HEDGES: Final = words("at least most no more fewer less than about around some nearly almost over up to only just")
_COUNTING: Final = words(
    "counted counts count remembered remembers remember recalled recalls tallied registered recorded documented"
)
_HAVING: Final = words("has have had gave gives give")
_VICTIMS: Final = words("dead deaths killed injured wounded missing cases victims casualties")
_STICKING: Final = words("sticks stick stuck keeps")
REACH: Final = 14
"""Tokens between the verb and the number."""


def count_cues(tokens: Sequence[Token], lexicon: SpeechLexicon) -> Iterator[tuple[Cue, Phrase, int]]:
    """Each verb that puts a count at a number: cue, source, start of content."""
    for at in range(1, len(tokens) - 1):
        behind = _behind(tokens, at)
        if tokens[at].quoted or behind is None:
            continue
        first = at
        while first > 0 and (tokens[first - 1].low in AUXILIARIES or tokens[first - 1].low in lexicon.grammar.adverbs):
            first -= 1
        source = subject_before(tokens, first, lexicon)
        if source is not None and source.first < source.last and tokens[source.first].low not in ("we", "i"):
            sort: Sort = "thought" if tokens[at].low in _COUNTING else "speech"
            verb = CueVerb(tokens[at].low, (), frozenset(), "states", frozenset({"object"}), sort)
            yield Cue(first, behind, at, "phrase", verb), source, behind


def _behind(tokens: Sequence[Token], at: int) -> int | None:
    """Where what a verb of counting counts begins; None where the word at ``at`` is none."""
    low = tokens[at].low
    if low in _PUTTING and _leads_to_number(tokens, at + 1):
        return at + 1
    if low in _COUNTING and _is_number(tokens, at + 1):
        return at + 1
    if low in _STICKING and tokens[at + 1].low in ("to", "by") and _is_number(tokens, at + 2):
        return at + 2
    if low in _HAVING and tokens[at + 1].text[0].isdigit():
        victims = any(token.low in _VICTIMS for token in tokens[at + 2 : at + 4])
        return at + 1 if victims or tuple(t.low for t in tokens[at + 2 : at + 5 : 2]) == ("on", "list") else None
    return None


def _is_number(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number begins there, with *at least*, *some* or *no more than* before it."""
    while at < len(tokens) and tokens[at].low in _HEDGES:
        at += 1
    return at < len(tokens) and (tokens[at].text[0].isdigit() or tokens[at].low in _NUMERALS - _HEDGES)


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
