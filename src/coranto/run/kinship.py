"""Which dispatches of a large dossier hang together: by the weighty words that they share and the days they are of.

Two dispatches are kin when their gists are alike enough and their days are not too far apart: a function of the two
alone, so that a further dispatch brings kin together and never parts them. A dispatch without kin goes to the one that
is likest, if any is like it at all. All numbers are whole, so no order of adding changes a likeness.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from coranto.model.support import Partition

Integers = NDArray[np.int64]

ALIKE: Final = 400_000
"""Product of two gists, in millionths, from which they are kin. Measured on nine topics of news over years and on mixed
news: the dispatches of a topic hang together (82 to 96% in one block), those of a mixed stream do not."""
LOOSELY: Final = 200_000
"""From which a dispatch without kin goes to its likest."""
VERY: Final = 600_000
"""From which days do not matter: it is the same text, or most of it."""
WITHIN_DAYS: Final = 31
"""Days between two dispatches of one story, at most; others in between may bridge more."""
NO_DAY: Final = -1
NOBODY: Final = -1


@dataclass(frozen=True, slots=True)
class Cards:
    """The gists of dispatches as arrays, in an order that does not depend on when they came."""

    days: Integers
    """Ordinal of each dispatch's day, or ``NO_DAY``."""
    sizes: Integers
    """How many words each has."""
    words: Integers
    """The words of all, one dispatch after the other."""
    weights: Integers
    """Of each word."""


@dataclass(slots=True)
class Kin:
    """Of each card, by number: which group of kin it is in, and which other card is likest to it."""

    home: Integers
    """A number that the cards of one group share, and no others."""
    best: Integers
    """Number of the likest card (the first of equals), or ``NOBODY``."""
    likeness: Integers
    """Of that card, in millionths."""


def extended(cards: Cards, kin: Kin, fresh: Sequence[int]) -> Kin:
    """The kin of all cards, where ``kin`` is right for all but the ``fresh`` ones, whose ``home`` nobody else has."""
    homes: Partition[int] = Partition()
    home, best, likeness = kin.home, kin.best.copy(), kin.likeness.copy()
    news = set(fresh)
    for one, alike in _likenesses(cards, fresh):
        for other in np.flatnonzero(alike >= ALIKE).tolist():
            homes.join(int(home[one]), int(home[other]))
        near = np.flatnonzero(alike >= LOOSELY)
        if near.size:
            first = int(near[np.argmax(alike[near])])
            best[one], likeness[one] = first, alike[first]
        for other in near.tolist():
            closer = (-int(alike[other]), one) < (-int(likeness[other]), int(best[other]))
            if other not in news and (best[other] == NOBODY or closer):
                best[other], likeness[other] = one, alike[other]
    return Kin(np.array([homes.find(int(one)) for one in home.tolist()], np.int64), best, likeness)


def groups(kin: Kin) -> tuple[tuple[int, ...], ...]:
    """Numbers of cards by what hangs together, each group and all of them in the order of the cards."""
    partition: Partition[int] = Partition()
    first: dict[int, int] = {}
    homes = kin.home.tolist()
    members = Counter(homes)
    for one, (home, best) in enumerate(zip(homes, kin.best.tolist(), strict=True)):
        partition.join(first.setdefault(home, one), one)
        if members[home] == 1 and best != NOBODY:
            partition.join(one, best)
    return partition.groups(range(len(homes)))


def _likenesses(cards: Cards, fresh: Sequence[int]) -> Iterator[tuple[int, Integers]]:
    """Each fresh card with its likeness to every card, 0 to itself and to those of days too far off."""
    if not fresh:
        return
    count = len(cards.sizes)
    ends = np.cumsum(cards.sizes)
    owners = np.repeat(np.arange(count), cards.sizes)
    asked = np.unique(np.concatenate([cards.words[ends[i] - cards.sizes[i] : ends[i]] for i in fresh]))
    at = np.searchsorted(asked, cards.words)
    at[at == len(asked)] = 0
    held = np.flatnonzero(asked[at] == cards.words) if len(asked) else np.array([], np.int64)
    held = held[np.argsort(at[held], kind="stable")]
    begins = np.searchsorted(at[held], np.arange(len(asked) + 1))
    for one in fresh:
        total = np.zeros(count, np.int64)
        for place in range(int(ends[one] - cards.sizes[one]), int(ends[one])):
            found = held[begins[at[place]] : begins[at[place] + 1]]
            total[owners[found]] += cards.weights[found] * cards.weights[place]
        total[one] = 0
        gap = np.abs(cards.days - cards.days[one])
        timely = (cards.days == NO_DAY) | (cards.days[one] == NO_DAY) | (gap <= WITHIN_DAYS) | (total >= VERY)
        yield one, np.where(timely, total, 0)
