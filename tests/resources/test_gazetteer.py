import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.resources import read_bytes, read_yaml
from coranto.resources.gazetteer import Curated, Gazetteer
from coranto.text.names import fold_name
from coranto.tools import open_tools

GAZETTEER = open_tools().gazetteer


@pytest.mark.parametrize(
    ("name", "country", "precision"),
    [
        ("Nairobi", "KE", "city"),
        ("Christchurch", "NZ", "city"),
        ("Bombay", "IN", "city"),
        ("Kiev", "UA", "city"),
        ("Queensland", "AU", "region"),
        ("Hubei", "CN", "region"),
        ("Ivory Coast", "CI", "country"),
        ("Burma", "MM", "country"),
        ("UAE", "AE", "country"),
        ("Lake Victoria", None, "water"),
        ("Sea of Azov", None, "water"),
        ("Sahel", None, "region"),
        ("Scotland", "GB", "region"),
        ("Harris County", "US", "district"),
    ],
)
def test_places_of_the_world(name: str, country: str | None, precision: str) -> None:
    assert (country, precision) in [(row.country, row.precision) for row in GAZETTEER.lookup(name)]


def test_a_capital_is_marked() -> None:
    assert any(row.capital for row in GAZETTEER.lookup("Lima"))
    assert not any(row.capital for row in GAZETTEER.lookup("Cusco"))


@pytest.mark.parametrize(
    ("name", "claimants"),
    [
        ("Crimea", ("RU", "UA")),
        ("Kerch", ("RU", "UA")),
        ("Western Sahara", ("EH", "MA")),
        ("Spratly Islands", ("BN", "CN", "MY", "PH", "TW", "VN")),
        ("Srinagar", ("CN", "IN", "PK")),
        ("Lyon", ()),
    ],
)
def test_disputed_places_name_every_claimant(name: str, claimants: tuple[str, ...]) -> None:
    assert GAZETTEER.lookup(name)[0].claimed_by == claimants


@pytest.mark.parametrize("kind", ["water", "region", "site", "disputed"])
def test_every_curated_place_is_found_where_it_should_be(kind: str) -> None:
    for name, entry in read_yaml("geography.yaml")[kind].items():
        lat, lon = entry["at"] if kind == "disputed" else entry[:2]
        row = GAZETTEER.lookup(name)[0]
        assert (row.lat, row.lon) == (lat, lon), name
        assert -90 <= lat <= 90
        assert -180 <= lon <= 180


def test_claimants_are_in_code_order_and_every_other_name_leads_somewhere() -> None:
    geography = read_yaml("geography.yaml")
    for name, entry in geography["disputed"].items():
        assert entry["claimed_by"] == sorted(entry["claimed_by"]), name
    for form in geography["also"]:
        assert form in GAZETTEER, form


def test_what_it_does_not_know_is_empty() -> None:
    assert GAZETTEER.lookup("Xqzzyk") == ()
    assert "" not in GAZETTEER
    assert GAZETTEER.country("ZZ") is None


def test_a_file_of_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="not a gazetteer"):
        Gazetteer(b"PK\x03\x04", Curated({}, {}, {}, {}))


@given(st.text(max_size=20))
def test_any_name_can_be_looked_up(name: str) -> None:
    assert GAZETTEER.lookup(name) == GAZETTEER.lookup(fold_name(name))


def test_the_table_is_small() -> None:
    assert len(read_bytes("gazetteer.bin")) < 8_400_000
