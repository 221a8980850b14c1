"""Words that help to tell what a toponym stands for: kinds of places, short forms, deeds of governments."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from coranto.model.annotation import PlacePrecision
from coranto.resources import read_yaml

_OF_KIND: Final[Mapping[str, frozenset[PlacePrecision]]] = {
    "region": frozenset({"region", "province"}),
    "province": frozenset({"region", "province", "district"}),
    "district": frozenset({"district", "region", "province"}),
    "city": frozenset({"city"}),
    "water": frozenset({"water"}),
}
"""Precisions that a kind of place may have: one state's provinces are another's districts."""


@dataclass(frozen=True, slots=True)
class ToponymWords:
    """The vocabulary of ``toponym_words.yaml``; words in lower case unless said otherwise."""

    kinds: Mapping[str, frozenset[PlacePrecision]]
    """Word for a kind of place → the precisions that it may mean."""
    bodies: frozenset[str]
    """Words that begin the name of a body behind the name of its region or country."""
    body: re.Pattern[str]
    """A name of one or two words, and behind it the word for its kind or the first word of a body's name."""
    shorts: Mapping[str, str]
    states: Mapping[str, tuple[str, str]]
    """Short form as written → full name of the first-level region, alpha-2 code of its country."""
    seats: Mapping[str, str]
    """Alpha-2 code → the town where the government sits, where the capital is another."""
    acts: frozenset[str]
    """Forms of verbs that governments do."""
    suffered: frozenset[str]
    """Words behind *is* and *was* that tell of those who govern: *was accused*, *is ready*."""
    relations: frozenset[str]
    """Nouns of what two sides have: *talks between*, *ties with*."""
    pressures: frozenset[str]
    """Nouns of what is laid on somebody: *sanctions on*."""
    messages: frozenset[str]
    """Nouns of what somebody gives: *a reply from*."""
    owned: frozenset[str]
    """What those who govern have: *X's government*."""
    governed: frozenset[str]
    """What a first-level region has, right behind its name: *New York Governor*."""
    led: frozenset[str]
    """Participles behind a hyphen: *X-backed*."""


@cache
def load() -> ToponymWords:
    """The words that the package ships."""
    data = read_yaml("toponym_words.yaml")
    return ToponymWords(
        kinds={word: _OF_KIND[kind] for kind, listed in data["kinds"].items() for word in listed},
        bodies=frozenset(data["bodies"]),
        body=re.compile(
            r"\b([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)??) ("
            + "|".join(
                sorted(word.capitalize() for listed in (*data["kinds"].values(), data["bodies"]) for word in listed)
            )
            + r")\b"
        ),
        shorts=data["shorts"],
        states={short: (full, code) for code, listed in data["states"].items() for short, full in listed.items()},
        seats=data["seats"],
        acts=frozenset(data["acts"]["irregular"]).union(*map(_forms, data["acts"]["regular"])),
        suffered=frozenset(data["acts"]["suffered"]),
        **{key: frozenset(data[key]) for key in ("relations", "pressures", "messages", "owned", "governed", "led")},
    )


def _forms(verb: str) -> set[str]:
    """The forms of a regular verb but its participle in -ing."""
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return {verb, verb[:-1] + "ies", verb[:-1] + "ied"}
    third = verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    return {verb, third, verb + ("d" if verb.endswith("e") else "ed")}
