"""Which dispatches of a large dossier hang together: by the weighty words that they share and the days they are of.

Two dispatches are kin when their gists are alike enough and their days are not too far apart: a function of the two
alone, so that a further dispatch brings kin together and never parts them. A dispatch without kin goes to the one that
is likest, if any is like it at all. All numbers are whole, so no order of adding changes a likeness.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
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
AT_A_TIME: Final = 8192
"""Cards held at a time: some tens of MB."""
NO_DAY: Final = -1
NOBODY: Final = -1


@dataclass(frozen=True, slots=True)
class Cards:
    """The gists of some dispatches as arrays. A card's number does not depend on when it came."""

    numbers: Integers
    """Of each, ascending."""
    days: Integers
    """Ordinal of each dispatch's day, or ``NO_DAY``."""
    sizes: Integers
    """How many words each has."""
    words: Integers
    """The words of all, one dispatch after the other."""
    weights: Integers
    """Of each word."""


Read = Callable[[Sequence[int]], Cards]
"""Gives the cards of these numbers."""


@dataclass(slots=True)
class Kin:
    """Of each card, by number: which group of kin it is in, and which other card is likest to it."""

    home: Integers
    """A number that the cards of one group share, and no others."""
    best: Integers
    """Number of the likest card (the first of equals), or ``NOBODY``."""
    likeness: Integers
    """Of that card, in millionths."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The same cards by word, so that those which share any with another card are found at once."""

    numbers: Integers
    days: Integers
    words: Integers
    """Of all cards, ascending."""
    owners: Integers
    """Of each word, the place of its card in ``numbers``."""
    weights: Integers


def shelved(cards: Cards) -> Shelf:
    """Cards by word."""
    order = np.argsort(cards.words, kind="stable")
    owners = np.repeat(np.arange(len(cards.numbers)), cards.sizes)
    return Shelf(cards.numbers, cards.days, cards.words[order], owners[order], cards.weights[order])


def extended(kin: Kin, fresh: Sequence[int], read: Read) -> Kin:
    """The kin of all cards, where ``kin`` is right for all but the ``fresh`` ones, whose ``home`` nobody else has.

    Few cards are held at a time, however many there are. Of equal cards the first alone is compared with others: a
    text that a million dispatches have costs as much as one, beside looking at each once.
    """
    twins = _twins(len(kin.home), read)
    firsts = _compared_firsts(kin, twins, fresh, read)
    return _all_like_their_firsts(kin, firsts, twins, fresh)


@dataclass(frozen=True, slots=True)
class Twins:
    """Which cards are equal, in words, weights and day; but those of too few words to be like even their equals."""

    first: Integers
    """Of each card, the first that is its equal: itself, where none is before it."""
    second: Integers
    """Of each first card, the next that is its equal, or ``NOBODY``; of no meaning for others."""
    own: Integers
    """Of each card, how like it is to its equals."""


def _twins(count: int, read: Read) -> Twins:
    first, second, own = np.arange(count), np.full(count, NOBODY), np.zeros(count, np.int64)
    seen: dict[bytes, int] = {}
    for cards in _read(range(count), read):
        ends = np.cumsum(cards.sizes)
        for at, (number, size, end) in enumerate(zip(cards.numbers, cards.sizes, ends, strict=True)):
            span = slice(int(end - size), int(end))
            weights = cards.weights[span]
            own[number] = weights @ weights
            if own[number] < ALIKE:
                continue
            card = cards.days[at].tobytes() + cards.words[span].tobytes() + weights.tobytes()
            first[number] = seen.setdefault(sha256(card).digest(), int(number))
            if first[number] != number and second[first[number]] == NOBODY:
                second[first[number]] = number
    return Twins(first, second, own)


def _compared_firsts(kin: Kin, twins: Twins, fresh: Sequence[int], read: Read) -> Kin:
    """The kin of cards that are the first of their equals, as if there were no others; only of those that have a fresh
    one among them or near them.
    """
    homes: Partition[int] = Partition()
    home, best, likeness = kin.home, np.full(len(kin.home), NOBODY), np.zeros(len(kin.home), np.int64)
    firsts, fresh_firsts = np.unique(twins.first).tolist(), np.unique(twins.first[list(fresh)]).tolist()
    news = np.zeros(len(home), bool)
    news[fresh_firsts] = True
    for cards in _read(firsts, read):
        shelf = shelved(cards)
        for own in _read(fresh_firsts, read):
            if own.numbers[0] > cards.numbers[-1] and news[cards.numbers].all():
                continue  # these two were compared the other way round
            for one, others, close in likenesses(own, shelf):
                for other in others[close >= ALIKE].tolist():
                    homes.join(int(home[one]), int(home[other]))
                first = int(np.argmax(close))
                if (-int(close[first]), int(others[first])) < (-int(likeness[one]), int(best[one])):
                    best[one], likeness[one] = others[first], close[first]
                closer = (close > likeness[others]) | ((close == likeness[others]) & (one < best[others]))
                best[others[closer]], likeness[others[closer]] = one, close[closer]
    return Kin(np.array([homes.find(int(one)) for one in home.tolist()], np.int64), best, likeness)


def _all_like_their_firsts(kin: Kin, firsts: Kin, twins: Twins, fresh: Sequence[int]) -> Kin:
    """The kin of all cards: what is like a card is like its equals, which are like each other."""
    homes: Partition[int] = Partition()
    everybody = np.arange(len(kin.home))
    renewed = np.isin(twins.first, twins.first[list(fresh)])
    for one, first in zip(everybody[renewed].tolist(), twins.first[renewed].tolist(), strict=True):
        if one != first:
            homes.join(int(firsts.home[first]), int(firsts.home[one]))
    twin = np.where(twins.first == everybody, twins.second, twins.first)
    own = np.where(twin == NOBODY, 0, twins.own)
    best, likeness = kin.best.copy(), kin.likeness.copy()
    for other, close in ((firsts.best[twins.first], firsts.likeness[twins.first]), (twin, own)):
        closer = (close > likeness) | ((close == likeness) & (close > 0) & (other < best))
        best[closer], likeness[closer] = other[closer], close[closer]
    return Kin(np.array([homes.find(int(one)) for one in firsts.home.tolist()], np.int64), best, likeness)


def _read(numbers: Sequence[int], read: Read) -> Iterator[Cards]:
    return (read(numbers[at : at + AT_A_TIME]) for at in range(0, len(numbers), AT_A_TIME))


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


def likenesses(own: Cards, shelf: Shelf) -> Iterator[tuple[int, Integers, Integers]]:
    """Of each of ``own`` that is like any card of the shelf: its number, theirs, ascending, and how like they are.

    Only those from ``LOOSELY`` on, and none whose day is too far off.
    """
    first, after = (np.searchsorted(shelf.words, own.words, side) for side in ("left", "right"))
    ends = np.cumsum(own.sizes)
    for one, (number, day) in enumerate(zip(own.numbers.tolist(), own.days.tolist(), strict=True)):
        span = slice(int(ends[one] - own.sizes[one]), int(ends[one]))
        counts = after[span] - first[span]
        shared = np.repeat(after[span] - np.cumsum(counts), counts) + np.arange(counts.sum())
        products = shelf.weights[shared] * np.repeat(own.weights[span], counts)
        # whole numbers, and far below what a float holds of these
        total = np.bincount(shelf.owners[shared], products, len(shelf.numbers)).astype(np.int64)
        near = np.flatnonzero(total >= LOOSELY)
        days = shelf.days[near]
        timely = (days == NO_DAY) | (day == NO_DAY) | (np.abs(days - day) <= WITHIN_DAYS) | (total[near] >= VERY)
        near = near[timely & (shelf.numbers[near] != number)]
        if len(near):
            yield number, shelf.numbers[near], total[near]
