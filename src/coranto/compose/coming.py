"""Lines of what is still to come, where a sentence that tells of something else names its day in its own clause."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from coranto.compose.days import EXACT, day_of, is_aside
from coranto.compose.desk import Desk
from coranto.compose.drafts import Draft
from coranto.compose.selection import Passage, Wording, clause_title, wording
from coranto.compose.statements import AHEAD
from coranto.model.annotation import Sentence, Time
from coranto.model.resolved import Extent

_AHEAD: Final = r"(?:is|are|will|would|plans?|intends?|expects?|hopes?) "
_JOINTS: Final = re.compile(
    rf"[;:]\s+|\s[-–—]\s|,\s+(?=(?:and|but|while|so)\s)|\s(?=(?:and|but) {_AHEAD})|,\s+(?=to be [a-z])"
)
"""Where one main clause ends and another begins, or a second verb of one subject."""
_SECOND_VERB: Final = re.compile(rf"(?:and|but) {_AHEAD}|to be [a-z]", re.I)


def coming_lines(desk: Desk, made: Sequence[Draft]) -> Iterator[Draft]:
    """A line for each narrated clause that puts something on a coming day on which no line of its sentence stands."""
    lines_of: dict[tuple[str, int], list[Draft]] = {}
    for draft in made:
        for home in draft.homes(desk):
            lines_of.setdefault(home, []).append(draft)
    for sentence in desk.lines.running():
        told = lines_of.get((sentence.doc, sentence.start), [])
        for time in desk.times_in.get((sentence.doc, sentence.start), ()) if told else ():
            begin = (time.begin or "")[:10]
            if _is_coming(time, desk) and all(day_of(draft, desk)[0] != begin for draft in told):
                coming = _line(time, sentence, desk)
                if coming is not None:
                    told.append(coming)
                    yield coming


def _is_coming(time: Time, desk: Desk) -> bool:
    exact = time.begin is not None and time.open is None and time.precision in EXACT
    return exact and desk.is_ahead(time.begin or "", time.doc)


def _line(time: Time, sentence: Sentence, desk: Desk) -> Draft | None:
    """The line of the clause that holds a time; null where that is the whole sentence, an aside or somebody's word."""
    text = desk.lines.texts[sentence.doc]
    joints = list(_JOINTS.finditer(text, sentence.start, sentence.end))
    start = max((m.end() for m in joints if m.end() <= time.start), default=sentence.start)
    end = min((m.start() for m in joints if m.start() >= time.end), default=sentence.end)
    clause, whole = Extent(sentence.doc, start, end), Extent(sentence.doc, sentence.start, sentence.end)
    spoken = any(
        c.mode != "narrator" and c.start < end and start < c.end
        for c in desk.claims_in.get((sentence.doc, sentence.start), ())
    )
    if clause == whole or spoken or is_aside(text[start : time.start]):
        return None
    title = clause_title(desk.lines, Passage(clause, whole, False))
    if title is None and _SECOND_VERB.match(text, start):
        title = wording(desk.lines, Passage(whole, whole, False)).title
    if title is None:
        return None
    draft = Draft([], Wording(title, whole, 0.0), [Passage(clause, whole, False)], weight=AHEAD, kind="plan")
    draft.is_part = True
    return draft
