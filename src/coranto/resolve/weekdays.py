"""Which day of the week a dispatch was written on, as its weekdays tell: a cost for each of the seven."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from coranto.model.annotation import Sentence, TimeExpression
from coranto.text.dates import WEEKDAYS
from coranto.text.quotes import quotations

# Costs in nats of writing a weekday that lies so many days away. Agencies name the day of the news, which is the day
# they write; the further back, the rarer, until a date would be given instead.
BACK: Final = (0.0, 0.45, 0.8, 1.1, 1.4, 1.8, 2.3)
LAST: Final = (0.7, 1.2, 0.5, 0.3, 0.3, 0.4, 0.6)
"""*Last Thursday*, by days back modulo seven: the day itself is a week ago."""
AHEAD: Final = (1.2, 0.1, 0.3, 0.5, 0.7, 1.0, 1.6)
LATER: Final = (0.0, 1.6, 2.2, 2.6, 2.8, 2.8, 2.8)
"""*Later on Friday*, *earlier on Friday*: told on the day itself."""
SPOKEN: Final = (1.8, 0.3, 0.0, 0.5, 1.2, 1.8, 2.0)
"""By days back, in a dispatch that says *today* or *yesterday* of its own: those it seldom calls by their names."""
SINCE: Final = (2.5, 0.5, 0.0, 0.4, 0.7, 1.5, 2.0)
"""*Since Wednesday*: on the Wednesday itself it would be *since this morning*."""
LATE: Final = (0.55, 0.15, 0.8, 1.1, 1.4, 1.8, 2.3)
"""*Late on Thursday*, *Friday evening*: told the same night, or the day after."""
THIS: Final = (0.0, 1.8, 2.2, 2.6, 2.8, 2.8, 2.8)
"""*This Friday* told as past or present, *the Friday bulletin*: the day itself."""
NEXT_DAY, ANY_DAY = 0.12, 0.04
"""Shares of dispatches that appear the day after the one that their words tell, as a newspaper does; and on any day."""
SAID_NEXT_DAY: Final = 0.04
"""The former share where the top tells what *officials said* of a weekday, or the text says *this Tuesday*: so
agencies write, and on that day."""
EARLY, LATE_TELLS = 4, 0.5
"""Weekdays that stand only after so many sentences tell so much less."""
NOT_NAMED: Final = 1.3
"""For a day that no expression names: dispatches seldom leave their own day out."""
WEIGHTS: Final = (3.0, 1.5, 1.5)
"""Of weekdays in the first, second and third sentence; each further one counts 1."""
OWN: Final = 3.0
"""*This Saturday morning*, of what is over, tells so many times as much as a weekday alone."""
FULL: Final = 6.0
"""Weights are scaled down to this sum: the tenth weekday tells less than the first."""

_SKIPPED: Final = ("related", "copyright", "credit", "header", "byline")
HEAD, HEADLINE = 250, 90
"""Characters at the top in which lines of the head stand, and that such a line holds at most."""
PARTING: Final = tuple(",|·•–—-:;()/")
STOPS: Final = (".", "!", "?", "”", '"')
_OUTRIGHT: Final = re.compile(r"(?i)\bthis (?!past\b|last\b)|\b(?:today|tonight|tomorrow|yesterday)\b")
_SAID: Final = re.compile(r"\b(?:said|told|announced|confirmed|reported)\b")
SAYING: Final = (120, 200)
"""Characters before and after a weekday, in its paragraph, in which somebody said what happened on it."""
_BOUND: Final = re.compile(r"(?i)\s*[,(–—-]?\s*(?:on\s+)?(?:the\s+)?\Z")
"""What may stand between *tomorrow* and *Thursday*, and between *Thursday* and *tomorrow*."""
_SAME_DAY: Final = re.compile(r"(?i)\b(?:later|earlier)\b")


_OWN_BEFORE: Final = re.compile(
    r"(?i)(?:\b(?:bulletin|edition|news|headlines|report|programme|program|update|issue)\s+(?:for|of|on|this)|"
    r"\b(?:it is|it's|today is|today,|this is))\s+\Z"
)
_OWN_AFTER: Final = re.compile(r"(?i)\A(?:'s|’s)?\s+(?:bulletin|edition|headlines|news)\b")
"""*The news for Monday*, *the Monday bulletin*, *today, Monday*: words by which a dispatch names its own weekday."""

Placed = tuple[tuple[TimeExpression, int], ...]
"""Expressions with the number of the sentence that each stands in."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Log-probability of each weekday (Monday first) as the day of writing; all equal where nothing tells."""

    scores: tuple[float, ...]
    told: str
    """The words that told it, for a reason."""
    next_day: float = NEXT_DAY
    """How probably it appeared the day after the one that its words tell; 0 where it says *today* of its own day."""

    @property
    def best(self) -> int:
        """The likeliest weekday."""
        return max(range(7), key=lambda day: (self.scores[day], -day))

    @property
    def tells(self) -> bool:
        """Whether any weekday was named."""
        return bool(self.told)


def body_expressions(
    found: Sequence[TimeExpression], sentences: Sequence[Sentence]
) -> list[tuple[TimeExpression, int]]:
    """Expressions of the running text, each with the number of its sentence among those of the body."""
    body = [s for s in sentences if s.furniture not in _SKIPPED]
    placed: list[tuple[TimeExpression, int]] = []
    at = 0
    for one in found:
        while at < len(body) and body[at].end <= one.start:
            at += 1
        if not sentences:
            placed.append((one, 0))
        elif at < len(body) and body[at].start <= one.start:
            placed.append((one, at))
    return placed


def own_named(text: str, placed: Sequence[tuple[TimeExpression, int]]) -> list[tuple[TimeExpression, int]]:
    """The expressions, those by which the dispatch names its own weekday told as *this Monday* is."""

    def is_own(one: TimeExpression) -> bool:
        before, after = text[max(0, one.start - 30) : one.start], text[one.end : one.end + 12]
        return bool(_OWN_BEFORE.search(before) or _OWN_AFTER.match(after)) or _heads(text, one)

    return [
        (replace(one, direction=0, tense="present"), number)
        if one.form == "weekday" and one.direction is None and is_own(one)
        else (one, number)
        for one, number in placed
    ]


def _heads(text: str, one: TimeExpression) -> bool:
    """Whether the weekday stands by itself in a line of the head: *Evening news, Wednesday, text for the web*."""
    before, after = text[: one.start].rpartition("\n")[2].strip(), text[one.end :].partition("\n")[0].strip()
    alone = before[-1:] in ("", *PARTING) and after[:1] in ("", *PARTING)
    return one.start < HEAD and alone and len(before) + len(after) < HEADLINE and (after or before)[-1:] not in STOPS


def bound_named(text: str, placed: Sequence[tuple[TimeExpression, int]]) -> list[tuple[TimeExpression, int]]:
    """The expressions, those of *tomorrow, Thursday* and *yesterday (Monday)* told as *this* weekday of writing is."""
    found: list[tuple[TimeExpression, int]] = []
    for at, (one, number) in enumerate(placed):
        beside = [placed[near][0] for near in (at - 1, at + 1) if 0 <= near < len(placed)]
        days = (other for other in beside if one.form == "weekday" and _binds(text, one, other))
        day = next(days, None)
        if day is not None and day.direction is not None and one.weekday is not None:
            first, second = sorted((one, day), key=lambda part: part.start)
            words = text[first.start : second.end]
            one = replace(one, text=words, weekday=(one.weekday - day.direction) % 7, direction=0, tense="present")
        found.append((one, number))
    return found


def _binds(text: str, weekday: TimeExpression, day: TimeExpression) -> bool:
    """Whether the two name one day side by side; *last night* and *tonight* may be of either of two."""
    if day.form != "day" or day.direction not in (-1, 0, 1) or day.part == "NI":
        return False
    first, second = sorted((weekday, day), key=lambda part: part.start)
    return first.end <= second.start and bool(_BOUND.fullmatch(text, first.end, second.start))


def speaks_of_days(text: str, placed: Sequence[tuple[TimeExpression, int]]) -> bool:
    """Whether the dispatch says *today*, *yesterday* or *tomorrow* outside quotations, where they are its own days."""
    quoted = [(span.start, span.end) for span in quotations(text)]
    return any(
        one.form == "day" and one.direction in (-1, 0, 1) and not any(start <= one.start < end for start, end in quoted)
        for one, _ in placed
    )


def naming_weekdays(placed: Sequence[tuple[TimeExpression, int]]) -> Placed:
    """Those expressions that name a weekday without a date."""
    return tuple(
        (one, number) for one, number in placed if one.weekday is not None and one.form in ("weekday", "clock")
    )


def next_day_share(text: str, placed: Sequence[tuple[TimeExpression, int]]) -> float:
    """How probably the dispatch appeared the day after the one that its words tell."""
    if speaks_of_days(text, placed):
        return 0.0  # its words tell the day on which it is read
    said = any(
        number < len(WEIGHTS) and one.form == "weekday" and one.tense != "future" and _is_said(text, one)
        for one, number in placed
    )
    own = any(one.form == "weekday" and _outright(one) for one, _ in placed)
    return SAID_NEXT_DAY if said or own else NEXT_DAY


def _is_said(text: str, one: TimeExpression) -> bool:
    before = text[max(0, one.start - SAYING[0]) : one.start].rpartition("\n")[2]
    after = text[one.end : one.end + SAYING[1]].partition("\n")[0]
    return bool(_SAID.search(before) or _SAID.search(after))


def profile(placed: Sequence[tuple[TimeExpression, int]], next_day: float = NEXT_DAY) -> Profile:
    """The weekdays' profile of a dispatch, from the weekday expressions of its body.

    ``next_day`` is what ``next_day_share`` says of it.
    """
    named, spoken = naming_weekdays(placed), next_day == 0.0
    if not named:
        return Profile((math.log(1 / 7),) * 7, "", next_day)
    weights = [_weight(one, number) for one, number in named]
    scale = min(1.0, FULL / sum(weights))
    costs = [0.0] * 7
    for (one, _), weight in zip(named, weights, strict=True):
        for day in range(7):
            costs[day] += weight * scale * _cost(one, day, spoken=spoken)
    present = {one.weekday for one, _ in named if one.direction != -1 and one.tense != "future"}
    for day in range(7):
        if day not in present and not spoken:
            costs[day] += NOT_NAMED
    if not any(number < EARLY for _, number in named):
        costs = [LATE_TELLS * cost for cost in costs]
    return Profile(_printed(costs, next_day), _words(named), next_day)


def _weight(one: TimeExpression, number: int) -> float:
    """How much the weekday tells: more at the top, and where the dispatch calls it *this*, or speaks of later on it."""
    weight = WEIGHTS[number] if number < len(WEIGHTS) else 1.0
    return weight * (OWN if _outright(one) else 1.0)


def _outright(one: TimeExpression) -> bool:
    table = _table(one)[0]
    return table is LATER or (table is THIS and bool(_OUTRIGHT.search(one.text)))


def _printed(costs: Sequence[float], next_day: float) -> tuple[float, ...]:
    """Log-probabilities of the day of publication, from the costs of the day that the words were written for."""
    total = sum(math.exp(-cost) for cost in costs)
    told = [math.exp(-cost) / total for cost in costs]
    return tuple(
        math.log((1 - next_day - ANY_DAY) * told[day] + next_day * told[day - 1] + ANY_DAY / 7) for day in range(7)
    )


def _cost(one: TimeExpression, day: int, *, spoken: bool) -> float:
    weekday = one.weekday or 0
    back, ahead = (day - weekday) % 7, (weekday - day) % 7
    table, distance = _table(one, spoken=spoken)
    return table[ahead if distance == "ahead" else back]


def _table(one: TimeExpression, *, spoken: bool = False) -> tuple[Sequence[float], str]:
    if one.direction == -1:
        return LAST, "back"
    if one.direction == 0 and one.tense != "future":
        return THIS, "back"
    if one.form == "weekday" and _SAME_DAY.match(one.text):
        return LATER, "back" if one.tense != "future" else "ahead"
    if one.direction == 1 or one.tense == "future":
        return AHEAD, "ahead"
    if one.modifier == "since":
        return SINCE, "back"
    if spoken:
        return SPOKEN, "back"
    if one.part in ("EV", "NI") or one.modifier == "late":
        return LATE, "back"
    return BACK, "back"


def _words(named: Sequence[tuple[TimeExpression, int]]) -> str:
    """The distinct weekday expressions, at most four, quoted."""
    seen: Mapping[str, None] = dict.fromkeys(" ".join(one.text.split()) for one, _ in named)
    return ", ".join(f"“{text}”" for text in list(seen)[:4])


def name_of(weekday: int) -> str:
    """The weekday in English (Monday is 0)."""
    return WEEKDAYS[weekday]
