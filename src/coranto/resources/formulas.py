"""Stock phrases of news writing, as ``formulas.yaml`` lists them."""

import re

from coranto.resources import read_yaml


def load() -> re.Pattern[str]:
    """One pattern for all formulas; it matches words joined by single spaces, folded and without punctuation."""
    groups: dict[str, list[str]] = read_yaml("formulas.yaml")
    pieces = [piece for group in groups.values() for piece in group]
    return re.compile(r"(?<!\w)(?:" + "|".join(pieces) + r")(?!\w)")
