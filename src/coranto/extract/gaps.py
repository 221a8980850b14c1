"""Gaps: what a text itself declares not to be known."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from coranto.extract.speech.clauses import Token, span_of, statements
from coranto.extract.speech.sources import Phrase
from coranto.extract.speech.unknowns import NEAR, Unknown, unknowns
from coranto.model.annotation import Sentence
from coranto.model.assertion import Claim, Gap
from coranto.model.corpus import Folio
from coranto.text.quotes import quotations
from coranto.tools import Tools

_EMPTY: Final = frozenset({"it", "that", "this", "there", "what", "which"})


def gaps(folio: Folio, tools: Tools) -> tuple[Gap, ...]:
    """Every declared unknown of the dispatch, in order: who declares or withholds it, and about what."""
    text = folio.text
    claimed = [(claim.start, claim.end) for claim in folio.of(Claim) if claim.mode != "narrator"]
    found: list[Gap] = []
    for statement in statements(text, folio.of(Sentence), quotations(text), tools.speech.sayings):
        tokens = statement.tokens
        found += [
            _record(folio, tokens, unknown, claimed) for unknown in unknowns(tokens, tools.speech, tools.standing)
        ]
    return tuple(sorted(set(found), key=lambda gap: (gap.start, -gap.end, gap.reason)))


def _record(folio: Folio, tokens: Sequence[Token], found: Unknown, claimed: Sequence[tuple[int, int]]) -> Gap:
    start = found.subject.first if found.subject is not None else found.first
    end = max(_within(tokens, start, found.end, claimed), found.last)
    span = span_of(tokens, start, end)
    about = None
    if end > found.last:
        about = " ".join(span_of(tokens, found.last, end).of(folio.text).split())
    subject = _words(folio, tokens, found.subject, _EMPTY if found.about_subject else _EMPTY - {"it"})
    if subject is not None and subject.lower() == "it" and _is_impersonal(tokens, found):
        subject = None
    if found.about_subject:
        who, about = None, " ".join(part for part in (subject, about) if part) or None
    else:
        who = subject
    if found.whom is not None:
        who, about = _words(folio, tokens, found.whom), None
    if found.matter is not None:
        about = _words(folio, tokens, found.matter)
    return Gap(folio.doc, span.start, span.end, span.of(folio.text), who, about, found.reason)


def _is_impersonal(tokens: Sequence[Token], found: Unknown) -> bool:
    """Whether *it* stands for nobody: *It is unclear*, *It was not possible to verify*."""
    possible = any(token.low.endswith("possible") for token in tokens[found.first : found.last])
    return found.reason == "unclear" or (found.reason == "unverifiable" and possible)


def _within(tokens: Sequence[Token], start: int, end: int, claimed: Sequence[tuple[int, int]]) -> int:
    """``end`` drawn in to the claim that the unknown stands in: *It is unclear whether the dam holds*, she said."""
    here = tokens[start].start
    after = bisect_right(claimed, (here, tokens[-1].end))
    for claim_start, claim_end in reversed(claimed[max(0, after - NEAR) : after]):
        if claim_start <= here < claim_end:
            while end > start and tokens[end - 1].end > claim_end:
                end -= 1
    return end


def _words(folio: Folio, tokens: Sequence[Token], phrase: Phrase | None, empty: frozenset[str] = _EMPTY) -> str | None:
    """The words of a noun phrase on one line; None where it only fills the subject's place."""
    if phrase is None or tokens[phrase.last - 1].low in empty:
        return None
    return " ".join(span_of(tokens, phrase.first, phrase.last).of(folio.text).split())
