"""Names as values: folding, parts, initials and the keys under which spellings of one name meet."""

import re
import unicodedata
from collections.abc import Container
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_SPECIAL: Final = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h",
        "ŋ": "n",
        "ə": "a", "ɛ": "e", "ɔ": "o",
        "ʼ": None, "ʻ": None, "ʹ": None, "ʿ": None, "ʾ": None, "’": None, "‘": None,
        "'": None, "`": None, "´": None, "ʺ": None, "“": " ", "”": " ", "-": " ", "–": " ", "—": " ",
        "‐": " ", "‑": " ",
        ".": " ", ",": " ", "/": " ", "(": " ", ")": " ", "&": " and ", "·": " ", "\u200b": None, "\u00ad": None,
    }
)  # fmt: skip
"""Letters that Unicode does not decompose, and the marks that names are written with or without."""

_POSSESSIVE: Final = re.compile(r"['’]s?$", re.IGNORECASE)


def fold_name(name: str) -> str:
    """``name`` in lower case without accents, apostrophes, hyphens and stops, one space between words."""
    return _folded(name) if len(name) <= REMEMBERED else _fold(name)


def _fold(name: str) -> str:
    if name.isascii():
        plain = name.lower()
        if plain.isalnum():
            return plain
    else:
        decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
        plain = "".join(ch for ch in decomposed if not unicodedata.combining(ch))
    return " ".join(plain.translate(_SPECIAL).split())


_folded = lru_cache(maxsize=1 << 13)(_fold)
"""Few words make up most of a text, so that most are folded once."""
REMEMBERED: Final = 40
"""Characters up to which a name's folded form is kept."""


NICKNAMES: Final = 1_000_000
"""First of the numbers that a given name shares with its short forms; those below are of spellings of one name."""


def without_possessive(name: str) -> str:
    """``name`` without a genitive ``'s`` or a bare final apostrophe."""
    return _POSSESSIVE.sub("", name)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in parts, folded; without titles and suffixes."""

    given: tuple[str, ...]
    family: str
    """The last word, with the particles that belong to it: ``van der berg``; empty for an empty name."""

    @property
    def parts(self) -> tuple[str, ...]:
        return (*self.given, self.family)


def person_name(name: str, particles: Container[str], suffixes: Container[str] = ()) -> PersonName:
    """The parts of a name written given name first, or family name first before a comma."""
    family_first, comma, rest = name.partition(",")
    if comma and rest.strip() and fold_name(rest) not in suffixes:
        name = f"{rest} {family_first}"
    words = fold_name(name).split()
    while len(words) > 1 and words[-1] in suffixes:
        words.pop()
    if not words:
        return PersonName((), "")
    start = len(words) - 1
    while start > 1 and words[start - 1] in particles:
        start -= 1
    return PersonName(tuple(words[:start]), " ".join(words[start:]))


def initials(name: str, skipped: Container[str] = frozenset({"of", "the", "and", "for", "on", "de", "du"})) -> str:
    """First letters of the words of ``name``, in capitals: *United Nations* gives ``UN``."""
    return "".join(word[0] for word in fold_name(name).split() if word not in skipped).upper()
