"""The places of ``geography.yaml`` and the names of ``countries.yaml``, laid over what GeoNames lists.

A curated region, town or country that GeoNames lists too lends it its names, its point and its claimants; the others
become places of their own. Claims hold for everything within.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from coranto.resources.place_table import NameRank, PlaceRow
from coranto.text.distance import distance_km
from coranto.text.names import fold_name
from gazetteer_sources import Place, short_names

SAME_TOWN_KM: Final = 40.0
_AREAS: Final = frozenset({"country", "region"})
FIRST_WORDS: Final = {
    "lake ": "{} lake", "strait of ": "{} strait", "gulf of ": "{} gulf", "bay of ": "{} bay", "sea of ": "{} sea",
    "river ": "{} river", "mount ": "{} volcano", "port of ": "{} port",
}  # fmt: skip
LAST_WORDS: Final = {
    " river": ("river {}",), " lake": ("lake {}",), " island": ("island of {}",), " sea": ("sea of {}",),
    " nuclear power plant": ("{} nuclear plant", "{} nuclear power station", "{} npp", "{} power plant"),
    " nuclear power station": ("{} nuclear plant", "{} nuclear power plant", "{} npp", "{} power station"),
}  # fmt: skip
"""Other orders and kinds of the generic word, all folded."""


class Missing(SystemExit):
    """A vocabulary names something that is nowhere."""


def with_curated(places: list[Place], geography: Mapping[str, Any], countries: Mapping[str, Any]) -> list[Place]:
    """All places: those given, completed, and those that only the vocabularies have."""
    listed: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        for name in place.names:
            listed[name].append(place)
    _complete_countries(places, geography, countries)
    new = []
    named: dict[str, Place] = {}
    for row, names in _entries(geography):
        place = _listed(row, listed)
        if place is None:
            place = Place(row)
            new.append(place)
        else:
            place.row = _laid_over(place.row, row)
        place.names = dict.fromkeys(_forms(row), int(NameRank.SHORT)) | place.names
        _name(place, [row.name, *names])
        named[fold_name(row.name)] = place
    for form, name in geography["also"].items():
        _name(named.get(fold_name(name)) or _most_people(listed[fold_name(name)], name), [form])
    _name_of_old(listed, geography["former"])
    claims = {within: tuple(e["claimed_by"]) for e in geography["disputed"].values() for within in e.get("within", ())}
    return _claimed(places + new, claims)


def _complete_countries(places: list[Place], geography: Mapping[str, Any], countries: Mapping[str, Any]) -> None:
    """Gives countries their points and their other names."""
    by_code = {place.row.country: place for place in places if place.row.precision == "country"}
    for code, (lat, lon) in geography["countries"].items():
        by_code[code].row = replace(by_code[code].row, lat=lat, lon=lon)
    for code, entry in countries.items():
        if code in by_code:
            _name(by_code[code], entry.get("names", ()))


def _entries(geography: Mapping[str, Any]) -> Iterator[tuple[PlaceRow, tuple[str, ...]]]:
    """Each curated place with its other names."""
    for kind in ("water", "region", "site"):
        for name, (lat, lon, *codes) in geography[kind].items():
            country = codes[0] if len(codes) == 1 else None
            yield PlaceRow(None, name, kind, country, None, None, lat, lon, 0, curated=True), ()
    for name, entry in geography["disputed"].items():
        (lat, lon), precision = entry["at"], entry.get("precision", "region")
        row = PlaceRow(
            None, name, precision, entry.get("country"), None, None, lat, lon, 0,
            claimed_by=tuple(entry["claimed_by"]), curated=True,
        )  # fmt: skip
        yield row, tuple(entry.get("also", ()))


def _forms(row: PlaceRow) -> set[str]:
    """Other orders of the generic word in a place's name; a water without one may be a river."""
    key = fold_name(row.name)
    found = {form.format(key.removeprefix(word)) for word, form in FIRST_WORDS.items() if key.startswith(word)}
    for word, forms in LAST_WORDS.items():
        if key.endswith(word):
            found |= {form.format(key.removesuffix(word)) for form in forms}
    if row.precision == "water" and " " not in key:
        found |= {f"{key} river", f"river {key}"}
    return found


def _listed(row: PlaceRow, listed: Mapping[str, list[Place]]) -> Place | None:
    """The place that GeoNames lists for a curated one."""
    names = [fold_name(row.name), *sorted(short_names(row.name))]
    alike = [p for name in names for p in listed.get(name, ()) if p.row.precision == row.precision]
    if row.precision == "city":
        near = [p for p in alike if distance_km(row.lat, row.lon, p.row.lat, p.row.lon) <= SAME_TOWN_KM]
        return max(near, key=lambda place: place.row.population, default=None)
    if row.precision in {"region", "country"} and row.country:
        return next((place for place in alike if place.row.country == row.country), None)
    return None


def _laid_over(row: PlaceRow, curated: PlaceRow) -> PlaceRow:
    """What GeoNames lists, with point, claims and code of the curated place; no claimed town is a capital."""
    return replace(
        row, lat=curated.lat, lon=curated.lon, country=curated.country, claimed_by=curated.claimed_by,
        capital=row.capital and not curated.claimed_by, curated=bool(curated.claimed_by),
    )  # fmt: skip


def _name(place: Place, names: Iterable[str]) -> None:
    for name in names:
        place.names[fold_name(name)] = int(NameRank.CURATED)
        place.core.add(fold_name(name))


def _name_of_old(listed: Mapping[str, list[Place]], former: Mapping[str, tuple[str, str]]) -> None:
    """Adds names of the past to the most peopled town or region of that name in the country."""
    lost = []
    for old, (today, country) in former.items():
        found = [place for place in listed.get(fold_name(today), ()) if place.row.country == country]
        if not found:
            lost.append(today)
            continue
        best = max(found, key=lambda place: (place.row.precision == "city", place.row.population))
        best.names.setdefault(fold_name(old), int(NameRank.OTHER))
    if lost:
        raise Missing(f"geography.yaml: former: nothing is called {', '.join(lost)}")


def _most_people(found: Iterable[Place], name: str) -> Place:
    """The place that a name given by hand means: the one so called, an area rather than a town."""
    key = fold_name(name)
    best = max(found, key=lambda p: (-p.names[key], p.row.precision in _AREAS, p.row.population), default=None)
    if best is None:
        raise Missing(f"geography.yaml: also: nothing is called {name}")
    return best


def _claimed(places: list[Place], claims: Mapping[str, tuple[str, ...]]) -> list[Place]:
    """The places, those within a disputed region with its claimants."""
    used = set()
    for place in places:
        row = place.row
        region = row.name if row.precision == "region" else row.admin1
        district = row.name if row.precision == "district" else row.admin2
        for key in (f"{row.country}/{region}/{district}", f"{row.country}/{region}", row.country):
            if key in claims:
                used.add(key)
                if not row.claimed_by:
                    place.row = replace(row, claimed_by=claims[key])
                break
    if unused := claims.keys() - used:
        raise Missing(f"geography.yaml: disputed: nothing lies within {', '.join(sorted(unused))}")
    return places
