"""Where a clause itself puts its event: the toponym that stands behind a preposition of place, or is what is struck."""

import re
from collections.abc import Sequence
from typing import Final

from coranto.extract.happenings.clause_scenes import Match
from coranto.extract.happenings.event_clauses import PREPOSITIONS, Clause, Token, verbish
from coranto.extract.happenings.event_places import SEEN
from coranto.extract.happenings.event_settings import index_of, is_of_whole
from coranto.extract.happenings.participants import Parts
from coranto.extract.whereabouts.locatives import RELATED
from coranto.model.annotation import Place
from coranto.model.assertion import PlaceRef
from coranto.text.verbs import AUXILIARIES
from coranto.text.wordlists import words

_AT: Final = words("in at near outside inside around across over off throughout through above within")
_OF: Final = words("of on city town village port region province district capital suburb island into")
_AWAY: Final = words("from by with against between for than as like including")
_TOWARDS: Final = words("to towards toward")
_GOALS: Final = frozenset(("visit", "territory", "invasion", "mobilization", "evacuation", "aid"))
_HIT_TYPES: Final = frozenset(("ASSAULT", None))
_NEAR_TOKENS: Final = 6
REACH: Final = 4
"""Tokens between a verb or a way and the place that it leads to."""
WAY: Final = 10
"""Tokens before a place in which the way that leads between it and another stands."""
_FAR: Final = re.compile(r"\bas far (?:\w+ )?as$")
_HEADINGS: Final = words("back up down on over out home north south east west away across")
_JOINERS: Final = words("and or , the")
_PARTS: Final = words("edge edges outskirts fringe fringes centre center heart middle streets suburb suburbs rim")
"""Parts of a town: what is on the *edge* of it is there."""
_ARTICLES: Final = words(
    """the city town village hamlet settlement port island capital province region district outskirts edge suburb of
    besieged border strategic nearby neighbouring neighboring"""
)
_REACHING: Final = words(
    """attack bomb bombard capture devastate enter flood hit invade leave loot occupy overrun pound raid ravage reach
    reached recapture retake retook rock sack seize shake shell shook storm strike struck take taken took visit left
    entered visited evacuate besiege liberate batter lash tour toured"""
)
"""Verbs whose object is where they happen."""
_MOVING: Final = words(
    """go went gone going travel travelled come came head headed fly flew flown sail sailed drive drove driven send sent
    bring brought carry carried move moved march marched return returned walk walked ship shipped deploy deployed invite
    invited rush rushed transfer transferred summon summoned take taken airlift airlifted ride rode turn turned flee
    fled get got evacuate evacuated withdraw withdrew withdrawn crawl crawled"""
)
"""Verbs that lead to the place behind *to*."""
_WAYS: Final = words(
    """road roads highway motorway railway railroad track line bridge route flight flights train trains bus buses coach
    coaches ferry ferries lorries trucks service services traffic crossing visit trip tour convoy"""
)
_SHORES: Final = words("coast coastline shore shores seaboard side rim")
_RANK: Final = {"site": 6, "city": 5, "district": 4, "province": 3, "region": 2, "water": 2, "country": 1}
_UNKNOWN: Final = 4


def place_of(
    row: Sequence[Token], clause: Clause, match: Match, type_: str | None, places: Sequence[Place], parts: Parts
) -> PlaceRef | None:
    """The place of the event: what is struck or reached, then locatives, then the finest, the nearest; no doer."""
    best: tuple[tuple[int, int, int, int], Place] | None = None
    heads = _list_heads(row, places)
    for place in places:
        weight = _locative(row, clause, match, type_, place, parts)
        if weight > 0:
            distance = abs(heads[place.start] - row[match.first].start)
            key = (weight, _rank(place), -distance, -place.start)
            if best is None or key > best[0]:
                best = (key, place)
    if best is None:
        return None
    p = best[1]
    return PlaceRef(p.start, p.end, p.name, p.lat, p.lon, p.country, p.precision)


def _list_heads(row: Sequence[Token], places: Sequence[Place]) -> dict[int, int]:
    """Where the list begins in which each place stands, by its start: of *in Opava and Brno* the first is named."""
    heads: dict[int, int] = {}
    last: Place | None = None
    for place in sorted(places, key=lambda p: p.start):
        between = () if last is None else [t.low for t in row if last.end <= t.start < place.start]
        joined = last is not None and 0 < len(between) <= 2 and set(between) <= _JOINERS
        heads[place.start] = heads[last.start] if joined and last is not None else place.start
        last = place
    return heads


def _rank(place: Place) -> int:
    """How fine a place is; a site without a point is less than its town, a name that no gazetteer has is a village."""
    if place.role == "unnamed":
        return 0
    if place.lat is None:
        return _UNKNOWN
    return _RANK.get(place.precision or "", 0)


def _locative(row: Sequence[Token], clause: Clause, match: Match, type_: str | None, place: Place, parts: Parts) -> int:
    """How surely a toponym says where: 4 as what is reached or struck, 3 behind *in* and its like, 2 as what is acted
    on or what a way leads between, 1 as a goal, 0 not at all.
    """
    i = index_of(row, place.start)
    if _is_idle(row, match, place, parts, i) or is_of_whole(row, i, match.first):
        return 0
    opener = _opener(row, clause, i)
    if _is_reached(row, match, place, i) or (opener in _TOWARDS and _is_goal(row, match, i)):
        return 4
    if type_ not in SEEN and i - match.last > _NEAR_TOKENS:
        return 0
    if opener in _AT or (opener == "as" and _FAR.search(" ".join(t.low for t in row[max(0, i - 4) : i]))):
        return 3
    does = place.start < row[match.first].start and not match.passive and not match.noun
    if does and match.frame != "happens":
        return 0
    if opener in _TOWARDS:
        return 1 if match.family in _GOALS or _is_bound(row, match, i) else 0
    if opener == "between":
        return 2 if _is_way(row, i) else 0
    if place.lat is None:
        return 0  # a river that burst: a name without a point says where only behind a locative
    if row[i].low.endswith("'s") and _RANK.get(place.precision or "", 0) < _RANK["province"]:
        return 0  # what a town owns lies in it; what a country owns may lie anywhere
    if opener in _AWAY or (opener == "of" and type_ not in SEEN):
        return 0
    if opener in _OF or type_ in _HIT_TYPES or (match.family in _GOALS and place.start >= row[match.last - 1].end):
        return 2
    return 0


def _is_idle(row: Sequence[Token], match: Match, place: Place, parts: Parts, i: int) -> bool:
    """Whether the place acts, or is the subject of the verb, or but gives a coast its name."""
    if place.role == "actor" or any(a.start <= place.start < a.end for a in parts.actors):
        return True
    after = next((t.low for t in row[i:] if t.start >= place.end), "")
    if place.precision == "water" and after in _SHORES:
        return True  # Chile's Pacific coast is no ocean
    if row[i].low.endswith("'s") and any(token.low in RELATED for token in row[i + 1 : i + REACH]):
        return True
    acts = not match.passive and match.frame == "acts"
    return acts and after in AUXILIARIES and place.start < row[match.first].start


def _is_reached(row: Sequence[Token], match: Match, place: Place, i: int) -> bool:
    """Whether the place is the very object of the verb: *bombed Tserona*, *reached the port of Beira*."""
    between = {token.low for token in row[match.last : i]}
    near = match.last <= i <= match.last + REACH and between <= _ARTICLES
    return near and not match.passive and not match.noun and match.lemma in _REACHING and place.precision != "country"


def _is_goal(row: Sequence[Token], match: Match, i: int) -> bool:
    """Whether the place is where the verb right before it leads: *flown to Mount Hagen*."""
    between = {token.low for token in row[match.last : i]}
    near = match.last <= i <= match.last + REACH and between <= _ARTICLES | _TOWARDS | _HEADINGS
    return near and match.lemma.partition(" ")[0] in _MOVING


def _is_bound(row: Sequence[Token], match: Match, i: int) -> bool:
    """Whether somebody or something goes to the place, or a way leads there."""
    before = row[max(0, i - REACH) : i]
    return match.lemma.partition(" ")[0] in _MOVING or any(token.low in _WAYS for token in before)


def _is_way(row: Sequence[Token], i: int) -> bool:
    """Whether what is between the place and another is a way or goes there: *buses run between Lens and Arras*."""
    return any(token.low in _WAYS for token in row[max(0, i - WAY) : i])


def _opener(row: Sequence[Token], clause: Clause, i: int) -> str:
    """The preposition that governs the noun phrase around token ``i``; in a list, the one before its first item."""
    for j in range(i - 1, max(clause.first, i - 12) - 1, -1):
        low = row[j].low
        if low == "from" and j > 0 and row[j - 1].low == "reported":
            return "in"
        if low in PREPOSITIONS and low != "of":
            return low
        if low == "of":
            outer = _opener(row, clause, j)
            if outer not in _AWAY and j > 0 and row[j - 1].low in _PARTS:
                return "in"
            return outer if outer in _AT | _AWAY else "of"
        if low in (",", "that", "which", "who") or verbish(row, j):
            return ""
    return ""
