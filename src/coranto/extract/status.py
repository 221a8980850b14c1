"""How a claim stands: polarity, modality, verification, and the one word that follows from them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from coranto.model.assertion import Act, ClaimStatus, Modality, Passage, Polarity, Verification

HEAD_WORDS: Final = 14
"""Words of the content in which its own verb is looked for, before a relative or an adverbial clause."""

_HEAD_END: Final = re.compile(r",\s|;|\b(?:who|which|whose|because|after|before|since|although|though|while)\b", re.I)
_CONDITION: Final = re.compile(r"\b(?:if|unless|provided that|on condition that)\b", re.I)
_PLAN: Final = re.compile(
    r"\b(?:will|would|shall|won['’]t|wouldn['’]t|(?:is|are|was|were|be) "
    r"(?:going|set|due|scheduled|expected|about|planning|preparing) to"
    r"|plan(?:s|ned)? to|intend(?:s|ed)? to|aims? to|hopes? to|promise[sd]? to|agrees? to)\b",
    re.I,
)
_POSSIBLE: Final = re.compile(
    r"\b(?:may|might|could|possibl[ey]|perhaps|probabl[ey]|likely|unlikely|apparent(?:ly)?|reportedly|allegedly|suspected"
    r"|appear(?:s|ed)? to|seem(?:s|ed)? to)\b",
    re.I,
)
_PLANNED_ACTS: Final = frozenset({"orders", "urges", "promises", "asks"})
_NUMBER: Final = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|scores|hundreds?|thousands?|millions?|several)\b",
    re.I,
)
_DISCLAIMER: Final = re.compile(
    r"(?:(?:could|can|was|were|has|have|is|are|did|had)\s?(?:not|n['’]t)|cannot|unable to"
    r"|not possible to|impossible to|no way to"
    r"|yet to|nor could \w+)\s+(?:yet\s+|immediately\s+|been\s+|be\s+|able\s+to\s+|possible\s+to\s+)*"
    r"(?:independently\s+|immediately\s+|be\s+|been\s+){0,3}(?:verif(?:y|ied)|confirm(?:ed)?|authenticated?|corroborated?)"
    r"(?:\s+independently)?"
    r"|no independent (?:confirmation|verification)",
    re.I,
)
_FIGURES: Final = re.compile(r"\b(?:figures?|tolls?|numbers?|counts?|casualt(?:y|ies)|statistics|losses)\b", re.I)
_CHECKER: Final = re.compile(r"((?:[A-Z][\w.&’'-]*\s+){1,4})$")


@dataclass(frozen=True, slots=True)
class Disclaimer:
    """A narrator's word that something was not checked."""

    start: int
    end: int
    by: str | None
    figures: bool
    """Whether it is about figures alone."""
    plural: bool


def modality(content: str, act: Act, *, modal_cue: bool) -> Modality:
    """Whether the content is told as a fact, a plan, a condition or a possibility."""
    head = _head(content)
    plan, possible = _PLAN.search(head), _POSSIBLE.search(head)
    if _CONDITION.search(content[:400]) and (plan or possible or act in _PLANNED_ACTS or act in ("warns", "predicts")):
        return "conditional"
    if act in _PLANNED_ACTS:
        return "planned"
    if possible or modal_cue:
        return "possible"
    if plan or act == "predicts":
        return "planned"
    return "actual"


def _head(content: str) -> str:
    end = len(content)
    for match in _HEAD_END.finditer(content[:400]):
        if match.start() > 12:
            end = match.start()
            break
    return " ".join(content[:end].split()[:HEAD_WORDS])


def status(polarity: Polarity, kind: Modality, checks: Sequence[Verification], *, hearsay: bool) -> ClaimStatus:
    """The one word: denied, else unverified, else planned, else conditional, else asserted."""
    if polarity == "denies":
        return "denied"
    if kind == "possible" or hearsay or any(check.outcome == "unverified" for check in checks):
        return "unverified"
    if kind in ("planned", "conditional"):
        return "planned" if kind == "planned" else "conditional"
    return "asserted"


def disclaimer(text: str, start: int, end: int) -> Disclaimer | None:
    """The first disclaimer of verification between ``start`` and ``end``."""
    match = _DISCLAIMER.search(text, start, end)
    if match is None:
        return None
    named = _CHECKER.search(text, max(start, match.start() - 60), match.start())
    by = named.group(1).strip() if named is not None else None
    rest = text[match.end() : end]
    plural = re.search(r"\b(?:these|those|the|both|all|either)\b[\w\s’'-]{0,40}s\b", rest) is not None
    return Disclaimer(
        match.start(),
        match.end(),
        None if by in ("It", "This", "That", "They") else by,
        bool(_FIGURES.search(rest)),
        plural,
    )


def has_number(content: str) -> bool:
    """Whether the content counts something."""
    return _NUMBER.search(content) is not None


def is_tentative(content: str) -> bool:
    """Whether a narrator's sentence tells a plan, a doubt or a condition."""
    return any(pattern.search(content) is not None for pattern in (_PLAN, _POSSIBLE, _CONDITION))


def hedge(text: str, spans: Sequence[tuple[int, int]], pattern: re.Pattern[str]) -> Passage | None:
    """The first hedge within the content."""
    for start, end in spans:
        match = pattern.search(text, start, end)
        if match is not None:
            return Passage(match.start(), match.end(), match.group())
    return None


def hedge_pattern(hedges: Sequence[str]) -> re.Pattern[str]:
    """One pattern for all hedges, longest first."""
    listed = "|".join(re.escape(word) for word in sorted(hedges, key=lambda word: (-len(word), word)))
    return re.compile(rf"\b(?:{listed})\b", re.I)
