"""Gaps: what a text itself declares not to be known."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from coranto.extract.clauses import Token, span_of, statements
from coranto.extract.extents import extent
from coranto.extract.sources import Phrase, subject_before
from coranto.model.annotation import Sentence
from coranto.model.assertion import Claim, Gap
from coranto.model.corpus import Folio
from coranto.resources.speech import SpeechLexicon
from coranto.text.quotes import quotations
from coranto.tools import Tools

Reason = Literal["declined", "unclear", "unverifiable"]

_EMPTY: Final = frozenset({"it", "that", "this", "there", "what"})
_NEAR: Final = 4
"""Tokens between a negation and what it negates: *was not yet immediately clear*."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A declared unknown in tokens: the words that declare it, and who or what stands before them."""

    first: int
    last: int
    reason: Reason
    subject: Phrase | None
    about_subject: bool = False
    """Whether what is not known is the subject: *The cause remains unclear*."""


def gaps(folio: Folio, tools: Tools) -> tuple[Gap, ...]:
    """Every declared unknown of the dispatch, in order: who declares or withholds it, and about what."""
    text, lexicon = folio.text, tools.speech
    claimed = [(claim.start, claim.end) for claim in folio.of(Claim) if claim.mode != "narrator"]
    found: list[Gap] = []
    for statement in statements(text, folio.of(Sentence), quotations(text)):
        tokens = statement.tokens
        found += [_record(folio, tokens, unknown, claimed) for unknown in _unknowns(tokens, lexicon)]
    return tuple(sorted(set(found), key=lambda gap: (gap.start, -gap.end, gap.reason)))


def _unknowns(tokens: Sequence[Token], lexicon: SpeechLexicon) -> Iterator[_Found]:
    at = 0
    while at < len(tokens):
        unknown = None if tokens[at].quoted else _at(tokens, at, lexicon)
        if unknown is not None:
            yield unknown
        at = max(at + 1, unknown.last if unknown is not None else 0)


def _at(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> _Found | None:
    """The unknown that the word at ``at`` declares: each reading in turn, the surest first."""
    for reading in _READINGS:
        found = reading(tokens, at, lexicon)
        if found is not None:
            return found
    return None


def _unverified(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> _Found | None:
    """*could not independently verify …*, *was unable to confirm …*, *not possible to verify …*."""
    if not (_negates(tokens[at], lexicon) or tokens[at].low in ("unable", "impossible", "nor")):
        return None
    verb = _soon(tokens, at + 1, lexicon.gaps.verify)
    if verb is None or (tokens[verb].low.startswith("confirm") and not _is_checking(tokens, at, verb)):
        return None
    first = _group_start(tokens, at, lexicon)
    passive = any(token.low in ("be", "been") for token in tokens[at:verb])
    return _Found(first, verb + 1, "unverifiable", _subject(tokens, first, lexicon), about_subject=passive)


def _is_checking(tokens: Sequence[Token], at: int, verb: int) -> bool:
    """Whether *confirm* means a check and not an admission: *could not independently confirm*."""
    words = {token.low for token in tokens[max(0, at - 1) : verb]}
    return bool(words & {"independently", "unable", "impossible", "possible", "immediately"})


def _unclear(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> _Found | None:
    """*It is unclear whether …*, *The cause was not known*."""
    low = tokens[at].low
    clear = at if low in lexicon.gaps.unclear else None
    if clear is None and _negates(tokens[at], lexicon):
        clear = _soon(tokens, at + 1, lexicon.gaps.clear)
    if clear is None:
        return None
    first = _group_start(tokens, at, lexicon)
    while first > 0 and tokens[first - 1].low in ("remains", "remained", "remain"):
        first -= 1
    if first == at and low in lexicon.gaps.unclear:
        return None
    subject = _subject(tokens, first, lexicon)
    empty = subject is None or tokens[subject.last - 1].low in _EMPTY
    return _Found(first, clear + 1, "unclear", subject, about_subject=not empty)


def _withheld(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> _Found | None:
    """*did not say …*, *declined to comment*, *could not be reached*."""
    words = lexicon.gaps
    if tokens[at].low in words.withhold | {"yet"} and at + 1 < len(tokens) and tokens[at + 1].low == "to":
        verb = _soon(tokens, at + 2, words.tell)
    elif _negates(tokens[at], lexicon):
        verb = _soon(tokens, at + 1, words.tell | words.unreachable)
    else:
        return None
    if verb is None:
        return None
    first = _group_start(tokens, at, lexicon)
    subject = _subject(tokens, first, lexicon)
    if subject is None or any(token.low in ("i", "we", "you") for token in tokens[subject.first : subject.last]):
        return None
    if not {"has", "have", "had", "did", "does", "do", "would"} & _helpers(tokens, first, verb) and not (
        tokens[at].low in words.withhold or tokens[verb].low in words.unreachable
    ):
        return None
    return _Found(first, verb + 1, "declined", subject)


def _helpers(tokens: Sequence[Token], first: int, last: int) -> set[str]:
    return {token.low.removesuffix("n't") for token in tokens[first:last]}


def _none_given(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> _Found | None:
    """*gave no details*, *there was no word on …*."""
    words = lexicon.gaps
    if tokens[at].low != "no" or at == 0:
        return None
    noun = _soon(tokens, at + 1, words.nothing)
    if noun is None:
        return None
    before = tokens[at - 1].low
    if before in words.nothing_given:
        first = _group_start(tokens, at - 1, lexicon)
        return _Found(first, at, "declined", _subject(tokens, first, lexicon))
    there = before in lexicon.grammar.be and at > 1 and tokens[at - 2].low == "there"
    follows = tokens[noun + 1].low if noun + 1 < len(tokens) else ""
    if there and follows in ("on", "of", "about", "as", "whether", "from", "that"):
        return _Found(at - 2, noun + 1, "unclear", None)
    return None


_READINGS: Final[tuple[Callable[[Sequence[Token], int, SpeechLexicon], _Found | None], ...]] = (
    _unverified,
    _unclear,
    _withheld,
    _none_given,
)


def _negates(token: Token, lexicon: SpeechLexicon) -> bool:
    return (
        token.kind == "word" and token.low in lexicon.grammar.negations and token.low not in ("no", "neither", "never")
    )


def _soon(tokens: Sequence[Token], at: int, words: frozenset[str]) -> int | None:
    """The first of ``words`` within a few words of ``at``, no mark between."""
    for i in range(at, min(at + _NEAR, len(tokens))):
        if tokens[i].kind != "word" or tokens[i].quoted:
            return None
        if tokens[i].low in words:
            return i
    return None


def _group_start(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> int:
    """Where the verb group that holds ``at`` begins."""
    first = at
    while first > 0 and (
        tokens[first - 1].low in lexicon.grammar.auxiliaries
        or tokens[first - 1].low in lexicon.grammar.adverbs
        or (tokens[first - 1].low.endswith("ly") and not tokens[first - 1].capital)
    ):
        first -= 1
    return first


def _subject(tokens: Sequence[Token], first: int, lexicon: SpeechLexicon) -> Phrase | None:
    return subject_before(tokens, first, lexicon)


def _record(folio: Folio, tokens: Sequence[Token], found: _Found, claimed: Sequence[tuple[int, int]]) -> Gap:
    start = found.subject.first if found.subject is not None else found.first
    end = max(_within(tokens, start, extent(tokens, found.last, ()), claimed), found.last)
    span = span_of(tokens, start, end)
    who, about = _words(folio, tokens, found.subject), None
    if end > found.last:
        about = " ".join(span_of(tokens, found.last, end).of(folio.text).split())
    if found.about_subject:
        who, about = None, who if about is None else f"{who} {about}"
    return Gap(folio.doc, span.start, span.end, span.of(folio.text), who, about, found.reason)


def _within(tokens: Sequence[Token], start: int, end: int, claimed: Sequence[tuple[int, int]]) -> int:
    """``end`` drawn in to the claim that the unknown stands in: *It is unclear whether the dam holds*, she said."""
    here = tokens[start].start
    after = bisect_right(claimed, (here, tokens[-1].end))
    for claim_start, claim_end in reversed(claimed[max(0, after - _NEAR) : after]):
        if claim_start <= here < claim_end:
            while end > start and tokens[end - 1].end > claim_end:
                end -= 1
    return end


def _words(folio: Folio, tokens: Sequence[Token], phrase: Phrase | None) -> str | None:
    """The words of a noun phrase on one line; None where it only fills the subject's place."""
    if phrase is None or tokens[phrase.last - 1].low in _EMPTY:
        return None
    return " ".join(span_of(tokens, phrase.first, phrase.last).of(folio.text).split())
