"""What is said: which words of a statement each cue gives as somebody's, and whose."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, repeat
from typing import Final

from coranto.extract.speech.according import SHORT, according
from coranto.extract.speech.anonymity import veil
from coranto.extract.speech.attribution import Attribution as Attribution
from coranto.extract.speech.attribution import Range as Range
from coranto.extract.speech.attribution import mode_of
from coranto.extract.speech.circumstances import skip_setting
from coranto.extract.speech.clauses import Statement, Token
from coranto.extract.speech.continuations import adds, before_colon, tells_occasion
from coranto.extract.speech.count_cues import count_cues
from coranto.extract.speech.cues import Cue, cues
from coranto.extract.speech.extents import RELATIVES, clause_end, extent, is_opener, is_over, sentence_start
from coranto.extract.speech.introductions import introduction as introduction
from coranto.extract.speech.introductions import led_up_to, signed
from coranto.extract.speech.inversions import is_inverted
from coranto.extract.speech.noun_cues import claim_end, noun_cues, noun_end
from coranto.extract.speech.objects import (
    before_main_verb,
    has_finite,
    is_clause,
    is_contested,
    is_object,
    object_end,
    points,
    setting_start,
)
from coranto.extract.speech.passives import passive
from coranto.extract.speech.quote_runs import (
    begins_sentence,
    quote_ahead,
    quote_before,
    quote_behind,
    quotes_from,
    quotes_up_to,
)
from coranto.extract.speech.rumours import rumours
from coranto.extract.speech.sources import Phrase, before_span, shared_subject, subject_after, subject_before
from coranto.resources.speech import SpeechLexicon
from coranto.text.verbs import FINITE
from coranto.text.wordlists import words


@dataclass(frozen=True, slots=True)
class _Place:
    """A cue with what stands to its left."""

    cue: Cue
    subject: Phrase | None
    begin: int
    """Where its clause begins."""


_DASHES: Final = ("-", "–", "—", "--")


def attributions(statement: Statement, lexicon: SpeechLexicon) -> list[Attribution]:
    """Every attribution of a statement, in the order of its cues."""
    tokens = statement.tokens
    placed = [_placed(tokens, cue, lexicon) for cue in cues(tokens, lexicon)]
    begins = [len(tokens) if _goes_on(tokens, place) else place.begin for place in placed]
    found = _all(tokens, placed, begins, lexicon)
    telling = {made.cue for made in found}
    if len(telling) < len(placed):  # a verb that tells nothing ends nobody's words
        begins = [begin if place.cue in telling else len(tokens) for place, begin in zip(placed, begins, strict=True)]
        found = _all(tokens, placed, begins, lexicon)
    given = list(_given(tokens, begins, lexicon))
    found = [_of_whole(made, given) for made in found if not _is_within(made.cue, given)] + given
    found = [made for made in map(_heard, found, repeat(tokens), repeat(lexicon)) if made is not None]
    last = signed(tokens, lexicon) or led_up_to(tokens, found, lexicon)
    if last is not None:
        found.append(last)
    depths = _depths(found, len(tokens))
    return [made for made in found if not _is_told_by_another(made, depths, tokens)]


def _all(
    tokens: Sequence[Token], placed: Sequence[_Place], begins: Sequence[int], lexicon: SpeechLexicon
) -> list[Attribution]:
    """What each cue gives, left to right, where the clauses of others begin at ``begins``."""
    found: list[Attribution] = []
    for index, place in enumerate(placed):
        if _is_within(place.cue, found):
            continue
        later = [
            begin if begin > place.cue.last else after.cue.first  # *Ohm, who said it was late,* **left**
            for begin, after in zip(begins[index + 1 :], placed[index + 1 :], strict=True)
            if begin < len(tokens)
        ]
        made = _read(tokens, place, later, found, lexicon)
        if made is not None and made.content:
            found.append(made)
    return found


def _goes_on(tokens: Sequence[Token], place: _Place) -> bool:
    """Whether a thought is told in passing and ends nobody's words: *said it was fair* **and he hoped for more**."""
    cue, at = place.cue, place.begin
    if cue.shape == "participle" and at > 0 and tokens[at - 1].low == "as":
        return True
    if place.subject is None and cue.shape == "finite" and at > 0 and tokens[at - 1].low in ("and", "but"):
        return tokens[cue.first].low in _SHIFTED
    if at == 0 or cue.verb.sort == "speech" or tokens[at - 1].low not in ("and", "but"):
        return False
    if place.subject is None:
        return cue.shape == "passive"
    return place.subject.last - place.subject.first == 1 and tokens[place.subject.first].low in _PRONOUNS


_SHIFTED: Final = words("will would can could should may might must had")
"""What goes on in reported words: *said he was ill* **and would** *decline*."""
_PRONOUNS: Final = words("he she it they")


def _given(tokens: Sequence[Token], begins: Sequence[int], lexicon: SpeechLexicon) -> Iterator[Attribution]:
    """What nouns of saying and verbs of counting give: *the union's claim that …*, *put the toll at …*."""
    for given in noun_cues(tokens, lexicon):
        end = extent(tokens, given.begin, [at for at in begins if at > given.begin])
        if given.clause:
            end = claim_end(tokens, given.cue, given.begin, end, lexicon)
        else:
            end = noun_end(tokens, given.begin, object_end(tokens, given.begin, end, lexicon), lexicon)
        yield from _plain(tokens, given.cue, given.source, given.begin, end)
    for tale in rumours(tokens, lexicon):
        yield from _plain(tokens, tale.cue, tale.source, tale.begin, tale.end)
    for cue, source, begin in count_cues(tokens, lexicon):
        end = extent(tokens, begin, [at for at in begins if at > begin])
        led = any(token.low in RELATIVES for token in tokens[source.last : cue.first])
        marks = (i for i in range(begin, end - 1) if tokens[i].text == "," and (led or tokens[i + 1].low in RELATIVES))
        yield from _plain(tokens, cue, source, begin, next(marks, end))


def _of_whole(made: Attribution, given: Sequence[Attribution]) -> Attribution:
    """A passive whose subject is a noun with its clause takes both: *the claim that it was safe* *was rejected*."""
    if made.cue is None or made.cue.shape != "passive":
        return made
    first, last = made.content[0]
    for other in given:
        begin, end = other.content[0]
        if other.source is not None and begin <= first and last == end <= made.cue.first:
            return replace(made, content=((other.source.first, end), *made.content[1:]))
    return made


def _heard(made: Attribution, tokens: Sequence[Token], lexicon: SpeechLexicon) -> Attribution | None:
    """What a court or an inquiry heard is somebody's word, nobody says whose; what others hear is no claim."""
    if made.cue is None or made.cue.verb.lemma != "hear":
        return made
    told = made.source is not None and tokens[made.source.last - 1].low in lexicon.hearings
    return replace(made, source=None) if told else None


def _plain(tokens: Sequence[Token], cue: Cue, source: Phrase, begin: int, end: int) -> Iterator[Attribution]:
    if end > begin:
        yield Attribution(cue, source, ((begin, end),), mode_of(tokens, [(begin, end)]), (cue.last, cue.last))


def _is_within(cue: Cue | None, given: Sequence[Attribution]) -> bool:
    """Whether a verb is only part of a noun's cue: **voiced** *support for*."""
    return any(
        cue is not None and made.cue is not None and made.cue.first <= cue.verb_at < made.cue.last for made in given
    )


def _is_told_by_another(made: Attribution, depths: Sequence[int], tokens: Sequence[Token]) -> bool:
    """Whether a thought, a wish or *he said* stands within what somebody says: it is then part of that claim alone."""
    cue = made.cue
    if cue is None or not _is_inside(made, depths):
        return False
    vague = (
        made.source is None
        or made.shared
        or tokens[made.source.first].low in ("he", "she", "it", "they", "we", "i", "you", "who")
    )
    if made.source is not None and tokens[made.source.first - 1].low == "what" and cue.verb.sort == "evidence":
        return False
    return cue.verb.sort != "speech" or vague


def _placed(tokens: Sequence[Token], cue: Cue, lexicon: SpeechLexicon) -> _Place:
    subject = None
    if cue.shape in ("finite", "passive"):
        at = before_span(tokens, cue.first, lexicon.grammar)
        subject = _relative(tokens, at) or subject_before(tokens, at, lexicon)
        subject = None if is_inverted(tokens, cue, lexicon) else subject
    return _Place(cue, subject, subject.outer if subject is not None else cue.first)


def _relative(tokens: Sequence[Token], at: int) -> Phrase | None:
    """*Which* as the subject of the verb at ``at``: *a union,* **which** *opposed the deal*."""
    stands = at > 1 and tokens[at - 1].low == "which" and tokens[at - 2].low not in ("of", "in", "for", "to", "with")
    return Phrase(at - 1, at, at - 1) if stands else None


def _read(
    tokens: Sequence[Token],
    place: _Place,
    later: Sequence[int],
    found: Sequence[Attribution],
    lexicon: SpeechLexicon,
) -> Attribution | None:
    cue = place.cue
    if _asks_no_name(tokens, place, later):
        return None
    if cue.shape == "phrase":
        return according(tokens, cue, later, lexicon)
    if cue.shape == "passive":
        return passive(tokens, cue, place.subject, later, lexicon)
    if cue.shape == "finite":
        after = _postposed(tokens, place, lexicon)
        if after is not None:
            return after
    return _preposed(tokens, place, later, found, lexicon)


def _asks_no_name(tokens: Sequence[Token], place: _Place, later: Sequence[int]) -> bool:
    """Whether a verb only asks that its subject not be named, before the one that tells: *who* **asked** *not to*."""
    led = place.subject is not None and tokens[place.subject.last - 1].low == "who"
    return led and any(veil(tokens, at) == place.cue.first - 1 for at in later)


# ------------------------------------------------------------------------------------------------ content first


def _postposed(tokens: Sequence[Token], place: _Place, lexicon: SpeechLexicon) -> Attribution | None:
    """The attribution whose content stands before: *…, she said* or *"…," said the minister*."""
    cue, subject, begin = place.cue, place.subject, place.begin
    if begin == 0 or tokens[begin].low == "which" or cue.verb.takes.isdisjoint({"clause", "quote"}):
        return None
    left = tokens[begin - 1]
    behind = cue.last
    if left.low == "as" and subject is not None:
        return _as_told(tokens, place, subject, lexicon)
    if subject is None:
        subject = subject_after(tokens, cue.last, lexicon)
        if subject is None:
            return None
        behind = subject.last
    quote_at = quote_before(tokens, begin)
    if quote_at is None and (not _is_break(left) or cue.verb.takes == {"quote"}):
        return None
    rest = skip_setting(tokens, behind, lexicon, addressee=quote_at is not None or "addressee" in cue.verb.takes)
    if quote_at is not None:
        content = [*quotes_up_to(tokens, quote_at), *quotes_from(tokens, rest)]
        return Attribution(cue, subject, tuple(content), "direct", (behind, rest))
    if not left.quoted and not is_over(tokens, rest):
        return None
    ranges = _around(tokens, begin if left.quoted else begin - 1, rest, lexicon)
    return Attribution(cue, subject, tuple(ranges), mode_of(tokens, ranges), (behind, rest)) if ranges else None


def _around(tokens: Sequence[Token], end: int, rest: int, lexicon: SpeechLexicon) -> list[Range]:
    """The content before *, she said* up to ``end`` and what goes on behind it at ``rest``; empty if it only opens."""
    start = sentence_start(tokens, end)
    while start < end and tokens[start].low in ("but", "and", "so", "yet"):
        start += 1
    quote = quote_behind(tokens, rest)
    if rest + 1 < len(tokens) and tokens[rest].text == ":" and not tokens[rest].quoted:
        return before_colon(tokens, start, end, rest, lexicon)
    if start >= end or (quote is not None and (tokens[rest].text == ":" or begins_sentence(tokens[quote]))):
        return []
    if quote is not None:
        return [(start, end), *quotes_from(tokens, quote)]
    goes_on = rest + 1 < len(tokens) and tokens[rest].text in (",", *_DASHES) and tokens[end].kind == "mark"
    goes_on = goes_on and tokens[rest].text == tokens[end].text and not tells_occasion(tokens, rest + 1, lexicon)
    if goes_on:  # *A message is going round: two climbers, it says, lie dead*
        start = next((i + 1 for i in range(end - 1, start, -1) if tokens[i].text == ":"), start)
    opener = is_opener(tokens, start, end, lexicon) or (
        goes_on and tokens[start].low in lexicon.grammar.subordinators - {"that", "what", "who", "how", "why"}
    )
    if opener and not goes_on:
        return []
    whole = end - start > SHORT and has_finite(tokens, start, end, lexicon)
    if not goes_on or not (opener or not whole or adds(tokens, rest + 1, lexicon)):
        return [(start, end)]
    further = extent(tokens, rest + 1, ())
    return [(start, end), (rest + 1, further)] if further > rest + 1 else [(start, end)]


def _as_told(tokens: Sequence[Token], place: _Place, subject: Phrase, lexicon: SpeechLexicon) -> Attribution | None:
    """*As the paper noted, prices rose*; *prices rose, as it had predicted*: the clause beside it is the content."""
    cue, at = place.cue, place.begin - 1
    rest = skip_setting(tokens, cue.last, lexicon, addressee=True)
    if not is_over(tokens, rest) or "clause" not in cue.verb.takes:
        return None
    start = sentence_start(tokens, at)
    opens = all(token.low in lexicon.grammar.conjunctions for token in tokens[start:at])
    ranges: list[Range] = []
    if opens and rest + 1 < len(tokens) and tokens[rest].text == ",":
        ranges = [(rest + 1, extent(tokens, rest + 1, ()))]
    elif not opens and tokens[at - 1].text == "," and has_finite(tokens, start, at - 1, lexicon):
        ranges = [(start, at - 1)]
    return Attribution(cue, subject, tuple(ranges), mode_of(tokens, ranges), (cue.last, rest)) if ranges else None


def _is_break(token: Token) -> bool:
    return token.kind == "mark" and (token.text in (",", "-", "–", "—", "--", "?", "!") or token.quoted)


# ------------------------------------------------------------------------------------------------ content after


def _preposed(
    tokens: Sequence[Token],
    place: _Place,
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
    depths = _depths(before, len(tokens))
    spoken = [known.source for known in before if known.source is not None and not _is_inside(known, depths)]
    return shared_subject(tokens, sentence_start(tokens, cue.first), cue.first, spoken, lexicon)


def _depths(found: Sequence[Attribution], length: int) -> list[int]:
    """For each of ``length`` tokens, how many contents it stands in."""
    steps = [0] * (length + 1)
    for made in found:
        for first, last in made.content:
            steps[first] += 1
            steps[last] -= 1
    return list(accumulate(steps))


def _is_inside(made: Attribution, depths: Sequence[int]) -> bool:
    """Whether a cue stands in words that another one gives."""
    if made.cue is None:
        return False
    at = made.cue.verb_at
    return depths[at] > sum(first <= at < last for first, last in made.content)


def _following(
    tokens: Sequence[Token], place: _Place, later: Sequence[int], lexicon: SpeechLexicon
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
    return (((begin, end),) if end > begin else ()), begin


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
        return is_contested(tokens, at, lexicon)
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
