"""The gazetteer: places of the whole world by folded name, in the file that the package ships and in users' own.

The shipped file is made by ``tools/compile_gazetteer.py`` from GeoNames (CC BY 4.0), from a table of airports, and from
what is curated in ``geography.yaml`` and ``countries.yaml``; ``data-sources.md`` tells of each.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final

from coranto.resources.place_table import NameRank, PlaceRow, PlaceTable
from coranto.text.distance import distance_km
from coranto.text.identity import sha256_hex
from coranto.text.names import fold_name

__all__ = ["COUNTRY_KEY", "SHIPPED", "Gazetteer", "PlaceRow", "load", "shipped"]

SHIPPED: Final = "gazetteer.sqlite"
COUNTRY_KEY: Final = "="
"""Before an alpha-2 code in lower case: the key under which the shipped file lists a country whatever its name."""
SAME_PLACE_KM: Final = 10.0
"""How far apart two towns or sites of one name may lie and be the same place in two gazetteers."""
_REMEMBERED: Final = 1 << 12
"""Answers kept: about 10 MB when all are in use."""
_AREAS: Final = frozenset({"country", "region"})
"""What a country has only one of by a name."""


class Gazetteer:
    """Looks names up in one file, or in several as if they were one. May be asked from several threads."""

    def __init__(self, shipped: PlaceTable, added: Sequence[PlaceTable] = (), *, core: bool = False) -> None:
        """``added``: whose places stand instead of the shipped ones that they describe too; the first wins.

        ``core``: answers only names that the embedded language model was trained with.
        """
        self._shipped, self._added, self._only_core = shipped, tuple(added), core
        self._found = lru_cache(maxsize=_REMEMBERED)(self._find)

    def lookup(self, name: str) -> tuple[PlaceRow, ...]:
        """Every place of that name; empty if none.

        Places to which the name was given by hand come first, then those with more inhabitants, then by country,
        kind, name and GeoNames' number.
        """
        return self._found(fold_name(name))

    def country(self, code: str) -> PlaceRow | None:
        """The country of an ISO 3166-1 alpha-2 code."""
        return next(iter(self._found(COUNTRY_KEY + code.lower())), None)

    def capital(self, code: str) -> PlaceRow | None:
        """The capital of the country of an alpha-2 code."""
        return self._capitals.get(code)

    @cached_property
    def _capitals(self) -> dict[str, PlaceRow]:
        return self._shipped.capitals()

    def __contains__(self, name: str) -> bool:
        return bool(self.lookup(name))

    def names(self, wanted: Callable[[PlaceRow], bool]) -> set[str]:
        """The folded names of the places that are wanted; every place is looked at, so it takes a second."""
        return {key for table in (self._shipped, *self._added) for key in table.names(wanted)}

    @property
    def core(self) -> "Gazetteer":
        """What the embedded language model may ask: the names that it was trained with, whatever was added since."""
        return self if self._only_core else Gazetteer(self._shipped, core=True)

    @property
    def added(self) -> tuple[str, ...]:
        """Names of the gazetteers that a user has added, in order."""
        return tuple(table.meta["name"] for table in self._added)

    @property
    def digest(self) -> str:
        """SHA-256 in hexadecimal of all that decides the answers."""
        return sha256_hex("\n".join(table.meta["digest"] for table in (self._shipped, *self._added)).encode())

    def _find(self, key: str) -> tuple[PlaceRow, ...]:
        found: list[PlaceRow] = []
        for table in self._added:
            found = _merged(found, table.rows(key))
        found = _merged(found, self._shipped.rows(key, self._only_core))
        return tuple(sorted(found, key=_order))


def _order(row: PlaceRow) -> tuple[object, ...]:
    return (
        row.named is not NameRank.CURATED, -row.population, row.country or "", row.precision, row.name,
        row.geonameid or 0, row.lat, row.lon,
    )  # fmt: skip


def _merged(first: list[PlaceRow], then: Iterable[PlaceRow]) -> list[PlaceRow]:
    """``first``, and of ``then`` the places that are not in it; what ``first`` does not know of one, it learns."""
    merged = list(first)
    for row in then:
        at = next((n for n, own in enumerate(merged[: len(first)]) if _is_same(own, row)), None)
        if at is None:
            merged.append(row)
        else:
            merged[at] = _completed(merged[at], row)
    return merged


def _is_same(row: PlaceRow, other: PlaceRow) -> bool:
    """Whether two gazetteers mean one place: GeoNames' number, or name and kind and where it lies."""
    if row.geonameid and row.geonameid == other.geonameid:
        return True
    if row.precision != other.precision or fold_name(row.name) != fold_name(other.name):
        return False
    if row.precision in _AREAS and row.country and row.country == other.country:
        return True
    return distance_km(row.lat, row.lon, other.lat, other.lon) <= SAME_PLACE_KM


def _completed(row: PlaceRow, other: PlaceRow) -> PlaceRow:
    """``row`` with what only ``other`` knows."""
    return PlaceRow(
        row.geonameid or other.geonameid, row.name, row.precision, row.country or other.country,
        row.admin1 or other.admin1, row.admin2 or other.admin2, row.lat, row.lon, row.population or other.population,
        row.capital or other.capital, row.claimed_by or other.claimed_by, row.curated or other.curated,
        row.known or other.known, min(row.named, other.named),
    )  # fmt: skip


def shipped() -> PlaceTable:
    """The file that the package ships, opened."""
    with as_file(files(__package__) / SHIPPED) as path:
        return PlaceTable(path)


def load(added: Iterable[Path] = ()) -> Gazetteer:
    """The gazetteer that the package ships, with the files at ``added`` beside it."""
    return Gazetteer(shipped(), [PlaceTable(path) for path in added])
