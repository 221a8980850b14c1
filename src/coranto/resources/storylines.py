"""How much each likeness of a dispatch and a story counts: a table that ``training/storylines.py`` fits."""

import math
from dataclasses import dataclass

from coranto.resources import read_yaml


@dataclass(frozen=True, slots=True)
class Storylines:
    """A logistic table: weights of the features, by which log odds are added up."""

    intercept: float
    weights: tuple[float, ...]
    """In the order of the features of ``coranto.resolve.storylines.weighing.Likeness``."""
    features: tuple[str, ...]
    bar: float
    """Log odds from which a dispatch joins a story."""


def load() -> Storylines:
    """The table of the package."""
    raw = read_yaml("storylines.yaml")
    weights = raw["weights"]
    chance = raw["chance"]
    return Storylines(raw["intercept"], tuple(weights.values()), tuple(weights), math.log(chance / (1 - chance)))
