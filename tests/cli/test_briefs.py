"""Situation reports and disputes, asked for as a user asks for them."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import Result

from cli.asking import built, run
from coranto.model.errors import BadRequestError

TEXTS = {
    "one.txt": (
        "Ferry sinks off Cebu\nBay Herald, 6 March 2023\n\n"
        "At least 11 people drowned when the ferry Santa Rita sank off Cebu on Monday, Captain Luz Reyes said.\n\n"
        "A clerk said the ship had been overloaded. The owner, Tomas Uy, denied that the ship had been overloaded.\n"
    ),
    "two.txt": (
        "Toll rises to 14\nHarbour Wire, 7 March 2023\n\n"
        "The number of people killed in the sinking of the Santa Rita off Cebu has risen to 14, Captain Luz Reyes said "
        "on Tuesday.\n"
    ),
}


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("ferry"), TEXTS)


def flat(result: Result) -> str:
    return " ".join(result.output.split())


def test_a_brief_tells_what_moved_since_a_day(dossier: Path) -> None:
    told = flat(run("brief", dossier, "--since", "2023-03-06"))
    assert "Tuesday 7 March 2023, since Monday 6 March 2023" in told
    assert "At least 11 (Captain Luz Reyes, as of Monday 6 March 2023) → 14 (Captain Luz Reyes" in told
    assert "two.txt (new)" in told


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--since", "2023-03-07"), "Nothing is new: no dispatch published after that day."),
        (("--as-of", "2023-01-01"), "the first is of Monday 6 March 2023"),
        (("--as-of", "2023-01-01"), "There is nothing to report."),
        (("--since", "2023-03-06", "--as-of", "2023-04-01"), "The last is of Tuesday 7 March 2023."),
        (("--who", "nobody at all"), "There is nothing to report."),
    ],
)
def test_what_there_is_not_is_said_in_words(dossier: Path, options: tuple[str, ...], words: str) -> None:
    assert words in flat(run("brief", dossier, *options))


def test_bad_days_formats_and_files_are_told(dossier: Path, tmp_path: Path) -> None:
    assert (tmp_path / "there.md").write_text("mine")
    for options, words in (
        (("--since", "last week"), "is not a day"),
        (("--format", "rtf"), "'rtf' is not one of"),
        (("--format", "docx"), "say with --out where to write it"),
        (("--out", tmp_path / "there.md"), "exists already"),
    ):
        told = run("brief", dossier, *options)
        assert (told.exit_code, words in told.output) == (2, True), told.output
    assert (tmp_path / "there.md").read_text() == "mine"
    with pytest.raises(BadRequestError, match="is not before"):
        run("brief", dossier, "--since", "2023-03-07", "--as-of", "2023-03-06")
    assert run("brief", dossier, "--out", tmp_path / "no" / "such.md").exit_code == 1


def test_the_format_goes_by_the_name_of_the_file(dossier: Path, tmp_path: Path) -> None:
    from docx import Document

    begins = {
        "a.txt": b"SITUATION REPORT",
        "a.md": b"# Situation report",
        "a.html": b"<!DOCTYPE html>",
        "a.docx": b"PK",
    }
    for name, begin in begins.items():
        assert run("brief", dossier, "--out", tmp_path / name).output == ""
        assert (tmp_path / name).read_bytes().lstrip().startswith(begin)
    assert Document(BytesIO((tmp_path / "a.docx").read_bytes())).paragraphs[0].text == "Situation report"
    run("brief", dossier, "--format", "markdown", "--out", tmp_path / "b.txt")
    assert (tmp_path / "b.txt").read_bytes() == (tmp_path / "a.md").read_bytes()


def test_json_holds_the_whole_report(dossier: Path) -> None:
    view = json.loads(run("brief", dossier, "--since", "2023-03-06", "--format", "json").output)
    assert (view["day"], view["since"]["dispatches"]) == ("2023-03-07", ["two.txt"])


def test_disputes_show_both_sides(dossier: Path) -> None:
    told = flat(run("disputes", dossier))
    assert "A clerk: said: the ship had been overloaded" in told
    assert "Side 2 (denies)" in told
    (card,) = map(json.loads, run("disputes", dossier, "--json").output.splitlines())
    assert [[voice["who"] for voice in side["voices"]] for side in card["sides"]] == [
        ["A clerk"],
        ["The owner, Tomas Uy"],
    ]
    assert "Nothing is disputed." in run("disputes", dossier, "--as-of", "2023-01-01").output
    assert "Nothing is disputed." in run("disputes", dossier, "--who", "nobody at all").output
