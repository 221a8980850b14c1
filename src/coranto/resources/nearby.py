"""When two sentences of one dispatch are taken to speak to one another, as ``nearby.yaml`` weighs it."""

from dataclasses import dataclass

import msgspec

from coranto.resources import read_yaml


@dataclass(frozen=True, slots=True)
class NearbyWeights:
    """What speaks for it: weights of a logistic regression, ``constant`` its intercept.

    Words weigh as in ``kinship``.
    """

    constant: float
    next: float
    """1 where no sentence stands between them …"""
    next_but_one: float
    """… or where one does."""
    paragraph: float
    """1 where they stand in one paragraph."""
    cosine: float
    """Cosine of the two sentences' words."""
    words: float
    """Weight of the words that both have in lower case, by tens."""
    names: float
    """Weight of the words that both have with a capital, by tens."""
    type: float
    """1 where both tell of an event of one PLOVER type."""
    voices: float
    """1 where both give somebody's word, and not the same one's."""
    answer: float
    """1 where the later gives somebody's word."""
    counts: float
    """1 where both count the dead, the injured, money, … alike …"""
    moved: float
    """… and 1 more where they come to another value."""
    counted: float
    """1 where both count what is called by the same noun."""
    denies: float
    """1 where either gives a denial."""
    least: float
    """The probability from which one is shown beside the other."""


def load() -> NearbyWeights:
    """The weights of the package, made by ``training/kinship.py``."""
    return msgspec.convert(read_yaml("nearby.yaml"), NearbyWeights)
