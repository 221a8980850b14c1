"""Which place a name stands for: candidates from the gazetteer, weighed by a table of features, with reasons.

One sense a document: all sights of a name are resolved together, unless the words beside one say otherwise
(*Paris, Texas*). Nothing is dropped: a name that the gazetteer lacks stays, in the area that the text puts it in.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import Final

from coranto.annotate.toponym_aliases import with_aliases
from coranto.annotate.toponym_candidates import WEIGHTS, Candidate, is_small
from coranto.annotate.toponym_senses import Sense, senses_of
from coranto.annotate.toponym_sights import bodies, sight_of, with_areas
from coranto.annotate.toponym_votes import Ballot, Others, adjectives_in, ballot, counted, outlet_country
from coranto.model.annotation import PlaceCandidate
from coranto.resources.gazetteer import PlaceRow
from coranto.text.distance import distance_km
from coranto.tools import Tools

KEPT: Final = 5
"""Candidates kept with a toponym."""
ROUNDS: Final = 2
"""Times the votes are counted anew; they have settled by then."""
HOME: Final = 0.25
"""Share of the votes from which a country is one that the text is about."""
HEARD_OF: Final = 0.1
"""Share of the votes from which a country is one that the text speaks of."""
ENOUGH_VOTES: Final = 2.0
"""Votes for countries below which the text is about none."""
MET_ABROAD: Final = 5_000
"""Inhabitants from which a town across the border is named in a text that does not speak of its country."""
ABROAD_KM: Final = 1500.0
"""How far from all other places of a text a town must lie to be out of the way: a neighbour's town is not."""
_LEVELS: Final = ("country of the text", "region of the text", "district of the text")


@dataclass(frozen=True, slots=True)
class Resolved:
    """A toponym with the row it stands for (null if none), and the runners-up."""

    start: int
    end: int
    row: PlaceRow | None
    score: float | None
    candidates: tuple[PlaceCandidate, ...]
    container: PlaceRow | None = None
    """Where ``row`` is null: the area that the text says it lies in."""
    alias_of: str | None = None
    """The name as written that the text gives as its other one."""


def resolve_toponyms(
    text: str, spans: Sequence[tuple[int, int]], tools: Tools, outlet: str | None = None
) -> tuple[Resolved, ...]:
    """What each span of ``text``, a toponym, stands for; in the order given."""
    if not spans:
        return ()
    sights = with_aliases(text, with_areas(text, [sight_of(text, start, end, tools) for start, end in spans]))
    senses = senses_of(text, [*sights, *bodies(text, spans, tools)])
    home = outlet_country(outlet)
    votes = _settled(senses, adjectives_in(text, tools), home)
    found: dict[int, Resolved] = {}
    for sense in senses:
        members = [member for member in sense.members if member < len(spans)]
        if members:
            row, score, candidates = _chosen(sense, Others(votes, sense.ballot), home, senses)
            container = sense.lead.container if row is None else None
            for member in members:
                alias_of = sights[member].alias_of
                found[member] = Resolved(*spans[member], row, score, candidates, container, alias_of)
    return tuple(found[index] for index in range(len(spans)))


def _settled(senses: Sequence[Sense], adjectives: Mapping[str, float], home: str | None) -> Ballot:
    """The votes when every name has heard the others ``ROUNDS`` times; each sense has scores and a ballot then."""
    votes = counted((), adjectives)
    for number in range(ROUNDS):
        for sense in senses:
            if number == 0 or len(sense.known) > 1:
                sense.scores = _heard(sense, votes, home)
                candidates = [candidate for candidate, _ in sense.known]
                sense.ballot = ballot(candidates, sense.scores, len(sense.members))
        votes = counted((sense.ballot for sense in senses), adjectives)
    for sense in senses:
        if len(sense.known) > 1:
            sense.scores = _heard(sense, votes, home)
    return votes


def _heard(sense: Sense, votes: Ballot, home: str | None) -> tuple[float, ...]:
    """The score of each candidate: what speaks for it by itself, and what the rest of the text adds."""
    others = Others(votes, sense.ballot)
    levels, near = tuple(WEIGHTS[level] for level in _LEVELS), WEIGHTS["near others"]
    heard = (score + others.heard(candidate, levels, near) for candidate, score in sense.known)
    if home is None:
        return tuple(heard)
    at_home = WEIGHTS["outlet's country"]
    return tuple(
        score + at_home if candidate.row.country == home else score
        for (candidate, _), score in zip(sense.known, heard, strict=True)
    )


def _context(candidate: Candidate, others: Others, home: str | None) -> Iterator[str]:
    """Names of the features that the rest of the document lends a candidate."""
    yield from (level for level, area in zip(_LEVELS, candidate.areas, strict=False) if others.area(area))
    if candidate.around and others.near(candidate.around[0]):
        yield "near others"
    if home and candidate.row.country == home:
        yield "outlet's country"


def _chances(scores: Sequence[float]) -> list[float]:
    """Scores as shares of one."""
    if not scores:
        return []
    top = max(scores)
    raised = [exp(score - top) for score in scores]
    total = sum(raised)
    return [value / total for value in raised]


def _chosen(
    sense: Sense, others: Others, home: str | None, senses: Sequence[Sense]
) -> tuple[PlaceRow | None, float | None, tuple[PlaceCandidate, ...]]:
    """Row, score and candidates of a sense; equals in the gazetteer's order."""
    chances = _chances(sense.scores)
    best = sorted(range(len(chances)), key=lambda i: -sense.scores[i])[:KEPT]
    candidates = tuple(
        _kept(sense.known[i][0], chances[i], sense.beside[i], _context(sense.known[i][0], others, home)) for i in best
    )
    if not best or _is_astray(sense.known[best[0]][0], sense, others, home, senses):
        return None, None, candidates
    return sense.known[best[0]][0].row, candidates[0].score, candidates


def _kept(candidate: Candidate, chance: float, beside: Sequence[str], context: Iterator[str]) -> PlaceCandidate:
    """A candidate as the record keeps it, with the names of all features that speak for it."""
    row = candidate.row
    reasons = (*candidate.merits, *(name for name in beside if WEIGHTS[name] > 0), *context)
    return PlaceCandidate(row.geonameid, row.name, row.country, row.lat, row.lon, round(chance, 3), ", ".join(reasons))


def _is_astray(best: Candidate, sense: Sense, others: Others, home: str | None, senses: Sequence[Sense]) -> bool:
    """Whether the name stands for a place that the gazetteer lacks, not for the one it knows.

    It does where the words beside it put it elsewhere; and a small town abroad is not meant that nothing else in the
    text speaks for: no name of its country and, but for a village, no place near by.
    """
    row, within = best.row, sense.lead.within
    if within and within.isdisjoint(best.areas):
        return True
    if row.country is None or within or not is_small(row) or row.country == home or others.cast < ENOUGH_VOTES:
        return False
    if others.area(row.country.lower()) >= HEARD_OF or not _has_home(others):
        return False
    return row.population < MET_ABROAD or not any(_lies_near(row, other) for other in senses if other is not sense)


def _has_home(others: Others) -> bool:
    """Whether the other names of the text are mostly about a country or a few."""
    return any(others.area(area) >= HOME for area in others.all.areas if "/" not in area)


def _lies_near(row: PlaceRow, other: Sense) -> bool:
    if not other.known:
        return False
    best = max(range(len(other.scores)), key=lambda i: other.scores[i])
    place = other.known[best][0].row
    located = place.precision in {"city", "district", "site", "country"}
    return located and distance_km(row.lat, row.lon, place.lat, place.lon) <= ABROAD_KM
