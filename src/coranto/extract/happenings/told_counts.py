"""Tolls told without a verb: *17 dead, dozens missing* in a headline, *Dead: 38* in a bulletin."""

from collections.abc import Iterator, Sequence
from typing import Final

from coranto.extract.happenings.event_clauses import Clause, Token, verbish
from coranto.extract.happenings.trigger_matches import Match, Scene
from coranto.text.numbers import NUMBER_WORDS
from coranto.text.wordlists import words

_SOME: Final = words("dozens scores hundreds thousands many several")
_BEFALLEN: Final = {
    "dead": ("death", "kill"), "killed": ("death", "kill"), "deaths": ("death", "kill"),
    "injured": ("injury", "injure"), "wounded": ("injury", "injure"), "hurt": ("injury", "injure"),
    "missing": ("missing", "be missing"), "trapped": ("missing", "be trapped"), "alive": ("rescue", "rescue"),
    "rescued": ("rescue", "rescue"), "survivors": ("rescue", "rescue"), "arrested": ("arrest", "arrest"),
    "homeless": ("damage", "leave homeless"), "displaced": ("evacuation", "displace"),
}  # fmt: skip
"""What befell those who are counted: the family that it tells of, and the word of that family."""
_BESIDE: Final = words("feared presumed reported still found confirmed and people others more")
"""What may stand between a number and what befell those whom it counts."""
LABEL: Final = 6
"""Words of a label before its colon, at most."""
REACH: Final = 4
"""Tokens between a number and what it tells of, at most."""


def labelled(row: Sequence[Token]) -> Clause | None:
    """A line of a label and a number as one clause: *Reported missing by relatives: 29*; null where it is none."""
    colon = next((i for i, token in enumerate(row[: LABEL + 1]) if token.low == ":"), 0)
    if not colon or len(row) > colon + REACH or colon + 1 >= len(row) or not _is_number(row[colon + 1]):
        return None
    return Clause(0, len(row), "main", "")


def count_matches(scene: Scene) -> Iterator[Match]:
    """What a clause without a verb says to have befallen those whom it counts; the first of each kind."""
    row, clause = scene.row, scene.clause
    at = [i for i in range(clause.first, clause.last) if row[i].low in _BEFALLEN]
    if not at or any(verbish(row, i) and row[i].low not in _BEFALLEN | dict.fromkeys(_BESIDE) for i in _span(clause)):
        return
    for i in at:
        if _counted(row, clause, i) or any(row[j].low == ":" for j in range(i, clause.last)):
            family, lemma = _BEFALLEN[row[i].low]
            yield Match(i, i + 1, family, lemma, "happens", False, "past", False, False, i, i + 1)


def _span(clause: Clause) -> range:
    return range(clause.first, clause.last)


def _counted(row: Sequence[Token], clause: Clause, i: int) -> bool:
    """Whether a number stands before token ``i`` with nothing but what may lie between."""
    for j in range(i - 1, max(clause.first - 1, i - 1 - REACH), -1):
        if _is_number(row[j]) or row[j].low in _SOME:
            return True
        if row[j].low not in _BESIDE and not row[j].low.endswith("s"):
            return False
    return False


def _is_number(token: Token) -> bool:
    return token.low[0].isdigit() or token.low in NUMBER_WORDS
