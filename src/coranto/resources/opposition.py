"""How news sets one word against another without saying so, as ``opposition.yaml`` lists it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from coranto.resources import read_yaml
from coranto.text.wordlists import phrases, words


@dataclass(frozen=True, slots=True, eq=False)
class Opposition:
    """Who is apt to speak against whom, what turns from one word to the next, and what cannot both be true."""

    kinds: Mapping[str, frozenset[str]]
    """Words of a source by the kind of speaker that it is, in the order in which they are asked."""
    apart: frozenset[frozenset[str]]
    """Kinds that are apt to speak against one another."""
    sides: tuple[tuple[frozenset[str], frozenset[str]], ...]
    """Words of sources that are the two sides of a case."""
    turns: re.Pattern[str]
    goes_on: re.Pattern[str]
    insists: frozenset[str]
    after_all: frozenset[str]
    universal: frozenset[str]
    measured: frozenset[str]
    opposites: tuple[tuple[frozenset[str], frozenset[str]], ...]

    def kind(self, source: frozenset[str]) -> str | None:
        """What kind of speaker the words of a source make it."""
        return next((kind for kind, known in self.kinds.items() if source & known), None)

    def faces(self, one: frozenset[str], other: frozenset[str]) -> bool:
        """Whether two sources are the two sides of a case."""
        return _across(self.sides, one, other)

    def excludes(self, one: frozenset[str], other: frozenset[str]) -> bool:
        """Whether a word of one content cannot be true where a word of the other is."""
        return _across(self.opposites, one - other, other - one)


def _across(
    pairs: tuple[tuple[frozenset[str], frozenset[str]], ...], one: frozenset[str], other: frozenset[str]
) -> bool:
    return any((one & left and other & right) or (one & right and other & left) for left, right in pairs)


def load() -> Opposition:
    """The table of the package."""
    raw = read_yaml("opposition.yaml")
    return Opposition(
        kinds={kind: words(listed) for kind, listed in raw["kinds"].items()},
        apart=frozenset(frozenset(pair) for pair in raw["apart"]),
        sides=_pairs(raw["sides"]),
        turns=_any(raw["turns"]),
        goes_on=_any(raw["goes_on"]),
        insists=words(raw["insists"]),
        after_all=words(raw["after_all"]),
        universal=words(raw["universal"]),
        measured=words(raw["measured"]),
        opposites=_pairs(raw["opposites"]),
    )


def _pairs(rows: list[list[str]]) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return tuple((words(left), words(right)) for left, right in rows)


def _any(listed: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases(listed)))})\b", re.IGNORECASE)
