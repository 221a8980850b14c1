"""Which words tell an entry: a title and a passage, both cut from the sources."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from coranto.compose.lines import Lines
from coranto.model.assertion import Claim
from coranto.model.resolved import Extent
from coranto.text.spans import Span
from coranto.text.telling import SUBORDINATORS, dependence, first_word, leans_back, telling, unbalanced, without_opener
from coranto.text.titles import LONGEST, TITLE_CHARS, is_whole, title_span
from coranto.text.verbs import FINITE, PRESENTS
from coranto.text.wordlists import words

MAX_TEXT: Final = 600
"""Characters of running text in one entry; a longer sentence is trimmed at a clause."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A clause and the sentence it stands in: what a title and a text can be cut from."""

    clause: Extent
    sentence: Extent
    furniture: bool
    cue: tuple[int, int] | None = None
    """Where the sentence says who says so, if the clause is somebody's word."""


def passage_of(lines: Lines, doc: str, start: int, end: int, claim: Claim | None = None) -> Passage:
    """The clause ``start:end`` with its sentence; a clause outside any sentence is its own."""
    sentence = lines.sentence(doc, start)
    clause = Extent(doc, start, end)
    if sentence is None:
        return Passage(clause, clause, False)
    whole = Extent(doc, sentence.start, max(sentence.end, end))
    if claim is not None and claim.mode == "direct" and claim.doc == doc:
        whole = quoted(lines, whole, claim)
    return Passage(clause, whole, sentence.furniture is not None, _cue_within(whole, claim))


def quoted(lines: Lines, whole: Extent, claim: Claim) -> Extent:
    """A passage widened to the sentences over which a claim's quotation runs, with its cue, if that is not too long."""
    parts = [*claim.spans, *([(claim.cue.start, claim.cue.end)] if claim.cue is not None else [])]
    start, end = min(whole.start, *(s for s, _ in parts)), max(whole.end, *(e for _, e in parts))
    opening, closing = lines.sentence(whole.doc, start), lines.sentence(whole.doc, end - 1)
    if opening is None or opening.furniture or closing is None or closing.end - opening.start > MAX_TEXT:
        return whole
    return Extent(whole.doc, opening.start, max(end, closing.end))


def _cue_within(whole: Extent, claim: Claim | None) -> tuple[int, int] | None:
    """From the first to the last offset of cue and source, where both stand in the sentence."""
    if claim is None or claim.cue is None:
        return None
    parts = (claim.cue, claim.source or claim.cue)
    start, end = min(p.start for p in parts), max(p.end for p in parts)
    return (start, end) if whole.start <= start and end <= whole.end else None


@dataclass(frozen=True, slots=True)
class Wording:
    """A title and a text, each an extent of one document; the title lies within the text's sentence."""

    title: Extent
    text: Extent
    score: float

    def reaching(self, end: int) -> "Wording":
        """The same with a text that goes on to ``end``."""
        return Wording(self.title, Extent(self.text.doc, self.text.start, end), self.score)


def wording(lines: Lines, passage: Passage, *, whole_only: bool = False) -> Wording:
    """The best title and text that one passage offers; ``whole_only`` keeps who says so, or denies it, in the title.

    The title is the whole sentence where that fits, else the clause, with a conjunction before it left out, or the
    sentence cut where a clause ends. A clause that is somebody's word, or that begins in the middle, is never a title
    alone. A sentence that leans on the one before it (*He said …*) takes that into the text.
    """
    texts, whole = lines.texts[passage.sentence.doc], passage.sentence
    clause = _opened(lines, passage.clause)
    text = _with_lead(lines, passage)
    full = _full_title(lines, passage, text)
    alone = telling(lines.text(clause))
    options: list[tuple[float, Span]] = []
    if _can_be_title(lines, passage, clause) and not whole_only:
        options.append((alone, title_span(texts, clause.start, clause.end)))
    if not options or alone == 0 or full.end > (clause.start + clause.end) // 2:
        options.append((telling(lines.text(whole)) + _fit(whole), full))
    score, span = max(options, key=lambda o: (o[0], -o[1].start))
    score -= BURIED * (clause.start - whole.start) / max(1, whole.end - whole.start)
    score += LEADS if lines.is_lead(whole) else 0.0
    penalty = 0.3 if passage.furniture else 0.0
    return Wording(Extent(whole.doc, span.start, span.end), text, score - penalty)


def _full_title(lines: Lines, passage: Passage, text: Extent) -> Span:
    """The sentence as a title, without the mark of a list, with the sentence that it leans on if both fit."""
    texts, whole = lines.texts[passage.sentence.doc], passage.sentence
    start = whole.start + len(lines.text(whole)) - len(lines.text(whole).lstrip(_MARKS))
    reach = passage.cue[1] if passage.cue is not None else 0
    span = title_span(texts, start, _end_of_title(lines, whole), reach)
    fits = text.start < whole.start and span.end - text.start <= LONGEST
    return Span(text.start, span.end) if fits else span


def _end_of_title(lines: Lines, whole: Extent) -> int:
    """Where a title ends at the latest: with the first sentence of the passage in which no quotation is left open."""
    texts = lines.texts[whole.doc]
    for sentence in lines.within(whole):
        if not unbalanced(texts[whole.start : sentence.end]):
            return sentence.end
    return whole.end


_MARKS: Final = "-–—•*·▪‣ \n\t"
"""Marks of a list, before what they list."""


def _can_be_title(lines: Lines, passage: Passage, clause: Extent) -> bool:
    """Whether a clause may stand without the rest of its sentence: a clause with a capital that is nobody's word."""
    text = lines.text(clause)
    return passage.cue is None and text[:1].isupper() and (clause == passage.sentence or is_whole(text))


def clause_title(lines: Lines, passage: Passage) -> Extent | None:
    """The clause alone as a title, for a second line from one sentence; null where it cannot stand alone.

    Such a title may begin in the middle of its sentence, and leave to the text who says so. A clause that ends in
    *that* goes on with what it opens.
    """
    clause = _opened(lines, _with_content(lines, passage))
    text = lines.text(clause)
    if not _opens(lines, clause) or not is_whole(text) or dependence(text) or telling(text) < STANDS_ALONE:
        return None
    span = title_span(lines.texts[clause.doc], clause.start, clause.end)
    return Extent(clause.doc, span.start, span.end)


def _with_content(lines: Lines, passage: Passage) -> Extent:
    """The clause, with what it tells behind a closing *that*: up to the next break of its sentence."""
    clause, sentence = passage.clause, passage.sentence
    if not _OPEN_CONTENT.search(lines.text(clause)[-_CLOSING:]) or clause.doc != sentence.doc:
        return clause
    text = lines.texts[clause.doc]
    stop = _BREAK.search(text, clause.end, sentence.end)
    return Extent(clause.doc, clause.start, stop.start() if stop else max(clause.end, sentence.end))


_CLOSING: Final = 6
_OPEN_CONTENT: Final = re.compile(r"\bthat\s*$")
_BREAK: Final = re.compile(r"[;:]\s|\s[–—]\s")


def _opens(lines: Lines, clause: Extent) -> bool:
    """Whether a clause begins where one can: with its sentence, behind a mark, a conjunction, *that*; no verb first."""
    sentence = lines.sentence(clause.doc, clause.start)
    text = lines.texts[clause.doc]
    before = text[clause.start if sentence is None else sentence.start : clause.start].rstrip(" \n\"“'‘")
    last = before.split()[-1].lower() if before else ""
    begins = not before or before.endswith((",", ";", ":", "-", "–", "—")) or last in SUBORDINATORS
    return begins and first_word(lines.text(clause)) not in FINITE


STANDS_ALONE: Final = 0.35


LEADS: Final = 0.2
"""What a sentence gains that opens its dispatch: it is written to tell the news."""
BURIED: Final = 0.2
"""What a clause loses when it stands at the very end of its sentence: the news comes first."""


def _fit(whole: Extent) -> float:
    """A sentence that fits is better than a piece of one; one that must be cut is worse."""
    return 0.1 if whole.end - whole.start <= TITLE_CHARS else -0.15


def _opened(lines: Lines, clause: Extent) -> Extent:
    """The clause without a conjunction at its start."""
    text = lines.text(clause)
    return Extent(clause.doc, clause.end - len(without_opener(text)), clause.end)


def _with_lead(lines: Lines, passage: Passage) -> Extent:
    """The sentence, with those before it that it leans on, as far as they fit."""
    whole = passage.sentence
    sentence = lines.sentence(whole.doc, whole.start)
    if sentence is None or passage.furniture:
        return whole
    start, first = whole.start, sentence
    while _needs_lead(lines.texts[whole.doc][start : first.end]):
        lead = lines.previous(first)
        if lead is None or whole.end - lead.start > MAX_TEXT:
            break
        start, first = lead.start, lead
    return Extent(whole.doc, start, whole.end)


def _needs_lead(text: str) -> bool:
    return (leans_back(text) and _EXPLETIVE.match(text) is None) or _sums_up(text)


def _sums_up(text: str) -> bool:
    """Whether a sentence opens with a *this* or *that* for what was told before (*That cuts the lead …*)."""
    first, second, third = [*(word.lower() for word in text.split()[:3]), "", "", ""][:3]
    if first not in ("this", "that"):
        return False
    return second in FINITE | PRESENTS or (second.endswith("s") and third in _AFTER_VERB)


_AFTER_VERB: Final = words("the a an his her its their to from by in up down")

_EXPLETIVE: Final = re.compile(
    r"\W*It (?:is|was|has|had|will|would|may|might|could|can|seems?|appears?|remains?|remained|took|takes"
    r"|emerged|transpired|turned out|turns out|follows|came out|became|happened)\b[^,;.]*"
    r"\b(?:that|whether|how|who|where|when|what|why|which|if|to)\b"
)
"""An *it* that stands for nothing named before (*It was not clear whether …*)."""


def best_wording(lines: Lines, passages: Sequence[Passage], *, whole_only: bool = False) -> Wording:
    """The wording that tells most; the shorter, then the first in canonical order, among equals."""
    return min(
        (wording(lines, passage, whole_only=whole_only) for passage in passages),
        key=lambda w: (-round(w.score, 2), w.text.end - w.text.start, w.title.doc, w.title.start),
    )
