"""``coranto link`` as a user calls it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from coranto import library
from coranto.cli import coranto
from wikidata.items_of import entry, lines


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(coranto, [str(a) for a in arguments])


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    source = tmp_path / "a.txt"
    source.write_text("date 2033-07-11\nMinister Ana Quispe met Otto Brandt in Lima on Monday, police said.\n")
    path = tmp_path / "a.coranto"
    library.build([source], path, workers=1)
    return path


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "dump.json"
    path.write_text(
        lines(entry("Q501", "Ana Quispe", told="minister", P31="Q5"), entry("Q502", "Otto Brandt", P31="Q5"))
    )
    return path


def test_link_tells_what_is_linked_what_is_open_and_how_many(dossier: Path, dump: Path) -> None:
    first = run("link", dossier, "--dump", dump, "--type", "person", "--dry-run")
    assert first.exit_code == 0, first.output
    assert "Q501  Ana Quispe, minister: same name, office in its description (3.5)" in first.output
    assert "Otto Brandt" in first.output.split("Left open")[1]
    assert first.output.endswith("1 of 2 names would be linked.\n")
    kept = json.loads(run("link", dossier, "--dump", dump, "--type", "person", "--json").output)
    assert [match["item"]["id"] for match in kept["linked"]] == ["Q501"]
    assert "item: Ana Quispe | Q501" in run("judge", dossier, "list").output


def test_without_a_place_to_look_there_is_a_remedy(dossier: Path) -> None:
    refused = run("link", dossier)
    assert "Name a dump or the address of an API" in str(refused.exception)
