"""The tutorial is walked, step by step, in one folder: its commands, what it says comes out, and its pictures."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner

import coranto as library
from coranto.cli import coranto
from coranto.export.formats import FORMATS
from pages import ROOT, Shown, links, matches, shown, words

PAGE: Final = ROOT / "docs" / "tutorial" / "first-dossier.md"
PICTURES: Final = PAGE.parent / "pictures"
SCRIPT: Final = ROOT / "web" / "tools" / "screenshots.mjs"
MOST_BYTES: Final = 120_000
WALK: Final = [line for line in shown(PAGE) if line.line.startswith("coranto ")]


def _verdict(folder: Path) -> str:
    with library.open_dossier(folder / "beirut.coranto") as dossier:
        return dossier.judgements()[-1].id


def _entry(folder: Path) -> str:
    """The beginning of the id of the entry that the page follows, whatever it is under today's rules."""
    with library.open_dossier(folder / "beirut.coranto") as dossier:
        return next(entry.id[:6] for entry in dossier.entries() if entry.title in PAGE.read_text("utf-8"))


STANDS_FOR: Final[dict[str, Callable[[Path], str]]] = {"ID": _verdict, "ENTRY": _entry}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the walk begins: with the sample, and something to add."""
    where = tmp_path_factory.mktemp("tutorial")
    (where / "samples").symlink_to(ROOT / "samples")
    (where / "more").mkdir()
    for name in ("more/crane.txt", "page.html", "feed.xml"):
        (where / name).write_text(" date 2020-08-12\n\nA crane fell in Beirut on Wednesday, killing two men.\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(where)
        library.build([where / "more"], where / "my.coranto")
        yield where


@pytest.mark.parametrize("line", WALK, ids=str)
def test_a_step_gives_what_the_page_says(line: Shown, folder: Path) -> None:
    arguments = [STANDS_FOR[word](folder) if word in STANDS_FOR else word for word in words(line.line)[1:]]
    if arguments[0] == "serve":
        coranto.commands["serve"].make_context("serve", arguments[1:])
        return
    done = CliRunner().invoke(coranto, arguments, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    assert matches(line.output, done.output), done.output


def test_the_walk_leaves_a_report_and_a_site(folder: Path) -> None:
    assert (folder / "report.docx").stat().st_size > 10_000
    assert (folder / "beirut" / "index.html").is_file()


def test_the_number_of_formats_is_told() -> None:
    numbers = {14: "fourteen", 15: "fifteen", 16: "sixteen", 17: "seventeen", 18: "eighteen"}
    assert f"{numbers[len(FORMATS)]} formats more" in PAGE.read_text("utf-8")


def test_every_picture_is_made_by_the_script_shown_and_small() -> None:
    told = {Path(target).name for target in links(PAGE) if target.startswith("pictures/")}
    made = {f"{name}.webp" for name in re.findall(r'\{ name: "(\w+)"', SCRIPT.read_text("utf-8"))}
    assert told == made == {file.name for file in PICTURES.iterdir()}
    assert [file.name for file in PICTURES.iterdir() if file.stat().st_size > MOST_BYTES] == []


def test_every_picture_says_in_words_what_is_on_it() -> None:
    told = re.findall(r"!\[([^\]]*)\]\(", PAGE.read_text("utf-8"))
    assert [said for said in told if len(said) < 30] == []
