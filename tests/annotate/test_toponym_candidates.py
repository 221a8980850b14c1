import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.annotate.toponym_candidates import WEIGHTS, area_keys, areas_named, candidates_of, cells_around
from coranto.resources.gazetteer import PlaceRow
from coranto.text.distance import distance_km
from coranto.tools import open_tools

TOOLS = open_tools()


def row(precision: str, country: str | None, admin1: str | None = None, name: str = "X") -> PlaceRow:
    return PlaceRow(1, name, precision, country, admin1, None, 0.0, 0.0, 0)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("St. Petersburg", "saint petersburg"),
        ("Mt. Kilimanjaro", "mount kilimanjaro"),
        ("The Gambia", "gambia"),
        ("Herat province", "herat"),
        ("the city of Accra", "accra"),
        ("Queenslanders", "queensland"),
        ("northern Nigeria", "nigeria"),
    ],
)
def test_a_name_is_found_in_its_other_forms(name: str, full: str) -> None:
    found = {candidate.row.geonameid or candidate.row.name for candidate in candidates_of(name, TOOLS).found}
    known = {candidate.row.geonameid or candidate.row.name for candidate in candidates_of(full, TOOLS).found}
    assert found & known


@pytest.mark.parametrize(
    ("name", "country", "region"),
    [("Ala.", "US", "Alabama"), ("N.S.W.", "AU", "New South Wales"), ("Ont.", "CA", "Ontario"), ("TX", "US", "Texas")],
)
def test_short_forms_of_states_are_areas(name: str, country: str, region: str) -> None:
    assert {(area.country, area.name) for area in areas_named(name, TOOLS)} == {(country, region)}


def test_the_word_for_its_kind_is_kept() -> None:
    assert "region" in candidates_of("Herat province", TOOLS).kind
    assert candidates_of("Accra", TOOLS).kind == frozenset()


def test_a_short_acronym_is_no_town() -> None:
    assert all(candidate.row.precision in {"country", "region"} for candidate in candidates_of("EU", TOOLS).found)


def test_an_unknown_name_has_no_candidates() -> None:
    assert candidates_of("Xqzvthorp", TOOLS).found == ()


@pytest.mark.parametrize(
    ("place", "keys"),
    [
        (row("country", "PE"), ("pe",)),
        (row("region", "PE", name="Junín"), ("pe", "pe/junin")),
        (row("city", "PE", "Junín"), ("pe", "pe/junin")),
        (row("water", None), ()),
        (row("city", "PE"), ("pe",)),
    ],
)
def test_areas_go_from_the_country_down(place: PlaceRow, keys: tuple[str, ...]) -> None:
    assert area_keys(place) == keys


def test_every_merit_is_a_weight_that_speaks_for_it() -> None:
    for name in ("Paris", "Georgia", "Sahel", "Cordoba"):
        for candidate in candidates_of(name, TOOLS).found:
            assert all(WEIGHTS[merit] > 0 for merit in candidate.merits)


@given(st.floats(-89, 89), st.floats(-180, 180), st.floats(-0.5, 0.5), st.floats(-0.5, 0.5))
def test_points_within_half_a_degree_share_a_cell_or_a_neighbour(
    lat: float, lon: float, north: float, east: float
) -> None:
    other_lat, other_lon = max(-89.0, min(89.0, lat + north)), max(-180.0, min(180.0, lon + east))
    if distance_km(lat, lon, other_lat, other_lon) < 50:
        assert cells_around(lat, lon)[0] in cells_around(other_lat, other_lon)
