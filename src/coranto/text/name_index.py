"""Names found again among many: keys under which spellings meet, and how close the found ones are.

Near linear in the number of names: a name is compared only with those that share its rarest keys.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import log
from typing import Final

from rapidfuzz.distance import Indel

from coranto.text.names import fold_name
from coranto.text.transliteration import coarse_keys, skeleton, sound_key

ARTICLES: Final = frozenset({
    "al", "el", "ul", "ad", "an", "ar", "as", "ash", "at", "az", "ed", "en", "er", "es", "et", "ez", "de", "la", "le",
    "the", "von", "van",
})  # fmt: skip
"""Words that one spelling has and another leaves out, or writes together with the next."""
CANDIDATES: Final = 60
"""Names looked at closely for one that is sought."""
TOO_MANY: Final = 4000
"""Names that may share a key before the key tells nothing."""
_LEFT_OVER: Final = 0.6
"""How much a letter of a word without counterpart weighs, against one of a word that has one."""


def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name in Latin letters without articles; all of them if there is nothing else."""
    words = fold_name(name).split()
    return tuple(word for word in words if word not in ARTICLES) or tuple(words)


def name_keys(name: str) -> frozenset[str]:
    """Keys of a name in Latin letters: each word and each two neighbours by letters, by sound, and by consonants.

    Spellings of one name share some of them whatever the romanisation; ``=``, ``~``, ``:`` and ``.`` mark how much
    a key tells, from the letters down to the classes of consonants.
    """
    words = name_words(name)
    together = ("".join(pair) for pair in pairwise(words))
    return frozenset(key for word in (*words, *together, "".join(words)) for key in _word_keys(word))


@lru_cache(maxsize=1 << 13)
def _word_keys(word: str) -> tuple[str, ...]:
    coarse = (f".{key}" for key in coarse_keys(word) if len(key) > 1)
    return (f"={word}", f"~{sound_key(word)}", f":{skeleton(word)}", *coarse)


@lru_cache(maxsize=1 << 14)
def word_closeness(a: str, b: str) -> float:
    """How much of two words' letters, sounds and consonants is common, 0 to 1."""
    if a == b:
        return 1.0
    ways = ((a, b), (sound_key(a), sound_key(b)), (skeleton(a), skeleton(b)))
    coarse = max(Indel.normalized_similarity(x, y) for x in coarse_keys(a) for y in coarse_keys(b))
    return (sum(Indel.normalized_similarity(x, y) for x, y in ways) + coarse) / (len(ways) + 1)


def closeness(a: str, b: str) -> float:
    """How close two names in Latin letters are, 0 to 1, whatever the order of their words or the gaps between them."""
    x, y = name_words(a), name_words(b)
    return max(_by_words(x, y), word_closeness("".join(x), "".join(y)))


def _by_words(a: Sequence[str], b: Sequence[str]) -> float:
    pairs = sorted(((word_closeness(x, y), i, j) for i, x in enumerate(a) for j, y in enumerate(b)), reverse=True)
    left, right = set(range(len(a))), set(range(len(b)))
    common = letters = 0.0
    for score, i, j in pairs:
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            weight = len(a[i]) + len(b[j])
            common += score * weight
            letters += weight
    spare = sum(len(a[i]) for i in left) + sum(len(b[j]) for j in right)
    return common / (letters + _LEFT_OVER * spare) if letters else 0.0


@dataclass(frozen=True, slots=True)
class Found:
    """A name of the index by its number, and how close it is to the one sought, 0 to 1."""

    number: int
    score: float


class NameIndex:
    """Names by their keys. A name may have several spellings: those of its script and those a lexicon knows."""

    def __init__(self, names: Iterable[Sequence[str]]) -> None:
        """Indexes the spellings of each name, in Latin letters; a name's number is its place in ``names``."""
        self._names = tuple(tuple(spellings) for spellings in names)
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for number, spellings in enumerate(self._names):
            for key in set().union(*map(name_keys, spellings)):
                holders[key].append(number)
        self._holders = dict(holders)

    def candidates(self, spellings: Sequence[str], most: int = CANDIDATES) -> list[int]:
        """Numbers of the names that share most with the spellings, rare keys weighing more; the first the likeliest."""
        weights: defaultdict[int, float] = defaultdict(float)
        for key in sorted(set().union(*map(name_keys, spellings))):
            holders = self._holders.get(key, ())
            if len(holders) <= TOO_MANY:
                rarity = log(1 + len(self._names) / (1 + len(holders)))
                for number in holders:
                    weights[number] += rarity
        return heapq.nsmallest(most, weights, key=lambda number: (-weights[number], number))

    def search(self, spellings: Sequence[str], most: int = 10) -> list[Found]:
        """The closest names, the closest first."""
        found = [
            Found(number, max(closeness(a, b) for a in spellings for b in self._names[number]))
            for number in self.candidates(spellings)
        ]
        return heapq.nsmallest(most, found, key=lambda one: (-one.score, one.number))
