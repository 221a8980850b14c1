"""What surrounds and makes up names in English news: titles, particles, head words, given names, organizations."""

import gzip
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from coranto.model.annotation import Label
from coranto.resources import read_bytes, read_yaml
from coranto.resources.countries import plural
from coranto.text.names import NICKNAMES, fold_name

Sex = Literal["m", "f", "u"]


@dataclass(frozen=True, slots=True)
class GivenName:
    """The sex that bearers mostly have, and the numbers of the names that this is a spelling of."""

    sex: Sex
    groups: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NameLexicon:
    """The vocabularies of ``names.yaml`` and the tables of given names and of common words; words are folded."""

    titles: frozenset[tuple[str, ...]]
    longest_title: int
    suffixes: frozenset[str]
    particles: frozenset[str]
    joiners: frozenset[str]
    heads: Mapping[str, Label]
    """Head word of a name → what the name is of."""
    first_heads: frozenset[str]
    """First words of organizations' names in languages that put the kind first."""
    body_nouns: frozenset[str]
    """Nouns in lower case that, beside a name, say that it is an organization's."""
    illnesses: frozenset[str]
    illness_nouns: frozenset[str]
    place_first: frozenset[str]
    landforms: frozenset[str]
    """Kinds of waters and landforms, written with a name or left off."""
    group_heads: frozenset[str]
    peoples: frozenset[str]
    """Adjectives of peoples, faiths and regions."""
    people_nouns: frozenset[str]
    not_names: frozenset[str]
    person_verbs: frozenset[str]
    kin: frozenset[str]
    place_prepositions: frozenset[str]
    known: Mapping[str, Label]
    """Organizations and sites that the world knows, as written; those longer than an acronym also folded."""
    given: Mapping[str, GivenName]
    family: frozenset[str]
    common: Mapping[str, bool]
    """Words written in lower case; true for nouns and adjectives, false for verbs, adverbs and function words."""

    def spellings(self, words: Iterable[str]) -> dict[str, tuple[int, ...]]:
        """The numbers of the names that each word is a spelling or a short form of; without words that are no name."""
        return {
            word: (self.given[word].groups if word in self.given else ()) + nicknames().get(word, ())
            for word in words
            if word in self.given or word in nicknames()
        }


OTHER_LANGUAGES = 900_000
"""First of the numbers that names of neighbouring languages share; those below come from the table of spellings."""
ACRONYM = 6
"""Letters of the longest acronyms; a name up to that length is known only as it is written."""


def load() -> NameLexicon:
    """The lexicon that the package ships."""
    data = read_yaml("names.yaml")
    titles = frozenset(tuple(fold_name(title).split()) for title in _split(data["titles"]))
    peoples = frozenset(fold_name(word) for word in _split(data["peoples"]))
    return NameLexicon(
        titles=titles,
        longest_title=max(map(len, titles)),
        heads=_heads(data),
        peoples=peoples,
        people_nouns=frozenset(plural(word) for word in peoples) | frozenset(data["group_heads"]),
        known=_known(data),
        given=_given(),
        family=frozenset(gzip.decompress(read_bytes("family_names.txt.gz")).decode().split("\n")),
        common=_common(),
        **{key: frozenset(map(fold_name, data[key])) for key in _PLAIN},
    )


_PLAIN = (
    "suffixes", "particles", "joiners", "place_first", "landforms", "group_heads", "not_names", "person_verbs", "kin",
    "place_prepositions", "first_heads", "body_nouns", "illnesses", "illness_nouns",
)  # fmt: skip
_HEADS: Mapping[str, Label] = {
    "product_heads": "product",
    "event_heads": "event",
    "place_heads": "place",
    "facility_heads": "facility",
    "organization_heads": "organization",
}
"""Lists of head words by label; the later wins where a word is in two."""


def _split(lines: list[str]) -> list[str]:
    return [word.strip() for line in lines for word in line.split(",")]


def _heads(data: dict[str, Any]) -> dict[str, Label]:
    return {fold_name(word): label for key, label in _HEADS.items() for word in _split(data[key])}


def _known(data: dict[str, Any]) -> dict[str, Label]:
    known: dict[str, Label] = dict.fromkeys(data["facilities"], "facility")
    for names in data["organizations"].values():
        known.update((name, "organization") for name in names)
    return {fold_name(name): label for name, label in known.items() if len(name) > ACRONYM and " " in name} | known


def _given() -> dict[str, GivenName]:
    given = {}
    for line in gzip.decompress(read_bytes("given_names.txt.gz")).decode().split("\n"):
        name, sex, groups = line.split("\t")
        given[name] = GivenName(sex, tuple(map(int, groups.split(","))) if groups else ())  # type: ignore[arg-type]
    return given


@cache
def nicknames() -> Mapping[str, tuple[int, ...]]:
    """Given name or short form of one → numbers that it shares; read when first needed.

    With the same name in a neighbouring language from ``OTHER_LANGUAGES`` on, with a name in full or its forms from
    ``NICKNAMES`` on, short forms negative too.
    """
    data = read_yaml("nicknames.yaml")
    numbers: dict[str, set[int]] = {}
    for number, names in enumerate(data["one_name"], OTHER_LANGUAGES):
        for word in _split([names]):
            numbers.setdefault(fold_name(word), set()).add(number)
    number = NICKNAMES
    for line in data["forms"]:
        for full, forms in line.items():
            for name in _split([full]):
                numbers.setdefault(fold_name(name), set()).add(number)
                for form in _split([forms]):
                    numbers.setdefault(fold_name(form), set()).update((number, -number))
                number += 1
    return {word: tuple(sorted(found)) for word, found in numbers.items()}


def _common() -> dict[str, bool]:
    lines = gzip.decompress(read_bytes("common_words.txt.gz")).decode().split("\n")
    return {word: kind == "c" for word, kind in (line.split("\t") for line in lines)}
