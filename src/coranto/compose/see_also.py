"""What seems to tell of the same matter, in other dispatches or close by: cited last, marked as such, counting for
nothing.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence, Set
from itertools import chain
from typing import Final

from coranto.compose.desk import Desk, Home
from coranto.compose.drafts import Draft
from coranto.compose.kinship import Kin, Kinship
from coranto.compose.nearby import Nearby
from coranto.compose.selection import passage_of
from coranto.model.resolved import Extent
from coranto.tools import Tools

MOST: Final = 3
"""Passages of other dispatches shown beside one line …"""
MOST_NEARBY: Final = 2
"""… and of its own."""


def see_also(drafts: Sequence[Draft], desk: Desk, tools: Tools) -> None:
    """Adds to each line the sentences that are likeliest kin to those it rests on: the best of each other dispatch,
    three at most, and two at most that stand close by.
    """
    kinship = Kinship(desk, tools.rarity, tools.kinship, tools.deeds)
    nearby = Nearby(kinship, desk.lines, tools.nearby)
    contested = {home for home, at in kinship.at.items() if kinship.rows[at].contested}
    for draft in drafts:
        homes = sorted(set(draft.homes(desk)))
        kept = frozenset() if contested.intersection(homes) else contested  # a tale told false stands with its own line
        for kin in chain(_elsewhere(homes, kinship, kept), _close_by(homes, nearby, kept, draft)):
            passage = passage_of(desk.lines, kin.sentence.doc, kin.sentence.start, kin.sentence.end)
            if not draft.cites(passage.sentence):
                draft.beside.append(passage)


def _elsewhere(homes: Sequence[Home], kinship: Kinship, kept: Set[Home]) -> Iterator[Kin]:
    """The likeliest of each other dispatch, if it is not ``kept`` away."""
    best = _best(chain.from_iterable(map(kinship.of, homes)), lambda kin: kin.sentence.doc)
    fresh = (kin for kin in best if _home(kin) not in kept)
    yield from sorted(fresh, key=lambda k: (-k.probability, k.sentence.doc))[:MOST]


def _close_by(homes: Sequence[Home], nearby: Nearby, kept: Set[Home], draft: Draft) -> Iterator[Kin]:
    """Of the sentences that the line does not cite already and that are not ``kept`` away, the likeliest."""
    best = _best(chain.from_iterable(map(nearby.of, homes)), _home)
    fresh = (kin for kin in best if _home(kin) not in kept and not draft.cites(Extent(*_home(kin), kin.sentence.end)))
    yield from sorted(fresh, key=lambda k: (-k.probability, k.sentence.doc, k.sentence.start))[:MOST_NEARBY]


def _best(found: Iterable[Kin], key: Callable[[Kin], Hashable]) -> list[Kin]:
    """The likeliest of each key, of equals the first."""
    best: dict[Hashable, Kin] = {}
    for kin in found:
        known = best.get(key(kin))
        if known is None or kin.probability > known.probability:
            best[key(kin)] = kin
    return list(best.values())


def _home(kin: Kin) -> Home:
    return kin.sentence.doc, kin.sentence.start
