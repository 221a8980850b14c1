"""Nouns that numbers count, and words that tell labels, scores and tolls, as ``counted.yaml`` lists them."""

import re
from dataclasses import dataclass

from coranto.resources import read_yaml

_LISTS = ("people", "plurals", "stops", "of_people", "labels", "scores", "pronoun_one", "measure_verbs", "military")


@dataclass(frozen=True, slots=True)
class CountedNouns:
    """Word lists in lower case, and matchers of what a figure counts."""

    people: frozenset[str]
    plurals: frozenset[str]
    stops: frozenset[str]
    of_people: frozenset[str]
    labels: frozenset[str]
    scores: frozenset[str]
    pronoun_one: frozenset[str]
    measure_verbs: frozenset[str]
    military: frozenset[str]
    tolls: re.Pattern[str]
    """Words that say what happened to those counted; the name of the group that matched is the figure's quantity."""


def load() -> CountedNouns:
    """The lists by which a number is given what it counts."""
    raw = read_yaml("counted.yaml")
    groups = "|".join(f"(?P<{name}>{pattern})" for name, pattern in raw["figures"].items())
    return CountedNouns(
        **{name: frozenset(raw[name].split()) for name in _LISTS},
        tolls=re.compile(rf"(?<![\w-])(?:{groups})(?![\w-])", re.IGNORECASE),
    )
