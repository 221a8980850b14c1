"""Disputes within one sentence: one word set against another."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from coranto.model.assertion import Claim
from coranto.model.resolved import Relation
from coranto.text.stems import content_words

_TURN: Final = re.compile(r"[\s,;\"”’']*\b(?:but|while|although|though|whereas|yet|however)\b", re.I)
_NEGATED: Final = re.compile(
    r"\b(?:no|not|never|none|nobody|nothing|neither|without|false|untrue|wrong)\b|n['’]t\b", re.I
)
_BACK: Final = re.compile(r"\b(?:it|this|that|one|so|such|them)\b", re.I)
_ASSERTS: Final = re.compile(r"\b(?:claim|insist|maintain|alleg|assert|contend|argu|say|said|tell|told)\w*", re.I)
"""Cues of words that a fact can speak against."""
_OPEN: Final = re.compile(r"\b(?:not|un)\s?(?:clear|known|certain|confirmed|verified)|\bcould not\b", re.I)
COMMON_WORDS: Final = 2
"""Stems that two contents must share to be of one matter, if neither points at the other."""


def within_sentence(text: str, told: Sequence[Claim]) -> Iterator[Relation]:
    """What the claims that begin in one sentence, in text order, make of one another."""
    for one, other in pairwise([claim for claim in told if claim.act != "denies"]):
        if _faces(text, one, other):
            why = "the narrator sets this against it" if other.mode == "narrator" else "one word against another"
            yield Relation("juxtaposed", other.id, one.id, why, 0.6)


def _faces(text: str, one: Claim, other: Claim) -> bool:
    """Whether a turn leads from somebody's word to another's, or the narrator's, on the same matter."""
    if one.mode == "narrator" or one.end > other.start or one.speaker == other.speaker:
        return False
    if _TURN.match(text, one.end, other.start) is None or one.modality != "actual":
        return False
    if other.mode == "narrator":
        return other.modality == "actual" and _ASSERTS.search(_cue(one)) is not None and not _OPEN.search(other.text)
    shared = len(content_words(one.text) & content_words(other.text))
    if shared >= COMMON_WORDS:
        return True
    return bool(_NEGATED.search(other.text)) and (shared > 0 or bool(_BACK.search(other.text)))


def _cue(claim: Claim) -> str:
    return "" if claim.cue is None else claim.cue.text
