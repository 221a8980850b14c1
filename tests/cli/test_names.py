import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from coranto.cli import coranto
from coranto.model.errors import BadRequestError

TEXTS = {
    "one.txt": "date 2033-07-11\nMinister Ana Quispe met Mayor Otto Brandt in Lima on Monday.\n",
    "two.txt": "date 2033-07-12\nPeruvian Health Minister Ana Quispe and Jorge Mamani were in Lima on Tuesday.\n",
}


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(coranto, [str(a) for a in arguments], catch_exceptions=False)


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text)
    path = tmp_path / "lima.coranto"
    assert run("build", *(tmp_path / name for name in TEXTS), "--dossier", path, "-q", "--workers", "1").exit_code == 0
    return path


def test_names_lists_who_is_who(dossier: Path) -> None:
    shown = run("names", dossier, "--type", "person").output
    assert "Ana Quispe" in shown
    assert "2 mentions in 2 documents" in shown
    assert "because same name Ana Quispe in one.txt, two.txt" in shown
    assert "speaks for Peru (“Peruvian Health Minister” in two.txt: ISO 3166-1 PE)" in shown
    assert shown.count("speaks for") == 1
    assert "Lima" not in run("names", dossier, "--type", "person").output.replace("lima.coranto", "")
    rows = [json.loads(line) for line in run("names", dossier, "--json").output.splitlines()]
    assert {"Ana Quispe", "Otto Brandt", "Jorge Mamani", "Lima"} <= {row["name"] for row in rows}
    assert all(row["id"].startswith(row["handle"]) for row in rows)


def test_doubtful_pairs_are_all_that_doubtful_lists(dossier: Path) -> None:
    assert run("names", dossier, "--doubtful").output == "Nothing is doubtful.\n"


def test_judge_decides_lists_brings_and_takes_back(dossier: Path, tmp_path: Path) -> None:
    assert run("judge", dossier, "list").output == "No verdict was given yet.\n"
    told = run("judge", dossier, "same", "Otto Brandt", "Jorge Mamani", "--by", "Ana", "--note", "one man").output
    assert "same: Jorge Mamani | Otto Brandt" in told
    assert told.rstrip().endswith("Ana: one man")
    listed = run("judge", dossier, "list", "--json").output
    row = json.loads(listed)
    assert run("judge", dossier, "undo", row["id"][:5]).exit_code == 0
    assert "(taken back)" in run("judge", dossier, "list").output.splitlines()[0]
    (tmp_path / "verdicts.jsonl").write_text(listed)
    assert run("judge", dossier, "import", tmp_path / "verdicts.jsonl").output == "0 rows taken.\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("same", "Ana Quispe"), "same takes A and B."),
        (("undo",), "undo takes ID."),
        (("list", "x"), "list takes nothing more."),
        (("maybe", "x"), "'maybe' is not one of"),
    ],
)
def test_what_is_missing_or_too_much_is_said(dossier: Path, arguments: tuple[str, ...], says: str) -> None:
    answer = run("judge", dossier, *arguments)
    assert answer.exit_code == 2
    assert says in answer.output


def test_a_name_that_means_several_lists_the_choices(dossier: Path) -> None:
    run("judge", dossier, "different", "Ana Quispe@one.txt", "Ana Quispe@two.txt")
    with pytest.raises(BadRequestError, match=r"may be 2 entities\. Give an id: \w{12} \(Ana Quispe, person, 1\)"):
        run("judge", dossier, "same", "Ana Quispe", "Otto Brandt")
