"""The rare words about a day, by which two dispatches tell of one thing that no list of occurrences names."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from coranto.resources.rarity import Rarity, word_stems
from coranto.text.stems import content_words

COMMON: Final = 2.0
"""Words of less weight stand in every dispatch; of the others, what is above it counts."""
LEAST: Final = 3.0
"""What shared words must weigh together to tell of one thing."""
FULL: Final = 7.0
"""Beyond this more words add nothing."""
ALONE: Final = 4.0
"""One shared word that is no name proves nothing, unless it weighs so much."""
FEWEST: Final = 2
NAMED: Final = 0.5
"""What a capital leaves of a word's weight: names stand with every day of a story, deeds with one."""
NAME: Final = "^"
"""Marks the stem of a name; names alone tell of nothing."""
DEADLINE: Final = ("by", 2.0)
"""What a day until which something is to be done weighs: few days of a story are."""
HOUR: Final = ("@", 1.5)
"""Marks an hour that lies ahead, and what it weighs: *by noon today* is *by noon on Friday* in another."""
PAIR: Final = 1.5
"""What two plain words weigh that stand side by side in both, beyond their own weights."""

_PAIR: Final = re.compile(r"\b(?=([a-z]{3,}) ([a-z]{3,})\b)")
_MARCH: Final = re.compile(r"\bmarch\b")
"""In small letters no month, but a deed."""
_CAPITAL: Final = re.compile(r"(?<![.!?:“\"]\s)(?<!\n)(?<!\A)\b[^\W\d_a-z]\w+")

Told = tuple[tuple[str, float], ...]
"""Stems with their weights, in order."""


def often_told(sentences: Iterable[str]) -> Mapping[str, int]:
    """In how many sentences of a dispatch each stem stands: the fewer, the more it tells of one of its days."""
    return Counter(stem for sentence in sentences for stem in set(word_stems(sentence)))


def told_words(text: str, rarity: Rarity, often: Mapping[str, int]) -> Told:
    """The stems of ``text`` that tell, each once: weekdays, months and words of everyday prose left out."""
    meant = content_words(text) | ({"march"} if _MARCH.search(text) else set())
    names = {stem for match in _CAPITAL.finditer(text) for stem in word_stems(match.group())}
    found: dict[str, float] = {}
    for stem in meant.intersection(word_stems(text)):
        weight = (rarity.idf(stem) - COMMON) / often.get(stem, 1) ** 0.5
        found[f"{NAME}{stem}" if stem in names else stem] = NAMED * weight if stem in names else weight
    for match in _PAIR.finditer(text.lower()):
        pair = [word_stems(match[number]) for number in (1, 2)]
        if all(len(stems) == 1 and stems[0] in meant and stems[0] not in names for stems in pair):
            found[" ".join(stems[0] for stems in pair)] = PAIR
    return tuple(sorted((stem, round(weight, 3)) for stem, weight in found.items() if weight > 0))


def shared_weights(mine: Told, theirs: Told) -> dict[str, float]:
    """The stems that both tellings have, each with the mean of its weights."""
    there = dict(theirs)
    return {stem: (weight * there[stem]) ** 0.5 for stem, weight in mine if stem in there}


def likeness_of(mine: Told, theirs: Told, *, ahead: bool = False) -> float:
    """How surely two tellings are of one thing, 0 to 1: their shared words, each by how rare and how single it is.

    What one of them tells as still to come (``ahead``) has one day, be it named by no more than its term.
    """
    shared = shared_weights(mine, theirs)
    unnamed = {stem: weight for stem, weight in shared.items() if stem[0] != NAME}
    plain = list(unnamed.values()) if ahead else _units(unnamed)
    if len(plain) < FEWEST and sum(plain) < ALONE:
        return 0.0
    total = sum(shared.values())
    return min(1.0, total / FULL) if total >= LEAST else 0.0


def _units(shared: Mapping[str, float]) -> list[float]:
    """The weights of shared words, those of one term (*mobile internet*) as the heaviest of them: it names a matter,
    of which much is told, and no deed.
    """
    found = dict(shared)
    for pair in [stem for stem in shared if " " in stem]:
        del found[pair]
        first, second = pair.split(" ")
        if first in found and second in found:
            lighter = min((first, second), key=lambda stem: (found[stem], stem))
            del found[lighter]
    return list(found.values())
