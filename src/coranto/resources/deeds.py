"""Deeds that news tells in several words, as ``deeds.yaml`` lists them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from coranto.resources import read_yaml
from coranto.text.stems import undoubled

_WORD: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, eq=False)
class Deeds:
    """Words, by their stems, to the deeds that they may tell."""

    of_stem: Mapping[str, frozenset[str]]
    of_phrase: Mapping[str, frozenset[str]]
    """Deeds of verbs with a particle: *call off*."""
    of_word: Mapping[str, frozenset[str]]
    """Deeds of words that count as written: *hearing*, not *heard*."""
    stages: frozenset[str]
    """Verbs that say how far a deed has got, and verbs with a particle that do."""

    def of(self, words: str) -> frozenset[str]:
        """The deeds that any of some words may tell; the words of a known phrase tell nothing else."""
        low = " ".join(_WORD.findall(words.lower()))
        found = self.of_phrase.get(low)
        if found is not None:
            return found
        return frozenset(deed for word in low.split() for deed in self._of_one(word))

    def _of_one(self, word: str) -> frozenset[str]:
        return self.of_word.get(word) or self.of_stem.get(root(word), frozenset())

    def is_stage(self, words: str) -> bool:
        """Whether a trigger only says how far something has got."""
        return " ".join(_WORD.findall(words.lower())) in self.stages


def root(word: str) -> str:
    """A stem cut until nothing more falls off, one for *stop* and *stopped*: that of a stem is that of its word."""
    cut = undoubled(word)
    return cut if cut == word else root(cut)


@cache
def load() -> Deeds:
    """The table of the package."""
    raw = read_yaml("deeds.yaml")
    listed = [(deed, str(word)) for deed, words in raw["deeds"].items() for word in words]
    return Deeds(
        _by((root(word), deed) for deed, word in listed if " " not in word and word[0] != "="),
        _by((word, deed) for deed, word in listed if " " in word),
        _by((word[1:], deed) for deed, word in listed if word[0] == "="),
        frozenset(map(str, raw["stages"])),
    )


def _by(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    held: dict[str, set[str]] = {}
    for key, deed in pairs:
        held.setdefault(key, set()).add(deed)
    return {key: frozenset(deeds) for key, deeds in held.items()}
