"""Lines of what was said and of what is not known: sentences that no event's line tells, if they are worth a line."""

from collections.abc import Sequence
from typing import Final

from coranto.compose.desk import Desk, Home
from coranto.compose.drafts import Draft
from coranto.compose.folding import lengthen
from coranto.compose.qualifiers import NOTICES
from coranto.compose.selection import wording
from coranto.compose.statements import FOLDED, NAMED, Statement, qualifies, statement, weightiest
from coranto.text.telling import leans_back

_SAME: Final = frozenset(("same",))


def statement_lines(desk: Desk, made: Sequence[Draft]) -> list[Draft]:
    """A line for each running sentence that no line tells yet and that is worth one; the rest join the line before.

    A sentence joins the line before where it goes on with it: a quotation of the same speaker, a plain word by a
    pronoun, what could not be checked of it. It joins the line that tells the same words, wherever that stands.
    """
    line_of = {home: draft for draft in reversed(made) for home in draft.homes(desk)}
    told_by = {claim.id: draft for draft in reversed(made) for claim in draft.claims}
    found: list[Draft] = []
    for sentence in desk.lines.running():
        own = line_of.get((sentence.doc, sentence.start))
        if own is not None and not qualifies(sentence, desk):
            continue
        stated = statement(sentence, desk)
        if own is not None:
            _mark(own, stated, desk)
            continue
        home = _home(stated, line_of, told_by, desk)
        if home is not None:
            _join(home, stated, desk)
        elif stated.weight:
            home = _draft(stated, desk)
            before = _absorbed(home, line_of, desk)
            if before is not None:
                found.remove(before)
                _absorb(home, before, line_of, desk)
            found.append(home)
        else:
            continue
        for inner in desk.lines.within(stated.passage.sentence):
            line_of.setdefault((inner.doc, inner.start), home)
        for claim in stated.claims:
            told_by.setdefault(claim.id, home)
    return found


def _absorbed(line: Draft, line_of: dict[Home, Draft], desk: Desk) -> Draft | None:
    """The small line of the sentence with which a line's title opens, which would only repeat it."""
    title, own = line.wording.title, line.passages[0].sentence
    before = None if title.start >= own.start else line_of.get(desk.lines.home(title.doc, title.start))
    if before is None or before.events or before.figures or before.weight > NAMED or before.moved or before.unverified:
        return None
    return before if before.wording.text.start >= line.wording.text.start else None


def _absorb(line: Draft, before: Draft, line_of: dict[Home, Draft], desk: Desk) -> None:
    """Takes over what a small line before tells."""
    line.passages += before.passages
    line.add_claims(before.claims)
    for passage in before.passages:
        for sentence in desk.lines.within(passage.sentence):
            line_of[sentence.doc, sentence.start] = line


def _mark(line: Draft, stated: Statement, desk: Desk) -> None:
    """Marks an event's line whose own sentence is a medium's correction, or says of its matter that nobody knows it."""
    title, sentence = line.wording.title, stated.passage.sentence
    if not sentence.overlaps(title):
        return
    if stated.is_notice:
        line.kind, line.moved = NOTICES, True
    for gap in stated.gaps:
        shared = min(gap.end, title.end) - max(gap.start, title.start)
        if gap.doc == title.doc and 2 * shared > title.end - title.start:
            line.unverified = line.unverified or stated.is_unknown
            line.lead = None


def _home(stated: Statement, line_of: dict[Home, Draft], told_by: dict[str, Draft], desk: Desk) -> Draft | None:
    """The line that a statement joins, if it needs none of its own."""
    same = (r for c in stated.claims for r in desk.related(c.id, _SAME))
    twin = next((told_by[i] for r in same for i in (r.a, r.b) if i in told_by), None)
    first = next(desk.lines.within(stated.passage.sentence), stated.sentence)
    before = desk.lines.previous(first)
    lead = None if before is None else line_of.get((before.doc, before.start))
    return twin if twin is not None or lead is None or not _goes_on(stated, lead) else lead


def _goes_on(stated: Statement, line: Draft) -> bool:
    """Whether the sentence only goes on with what the line of the sentence before tells."""
    if not stated.opens and (line.kind == NOTICES or (stated.gaps and not stated.weight)):
        return True
    if stated.is_changed and line.moved and not stated.is_notice and not stated.is_opposed:
        return not stated.opens
    if stated.is_changed or stated.is_opposed or stated.figures or not stated.claims:
        return False
    if stated.is_quotation and stated.claims[0].speaker in {claim.speaker for claim in line.claims}:
        return True
    leaning = stated.is_quotation or leans_back(stated.text)
    return leaning and not stated.opens and stated.weight <= FOLDED


def _draft(stated: Statement, desk: Desk) -> Draft:
    """A line of its own."""
    draft = Draft([], wording(desk.lines, stated.passage), [stated.passage], weight=stated.weight)
    leading = weightiest(stated.claims)
    draft.kind = NOTICES if stated.is_notice else f"said {leading.act if leading is not None else 'nothing'}"
    draft.moved = stated.is_notice
    draft.unverified = stated.is_unknown
    draft.add_figures(stated.figures)
    draft.add_claims(stated.listed())
    return draft


def _join(draft: Draft, stated: Statement, desk: Desk) -> None:
    """Adds to a line what a sentence states that goes on with it or says the same, and lets its text run on to it."""
    lengthen(draft, stated.passage.sentence, desk)
    draft.passages.append(stated.passage)
    draft.add_claims(stated.listed())
    draft.add_figures(stated.figures)
    draft.unverified = draft.unverified or any(gap.reason == "unverifiable" for gap in stated.gaps)
