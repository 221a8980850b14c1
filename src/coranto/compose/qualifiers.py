"""What stands beside a line: the other side's word, and the sentence that says what could not be checked."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from coranto.compose.desk import DISPUTES, Desk, Home
from coranto.compose.drafts import Draft
from coranto.compose.selection import passage_of
from coranto.model.assertion import Gap
from coranto.model.resolved import Extent

_ANSWERS: Final = DISPUTES | {"juxtaposed", "responds", "corrects", "retracts"}
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
    """Adds the sentences that deny, answer or contradict what the draft tells, or that it denies or answers."""
    for id_ in [*(c.id for c in draft.claims), *(f.id for f in draft.figures)]:
        for relation in desk.related(id_, _ANSWERS):
            if relation.type == "juxtaposed" and id_ not in desk.claims:
                continue
            other = desk.where(relation.b if relation.a == id_ else relation.a)
            if other is not None:
                draft.cite(passage_of(desk.lines, other.doc, other.start, other.end))


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
