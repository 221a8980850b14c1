"""Nouns that numbers count, and words that tell labels, scores and tolls, as ``counted.yaml`` lists them."""

import gzip
import re
from collections.abc import Mapping
from dataclasses import dataclass

from coranto.resources import read_bytes, read_yaml

_LISTS = (
    "people",
    "plurals",
    "stops",
    "of_people",
    "deeds",
    "labels",
    "scores",
    "pronoun_one",
    "measure_verbs",
    "military",
    "under_arms",
    "deals",
    "animals",
    "local",
)


@dataclass(frozen=True, slots=True)
class CountedNouns:
    """Word lists in lower case, and matchers of what a figure counts."""

    people: frozenset[str]
    """Nouns for human beings: those of the news as listed, and those of WordNet (``tools/compile_wordnet.py``)."""
    plurals: frozenset[str]
    stops: frozenset[str]
    of_people: frozenset[str]
    deeds: frozenset[str]
    """What people do in headlines, right after their number."""
    labels: frozenset[str]
    scores: frozenset[str]
    pronoun_one: frozenset[str]
    measure_verbs: frozenset[str]
    military: frozenset[str]
    under_arms: frozenset[str]
    deals: frozenset[str]
    animals: frozenset[str]
    local: frozenset[str]
    """Things that are counted where an occurrence is told of."""
    least: Mapping[str, int]
    """By the last word of what is counted, the least number that is worth a figure."""
    anything: int
    """The least number of anything else."""
    tolls: re.Pattern[str]
    """Words that say what happened to those counted; the name of the group that matched is the figure's quantity."""


def load() -> CountedNouns:
    """The lists by which a number is given what it counts."""
    raw = read_yaml("counted.yaml")
    groups = "|".join(f"(?P<{name}>{pattern})" for name, pattern in raw["figures"].items())
    lists = {name: frozenset(raw[name].split()) for name in _LISTS}
    lists["people"] |= frozenset(gzip.decompress(read_bytes("person_nouns.txt.gz")).decode().split())
    return CountedNouns(
        **lists,
        least={noun: group["least"] for group in raw["worth"] for noun in group["nouns"].split()},
        anything=raw["anything"],
        tolls=re.compile(rf"(?<![\w-])(?:{groups})(?![\w-])", re.IGNORECASE),
    )
