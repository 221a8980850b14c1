"""Where two dispatches tell the day of one event: which tellings compare, and how much agreement weighs."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from coranto.model.resolved import Extent
from coranto.resolve.anchors import SOME_EVENT, Anchor, days_of, may_be_one
from coranto.resolve.date_evidence import Hints
from coranto.resolve.likeness import Likeness
from coranto.resolve.told_words import likeness_of
from coranto.resolve.tolls import Tolls
from coranto.resolve.weekdays import Placed, Profile
from coranto.text.dates import Days

# The table of weights, in nats.
TOLD: Final = {"start": 2.5, "counted": 3.0, "first": 1.5, "plain": 0.8, "copied": 3.5, "alike": 2.5}
"""A day that both tell of one event: its beginning, a count of days from it, a count and any day, any day, a day in
copied words, a day with the same rare words."""
ANY_EVENT = 0.6
"""What is left of the weight where one of them does not name the event."""
DENIED: Final = {"start": -1.0, "counted": -3.0, "first": 0.0, "plain": 0.0, "copied": 0.0, "alike": -1.0}
"""The same, when the two tell different days."""
NEWS_OF_THE_DAY: Final = 0.3
"""What both tell as of their own day may be two events: such agreement counts for so much of its weight, and for
nothing where only words are shared."""
WEEK_BEFORE: Final = 0.5
"""*Last Tuesday* may be the Tuesday of the week before: so much of the agreement is left on that reading."""
CHANCE_DAYS, FEW_TELLINGS = 14, 6
"""Witnesses that tell so many days of such events agree with any day; a dispatch that tells more than so many is held
the less to each."""
OFF_BY_ONE: Final = 0.4
"""*A fifth day* may be counted from nought: so much of the agreement is left."""
SURE: Final = 0.9
"""So alike, and so single, that *today* here and another day there speak against one another."""
NEARLY: Final = 0.7
"""Of tellings in the same rare words those that share so much of what the likest shares may be meant too."""
ONE_OF_MANY: Final = 1.35
"""*Yesterday* agrees by chance on one day of a story, a weekday on one of each week."""
UNLIKE, ONE_THING = 0.4, 0.75
"""Cosines of the meanings of two sentences: below the first they tell of different things, from the second of one."""
NEWS, BEGUN = "the news", "what began"
COUNTED: Final = frozenset({"ordinal", "week", "after", "ago"})
RECURRENT, ONE_EVENT = 3, 6
"""A kind of event that is told to have happened, or begun, on so many days, more than so many days apart, is not one
event but many: the bombings of a war."""


@dataclass(frozen=True, slots=True)
class Case:
    """A dispatch as evidence: all that bears on its day."""

    doc: str
    hints: Hints
    weekdays: Placed
    """The weekdays that it names."""
    profile: Profile
    anchors: tuple[Anchor, ...]
    tolls: Tolls
    """The numbers of dead that it gives."""
    within: Days | None = None
    """The year, month or week that it states of itself, if no day."""
    sentences: Mapping[int, str] = field(default_factory=dict)
    """The sentences that the anchors stand in, by the anchors' offsets."""

    def says(self, anchor: Anchor) -> str:
        """The sentence of one of the anchors; empty where it stands in none."""
        return self.sentences.get(anchor.start, "")


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
    """``start``, ``counted``, ``first``, ``plain``, ``copied`` or ``alike``."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A day that a witness tells of an event."""

    anchor: Anchor
    days: Days
    today: bool
    """Whether the witness tells it as of its own day."""
    witness: Witness
    readings: "_Readings"


def _known(witnesses: Sequence[Witness]) -> Mapping[str, Sequence[_Known]]:
    """The witnesses' tellings by kind of event (and under the empty kind, all), each day of one telling once."""
    found: defaultdict[str, list[_Known]] = defaultdict(list)
    seen: set[tuple[object, ...]] = set()
    for witness in witnesses:
        for anchor in witness.case.anchors:
            days = told_by(anchor, witness)
            if days is None:
                continue
            one = _Known(anchor, days, days.begin >= witness.days.begin, witness, _readings(anchor, days))
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


def told_by(anchor: Anchor, witness: Witness) -> Days | None:
    """The days an anchor means in the witness, whose own date may be a few days wide."""
    first, last = days_of(anchor, witness.days.begin), days_of(anchor, witness.days.last)
    return first.hull(last) if first and last else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A telling of the dispatch beside all tellings of witnesses that may be of the same event."""

    mine: Anchor
    others: "_Others"
    """Each with the sort of the comparison, and what is left of its weight for being unnamed and less than sure."""


_Others = tuple[tuple[_Known, str, float], ...]


Nearness = Callable[[str, str], float]
"""How near in meaning two sentences are, -1 to 1."""


def comparisons(case: Case, witnesses: Sequence[Witness], nearness: Nearness) -> tuple[Comparison, ...]:
    """Every telling that can be compared with a witness's, whatever the day of the dispatch may be."""
    known = _known(witnesses)
    often = _recurrent(known)
    # a date named by its month means one day whenever the dispatch was written, and so tells nothing of that
    relative = [mine for mine in case.anchors if mine.rule != "date"]
    found = [Comparison(mine, _others(mine, known, often)) for mine in relative]
    many = sum(bool(one.others) for one in found)
    telling = min(1.0, math.sqrt(FEW_TELLINGS / many)) if many else 1.0
    alike = _alike(case, witnesses, nearness)
    return tuple(
        Comparison(one.mine, others)
        for one in found
        if (others := (*_told_apart(one.others, telling), *alike.get(one.mine.key, ())))
    )


def _alike(case: Case, witnesses: Sequence[Witness], nearness: Nearness) -> Mapping[tuple[object, ...], "_Others"]:
    """The tellings of witnesses that share the most rare words with each of the case, or the meaning, by its key."""
    found: dict[tuple[object, ...], _Others] = {}
    for mine in case.anchors:
        if mine.rule == "date":
            continue
        likest: list[tuple[float, _Known]] = []
        for witness in witnesses:
            for theirs in witness.case.anchors:
                leads = mine.sentence == theirs.sentence == 0  # each its own news, in the words of their story
                ahead = "future" in (mine.tense, theirs.tense)
                alike = 0.0
                if not leads and may_be_one(mine, theirs):
                    said = meant_alike(nearness(case.says(mine), witness.case.says(theirs)))
                    alike = max(likeness_of(mine.words, theirs.words, ahead=ahead), said)
                days = told_by(theirs, witness) if alike else None
                if days is not None:
                    today = witness.days.begin <= days.begin < witness.days.until
                    likest.append((alike, _Known(theirs, days, today, witness, _readings(theirs, days))))
        top = max((alike for alike, _ in likest), default=0.0)
        kept = [(alike, known) for alike, known in likest if alike >= NEARLY * top]
        apart = 1 - math.log(len({known.days for _, known in kept}) or 1) / math.log(CHANCE_DAYS)
        if kept and apart > 0:
            single = ONE_OF_MANY if mine.rule == "relative" else 1.0
            found[mine.key] = tuple(
                (known, "alike", single * alike * apart * known.witness.trust) for alike, known in kept
            )
    return found


def meant_alike(cosine: float) -> float:
    """How surely two tellings so near in meaning are of one thing, 0 to 1."""
    return max(0.0, min(1.0, (cosine - UNLIKE) / (ONE_THING - UNLIKE)))


def _told_apart(others: "_Others", telling: float) -> "_Others":
    """The weightiest telling of each day, with what is left of its weight: of many days, one may agree by chance."""
    days: defaultdict[str, set[Days]] = defaultdict(set)
    for theirs, sort, _ in others:
        days[sort].add(theirs.days)
    kept = {sort: telling * max(0.0, 1 - math.log(len(told)) / math.log(CHANCE_DAYS)) for sort, told in days.items()}
    weightiest: dict[tuple[object, ...], tuple[_Known, str, float]] = {}
    for theirs, sort, weight in others:
        left = weight * (1.0 if sort == "copied" else kept[sort])
        alike = (sort, theirs.days, theirs.today, _reaches_back(theirs.anchor))
        if alike not in weightiest or left > weightiest[alike][2]:
            weightiest[alike] = (theirs, sort, left)
    return tuple(weightiest.values())


def _recurrent(known: Mapping[str, Sequence[_Known]]) -> frozenset[str]:
    """The kinds of which there were several: told to have begun on many days far apart."""
    told: defaultdict[str, set[date]] = defaultdict(set)
    for kind, tellings in known.items():
        told[kind].update(one.days.begin for one in tellings if kind in one.anchor.starts and one.days.is_day)
    return frozenset(
        kind for kind, days in told.items() if len(days) >= RECURRENT and (max(days) - min(days)).days > ONE_EVENT
    )


def _others(
    mine: Anchor, known: Mapping[str, Sequence[_Known]], often: frozenset[str]
) -> tuple[tuple[_Known, str, float], ...]:
    sorted_tellings = [(theirs, sort) for theirs in _comparable(mine, known) if (sort := _sort(mine, theirs, often))]
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
    readings, current = _readings(mine, meant), meant.begin >= day
    for theirs, sort, kept in comparison.others:
        if current and theirs.today and sort != "copied":
            kept *= 0.0 if sort == "alike" else NEWS_OF_THE_DAY
        agreed = _agreed(readings, theirs.readings, 1 if sort == "counted" else 0)
        if agreed == 0.0:
            single = sort == "alike" and mine.rule == "relative" and kept >= SURE
            if single or (sort != "alike" and not current and (sort == "counted" or not theirs.today)):
                denied = min(denied, DENIED[sort] * kept)
            continue
        weight = TOLD[sort] * kept * agreed
        if weight > 0 and (best is None or weight > best.weight):
            best = Tie(weight, mine, theirs.anchor, theirs.witness, _common(readings, theirs.readings), sort)
    return best, denied


def _agreed(mine: "_Readings", theirs: "_Readings", slack: int) -> float:
    """How fully the days of two tellings agree, 0 to 1; they may lie ``slack`` days apart."""
    most = 0.0
    for my_share, my_begin, my_until in mine:
        for their_share, their_begin, their_until in theirs:
            off = max(my_begin - their_until, their_begin - my_until) + 1
            if off <= slack or off <= 0:
                wide = math.sqrt(max(my_until - my_begin, their_until - their_begin))
                most = max(most, (1.0 if off <= 0 else OFF_BY_ONE) * my_share * their_share / wide)
    return most


def _common(mine: "_Readings", theirs: "_Readings") -> Days:
    """The days that both tellings mean, on their first readings that meet; else those of the witness."""
    for _, my_begin, my_until in mine:
        for _, their_begin, their_until in theirs:
            begin, until = max(my_begin, their_begin), min(my_until, their_until)
            if begin < until:
                return Days(date.fromordinal(begin), date.fromordinal(until))
    return Days(date.fromordinal(theirs[0][1]), date.fromordinal(theirs[0][2]))


_Readings = tuple[tuple[float, int, int], ...]
"""What a telling may mean: its share, the first day and the day after the last, as ordinals of days."""


def _readings(anchor: Anchor, days: Days) -> _Readings:
    """The days that a telling means, and those a week before where *last* may reach so far, each with its share."""
    begin, until = days.begin.toordinal(), days.until.toordinal()
    if not _reaches_back(anchor):
        return ((1.0, begin, until),)
    return (1.0, begin, until), (WEEK_BEFORE, max(1, begin - 7), max(2, until - 7))


def _reaches_back(anchor: Anchor) -> bool:
    return anchor.direction == -1 and anchor.weekday is not None and anchor.tense != "future"


def _comparable(mine: Anchor, known: Mapping[str, Sequence[_Known]]) -> Iterator[_Known]:
    yield from known.get(NEWS, ()) if mine.starts else ()
    yield from known.get(BEGUN, ()) if mine.sentence == 0 else ()
    kinds = sorted(known.keys() - {"", NEWS, BEGUN}) if mine.kinds == SOME_EVENT else sorted({*mine.kinds, *SOME_EVENT})
    for kind in kinds if mine.kinds else ():
        yield from known.get(kind, ())
    for theirs in known.get("", ()):
        if _within_copy(mine, theirs):
            yield theirs


def _sort(mine: Anchor, theirs: _Known, often: frozenset[str]) -> str | None:
    """Of what sort two tellings of one kind of event are."""
    if _within_copy(mine, theirs):
        return "copied"
    if not may_be_one(mine, theirs.anchor):
        return None
    unnamed = _unnamed(mine, theirs)
    if not unnamed and not mine.kinds & theirs.anchor.kinds:
        return None
    named = mine.kinds == SOME_EVENT or theirs.anchor.kinds == SOME_EVENT
    mine_starts, their_starts = mine.starts - often, theirs.anchor.starts - often
    both_start = bool(mine_starts and their_starts if named else mine_starts & their_starts)
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
