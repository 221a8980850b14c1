"""The day of an undated dispatch, weighed against dispatches whose day is known: every day is tried, and scored."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from coranto.resolve.agreement import Case, Comparison, Nearness, Tie, Witness, best_tie, comparisons
from coranto.resolve.anchors import Anchor, days_of
from coranto.resolve.date_evidence import Hints
from coranto.resolve.told_days import Meant, meant_days, score
from coranto.resolve.weekdays import profile
from coranto.text.dates import Days, calendar_day, shifted

UNLIKELY = -4.5
"""Log-probability below which a weekday is not tried."""
BEHIND, AHEAD = 10, 21
"""Days before and after a dated sibling on which a dispatch may have been written."""

# The table of weights, in nats.
FAR: Final = {"lead": 0.6, "quotes": 0.5, "background": 0.2}
"""For each day of distance from a sibling whose text is shared: a lead is copied at once, background for weeks."""
NEAR: Final = 0.5
"""What nearness to siblings counts for beside what is told: first reports and reviews lie weeks from the others."""
TAIL: Final = 1 / 3
LEAD: Final = 400
"""Characters at the top of both within which a copied passage is news rather than background."""
TOLD_BEFORE, RECENT, FAR_BACK = -2.5, 0.9, 9
"""For a day before one that the dispatch tells as past; for one at most ``FAR_BACK`` days after it."""
OVER, SOON, FAR_AHEAD = -1.5, 1.3, 14
"""For a day after one that the dispatch looks to; for one at most ``FAR_AHEAD`` days before it."""
LATEST: Final = (1.4, 1.7, 1.3, 0.9, 0.5, 0.3)
"""For a day so many days after the last that a dispatch names, if it names several: a report ends in the days just
over."""
DATED: Final = 3
"""Days named by month from which on a dispatch is a report of the days just over."""
DATED_TELLS: Final = 0.5
"""What the weekdays of such a report tell of the day of writing: many are those of days it looks back to."""
TOLL_FELL, TOLL_OTHER, TOLL_SPAN = -1.2, -1.0, 20
"""For a day on which a story's number of dead would be lower than before; for the very day of another number, a
quarter or more apart; numbers far apart are not of one count."""
SAME_YEAR: Final = 183
"""Days from a sibling within which a day named without a year is of the same story."""
WRONG_DAY_OF_HEAD, LAST_YEARS = -9.0, -3.0
"""For a day that the head or the copyright year rules out; for a January under the year before."""


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


def weigh(case: Case, witnesses: Sequence[Witness], nearness: Nearness) -> Verdict | None:
    """Every possible day with its probability; None where no day is possible."""
    case = _less_copied(case, witnesses)
    days = _possible(case, witnesses)
    if not days:
        return None
    told = comparisons(case, witnesses, nearness), meant_days(case.anchors, witnesses)
    beside = [(witness, _per_day(witness)) for witness in witnesses]
    scored = {day: _score(case, beside, *told, day) for day in days}
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
    return replace(case, profile=profile(own, case.profile.next_day)) if own and len(own) < len(case.weekdays) else case


def _possible(case: Case, witnesses: Sequence[Witness]) -> list[date]:
    days: set[date] = set()
    for witness in witnesses:
        days.update(shifted(witness.days.begin, step) for step in range(-BEHIND, AHEAD + witness.days.count))
    likely = [day for day in sorted(days) if case.profile.scores[day.weekday()] > UNLIKELY]
    if case.within is not None:
        likely = [day for day in likely if case.within.begin <= day < case.within.until]
    return [day for day in likely if _hint_score(case.hints, day) > WRONG_DAY_OF_HEAD]


def _hint_score(hints: Hints, day: date) -> float:
    score = 0.0
    if hints.month_day and (day.month, day.day) != hints.month_day:
        score += WRONG_DAY_OF_HEAD
    if hints.year and day.year != hints.year:
        score += LAST_YEARS if (day.year, day.month) == (hints.year + 1, 1) else WRONG_DAY_OF_HEAD
    return score


def _score(
    case: Case,
    beside: Sequence[tuple[Witness, float]],
    compared: Sequence[Comparison],
    meant: Sequence[Meant],
    day: date,
) -> tuple[float, tuple[Tie, ...]]:
    total = _weekday_score(case, day) + _hint_score(case.hints, day)
    told = sum(NEAR * _nearness(witness, cost, day) + _toll_score(case, witness, day) for witness, cost in beside)
    total += told / math.sqrt(len(beside))
    total += _calendar_score(case, day) + score(meant, day)
    ties: list[Tie] = []
    lost: list[float] = []
    for comparison in compared:
        tie, denied = best_tie(comparison, day)
        if tie is not None:
            ties.append(tie)
        elif denied:
            lost.append(denied)
    ties.sort(key=lambda tie: (-tie.weight, tie.mine.start))
    total += sum(tie.weight * 0.7**number for number, tie in enumerate(ties))
    total += sum(weight * 0.7**number for number, weight in enumerate(sorted(lost)))
    return total, tuple(ties)


def _weekday_score(case: Case, day: date) -> float:
    """What the weekdays say for a day; less in a report that names days by month, which tells of days long over."""
    dated = sum(anchor.rule == "date" and anchor.tense != "future" for anchor in case.anchors)
    return case.profile.scores[day.weekday()] * (DATED_TELLS if dated >= DATED else 1.0)


def _per_day(witness: Witness) -> float:
    """What each day of distance from a witness costs."""
    per_day = witness.likeness.nearness
    if witness.copied:
        lead = any(a.start < LEAD and b.start < LEAD for a, b in witness.copied)
        per_day = max(per_day, FAR["quotes" if witness.only_quotes else "lead" if lead else "background"])
    return per_day * witness.trust


def _nearness(witness: Witness, per_day: float, day: date) -> float:
    if day < witness.days.begin:
        return -per_day * (witness.days.begin - day).days
    return -per_day * max(0, (day - witness.days.until).days + 1)


def _calendar_score(case: Case, day: date) -> float:
    """How well the days that the dispatch itself names by month agree with ``day``."""
    backs = named_back(case, day)
    aheads = _named_ahead(case, day)
    looked_to = sum(OVER if ahead < 0 else SOON if ahead <= FAR_AHEAD else 0.0 for ahead in aheads)
    looked_to /= math.sqrt(len(aheads) or 1)
    if not backs:
        return looked_to
    told = sum(TOLD_BEFORE if back < 0 else RECENT if back <= FAR_BACK else 0.0 for back in backs)
    return looked_to + told / math.sqrt(len(backs)) + freshness(backs)


def freshness(backs: Sequence[int]) -> float:
    """What the last of the days named, each so many days back, says for a day; less for each that lies ahead of it."""
    over = [back for back in backs if back >= 0]
    if len(over) < DATED or min(over) >= len(LATEST):
        return 0.0
    return LATEST[min(over)] * (2 * len(over) - len(backs)) / len(backs)


def after_last_named(case: Case, beside: date) -> Days | None:
    """The days right after the last that a report names as past, in the years about a sibling; None for another text.

    A few days may lie ahead of it: what it looks to, told in a tense that does not say so.
    """
    told = [
        day
        for anchor in case.anchors
        if anchor.rule == "date" and anchor.tense != "future"
        if (day := _nearest(anchor, beside)) is not None and abs((day - beside).days) <= SAME_YEAR
    ]
    if len(told) < max(DATED, len(case.weekdays)):
        return None
    last = sorted(told)[-1 - len(told) // 5]
    return Days(last, shifted(last, len(LATEST)))


def _nearest(anchor: Anchor, beside: date) -> date | None:
    """The day that a date means, the one nearest to ``beside`` where it names no year."""
    years = [anchor.year] if anchor.year else [beside.year - 1, beside.year, beside.year + 1]
    days = [day for year in years if (day := calendar_day(year, anchor.month or 1, anchor.day or 1)) is not None]
    return min(days, key=lambda day: abs((day - beside).days), default=None)


def named_back(case: Case, day: date) -> list[int]:
    """How many days before ``day`` each day lies that the dispatch names by month and tells as past."""
    found: list[int] = []
    for anchor in case.anchors:
        meant = days_of(anchor, day) if anchor.rule == "date" and anchor.tense != "future" else None
        if meant is not None:
            back = (day - meant.begin).days
            found.append(back - 365 if anchor.year is None and back > 180 else back)
    return found


def _named_ahead(case: Case, day: date) -> list[int]:
    """How many days after ``day`` each day lies that the dispatch names by month and tells as still to come."""
    days = {(a.year or day.year, a.month or 1, a.day or 1) for a in case.anchors if a.rule == "date"}
    past = {(a.year or day.year, a.month or 1, a.day or 1) for a in case.anchors if a.tense != "future"}
    named = [made for told in sorted(days - past) if (made := calendar_day(*told)) is not None]
    turned = [shifted(one, 365) if (day - one).days > 180 else one for one in named]
    return [(one - day).days for one in turned]


def _toll_score(case: Case, witness: Witness, day: date) -> float:
    """How well the numbers of dead that both give, of people called alike, agree with the order of the two."""
    both = sorted(case.tolls.keys() & witness.case.tolls.keys())
    told = sum(_grown(case.tolls[who], witness.case.tolls[who], witness, day) for who in both)
    return told / math.sqrt(len(both) or 1)


def _grown(mine: int, theirs: int, witness: Witness, day: date) -> float:
    if mine == theirs or max(mine, theirs) > TOLL_SPAN * min(mine, theirs):
        return 0.0
    fell = day > witness.days.last if mine < theirs else day < witness.days.begin
    if fell:
        return TOLL_FELL * witness.trust
    other = max(mine, theirs) >= 1.25 * min(mine, theirs) and witness.days.begin <= day <= witness.days.last
    return TOLL_OTHER * witness.trust if other else 0.0


def narrowest(ranked: Iterable[tuple[date, float]], share: float, most: int) -> tuple[Days, float] | None:
    """The fewest neighbouring days that hold ``share`` of the probability; None where more than ``most`` are needed.

    Days at either end that are not ``TAIL`` times as likely as the best are then left off; the probability is that of
    the days given.
    """
    chance = dict(ranked)
    for count in range(1, most + 1):
        spans = [(sum(chance.get(shifted(day, step), 0.0) for step in range(count)), day) for day in sorted(chance)]
        total, begin = max(spans, key=lambda span: (span[0], -span[1].toordinal()))
        if total >= share:
            days = [shifted(begin, step) for step in range(count)]
            least = TAIL * max(chance.get(day, 0.0) for day in days)
            likely = [day for day in days if chance.get(day, 0.0) >= least]
            held = sum(chance.get(day, 0.0) for day in days if likely[0] <= day <= likely[-1])
            return Days(likely[0], shifted(likely[-1], 1)), held
    return None
