"""What a text speaks of: every name votes for the areas and the cells of all it may mean, by how likely each is."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp, sqrt
from typing import Final

from coranto.annotate.toponym_candidates import Candidate
from coranto.tools import Tools

DOUBT: Final = 1.0
"""Votes for nothing in particular, so that one vote does not settle a text."""
READ: Final = 200_000
"""Characters of a text that are read for what it speaks of."""
ADJECTIVE: Final = 0.5
"""Votes of an adjective of a country, or of a noun for its people."""
MOST_ADJECTIVES: Final = 3.0
"""Votes that a country has from such words at most."""
_CAPITALISED: Final = re.compile(r"\b[^\W\d_a-z][^\W\d_]+(?:['’-][^\W\d_]+)*")
BEHIND: Final = 4.0
"""How far behind the best a candidate may be to vote: a fiftieth as likely."""
SPOKEN_OF: Final = 0.1
"""Share of the votes from which a text speaks of a country."""
ABROAD: Final = 0.5
"""How much of its weight nearness keeps across the border, in a country that the text does not speak of."""
ROUNDING: Final = 1e-9
"""Votes up to which nothing but rounding is left when a name's own are taken off."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """Votes for areas (by key) and for the surroundings of cells (by number), and how many names voted for any."""

    areas: Mapping[str, float]
    cells: Mapping[int, float]
    cast: float
    """Weight of all votes for a country."""
    placed: float
    """Weight of all votes for a cell."""


NO_VOTES: Final = Ballot({}, {}, 0.0, 0.0)


def ballot(candidates: Sequence[Candidate], scores: Sequence[float], sights: int) -> Ballot:
    """The votes of one name that stands ``sights`` times: its square root, shared by the chances of its candidates."""
    areas: dict[str, float] = defaultdict(float)
    cells: dict[int, float] = defaultdict(float)
    cast = placed = 0.0
    least = max(scores, default=0.0) - BEHIND
    likely = [(candidate, exp(score)) for candidate, score in zip(candidates, scores, strict=True) if score >= least]
    share = sqrt(sights) / sum(chance for _, chance in likely) if likely else 0.0
    for candidate, chance in likely:
        vote = share * chance
        for area in candidate.areas:
            areas[area] += vote
        if candidate.areas:
            cast += vote
        if candidate.around and candidate.row.precision != "region":
            for cell in candidate.around:
                cells[cell] += vote
            placed += vote
    return Ballot(areas, cells, cast, placed)


def counted(ballots: Iterable[Ballot], adjectives: Mapping[str, float]) -> Ballot:
    """All votes together; ``adjectives`` are votes for countries (keys of areas) that no name casts."""
    areas, cells = defaultdict(float, adjectives), defaultdict[int, float](float)
    cast, placed = sum(adjectives.values()), 0.0
    for votes in ballots:
        for area, vote in votes.areas.items():
            areas[area] += vote
        for cell, vote in votes.cells.items():
            cells[cell] += vote
        cast += votes.cast
        placed += votes.placed
    return Ballot(areas, cells, cast, placed)


class Others:
    """The votes of all names of a text but one."""

    def __init__(self, votes: Ballot, own: Ballot) -> None:
        self.all = votes
        self.cast = votes.cast - own.cast
        """How many votes for countries the others cast."""
        self._areas, self._own_areas, self._every = votes.areas, own.areas, self.cast + DOUBT
        self._cells, self._own_cells, self._points = votes.cells, own.cells, votes.placed - own.placed + DOUBT

    def area(self, key: str) -> float:
        """The share of an area in the others' votes, 0 to 1."""
        votes = self._areas.get(key, 0.0) - self._own_areas.get(key, 0.0)
        return votes / self._every if votes > ROUNDING else 0.0

    def heard(self, candidate: Candidate, levels: Sequence[float], near: float) -> float:
        """The shares of the areas that hold a candidate, wider first, and of its surroundings, weighed and added."""
        total = 0.0
        for key, weight in zip(candidate.areas, levels, strict=False):
            if key not in self._areas:
                break
            votes = self._areas[key]
            if key in self._own_areas:
                votes -= self._own_areas[key]
            if votes <= ROUNDING:
                break
            total += weight * votes
        total /= self._every
        if candidate.around and candidate.around[0] in self._cells:
            at_home = not candidate.areas or self.area(candidate.areas[0]) >= SPOKEN_OF
            total += (near if at_home else ABROAD * near) * self.near(candidate.around[0])
        return total

    def near(self, cell: int) -> float:
        """The share of a cell's surroundings in the others' votes, twice over, 0 to 1: half of the names are many."""
        votes = self._cells.get(cell, 0.0) - self._own_cells.get(cell, 0.0)
        return min(1.0, 2.0 * votes / self._points) if votes > ROUNDING else 0.0


def adjectives_in(text: str, tools: Tools) -> dict[str, float]:
    """Votes for countries by their adjectives and the nouns for their people, in the first ``READ`` characters."""
    read = text[:READ]
    known = _adjectives(tools)
    found: Counter[str] = Counter()
    for word, times in Counter(_CAPITALISED.findall(read)).items():
        for phrase, code in known.get(word, ()):
            found[code] += times if phrase == word else read.count(phrase)
    return {code.lower(): min(MOST_ADJECTIVES, ADJECTIVE * times) for code, times in sorted(found.items()) if times}


@lru_cache(maxsize=4)
def _adjectives(tools: Tools) -> dict[str, list[tuple[str, str]]]:
    """First word of each adjective of a country and noun for its people → the whole as written, alpha-2 code."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for code, country in tools.countries.by_code.items():
        for phrase in dict.fromkeys((*country.adjectives, *country.people)):
            for word in _CAPITALISED.findall(phrase)[:1]:
                found[word].append((phrase, code[:2]))
    return dict(found)


def outlet_country(outlet: str | None) -> str | None:
    """The country of an outlet's internet domain, where its last label is a country's."""
    label = (outlet or "").rstrip("/").rpartition(".")[2].upper()
    return {"UK": "GB"}.get(label, label) if len(label) == 2 and label.isalpha() and label not in {"TV", "IO"} else None
