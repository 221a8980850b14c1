"""A clause with what is asked of its words, and a trigger found in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from coranto.extract.happenings.event_clauses import PREPOSITIONS, Clause, Token, counted_from, verbish
from coranto.extract.happenings.verb_groups import Use
from coranto.resources.triggers import Frame


@dataclass(frozen=True, slots=True)
class Match:
    """A trigger at tokens ``first:last`` of its sentence, read as an occurrence."""

    first: int
    last: int
    family: str
    lemma: str
    frame: Frame
    noun: bool
    use: Use
    passive: bool
    negated: bool
    group: int
    """Index of the first token of the verb group that carries it; its subject ends before this."""
    verb_end: int
    """Index after the verb that carries it; its object begins here."""
    carrier: int = -1
    """Index of the verb that carries a noun; -1 where it is itself one, or none does."""


GAP: Final = 6
"""How many tokens of object may stand inside a phrase (*pulled a child from*, *took two men into custody*)."""


def rest_end(row: Sequence[Token], clause: Clause, i: int, rest: tuple[str, ...]) -> int | None:
    """Index after a phrase whose head is at ``i``; after the head alone where its object stands inside the phrase.

    Null where the rest of the phrase does not follow.
    """
    if not rest:
        return i + 1
    for at in range(i + 1, min(clause.last, i + 2 + GAP)):
        end = _phrase_end(row, clause, at, rest)
        if end is not None:
            return end if at == i + 1 else i + 1
        low = row[at].low
        if (low in PREPOSITIONS and low != "by") or not low[0].isalnum() or verbish(row, at):
            return None
    return None


def _phrase_end(row: Sequence[Token], clause: Clause, at: int, rest: tuple[str, ...]) -> int | None:
    """Index after ``rest``, read from ``at``, articles between its words aside; null where it is not there."""
    for word in rest:
        while at < clause.last and row[at].low in ("the", "a", "an", "his", "her", "their") and row[at].low != word:
            at += 1
        if at >= clause.last or row[at].low != word or counted_from(row, at, clause.last) is not None:
            return None  # *shot at least nine* is not *shot at*
        at += 1
    return at


ANTECEDENT: Final = 6
"""How many tokens before a relative clause may belong to what it hangs on."""


@dataclass(frozen=True, slots=True)
class Written:
    """Words in lower case: joined by spaces, with one at each end, and as a set."""

    joined: str
    words: frozenset[str]

    @staticmethod
    def of(row: Sequence[Token]) -> "Written":
        """The words of some tokens."""
        lows = [token.low for token in row]
        return Written(f" {' '.join(lows)} ", frozenset(lows))


@dataclass(frozen=True, slots=True)
class Scene:
    """A clause of a sentence with what every match in it asks for."""

    row: Sequence[Token]
    clause: Clause
    begun: int
    """Index from which words keep the clause's words company: before it where it hangs on a noun."""
    near: Written
    sentence: Written
    headline: bool

    @staticmethod
    def of(row: Sequence[Token], clause: Clause, headline: bool, sentence: Written | None = None) -> "Scene":
        """The scene of one clause; ``sentence``: the words of its whole row, if they are at hand."""
        begun = clause.first if clause.kind != "relative" else max(0, clause.first - ANTECEDENT)
        return Scene(row, clause, begun, Written.of(row[begun : clause.last]), sentence or Written.of(row), headline)
