"""What stands beside a line: the other side's word, and the sentence that says what could not be checked."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from coranto.compose.desk import DISPUTES, SET_AGAINST, Desk, Home
from coranto.compose.drafts import Draft
from coranto.compose.selection import MAX_TEXT, passage_of
from coranto.compose.standing import is_denial
from coranto.model.assertion import Claim, Figure, Gap
from coranto.model.resolved import Extent
from coranto.text.folding import plain
from coranto.text.telling import word_count

NOTICES: Final = "correction"
"""The kind of a medium's correction of itself."""
ANSWER_REACH: Final = 3
"""Sentences of a paragraph within which a party answers."""
SHORT: Final = 4
"""Words of a claim that says nothing without what stands before (*is standing by its story*); letters of a name."""
REFUTING: Final = 6
"""Words of a sentence that does no more than refute what stands before it."""
_ALIKE: Final = frozenset({"same", "corroborates"})
_ANSWERS: Final = DISPUTES | SET_AGAINST | {"responds", "corrects", "retracts"}
_BACKWARD: Final = re.compile(
    r"\b(?:this|that|these|those|it|its|he|she|they|his|her|their|them|either|neither|both|such|none|one|any|so|"
    r"the (?:claims?|reports?|figures?|accounts?|calls?|questions?|allegations?|accusations?|charges?|rumou?rs?|number|"
    r"statements?|comments?|details?|circumstances|video|footage|images?|photographs?)|requests?|comment)\b",
    re.I,
)
"""Words by which what is not known is told to be what the sentence before has told."""


def leans(gap: Gap) -> bool:
    """Whether what is declared not known is a matter of the sentence before."""
    return gap.about is None or _BACKWARD.search(gap.about) is not None


def cite_both_sides(draft: Draft, desk: Desk) -> None:
    """Adds the sentences that deny, answer, set right or contradict what the draft tells, or the other way round.

    Of an event, those too that tell what became of it; the figure that contradicts a figure is listed.
    """
    for id_ in [*(e.id for e in draft.events), *(c.id for c in draft.claims), *(f.id for f in draft.figures)]:
        kinds = _ANSWERS | {"updates"} if id_ in desk.events else _ANSWERS
        for relation in desk.related(id_, kinds):
            if relation.type == "juxtaposed" and id_ in desk.figures:
                continue
            other = relation.b if relation.a == id_ else relation.a
            for extent in desk.where(other):
                draft.cite(passage_of(desk.lines, extent.doc, extent.start, extent.end))
            if relation.type == "contradicts" and other in desk.figures:
                draft.add_figures([desk.figures[other]])


def cite_rivals(drafts: Sequence[Draft], desk: Desk) -> None:
    """Adds to a count the counts of the same that other named sources give, though both may be true."""
    for draft in drafts:
        for figure in draft.figures:
            told = _repeated(figure.id, desk)
            beside = [id_ for one in told for id_ in _others(one, SET_AGAINST, desk) if id_ in desk.figures]
            for rival in sorted({id_ for one in beside for id_ in _repeated(one, desk)} - set(told)):
                if _are_two_voices(figure, desk.figures[rival]):
                    for extent in desk.where(rival):
                        draft.cite(passage_of(desk.lines, extent.doc, extent.start, extent.end))


def _repeated(id_: str, desk: Desk) -> list[str]:
    """A figure and those that give the same value for the same thing and day."""
    return [id_, *_others(id_, _ALIKE, desk)]


def _others(id_: str, kinds: frozenset[str], desk: Desk) -> list[str]:
    return [relation.b if relation.a == id_ else relation.a for relation in desk.related(id_, kinds)]


def _are_two_voices(one: Figure, other: Figure) -> bool:
    """Whether each figure is the word of somebody who is named, and not of the same."""
    voices = {figure.source.entity for figure in (one, other) if figure.source is not None}
    return len(voices) > 1 and None not in voices


def cite_truths(drafts: Sequence[Draft], desk: Desk) -> None:
    """Adds to a medium's correction of itself the rest of its paragraph, which says what is true."""
    for draft in drafts:
        if draft.kind != NOTICES:
            continue
        after = desk.lines.after(draft.wording.text)
        while after is not None and after.end - draft.wording.text.start <= MAX_TEXT:
            draft.cite(passage_of(desk.lines, after.doc, after.start, after.end))
            draft.wording = draft.wording.reaching(after.end)
            after = desk.lines.after(draft.wording.text)


def cite_facts(drafts: Sequence[Draft], desk: Desk) -> None:
    """Adds, behind a sentence that only says that something is not so, the one that says what is: *It is not true. All
    were saved.*
    """
    for draft in drafts:
        for passage in [*draft.passages, *draft.also]:
            after = desk.lines.after(passage.sentence) if _only_refutes(passage.sentence, desk) else None
            if after is not None:
                draft.cite(passage_of(desk.lines, after.doc, after.start, after.end))


def _only_refutes(sentence: Extent, desk: Desk) -> bool:
    told = desk.claims_in.get((sentence.doc, sentence.start), ())
    return word_count(desk.lines.text(sentence)) <= REFUTING and any(
        is_denial(claim) and claim.mode == "narrator" for claim in told
    )


def cite_answers(drafts: Sequence[Draft], desk: Desk) -> None:
    """Adds to a line the short word or the denial, in the same paragraph, of somebody whom its sentence names."""
    for draft in drafts:
        text = draft.wording.text
        named = plain(desk.lines.text(text), case=True)
        after = desk.lines.after(text)
        for _ in range(ANSWER_REACH):
            if after is None:
                break
            for claim in desk.claims_in.get((after.doc, after.start), ()):
                if _answers(claim, named):
                    draft.cite(passage_of(desk.lines, claim.doc, claim.start, claim.end))
            after = desk.lines.after(Extent(after.doc, after.start, after.end))


def _answers(claim: Claim, named: str) -> bool:
    """Whether a claim is a denial or says next to nothing, by a source that is named in earlier words."""
    if claim.source is None or not (is_denial(claim) or word_count(claim.text) < SHORT):
        return False
    name = plain(claim.source.text, case=True).split()
    return bool(name) and len(name[-1]) >= SHORT and name[-1] in named


def cite_doubts(drafts: Sequence[Draft], desk: Desk) -> None:
    """Adds to each line the sentence that says of its statement that it was checked or could not be."""
    for draft in drafts:
        for claim in draft.claims:
            for check in claim.verification:
                draft.cite(passage_of(desk.lines, claim.doc, check.start, check.end))
    lines_of: dict[Home, list[Draft]] = {}
    for draft in drafts:
        for home in draft.homes(desk):
            lines_of.setdefault(home, []).append(draft)
    for home, gap in _leaning(desk):
        for draft in lines_of.get(home, ()):
            draft.cite(passage_of(desk.lines, gap.doc, gap.start, gap.end))
            draft.unverified = draft.unverified or gap.reason == "unverifiable"


def _leaning(desk: Desk) -> Iterator[tuple[Home, Gap]]:
    """Gaps that lean on the sentence before, each with that sentence."""
    for (doc, start), gaps in desk.gaps_in.items():
        sentence = desk.lines.sentence(doc, start)
        before = None if sentence is None or sentence.furniture else desk.lines.before(sentence)
        if before is not None:
            yield from (((before.doc, before.start), gap) for gap in gaps if leans(gap))


def within(inner: Extent, outer: Extent) -> bool:
    """Whether one passage lies inside the other."""
    return inner.doc == outer.doc and outer.start <= inner.start and inner.end <= outer.end
