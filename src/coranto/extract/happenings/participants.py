"""Who does what to whom in a clause: subject, object and *by* phrase, by their positions around the trigger."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from coranto.extract.happenings.clause_scenes import Match
from coranto.extract.happenings.event_clauses import (
    DETERMINERS,
    PREPOSITIONS,
    Clause,
    Token,
    counted_from,
    verbish,
)
from coranto.model.annotation import Mention
from coranto.model.assertion import Actor
from coranto.text.verbs import AUXILIARIES
from coranto.text.wordlists import words

_PRONOUNS: Final = words(
    """i he she it they we you who which that this these those there one him her them us me himself herself
    itself themselves what"""
)
_STOPS: Final = frozenset((",", ";", ":", "(", ")", "that", "who", "which", "when", "while", "after", "before", "as"))
_AGENT_LABELS: Final = {"person": 0, "organization": 1, "group": 2, "place": 3, "facility": 4}
_LEADING: Final = words("and but or while when since if where because although though as until once")
_AND: Final = frozenset(("and", "or", "but", "then"))
_SUBJECT_RELATIVES: Final = frozenset(("who", "which", "that"))
_TRAILING: Final = DETERMINERS | words("and of ever also now already then later again still just even only too not")
_MAX_TOKENS: Final = 14
_TIMES: Final = words(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight dawn week weekend
    month year night morning afternoon evening meanwhile"""
)


_MONTHS: Final = words("january february march april may may. june july august september october november december")


@dataclass(frozen=True, slots=True)
class Parts:
    """The participants of one match."""

    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]


class Names:
    """The named mentions of one document, for look-up by offsets; built once a document."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        kept = [m for m in mentions if m.label in _AGENT_LABELS]
        self._rows = sorted(kept, key=lambda m: (m.start, -m.end))
        self._starts = [m.start for m in self._rows]

    def within(self, start: int, end: int) -> list[Mention]:
        """Mentions that lie wholly within ``start:end``."""
        found: list[Mention] = []
        for mention in self._rows[bisect_left(self._starts, start) :]:
            if mention.start >= end:
                break
            if mention.end <= end + 2:
                found.append(mention)
        return found


def participants(text: str, row: Sequence[Token], clause: Clause, match: Match, names: Names) -> Parts:
    """The actors and recipients of a match; a pronoun or an empty place yields nobody."""
    before = _phrase_before(row, clause, match.first if match.noun and match.group >= match.first else match.group)
    if before is None and clause.opener in _SUBJECT_RELATIVES:
        before = _antecedent(row, clause)
    after = _phrase_after(row, clause, match.verb_end)
    agent = _phrase_behind(row, clause, match.last, ("by",))
    if match.noun:
        against = _phrase_behind(row, clause, match.last, ("on", "against", "with", "between"))
        subject = before if match.group < match.first else None
        return Parts(_actors(text, row, subject or agent, names), _actors(text, row, against, names))
    if match.passive:
        return Parts(_actors(text, row, agent, names), _actors(text, row, before, names))
    if match.frame == "happens":
        return Parts((), _actors(text, row, before, names))
    if match.frame == "mutual":
        partner = _phrase_behind(row, clause, match.last, ("with", "against"))
        return Parts(_actors(text, row, before, names) + _actors(text, row, partner, names), ())
    return Parts(_actors(text, row, before, names), _actors(text, row, after, names))


Range = tuple[int, int]


def _phrase_before(row: Sequence[Token], clause: Clause, verb: int) -> Range | None:
    """The noun phrase that ends right before ``verb``, without what comes before a comma or another verb."""
    if verb > clause.first and row[verb - 1].low in _AND:
        verb = next((j for j in range(clause.first, verb - 1) if verbish(row, j)), verb)  # a subject that verbs share
    if verb > clause.first and row[verb - 1].low in _PRONOUNS:
        return None
    first = verb
    while first > clause.first and verb - first < _MAX_TOKENS:
        low = row[first - 1].low
        if low in _STOPS or verbish(row, first - 1) or low in AUXILIARIES:
            break
        first -= 1
    while first < verb and (row[first].low in _LEADING or _is_date(row, first)):
        first += 1
    core = _core(row, first, verb)
    return core if core and row[core[0]].low not in _PRONOUNS else None


def _is_date(row: Sequence[Token], i: int) -> bool:
    """Whether a date stands before the subject: *since 1 April dengue has …*."""
    if row[i].low in _TIMES | _MONTHS:
        return True
    return row[i].low.isdigit() and any(row[j].low in _MONTHS for j in (i - 1, i + 1) if 0 <= j < len(row))


def _antecedent(row: Sequence[Token], clause: Clause) -> Range | None:
    """The noun phrase that a relative clause hangs on: what stands right before *who* or *which*."""
    last = clause.first
    while last > 0 and row[last - 1].low == ",":
        last -= 1
    first = last
    while first > 0 and last - first < _MAX_TOKENS:
        low = row[first - 1].low
        if low in _STOPS or low in PREPOSITIONS or low in AUXILIARIES or verbish(row, first - 1):
            break
        first -= 1
    return _core(row, first, last) if first < last else None


def _phrase_after(row: Sequence[Token], clause: Clause, start: int) -> Range | None:
    """The noun phrase that begins at ``start``, if an object stands there."""
    number = counted_from(row, start, clause.last)
    if start >= clause.last or (number is None and row[start].low in PREPOSITIONS | _STOPS | _PRONOUNS | AUXILIARIES):
        return None
    last = start if number is None else number
    while last < clause.last and last - start < _MAX_TOKENS:
        low = row[last].low
        if low in _STOPS or low in PREPOSITIONS - {"of"} or verbish(row, last) or low in _TIMES or low == "to":
            break
        last += 1
    return _core(row, start, last)


def _phrase_behind(row: Sequence[Token], clause: Clause, start: int, openers: tuple[str, ...]) -> Range | None:
    """The noun phrase behind the first of ``openers`` after the trigger."""
    for i in range(start, min(clause.last, start + 12)):
        if row[i].low in openers:
            return _phrase_after(row, clause, i + 1)
        if row[i].low in _STOPS:
            return None
    return None


def _core(row: Sequence[Token], first: int, last: int) -> Range | None:
    """The phrase up to its first preposition other than *of*, without marks at its ends; null for a time or nothing."""
    number = counted_from(row, first, last)
    end = first if number is None else number
    while end < last and (row[end].low not in PREPOSITIONS or row[end].low in ("of", "than")):
        end += 1
    while first < end and not row[first].low[0].isalnum():
        first += 1
    while end > first and (not row[end - 1].low[0].isalnum() or row[end - 1].low in _TRAILING):
        end -= 1
    if first >= end or row[end - 1].low in _TIMES or row[first].low in _PRONOUNS or row[end - 1].low.endswith("ly"):
        return None
    return first, end


def _actors(text: str, row: Sequence[Token], phrase: Range | None, names: Names) -> tuple[Actor, ...]:
    """The named mentions in the phrase, or the phrase itself where it names nobody."""
    if phrase is None:
        return ()
    start, end = row[phrase[0]].start, row[phrase[1] - 1].end
    named = names.within(start, end)
    if not named:
        return (Actor(start, end, text[start:end], None),)
    best = min(_AGENT_LABELS[m.label] for m in named)
    if best < 2:
        chosen = [m for m in named if _AGENT_LABELS[m.label] <= 1]
        return tuple(Actor(m.start, m.end, m.text, m.entity) for m in chosen)
    return (Actor(start, end, text[start:end], named[0].entity),)
