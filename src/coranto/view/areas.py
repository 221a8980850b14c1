"""Places as a reader asks for them: a town in any spelling, and a province or a country with all that lies in it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from coranto.model.annotation import Place
from coranto.model.corpus import Corpus
from coranto.model.resolved import EventPlace
from coranto.resources.gazetteer import Gazetteer, PlaceRow
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


class Atlas:
    """Where the places of a dossier lie, as its own texts were read."""

    def __init__(self, corpus: Corpus) -> None:
        self._rows: dict[str, set[tuple[str | None, str | None]]] = defaultdict(set)
        self._known: dict[EventPlace | str, tuple[str, set[tuple[str | None, str | None]]]] = {}
        for place in corpus.all(Place):
            for country in {place.country, *place.claimed_by}:
                self._rows[folded(place.name)].add((country, folded(place.admin1) if place.admin1 else None))

    def lies_in(self, place: EventPlace | str, areas: Iterable[Area]) -> bool:
        """Whether a place, or one known by its name alone, is one of the areas or lies in one."""
        name, known = self._at(place)
        return any(_holds(area, name, *row) for area in areas for row in known)

    def countries(self, place: EventPlace | str) -> set[str | None]:
        """The countries that a place may lie in; null among them where that is not known."""
        return {country for country, _ in self._at(place)[1]}

    def _at(self, place: EventPlace | str) -> tuple[str, set[tuple[str | None, str | None]]]:
        return self._known.get(place) or self._known.setdefault(place, self._found(place))

    def _found(self, place: EventPlace | str) -> tuple[str, set[tuple[str | None, str | None]]]:
        """The folded name, and the countries and provinces that it may lie in."""
        name, country = (folded(place), None) if isinstance(place, str) else (folded(place.name), place.country)
        known = {row for row in self._rows.get(name, ()) if country is None or row[0] in (country, None)}
        return name, known | ({(country, None)} if country is not None else set())


def _holds(area: Area, name: str, country: str | None, province: str | None) -> bool:
    if area.country != country:
        return False
    if area.name is not None:
        return area.name == name
    return area.province is None or area.province in (province, name)
