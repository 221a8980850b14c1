"""Where two dispatches tell the day of one event: which tellings compare, and how much agreement weighs."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from coranto.model.resolved import Extent
from coranto.resolve.anchors import SOME_EVENT, Anchor, days_of
from coranto.resolve.date_evidence import Hints
from coranto.resolve.likeness import Likeness
from coranto.resolve.weekdays import Placed, Profile
from coranto.text.dates import Days

# The table of weights, in nats.
TOLD: Final = {"start": 2.5, "counted": 3.0, "first": 1.5, "plain": 0.8, "copied": 3.5}
"""A day that both tell of one event: its beginning, a count of days from it, a count and any day, any day, a day in
copied words."""
ANY_EVENT = 0.6
"""What is left of the weight where one of them does not name the event."""
DENIED: Final = {"start": -1.0, "counted": -3.0, "first": 0.0, "plain": 0.0, "copied": 0.0}
"""The same, when the two tell different days."""
NEWS_OF_THE_DAY: Final = 0.3
"""What both tell as of their own day may be two events: such agreement counts for so much of its weight."""
OFF_BY_ONE: Final = 0.4
"""*A fifth day* may be counted from nought: so much of the agreement is left."""
NEWS, BEGUN = "the news", "what began"
COUNTED: Final = frozenset({"ordinal", "week", "after", "ago", "last week"})


@dataclass(frozen=True, slots=True)
class Case:
    """A dispatch as evidence: all that bears on its day."""

    doc: str
    hints: Hints
    weekdays: Placed
    """The weekdays that it names."""
    profile: Profile
    anchors: tuple[Anchor, ...]
    toll: int | None
    """The number of dead that it gives."""


@dataclass(frozen=True, slots=True)
class Witness:
    """A dated dispatch that is a sibling of the one to be dated."""

    case: Case
    days: Days
    trust: float
    """0 to 1: how sure its own date is."""
    likeness: Likeness
    copied: tuple[tuple[Extent, Extent], ...]
    """Passages both hold: in the case to be dated, in the witness."""
    only_quotes: bool


@dataclass(frozen=True, slots=True)
class Tie:
    """Agreement of two tellings about the day of one event."""

    weight: float
    mine: Anchor
    theirs: Anchor
    witness: Witness
    days: Days
    sort: str
    """``start``, ``counted``, ``plain`` or ``copied``."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A day that a witness tells of an event."""

    anchor: Anchor
    days: Days
    today: bool
    """Whether the witness tells it as of its own day."""
    witness: Witness


def _known(witnesses: Sequence[Witness]) -> Mapping[str, Sequence[_Known]]:
    """The witnesses' tellings by kind of event (and under the empty kind, all), each day of one telling once."""
    found: defaultdict[str, list[_Known]] = defaultdict(list)
    seen: set[tuple[object, ...]] = set()
    for witness in witnesses:
        for anchor in witness.case.anchors:
            days = _told_by(anchor, witness)
            if days is None:
                continue
            one = _Known(anchor, days, days.begin >= witness.days.begin, witness)
            same = (anchor.kinds, anchor.starts, anchor.rule in COUNTED, days, one.today, anchor.sentence == 0)
            if same in seen and not witness.copied:
                continue
            seen.add(same)
            for kind in sorted(anchor.kinds) or [""]:
                found[kind].append(one)
            if anchor.sentence == 0 and one.today:
                found[NEWS].append(one)
            if anchor.starts and not one.today:
                found[BEGUN].append(one)
            if witness.copied and anchor.kinds:
                found[""].append(one)
    return found


def _told_by(anchor: Anchor, witness: Witness) -> Days | None:
    """The days an anchor means in the witness, whose own date may be a few days wide."""
    first, last = days_of(anchor, witness.days.begin), days_of(anchor, witness.days.last)
    return first.hull(last) if first and last else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A telling of the dispatch beside all tellings of witnesses that may be of the same event."""

    mine: Anchor
    others: tuple[tuple[_Known, str, float], ...]
    """Each with the sort of the comparison, and what is left of its weight for being unnamed and less than sure."""


def comparisons(anchors: Sequence[Anchor], witnesses: Sequence[Witness]) -> tuple[Comparison, ...]:
    """Every telling that can be compared with a witness's, whatever the day of the dispatch may be."""
    known = _known(witnesses)
    found = (Comparison(mine, _others(mine, known)) for mine in anchors)
    return tuple(comparison for comparison in found if comparison.others)


def _others(mine: Anchor, known: Mapping[str, Sequence[_Known]]) -> tuple[tuple[_Known, str, float], ...]:
    sorted_tellings = [(theirs, sort) for theirs in _comparable(mine, known) if (sort := _sort(mine, theirs))]
    counting = {theirs.witness.case.doc for theirs, sort in sorted_tellings if sort == "counted"}
    return tuple(
        (theirs, sort, theirs.witness.trust * (ANY_EVENT if sort != "copied" and _unnamed(mine, theirs) else 1.0))
        for theirs, sort in sorted_tellings
        # what tells the beginning itself means others by its other days
        if sort != "first" or theirs.witness.case.doc not in counting
    )


def best_tie(comparison: Comparison, day: date) -> tuple[Tie | None, float]:
    """The weightiest agreement of one telling with any witness if written on ``day``; else the weightiest denial."""
    best: Tie | None = None
    denied = 0.0
    mine, meant = comparison.mine, days_of(comparison.mine, day)
    if meant is None:
        return None, 0.0
    for theirs, sort, kept in comparison.others:
        trust = kept / math.sqrt(max(meant.count, theirs.days.count))
        if sort != "copied" and meant.begin >= day and theirs.today:
            trust *= NEWS_OF_THE_DAY
        off = _off(meant, theirs.days)
        share = 1.0 if off == 0 else OFF_BY_ONE if off == 1 and sort == "counted" else 0.0
        weight = TOLD[sort] * trust * share
        if weight > 0 and (best is None or weight > best.weight):
            best = Tie(weight, mine, theirs.anchor, theirs.witness, meant.common(theirs.days) or theirs.days, sort)
        elif share == 0 and not (meant.begin >= day or (theirs.today and sort != "counted")):
            denied = min(denied, DENIED[sort] * kept)
    return best, denied


def _comparable(mine: Anchor, known: Mapping[str, Sequence[_Known]]) -> Iterator[_Known]:
    yield from known.get(NEWS, ()) if mine.starts else ()
    yield from known.get(BEGUN, ()) if mine.sentence == 0 else ()
    kinds = sorted(known.keys() - {"", NEWS, BEGUN}) if mine.kinds == SOME_EVENT else sorted({*mine.kinds, *SOME_EVENT})
    for kind in kinds if mine.kinds else ():
        yield from known.get(kind, ())
    for theirs in known.get("", ()):
        if _within_copy(mine, theirs):
            yield theirs


def _sort(mine: Anchor, theirs: _Known) -> str | None:
    """Of what sort two tellings of one kind of event are."""
    if _within_copy(mine, theirs):
        return "copied"
    unnamed = _unnamed(mine, theirs)
    if not unnamed and not mine.kinds & theirs.anchor.kinds:
        return None
    named = mine.kinds == SOME_EVENT or theirs.anchor.kinds == SOME_EVENT
    both_start = bool(mine.starts and theirs.anchor.starts if named else mine.starts & theirs.anchor.starts)
    if mine.rule in COUNTED or theirs.anchor.rule in COUNTED:
        return "counted" if both_start else "first"
    return "start" if both_start else "first" if unnamed else "plain"


def _unnamed(mine: Anchor, theirs: _Known) -> bool:
    """Whether they may tell of one event though neither names the other's: what one tells as begun is news there."""
    if mine.kinds == SOME_EVENT or theirs.anchor.kinds == SOME_EVENT:
        return True
    if mine.kinds & theirs.anchor.kinds:
        return False
    begun_there = mine.sentence == 0 and bool(theirs.anchor.starts) and not theirs.today
    return begun_there or (bool(mine.starts) and theirs.anchor.sentence == 0 and theirs.today)


def _within_copy(mine: Anchor, theirs: _Known) -> bool:
    """Whether both stand in one copied passage and say the same words."""
    same = (mine.rule, mine.weekday, mine.direction, mine.distance, mine.day)
    if same != (
        theirs.anchor.rule, theirs.anchor.weekday, theirs.anchor.direction, theirs.anchor.distance, theirs.anchor.day,
    ):  # fmt: skip
        return False
    return any(
        a.start <= mine.start < a.end and b.start <= theirs.anchor.start < b.end for a, b in theirs.witness.copied
    )


def _off(a: Days, b: Days) -> int:
    """Days between two intervals, 0 where they overlap."""
    if a.overlaps(b):
        return 0
    return min(abs((a.begin - b.last).days), abs((b.begin - a.last).days))
