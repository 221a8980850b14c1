"""Which roles are public ones, as ``public_roles.yaml`` lists them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from coranto.resources import read_yaml
from coranto.text.folding import plain

_WORD: Final = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class PublicRoles:
    """Words that tell a public role from any other; all folded."""

    heads: frozenset[str]
    phrases: tuple[str, ...]
    never: frozenset[str]
    stops: frozenset[str]

    def hold(self, role: str) -> bool:
        """Whether a role, as a text writes it, is a public one; of several, set apart by commas, whether any is."""
        return any(self._public(piece) for piece in re.split(r"[,;/]|\band\b", _folded(role)))

    def is_head(self, word: str) -> bool:
        """Whether a single word names a public role; of one with hyphens, whether its last part does."""
        return not self.heads.isdisjoint((_folded(word), re.split(r"[- ]", _folded(word))[-1]))

    def _public(self, role: str) -> bool:
        if any(role.startswith(phrase) for phrase in self.phrases):
            return True
        title: list[str] = []
        for word in _WORD.findall(role):
            if word in self.stops:
                break
            title.append(word)
        if not title or not self.never.isdisjoint(title):
            return False
        return not self.heads.isdisjoint((title[-1], *title[-1].split("-")))


@cache
def public_roles() -> PublicRoles:
    """The public roles that the package knows."""
    data = read_yaml("public_roles.yaml")
    return PublicRoles(
        frozenset(_words(data["heads"])),
        tuple(map(_folded, data["phrases"])),
        frozenset(map(_folded, data["never"])),
        frozenset(map(_folded, data["stops"])),
    )


def _words(rows: Iterable[str]) -> Iterable[str]:
    return (_folded(word.strip()) for row in rows for word in row.split(","))


def _folded(words: str) -> str:
    return " ".join(plain(words, diacritics=True, case=True).split())
