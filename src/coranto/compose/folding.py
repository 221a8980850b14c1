"""Lines that only go on with the line before: they join it, so that a reader meets one line for one matter."""

from collections.abc import Sequence
from typing import Final

from coranto.compose.desk import Desk, Home
from coranto.compose.drafts import Draft
from coranto.compose.selection import MAX_TEXT
from coranto.compose.statements import FOLDED, statement
from coranto.model.annotation import Sentence
from coranto.model.resolved import Extent
from coranto.text.telling import leans_back

_HAPPENED: Final = ("reported", "claimed")


def without_tails(made: Sequence[Draft], desk: Desk) -> list[Draft]:
    """The drafts of events, less those of small events that a quotation or a sentence with a pronoun tells in passing.

    Such a sentence joins the line of the sentence before it in its paragraph, with its events, claims and citations.
    """
    line_of: dict[Home, Draft] = {}
    for draft in made:
        for home in draft.homes(desk):
            line_of.setdefault(home, draft)
    joined: dict[int, Draft] = {}
    for draft in sorted(made, key=lambda d: (d.wording.text.doc, d.passages[0].sentence.start)):
        sentence = _only_sentence(draft, desk)
        before = None if sentence is None else desk.lines.before(sentence)
        line = None if before is None else line_of.get((before.doc, before.start))
        while line is not None and id(line) in joined:
            line = joined[id(line)]
        if sentence is not None and line is not None and line is not draft and _is_tail(draft, sentence, line, desk):
            join(line, draft, desk)
            joined[id(draft)] = line
    return [draft for draft in made if id(draft) not in joined]


def without_denied(made: Sequence[Draft], desk: Desk) -> list[Draft]:
    """The drafts, less those of what a denial in the same sentence denies: they join the line that tells the denial."""
    lines: dict[Home, list[Draft]] = {}
    for draft in made:
        for home in draft.homes(desk):
            lines.setdefault(home, []).append(draft)
    joined: set[int] = set()
    for draft in made:
        sentence = _only_sentence(draft, desk) if draft.is_part and _is_denied(draft) else None
        around = lines[sentence.doc, sentence.start] if sentence is not None else []
        line = next((one for one in around if one is not draft and _denies(one, draft)), None)
        if line is not None:
            join(line, draft, desk)
            joined.add(id(draft))
    return [draft for draft in made if id(draft) not in joined]


def _is_denied(draft: Draft) -> bool:
    return bool(draft.events) and all(event.status == "denied" for event in draft.events)


def _denies(line: Draft, draft: Draft) -> bool:
    """Whether a line that tells a denial holds all that another rests on in its title, which lacks its full stop."""
    title = line.wording.title
    clauses = [passage.clause for passage in draft.passages]
    inside = all(title.doc == c.doc and title.start < c.start and c.end <= title.end + 1 for c in clauses)
    return inside and not line.is_part and any(event.type == "REJECT" for event in line.events)


def _only_sentence(draft: Draft, desk: Desk) -> Sentence | None:
    """The one sentence that a draft rests on; null where there are more."""
    homes = set(draft.homes(desk))
    return desk.lines.sentence(*next(iter(homes))) if len(homes) == 1 and not draft.naming else None


def _is_tail(draft: Draft, sentence: Sentence, line: Draft, desk: Desk) -> bool:
    """Whether a small line leans on the one before it, tells of what happened then, and nothing that is contested."""
    if draft.is_part or draft.figures or draft.weight > FOLDED:
        return False
    stated = statement(sentence, desk)
    if stated.is_changed or stated.is_opposed or stated.is_notice or stated.weight > FOLDED:
        return False
    both = [e.status in _HAPPENED for d in (draft, line) for e in d.events]
    days = {(e.begin or "")[:10] for d in (draft, line) for e in d.events if e.begin is not None}
    return stated.is_quotation or (all(both) and len(days) <= 1 and leans_back(stated.text))


def join(line: Draft, more: Draft, desk: Desk) -> None:
    """Adds to a line what another tells, and lets its text run on to the other's where that is right behind it."""
    line.events += more.events
    line.passages += more.passages
    line.add_claims(more.claims)
    line.add_figures(more.figures)
    line.unverified = line.unverified or more.unverified
    lengthen(line, more.passages[0].sentence, desk)


def lengthen(line: Draft, more: Extent, desk: Desk) -> None:
    """Lets the text of a line run on over a passage right behind it in its dispatch, if that is not too long."""
    text = line.wording.text
    near = text.doc == more.doc and text.end <= more.start and more.end - text.start <= MAX_TEXT
    if near and not desk.lines.texts[text.doc][text.end : more.start].strip():
        line.wording = line.wording.reaching(more.end)
