"""Tolls told without a verb: *17 dead, dozens missing* in a headline, *Dead: 38* in a bulletin."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from coranto.extract.happenings.clause_scenes import Match, Scene
from coranto.extract.happenings.event_clauses import Clause, Token, verbish
from coranto.text.numbers import NUMBER_WORDS
from coranto.text.wordlists import words

_SOME: Final = words("dozens scores hundreds thousands many several")
_BEFALLEN: Final = {
    "dead": ("death", "kill"), "killed": ("death", "kill"), "deaths": ("death", "kill"),
    "injured": ("injury", "injure"), "wounded": ("injury", "injure"), "hurt": ("injury", "injure"),
    "missing": ("missing", "be missing"), "trapped": ("missing", "be trapped"), "alive": ("rescue", "rescue"),
    "rescued": ("rescue", "rescue"), "survivors": ("rescue", "rescue"), "arrested": ("arrest", "arrest"),
    "homeless": ("damage", "leave homeless"), "displaced": ("evacuation", "displace"),
}  # fmt: skip
"""What befell those who are counted: the family that it tells of, and the word of that family."""
_BESIDE: Final = words("feared presumed reported still found confirmed and people others more")
"""What may stand between a number and what befell those whom it counts."""
_KNOWN: Final = words("the these those its their our all")
_COUNTING: Final = words(
    """reported counted had has have put gave listed lists recorded registered confirmed said says told spoke speaks
    was were is are stood reports counts puts gives mentioned cited"""
)
"""Verbs of those who only say how many: what befell the counted is the news."""
_TALLYING: Final = {
    **dict.fromkeys(words("counts counted acknowledges acknowledged confirms confirmed registers registered"), ("",)),
    **dict.fromkeys(
        words("records recorded lists listed reckons has had gives gave says said reports reported"), ("",)
    ),
    **dict.fromkeys(words("admits admitted concedes conceded"), ("", "to")),
    **dict.fromkeys(words("speaks spoke talks talked knows knew"), ("of",)),
    **dict.fromkeys(words("holds held sticks stuck keeps kept"), ("to",)),
    **dict.fromkeys(words("stands stood remains remained stopped stops"), ("at", "by")),
}
"""Verbs of those who give a bare number, with what stands between: *counts 34*, *knows of four*, *holds to 137*."""
_ROUGHLY: Final = words(
    "at least most more less than no not fewer some about only just over nearly almost up to around"
)
_BEHIND: Final = words(". , ; as by on in at since so and while but now nationwide after from overall altogether dead")
_VICTIMS: Final = re.compile(
    r"(?i)\b(?:(?P<death>dead|died|dies|deaths?|killed|death toll|bodies|corpses)|(?P<injury>injured|wounded|hurt)|"
    r"(?P<missing>missing)|(?P<evacuation>evacuees|evacuated|displaced)|(?P<arrest>arrest(?:s|ed)?|detained))\b"
)
_LEMMAS: Final = {
    "death": "kill",
    "injury": "injure",
    "missing": "be missing",
    "evacuation": "displace",
    "arrest": "arrest",
}
BEFORE: Final = 250
"""Characters before a bare number in which those are told of whom it counts."""
LABEL: Final = 6
"""Words of a label before its colon, at most."""
REACH: Final = 4
"""Tokens between a number and what it tells of, at most."""


def labelled(row: Sequence[Token]) -> Clause | None:
    """A line of a label and a number as one clause: *Reported missing by relatives: 29*; null where it is none."""
    colon = next((i for i, token in enumerate(row[: LABEL + 1]) if token.low == ":"), 0)
    if not colon or len(row) > colon + REACH or colon + 1 >= len(row) or not _is_number(row[colon + 1]):
        return None
    return Clause(0, len(row), "main", "")


def count_matches(scene: Scene) -> Iterator[Match]:
    """What a clause without a verb says to have befallen those whom it counts; the first of each kind."""
    row, clause = scene.row, scene.clause
    at = [i for i in range(clause.first, clause.last) if row[i].low in _BEFALLEN]
    idle = _BEFALLEN.keys() | _BESIDE | _COUNTING
    for i in at:
        if any(verbish(row, j) and row[j].low not in idle for j in _since_comma(row, clause, i)):
            continue
        if _counted(row, clause, i) or any(row[j].low == ":" for j in range(i, clause.last)):
            family, lemma = _BEFALLEN[row[i].low]
            yield Match(i, i + 1, family, lemma, "happens", False, "past", False, False, i, i + 1)


def tally_matches(scene: Scene, before: str) -> Iterator[Match]:
    """Who gives another number of those just told of: *Medics say 54 died. The army counts nine.*

    ``before``: the text up to the clause, of which the end is read.
    """
    row, clause = scene.row, scene.clause
    for i in range(clause.first + 1, clause.last):
        number = _tallied(row, clause, i)
        if number is None:
            continue
        said = before[-BEFORE:] + " " + " ".join(token.low for token in row[:i])
        named = next(reversed(list(_VICTIMS.finditer(said))), None)
        if named is not None and named.lastgroup is not None:
            family = named.lastgroup
            yield Match(i, i + 1, family, _LEMMAS[family], "happens", False, "past", False, False, i, number + 1)
            return


def _tallied(row: Sequence[Token], clause: Clause, i: int) -> int | None:
    """Index of the bare number that the verb at ``i`` gives."""
    links = _TALLYING.get(row[i].low)
    if links is None:
        return None
    j = i + 1
    if j < clause.last and row[j].low in links:
        j += 1
    elif "" not in links:
        return None
    while j < clause.last and (row[j].low in _ROUGHLY or row[j].low in '"“'):
        j += 1
    if j >= clause.last or not _is_number(row[j]) or ":" in row[j].low:
        return None
    while j + 1 < clause.last and (_is_number(row[j + 1]) or row[j + 1].low in ("and", "hundred", "thousand")):
        j += 1
    after = row[j + 1].low if j + 1 < len(row) else "."
    return j if after in _BEHIND or after in '"”' else None


def _since_comma(row: Sequence[Token], clause: Clause, i: int) -> range:
    """The words from the last comma, or the last count before one, to token ``i``."""
    first = next((j for j in range(i, clause.first, -1) if row[j].low == ","), clause.first)
    return range(first, i + 1)


def _counted(row: Sequence[Token], clause: Clause, i: int) -> bool:
    """Whether a number stands before token ``i`` with nothing but what may lie between."""
    for j in range(i - 1, max(clause.first - 1, i - 1 - REACH), -1):
        if _is_number(row[j]) or row[j].low in _SOME:
            return j == clause.first or row[j - 1].low not in _KNOWN  # *the 38 dead were buried*
        if row[j].low not in _BESIDE and not row[j].low.endswith("s"):
            return False
    return False


def _is_number(token: Token) -> bool:
    return token.low[0].isdigit() or token.low in NUMBER_WORDS
