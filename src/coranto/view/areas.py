"""Places as a reader asks for them: a town in any spelling, and a province or a country with all that lies in it."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from coranto.model.annotation import Place
from coranto.model.corpus import Corpus
from coranto.model.resolved import EventPlace
from coranto.resources.gazetteer import Gazetteer, PlaceRow
from coranto.text.identity import content_id
from coranto.view.speakers import folded

_PROVINCES: Final = frozenset(("province", "region"))


@dataclass(frozen=True, slots=True)
class Area:
    """A place that was asked for. With no name it is the whole country, or the whole province where that is given."""

    name: str | None
    """Folded name of a town or a site."""
    country: str | None
    """ISO 3166-1 alpha-2."""
    province: str | None = None
    """Folded name of a first-level region."""

    @property
    def key(self) -> str:
        """A word for it: ``PH`` a country, ``PH/cavite`` all that is called so or lies in it, ``PH:cavite`` a town."""
        if self.name is not None:
            return f"{self.country or ''}:{self.name}"
        return f"{self.country or ''}/{self.province}" if self.province is not None else self.country or ""


def areas_named(name: str, gazetteer: Gazetteer) -> tuple[Area, ...]:
    """What a name may mean: places of that name in any spelling; a country or a province with all that lies in it.

    A province that has the name of a town in it (*Kharkiv*) is meant only by its fuller name (*Kharkiv Oblast*).
    """
    rows = gazetteer.lookup(name)
    if rows and rows[0].precision == "country":
        return (Area(None, rows[0].country),)
    towns = [row for row in rows if row.precision not in _PROVINCES and row.precision != "country"]
    provinces = [row for row in rows if row.precision in _PROVINCES and row.country and not _has_town(row, towns)]
    found = [Area(None, row.country, folded(row.name)) for row in provinces]
    return tuple(dict.fromkeys([*found, *(Area(folded(row.name), row.country) for row in towns)]))


def _has_town(province: PlaceRow, towns: Iterable[PlaceRow]) -> bool:
    return any(town.country == province.country and town.admin1 == province.name for town in towns)


def spellings_of(keys: Collection[str], gazetteer: Gazetteer) -> dict[str, tuple[str, ...]]:
    """Every name by which ``areas_named`` finds one of these areas, each with the keys of those that it finds."""
    wanted = frozenset(keys)
    names = gazetteer.names(lambda row: not wanted.isdisjoint(_keys_of(row)))
    found = {name: tuple(a.key for a in areas_named(name, gazetteer) if a.key in wanted) for name in sorted(names)}
    return {name: meant for name, meant in found.items() if meant}


def _keys_of(row: PlaceRow) -> tuple[str, ...]:
    if row.precision == "country":
        return (Area(None, row.country).key,)
    name = folded(row.name)
    return Area(None, row.country, name).key, Area(name, row.country).key


def place_key(place: EventPlace | str) -> str:
    """The key of a place: the same wherever name and point are; of one known by its name alone, by that."""
    if isinstance(place, str):
        return content_id("place", place)
    point = (None if at is None else str(at) for at in (place.lat, place.lon))
    return content_id("place", place.name, place.country, *point)


class Atlas:
    """Where the places of a dossier lie, as its own texts were read."""

    def __init__(self, corpus: Corpus) -> None:
        self._rows: dict[str, set[tuple[str | None, str | None]]] = defaultdict(set)
        for place in corpus.all(Place):
            for country in {place.country, *place.claimed_by}:
                self._rows[folded(place.name)].add((country, folded(place.admin1) if place.admin1 else None))

    def areas(self, place: EventPlace | str) -> frozenset[str]:
        """The keys of all areas that a place, or one known by its name alone, is or lies in."""
        name, country = (folded(place), None) if isinstance(place, str) else (folded(place.name), place.country)
        known = {row for row in self._rows.get(name, ()) if country is None or row[0] in (country, None)}
        known |= {(country, None)} if country is not None else set()
        found: set[str] = set()
        for state, province in known:
            found.add(Area(name, state).key)
            if state is not None:
                found.update((state, Area(None, state, name).key))
                found.update([Area(None, state, province).key] if province is not None else [])
        return frozenset(found)
