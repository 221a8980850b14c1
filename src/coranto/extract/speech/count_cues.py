"""Words that give a number as somebody's count: *put the toll at 40*, *gives the number of homeless as 3,000*."""

from collections.abc import Iterator, Sequence
from typing import Final

from coranto.extract.speech.clauses import Token
from coranto.extract.speech.cues import Cue
from coranto.extract.speech.sources import Phrase, antecedent, before_day, subject_before
from coranto.resources.speech import CueVerb, Sort, SpeechLexicon
from coranto.text.verbs import AUXILIARIES
from coranto.text.wordlists import words

_PUTTING: Final = words("put puts putting give gives gave given set sets reckon reckons reckoned")
_COUNTED: Final = words(
    """number numbers toll tolls count counts estimate estimates tally figure figures total
    cost costs damage damages loss losses dead injured wounded
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
_ISSUING: Final = words(
    "gave gives give given issued issues released releases published publishes announced announces has had"
)
_TALLIES: Final = words("count counts toll tolls tally tallies figure figures number numbers total totals balance")
_OF_ISSUE: Final = 8
"""Tokens between giving a count and its colon."""
_VICTIMS: Final = words("dead deaths killed injured wounded missing cases victims casualties")
_STICKING: Final = words("sticks stick stuck keeps")
_ARRIVING: Final = (
    dict.fromkeys(words("arrives arrive arrived"), "at")
    | dict.fromkeys(words("stands stand stood abides"), "by")
    | dict.fromkeys(words("knows know knew"), "of")
    | dict.fromkeys(words("holds hold held"), "to")
)
"""Verbs that give a number behind a preposition: *arrives at 52 million*, *stands by 93 per cent*."""
_CLAIMING: Final = words("claims claimed claim estimates estimated reports reported alleges alleged admits admitted")
_GRANTING: Final = words(
    """acknowledges acknowledged acknowledge admits admitted admit concedes conceded concede confirms confirmed confirm
    reports reported report"""
)
_REVISING: Final = words(
    """raised raises raise lowered lowers lower revised revises revise cut cuts increased increases lifted lifts updated
    updates corrected corrects reduced reduces"""
)
_OWN: Final = words("its their his her")
_ARTICLES: Final = words("a an the")
_OF_TOTAL: Final = 5
"""Tokens between the verb and the number of *claims* **a total loss of** *160 million*."""
REACH: Final = 14
"""Tokens between the verb and the number."""


def count_cues(tokens: Sequence[Token], lexicon: SpeechLexicon) -> Iterator[tuple[Cue, Phrase, int]]:
    """Each verb that puts a count at a number: cue, source, start of content."""
    for at in range(1, len(tokens) - 1):
        behind = _behind(tokens, at)
        if tokens[at].quoted or behind is None:
            continue
        first = _group_start(tokens, at, lexicon)
        source = _source(tokens, first, lexicon)
        if source is not None and source.first < source.last and tokens[source.first].low not in ("we", "i"):
            sort: Sort = "thought" if tokens[at].low in _COUNTING else "speech"
            verb = CueVerb(tokens[at].low, (), frozenset(), "states", frozenset({"object"}), sort)
            yield Cue(first, behind, at, "phrase", verb), source, behind


def _source(tokens: Sequence[Token], first: int, lexicon: SpeechLexicon) -> Phrase | None:
    """Who counts: what stands before the verb group, or what *which* and its like stand for there."""
    at = before_day(tokens, first, lexicon.grammar)
    named = at > 1 and tokens[at - 1].low in ("which", "who") and tokens[at - 2].text == ","
    if named:
        return antecedent(tokens, at - 1, lexicon)
    at = first
    while at > 1 and tokens[at - 1].low in lexicon.grammar.time_words:
        at -= 1
    return subject_before(tokens, at if tokens[at - 1].text == "," else first, lexicon)


def _behind_to(tokens: Sequence[Token], at: int) -> int | None:
    """Where the number begins that somebody's own count was moved to: *its figure* **to** *88*."""
    near = range(at, min(len(tokens) - 1, at + REACH))
    to = next((i for i in near if tokens[i].low == "to" and _is_number(tokens, i + 1)), None)
    return None if to is None or not any(token.low in _COUNTED for token in tokens[at:to]) else to + 1


def _group_start(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> int:
    """Where the verb group of the verb at ``at`` begins: **have so far** *counted*."""
    first = at
    while first > 0:
        low = tokens[first - 1].low
        if low == "far" and first > 2 and tokens[first - 2].low == "so":
            first -= 2
        elif low in AUXILIARIES or low in lexicon.grammar.adverbs:
            first -= 1
        else:
            break
    return first


def _behind(tokens: Sequence[Token], at: int) -> int | None:
    """Where what a verb of counting counts begins; None where the word at ``at`` is none."""
    low = tokens[at].low
    if low in _PUTTING and _leads_to_number(tokens, at + 1):
        return at + 1
    if low in _COUNTING and _is_number(tokens, at + 1) and not _is_noun(tokens, at):
        return at + 1
    if low in _REVISING and tokens[at + 1].low in _OWN:
        return _behind_to(tokens, at + 2)
    if low in _ARRIVING and tokens[at + 1].low == _ARRIVING[low] and _is_number(tokens, at + 2):
        return at + 2
    if low in _GRANTING and _is_bare_number(tokens, at + 1):
        return at + 1
    if low in _CLAIMING and _leads_to_total(tokens, at + 1):
        return at + 1
    if low in _STICKING and tokens[at + 1].low in ("to", "by") and _is_number(tokens, at + 2):
        return at + 2
    if low in _ISSUING and (begin := _behind_colon(tokens, at + 1)) is not None:
        return begin
    if low in _HAVING and tokens[at + 1].text[0].isdigit():
        victims = any(token.low in _VICTIMS for token in tokens[at + 2 : at + 4])
        return at + 1 if victims or tuple(t.low for t in tokens[at + 2 : at + 5 : 2]) == ("on", "list") else None
    return None


def _behind_colon(tokens: Sequence[Token], at: int) -> int | None:
    """Where the numbers begin of a count that is given: *gave us* **a new count:** *six dead*."""
    colon = next((i for i in range(at, min(len(tokens) - 1, at + _OF_ISSUE)) if tokens[i].kind != "word"), at)
    count = any(token.low in _TALLIES for token in tokens[max(at, colon - 2) : colon])
    return colon + 1 if count and tokens[colon].text == ":" and _is_number(tokens, colon + 1) else None


def _is_bare_number(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number without a noun of its own begins there: *acknowledges* **eight**."""
    while at < len(tokens) and tokens[at].low in _HEDGES:
        at += 1
    ends = at + 1 >= len(tokens) or tokens[at + 1].text in ",.;:" or tokens[at + 1].low in ("as", "by", "since", "so")
    return _is_number(tokens, at) and ends


def _is_noun(tokens: Sequence[Token], at: int) -> bool:
    """Whether *count* is a noun with its owner before it: *takes the union's* **count** *to 16*."""
    return tokens[at].low == "count" and tokens[at - 1].low.endswith(("'s", "s'"))


def _is_number(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number begins there, with *at least*, *some* or *no more than* before it."""
    while at < len(tokens) and tokens[at].low in _HEDGES:
        at += 1
    return at < len(tokens) and (tokens[at].text[0].isdigit() or tokens[at].low in _NUMERALS - _HEDGES)


def _leads_to_total(tokens: Sequence[Token], at: int) -> bool:
    """Whether a count and its number follow: *a total loss* **of** *160 million*."""
    if at >= len(tokens) or tokens[at].low not in _ARTICLES:
        return False
    of = next((i for i in range(at + 2, min(len(tokens) - 1, at + _OF_TOTAL)) if tokens[i].low == "of"), None)
    if of is None or tokens[of - 1].low not in _COUNTED:
        return False
    return _is_number(tokens, of + 1) or tokens[of + 1].text in "$€£"


def _leads_to_number(tokens: Sequence[Token], at: int) -> bool:
    """Whether a count and then *at* or *as* with a number follow in the same clause."""
    counted = False
    for i in range(at, min(len(tokens) - 1, at + REACH)):
        if tokens[i].kind != "word":
            return False
        counted = counted or tokens[i].low in _COUNTED
        if tokens[i].low in ("at", "as"):
            quoted = tokens[i + 1].kind == "mark" and tokens[i + 1].quoted and i + 2 < len(tokens)
            after = i + 1 + quoted
            return counted and (
                _is_number(tokens, after) or tokens[after].low in _NUMERALS or tokens[after].text in "$€£"
            )
    return False
