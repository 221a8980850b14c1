"""Occurrences that have victims, by the words that name them, as ``consequences.yaml`` lists them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from coranto.resources import read_yaml

NEIGHBOUR = 16
"""Characters before a word in which a neighbour that makes it something else stands."""


@dataclass(frozen=True, slots=True, eq=False)
class Consequences:
    """Words to kinds of occurrences, which kinds may be one occasion, and whom each can have for victims."""

    words: re.Pattern[str]
    """Matches any word that names a kind; the name of the group that matched is the kind."""
    kindred: frozenset[frozenset[str]]
    point: frozenset[str]
    """Kinds that are over within a day."""
    local: frozenset[str]
    """Kinds that happen in one place."""
    families: Mapping[str, str]
    """Kinds by family of event mentions."""
    not_before: Mapping[str, frozenset[str]]
    not_after: Mapping[str, frozenset[str]]
    victims: Mapping[str, frozenset[str]]
    """By a figure's quantity, the kinds that can have such victims."""

    def named(self, text: str) -> Iterator[tuple[int, str]]:
        """Each word of ``text`` that names a kind: its offset and the kind."""
        for match in self.words.finditer(text):
            if not self._is_else(text, match):
                yield match.start(), match.lastgroup or ""

    def alike(self, one: str, other: str) -> bool:
        """Whether two kinds may be two words for one occasion."""
        return one == other or frozenset((one, other)) in self.kindred

    def is_local(self, kind: str) -> bool:
        """Whether such an occurrence happens in one place, so that its toll needs no place to be told."""
        return kind in self.local

    def _is_else(self, text: str, match: re.Match[str]) -> bool:
        """Whether a neighbour makes the word something else: *fire brigade*, *opened fire*, *World War*."""
        word = match.group().lower()
        after = re.compile(r"[\s-]+([a-z]+)", re.IGNORECASE).match(text, match.end())
        if after is not None and after[1].lower() in self.not_before.get(word, ()):
            return True
        before = text[max(0, match.start() - NEIGHBOUR) : match.start()].lower().split()
        return bool(before) and before[-1] in self.not_after.get(word, ())


def load() -> Consequences:
    """The table of the package."""
    raw = read_yaml("consequences.yaml")
    groups = (f"(?P<{kind}>{'|'.join(_pattern(word) for word in words)})" for kind, words in raw["kinds"].items())
    return Consequences(
        re.compile(rf"(?<![\w-])(?:{'|'.join(groups)})(?![\w])", re.IGNORECASE),
        frozenset(frozenset(pair) for pair in raw["kindred"]),
        frozenset(raw["point"]),
        frozenset(raw["local"]),
        raw["families"],
        {word: frozenset(listed) for word, listed in raw["not_before"].items()},
        {word: frozenset(listed) for word, listed in raw["not_after"].items()},
        {quantity: frozenset(kinds) for quantity, kinds in raw["victims"].items()},
    )


def _pattern(word: str) -> str:
    return re.escape(word[:-1]) + r"[a-z-]*" if word.endswith("*") else re.escape(word)
