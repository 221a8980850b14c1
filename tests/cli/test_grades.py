import json
from pathlib import Path

import pytest

from cli.asking import built, run
from coranto.model.errors import BadRequestError

TEXTS = {
    "mon.txt": "date 2033-07-11\nA ferry capsized off Tessaly on Monday, killing 11 people, the coastguard said.\n",
    "tue.txt": "date 2033-07-12\nMinister Ana Quispe said the ferry was overloaded.\n",
}
PASSAGE = f"tue.txt#char={TEXTS['tue.txt'].index('the ferry')},{TEXTS['tue.txt'].index('.')}"


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return built(tmp_path_factory.mktemp("ferry"), TEXTS).read_bytes()


@pytest.fixture
def dossier(built_once: bytes, tmp_path: Path) -> Path:
    (tmp_path / "ferry.coranto").write_bytes(built_once)
    return tmp_path / "ferry.coranto"


def test_a_grade_is_given_listed_and_taken_back(dossier: Path) -> None:
    assert run("grades", dossier).output == "Nothing was graded yet.\n"
    told = run(
        "grade", dossier, PASSAGE, "b2", "--by", "A. Editor", "--rationale", "she was there", "--note", "ask"
    ).output
    assert "B2 (usually reliable; probably true)  claim" in told
    assert "the ferry was overloaded" in told
    shown = run("grades", dossier).output
    assert f"graded once  {PASSAGE}" in shown
    assert "B2  A. Editor" in shown
    assert "because: she was there" in shown
    assert "note: ask" in shown
    id_ = told.split()[0]
    assert run("judge", dossier, "undo", id_[:6], "--by", "A. Editor").output == f"The grade {id_} is taken back.\n"
    assert run("grades", dossier).output == "Nothing was graded yet.\n"


def test_what_waits_for_a_second_reader_is_listed(dossier: Path) -> None:
    waiting = run("grades", dossier, "--state", "none").output
    assert "the ferry was overloaded" in waiting
    row = json.loads(run("grade", dossier, PASSAGE, "B2", "--by", "Ana", "--json").output)
    assert row["graded"]["id"] not in run("grades", dossier, "--state", "none").output
    assert run("grades", dossier, "--state", "once", "--by", "Ana").output == "There is none.\n"
    assert "graded once" in run("grades", dossier, "--state", "once", "--by", "Bea").output
    assert "graded once" in run("grades", dossier, "--by", "ana").output
    run("grade", dossier, PASSAGE, "B3", "--by", "Bea")
    assert run("grades", dossier, "--state", "once").output == "There is none.\n"
    assert "readers differ" in run("grades", dossier, "--state", "differ").output
    run("grade", dossier, PASSAGE, "B2", "--by", "Bea")
    assert "readers agree" in run("grades", dossier, "--state", "agree").output
    assert run("grades", dossier, "--state", "gone").output == "There is none.\n"


def test_grades_are_brought_elsewhere(dossier: Path, tmp_path: Path, built_once: bytes) -> None:
    run("grade", dossier, PASSAGE, "B2", "--by", "Ana")
    run("grade", dossier, "mon.txt#char=0,99", "C3", "--by", "Ana", "--of", "figure")
    (tmp_path / "grades.jsonl").write_text(run("grades", dossier, "--json").output)
    other = tmp_path / "other.coranto"
    other.write_bytes(built_once)
    assert run("judge", other, "import", tmp_path / "grades.jsonl").output == "2 rows taken.\n"
    assert run("export", other).output == run("export", dossier).output


def test_what_is_gone_is_still_listed(dossier: Path, tmp_path: Path) -> None:
    run("grade", dossier, PASSAGE, "B2", "--by", "Ana")
    (tmp_path / "mon.txt").write_text(TEXTS["mon.txt"])
    assert run("build", tmp_path / "mon.txt", "--dossier", dossier, "--replace", "-q", "--workers", "1").exit_code == 0
    shown = run("grades", dossier, "--state", "gone").output
    assert "no longer there, graded once" in shown
    assert "the ferry was overloaded" in shown


def test_a_grade_needs_a_reviewer_and_is_one(dossier: Path) -> None:
    assert run("grade", dossier, PASSAGE, "B2").exit_code == 2
    with pytest.raises(BadRequestError, match="such as B2: A completely reliable"):
        run("grade", dossier, PASSAGE, "Z9", "--by", "Ana")
