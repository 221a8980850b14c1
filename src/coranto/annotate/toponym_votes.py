"""What a text speaks of: every name votes for the areas and the cells of all it may mean, by how likely each is."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt
from typing import Final

from coranto.annotate.toponym_candidates import Candidate
from coranto.resources import toponym_words
from coranto.tools import Tools

DOUBT: Final = 1.0
"""Votes for nothing in particular, so that one vote does not settle a text."""
READ: Final = 200_000
"""Characters of a text that are read for what it speaks of."""
SIGN: Final = 0.5
"""Votes of an adjective of a country or of a word that is typical of its news."""
MOST_SIGNS: Final = 3.0
"""Votes that a country has from such words at most."""
LEAST: Final = 0.02
"""Probability below which a candidate does not vote."""
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


def ballot(candidates: Sequence[Candidate], chances: Sequence[float], sights: int) -> Ballot:
    """The votes of one name that stands ``sights`` times: its square root, shared by chance."""
    weight = sqrt(sights)
    areas: dict[str, float] = defaultdict(float)
    cells: dict[int, float] = defaultdict(float)
    cast = placed = 0.0
    for candidate, chance in zip(candidates, chances, strict=True):
        if chance < LEAST:
            continue
        vote = weight * chance
        for area in candidate.areas:
            areas[area] += vote
        if candidate.areas:
            cast += vote
        if candidate.around and candidate.row.precision != "region":
            for cell in candidate.around:
                cells[cell] += vote
            placed += vote
    return Ballot(areas, cells, cast, placed)


def counted(ballots: Iterable[Ballot], signs: Mapping[str, float]) -> Ballot:
    """All votes together; ``signs`` are votes for countries (keys of areas) that no name casts."""
    areas, cells = defaultdict(float, signs), defaultdict[int, float](float)
    cast, placed = sum(signs.values()), 0.0
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
        self._own = own
        self._every = self.cast + DOUBT
        self._points = votes.placed - own.placed + DOUBT

    def area(self, key: str) -> float:
        """The share of an area in the others' votes, 0 to 1."""
        votes = self.all.areas.get(key)
        if votes is None:
            return 0.0
        votes -= self._own.areas.get(key, 0.0)
        return votes / self._every if votes > ROUNDING else 0.0

    def shares(self, keys: Iterable[str]) -> dict[str, float]:
        """The share of each area that has one."""
        voted = self.all.areas
        return {key: self.area(key) for key in {key for key in keys if key in voted}}

    def near(self, cell: int) -> float:
        """The share of a cell's surroundings in the others' votes, twice over, 0 to 1: half of the names are many."""
        votes = self.all.cells.get(cell)
        if votes is None:
            return 0.0
        votes -= self._own.cells.get(cell, 0.0)
        return min(1.0, 2.0 * votes / self._points) if votes > ROUNDING else 0.0


def signs_of(text: str, tools: Tools) -> dict[str, float]:
    """Votes for countries by adjectives, nouns for people and words of home news, in the first 200,000 characters."""
    read = text[:READ]
    tokens = Counter(toponym_words.WORD.findall(read))
    adjectives, signs = _adjectives(tools), toponym_words.load().signs
    found: Counter[str] = Counter()
    for token, times in tokens.items():
        for phrase, code in adjectives.get(token, ()):
            found[code] += times if phrase == token else read.count(phrase)
        for sign, code in signs.get(token, ()):
            if sign == token or sign in read:
                found[code] += 1
    return {code.lower(): min(MOST_SIGNS, SIGN * times) for code, times in sorted(found.items()) if times}


@lru_cache(maxsize=4)
def _adjectives(tools: Tools) -> dict[str, list[tuple[str, str]]]:
    """First word of each adjective of a country and noun for its people → the whole as written, alpha-2 code."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for code, country in tools.countries.by_code.items():
        for phrase in dict.fromkeys((*country.adjectives, *country.people)):
            found[toponym_words.WORD.findall(phrase)[0]].append((phrase, code[:2]))
    return dict(found)


def outlet_country(outlet: str | None) -> str | None:
    """The country of an outlet's internet domain, where its last label is a country's."""
    label = (outlet or "").rstrip("/").rpartition(".")[2].upper()
    return {"UK": "GB"}.get(label, label) if len(label) == 2 and label.isalpha() and label not in {"TV", "IO"} else None
