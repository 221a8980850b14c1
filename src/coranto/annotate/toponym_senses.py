"""The senses of the names of a text: all sights of a name are one place, unless the words beside one say otherwise."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from coranto.annotate.toponym_candidates import WEIGHTS, Candidate
from coranto.annotate.toponym_sights import Sight
from coranto.annotate.toponym_votes import NO_VOTES, Ballot

LISTED: Final = 3
"""Names that make a list."""
_BETWEEN: Final = re.compile(r",? (?:and |or |& )?")


@dataclass(slots=True)
class Sense:
    """All sights of one name in one sense, and what they say together."""

    members: list[int]
    """Numbers of the sights."""
    lead: Sight
    """The sight that says most."""
    known: tuple[tuple[Candidate, float], ...]
    """Candidates with what speaks for them but the rest of the text."""
    beside: tuple[tuple[str, ...], ...]
    """Names of the features that the words beside the sights show of each candidate."""
    scores: tuple[float, ...] = ()
    """Of each candidate, when the votes are counted."""
    ballot: Ballot = NO_VOTES


def senses_of(text: str, sights: Sequence[Sight]) -> list[Sense]:
    """The senses, in the order of their first sights; a bare name joins the one sight that says where it lies."""
    said: dict[str, set[frozenset[str]]] = defaultdict(set)
    for sight in sights:
        if sight.within:
            said[sight.names.key].add(sight.within)
    groups: dict[tuple[str, frozenset[str], frozenset[str]], list[int]] = defaultdict(list)
    for index, sight in enumerate(sights):
        within = sight.within
        if not within and len(said[sight.names.key]) == 1:
            within = next(iter(said[sight.names.key]))
        groups[sight.names.key, within, frozenset(sight.kind)].append(index)
    lists = _lists(text, sights)
    return [_sense(sights, members, lists) for members in groups.values()]


def _sense(sights: Sequence[Sight], members: list[int], lists: Mapping[int, Sequence[int]]) -> Sense:
    lead = max((sights[i] for i in members), key=_tells)
    fellows = [sights[j] for i in members for j in lists.get(i, ()) if sights[j].names.key != lead.names.key]
    beside = tuple(tuple(_beside(candidate, lead, fellows)) for candidate in lead.names.found)
    known = tuple(
        (candidate, candidate.prior + sum(WEIGHTS[name] for name in names))
        for candidate, names in zip(lead.names.found, beside, strict=True)
    )
    return Sense(members, lead, known, beside)


def _tells(sight: Sight) -> tuple[bool, int, bool]:
    """How much a sight says of its name; one in capitals that may be an acronym has no candidates and says least."""
    return bool(sight.names.found), len(sight.within), sight.container is not None


def _beside(candidate: Candidate, sight: Sight, fellows: Sequence[Sight]) -> Iterator[str]:
    """Names of the features that the words beside the name show of the candidate."""
    if sight.within and not sight.within.isdisjoint(candidate.areas):
        yield "named within"
    if sight.kind and any(other.row.precision in sight.kind for other in sight.names.found):
        yield "kind is written" if candidate.row.precision in sight.kind else "another kind is written"
    like = _like(candidate)
    if fellows and like and 2 * sum(like in _surely(fellow) for fellow in fellows) > len(fellows):
        yield "listed with its like"


def _like(candidate: Candidate) -> str | None:
    """What the areas of a list have in common: countries, or regions of one country; null for other places."""
    row = candidate.row
    if "own name" not in candidate.merits or row.precision not in {"country", "region"}:
        return None
    return "country" if row.precision == "country" else row.country


def _surely(sight: Sight) -> set[str | None]:
    """What the areas of its name are like that no city shares the name of: of *Ohio*, *Lima*, *Oaxaca* the first."""
    towns = [one for one in sight.names.found if one.row.precision == "city" and "own name" in one.merits]
    areas = [one for one in sight.names.found if _like(one) is not None]
    return {_like(area) for area in areas if not any(area.areas[-1] in town.areas for town in towns)}


def _lists(text: str, sights: Sequence[Sight]) -> dict[int, Sequence[int]]:
    """Sight → all sights of the list that it stands in, where at least ``LISTED`` names stand side by side."""
    order = sorted(range(len(sights)), key=lambda i: sights[i].start)
    runs: list[list[int]] = []
    for i in order:
        last = sights[runs[-1][-1]] if runs else None
        if last is not None and _BETWEEN.fullmatch(text, last.end, sights[i].start):
            runs[-1].append(i)
        else:
            runs.append([i])
    return {i: run for run in runs if len(run) >= LISTED for i in run}
