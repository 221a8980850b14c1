"""Speakers who ask that nobody name them: *a nurse who begged not to be named said …*."""

from collections.abc import Sequence
from typing import Final

from coranto.extract.speech.clauses import Token
from coranto.text.wordlists import words


def veil(tokens: Sequence[Token], at: int) -> int | None:
    """The *who* of a clause that ends right before ``at`` and asks for no name: *a nurse* **who** *begged not to be
    named* | *said*; None where none stands there.
    """
    for i in range(at - 1, max(0, at - _VEIL), -1):
        if tokens[i].kind != "word" or tokens[i].quoted:
            return None
        if tokens[i].low == "who":
            told = [token.low for token in tokens[i + 1 : at]]
            negated = not _NEGATIONS.isdisjoint(told) or "anonymous" in told or "anonymity" in told
            asks = not _ASKS_VEIL.isdisjoint(told[:3])
            return i if asks and negated and not _NAMING.isdisjoint(told) else None
    return None


_VEIL: Final = 16
"""Tokens of a clause that asks for no name."""
_NEGATIONS: Final = words("not nor without never no")
_ASKS_VEIL: Final = words(
    """ask asks asked beg begs begged insist insists insisted request requests requested wish wishes wished want wants
    wanted prefer prefers preferred demand demands demanded would did does will could"""
)
_NAMING: Final = words(
    """name names named identified identify identity identities quoted anonymous anonymity surname byline cited face"""
)
