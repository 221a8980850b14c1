"""Where a clause itself puts its event: the toponym that stands behind a preposition of place, or is what is struck."""

from collections.abc import Sequence
from typing import Final

from coranto.extract.happenings.event_clauses import PREPOSITIONS, Clause, Token, verbish
from coranto.extract.happenings.event_places import SEEN
from coranto.extract.happenings.event_settings import index_of
from coranto.extract.happenings.participants import Parts
from coranto.extract.happenings.trigger_matches import Match
from coranto.model.annotation import Place
from coranto.model.assertion import PlaceRef
from coranto.text.verbs import AUXILIARIES
from coranto.text.wordlists import words

_AT: Final = words("in at near outside inside around across over off throughout above within")
_OF: Final = words("of on city town village port region province district capital suburb island into")
_AWAY: Final = words("from by with against between for than as like including")
_GOALS: Final = frozenset(("visit", "territory", "invasion", "mobilization", "evacuation", "aid"))
_HIT_TYPES: Final = frozenset(("ASSAULT", None))
_NEAR_TOKENS: Final = 6
_RANK: Final = {"site": 6, "city": 5, "district": 4, "province": 3, "region": 2, "water": 2, "country": 1}


def place_of(
    row: Sequence[Token], clause: Clause, match: Match, type_: str | None, places: Sequence[Place], parts: Parts
) -> PlaceRef | None:
    """The place of the event: locatives first, then the finest, then the nearest; never the doer."""
    best: tuple[tuple[int, int, int], Place] | None = None
    for place in places:
        weight = _locative(row, clause, match, type_, place, parts)
        if weight > 0:
            distance = abs(place.start - row[match.first].start)
            key = (weight, _RANK.get(place.precision or "", 0), -distance)
            if best is None or key > best[0]:
                best = (key, place)
    if best is None:
        return None
    p = best[1]
    return PlaceRef(p.start, p.end, p.name, p.lat, p.lon, p.country, p.precision)


def _locative(row: Sequence[Token], clause: Clause, match: Match, type_: str | None, place: Place, parts: Parts) -> int:
    """How surely a toponym says where: 3 behind *in* and its like, 2 as what is struck, 1 as a goal, 0 not at all."""
    if place.role == "actor" or any(a.start <= place.start < a.end for a in parts.actors):
        return 0
    i = index_of(row, place.start)
    after = next((t.low for t in row[i:] if t.start >= place.end), "")
    if after in AUXILIARIES and place.start < row[match.first].start and not match.passive and match.frame == "acts":
        return 0
    opener = _opener(row, clause, i)
    if type_ not in SEEN and i - match.last > _NEAR_TOKENS:
        return 0
    if opener in _AT:
        return 3
    if place.lat is None:
        return 0  # a river that burst: a name without a point says where only behind a locative
    if row[i].low.endswith("'s") and _RANK.get(place.precision or "", 0) < _RANK["province"]:
        return 0  # what a town owns lies in it; what a country owns may lie anywhere
    if place.start < row[match.first].start and not match.passive and not match.noun and match.frame != "happens":
        return 0
    if opener in _AWAY:
        return 0
    if opener == "to":
        return 1 if match.family in _GOALS else 0
    if opener in _OF or type_ in _HIT_TYPES or (match.family in _GOALS and place.start >= row[match.last - 1].end):
        return 2
    return 0


def _opener(row: Sequence[Token], clause: Clause, i: int) -> str:
    """The preposition that governs the noun phrase around token ``i``; in a list, the one before its first item."""
    for j in range(i - 1, max(clause.first, i - 12) - 1, -1):
        low = row[j].low
        if low in PREPOSITIONS and low != "of":
            return low
        if low == "of":
            outer = _opener(row, clause, j)
            return outer if outer in _AT | _AWAY else "of"
        if low in (",", "that", "which", "who") or verbish(row, j):
            return ""
    return ""
