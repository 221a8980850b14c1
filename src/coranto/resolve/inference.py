"""The day of an undated dispatch, weighed against dispatches whose day is known: every day is tried, and scored."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from coranto.model.resolved import Extent
from coranto.resolve.anchors import SOME_EVENT, Anchor, days_of
from coranto.resolve.date_evidence import Hints
from coranto.resolve.likeness import Likeness
from coranto.resolve.weekdays import Placed, Profile, profile
from coranto.text.dates import Days, shifted

BEHIND, AHEAD = 10, 21
"""Days before and after a dated sibling on which a dispatch may have been written."""

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
FAR: Final = {"lead": 0.6, "quotes": 0.35, "background": 0.2}
"""For each day of distance from a sibling whose text is shared: a lead is copied at once, background for weeks."""
LEAD: Final = 700
"""Characters at the top of both within which a copied passage is news rather than background."""
AHEAD_OF_ITSELF, RECENT, FAR_BACK = -1.5, 0.4, 9
"""For a day before one that the dispatch tells as past; for one at most ``FAR_BACK`` days after it."""
TOLL_FELL, TOLL_SPAN = -1.2, 20
"""For a day on which a story's number of dead would be lower than before; numbers far apart are not of one count."""
WRONG_DAY_OF_HEAD, WRONG_YEAR = -9.0, -3.0
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
class Verdict:
    """Probabilities of days, best first, and what the best rests on."""

    ranked: tuple[tuple[date, float], ...]
    ties: tuple[Tie, ...]
    """Agreements that hold on the best day, weightiest first."""
    against: tuple[Tie, ...]
    """Agreements that hold on the second day and not on the best."""
    witnesses: tuple[Witness, ...]

    @property
    def day(self) -> date:
        """The likeliest day."""
        return self.ranked[0][0]

    @property
    def probability(self) -> float:
        """Its probability among the days tried."""
        return self.ranked[0][1]


@dataclass(frozen=True, slots=True)
class _Known:
    """A day that a witness tells of an event."""

    anchor: Anchor
    days: Days
    today: bool
    """Whether the witness tells it as of its own day."""
    witness: Witness


def weigh(case: Case, witnesses: Sequence[Witness]) -> Verdict | None:
    """Every possible day with its probability; None where no day is possible."""
    case = _less_copied(case, witnesses)
    days = _possible(case, witnesses)
    if not days:
        return None
    known = _known(witnesses)
    scored = {day: _score(case, witnesses, known, day) for day in days}
    top = max(score for score, _ in scored.values())
    total = sum(math.exp(score - top) for score, _ in scored.values())
    ranked = sorted(
        ((day, math.exp(score - top) / total) for day, (score, _) in scored.items()),
        key=lambda item: (-item[1], item[0]),
    )
    best = scored[ranked[0][0]][1]
    second = scored[ranked[1][0]][1] if len(ranked) > 1 else ()
    held = {(tie.mine.key, tie.theirs.key, tie.witness.case.doc) for tie in best}
    against = tuple(tie for tie in second if (tie.mine.key, tie.theirs.key, tie.witness.case.doc) not in held)
    return Verdict(tuple(ranked), best, against, tuple(witnesses))


def _less_copied(case: Case, witnesses: Sequence[Witness]) -> Case:
    """The case without the weekdays of copied words, which tell the day of the first writer, if any others are left."""
    copied = [mine for witness in witnesses if not witness.only_quotes for mine, _ in witness.copied]
    own = tuple((one, number) for one, number in case.weekdays if not any(c.start <= one.start < c.end for c in copied))
    return replace(case, profile=profile(own)) if own and len(own) < len(case.weekdays) else case


def _possible(case: Case, witnesses: Sequence[Witness]) -> list[date]:
    days: set[date] = set()
    for witness in witnesses:
        days.update(shifted(witness.days.begin, step) for step in range(-BEHIND, AHEAD + witness.days.count))
    likely = [day for day in sorted(days) if case.profile.scores[day.weekday()] > -5.5]
    return [day for day in likely if _hint_score(case.hints, day) > WRONG_DAY_OF_HEAD]


def _hint_score(hints: Hints, day: date) -> float:
    score = 0.0
    if hints.month_day and (day.month, day.day) != hints.month_day:
        score += WRONG_DAY_OF_HEAD
    if hints.year and day.year != hints.year:
        score += WRONG_YEAR
    return score


def _known(witnesses: Sequence[Witness]) -> Mapping[str, Sequence[_Known]]:
    """The witnesses' tellings by kind of event (and under the empty kind, all), each day of one telling once."""
    found: defaultdict[str, list[_Known]] = defaultdict(list)
    for witness in witnesses:
        for anchor in witness.case.anchors:
            days = _told_by(anchor, witness)
            if days is None:
                continue
            one = _Known(anchor, days, days.begin >= witness.days.begin, witness)
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


def _score(
    case: Case, witnesses: Sequence[Witness], known: Mapping[str, Sequence[_Known]], day: date
) -> tuple[float, tuple[Tie, ...]]:
    score = case.profile.scores[day.weekday()] + _hint_score(case.hints, day)
    score += sum(_nearness(witness, day) for witness in witnesses) / math.sqrt(len(witnesses))
    score += sum(_toll_score(case, witness, day) for witness in witnesses) / math.sqrt(len(witnesses))
    score += _calendar_score(case, day)
    ties: list[Tie] = []
    lost: list[float] = []
    for mine in case.anchors:
        meant = days_of(mine, day)
        if meant is None:
            continue
        tie, denied = _best_tie(mine, meant, known, day)
        if tie is not None:
            ties.append(tie)
        elif denied:
            lost.append(denied)
    ties.sort(key=lambda tie: (-tie.weight, tie.mine.start))
    score += sum(tie.weight * 0.7**number for number, tie in enumerate(ties))
    score += sum(weight * 0.7**number for number, weight in enumerate(sorted(lost)))
    return score, tuple(ties)


def _nearness(witness: Witness, day: date) -> float:
    away = max(0, (witness.days.begin - day).days, (day - witness.days.last).days)
    per_day = witness.likeness.nearness
    if witness.copied:
        lead = any(a.start < LEAD and b.start < LEAD for a, b in witness.copied)
        per_day = max(per_day, FAR["quotes" if witness.only_quotes else "lead" if lead else "background"])
    return -per_day * away * witness.trust


def _calendar_score(case: Case, day: date) -> float:
    """How well the days that the dispatch itself names by month agree with ``day``."""
    score, told = 0.0, 0
    for anchor in case.anchors:
        meant = days_of(anchor, day) if anchor.rule == "date" and anchor.tense != "future" else None
        if meant is None:
            continue
        back = (day - meant.begin).days
        if anchor.year is None and back > 180:
            back -= 365
        told += 1
        score += AHEAD_OF_ITSELF if back < 0 else RECENT if back <= FAR_BACK else 0.0
    return score / math.sqrt(told) if told else 0.0


def _toll_score(case: Case, witness: Witness, day: date) -> float:
    mine, theirs = case.toll, witness.case.toll
    if not mine or not theirs or mine == theirs or max(mine, theirs) > TOLL_SPAN * min(mine, theirs):
        return 0.0
    fell = day > witness.days.last if mine < theirs else day < witness.days.begin
    return TOLL_FELL * witness.trust if fell else 0.0


def _best_tie(mine: Anchor, meant: Days, known: Mapping[str, Sequence[_Known]], day: date) -> tuple[Tie | None, float]:
    """The weightiest agreement of one telling with any witness; without any, the weightiest denial."""
    best: Tie | None = None
    denied = 0.0
    sorted_tellings = [(theirs, sort) for theirs in _comparable(mine, known) if (sort := _sort(mine, theirs))]
    counting = {theirs.witness.case.doc for theirs, sort in sorted_tellings if sort == "counted"}
    for theirs, sort in sorted_tellings:
        if sort == "first" and theirs.witness.case.doc in counting:
            continue  # it tells the beginning itself: its other days are others
        trust = theirs.witness.trust / math.sqrt(max(meant.count, theirs.days.count))
        if sort != "copied" and meant.begin >= day and theirs.today:
            trust *= NEWS_OF_THE_DAY
        if sort != "copied" and _unnamed(mine, theirs):
            trust *= ANY_EVENT
        off = _off(meant, theirs.days)
        share = 1.0 if off == 0 else OFF_BY_ONE if off == 1 and sort == "counted" else 0.0
        weight = TOLD[sort] * trust * share
        if weight > 0 and (best is None or weight > best.weight):
            best = Tie(weight, mine, theirs.anchor, theirs.witness, meant.common(theirs.days) or theirs.days, sort)
        elif share == 0 and not (meant.begin >= day or (theirs.today and sort != "counted")):
            denied = min(denied, DENIED[sort] * theirs.witness.trust * (ANY_EVENT if _unnamed(mine, theirs) else 1.0))
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


def narrowest(ranked: Iterable[tuple[date, float]], share: float, most: int) -> tuple[Days, float] | None:
    """The fewest neighbouring days that hold ``share`` of the probability; None where more than ``most`` are needed."""
    chance = dict(ranked)
    for count in range(1, most + 1):
        spans = [(sum(chance.get(shifted(day, step), 0.0) for step in range(count)), day) for day in sorted(chance)]
        total, begin = max(spans, key=lambda span: (span[0], -span[1].toordinal()))
        if total >= share:
            return Days(begin, shifted(begin, count)), total
    return None
