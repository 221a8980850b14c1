"""What a sentence states that no event's line tells: whether it is worth a line, and what belongs in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from coranto.compose.days import EXACT, is_aside
from coranto.compose.desk import Desk
from coranto.compose.drafts import PLAIN_WEIGHT, WEIGHT_OF_QUANTITY, matters
from coranto.compose.qualifiers import leans
from coranto.compose.selection import Passage, quoted
from coranto.model.annotation import Sentence, Time
from coranto.model.assertion import Claim, Figure, Gap
from coranto.model.resolved import Extent
from coranto.text.telling import first_word, word_count
from coranto.text.titles import is_whole
from coranto.text.wordlists import words

CONTESTED: Final = 6
"""Consequence of a statement that is denied, contradicted, corrected or taken back, or does so itself."""
_OF_ACT: Final = {"denies": 5, "accuses": 4, "warns": 4, "orders": 4, "promises": 4, "urges": 3, "predicts": 3}
_OF_STATUS: Final = {"denied": 5, "planned": 4, "unverified": 3, "conditional": 3}
_OF_GAP: Final = {"unclear": 3, "unverifiable": 3, "declined": 2}
AHEAD: Final = 4
"""Consequence of what the narrator puts on a coming day."""
NAMED: Final = 2
"""Consequence of the plain word of a named source, and of what is told of a day; the word of others has one less."""
FOLDED: Final = 3
"""A statement of no more consequence that leans on the sentence before is told in that sentence's line."""
MIN_WORDS: Final = 3
"""Words of a statement that says something; a denial may do with one less."""
_NOTICE: Final = re.compile(
    r"\b(?:earlier|previous|original|first) (?:versions?|editions?) of (?:this|the|our)\b"
    r"|^\W*(?:correction|clarification)s?\b"
    r"|\b(?:this|the) (?:story|article|report|post|page) (?:has been|was) (?:corrected|amended)\b"
    r"|\bwe (?:wrongly|incorrectly|mistakenly) (?:said|stated|reported|wrote)\b",
    re.I,
)
"""A medium's own correction of what it printed; the rest of its paragraph says what is true."""
_LABEL: Final = re.compile(r"\W*(?:correction|clarification)s?\W*", re.I)
"""The word alone, a sentence to itself: what follows it is the correction."""
_SUBJECTS: Final = words("a an the this that these those its his her their our he she it they we")
"""What opens a subject, and no order to the reader."""
_NAME: Final = re.compile(r"(?<=[a-z,;] )[A-Z]")
"""A capital within a sentence."""
_OPEN: Final = re.compile(r"(?:that|whether|if|who|where|when|how|why|what|which)\b", re.I)
"""What opens a clause that nobody vouches for."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A running sentence that no event's line tells, with what was read from it."""

    sentence: Sentence
    text: str
    passage: Passage
    """The sentence, with those before and behind it over which a quotation runs."""
    claims: Sequence[Claim]
    figures: Sequence[Figure]
    gaps: Sequence[Gap]
    opens: bool
    """Whether it opens its paragraph."""
    is_notice: bool
    """Whether it is a medium's correction of itself."""
    is_changed: bool
    is_opposed: bool
    weight: int
    """Consequence; 0 where it is not worth a line."""

    @property
    def is_quotation(self) -> bool:
        """Whether it is nothing but somebody's own words."""
        return bool(self.claims) and self.claims[0].mode == "direct"

    @property
    def is_unknown(self) -> bool:
        """Whether it names something that nobody vouches for: what is unclear, could not be checked or is kept back."""
        return any(
            _OPEN.match(g.about or "") if g.reason == "declined" else g.reason != "unverifiable" or not self._is_told(g)
            for g in self.gaps
        )

    def _is_told(self, gap: Gap) -> bool:
        """Whether it is a speaker, not the narrator, who says so (*the lawyer said they had offered no evidence*)."""
        told = (span for claim in self.claims if claim.mode != "narrator" for span in claim.spans)
        return gap.about is None and any(start <= gap.start and gap.end <= end for start, end in told)

    def listed(self) -> Iterator[Claim]:
        """The claims worth listing: what a source says, and what the narrator says of numbers, plans and doubts."""
        given = {figure.claim for figure in self.figures}
        for claim in self.claims:
            if claim.mode != "narrator" or claim.status != "asserted" or claim.hedge is not None or claim.id in given:
                yield claim


def qualifies(sentence: Sentence, desk: Desk) -> bool:
    """Whether a sentence says that something is not known, or is a medium's correction: cheaper than all it states."""
    return (sentence.doc, sentence.start) in desk.gaps_in or is_correction(sentence, desk)


def is_correction(sentence: Sentence, desk: Desk) -> bool:
    """Whether a sentence is a medium's correction of itself, or the first one behind a label that says so."""
    text = desk.lines.texts[sentence.doc]
    before = desk.lines.before(sentence)
    if before is not None and _LABEL.fullmatch(text, before.start, before.end):
        return True
    own = text[sentence.start : sentence.end]
    return _NOTICE.search(own) is not None and not _LABEL.fullmatch(own)


def statement(sentence: Sentence, desk: Desk) -> Statement:
    """What a sentence states."""
    home = sentence.doc, sentence.start
    text = desk.lines.texts[sentence.doc][sentence.start : sentence.end]
    claims = desk.claims_in.get(home, ())
    opened = {home, *((c.doc, c.start) for c in claims)}
    has_verb = is_whole(text)
    narrated = has_verb or _is_narrated(text)
    figures = [f for f in desk.figures_in.get(home, ()) if matters(f, opened) and (_is_told(f) or narrated)]
    gaps = desk.gaps_in.get(home, ())
    passage = _passage(sentence, claims, desk)
    opens = desk.lines.before(next(desk.lines.within(passage.sentence), sentence)) is None
    is_notice = is_correction(sentence, desk)
    ids = [*(c.id for c in claims), *(f.id for f in figures)]
    is_changed = is_notice or any(desk.is_changed(i) for i in ids)
    is_opposed = any(desk.opposed(i) for i in ids)
    weights = [_weight_of(claim) for claim in claims]
    weights += [WEIGHT_OF_QUANTITY.get(f.quantity, PLAIN_WEIGHT) for f in figures]
    weights += [_OF_GAP[gap.reason] for gap in gaps if opens or not leans(gap)]
    weights += [_weight_of_day(time, text, sentence, desk) for time in desk.times_in.get(home, ()) if has_verb]
    weights += [NAMED - 1] if narrated and _NAME.search(text) else []
    weights += [CONTESTED] if is_changed or is_opposed else []
    return Statement(
        sentence, text, passage, claims, figures, gaps,
        opens, is_notice, is_changed, is_opposed, max(weights, default=0),
    )  # fmt: skip


def _is_told(figure: Figure) -> bool:
    """Whether somebody states a figure, or the narrator as of a day; else its sentence must tell (no recipe does)."""
    return figure.source is not None or figure.as_of is not None


def _is_narrated(text: str) -> bool:
    """Whether a sentence without a main verb tells something: one stands before its first comma, or it opens with what
    only a subject opens with.
    """
    return is_whole(text.partition(",")[0]) or first_word(text) in _SUBJECTS


def weightiest(claims: Sequence[Claim]) -> Claim | None:
    """The claim of the greatest consequence; of equals, the first."""
    return max(claims, key=_weight_of, default=None)


def _weight_of(claim: Claim) -> int:
    """Consequence of a claim: by its act and its standing, else by whether its source has a name; 0 for none."""
    if claim.mode == "narrator":
        return 0 if claim.status == "asserted" else _OF_STATUS[claim.status]
    count = word_count(claim.text)
    if count < MIN_WORDS - (claim.status == "denied"):
        return 0
    if claim.mode == "direct" and claim.status != "denied":
        return 1
    named = claim.source is not None and claim.source.entity is not None
    return max(_OF_ACT.get(claim.act, 0), _OF_STATUS.get(claim.status, 0), NAMED if named else NAMED - 1)


def _weight_of_day(time: Time, text: str, sentence: Sentence, desk: Desk) -> int:
    """Consequence of a narrated sentence that a stated day is told in; more where that day is still to come."""
    if time.begin is None:
        return 0
    if time.open is not None or time.precision not in EXACT or is_aside(text[: time.start - sentence.start]):
        return NAMED - 1
    return AHEAD if desk.is_ahead(time.begin, time.doc) else NAMED


def _passage(sentence: Sentence, claims: Sequence[Claim], desk: Desk) -> Passage:
    """The sentence, widened to those over which its quotations run."""
    extent = Extent(sentence.doc, sentence.start, sentence.end)
    for claim in claims:
        if claim.mode in ("direct", "mixed"):
            extent = quoted(desk.lines, extent, claim)
    return Passage(extent, extent, False)
