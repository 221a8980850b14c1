"""What a name may stand for before the text is heard: places of the gazetteer under its forms, and their own merits."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, floor, log10, radians
from typing import Final

from coranto.model.annotation import PlacePrecision
from coranto.resources import toponym_words
from coranto.resources.gazetteer import PlaceRow
from coranto.resources.place_table import NameRank
from coranto.text.distance import distance_km
from coranto.text.names import fold_name
from coranto.text.transliteration import skeleton
from coranto.tools import Tools

WEIGHTS: Final[Mapping[str, float]] = {
    # its own merits
    "inhabitants": 0.6,  # a power of ten
    "country": 4.0,
    "curated": 2.6,
    "capital": 1.0,
    "region": 0.9,
    "district": -0.8,
    "known everywhere": 1.7,
    "own name": 2.0,
    "called after its city": -1.5,
    # the words beside the name
    "named within": 10.0,
    "kind is written": 3.0,
    "another kind is written": -1.5,
    "listed with its like": 3.0,
    # the rest of the text
    "country of the text": 3.0,
    "region of the text": 5.0,
    "district of the text": 3.0,
    "near others": 3.0,
    "outlet's country": 2.5,
}
"""Set by hand as round numbers and checked on development texts and on a suite of our own; none is fitted: each may be
halved or doubled at a cost of a point at most. See places.md."""
SHORTEST_IN_CAPITALS: Final = 4
"""Letters up to which a word in capitals is an acronym, and no town of that name is meant."""
CITY_OF_REGION_KM: Final = 250.0
"""How far the label of a region may stand from the city that it is called after."""
MAIN_CITY: Final = 0.2
"""Share of a region's people from which its city is meant by their common name, wherever the label stands."""
LARGE: Final = 500_000
"""Inhabitants from which a place has a north, a south and a centre that are spoken of."""
WELL_KNOWN: Final = 100_000
"""Inhabitants from which a town is named without a word of where it lies."""
CELL: Final = 1.0
"""Degrees of latitude a cell: two places in one cell or in neighbours are at most 330, on average 120 km apart."""
_AREAS: Final = frozenset({"country", "region", "province", "district"})
_DIRECTIONS: Final = re.compile(
    r"(?:north|south)(?:east|west)?(?:ern)?|(?:east|west)(?:ern)?|central|upper|lower|greater|downtown|mainland|mid|inner"
)
_ARTICLES: Final = frozenset({"the", "al", "el", "as", "ad", "ar", "an"})
_PEOPLE: Final = (("ns", ""), ("n", ""), ("ans", ""), ("an", ""), ("ers", ""), ("er", ""), ("is", ""), ("i", ""),
                  ("ns", "s"), ("ans", "o"), ("ians", "o"), ("", "ia"))  # fmt: skip
"""Endings of adjectives and of nouns for people, and what the region's name has instead."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may stand for, and what speaks for it wherever the name stands."""

    row: PlaceRow
    prior: float
    merits: tuple[str, ...]
    """Names of the features that ``prior`` is the sum of, those that speak for it."""
    areas: tuple[str, ...]
    """Keys of the areas that hold it, itself among them: country, region, district."""
    around: tuple[int, ...]
    """The cell in which its point lies, and those around it; none for a country or a water: its point is a label."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Everything that a name may stand for, and the kind of place that the name itself says it is."""

    key: str
    """The folded name."""
    found: tuple[Candidate, ...]
    kind: frozenset[PlacePrecision]


def area_keys(row: PlaceRow) -> tuple[str, ...]:
    """Keys of the areas that hold the place, from its country down; an area's own key is the last."""
    if row.country is None:
        return ()
    country = row.country.lower()
    region = row.name if row.precision == "region" else row.admin1
    if row.precision == "country" or not region:
        return (country,)
    region_key = f"{country}/{fold_name(region)}"
    district = row.name if row.precision == "district" else row.admin2
    return (country, region_key, f"{region_key}/{fold_name(district)}") if district else (country, region_key)


@lru_cache(maxsize=1 << 12)
def candidates_of(name: str, tools: Tools) -> Candidates:
    """What ``name`` as written, without a genitive, may stand for; in the gazetteer's order."""
    rows, kind = _rows(name, tools)
    key = fold_name(name)
    cities = [row for row in rows if row.precision == "city"]
    areas = [row for row in rows if row.precision in {"region", "district"}]
    return Candidates(key, tuple(_candidate(row, key, cities, areas) for row in rows), kind)


def areas_named(name: str, tools: Tools) -> tuple[PlaceRow, ...]:
    """Countries, regions and districts of that name, short forms included: *Ala.*, *Ont.*, *Russia*."""
    return _state(name, tools) or tuple(row for row in tools.gazetteer.lookup(name) if row.precision in _AREAS)


def _state(name: str, tools: Tools) -> tuple[PlaceRow, ...]:
    """The first-level region of which ``name`` is the short form; empty if of none."""
    states = toponym_words.load().states
    state = states.get(name) or (states.get(name + ".") if "." in name else None)
    if state is None:
        return ()
    full, country = state
    found = tools.gazetteer.lookup(full)
    return tuple(row for row in found if row.country == country and row.precision == "region")[:1]


def _rows(name: str, tools: Tools) -> tuple[tuple[PlaceRow, ...], frozenset[PlacePrecision]]:
    """Rows under the name, under its full form, or without the word for its kind; and that kind."""
    rows = tools.gazetteer.lookup(name)
    if name.isupper() and len(name) <= SHORTEST_IN_CAPITALS:
        rows = tuple(row for row in rows if row.precision in {"country", "region"} or row.curated)
    if "." in name or (name.isupper() and len(name) == 2) or not rows:
        rows = _state(name, tools) or rows
    code = tools.countries.demonyms.get(fold_name(name))
    if code and (country := tools.gazetteer.country(code)) and country not in rows:
        rows = (country, *rows)  # the town of Canadian, too
    if rows:
        return rows, frozenset()
    for form, kind in _other_forms(fold_name(name)):
        if rows := tools.gazetteer.lookup(form):
            return rows, kind
    return _by_part(fold_name(name), tools), frozenset()


def _other_forms(key: str) -> Iterator[tuple[str, frozenset[PlacePrecision]]]:
    """The name with its short words written out, without an article, without the word for its kind."""
    words = toponym_words.load()
    full = [words.shorts.get(part, part) for part in key.split()]
    if full[1:] and full[0] in _ARTICLES:
        yield " ".join(full[1:]), frozenset()
        full = full[1:] if full[0] == "the" else full
    if len(full) < 2:
        return
    yield " ".join(full), frozenset()
    if full[-1] in words.kinds:
        yield " ".join(full[:-1]), words.kinds[full[-1]]
    if full[0] in words.kinds:
        yield " ".join(full[2:] if full[1] == "of" else full[1:]), words.kinds[full[0]]


def _by_part(key: str, tools: Tools) -> tuple[PlaceRow, ...]:
    """A large place by one of its sides (*northern Lagos*), a region by its people (*Ohioans*)."""
    parts = key.split()
    if len(parts) > 1 and _DIRECTIONS.fullmatch(parts[0]):
        found = tools.gazetteer.lookup(" ".join(parts[1:]))
        return tuple(row for row in found if row.population > LARGE or row.precision in {"country", "region", "water"})
    for ending, instead in _PEOPLE:
        if len(key) > len(ending) + 3 and key.endswith(ending):
            found = tools.gazetteer.lookup(key[: len(key) - len(ending)] + instead)
            if areas := tuple(row for row in found if row.precision == "region"):
                return areas
    return ()


def _candidate(row: PlaceRow, key: str, cities: Sequence[PlaceRow], areas: Sequence[PlaceRow]) -> Candidate:
    features = dict(_merits(row, key, cities, areas))
    prior = sum(WEIGHTS[name] * value for name, value in features.items())
    merits = tuple(name for name, value in features.items() if value * WEIGHTS[name] > 0)
    around = () if row.precision in {"country", "water"} else cells_around(row.lat, row.lon)
    return Candidate(row, prior, merits, area_keys(row), around)


def _merits(
    row: PlaceRow, key: str, cities: Sequence[PlaceRow], areas: Sequence[PlaceRow]
) -> Iterator[tuple[str, float]]:
    """(name, value) of the features that the row shows by itself; names are those of ``WEIGHTS``."""
    drawn = row.curated and (not row.population or row.country is None)
    yield "inhabitants", 6.0 if drawn else log10(max(row.population, 1))
    if row.precision == "country":
        yield "country", 1.0
    elif drawn:
        yield "curated", 1.0
    elif row.precision in {"region", "district"}:
        yield row.precision, 1.0
    if row.capital:
        yield "capital", 1.0
    if _is_called(row, key) or any(_is_called(area, key) and _gives_name(row, area, key) for area in areas):
        yield "own name", 1.0
    if row.known:
        yield "known everywhere", 1.0
    if row.precision == "region" and row.country and any(_is_region_of(row, city) for city in cities):
        yield "called after its city", 1.0


def _is_called(row: PlaceRow, key: str) -> bool:
    """Whether it is the place's name today; a region's is so without the word for its kind, too."""
    if row.named is NameRank.CURATED or fold_name(row.name) == key:
        return True
    return row.named is NameRank.SHORT and row.precision == "region"


def _gives_name(city: PlaceRow, area: PlaceRow, key: str) -> bool:
    """Whether a city is most of the area that is called ``key``, and is called so too, in whatever spelling."""
    if city.precision != "city" or city.country != area.country or city.population < MAIN_CITY * area.population:
        return False
    return area_keys(area)[-1] in area_keys(city) and _spelled(key) <= _spelled(city.name)


def _spelled(name: str) -> set[str]:
    """The words of a name by their consonants."""
    return {skeleton(word).lstrip("aeiou") for word in fold_name(name).split()}


def _is_region_of(region: PlaceRow, city: PlaceRow) -> bool:
    if region.country != city.country:
        return False
    if city.capital:
        return True
    if fold_name(region.name) == fold_name(city.admin1 or "") and city.population >= MAIN_CITY * region.population:
        return True
    return distance_km(region.lat, region.lon, city.lat, city.lon) <= CITY_OF_REGION_KM


def is_small(row: PlaceRow) -> bool:
    """Whether it is a town or a district so little known that one far away is hardly named without more words."""
    if row.capital or row.curated or row.known or row.population >= WELL_KNOWN:
        return False
    return row.precision in {"city", "district"}


def cells_around(lat: float, lon: float) -> tuple[int, ...]:
    """The cell of a point and its neighbours, the point's own first; as wide as high at any latitude."""
    own = floor((lat + 90) / CELL)
    found = []
    for band in (own, own - 1, own + 1):
        around = max(3, round(360 / CELL * cos(radians((band + 0.5) * CELL - 90))))
        column = floor((lon + 180) / 360 * around)
        found += [band * 1000 + (column + step) % around for step in (0, -1, 1)]
    return tuple(found)
