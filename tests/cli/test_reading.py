"""Reading a chronicle as of a day, and what stands behind a line of that day."""

import json
from pathlib import Path

import pytest
from click.testing import Result

from cli.asking import built, run
from coranto.model.errors import NotFoundError

TEXTS = {
    "one.txt": (
        "Ferry sinks off Cebu\nBay Herald, 6 March 2023\n\n"
        "At least 11 people drowned when the ferry Santa Rita sank off Cebu on Monday, Captain Luz Reyes said.\n"
    ),
    "two.txt": (
        "Toll rises to 14\nHarbour Wire, 7 March 2023\n\n"
        "The number of people killed in the sinking of the Santa Rita off Cebu has risen to 14, Captain Luz Reyes said "
        "on Tuesday.\n"
    ),
    "loose.txt": "A fisherman in Toledo spoke of a loud bang.\n",
}


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("ferry"), TEXTS)


def flat(result: Result) -> str:
    return " ".join(result.output.split())


def test_show_as_of_a_day_knows_nothing_later_and_says_so(dossier: Path) -> None:
    shown = flat(run("show", dossier, "--as-of", "2023-03-06", "--all"))
    assert "At least 11" in shown
    assert "14" not in shown
    assert "Left out: 1 published later, 1 without a date." in shown
    assert "As of" not in run("show", dossier).output


@pytest.mark.parametrize(
    ("day", "words"), [("2023-03-01", "the first is of Monday 6 March 2023"), ("2031-01-01", "The last is of Tuesday")]
)
def test_a_day_before_the_first_or_after_the_last_dispatch_is_told(dossier: Path, day: str, words: str) -> None:
    shown = run("show", dossier, "--as-of", day)
    assert words in flat(shown)
    assert ("No entry matches." in shown.output) == (day < "2023-03-06")


@pytest.mark.parametrize("command", ["show", "export"])
def test_what_is_no_day_is_told(dossier: Path, command: str) -> None:
    told = run(command, dossier, "--as-of", "Monday")
    assert (told.exit_code, "'Monday' is not a day" in told.output) == (2, True)


def test_every_format_leaves_as_of_a_day(dossier: Path) -> None:
    for name in ("markdown", "html"):
        page = run("export", dossier, "--format", name, "--as-of", "2023-03-06").output
        assert "As of the end of Monday 6 March 2023: 1 dispatch." in page
        assert "two.txt" not in page
    rows = [json.loads(line) for line in run("export", dossier, "--as-of", "2023-03-06").output.splitlines()]
    assert [row["doc"] for row in rows if row["kind"] == "document"] == ["one.txt"]
    assert "two.txt" not in run("export", dossier, "--format", "csv", "--as-of", "2023-03-06").output


def test_why_tells_of_a_line_as_it_was(dossier: Path) -> None:
    view = json.loads(run("show", dossier, "--as-of", "2023-03-06", "--json").output)
    entry = next(e for section in view["opening"] for e in section["entries"])
    told = run("why", dossier, entry["id"], "--as-of", "2023-03-06").output
    assert "one.txt#char=" in told
    assert "two.txt" not in told
    with pytest.raises(NotFoundError):
        run("why", dossier, "zzzz", "--as-of", "2023-03-06")


def test_a_country_holds_its_towns_in_show_and_export(dossier: Path) -> None:
    titles = flat(run("show", dossier, "--place", "Philippines", "--all"))
    assert "Santa Rita" in titles
    assert "No entry matches." in run("show", dossier, "--place", "Portugal").output
    assert "Santa Rita" in run("export", dossier, "--format", "csv", "--place", "Philippines").output
