"""Currencies and measures, as ``units.yaml`` lists them, compiled into matchers."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from coranto.resources import read_yaml

SCALE_LETTERS: Final = "mn|mln|bn|bln|tn|trn|[mMbBkKtT]"
"""Letters that, after a currency amount, multiply it."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One way to measure: its dimension, and its name as records have it."""

    dimension: str
    name: str | None
    """An ISO 4217 code or *percent*; null for a measure that records give as written."""


@dataclass(frozen=True, slots=True)
class Units:
    """Matchers that are tried right before and right after a number, and what they stand for."""

    prefix: re.Pattern[str]
    """A currency sign or code at the end of the text before a number; group ``sign``."""
    prefix_ends: frozenset[str]
    """Characters that such a sign ends with: a quick look before ``prefix`` is tried."""
    suffix: re.Pattern[str]
    """A unit that follows a number, with the space or hyphen between; group ``unit``."""
    per: re.Pattern[str]
    """*a barrel*, *per year*; group ``per``."""
    signs: Mapping[str, Unit]
    words: Mapping[str, Unit]
    """By lower-case words, or by the abbreviation as written."""
    nouns: Mapping[str, str]
    """What is counted when nothing nearer says so, by dimension."""

    def of_word(self, written: str) -> Unit:
        """The unit that a match of ``suffix`` stands for."""
        known = self.words.get(written)
        return known or self.words[" ".join(written.lower().replace("-", " ").split())]


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", "[ -]") for word in sorted(words, key=lambda w: (-len(w), w)))


def _plurals(name: str) -> list[str]:
    if name.endswith(("s", "feet", "renminbi", "yen", "yuan", "won", "baht", "hertz", "sterling")):
        return [name]
    first, _, rest = name.partition(" per ")
    made = [name, f"{first}s per {rest}" if rest else f"{name}s"]
    if name.endswith("inch"):
        made.append(name + "es")
    for joint in (" an ", " of "):
        head, found, tail = name.partition(joint)
        if found:
            made.append(f"{head}s{joint}{tail}")
    return made


def load() -> Units:
    """The currencies and measures of the whole world."""
    raw = read_yaml("units.yaml")
    words: dict[str, Unit] = {}
    signs: dict[str, Unit] = {}
    abbreviations: set[str] = set()
    for name in raw["shared_currencies"]:
        words.update(dict.fromkeys(_plurals(name), Unit("money", None)))
    for code, row in raw["currencies"].items():
        unit = Unit("money", code)
        signs.update(dict.fromkeys([code, *row.get("symbols", ())], unit))
        for name in row["names"]:
            words.update(dict.fromkeys(_plurals(name), unit))
    for dimension, row in raw["measures"].items():
        unit = Unit(dimension, None)
        for name in row["names"]:
            words.update({plural.replace("-", " "): unit for plural in _plurals(name)})
        for short in row.get("abbreviations", ()):
            words[short] = unit
            abbreviations.add(short)
    words.update({name.replace("-", " "): Unit("percent", "percent") for name in raw["percent"]})
    words.update({sign: unit for sign, unit in signs.items() if sign.isalpha() is False or sign.isupper()})
    return Units(
        prefix=re.compile(
            rf"(?:(?<![\w-])|(?<=[-–])(?=\W))(?P<sign>{_alternatives(signs)})[ \u00a0]?(?P<minus>[-−])?$"
        ),
        prefix_ends=frozenset(sign[-1] for sign in signs) | {"-", "−"},
        suffix=_suffix(words, abbreviations | {sign for sign in signs if sign in words}),
        per=re.compile(rf"(?P<joint> an? | per |-an?-| ?/ ?|p/)(?P<per>(?i:{_alternatives(raw['per'])}))\b"),
        signs=signs,
        words=words,
        nouns=raw["dimension_nouns"],
    )


def _suffix(words: Mapping[str, Unit], exact: set[str]) -> re.Pattern[str]:
    """A unit after a number: words in any case, abbreviations and codes as written."""
    spelled = _alternatives(word for word in words if word not in exact and word[0].isalpha())
    signs = _alternatives(word for word in words if not word[0].isalpha())
    short = _alternatives(word for word in exact if word[0].isalpha())
    return re.compile(
        rf"(?P<gap>[ \u00a0]?[-‑–]?[ \u00a0]?)"
        rf"(?P<unit>(?i:{spelled})(?![\w])|(?:{short})(?![\w])|(?:{signs}))"
    )
