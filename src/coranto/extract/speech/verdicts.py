"""Verdicts on words told in the same sentence: *Reports that the dam had burst* **could not be confirmed**."""

import re
from collections.abc import Sequence
from typing import Final

from coranto.extract.speech.clauses import Token

_CHECKED: Final = r"(?:verified|confirmed|authenticated|corroborated|substantiated)"
_HOW: Final = r"(?: (?:yet|immediately|independently|initially|officially|fully|so far|as yet|at once|readily))*"
_VERDICT: Final = re.compile(
    rf"(?:(?:could|can|have|has|had|did) not|cannot|couldn't|can't|haven't|hasn't){_HOW} (?:be|been){_HOW} {_CHECKED}"
    rf"|(?:has|have|had) yet to be{_HOW} {_CHECKED}"
    r"|(?:are|were|is|was|remain|remains|remained)(?: still| as yet| so far)? "
    r"(?:unverified|unconfirmed|uncorroborated|unsubstantiated|unproven)"
    r"|(?:are|were|is|was) being (?:checked|verified|investigated)"
)
_LONGEST: Final = 9
"""Tokens of a verdict and of what follows it."""
_BEHIND: Final = frozenset(
    ("by", "on", "at", "in", "from", "as", "for", "until", "late", "early", "yesterday", "today", "and", "but", "so")
)
"""What may follow a verdict."""


def verdict(tokens: Sequence[Token], begin: int, end: int) -> tuple[int, int] | None:
    """The first words from ``begin`` that say that what stands before them was not checked, as tokens; else null."""
    for first in range(begin, end):
        if tokens[first].low[:1] not in _OPENS or tokens[first].quoted:
            continue
        lows = [token.low for token in tokens[first : first + _LONGEST]]
        found = _VERDICT.match(" ".join(lows))
        if found is None:
            continue
        last = first + found.group().count(" ") + 1
        over = last >= len(tokens) or tokens[last].kind == "mark" or tokens[last].low in _BEHIND
        if over:
            return first, last
    return None


_OPENS: Final = frozenset("chdairw")
"""First letters of the verbs that open one."""
