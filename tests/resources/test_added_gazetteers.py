from pathlib import Path

import pytest

from coranto.model.errors import BadRequestError, NotFoundError
from coranto.resources.added_gazetteers import added, folder, paths, remove
from coranto.resources.gazetteer_addition import add
from coranto.resources.place_files import BadLine
from coranto.tools import Tools

TABLE = "name,lat,lon,country,admin1\nKurgan Post,48.1,36.5,UA,Donetsk Oblast\nNowhere,x,1,,\n"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CORANTO_GAZETTEERS", str(tmp_path / "added"))


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "posts.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_what_is_added_is_listed_and_found_and_can_be_removed(table: Path) -> None:
    made = add(table)
    assert (made.gazetteer.name, made.gazetteer.places, made.gazetteer.source) == ("posts", 1, "posts.csv")
    assert (made.replaced, made.left_out) == (False, 1)
    assert made.problems == (BadLine(3, "lat 'x' is not between -90 and 90, as 48.5"),)
    assert added() == (made.gazetteer,)
    with_posts = Tools().gazetteer
    [row] = with_posts.lookup("Kurgan Post")
    assert row.claimed_by == ("RU", "UA")
    assert with_posts.added == ("posts",)
    remove("posts")
    assert added() == ()
    assert "Kurgan Post" not in Tools().gazetteer


def test_one_of_the_same_name_is_replaced(table: Path) -> None:
    first = add(table, "mine").gazetteer
    assert add(table, "mine").gazetteer == first
    table.write_text(TABLE + "Second Post,1,2,,\n", encoding="utf-8")
    again = add(table, "mine")
    assert again.replaced
    assert again.gazetteer.digest != first.digest
    assert [one.places for one in added()] == [2]


def test_a_file_without_a_place_changes_nothing(table: Path) -> None:
    add(table)
    table.write_text("name,lat,lon\nNowhere,x,1\n", encoding="utf-8")
    with pytest.raises(BadRequestError, match="line 2: lat 'x'"):
        add(table)
    assert [one.places for one in added()] == [1]
    assert [path.name for path in folder().iterdir()] == ["posts.sqlite"]


@pytest.mark.parametrize("name", ["", "a/b", "..", ".hidden", "x" * 61, "a b"])
def test_a_name_that_is_none_is_refused(table: Path, name: str) -> None:
    with pytest.raises(BadRequestError, match="cannot name a gazetteer"):
        add(table, name)


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadRequestError, match="There is no file"):
        add(tmp_path / "none.csv")
    with pytest.raises(NotFoundError, match="There is no gazetteer none"):
        remove("none")


def test_a_damaged_file_in_the_folder_is_named(table: Path) -> None:
    add(table)
    paths()[0].write_bytes(b"not a table")
    with pytest.raises(BadRequestError, match=r"The gazetteer posts in .* cannot be read"):
        _ = Tools().gazetteer
    remove("posts")


def test_lists_and_names_beside_a_dump_are_read_too(tmp_path: Path) -> None:
    line = ["5", "Vumbo", "Vumbo", "", "-1.5", "12.5", "P", "PPL", "XA", "", "02", "7", "", "", "9000", "", "", "", ""]
    (tmp_path / "XA.txt").write_text("\t".join(line) + "\n", encoding="utf-8")
    (tmp_path / "admin1CodesASCII.txt").write_text("XA.02\tHigh Plains\tHigh Plains\t9\n", encoding="utf-8")
    (tmp_path / "admin2Codes.txt").write_text("XA.02.7\tVumbo Valley\tVumbo Valley\t8\n", encoding="utf-8")
    (tmp_path / "alternateNamesV2.txt").write_text("1\t5\tfr\tVoumbeau\t\t\t\t\t\t\n", encoding="utf-8")
    add(tmp_path / "XA.txt")
    [row] = Tools().gazetteer.lookup("Voumbeau")
    assert (row.name, row.admin1, row.admin2) == ("Vumbo", "High Plains", "Vumbo Valley")


def test_the_folder_follows_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert folder() == tmp_path / "added"
    monkeypatch.delenv("CORANTO_GAZETTEERS")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert folder() == tmp_path / "data" / "coranto" / "gazetteers"
    monkeypatch.delenv("XDG_DATA_HOME")
    assert folder() == Path.home() / ".local" / "share" / "coranto" / "gazetteers"
