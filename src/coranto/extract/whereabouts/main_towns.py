"""The town where most of what a dispatch tells was: by its dateline, its lead, by what it puts there, by its naming."""

import re
from collections import defaultdict
from collections.abc import Container, Sequence
from typing import Final

from coranto.extract.whereabouts.dispatch_places import Toponyms
from coranto.extract.whereabouts.locatives import spoken_for
from coranto.model.annotation import Place

DATELINE: Final = 2.0
BASE: Final = 1.5
NAMED: Final = 0.5
ENOUGH: Final = 1.5
AMPLE: Final = 2.5
"""How far a town is the dispatch's own: told as where something is 1, by its dateline, its lead, by any naming so much;
and how much one needs, or the first of several equals."""
TOWNS: Final = frozenset(("city", None))
THE_CAPITAL: Final = re.compile(r"\b[Tt]he capital\b(?! (?:of|punishment|letters?|gains?|markets?)\b)")

THE_TOWN: Final = re.compile(
    r"\b(?:the|this|that|their|our) (?:(?!(?:provincial|regional|state|district)\b)\w+ )?"
    r"(?:(?P<capital>capital)|city|town|village|port)\b"
    r"(?! (?:of|council|hall|punishment|letters?|gains?|markets?|authority|state|centre of)\b)",
    re.I,
)
"""A word that points back to a town."""


def main_town(
    toponyms: Toponyms, dateline: Sequence[Place], base: Place | None, capital: Place | None, of_old: Container[int]
) -> str | None:
    """The name of the town that stands out, if one does; of equals that of the dateline.

    ``of_old``: the starts of places of what went before the news.
    """
    weights: dict[str, float] = defaultdict(float)
    first: dict[str, int] = {}
    seats = [p for p in toponyms.named if p.start in toponyms.seats]
    official = [p for p in toponyms.named if spoken_for(toponyms.text, [p])]
    for places, weight in (
        (dateline, DATELINE), ([base] if base is not None else [], BASE), (toponyms.told, 1.0),
        (official, 1.0), (toponyms.named, NAMED), (seats, NAMED),
    ):  # fmt: skip
        for place in places:
            if place.precision in TOWNS and place.role == "place" and place.start not in of_old:
                weights[place.name] += weight
                first.setdefault(place.name, place.start)
    if capital is not None:
        weights[capital.name] += len(THE_CAPITAL.findall(toponyms.text))
    ranked = sorted(weights, key=lambda name: (-weights[name], first.get(name, 0), name))
    if not ranked or weights[ranked[0]] < ENOUGH:
        return None
    equals = {name for name in ranked if weights[name] == weights[ranked[0]]}
    if len(equals) > 1 and not any(p.name in equals for p in dateline) and weights[ranked[0]] < AMPLE:
        return None
    return next((p.name for p in dateline if p.name in equals), ranked[0])
