"""What a clause tells that somebody denies or takes back, in its own sentence or right behind it."""

import re
from collections.abc import Sequence
from typing import Final

from coranto.extract.happenings.event_clauses import Clause, Token, verbish
from coranto.model.assertion import ClaimStatus
from coranto.text.wordlists import words

DENIAL: Final = 9
"""How many tokens before *that* a denial may stand."""
_DENIALS: Final = words("deny denies denied denying denial denials untrue false")
_CORRECTED: Final = re.compile(
    r"\b(?:an?|our|the|its|their|corrects|correcting) (?:earlier|previous|original) "
    r"(?:version|edition|report|article|story|post|bulletin|dispatch|statement)\b"
    r"(?! to (?:say|show|add|make|read))[^.]*$|"
    r"\b(?:wrongly|incorrectly|mistakenly|erroneously) (?:said|stated|reported|wrote|announced)\b[^.]*$|"
    r"\b(?:correction|clarification|erratum)\b[^\n]*\b(?:we|our)\b[^.\n]*$",
    re.I,
)
"""Before a trigger: what was told before and is now taken back."""
_TALES: Final = re.compile(
    r"\b(?:rumou?rs?|stor(?:y|ies)|reports?|messages?|claims?|allegations?|suggestions?|posts?|speculation|assertions?)\b"
    r"[^.;]{0,40}?\b(?:that|alleging|saying|claiming|of|which)\b",
    re.I,
)
_UNTRUE: Final = re.compile(
    r"(?:[^.;\n]*\b(?:is|are|was|were|proved|proven)(?: all| to be)? |[^.;\n]*\bturned out to be "
    r"|[^.\n]*\.\s+(?:It|This|That|They|These|The \w+) (?:is|are|was|were) )"
    r"(?:simply |completely |entirely |utterly |totally |pure |all )?(?:an? )?[\"“‘']?(?:pure )?"
    r"(?:false|untrue|fabrications?|fabricated|lies?|inventions?|invented|hoax(?:es)?|baseless|unfounded|nonsense|groundless"
    r"|without (?:any |all )?(?:foundation|basis|truth)|not true)\b"
)
"""That something told before is not so, in the same sentence or right behind it."""
_WAS_NOT: Final = re.compile(
    r"[.][”\"]?\s+(?:He|She|They|It) (?:was|were|has|have|had|did|is|are)(?: not|n[’']t)\b\s*[,.;:]"
)
"""*She was said to have fled. She had not.*"""
_HEARSAY: Final = re.compile(r"\b(?:said|reported|told|wrote|announced|rumou?red|alleged|claimed)\b", re.I)
AFTER: Final = 60
"""Characters behind a sentence within which it is called untrue."""


def denied(text: str, row: Sequence[Token], clause: Clause, trigger: int) -> ClaimStatus | None:
    """*Denied* where the clause is what somebody denies or takes back: *denied that …*, *an earlier version said …*."""
    if _is_called_false(text, row, trigger):
        return "denied"
    begun = max(text.rfind("\n", 0, row[0].start), 0)
    if _CORRECTED.search(text[begun:trigger]):
        return "denied"
    at = clause.first if row[clause.first].low == "that" else clause.first - 1
    if at < 1 or row[at].low != "that":
        return None
    for j in range(at - 1, max(-1, at - DENIAL), -1):
        if row[j].low in _DENIALS:
            return "denied"
        if verbish(row, j):
            return None
    return None


def _is_called_false(text: str, row: Sequence[Token], trigger: int) -> bool:
    """Whether it is a tale called untrue: *stories that … are fabrications*, *the rumour that …. It is false.*"""
    if _HEARSAY.search(text, row[0].start, trigger) and _WAS_NOT.match(text, row[-1].start):
        return True
    tale = _TALES.search(text, row[0].start, trigger)
    return tale is not None and _UNTRUE.match(text, trigger, min(len(text), row[-1].end + AFTER)) is not None
