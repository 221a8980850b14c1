"""Which place a name stands for: candidates from the gazetteer, weighed by a table of features, with reasons.

One sense a document: all sights of a name are resolved together, unless the words beside one say otherwise
(*Paris, Texas*). Nothing is dropped: a name that the gazetteer lacks stays, without a point.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log10
from typing import Final, TypeVar

from coranto.model.annotation import PlaceCandidate
from coranto.resources.gazetteer import PlaceRow
from coranto.text.distance import distance_km
from coranto.text.names import fold_name, without_possessive
from coranto.tools import Tools

K = TypeVar("K")
KEPT: Final = 5
"""Candidates kept with a toponym."""
ROUNDS: Final = 3
"""Times the votes are counted anew; they have settled by then."""
SHORTEST_IN_CAPITALS: Final = 4
"""Letters up to which a word in capitals is an acronym, and no town of that name is meant."""
NEAR_KM: Final = 250.0
HOME: Final = 0.3
"""Share of the votes from which a country is one that the text is about."""
ENOUGH_VOTES: Final = 2.0
"""Votes for countries below which the text is about none."""
ABROAD_KM: Final = 1500.0
"""How far from all other places of a text a town must lie to be out of the way: a neighbour's town is not."""
KNOWN_ABROAD: Final = 100_000
"""Inhabitants from which a town is named abroad without a word of where it lies."""
WEIGHTS: Final[Mapping[str, float]] = {
    "inhabitants": 0.6,  # a power of ten
    "country": 4.0,
    "curated": 2.6,
    "capital": 1.2,
    "region": 0.9,
    "district": -0.8,
    "own name": 0.7,
    "city of its region": 2.0,
    "named within": 5.0,
    "kind is written": 2.5,
    "country of the text": 2.2,
    "region of the text": 1.8,
    "near others": 1.6,
    "outlet's country": 0.8,
}
"""Set by hand, checked on development texts; see names-and-places.md."""
_KIND_WORDS: Final[Mapping[str, str]] = dict.fromkeys(
    ("oblast", "region", "province", "state", "governorate", "prefecture", "krai", "canton", "voivodeship"), "region"
) | {
    "county": "district", "parish": "district", "district": "district", "borough": "district", "raion": "district",
    "city": "city", "town": "city", "village": "city", "suburb": "city",
}  # fmt: skip
_SHORT: Final[Mapping[str, str]] = {"mt": "mount", "st": "saint", "ft": "fort", "ste": "sainte", "pt": "point"}
_US_STATES: Final[Mapping[str, str]] = {
    "ala": "Alabama", "ariz": "Arizona", "ark": "Arkansas", "calif": "California", "colo": "Colorado",
    "conn": "Connecticut", "del": "Delaware", "fla": "Florida", "ga": "Georgia", "ill": "Illinois", "ind": "Indiana",
    "kan": "Kansas", "ky": "Kentucky", "la": "Louisiana", "md": "Maryland", "mass": "Massachusetts",
    "mich": "Michigan", "minn": "Minnesota", "miss": "Mississippi", "mo": "Missouri", "mont": "Montana",
    "neb": "Nebraska", "nev": "Nevada", "n h": "New Hampshire", "n j": "New Jersey", "n m": "New Mexico",
    "n y": "New York", "n c": "North Carolina", "n d": "North Dakota", "okla": "Oklahoma", "ore": "Oregon",
    "pa": "Pennsylvania", "r i": "Rhode Island", "s c": "South Carolina", "s d": "South Dakota", "tenn": "Tennessee",
    "tex": "Texas", "vt": "Vermont", "va": "Virginia", "wash": "Washington", "w va": "West Virginia",
    "wis": "Wisconsin", "wyo": "Wyoming", "d c": "Washington, D.C.",
}  # fmt: skip
"""Abbreviations of newspapers (Associated Press style); two-letter postal codes are looked up as written."""
_POSTAL: Final[Mapping[str, str]] = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
    "CT": "Connecticut", "DE": "Delaware", "DC": "Washington, D.C.", "FL": "Florida", "GA": "Georgia", "HI": "Hawaii",
    "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky",
    "LA": "Louisiana", "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota",
    "MS": "Mississippi", "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire",
    "NJ": "New Jersey", "NM": "New Mexico", "NY": "New York", "NC": "North Carolina", "ND": "North Dakota",
    "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island",
    "SC": "South Carolina", "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont",
    "VA": "Virginia", "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
}  # fmt: skip
_CAPITALISED: Final = re.compile(r"\b[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?")
_AFTER: Final = re.compile(r",\s{0,2}((?:[A-Z]\.\s?){2}|[A-Z][\w'’-]+\.?(?: [A-Z][\w'’-]+){0,2})")
_NEXT_WORD: Final = re.compile(r"(?:['’]s)?[ \u00a0-]([A-Za-z]+)")
_BEFORE_KIND: Final = re.compile(r"\b([A-Za-z]+) of (?:the )?$")


@dataclass(frozen=True, slots=True)
class Resolved:
    """A toponym with the row it stands for (null if none), and the runners-up."""

    start: int
    end: int
    row: PlaceRow | None
    score: float | None
    candidates: tuple[PlaceCandidate, ...]


@dataclass(frozen=True, slots=True)
class _Toponym:
    """One sight of a name, and what stands beside it."""

    start: int
    end: int
    key: str
    rows: tuple[PlaceRow, ...]
    within: frozenset[str]
    """Folded names of regions and countries written right after it."""
    kind: str | None
    """Precision that a word beside it names: *region*, *city of*."""


@dataclass(frozen=True, slots=True)
class _Votes:
    """What a document speaks of, as shares of one, and where."""

    countries: Mapping[str, float]
    regions: Mapping[tuple[str, str], float]
    points: tuple[tuple[str, float, float], ...]
    outlet: str | None
    cast: float
    """How many votes for countries there are."""
    areas: tuple[tuple[str, float, float], ...]
    """Label points of the countries that are named."""
    keys: Mapping[str, frozenset[str]]
    """Country → the names that vote for it; an adjective of the country votes as an empty name."""


def resolve_toponyms(
    text: str, spans: Sequence[tuple[int, int]], tools: Tools, outlet: str | None = None
) -> tuple[Resolved, ...]:
    """What each span of ``text``, a toponym, stands for; in the order given."""
    toponyms = [_sight(text, start, end, tools) for start, end in spans]
    groups = _senses(toponyms)
    chosen: dict[int, list[tuple[PlaceRow, float, str]]] = {}
    adjectives = _adjectives(text, tools)
    votes = _votes(toponyms, {}, adjectives, outlet)
    for _ in range(ROUNDS):
        for members in groups:
            ranked = _ranked(toponyms[members[0]], votes)
            chosen.update(dict.fromkeys(members, ranked))
        votes = _votes(toponyms, chosen, adjectives, outlet)
    home = _home(votes)
    found = []
    for index, toponym in enumerate(toponyms):
        ranked = chosen.get(index, [])
        resolved = _resolved(toponym, ranked)
        if ranked and _astray(ranked[0][0], toponym, votes, home):
            resolved = Resolved(toponym.start, toponym.end, None, None, resolved.candidates)
        found.append(resolved)
    return tuple(found)


def _home(votes: _Votes) -> frozenset[str]:
    """The countries that the text is about; none where too few votes are cast."""
    if votes.cast < ENOUGH_VOTES:
        return frozenset()
    return frozenset(country for country, share in votes.countries.items() if share >= HOME)


def _astray(row: PlaceRow, toponym: _Toponym, votes: _Votes, home: frozenset[str]) -> bool:
    """Whether it is a small town abroad that nothing else in the text speaks for: another of its name is meant."""
    if not home - {row.country} or row.country in {None, votes.outlet} or row.precision not in {"city", "district"}:
        return False
    if toponym.within or row.capital or row.curated or row.population >= KNOWN_ABROAD:
        return False
    others = [(lat, lon) for key, lat, lon in (*votes.points, *votes.areas) if key != toponym.key]
    if any(distance_km(row.lat, row.lon, lat, lon) <= ABROAD_KM for lat, lon in others):
        return False
    return votes.keys.get(row.country or "", frozenset()) <= {toponym.key}


def _senses(toponyms: Sequence[_Toponym]) -> list[list[int]]:
    """Sights (by index) that are one sense; a bare name joins the one sight that says where it lies."""
    said: dict[str, set[frozenset[str]]] = defaultdict(set)
    for toponym in toponyms:
        if toponym.within:
            said[toponym.key].add(toponym.within)
    groups: dict[tuple[str, frozenset[str], str | None], list[int]] = defaultdict(list)
    for index, toponym in enumerate(toponyms):
        within = toponym.within
        if not within and len(said[toponym.key]) == 1:
            within = next(iter(said[toponym.key]))
        groups[toponym.key, within, toponym.kind].append(index)
    # the sight that says most stands for its sense
    return [sorted(members, key=lambda i: -len(toponyms[i].within)) for members in groups.values()]


def _sight(text: str, start: int, end: int, tools: Tools) -> _Toponym:
    """The name at ``start:end`` with its candidates and its neighbours."""
    name = without_possessive(text[start:end])
    rows, kind = _candidates(name, tools)
    following = _NEXT_WORD.match(text, end)
    if kind is None and following:
        kind = _KIND_WORDS.get(following.group(1).lower())
    leading = _BEFORE_KIND.search(text[max(0, start - 30) : start])
    if kind is None and leading:
        kind = _KIND_WORDS.get(leading.group(1).lower())
    return _Toponym(start, end, fold_name(name), rows, _within(text, end, tools), kind)


def _candidates(name: str, tools: Tools) -> tuple[tuple[PlaceRow, ...], str | None]:
    """Rows under the name, under its full form, or without the word for its kind; and that kind."""
    state = _POSTAL.get(name) or _US_STATES.get(fold_name(name)) if name.endswith(".") or name.isupper() else None
    rows = tools.gazetteer.lookup(name)
    if name.isupper() and len(name) <= SHORTEST_IN_CAPITALS:
        rows = tuple(row for row in rows if row.precision in {"country", "region"} or row.curated)
    if state and (not rows or name.endswith(".") or len(name) == 2):
        rows = tuple(row for row in tools.gazetteer.lookup(state) if row.country == "US") or rows
    parts = fold_name(name).split()
    code = tools.countries.demonyms.get(" ".join(parts))
    if code and (country := tools.gazetteer.country(code)) and country not in rows:
        rows = (country, *rows)  # the town of Canadian, too
    if rows or not parts:
        return rows, None
    if parts[0] == "the":
        return _candidates(" ".join(parts[1:]), tools)
    if parts[0] in _SHORT:
        rows = tools.gazetteer.lookup(" ".join([_SHORT[parts[0]], *parts[1:]]))
    elif len(parts) > 1 and parts[-1] in _KIND_WORDS:
        return tools.gazetteer.lookup(" ".join(parts[:-1])), _KIND_WORDS[parts[-1]]
    elif len(parts) > 2 and parts[1] == "of" and parts[0] in _KIND_WORDS:
        return tools.gazetteer.lookup(" ".join(parts[2:])), _KIND_WORDS[parts[0]]
    elif len(parts) > 1 and _DIRECTIONS.fullmatch(parts[0]):
        rows = tuple(row for row in tools.gazetteer.lookup(" ".join(parts[1:])) if row.population > 500_000)
    return rows, None


_DIRECTIONS: Final = re.compile(
    r"(?:north|south)(?:east|west)?(?:ern)?|(?:east|west)(?:ern)?|central|upper|lower|greater|downtown|mainland"
)


def _within(text: str, end: int, tools: Tools) -> frozenset[str]:
    """Folded names of up to two regions or countries that follow after commas: *Lyon, France*; *Austin, Texas, US*."""
    found: set[str] = set()
    at = end
    for _ in range(2):
        match = _AFTER.match(text, at)
        if match is None:
            break
        written = match.group(1)
        words = written.split()
        for size in range(len(words), 0, -1):
            name = " ".join(words[:size])
            full = _US_STATES.get(fold_name(name)) or _POSTAL.get(name.rstrip("."), name)
            areas = [row for row in tools.gazetteer.lookup(full) if row.precision in {"country", "region", "district"}]
            if areas:
                found.update(fold_name(area) for row in areas[:3] for area in (row.name, row.country or "") if area)
                found.add(fold_name(full))
                break
        else:
            break
        at = match.end()
    return frozenset(found)


def _ranked(toponym: _Toponym, votes: _Votes) -> list[tuple[PlaceRow, float, str]]:
    """(row, score, reasons), best first; equals in the gazetteer's order."""
    scored = []
    for row in toponym.rows:
        features = dict(_features(row, toponym, votes))
        score = sum(WEIGHTS[name] * value for name, value in features.items())
        reason = ", ".join(name for name, value in features.items() if value > 0)
        scored.append((row, score, reason))
    return sorted(scored, key=lambda item: -item[1])


def _features(row: PlaceRow, toponym: _Toponym, votes: _Votes) -> Iterable[tuple[str, float]]:
    """(name, value) of every feature that the row shows; names are those of ``WEIGHTS``."""
    yield "inhabitants", log10(max(row.population, 1))
    if row.precision == "country":
        yield "country", 1.0
    elif row.curated:
        yield "curated", 1.0
        yield "inhabitants", 6.0
    elif row.precision in {"region", "district"}:
        yield row.precision, 1.0
    if row.capital:
        yield "capital", 1.0
    if row.curated or fold_name(row.name) == toponym.key:
        yield "own name", 1.0
    if row.precision == "city" and any(_is_region_of(other, row) for other in toponym.rows):
        yield "city of its region", 1.0
    names = {fold_name(name) for name in (row.admin1, row.admin2, row.country) if name}
    if toponym.within & names:
        yield "named within", 1.0
    if toponym.kind and toponym.kind == row.precision:
        yield "kind is written", 1.0
    yield from _context(row, toponym, votes)


def _is_region_of(region: PlaceRow, city: PlaceRow) -> bool:
    if region.precision != "region" or region.country != city.country or region.curated:
        return False
    return distance_km(region.lat, region.lon, city.lat, city.lon) <= NEAR_KM


def _context(row: PlaceRow, toponym: _Toponym, votes: _Votes) -> Iterable[tuple[str, float]]:
    """Features that the rest of the document lends."""
    if row.country:
        yield "country of the text", votes.countries.get(row.country, 0.0)
        region = row.name if row.precision == "region" else row.admin1
        if region:
            yield "region of the text", votes.regions.get((row.country, region), 0.0)
        if votes.outlet == row.country:
            yield "outlet's country", 1.0
    if row.precision not in {"country", "water"}:
        others = [(lat, lon) for key, lat, lon in votes.points if key != toponym.key]
        near = sum(distance_km(row.lat, row.lon, lat, lon) <= NEAR_KM for lat, lon in others)
        if near:
            yield "near others", min(1.0, 2.0 * near / len(others))


def _adjectives(text: str, tools: Tools) -> Counter[str]:
    """How often adjectives of each country and nouns for its people stand in the first 200,000 characters."""
    found: Counter[str] = Counter()
    demonyms = tools.countries.demonyms
    for match in _CAPITALISED.finditer(text[:200_000]):
        written = match.group()
        code = demonyms.get(fold_name(written)) or demonyms.get(fold_name(written.partition(" ")[0]))
        if code:
            found[code] += 1
    return found


def _votes(
    toponyms: Sequence[_Toponym],
    chosen: Mapping[int, list[tuple[PlaceRow, float, str]]],
    adjectives: Mapping[str, int],
    outlet: str | None,
) -> _Votes:
    """Shares of countries and regions among what is resolved so far; demonyms count for countries."""
    countries: Counter[str] = Counter()
    regions: Counter[tuple[str, str]] = Counter()
    points: dict[str, tuple[float, float]] = {}
    areas: dict[str, tuple[float, float]] = {}
    keys: dict[str, set[str]] = defaultdict(set)
    for index, toponym in enumerate(toponyms):
        ranked = chosen.get(index) or [(row, 1.0, "") for row in toponym.rows if len(toponym.rows) == 1]
        if not ranked:
            continue
        row = ranked[0][0]
        if row.country:
            countries[row.country] += 1
            keys[row.country].add(toponym.key)
            region = row.name if row.precision == "region" else row.admin1
            if region:
                regions[row.country, region] += 1
        if row.precision in {"city", "district", "site"} and len(points) < 60:
            points[toponym.key] = (row.lat, row.lon)
        elif row.precision == "country":
            areas[toponym.key] = (row.lat, row.lon)
    for code, times in adjectives.items():
        countries[code] += times / 2  # type: ignore[assignment]
        keys[code].add("")
    by_country = {country: frozenset(names) for country, names in keys.items()}
    return _Votes(
        _shares(countries),
        _shares(regions),
        _keyed(points),
        _outlet_country(outlet),
        sum(countries.values()),
        _keyed(areas),
        by_country,
    )


def _keyed(points: Mapping[str, tuple[float, float]]) -> tuple[tuple[str, float, float], ...]:
    return tuple((key, *point) for key, point in points.items())


def _shares(counts: Mapping[K, float]) -> dict[K, float]:
    total = sum(counts.values())
    return {key: count / total for key, count in counts.items()} if total else {}


def _outlet_country(outlet: str | None) -> str | None:
    """The country of an outlet's internet domain, where its last label is a country's."""
    label = (outlet or "").rstrip("/").rpartition(".")[2].upper()
    return {"UK": "GB"}.get(label, label) if len(label) == 2 and label.isalpha() and label not in {"TV", "IO"} else None


def _resolved(toponym: _Toponym, ranked: list[tuple[PlaceRow, float, str]]) -> Resolved:
    """The best row with its share of all, and the ``KEPT`` best as candidates."""
    if not ranked:
        return Resolved(toponym.start, toponym.end, None, None, ())
    top = ranked[0][1]
    total = sum(exp(score - top) for _, score, _ in ranked)
    candidates = tuple(
        PlaceCandidate(row.geonameid, row.name, row.country, row.lat, row.lon, round(exp(score - top) / total, 3), why)
        for row, score, why in ranked[:KEPT]
    )
    return Resolved(toponym.start, toponym.end, ranked[0][0], candidates[0].score, candidates)
