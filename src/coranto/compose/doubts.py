"""Doubts that a narrator casts on the word of another: no proof was offered, nobody else saw it, nobody confirms it."""

import re
from collections.abc import Sequence
from typing import Final

from coranto.compose.desk import Desk
from coranto.compose.drafts import Draft
from coranto.compose.selection import passage_of
from coranto.model.annotation import Sentence
from coranto.model.resolved import Extent

_PROOF: Final = r"(?:any |further |a shred of )?(?:\w+ )?(?:proof|evidence)\b"
_GIVE: Final = r"(?:offer|give|provide|present|show|produce|cite|supply)"
UNPROVEN: Final = re.compile(
    rf"\b(?:{_GIVE}(?:s|d|ed|n)?|gave|giving|shown) (?:no|little|scant) (?:\w+ )?(?:proof|evidence)\b"
    rf"|\bwithout (?:{_GIVE}|giv|provid|produc|cit|supply)ing {_PROOF}"
    rf"|\b(?:did not|didn['’]t|could not|has not|have not|has yet to|have yet to|declined to) {_GIVE}n? {_PROOF}"
    r"|\bcould(?: not|n['’]t) find any(?:one|body) else\b"
    r"|\b(?:nobody|no one) else (?:saw|heard|has seen|has heard|could confirm)\b",
    re.I,
)
"""By which a narrator says that a statement rests on one word alone."""
UNCONFIRMED: Final = re.compile(
    r"\b(?:(?:would|could|did|does|has|have) not|has yet to|have yet to|(?:declined|refused) to) "
    r"(?:immediately |yet |independently )?confirm(?:ed)?(?: or deny)? (?:the|this|that|it|them|these|those|either)\b",
    re.I,
)
"""By which somebody leaves open what the sentence before has told."""


def cite_unproven(drafts: Sequence[Draft], desk: Desk) -> None:
    """Marks the line of somebody's word of which its sentence, or the narrator right behind, says that none proves it.

    The sentence behind is cited, and so is one by which somebody would not confirm it.
    """
    for draft in drafts:
        spoken = {desk.lines.home(c.doc, c.start) for c in draft.claims if c.mode != "narrator"}
        for doc, start in sorted(spoken & set(draft.homes(desk))):
            sentence = desk.lines.sentence(doc, start)
            if sentence is not None:
                draft.unverified = draft.unverified or _is_unproven(sentence, desk)
                _cite_next(draft, sentence, desk)


def _cite_next(draft: Draft, sentence: Sentence, desk: Desk) -> None:
    after = desk.lines.after(Extent(sentence.doc, sentence.start, sentence.end))
    if after is None:
        return
    is_unproven = _is_unproven(after, desk)
    if is_unproven or UNCONFIRMED.search(_words(after, desk)) is not None:
        draft.cite(passage_of(desk.lines, after.doc, after.start, after.end))
        draft.unverified = draft.unverified or is_unproven


def _is_unproven(sentence: Sentence, desk: Desk) -> bool:
    """Whether the narrator says so in a sentence: it stands in nobody's word."""
    found = UNPROVEN.search(_words(sentence, desk))
    at = -1 if found is None else sentence.start + found.start()
    told = desk.claims_in.get((sentence.doc, sentence.start), ())
    return found is not None and not any(s <= at < e for c in told if c.mode != "narrator" for s, e in c.spans)


def _words(sentence: Sentence, desk: Desk) -> str:
    return desk.lines.texts[sentence.doc][sentence.start : sentence.end]
