"""What the present tense tells: what is fixed for a day, what is asked of somebody, what is in force until then."""

from collections.abc import Sequence
from typing import Final

from coranto.extract.happenings.event_clauses import Clause, Token
from coranto.extract.happenings.verb_groups import Group
from coranto.resources.triggers import Family
from coranto.text.numbers import NUMBER_WORDS
from coranto.text.wordlists import words

WEEKDAYS: Final = words("monday tuesday wednesday thursday friday saturday sunday")
_NEXT: Final = WEEKDAYS | words("week weekend month year morning afternoon evening")
_LETTING: Final = words("let made saw watched heard helped")
"""Verbs of the past behind which others stand bare: *let them go on Saturday*."""
SOON: Final = 8
"""Tokens behind a verb within which the day stands on which it is to be."""


def is_ahead(row: Sequence[Token], clause: Clause, end: int) -> bool:
    """Whether a verb in the present has a day of its own, and so a plan: *meets today*, *flies to Rome on Friday*."""
    if any(row[i].low in _LETTING for i in range(max(clause.first, end - SOON), end)):
        return False
    if _opens_ahead(row, clause):
        return True
    for j in range(end, min(clause.last, end + SOON)):
        low = row[j].low
        after = row[j + 1].low if j + 1 < clause.last else ""
        if low in ("tomorrow", "tonight", "today"):
            return True
        if low in ("on", "from") and (after in WEEKDAYS or after.isdigit()):
            return True
        if low in ("next", "this") and after in _NEXT:
            return True
        if low in ("who", "which", "that", "every", "each"):
            return False
    return False


def _opens_ahead(row: Sequence[Token], clause: Clause) -> bool:
    """Whether the clause opens with its day or hour: *On Monday every pit stops*, *At eleven we march to town*."""
    first, opens = row[clause.first].low, clause.last - clause.first > SOON // 2
    after = row[clause.first + 1].low if opens else ""
    if first == "at":
        return after in NUMBER_WORDS or after in ("noon", "midnight", "dawn", "dusk") or after[:1].isdigit()
    return opens and (first == "tomorrow" or (first == "on" and after in WEEKDAYS))


def goes_on(row: Sequence[Token], clause: Clause, group: Group, family: Family) -> bool:
    """Whether the passive of the present tells what is in force: *are asked to stay ashore*, *is closed until noon*."""
    if not group.passive:
        return False
    lows = [token.low for token in row[group.first : clause.last]]
    return "until" in lows or (family.type == "REQUEST" and "to" in lows)
