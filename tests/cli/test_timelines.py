import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from coranto.cli import coranto

TEXTS = {
    "2017-03-02_star_1.txt": "The ferry Mira ran aground off Naxos on Thursday with 90 people on board.\n",
    "2017-03-04_star_2.txt": "Divers reached the ferry that ran aground off Naxos on Thursday.\n",
}


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(coranto, ["timeline", *map(str, arguments)], catch_exceptions=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def test_json_answers_by_date_with_citations(folder: Path) -> None:
    asked = ("--topic-keywords", "ferry, Naxos", "--dates", "1", "--per-date", "1", "--format", "json")
    found = json.loads(run(folder, *asked).stdout)
    assert (found["from"], found["to"], found["articles"]) == ("2017-02-23", "2017-03-04", 2)
    (entry,) = found["timeline"]
    assert (entry["date"], entry["score"]) == ("2017-03-02", 1.0)
    (told,) = entry["sentences"]
    (cited,) = told["citations"]
    assert TEXTS[cited["doc"]][cited["start"] : cited["end"]] == told["text"]


@pytest.mark.parametrize(("format_", "head"), [("text", "1 date between"), ("markdown", "# Timeline")])
def test_people_read_it_as_text_or_markdown(folder: Path, format_: str, head: str) -> None:
    found = run(folder, "--dates", "1", "--format", format_)
    assert (found.exit_code, found.stdout[: len(head)]) == (0, head)
    assert "2017-03-02" in found.stdout


def test_problems_are_told_on_standard_error_unless_quiet(folder: Path) -> None:
    for number in range(30):
        (folder / f"undated{number}.txt").write_text("Nobody wrote down on which day this was printed.\n")
    loud, quiet = run(folder), run(folder, "--quiet")
    assert loud.stdout == quiet.stdout
    assert "undated0.txt: no day of publication is known; begin its name with YYYY-MM-DD_" in loud.stderr
    assert "… and 10 more" in loud.stderr
    assert quiet.stderr == ""


def test_nothing_to_choose_from_exits_with_1(tmp_path: Path) -> None:
    found = run(tmp_path, "--format", "json")
    assert (found.exit_code, json.loads(found.stdout)["timeline"]) == (1, [])
    assert "no timeline" in found.stderr


def test_a_span_of_which_nothing_is_told_is_said(folder: Path) -> None:
    found = run(folder, "--from", "1999-01-01", "--to", "1999-01-31", "--format", "json")
    assert (found.exit_code, json.loads(found.stdout)["timeline"]) == (0, [])
    assert "no date was found" in found.stderr


@pytest.mark.parametrize(
    ("arguments", "named"),
    [(("--from", "2017-02-30"), "--from"), (("--to", "soon"), "--to"), (("--dates", "0"), "--dates")],
)
def test_an_option_that_makes_no_sense_is_named(folder: Path, arguments: tuple[str, ...], named: str) -> None:
    found = run(folder, *arguments)
    assert (found.exit_code, named in found.stderr) == (2, True)


def test_weights_come_from_a_file(folder: Path) -> None:
    from msgspec.json import encode

    from coranto.resources.timelines import load

    (folder / ".weights.json").write_bytes(encode(load()))
    assert run(folder, "--weights", folder / ".weights.json").stdout == run(folder).stdout
