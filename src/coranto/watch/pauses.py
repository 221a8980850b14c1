"""How long until something is tried again."""

from collections.abc import Callable
from typing import Final

Dice = Callable[[], float]
"""A number from 0 to below 1; by chance, but in a test."""

SPREAD: Final = 0.1
"""Share of an interval by which it varies, so that many sources do not all come due at one moment."""
FIRST_S: Final = 60.0
"""Pause after the first failure; each further one doubles it."""
LONGEST_S: Final = 6 * 3_600.0
"""Pause that is not doubled any more."""


def regular(every_s: float, dice: Dice) -> float:
    """Seconds to the next look: the interval, a little more or less."""
    return every_s * (1 - SPREAD / 2 + SPREAD * dice())


def after_failures(failures: int, dice: Dice, first_s: float = FIRST_S, longest_s: float = LONGEST_S) -> float:
    """Seconds after that many failures in a row (1 and more): doubling, up to a limit, half of it by chance."""
    full = min(longest_s, first_s * 2.0 ** min(failures - 1, 32))
    return full * (0.5 + 0.5 * dice())
