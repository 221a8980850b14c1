"""How a claim stands: polarity, modality, verification, and the one word that follows from them."""

import re
from collections.abc import Sequence
from typing import Final, Literal

from coranto.model.assertion import Act, ClaimStatus, Modality, Passage, Polarity, Verification
from coranto.resources.standing import ModalWords
from coranto.text.verbs import COMMON_PASTS, FINITE, PRESENTS
from coranto.text.wordlists import words

LONGEST: Final = 600
"""Characters of a content that are looked through."""
AFTER_VERB: Final = 8
"""Words behind its first verb that belong to a main clause: *is widely expected by analysts to*."""

_PIECE: Final = re.compile(r"[\w’'-]+|[,;:?!—–(]|\.(?=\s|$)")
_Aside = Literal["none", "opened", "verb", "behind"]
_SUBORDINATORS: Final = words(
    """because after before since although though while when whereas until unless if once as whereby where so despite
    amid following but than whether"""
)
_RELATIVES: Final = words("who which whose whom")
_SUBJECTS: Final = words("i we you he she it they there this that these those the his her its their our my")
_SPOKEN: Final = re.compile(r"""['’](?:ll|s|re|ve|d)$|n['’]t$""")
_PLANNED_ACTS: Final = frozenset({"orders", "urges", "promises", "asks"})
_FORWARD_ACTS: Final = _PLANNED_ACTS | {"warns", "predicts"}
_PREFACE: Final = re.compile(
    r"\W*(?:I|we)(?: can| do| must)? (?:assure|tell|think|believe|promise|know|hope|guess|say|fear|warn)"
    r"(?: you)?(?: that)?\b",
    re.I,
)
_READY: Final = re.compile(r"\b(?:ready|willing|prepared|able|can|cannot)\b", re.I)
_HYPOTHETICAL: Final = re.compile(r"\bwould(?:n['’]t)?(?: (?:not|never|also|\w+ly))* have (?!to\b)", re.I)
_COULD: Final = re.compile(r"\bcould(?:n['’]t)?\b", re.I)
_NEVER_MEANT: Final = re.compile(
    r"\b(?:never|had not|hadn['’]t|did not|didn['’]t) (?:intend|plan|want|decide|agree|hope)(?:n?ed)? to\b", re.I
)
"""What was no plan of the past."""
_QUESTION: Final = re.compile(r"\W*(?:if|whether)\b", re.I)
_TOLD: Final = re.compile(r"\W*(?:I|We|They|He|She|It)\s+(?:\w+ly\s+)?(?:was|were|had|did|gave|took|came|went)\b")
_FACT: Final = re.compile(r"[^,;]{2,60}?\b(?:is|are|was|were|has|had|have)\b(?! to\b)", re.I)
_LETTING: Final = re.compile(r"\b(?:let|lets|made|saw|watched|heard|helped)\b", re.I)
"""What makes an infinitive of a word that looks like the present: *let them go on Saturday*."""
_PAST: Final = re.compile(r"\b(?:was|were|had|did|[\w-]+ed)\b", re.I)


def modality(content: str, act: Act, modal: ModalWords, *, modal_cue: bool = False, dated: bool = False) -> Modality:
    """Whether the content is told as a fact, a plan, a condition or a possibility.

    ``modal_cue``: whether the cue itself has a modal verb (*could say*); ``dated``: whether the content names a day
    that a timetable could hold.
    """
    content = content[:LONGEST]
    clause = main_clause(content)
    plan = _is_plan(clause, modal) or (dated and _is_scheduled(clause, modal))
    possible = _is_possible(clause, modal)
    if act == "asks" and (content.rstrip().endswith("?") or _QUESTION.match(content)):
        return "possible" if _QUESTION.match(content) or possible else "actual"
    if _HYPOTHETICAL.search(clause) is not None:
        return "conditional"
    forward = plan or possible or act in _FORWARD_ACTS or _READY.search(clause) is not None
    if _has_condition(content, modal) and (forward or _opens(content, modal)):
        return "conditional"
    if act in _PLANNED_ACTS and (plan or not _is_fact(content, act)):
        return "planned"
    if possible or modal_cue:
        return "possible"
    return "planned" if plan or act == "predicts" else "actual"


def main_clause(content: str) -> str:
    """The words of the main clause up to a little behind its verb.

    An opening clause, and what stands between subject and verb (*, who had been ill,*), are left out.
    """
    kept: list[str] = []
    aside: _Aside = "none"
    after, before = 0, ""
    for match in _PIECE.finditer(content, _behind_opening(content, _behind_preface(content))):
        word = match.group()
        low = word.lower().replace("’", "'")
        if not low[0].isalnum():
            if after or low in ";:":
                break
            aside = "none"
        elif after > 1 and (low in _SUBORDINATORS or low in _RELATIVES or (before == "and" and low in _SUBJECTS)):
            break
        elif not after and kept and (low in _RELATIVES or low == "that"):
            aside = "opened"
        else:
            verb = _is_verb(word, low)
            again = aside == "verb" and low in FINITE and before not in FINITE
            aside = "none" if again else _next(aside, verb=verb)
            if aside == "none":
                kept.append(word)
                after += bool(after) or verb
        if after > AFTER_VERB:
            break
        before = low
    return " ".join(kept)


def _next(aside: _Aside, *, verb: bool) -> _Aside:
    """Where a word leaves a relative clause: the second verb group behind its pronoun is the main clause's."""
    if aside == "opened" and verb:
        return "verb"
    if aside == "verb" and not verb:
        return "behind"
    return "none" if aside == "behind" and verb else aside


def _is_verb(word: str, low: str) -> bool:
    if low in ("may", "will") and word[0].isupper():
        return False
    return low in FINITE or low in COMMON_PASTS or low in PRESENTS or low.endswith("ed") or bool(_SPOKEN.search(low))


def _behind_preface(content: str) -> int:
    """Where what is said begins: behind *I can assure you that*."""
    match = _PREFACE.match(content)
    return 0 if match is None else match.end()


def _behind_opening(content: str, start: int) -> int:
    """Where the main clause begins: behind the comma of an opening *If …,* or *When …,*."""
    first = _PIECE.search(content, start)
    if first is None or first.group().lower() not in _SUBORDINATORS:
        return start
    comma = content.find(",", first.end())
    return comma + 1 if 0 < comma < len(content) - 1 else start


def _is_plan(clause: str, modal: ModalWords) -> bool:
    """Whether the clause tells what is to come; *never intended to* and *it would be wrong to* tell of no plan."""
    if modal.plan.search(clause) is None:
        return False
    return _NEVER_MEANT.search(clause) is None and modal.opinion.search(clause) is None


def _is_possible(clause: str, modal: ModalWords) -> bool:
    if modal.doubt.search(clause) is not None:
        return True
    return _COULD.search(clause) is not None and modal.able.search(clause) is None


def _has_condition(content: str, modal: ModalWords) -> bool:
    """Whether a condition is set; *if* behind a word of asking or knowing sets none."""
    for match in modal.condition.finditer(content):
        before = content[: match.start()].split()
        if not before or before[-1].lower().strip(",") not in modal.asking:
            return True
    return False


def _opens(content: str, modal: ModalWords) -> bool:
    match = modal.condition.search(content)
    return match is not None and match.start() < 2


def _is_scheduled(clause: str, modal: ModalWords) -> bool:
    """Whether the clause is in the present tense and tells of something that a timetable holds."""
    return modal.scheduled.search(clause) is not None and not _PAST.search(clause) and not _LETTING.search(clause)


def _is_fact(content: str, act: Act) -> bool:
    """Whether a clause tells what is or was, and no infinitive: *promised that the food was safe*."""
    if content.startswith(("to ", "not to ")):
        return False
    return _FACT.match(content) is not None if act == "promises" else _TOLD.match(content) is not None


def status(polarity: Polarity, kind: Modality, checks: Sequence[Verification], *, hearsay: bool) -> ClaimStatus:
    """The one word: denied (or found to be false), else unverified, else planned, else conditional, else asserted."""
    if polarity == "denies" or any(check.outcome == "refuted" for check in checks):
        return "denied"
    if kind == "possible" or hearsay or any(check.outcome == "unverified" for check in checks):
        return "unverified"
    if kind in ("planned", "conditional"):
        return "planned" if kind == "planned" else "conditional"
    return "asserted"


def is_tentative(content: str, modal: ModalWords) -> bool:
    """Whether a narrator's sentence tells a plan, a doubt or a condition."""
    content = content[:LONGEST]
    could = _COULD.search(content) is not None and modal.able.search(content) is None
    told = _is_plan(content, modal) or any(p.search(content) is not None for p in (modal.hedge, modal.doubt))
    return told or could or _has_condition(content, modal) or _HYPOTHETICAL.search(main_clause(content)) is not None


def hedge(text: str, spans: Sequence[tuple[int, int]], pattern: re.Pattern[str]) -> Passage | None:
    """The first match of ``pattern`` within the spans."""
    for start, end in spans:
        match = pattern.search(text, start, end)
        if match is not None:
            return Passage(match.start(), match.end(), match.group())
    return None
