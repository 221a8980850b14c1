"""What a sentence makes of an earlier claim: it denies it, sets it right, takes it back, or answers it."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from coranto.model.annotation import Sentence
from coranto.model.assertion import Claim
from coranto.model.corpus import Corpus
from coranto.model.resolved import EntityLink, Relation
from coranto.model.source import Document
from coranto.resolve.event_deeds import LIGHT
from coranto.resolve.utterances import IN_ORDER, in_order, negations, stems_in_order
from coranto.resources.deeds import Deeds

REACH: Final = 2
"""How many sentences back an answer may look."""
MANY: Final = 60
"""Claims of one sentence that are compared: more stand in lists or broken input."""
COMMON: Final = 40
"""Claims that share a word: a word that more share singles nothing out."""
_SHARED: Final = 3
"""Stems that claims of two dispatches must share to be of one matter …"""
_SHARE: Final = {"denies": 0.8, "corrects": 0.6, "retracts": 0.6}
"""… and the share of the shorter one's that this must be. A false denial does more harm than a missed one."""

_STATEMENT: Final = r"(?:claim|report|statement|accusation|allegation|charge|story|article|assertion|remark|comment)s?"
_CORRECTS: Final = re.compile(
    r"\b(?:correct(?:s|ed|ing|ion)|revis(?:es|ed|ing) (?:\w+ ){0,4}(?:down|up|to|from)|"
    r"an? (?:earlier|previous) (?:version|report|figure|toll|statement)|should have (?:said|read|stated))\b"
    r"|\bshould have been (?=\W?\d)",
    re.I,
)
_NOTICE: Final = re.compile(r"\W*corrections?\b", re.I)
"""The heading of a correction, which stands before what it corrects."""
RETRACTS: Final = re.compile(
    rf"\b(?:retract(?:s|ed|ing|ion)?|recant(?:s|ed|ing)?"
    rf"|(?:withdr(?:aws?|ew|awn|awing)|t(?:akes?|ook|aken|aking) back) (?:\w+ ){{1,3}}?{_STATEMENT}"
    rf"|{_STATEMENT} (?:\w+ ){{0,12}}?(?:was|were|has been|have been) (?:since |later |now )?withdrawn)\b",
    re.I,
)
NOT_DONE: Final = re.compile(
    r"(?:\b(?:not|never|refus\w+|declin\w+|demand\w*|urg\w+|call\w* (?:on|for)|ask\w*|should|must|want\w*|would|will"
    r"|(?-i:may)|could|to)|n['’]t)(?: \w+){0,4} ?$",
    re.I,
)
"""What makes of a withdrawal a wish or a refusal."""
MISTAKEN: Final = re.compile(
    r"\b(?:earlier|previous|first|initial) (?:\w+ ){0,3}(?:report|version|figure|toll|statement|count)s?\b"
    r".{0,80}\b(?:wrong|incorrect|mistaken|in error|inaccurate|too high|too low)\b"
    r"|\b(?:earlier|previous|original) (?:version|report)s? of (?:this|the|our) (?:report|story|article|item)\b",
    re.I,
)
"""A sentence that takes an earlier figure back."""
_RESPONDS: Final = re.compile(
    r"\b(?:in response|respond(?:ed|ing|s) to|in reply|repl(?:ied|ies|ying)|countered|hit back|"
    r"dismiss(?:ed|es|ing)|reject(?:ed|s|ing))\b",
    re.I,
)
_ANSWERED: Final = 2
"""Stems that the sentence of a denial or refusal must share with what it is said to answer."""
_DOWN: Final = ("dismiss", "reject")
"""Verbs of turning down, which need not answer what stands before."""
_WHY: Final = {
    "denies": "it says that what another dispatch tells is not so",
    "corrects": "it says that the earlier word was wrong",
    "retracts": "it takes back what was said before it",
}


class Matters:
    """The claims of a dossier by the words of their content, and who makes them."""

    def __init__(self, corpus: Corpus, claims: Sequence[Claim]) -> None:
        self._links = {(link.doc, link.local): link.entity for link in corpus.all(EntityLink)}
        self._days = {row.doc: (row.published.start or "")[:10] for row in corpus.all(Document)}
        self._shelves: dict[str, list[tuple[Claim, tuple[str, ...]]]] = defaultdict(list)
        for claim in claims:
            words = stems_in_order(claim.text)
            for word in words:
                self._shelves[word].append((claim, words))

    def speaker(self, claim: Claim) -> str:
        """A key for who makes a claim, the same in all dispatches."""
        local = claim.source.entity if claim.source is not None else None
        return self._links.get((claim.doc, local or ""), claim.speaker)

    def told_before(self, type_: str, text: str, by: Claim, is_fit: Callable[[Claim], bool]) -> Claim | None:
        """The claim of another dispatch, not of a later day, that ``text`` tells of; none where in doubt."""
        words = stems_in_order(text)
        near = {
            other.id: (other, theirs)
            for word in words
            if len(self._shelves[word]) <= COMMON
            for other, theirs in self._shelves[word]
            if other.doc != by.doc and self._days.get(other.doc, "") <= self._days.get(by.doc, "") and is_fit(other)
        }
        fit = [(share, other) for other, theirs in near.values() if (share := _share(words, theirs)) >= _SHARE[type_]]
        best = max(fit, key=lambda found: (found[0], found[1].mode != "narrator", found[1].id), default=None)
        return best[1] if best is not None else None


def _share(one: Sequence[str], other: Sequence[str]) -> float:
    """The share of the shorter's stems that the longer has in the same order; 0 where numbers tell them apart."""
    shorter, longer = sorted((one, other), key=len)
    shared = [word for word in shorter if word in set(longer)]
    if len(shared) < _SHARED or in_order(shared, longer) < IN_ORDER:
        return 0.0
    return len(shared) / len(shorter)


def denials(text: str, claims: Sequence[Claim], matters: Matters) -> Iterator[Relation]:
    """Denials of a dispatch that answer nothing in it, against what another dispatch tells in the same words."""
    for claim in claims:
        if not isinstance(claim.denies, tuple) or claim.source is None:
            continue
        denied = text[slice(*claim.denies)]
        numbers = frozenset(word for word in stems_in_order(denied) if word[0].isdigit())

        def is_fit(
            other: Claim, denial: Claim = claim, denied: str = denied, numbers: frozenset[str] = numbers
        ) -> bool:
            told = other.polarity == "affirms" and other.modality in ("actual", "possible")
            alike = bool(negations(denied)) == bool(negations(other.text)) and numbers <= set(
                stems_in_order(other.text)
            )
            return told and alike and matters.speaker(other) != matters.speaker(denial)

        found = matters.told_before("denies", denied, claim, is_fit)
        if found is not None:
            yield Relation("denies", claim.id, found.id, _WHY["denies"], 0.6)


def answers(
    text: str, sentences: Sequence[Sentence], by_sentence: Sequence[Sequence[Claim]], matters: Matters
) -> Iterator[Relation]:
    """Corrections, withdrawals and answers: what turns a sentence on a claim before it."""
    for i, sentence in enumerate(sentences):
        told = by_sentence[i]
        if not told:
            continue
        earlier = [c for j in range(i - 1, max(-1, i - 1 - REACH), -1) for c in reversed(by_sentence[j])]
        first = next((c for c in told if c.mode != "narrator"), told[0])
        before = [c for c in reversed(told) if c.end <= first.start and c is not first]
        written = Written(text[sentence.start : sentence.end], sentence.start)
        answered = _answered(first, [*before, *earlier], written, matters)
        if answered is not None:
            yield answered


def charges_denied(by_sentence: Sequence[Sequence[Claim]], deeds: Deeds) -> Iterator[Relation]:
    """Denials right behind a charge that tell the deed in words of their own: *accused of shelling*, *no artillery*."""
    for before, told in pairwise(by_sentence):
        charges = [c for c in before if c.act == "accuses"]
        for denial in told if charges else ():
            if denial.act != "denies" or not isinstance(denial.denies, tuple):
                continue
            meant = deeds.of(denial.text) - LIGHT
            others = (c for c in reversed(charges) if c.speaker != denial.speaker and deeds.of(c.text) & meant)
            charge = next(others, None)
            if charge is not None:
                yield Relation(
                    "denies", denial.id, charge.id, "it denies in other words what was charged just before", 0.6
                )


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence and where it begins."""

    text: str
    start: int


def _answered(claim: Claim, earlier: Sequence[Claim], sentence: Written, matters: Matters) -> Relation | None:
    """How a claim answers one of the claims before it, the nearest first, or one of another dispatch."""
    written = sentence.text
    turn = _turn(written)
    if turn is not None:
        words = frozenset(stems_in_order(claim.text))
        if claim.mode == "direct":
            return None
        near = next((c for c in earlier if _takes_up(words, claim, c)), None)
        found = near or matters.told_before(turn, claim.text, claim, lambda other: other.polarity == "affirms")
        return None if found is None else Relation(turn, claim.id, found.id, _WHY[turn], 0.6)
    turned = next((m for m in _RESPONDS.finditer(written) if _is_of_cue(claim, sentence.start + m.start())), None)
    if turned is None or (claim.polarity == "denies" and isinstance(claim.denies, str)):
        return None
    least = _ANSWERED if turned.group().lower().startswith(_DOWN) else 1
    words = frozenset(stems_in_order(written))
    others = (c for c in earlier if c.speaker != claim.speaker and c.mode != "narrator")
    other = next((c for c in others if len(words & frozenset(stems_in_order(c.text))) >= least), None)
    if other is None:
        return None
    return Relation("responds", claim.id, other.id, "it answers what another said just before", 0.5)


def _is_of_cue(claim: Claim, at: int) -> bool:
    """Whether a word of answering stands at or near the words by which the claim is given."""
    return claim.cue is not None and claim.cue.start - BESIDE <= at <= claim.cue.end + BESIDE


BESIDE: Final = 30
"""Characters from a cue within which *in response* is of it."""


def _takes_up(words: frozenset[str], claim: Claim, earlier: Claim) -> bool:
    """Whether a correction or withdrawal takes up two words of an earlier claim, or one of its own or with a count."""
    shared = len(words & frozenset(stems_in_order(earlier.text)))
    own = claim.speaker == earlier.speaker or "narrator" in (claim.mode, earlier.mode)
    counts = _DIGIT.search(claim.text) is not None and _DIGIT.search(earlier.text) is not None
    return shared > 1 or (shared == 1 and (own or counts))


_DIGIT: Final = re.compile(r"\d")


def _turn(written: str) -> Literal["corrects", "retracts"] | None:
    """Whether a sentence corrects or withdraws something."""
    withdrawn = RETRACTS.search(written)
    if withdrawn is not None:
        return "retracts" if NOT_DONE.search(written[: withdrawn.start()]) is None else None
    if _CORRECTS.search(written) and not MISTAKEN.search(written) and not _NOTICE.match(written):
        return "corrects"
    return None
