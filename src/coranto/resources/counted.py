"""Nouns that numbers count, and words that tell labels and scores from counts, as ``counted.yaml`` lists them."""

from dataclasses import dataclass

from coranto.resources import read_yaml


@dataclass(frozen=True, slots=True)
class CountedNouns:
    """Word lists in lower case."""

    people: frozenset[str]
    plurals: frozenset[str]
    stops: frozenset[str]
    of_people: frozenset[str]
    labels: frozenset[str]
    scores: frozenset[str]


def load() -> CountedNouns:
    """The lists by which a number is given what it counts."""
    raw = read_yaml("counted.yaml")
    names = ("people", "plurals", "stops", "of_people", "labels", "scores")
    return CountedNouns(**{name: frozenset(raw[name].split()) for name in names})
