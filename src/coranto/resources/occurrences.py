"""Kinds of occurrences by the words that name them, for telling whether two dispatches speak of one event."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coranto.resources import read_yaml

_MONTH = re.compile(
    r"(?:\d(?:st|nd|rd|th)?|\b(?:in|of|by|since|until|till|from|to|last|next|this|early|late|mid|through|and))[\s,-]+March\b"
    r"|March,?\s+\d"
)
"""*12 March*, *in March*: no march."""


@dataclass(frozen=True, slots=True, eq=False)
class Occurrences:
    """Words to kinds; a kind is a broad class such as ``quake`` or ``walkout``."""

    words: re.Pattern[str]
    """Matches any word that names a kind, at a word's beginning, case ignored."""
    onset: re.Pattern[str]
    """Matches words that tell the day on which something began; *has killed* tells none."""
    aftermath: frozenset[str]
    """Nouns of what follows a disaster and is counted from it."""
    point: frozenset[str]
    """Kinds that are over within a day."""

    def kinds(self, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, str]]:
        """Each word of ``text[start:end]`` that names a kind: its offset and the kind."""
        for match in self.words.finditer(text, start, len(text) if end is None else end):
            if match.group() == "March" and _MONTH.search(text, max(0, match.start() - 12), match.end() + 6):
                continue
            yield match.start(), (match.lastgroup or "").replace("_", "-")


def load() -> Occurrences:
    """The table of the package."""
    raw = read_yaml("occurrences.yaml")
    groups = [
        f"(?P<{kind.replace('-', '_')}>{'|'.join(_pattern(word) for word in words)})"
        for kind, words in raw["kinds"].items()
    ]
    onset = "|".join(re.escape(word) for word in raw["onset"])
    return Occurrences(
        re.compile(rf"(?<![\w-])(?:{'|'.join(groups)})(?![\w])", re.IGNORECASE),
        re.compile(rf"(?<!\bhas )(?<!\bhave )\b(?:{onset})\b", re.IGNORECASE),
        frozenset(raw["aftermath"]),
        frozenset(raw["point"]),
    )


def _pattern(word: str) -> str:
    return re.escape(word[:-1]) + r"[a-z-]*" if word.endswith("*") else re.escape(word)
