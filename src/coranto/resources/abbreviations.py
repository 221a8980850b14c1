"""Abbreviations, ranks and sentence starters, as ``abbreviations.yaml`` lists them."""

from coranto.resources import read_yaml
from coranto.text.segmentation import Abbreviations


def load() -> Abbreviations:
    """The table by which a full stop is told from the end of a sentence."""
    raw = read_yaml("abbreviations.yaml")
    return Abbreviations(**{name: frozenset(" ".join(lines).split()) for name, lines in raw.items()})
