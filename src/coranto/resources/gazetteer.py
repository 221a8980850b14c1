"""The gazetteer: places of the whole world by folded name, in one compressed table read block by block.

The table is made by ``tools/compile_gazetteer.py`` from GeoNames (CC BY 4.0); seas, ranges, macro-regions and disputed
territories are curated in ``geography.yaml``; other names of countries and their demonyms in ``countries.yaml``.
"""

import json
import zlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Any, Final

from coranto.model.annotation import PlacePrecision
from coranto.resources import read_bytes, read_yaml
from coranto.text.names import fold_name

MAGIC: Final = b"coranto-gazetteer-1\n"
COUNTRY_KEY: Final = "="
"""Before an alpha-2 code in lower case: the key under which the table lists a country whatever its name."""
BLOCK: Final = 96
"""Lines a compressed block: about 2 KB, 30 µs to open."""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place that a name may mean. Areas and waters have a point for their label only."""

    geonameid: int | None
    name: str
    precision: PlacePrecision
    country: str | None
    admin1: str | None
    admin2: str | None
    lat: float
    lon: float
    population: int
    capital: bool = False
    claimed_by: tuple[str, ...] = ()
    curated: bool = False


@dataclass(frozen=True, slots=True)
class Curated:
    """What is curated by hand: places, and keys of the table, by folded name; claims by ``country/region``."""

    places: Mapping[str, tuple[PlaceRow, ...]]
    claims: Mapping[str, tuple[str, ...]]
    aliases: Mapping[str, str]
    points: Mapping[str, tuple[float, float]]
    """Where a country's label stands, by alpha-2 code."""


_PRECISION: Final[Mapping[str, PlacePrecision]] = {
    "capital": "city",
    "city": "city",
    "district": "district",
    "region": "region",
    "country": "country",
    "water": "water",
    "site": "site",
}


class Gazetteer:
    """Looks names up; holds the compressed table and the blocks asked for last."""

    def __init__(self, table: bytes, curated: Curated) -> None:
        if not table.startswith(MAGIC):
            raise ValueError("not a gazetteer table")
        head = len(MAGIC) + 4
        size = int.from_bytes(table[head - 4 : head], "big")
        header = json.loads(zlib.decompress(table[head : head + size]))
        self._table = memoryview(table)
        self._first: list[str] = header["first"]
        self._places = list(accumulate(header["places"], initial=head + size))
        self._names = list(accumulate(header["names"], initial=self._places[-1]))
        self._curated = curated
        self._name_block = lru_cache(maxsize=1024)(self._open_names)
        self._place_block = lru_cache(maxsize=1024)(self._open_places)
        self._found = lru_cache(maxsize=50_000)(self._find)

    def lookup(self, name: str) -> tuple[PlaceRow, ...]:
        """Every place of that name, curated ones first, then by population; empty if none."""
        return self._found(fold_name(name))

    def country(self, code: str) -> PlaceRow | None:
        """The country of an ISO 3166-1 alpha-2 code."""
        return next(iter(self._listed(COUNTRY_KEY + code.lower())), None)

    def __contains__(self, name: str) -> bool:
        return bool(self.lookup(name))

    def _find(self, key: str) -> tuple[PlaceRow, ...]:
        curated = self._curated.places.get(key, ())
        alias = self._curated.aliases.get(key)
        listed = self._listed(key)
        if alias:
            areas = tuple(row for row in self._listed(alias) if row.precision in {"country", "region"})
            listed = areas + tuple(row for row in listed if row not in areas)
        # a curated place stands for the region, country or water that the table has under the same name
        hidden = {row.precision for row in curated} | {"region"} if curated else set()
        return curated + tuple(row for row in listed if row.precision not in hidden)

    def _listed(self, key: str) -> tuple[PlaceRow, ...]:
        block = bisect_right(self._first, key) - 1
        numbers = self._name_block(block).get(key) if block >= 0 else None
        return tuple(self._row(int(n)) for n in numbers.split(",")) if numbers else ()

    def _row(self, number: int) -> PlaceRow:
        fields = self._place_block(number // BLOCK)[number % BLOCK].split("\t")
        id_, name, kind, country, admin1, admin2, lat, lon, population = fields
        region = name if kind == "region" else admin1
        point = self._curated.points.get(country) if kind == "country" else None
        claimed_by = self._curated.claims.get(f"{country}/{region}") or self._curated.claims.get(country, ())
        return PlaceRow(
            int(id_) or None, name, _PRECISION[kind], country or None, admin1 or None, admin2 or None,
            *(point or (float(lat), float(lon))), int(population), kind == "capital", claimed_by,
        )  # fmt: skip

    def _open_names(self, block: int) -> dict[str, str]:
        data = zlib.decompress(self._table[self._names[block] : self._names[block + 1]]).decode()
        return dict(line.split("\t") for line in data.split("\n"))

    def _open_places(self, block: int) -> list[str]:
        return zlib.decompress(self._table[self._places[block] : self._places[block + 1]]).decode().split("\n")


def load() -> Gazetteer:
    """The gazetteer that the package ships."""
    return Gazetteer(
        read_bytes("gazetteer.bin"), curated_places(read_yaml("geography.yaml"), read_yaml("countries.yaml"))
    )


def curated_places(geography: dict[str, Any], countries: dict[str, Any]) -> Curated:
    """The curated places, claims and country names of the two vocabularies, as parsed."""
    places: dict[str, list[PlaceRow]] = defaultdict(list)
    claims: dict[str, tuple[str, ...]] = {}
    for kind in ("water", "region", "site"):
        for name, (lat, lon, *country) in geography[kind].items():
            row = _curated_row(name, kind, country[0] if len(country) == 1 else None, lat, lon, ())
            places[fold_name(name)].append(row)
    for name, entry in geography["disputed"].items():
        claimed_by = tuple(entry["claimed_by"])
        claims.update(dict.fromkeys(entry.get("within", ()), claimed_by))
        lat, lon = entry["at"]
        row = _curated_row(name, entry.get("precision", "region"), entry.get("country"), lat, lon, claimed_by)
        for form in (name, *entry.get("also", ())):
            places[fold_name(form)] = [row]
    aliases: dict[str, str] = {}
    for form, name in geography["also"].items():
        if fold_name(name) in places:
            places[fold_name(form)] += places[fold_name(name)]
        else:
            aliases[fold_name(form)] = fold_name(name)
    aliases |= {
        fold_name(form): COUNTRY_KEY + code.lower()
        for code, entry in countries.items()
        for form in entry.get("names", ())
    }
    points = {code: (lat, lon) for code, (lat, lon) in geography["countries"].items()}
    return Curated({key: tuple(rows) for key, rows in places.items()}, claims, aliases, points)


def _curated_row(
    name: str, kind: str, country: str | None, lat: float, lon: float, claims: tuple[str, ...]
) -> PlaceRow:
    return PlaceRow(None, name, _PRECISION[kind], country, None, None, lat, lon, 0, False, claims, curated=True)
