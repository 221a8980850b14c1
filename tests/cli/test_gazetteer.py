import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from coranto.cli import coranto

TABLE = "name,lat,lon\nKurgan Post,48.1,36.5\nNowhere,x,1\n"


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CORANTO_GAZETTEERS", str(tmp_path / "added"))
    path = tmp_path / "posts.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def said(*arguments: str) -> str:
    result = CliRunner().invoke(coranto, ["gazetteer", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_add_list_remove(table: Path) -> None:
    assert said("list") == "None was added.\n"
    answer = said("add", str(table))
    assert f"{table}, line 3: lat 'x' is not between -90 and 90, as 48.5\n" in answer
    assert "Added posts: 1 places, 1 names" in answer
    assert said("add", str(table)).splitlines()[-1].startswith("Replaced posts: 1 places")
    assert said("list").startswith("posts: 1 places")
    assert said("remove", "posts") == "Removed posts\n"
    assert said("list") == "None was added.\n"


def test_answers_in_json(table: Path) -> None:
    made = json.loads(said("add", str(table), "--name", "mine", "--json"))
    assert (made["gazetteer"]["name"], made["left_out"], made["problems"][0]["line"]) == ("mine", 1, 3)
    listed = json.loads(said("list", "--json"))
    assert [one["digest"] for one in listed["gazetteers"]] == [made["gazetteer"]["digest"]]
    assert Path(listed["folder"]) == table.parent / "added"
