"""When two sentences of different dispatches are taken to tell of one matter, as ``kinship.yaml`` weighs it."""

from dataclasses import dataclass

import msgspec

from coranto.resources import read_yaml


@dataclass(frozen=True, slots=True)
class KinshipWeights:
    """What speaks for it: weights of a logistic regression, ``constant`` its intercept.

    Words are stems that weigh the more the rarer they are in news and in the dossier's block.
    """

    constant: float
    cosine: float
    """Cosine of the two sentences' words."""
    words: float
    """Weight of the words that both have in lower case, by tens."""
    names: float
    """Weight of the words that both have with a capital, by tens."""
    numbers: float
    """Numbers in figures that both have."""
    nearest: float
    """By how much the cosine is above that of the next sentence of the other dispatch, from either side."""
    day: float
    """How rare the day is on which both tell of an event; 0 without one."""
    undated: float
    """1 where one of them tells of no event with a day."""
    day_and_words: float
    """The rarity of the day times the weight of all words that both have, by twenties."""
    type: float
    """1 where both tell of an event of one PLOVER type."""
    deed: float
    """How rare a deed is, in the block, that both tell in whatever word (``deeds.yaml``); 0 without one."""
    counts: float
    """1 where both, in dispatches of one story, count the dead, the injured, money, … alike …"""
    moved: float
    """… and 1 more where they come to another value."""
    counted: float
    """1 where both count what is called by the same noun."""
    outcome: float
    """1 where one tells what is planned for a day and the other what happened then, or two days off at most."""
    place: float
    """How rare, in the block, a place is where both tell that something happened; 0 without one."""
    least: float
    """The probability from which one is shown beside the other."""


def load() -> KinshipWeights:
    """The weights of the package, made by ``training/kinship.py``."""
    return msgspec.convert(read_yaml("kinship.yaml"), KinshipWeights)
