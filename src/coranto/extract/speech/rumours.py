"""What goes round: *word spread that the dam had burst*, *a message went from hand to hand: the water is poisoned*."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from coranto.extract.speech.clauses import Token
from coranto.extract.speech.cues import Cue
from coranto.extract.speech.extents import extent, sentence_start
from coranto.extract.speech.objects import has_finite
from coranto.extract.speech.sources import Phrase
from coranto.extract.speech.verdicts import verdict
from coranto.resources.speech import CueVerb, SpeechLexicon
from coranto.text.verbs import FINITE
from coranto.text.wordlists import words

_TALES: Final = words(
    "word rumour rumours rumor rumors talk gossip whispers hearsay story stories tale tales message messages posts"
)
_REPORTS: Final = words("report reports claim claims allegation allegations account accounts speculation suggestions")
"""What is read as a tale only where its sentence says that nobody could check it."""
_WHERE: Final = 6
"""Tokens of where it was told: *reports* **on social media** *that*."""
_MEDIA: Final = words("on in across")
"""What leads to the medium that a report went round in."""
_AUTHORS: Final = words("by from")
"""Who is named as their author is a source like any other."""
_SPREADING: Final = words(
    "ran runs run spread spreads spreading went goes going circulated circulates circulating swept flew flies travelled"
)
_REACH: Final = 9
"""Tokens between what goes round and its *that*."""
_DESCRIBING: Final = 3
"""Words before it that describe it: *a voice* **message**."""
_TURNS: Final = words("and but so which while though")
_PASSED_ON: Final = words("told whispered rumoured rumored gossiped bruited murmured")
"""Verbs of what nobody in particular passes on: *it was* **whispered** *in the queue that*."""
_WENT, _ROUND = words("gone went goes going"), words("round around")
"""*It has* **gone round** *on telephones that*."""
_HAS: Final = words("has had is was")
_WAS: Final = words("was is been being")
_IS: Final = words("is are was were")
_BEARING: Final = words("with bearing carrying above under beneath")
_SHOWN: Final = words(
    "picture pictures photograph photographs photo photos video videos clip clips image images shared posted circulated"
    " circulating forwarded"
)
_CAPTIONS: Final = words("message caption claim text words allegation legend")
"""What goes round beside a picture: *shared with the* **caption** *that*."""
_TOLD: Final = CueVerb("circulate", (), frozenset(), "states", frozenset({"clause"}), "speech")


@dataclass(frozen=True, slots=True)
class Rumour:
    """What goes round: its cue, which is the verb of spreading; what it is called; and its words ``begin:end``."""

    cue: Cue
    source: Phrase | None
    begin: int
    end: int


def rumours(tokens: Sequence[Token], lexicon: SpeechLexicon) -> Iterator[Rumour]:
    """Each tale of which the narrator only says that it goes round; nobody vouches for its words."""
    for at, token in enumerate(tokens):
        passed = None if token.quoted else _passed_on(tokens, at, lexicon) or _captioned(tokens, at, lexicon)
        if passed is not None:
            yield passed
            continue
        if token.low not in _TALES | _REPORTS or token.quoted:
            continue
        if at > 0 and (tokens[at - 1].low.endswith(("'s", "s'")) or tokens[at - 1].low in lexicon.grammar.possessives):
            continue
        found = _judged(tokens, at, lexicon)
        if found is None and token.low in _TALES:
            found = _afoot(tokens, at, lexicon) or _spread_before(tokens, at, lexicon)
            found = found or _spread_behind(tokens, at, lexicon)
        if found is not None:
            yield found


def _passed_on(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> Rumour | None:
    """*It was* **told** *from door to door that the dam had burst*; *it is whispered that he fled*."""
    helped = tokens[at - 1].low if at > 0 else ""
    if tokens[at].low in _WENT and at + 1 < len(tokens) and tokens[at + 1].low in _ROUND:
        first = at - (helped in _HAS)
    elif tokens[at].low in _PASSED_ON and helped in _WAS and at > 1:
        first = at - 1 - (tokens[at - 2].low in _HAS)
    else:
        return None
    if first < 1 or tokens[first - 1].low != "it":
        return None
    that = next((i for i in range(at + 1, min(len(tokens) - 2, at + 1 + _REACH)) if tokens[i].low == "that"), None)
    if that is None or any(token.kind != "word" or token.low == "by" for token in tokens[at + 1 : that]):
        return None
    if tokens[at].low == "told" and that == at + 1:
        return None  # *the inquiry opened; it was told that*
    return _tale(tokens, _cue(first, that), None, that + 1, lexicon)


def _captioned(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> Rumour | None:
    """*A picture is shared with the* **message** *that the van is full of ballots*."""
    if tokens[at].low not in _CAPTIONS or at < 2 or at + 3 >= len(tokens) or tokens[at + 1].low != "that":
        return None
    if tokens[at - 1].low not in ("the", "a") or tokens[at - 2].low not in _BEARING:
        return None
    if not any(token.low in _SHOWN for token in tokens[max(0, at - 2 - _REACH) : at - 2]):
        return None
    return _tale(tokens, _cue(at - 2, at + 1), None, at + 2, lexicon)


def _afoot(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> Rumour | None:
    """*There is* **talk** *that the mayor will go*; **word** *has it that he fled*."""
    lows = [token.low for token in tokens[max(0, at - _DESCRIBING - 2) : at + 4]]
    own = min(at, _DESCRIBING + 2)
    there = next((i for i in range(own - 2, -1, -1) if lows[i] == "there" and lows[i + 1] in _IS), None)
    if there is not None and lows[own + 1 : own + 2] == ["that"]:
        first, that = at - own + there, at + 1
    elif lows[own + 1 : own + 3] == ["has", "it"]:
        first, that = at + 1, at + 2 + (lows[own + 3 :] == ["that"])
    else:
        return None
    source = None if there is not None else _named(tokens, at, lexicon)
    return _tale(tokens, _cue(first, that + 1), source, that + 1, lexicon)


def _spread_before(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> Rumour | None:
    """*Word* **ran through the crowd** *that two were alive*."""
    spread = next((i for i in range(at + 1, min(len(tokens), at + 4)) if tokens[i].low in _SPREADING), None)
    if spread is None:
        return None
    for i in range(spread + 1, min(len(tokens) - 2, at + 1 + _REACH)):
        if tokens[i].low == "that" or (tokens[i].text == ":" and tokens[i + 1].kind == "word"):
            return _tale(tokens, _cue(at + 1, i), _named(tokens, at, lexicon), i + 1, lexicon)
        if tokens[i].kind != "word" or tokens[i].low in FINITE:
            return None
    return None


def _spread_behind(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> Rumour | None:
    """*Messages that smoke hung over the market* **are circulating**; the tale opens its sentence."""
    if at + 4 >= len(tokens) or tokens[at + 1].low != "that" or has_finite(tokens, max(0, at - _REACH), at, lexicon):
        return None
    limit = extent(tokens, at + 2, ())
    for i in range(at + 4, limit):
        spread = next((k for k in range(i, min(limit, i + 4)) if tokens[k].low in _SPREADING), None)
        if spread is not None and (i == spread or tokens[i].low in FINITE) and has_finite(tokens, at + 2, i, lexicon):
            return Rumour(_cue(i, spread + 1), _named(tokens, at, lexicon), at + 2, i)
    return None


def _judged(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> Rumour | None:
    """*Reports on the radio that the dam had burst* **could not be confirmed**; the tale opens its sentence."""
    that = next((i for i in range(at + 1, min(at + 1 + _WHERE, len(tokens))) if tokens[i].low == "that"), None)
    if that is None or has_finite(tokens, sentence_start(tokens, at), at, lexicon):
        return None
    between = tokens[at + 1 : that]
    if any(token.kind != "word" or token.low in _AUTHORS or token.low in FINITE for token in between):
        return None
    judged = verdict(tokens, that + 2, extent(tokens, that + 1, ()))
    if judged is None or not has_finite(tokens, that + 1, judged[0], lexicon):
        return None
    medium = Phrase(at + 2, that, at + 2) if that - at > 2 and tokens[at + 1].low in _MEDIA else None
    return Rumour(_cue(at, at + 1), medium, that + 1, judged[0])


def _tale(
    tokens: Sequence[Token], cue: Cue, source: Phrase | None, begin: int, lexicon: SpeechLexicon
) -> Rumour | None:
    """The tale whose words begin at ``begin``; none where they have no verb."""
    end = _end(tokens, begin)
    return Rumour(cue, source, begin, end) if has_finite(tokens, begin, end, lexicon) else None


def _cue(first: int, last: int) -> Cue:
    return Cue(first, last, first, "phrase", _TOLD, modal=True)


def _named(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> Phrase:
    """What goes round with the words that describe it."""
    first, grammar = at, lexicon.grammar
    while first > 0 and at - first < _DESCRIBING and tokens[first - 1].kind == "word":
        before = tokens[first - 1]
        if before.low in grammar.prepositions | grammar.asides | grammar.conjunctions | grammar.time_words:
            break
        first -= 1
        if before.low in grammar.determiners:
            break
    return Phrase(first, at + 1, first)


def _end(tokens: Sequence[Token], begin: int) -> int:
    """Where the tale ends: at a turn of the sentence or with it."""
    end = extent(tokens, begin, ())
    return next((i for i in range(begin, end - 1) if tokens[i].text == "," and tokens[i + 1].low in _TURNS), end)
