"""How near two meanings are, as ``annotate/meanings.py`` keeps them: signed bytes."""

from array import array
from math import sqrt
from operator import mul


def nearness(one: bytes, other: bytes) -> float:
    """The cosine of two vectors, -1 to 1; 0 where either is empty."""
    if not one or not other:
        return 0.0
    a, b = array("b", one), array("b", other)
    return float(sum(map(mul, a, b))) / sqrt(sum(map(mul, a, a)) * sum(map(mul, b, b)))
