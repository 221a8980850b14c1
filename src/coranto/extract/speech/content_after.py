"""The words of somebody that stand behind the cue: *said (that) …*, *called for …*, *saying …*."""

from collections.abc import Sequence
from typing import Final

from coranto.extract.speech.attribution import Attribution, Range, depths_of, is_inside, mode_of
from coranto.extract.speech.circumstances import skip_setting
from coranto.extract.speech.clauses import Token
from coranto.extract.speech.cue_places import Place
from coranto.extract.speech.cues import Cue
from coranto.extract.speech.extents import clause_end, extent, is_over, sentence_start
from coranto.extract.speech.objects import (
    before_main_verb,
    is_clause,
    is_contested,
    is_object,
    object_end,
    points,
    setting_start,
)
from coranto.extract.speech.quote_runs import quote_ahead, quotes_from
from coranto.extract.speech.sources import Phrase, subject_before
from coranto.extract.speech.subjects import shared_subject
from coranto.resources.speech import SpeechLexicon
from coranto.text.verbs import FINITE
from coranto.text.wordlists import words


def after_cue(
    tokens: Sequence[Token],
    place: Place,
    later: Sequence[int],
    found: Sequence[Attribution],
    lexicon: SpeechLexicon,
) -> Attribution | None:
    """The attribution whose content follows: *said (that) …*, *called for …*, *saying …*."""
    cue = place.cue
    source, shared = place.subject or _quoted(tokens, cue, found), False
    if source is None and cue.shape == "participle" and _has_own_subject(tokens, cue, lexicon):
        source = subject_before(tokens, cue.first, lexicon)
    if source is None:
        if cue.shape == "finite" and not _is_coordinate(tokens, cue, lexicon):
            return None
        source, shared = _main_source(tokens, cue, found, lexicon), True
    content, begin = _following(tokens, place, later, lexicon)
    if not content:
        return None
    return Attribution(cue, source, content, mode_of(tokens, content), (cue.last, begin), shared)


def _quoted(tokens: Sequence[Token], cue: Cue, found: Sequence[Attribution]) -> Phrase | None:
    """Whom another quotes: *the paper cited* **a guard** *as saying …*."""
    at = cue.first
    if at < 2 or tokens[at - 1].low != "as" or not found or found[-1].cue is None:
        return None
    quoting = found[-1].cue
    if quoting.shape == "passive":
        return None
    return (
        Phrase(quoting.last, at - 1, quoting.last) if quoting.verb.lemma in _QUOTING and quoting.last < at - 1 else None
    )


_QUOTING: Final = words("quote cite report paraphrase")


def _has_own_subject(tokens: Sequence[Token], cue: Cue, lexicon: SpeechLexicon) -> bool:
    """Whether a noun stands right before a participle: *with* **residents** *saying*."""
    grammar = lexicon.grammar
    before = tokens[cue.first - 1] if cue.first > 0 else None
    if before is None or before.kind != "word" or tokens[cue.first].low == "to":
        return False
    return not (
        before.low in grammar.prepositions or before.low in grammar.conjunctions or before.low in grammar.subordinators
    )


def _is_coordinate(tokens: Sequence[Token], cue: Cue, lexicon: SpeechLexicon) -> bool:
    """Whether a verb without a subject of its own shares that of a verb before it."""
    if cue.first == 0:
        return False
    before = tokens[cue.first - 1]
    return before.low in ("and", "but", "or", "then", "who") or before.text in (",", "-", "–", "—")


def _main_source(
    tokens: Sequence[Token], cue: Cue, found: Sequence[Attribution], lexicon: SpeechLexicon
) -> Phrase | None:
    """The source that a cue without a subject of its own shares with those before it."""
    before = [
        known for known in found if known.source is not None and known.cue is not None and known.cue.shape != "phrase"
    ]
    depths = depths_of(before, len(tokens))
    spoken = [known.source for known in before if known.source is not None and not is_inside(known, depths)]
    return shared_subject(tokens, sentence_start(tokens, cue.first), cue.first, spoken, lexicon)


def _following(
    tokens: Sequence[Token], place: Place, later: Sequence[int], lexicon: SpeechLexicon
) -> tuple[tuple[Range, ...], int]:
    """The content behind a cue, and the token where it begins."""
    cue = place.cue
    begin = skip_setting(tokens, cue.last, lexicon, addressee="addressee" in cue.verb.takes)
    if cue.verb.takes == {"quote"} and begin < len(tokens) and tokens[begin].quoted:
        return ((begin, _closing(tokens, begin)),), begin
    quote = quote_ahead(tokens, begin) if "quote" in cue.verb.takes else None
    if quote is not None:
        return tuple(quotes_from(tokens, quote)), quote
    if (
        begin < len(tokens)
        and tokens[begin].text in (":", ",")
        and (begin + 1 < len(tokens) and (tokens[begin + 1].kind == "quote" or tokens[begin].text == ":"))
    ):
        begin += 1
    if begin < len(tokens) and tokens[begin].kind == "quote":
        return tuple(quotes_from(tokens, begin)), begin
    if (
        begin < len(tokens)
        and cue.shape != "participle"
        and tokens[begin].text in (",", "-", "–", "—")
        and "that" in [t.low for t in tokens[begin + 1 : begin + 12]]
    ):
        begin = next(i for i in range(begin + 1, begin + 12) if tokens[i].low == "that")
    named = begin < len(tokens) and tokens[begin].low == "that" and not points(tokens, begin)
    named = named and not (cue.verb.rest and cue.verb.rest[-1] in lexicon.grammar.prepositions)
    if named:
        begin += 1
    elif begin > cue.last and not (
        _is_clause_start(tokens, begin, lexicon)
        or ("addressee" in cue.verb.takes and begin < len(tokens) and tokens[begin].low in ("to", "not"))
    ):
        begin = cue.last
    if "addressee" in cue.verb.takes and begin > cue.last and not named and is_over(tokens, begin):
        return (), begin
    if not named and not _can_begin(tokens, begin, cue, lexicon):
        return (), begin
    end = min(extent(tokens, begin, later), clause_end(tokens, cue, place.begin, begin, lexicon))
    end = before_main_verb(tokens, place.begin, begin, end, not named and bool(cue.verb.rest), lexicon)
    if not named and cue.verb.lemma != "say" and not is_clause(tokens, begin, lexicon):
        end = object_end(tokens, begin, end, lexicon)
        if cue.verb.sort == "attitude":
            end = setting_start(tokens, begin, end, lexicon)
    end = end if named else _before_reason(tokens, cue, begin, end)
    return (((begin, end),) if end > begin else ()), begin


def _before_reason(tokens: Sequence[Token], cue: Cue, begin: int, end: int) -> int:
    """``end`` drawn in to the colon behind which a denial goes on: *disputes* **this version***: he says …*."""
    if cue.act != "denies":
        return end
    return next((i for i in range(begin + 1, end) if tokens[i].text == ":" and not tokens[i].quoted), end)


def _closing(tokens: Sequence[Token], at: int) -> int:
    """Behind the quoted words that begin at ``at``."""
    return next((i for i in range(at, len(tokens)) if not tokens[i].quoted), len(tokens))


def _is_clause_start(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> bool:
    grammar = lexicon.grammar
    if at >= len(tokens) or tokens[at].kind != "word":
        return False
    token = tokens[at]
    return (
        token.capital
        or token.low in grammar.determiners
        or token.low in grammar.pronouns
        or token.low in grammar.subordinators
    )


_PARTICLES: Final = words("off up out down away back")
"""Words that make another verb of the one before: *called off*, *backed down*."""
_OBJECTS: Final = words("me him her us them you")
_GAPPED: Final = words("believe think hope fear suspect feel reckon expect argue insist contend maintain")
_AS_WITHIN: Final = 12
"""Tokens between *see* or *regard* and its *as*."""


_POINTING: Final = words("this that it these those")
"""What a word told before is meant by: *the ministry dismisses* **this**."""


def _can_begin(tokens: Sequence[Token], at: int, cue: Cue, lexicon: SpeechLexicon) -> bool:
    """Whether content that the verb takes begins at ``at``."""
    if at >= len(tokens) or (tokens[at].kind == "mark" and not tokens[at].quoted and tokens[at].text not in "$£€#"):
        return False
    low, takes = tokens[at].low, cue.verb.takes
    if takes == {"quote"}:
        return tokens[at].quoted
    if _is_refused(low, cue):
        return False
    if "contested" in takes:
        dismissed = cue.verb.act == "denies" and low in _POINTING and is_over(tokens, at + 1)
        return dismissed or is_contested(tokens, at, lexicon)
    if "as" in takes:
        return any(token.low == "as" for token in tokens[at + 1 : at + _AS_WITHIN])
    if low in ("to", "not"):
        bare = at + 2 < len(tokens) and tokens[at + 1].low == "be"
        if bare and (is_over(tokens, at + 2) or tokens[at + 2].low == "to"):  # *as rich as she claims to be*
            return False
        return "infinitive" in takes or "addressee" in takes or bool(cue.verb.rest)
    if "object" in takes:
        return is_object(tokens, at, lexicon)
    if takes == {"infinitive"}:
        return False
    if low in FINITE and cue.shape == "finite" and cue.verb.lemma in _GAPPED:  # *a move that critics fear will fail*
        return not is_over(tokens, at + 1)
    if low in lexicon.grammar.prepositions and low not in ("about", "over", "under", "as"):
        return False
    return is_clause(tokens, at, lexicon)


def _is_refused(low: str, cue: Cue) -> bool:
    """Whether no content at all begins with a word: a connective, a particle, the auxiliary behind a participle."""
    if low in ("and", "or", "but") or low in _PARTICLES:
        return True
    return (low in _OBJECTS and cue.verb.lemma == "deny") or (cue.shape == "participle" and low in FINITE)
