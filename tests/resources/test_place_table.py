from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.resources.place_table import CORE, SCALE, NameRank, PlaceRow, PlaceTable, TableWriter, read_meta

PORT = PlaceRow(7, "Port Amara", "city", "KE", "Coast", "Kwale", -4.1234, 39.5, 12_000, capital=True)
BAY = PlaceRow(None, "Amara Bay", "water", None, None, None, -4.2, 39.6, 0, claimed_by=("KE", "TZ"), curated=True)


def written(path: Path, *places: tuple[PlaceRow, dict[str, int]]) -> Path:
    with TableWriter(path) as writer:
        for row, names in places:
            writer.add(row, names)
        writer.finish({"name": "coast"}, {("KE", "02"): "Coast"})
    return path


def test_a_place_comes_back_as_it_was_written(tmp_path: Path) -> None:
    table = PlaceTable(written(tmp_path / "t", (PORT, {"port amara": 1, "amara": 3}), (BAY, {"amara": 0})))
    assert {(row.named, row) for row in table.rows("amara")} == {(NameRank.CURATED, BAY), (NameRank.OTHER, PORT)}
    assert [(row.named, row) for row in table.rows("port amara")] == [(NameRank.OWN, PORT)]
    assert table.rows("Port Amara") == []


def test_only_marked_names_are_core(tmp_path: Path) -> None:
    table = PlaceTable(written(tmp_path / "t", (PORT, {"port amara": 1 + CORE, "amara": 3})))
    assert table.rows("port amara", core=True) == [PORT]
    assert table.rows("amara", core=True) == []


def test_the_same_places_give_the_same_bytes_and_others_another_digest(tmp_path: Path) -> None:
    one = written(tmp_path / "one", (PORT, {"port amara": 1}), (BAY, {"amara bay": 0}))
    two = written(tmp_path / "two", (PORT, {"port amara": 1}), (BAY, {"amara bay": 0}))
    other = written(tmp_path / "other", (replace(PORT, population=3), {"port amara": 1}), (BAY, {"amara bay": 0}))
    assert one.read_bytes() == two.read_bytes()
    assert read_meta(one)["digest"] == read_meta(two)["digest"] != read_meta(other)["digest"]
    assert (read_meta(one)["places"], read_meta(one)["names"], read_meta(one)["name"]) == ("2", "2", "coast")


def test_more_names_meet_their_place_by_its_number(tmp_path: Path) -> None:
    with TableWriter(tmp_path / "t") as writer:
        writer.add_other_name(7, "puerto amara")
        writer.add_other_name(8, "nowhere")
        writer.add(PORT, {"port amara": 1})
        writer.finish({})
    table = PlaceTable(tmp_path / "t")
    assert [(row.named, row) for row in table.rows("puerto amara")] == [(NameRank.OTHER, PORT)]
    assert table.rows("nowhere") == []


def test_codes_and_claims_of_regions(tmp_path: Path) -> None:
    region = PlaceRow(None, "Coast", "region", "KE", None, None, 0, 0, 0, claimed_by=("KE", "SO"))
    country = PlaceRow(None, "Isle", "country", "IX", None, None, 0, 0, 0, claimed_by=("IX", "KE"))
    table = PlaceTable(written(tmp_path / "t", (region, {"coast": 1}), (country, {"isle": 1}), (BAY, {"bay": 1})))
    assert table.codes() == {("KE", "02"): "Coast"}
    assert table.claims() == {("KE", "Coast"): ("KE", "SO"), ("IX", ""): ("IX", "KE")}


def test_nothing_is_left_of_a_file_that_was_not_finished(tmp_path: Path) -> None:
    with TableWriter(tmp_path / "t") as writer:
        writer.add(PORT, {"port amara": 1})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"SQLite format 3\x00" + bytes(200)])
def test_a_file_of_another_kind_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "t").write_bytes(content)
    with pytest.raises(ValueError, match="not a gazetteer"):
        PlaceTable(tmp_path / "t")


def test_a_missing_file_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        PlaceTable(tmp_path / "t")


@given(lat=st.integers(-90 * SCALE, 90 * SCALE), lon=st.integers(-180 * SCALE, 180 * SCALE))
def test_points_survive_to_a_ten_thousandth_of_a_degree(
    tmp_path_factory: pytest.TempPathFactory, lat: int, lon: int
) -> None:
    row = replace(PORT, lat=lat / SCALE, lon=lon / SCALE)
    table = PlaceTable(written(tmp_path_factory.mktemp("x") / "t", (row, {"p": 1})))
    assert table.rows("p") == [row]
    table.close()
