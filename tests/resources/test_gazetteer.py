from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.resources import gazetteer, read_yaml
from coranto.resources.gazetteer import Gazetteer, PlaceRow
from coranto.resources.place_table import NameRank, TableWriter
from coranto.text.names import fold_name
from coranto.tools import open_tools

GAZETTEER = open_tools().gazetteer
GEOGRAPHY = read_yaml("geography.yaml")


@pytest.mark.parametrize(
    ("name", "country", "precision"),
    [
        ("Nairobi", "KE", "city"),
        ("Christchurch", "NZ", "city"),
        ("Queensland", "AU", "region"),
        ("Hubei", "CN", "region"),
        ("Kyiv Oblast", "UA", "region"),
        ("Hodeidah", "YE", "region"),
        ("Ivory Coast", "CI", "country"),
        ("UAE", "AE", "country"),
        ("Lake Victoria", None, "water"),
        ("Victoria Lake", None, "water"),
        ("River Niger", None, "water"),
        ("Volga River", "RU", "water"),
        ("Sahel", None, "region"),
        ("Scotland", "GB", "region"),
        ("Harris County", "US", "district"),
        ("Mindanao", "PH", "region"),
        ("Mount Cameroon", "CM", "site"),
        ("Itaipu Dam", None, "site"),
        ("Barakah nuclear plant", "AE", "site"),
        ("Kabul airport", "AF", "site"),
        ("Frankfurt am Main Airport", "DE", "site"),
        ("NYC", "US", "city"),
    ],
)
def test_places_of_the_world(name: str, country: str | None, precision: str) -> None:
    assert (country, precision) in [(row.country, row.precision) for row in GAZETTEER.lookup(name)]


@pytest.mark.parametrize(
    ("name", "today"),
    [
        ("Bombay", "Mumbai"),
        ("Leningrad", "Saint Petersburg"),
        ("Saigon", "Ho Chi Minh City"),
        ("Constantinople", "Istanbul"),
        ("Léopoldville", "Kinshasa"),
        ("Breslau", "Wrocław"),
        ("Burma", "Myanmar"),
        ("Swaziland", "Eswatini"),
        ("Upper Volta", "Burkina Faso"),
        ("Каракас", "Caracas"),
        ("القاهرة", "Cairo"),
        ("东京", "Tokyo"),
        ("Θεσσαλονίκη", "Thessaloníki"),
        ("חיפה", "Haifa"),
        ("Україна", "Ukraine"),
        ("日本", "Japan"),
    ],
)
def test_names_of_the_past_and_of_other_scripts(name: str, today: str) -> None:
    assert today in [row.name for row in GAZETTEER.lookup(name)]


@pytest.mark.parametrize("word", ["however", "government", "parliament", "hello", "Tuesday", "LON", "CGN", "SFO", "XI"])
def test_words_and_codes_are_no_places(word: str) -> None:
    assert word not in GAZETTEER


def test_a_capital_is_marked() -> None:
    assert any(row.capital for row in GAZETTEER.lookup("Lima"))
    assert not any(row.capital for row in GAZETTEER.lookup("Cusco"))
    assert [row.name for row in GAZETTEER.lookup("New Delhi") if row.capital] == ["New Delhi"]


@pytest.mark.parametrize(("name", "country", "known"), [
    ("Geneva", "CH", True), ("Geneva", "US", False), ("Venice", "IT", True), ("Rotterdam", "NL", True),
    ("Zhumadian", "CN", False),
])  # fmt: skip
def test_a_town_with_names_in_very_many_languages_is_known_everywhere(name: str, country: str, known: bool) -> None:
    assert any(row.known for row in GAZETTEER.lookup(name) if row.country == country) is known


@pytest.mark.parametrize(("name", "country"), [("Cologne", "DE"), ("Seville", "ES"), ("Bruges", "BE"), ("Åland", "AX")])
def test_english_names_are_first(name: str, country: str) -> None:
    assert GAZETTEER.lookup(name)[0].country == country


@pytest.mark.parametrize(
    ("name", "claimants"),
    [
        ("Crimea", ("RU", "UA")),
        ("Kerch", ("RU", "UA")),
        ("Western Sahara", ("EH", "MA")),
        ("Spratly Islands", ("BN", "CN", "MY", "PH", "TW", "VN")),
        ("Srinagar", ("CN", "IN", "PK")),
        ("Taiwan", ("CN", "TW")),
        ("Golan Heights", ("IL", "SY")),
        ("Chagos Archipelago", ("GB", "MU")),
        ("Bir Tawil", ()),
        ("Lyon", ()),
    ],
)
def test_disputed_places_name_every_claimant(name: str, claimants: tuple[str, ...]) -> None:
    assert GAZETTEER.lookup(name)[0].claimed_by == claimants


def test_a_disputed_place_that_geonames_lists_is_one_place() -> None:
    assert [row.precision for row in GAZETTEER.lookup("Kosovo")] == ["country"]
    assert GAZETTEER.lookup("Taiwan")[0] == GAZETTEER.country("TW")


@pytest.mark.parametrize("kind", ["water", "region", "site", "disputed"])
def test_the_table_was_compiled_from_the_vocabularies_as_they_are(kind: str) -> None:
    for name, entry in GEOGRAPHY[kind].items():
        lat, lon = entry["at"] if kind == "disputed" else entry[:2]
        row = GAZETTEER.lookup(name)[0]
        assert (row.lat, row.lon) == (lat, lon), name
        assert -90 <= lat <= 90
        assert -180 <= lon <= 180


def test_claimants_are_in_code_order_and_every_other_name_leads_somewhere() -> None:
    for name, entry in GEOGRAPHY["disputed"].items():
        assert entry["claimed_by"] == sorted(entry["claimed_by"]), name
    for form in [*GEOGRAPHY["also"], *GEOGRAPHY["former"]]:
        assert form in GAZETTEER, form


def test_what_is_asked_first_is_the_largest() -> None:
    rows = GAZETTEER.lookup("Victoria")
    assert len(rows) > 5
    assert [row.population for row in rows] == sorted((row.population for row in rows), reverse=True)


def test_what_it_does_not_know_is_empty() -> None:
    assert GAZETTEER.lookup("Xqzzyk") == ()
    assert "" not in GAZETTEER
    assert GAZETTEER.country("ZZ") is None


def test_the_core_knows_fewer_names_and_nothing_else() -> None:
    assert GAZETTEER.core.lookup("Nairobi") == GAZETTEER.lookup("Nairobi")
    assert "Каракас" in GAZETTEER
    assert "Каракас" not in GAZETTEER.core
    assert GAZETTEER.core.core is not None


@given(st.text(max_size=20))
def test_any_name_can_be_looked_up(name: str) -> None:
    assert GAZETTEER.lookup(name) == GAZETTEER.lookup(fold_name(name))


def with_own(folder: Path, *rows: PlaceRow) -> Gazetteer:
    with TableWriter(folder / "own.sqlite") as writer:
        for row in rows:
            writer.add(row, {fold_name(row.name): 1, f"old {fold_name(row.name)}": 3})
        writer.finish({"name": "own", "source": "own.csv"})
    return gazetteer.load([folder / "own.sqlite"])


def own(name: str, lat: float, lon: float, **more: object) -> PlaceRow:
    fields = {"geonameid": None, "precision": "city", "country": None, "admin1": None, "admin2": None, "population": 0}
    return PlaceRow(name=name, lat=lat, lon=lon, **(fields | more))  # type: ignore[arg-type]


def test_a_place_of_the_users_own_stands_for_the_shipped_one_and_learns_from_it(tmp_path: Path) -> None:
    [shipped] = [row for row in GAZETTEER.lookup("Windhoek") if row.precision == "city"]
    both = with_own(tmp_path, own("Windhoek", shipped.lat + 0.01, shipped.lon))
    [row] = [row for row in both.lookup("Windhoek") if row.precision == "city"]
    assert (row.lat, row.country, row.population) == (shipped.lat + 0.01, "NA", shipped.population)
    assert (row.geonameid, row.capital) == (shipped.geonameid, True)
    assert [found.name for found in both.lookup("old Windhoek")] == ["Windhoek"]


def test_a_namesake_far_away_is_another_place(tmp_path: Path) -> None:
    both = with_own(tmp_path, own("Windhoek", 40.0, 70.0))
    assert len(both.lookup("Windhoek")) == len(GAZETTEER.lookup("Windhoek")) + 1


def test_one_place_of_two_gazetteers_is_known_by_its_number(tmp_path: Path) -> None:
    lima = next(row for row in GAZETTEER.lookup("Lima") if row.capital)
    both = with_own(tmp_path, own("Ciudad de Lima", lima.lat, lima.lon, geonameid=lima.geonameid))
    assert [row.name for row in both.lookup("Lima") if row.geonameid == lima.geonameid] == ["Lima"]
    assert [row.name for row in both.lookup("Ciudad de Lima")] == ["Ciudad de Lima"]


def test_what_was_added_changes_the_digest_and_not_the_core(tmp_path: Path) -> None:
    both = with_own(tmp_path, own("Xqzzyk", 1, 2))
    assert both.added == ("own",)
    assert both.digest != GAZETTEER.digest
    assert "Xqzzyk" in both
    assert "Xqzzyk" not in both.core


def test_the_table_is_small() -> None:
    assert len(gazetteer.shipped().path.read_bytes()) < 31_500_000


@pytest.mark.parametrize("name", ["Hedmark", "Bình Phước", "Nord-Pas-de-Calais", "Katanga"])
def test_regions_that_were_merged_are_still_known(name: str) -> None:
    assert "region" in [row.precision for row in GAZETTEER.lookup(name)]


@pytest.mark.parametrize(
    ("name", "code"), [("Taiwan", "TW"), ("Djibouti", "DJ"), ("Mexico", "MX"), ("Guatemala", "GT")]
)
def test_a_bare_name_means_the_country_rather_than_its_region(name: str, code: str) -> None:
    rows = GAZETTEER.lookup(name)
    assert (rows[0].precision, rows[0].country) == ("country", code)
    assert ("region", code) not in [(row.precision, row.country) for row in rows]


def test_a_row_says_what_the_name_is_to_the_place() -> None:
    mumbai, bombay = GAZETTEER.lookup("Mumbai")[0], GAZETTEER.lookup("Bombay")[0]
    assert (mumbai.named, bombay.named) == (NameRank.OWN, NameRank.OTHER)
    assert mumbai == bombay
    assert GAZETTEER.lookup("UAE")[0].named is NameRank.CURATED
