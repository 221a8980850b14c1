"""Logs: one line for each thing that happened, with no word of a dispatch and no secret in it."""

import json
import logging
import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from cli.asking import run
from coranto.cli import coranto
from coranto.cli.logs import logged, on_screen, without_secrets

TEXT = "The dam near Tarma broke on Monday, Zenobia Quispe said.\n"


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "dam.txt").write_text(TEXT)
    (folder / "empty.txt").write_text("")
    return folder


def build(sources: Path, *options: str | Path):
    dossier = sources.parent / "x.coranto"
    return run("build", sources, "--dossier", dossier, "--replace", "--workers", "1", "-q", *options)


def test_each_line_is_an_object(sources):
    done = build(sources, "--log", "json")
    lines = [json.loads(line) for line in done.stderr.splitlines()]
    assert [one["event"] for one in lines if one["event"] != "phase done"] == [
        "command begun", "run begun", "taken in", "problem", "run ended", "command ended",
    ]  # fmt: skip
    problem = next(one for one in lines if one["event"] == "problem")
    assert (problem["level"], problem["logger"]) == ("warning", "coranto.run")
    assert (problem["doc"], problem["kind"]) == ("empty.txt", "empty")
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", one["at"]) for one in lines)
    ended = lines[-1]
    assert (ended["command"], ended["ended"]) == ("build", 0)
    assert ended["seconds"] > 0


def test_lines_for_people_hold_the_same(sources):
    done = build(sources, "--log", "text")
    assert re.search(r"^\S+Z warning coranto\.run problem doc=empty\.txt kind=empty$", done.stderr, re.M)
    assert re.search(r"^\S+Z info coranto\.run taken in read=1 held=0 problems=1$", done.stderr, re.M)


def test_a_file_gets_them_and_the_screen_what_it_always_gets(sources, tmp_path):
    file = tmp_path / "logs" / "x.log"
    file.parent.mkdir()
    done = build(sources, "--log-file", file)
    assert done.stderr == "  empty.txt: empty; remove the file or fetch it again\n"
    assert "run ended" in file.read_text()
    before = len(file.read_text().splitlines())
    build(sources, "--log-file", file, "--log-level", "warning")
    (line,) = file.read_text().splitlines()[before:]
    assert "problem" in line


def test_no_word_of_a_dispatch_is_in_them(sources):
    done = build(sources, "--log", "json", "--log-level", "debug")
    assert not any(word in done.stderr for word in ("Zenobia", "Quispe", "Tarma", "broke"))


def test_a_file_that_cannot_be_written_is_said(sources, tmp_path):
    done = build(sources, "--log-file", tmp_path / "nowhere" / "x.log")
    assert done.exit_code == 1
    assert "nowhere/x.log" in done.stderr
    assert not (sources.parent / "x.coranto").exists()


def test_nothing_is_logged_unless_asked_for(sources):
    assert build(sources).stderr == "  empty.txt: empty; remove the file or fetch it again\n"
    assert logging.getLogger("coranto").handlers == []


@pytest.mark.parametrize(
    ("given", "clean"),
    [
        ("https://user:word@wire.example/rss?key=abc#top", "https://wire.example/rss#top"),
        (
            "feed https://wire.example/a?x=1 and http://b.example/?y",
            "feed https://wire.example/a and http://b.example/",
        ),
        ("s3://AKIA:secret@bucket/x", "s3://bucket/x"),
        ("Press, https://wire.example/live", "Press, https://wire.example/live"),
        ("who? nobody@example.org", "who? nobody@example.org"),
    ],
)
def test_addresses_lose_what_may_be_a_key(given, clean):
    assert without_secrets(given) == clean


def failing(kind: type[BaseException]):
    @click.command()
    @logged
    def command() -> None:
        logging.getLogger("coranto.x").info("here", extra={"url": "https://a:b@c.example/?k=1", "words": 'two "words"'})
        try:
            raise kind("Zenobia Quispe")
        except kind:
            logging.getLogger("coranto.x").exception("it failed")
            raise

    return command


def test_how_a_command_ended_is_logged_but_not_what_an_error_says():
    done = CliRunner().invoke(failing(ValueError), ["--log", "json"])
    lines = [json.loads(line) for line in done.stderr.splitlines()]
    assert lines[1]["url"] == "https://c.example/"
    assert lines[2]["error"] == "ValueError"
    assert re.fullmatch(r"test_logs\.py:\d+ command", lines[2]["trace"])
    assert lines[-1]["ended"] == "ValueError"
    assert "Zenobia" not in done.stderr


def test_a_line_for_people_stays_one_line():
    done = CliRunner().invoke(failing(KeyError), ["--log", "text"])
    assert "words=\"two 'words'\"" in done.stderr
    assert len(done.stderr.splitlines()) == 4


def test_every_command_that_may_take_long_has_logs():
    having = {name for name, command in coranto.commands.items() if any(p.name == "log_level" for p in command.params)}
    assert having == {
        "build", "add", "watch", "serve", "timeline", "stories", "link", "profile", "verify", "seal", "erase",
    }  # fmt: skip


def test_whether_they_go_to_the_screen_is_known_while_a_command_runs():
    seen = []
    command = click.command()(logged(lambda: seen.append(on_screen())))
    for options in ((), ("--log", "text"), ("--log-file", "/dev/null")):
        CliRunner().invoke(command, options, catch_exceptions=False)
    assert seen == [False, True, False]
    assert not on_screen()
