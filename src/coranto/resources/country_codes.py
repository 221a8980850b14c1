"""Countries by their codes in ISO 3166-1, with GeoNames' English names."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from coranto.resources import read_bytes


@dataclass(frozen=True, slots=True)
class CountryCode:
    """One country; ``numeric`` has three digits, ``000`` where ISO gives it none."""

    alpha2: str
    alpha3: str
    numeric: str
    name: str


@cache
def country_codes() -> Mapping[str, CountryCode]:
    """All countries, by the two-letter code."""
    rows = (line.split("\t") for line in read_bytes("country_codes.txt").decode().splitlines())
    return {row[0]: CountryCode(*row) for row in rows}
