import os
from pathlib import Path

import pytest

from coranto.read.folders import passed_over, printable, walk
from coranto.read.sources import read_sources

from .files import dispatches, problems


def names(folder: Path) -> list[str]:
    return [found.name for found in walk(str(folder)) if found.trouble is None]


def troubles(folder: Path) -> dict[str, str]:
    return {found.name: found.trouble.what for found in walk(str(folder)) if found.trouble is not None}


def test_a_folder_is_walked_to_its_depth(tmp_path: Path) -> None:
    (tmp_path / "b" / "c").mkdir(parents=True)
    for name in ("b/c/d.txt", "b/a.txt", "z.txt", "a.html"):
        (tmp_path / name).write_text("x")
    assert sorted(names(tmp_path)) == ["a.html", "b/a.txt", "b/c/d.txt", "z.txt"]


@pytest.mark.parametrize(
    "name", [".hidden", ".DS_Store", "Thumbs.db", "desktop.ini", "__MACOSX", "notes.txt~", "~$notes.docx", "page_files"]
)
def test_what_is_passed_over_by_rule(name: str) -> None:
    assert passed_over(name, frozenset({name, "page.html"}))


@pytest.mark.parametrize("name", ["case_files", "a.txt", "~notes.txt", "page_files.txt"])
def test_what_is_not(name: str) -> None:
    assert not passed_over(name, frozenset({name, "page.html"}))


def test_links_that_lead_round_out_or_nowhere_are_named(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text("The dam held.")
    (tmp_path / "secret.txt").write_text("not given")
    (folder / "sub" / "loop").symlink_to("..")
    (folder / "sub" / "out").symlink_to(tmp_path / "secret.txt")
    (folder / "sub" / "nowhere").symlink_to("missing")
    (folder / "sub" / "again.txt").symlink_to("../a.txt")
    assert sorted(names(folder)) == ["a.txt", "sub/again.txt"]
    found = troubles(folder)
    assert found == {
        "sub/loop": "a link back to a folder that holds it",
        "sub/out": "a link that leads out of the folder",
        "sub/nowhere": "a link to nothing",
    }


def test_a_pipe_is_named_and_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert troubles(tmp_path) == {"pipe": "neither a file nor a folder"}


def test_a_name_that_is_not_utf8_stays_distinct(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(raw, "wb") as file:
        file.write(b"The dam held.")
    (dispatch,) = dispatches(list(read_sources([tmp_path])))
    assert dispatch.doc == "caf\\xe9.txt"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("café 👩‍👧.txt", "café 👩‍👧.txt"),
        ("a\nb.txt", "a\\x0ab.txt"),
        ("a\x1b[31m.txt", "a\\x1b[31m.txt"),
        ("a\udce9", "a\\xe9"),
    ],
)
def test_a_name_is_one_printable_line(name: str, shown: str) -> None:
    assert printable(name) == shown


def test_what_may_not_be_read_is_a_problem_and_the_rest_is_read(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("nothing is forbidden to root")
    (tmp_path / "locked").mkdir()
    (tmp_path / "no.txt").write_text("x")
    (tmp_path / "yes.txt").write_text("The dam held.")
    (tmp_path / "locked").chmod(0)
    (tmp_path / "no.txt").chmod(0)
    readings = list(read_sources([tmp_path]))
    (tmp_path / "locked").chmod(0o700)
    assert [dispatch.doc for dispatch in dispatches(readings)] == ["yes.txt"]
    assert [problem.doc for problem in problems(readings)] == ["locked", "no.txt"]
