"""``coranto stories`` as a user calls it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from coranto.cli import coranto
from coranto.model.errors import NotFoundError
from test_streams import feed


def run(*arguments: str | Path, given: str | None = None) -> Result:
    return CliRunner().invoke(coranto, ["stories", *(str(a) for a in arguments)], input=given, catch_exceptions=False)


@pytest.fixture
def stream(tmp_path: Path) -> Path:
    return feed(tmp_path / "feed.jsonl")


def shown(stream: Path, *options: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run(stream, "--json", *options).output)["stories"]
    return found


def test_stories_tells_title_days_counts_and_outlets(stream: Path) -> None:
    told = run(stream).output
    assert "Ferry Aurora" in told
    assert "2031-05-02 to 2031-05-03 · 2 dispatches · The A Post, The B Post" in told
    assert told.endswith("4 dispatches, 2 stories.\n")


def test_in_json_each_story_lists_its_dispatches(stream: Path) -> None:
    found = shown(stream)
    assert [story["n_documents"] for story in found] == [2, 2]
    assert {"id", "title", "begin", "until", "n_origins", "outlets", "dispatches"} <= found[0].keys()


def test_small_stories_may_be_left_out(tmp_path: Path) -> None:
    stream = feed(tmp_path / "feed.jsonl", "a-ferry", "b-ferry", "a-vote")
    assert len(shown(stream)) == 2
    assert [story["n_documents"] for story in shown(stream, "--least", "2")] == [2]


def test_one_story_is_told_with_its_dispatches(stream: Path) -> None:
    story = shown(stream)[0]
    told = run(stream, "--story", str(story["id"])[:5]).output
    assert told.count("The A Post") == 2  # in the head and beside its dispatch
    assert json.loads(run(stream, "--story", str(story["id"]), "--json").output) == story


def test_a_dossier_is_built_from_one_story(stream: Path, tmp_path: Path) -> None:
    story = shown(stream)[0]
    built = run(stream, "--story", str(story["id"]), "--dossier", tmp_path / "d.coranto", "--workers", "1")
    assert built.exit_code == 0
    assert "Read 2 dispatches, 0 problems." in built.output


def test_standard_input_is_a_stream(stream: Path) -> None:
    assert "2 stories." in run("-", given=stream.read_text()).output


def test_a_dossier_wants_a_story(stream: Path, tmp_path: Path) -> None:
    refused = run(stream, "--dossier", tmp_path / "d.coranto")
    assert refused.exit_code == 2
    assert "--story" in refused.output


def test_nothing_to_read_exits_with_1(tmp_path: Path) -> None:
    told = run(tmp_path / "none.jsonl")
    assert told.exit_code == 1
    assert "no story was found" in told.output


def test_an_unknown_story_is_an_error(stream: Path) -> None:
    with pytest.raises(NotFoundError, match="There is no story zzz"):
        run(stream, "--story", "zzz")


def test_quietly_only_errors_are_told(stream: Path) -> None:
    assert run(stream, "--quiet").output == ""
