"""Gathering the main occurrence of a story: what has no day or place is the one that its dispatch is about.

A bridge falls once. Dispatches go on speaking of it for days, without saying again where and when; likeness of words
does not find them. Only kinds of which a story mostly has one are gathered (``OCCASIONS``), only where the dispatch
names the place, and only where a single event can be meant.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, Protocol

from coranto.resolve.event_features import Features
from coranto.text.names import fold_name

WHY: Final = "of which the story has one"
_DEFINITE: Final = re.compile(r"(?:the|this|that|its|their)\b", re.I)
_MOVING: Final = "crash"
"""The class whose things tell it apart even where they are definite: *the bus* is not *the train*."""
_ONE_FOR_ALL: Final = frozenset(("coup", "invasion", "earthquake", "tsunami", "eruption"))
"""Classes told by many different objects: whom it hit does not tell it from another."""


THINGS: Final = 12
"""How many tellings of one event are asked what it befell: keeps the work near linear."""


class Clusters(Protocol):
    """The clusters under construction."""

    def find(self, i: int) -> int:
        """The position that stands for the cluster of ``i``."""

    def possible(self, a: int, b: int) -> bool:
        """Whether the clusters of two positions can be one, and the day of either is known."""

    def stated(self, i: int) -> bool:
        """Whether a text states the day of the cluster."""


def gathered(found: Sequence[Features], clusters: Clusters) -> Iterator[tuple[int, int]]:
    """Pairs of positions to be joined, each looked for after the ones before were joined."""
    told = [i for i, feature in enumerate(found) if feature.occasion is not None and feature.mention.status != "denied"]
    placed = _by_place(found, told)
    for members in placed.values():
        yield from _stated(found, members, clusters)
    things: dict[int, list[Features]] = {}
    for i in told:
        things.setdefault(clusters.find(i), []).append(found[i])
    things = {root: _named(members) for root, members in things.items()}
    for i in sorted(told, key=lambda i: (found[i].mention.place is None, i)):
        if found[i].occasion == _MOVING and not found[i].recipients:
            continue  # a ferry, a canoe: nobody knows which
        near = set()
        for key in _keys(found[i]):
            placed[key] = sorted({clusters.find(j) for j in placed.get(key, ())})
            near.update(placed[key])
        near.discard(clusters.find(i))
        able = sorted(j for j in near if clusters.possible(i, j) and not _other_thing(found[i], things[j]))
        sure = [j for j in able if clusters.stated(j)] or able
        if len(sure) == 1:
            both = (*things[sure[0]], *things[clusters.find(i)])
            yield sure[0], i
            things[clusters.find(i)] = _named(both)


def _named(members: Sequence[Features]) -> list[Features]:
    """Some of the members that say what it befell."""
    return [member for member in members if member.recipients][:THINGS]


def _by_place(found: Sequence[Features], told: Sequence[int]) -> dict[tuple[str, str], list[int]]:
    """Positions by class and name of the place where the mention itself puts the event."""
    placed: dict[tuple[str, str], list[int]] = {}
    for i in told:
        place = found[i].mention.place
        if place is not None:
            placed.setdefault((found[i].occasion or "", fold_name(place.name)), []).append(i)
    return placed


def _keys(feature: Features) -> Iterator[tuple[str, str]]:
    """Class and place: its own, or where it has none those that its document names."""
    place = feature.mention.place
    names = feature.near if place is None else {fold_name(place.name)}
    return ((feature.occasion or "", name) for name in sorted(names))


def _stated(found: Sequence[Features], members: Sequence[int], clusters: Clusters) -> Iterator[tuple[int, int]]:
    """Pairs of one place whose stated days agree, next to one another by day."""
    dated = sorted((i for i in members if found[i].stated and found[i].begin), key=lambda i: (found[i].begin or 0, i))
    for a, b in pairwise(dated):
        if clusters.find(a) != clusters.find(b) and clusters.possible(a, b) and not _things_differ(found[a], found[b]):
            yield min(a, b), max(a, b)


def _other_thing(one: Features, named: Sequence[Features]) -> bool:
    """Whether it befell something else than every one of those: of what moves, whether none of them says what."""
    if not named:
        return one.occasion == _MOVING
    return all(_things_differ(one, other) for other in named)


def _things_differ(one: Features, other: Features) -> bool:
    """Whether two occurrences befell two things: other words, and none of them a definite *the bridge*."""
    if one.occasion in _ONE_FOR_ALL or not (one.recipients and other.recipients) or one.recipients & other.recipients:
        return False
    return one.occasion == _MOVING or not (_definite(one) or _definite(other))


def _definite(feature: Features) -> bool:
    return all(_DEFINITE.match(actor.text) for actor in feature.mention.recipients)
