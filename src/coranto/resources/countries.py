"""Names of countries and the words for their people, by ISO 3166-1 alpha-2 code."""

from collections.abc import Mapping
from dataclasses import dataclass

from coranto.resources import read_yaml
from coranto.text.names import fold_name


@dataclass(frozen=True, slots=True)
class Country:
    """One country: other names than GeoNames', adjectives, and nouns for its people."""

    code: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Countries:
    """All countries, and the code that an adjective or a noun for a people points to."""

    by_code: Mapping[str, Country]
    demonyms: Mapping[str, str]
    """Folded adjective or people noun → alpha-2 code; the first in code order where two share it."""
    peoples: frozenset[str]
    """Folded nouns in the plural, or usable as one: ``ukrainians``, ``french``."""
    adjectives: frozenset[str]
    """Folded adjectives of countries."""


def load() -> Countries:
    """The countries of ``countries.yaml``; codes of parts of countries (``GB-SCT``) count for the whole."""
    countries: dict[str, Country] = {}
    demonyms: dict[str, str] = {}
    peoples: set[str] = set()
    for code, entry in read_yaml("countries.yaml").items():
        adjectives = tuple(entry.get("adjectives", ()))
        people = tuple(entry["people"]) if "people" in entry else tuple(plural(word) for word in adjectives)
        countries[code] = Country(code, tuple(entry.get("names", ())), adjectives, people)
        peoples.update(map(fold_name, people))
        for word in (*adjectives, *people):
            demonyms.setdefault(fold_name(word), code[:2])
    folded = frozenset(fold_name(word) for country in countries.values() for word in country.adjectives)
    return Countries(countries, demonyms, frozenset(peoples), folded)


def plural(word: str) -> str:
    """The regular English plural of an adjective used for a people; those in -ese, -sh and -ch stay as they are."""
    return word if word.endswith(("ese", "sh", "ch", "ss")) else word + "s"
