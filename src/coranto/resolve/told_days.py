"""Days told in like words: what all that a dispatch tells of its days says together, where no one telling is proof."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from coranto.resolve.agreement import COUNTED, Witness, told_by
from coranto.resolve.anchors import SOME_EVENT, Anchor, days_of, may_be_one
from coranto.resolve.told_words import NAME, shared_weights

WEIGHT: Final = 0.35
"""Of all tellings together: they repeat one another, and what the agreements say already."""
NAMES, DEEDS, KIND = 0.5, 1.0, 0.7
"""What a shared word weighs for each unit of its rarity, as part of a name and else; what a shared kind of event."""
LEAST: Final = 1.0
"""Tellings less alike than this are of two things."""
MOST: Final = 4.0
"""No two tellings are surer than this to be of one thing."""
OTHER: Final = 3.0
"""How alike a telling would have to be to be as likely meant as one that no witness has."""
ANY_DAY: Final = 0.1
"""How likely what no witness tells is to lie on any one day."""
WIDEST: Final = 3
"""A telling of more days than this tells none."""


@dataclass(frozen=True, slots=True)
class Meant:
    """A telling of the dispatch, and how likely each day is that a witness tells in like words."""

    mine: Anchor
    shares: tuple[tuple[int, int, float], ...]
    """First day and the day after the last, as ordinals, with the share."""
    other: float
    """The share that is left for what no witness tells."""


def meant_days(anchors: Sequence[Anchor], witnesses: Sequence[Witness]) -> tuple[Meant, ...]:
    """The tellings whose day depends on that of the dispatch and that any witness has in like words."""
    told = [
        (theirs, days.begin.toordinal(), days.until.toordinal())
        for witness in witnesses
        for theirs in witness.case.anchors
        if (days := told_by(theirs, witness)) is not None and days.count <= WIDEST
    ]
    found: list[Meant] = []
    for mine in anchors:
        likest: dict[tuple[int, int], float] = {}
        for theirs, begin, until in told if mine.rule != "date" else ():
            alike = _alike(mine, theirs)
            if alike >= LEAST:
                likest[begin, until] = max(alike, likest.get((begin, until), 0.0))
        if likest:
            total = math.exp(OTHER) + sum(math.exp(alike) for alike in likest.values())
            shares = tuple((*days, math.exp(alike) / total) for days, alike in sorted(likest.items()))
            found.append(Meant(mine, shares, math.exp(OTHER) / total))
    return tuple(found)


def _alike(mine: Anchor, theirs: Anchor) -> float:
    """How alike two tellings are; leads have each its own news, and a count of days is from a beginning."""
    if (
        mine.sentence == theirs.sentence == 0
        or not may_be_one(mine, theirs)
        or ((mine.rule in COUNTED or theirs.rule in COUNTED) and not mine.starts & theirs.starts)
    ):
        return 0.0
    shared = shared_weights(mine.words, theirs.words)
    named = sum(weight for stem, weight in shared.items() if stem[0] == NAME)
    deeds = sum(shared.values()) - named
    return min(MOST, NAMES * named + DEEDS * deeds + KIND * len((mine.kinds & theirs.kinds) - SOME_EVENT))


def score(meant: Sequence[Meant], day: date) -> float:
    """The log-likelihood of all the tellings if written on ``day``, scaled down as they repeat themselves."""
    likelihoods: list[float] = []
    for one in meant:
        days = days_of(one.mine, day)
        if days is not None:
            begin, until = days.begin.toordinal(), days.until.toordinal()
            held = sum(share for first, stop, share in one.shares if first < until and begin < stop)
            likelihoods.append(math.log(min(1.0, held + ANY_DAY * one.other)))
    return WEIGHT * sum(likelihoods) / math.sqrt(len(likelihoods) or 1)
