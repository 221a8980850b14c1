import json
import re

import pytest

from cli.asking import run


def put(folder, **texts):
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text)
    return str(folder)


def told(*words):
    done = run(*words, "--json")
    return done.exit_code, json.loads(done.stdout) if done.exit_code == 0 else done.output


def test_a_text_above_the_limit_is_a_problem_that_names_the_option_and_the_others_go_on(tmp_path):
    folder, dossier = put(tmp_path / "in", a="Rain fell on Lima.", b="Rain fell. " * 200), str(tmp_path / "x.coranto")
    code, report = told("build", folder, "--dossier", dossier, "--max-chars", "1000", "--workers", "1")
    assert (code, report["documents"]) == (0, 1)
    (problem,) = report["problems"]
    assert (problem["doc"], problem["what"]) == (
        "b.txt",
        "2,200 characters of text, more than one dispatch may have (1,000)",
    )
    assert "--max-chars" in problem["remedy"]
    assert told("add", dossier, folder, "--workers", "1")[1]["documents"] == 2


def test_a_document_that_is_given_up_can_be_had_with_the_option_that_its_problem_names(tmp_path):
    """A twentieth of a second is too short for any visit to a worker of a text so long."""
    folder = put(tmp_path / "in", a="Rain fell on Lima.", b="The governor of Lima said rain fell on Monday. " * 1_000)
    dossier = str(tmp_path / "x.coranto")
    code, report = told("build", folder, "--dossier", dossier, "--max-seconds", "0.1", "--workers", "1")
    assert (code, report["documents"]) == (0, 2)
    assert {one["doc"] for one in report["problems"]} == {"b.txt"}
    assert all(re.fullmatch(r"given up: it was not done within 0\.1 s", one["what"]) for one in report["problems"])
    assert all("--max-seconds" in one["remedy"] for one in report["problems"])
    code, report = told("add", dossier, "--workers", "1")
    assert (code, report["problems"]) == (0, [])
    assert run("verify", dossier).exit_code == 0


@pytest.mark.parametrize("words", [("--max-seconds", "0"), ("--max-memory", "10"), ("--max-chars", "0")])
def test_a_limit_under_which_nothing_can_be_done_is_refused(tmp_path, words):
    assert told("build", put(tmp_path / "in", a="Rain."), "--dossier", str(tmp_path / "x"), *words)[0] == 2
    assert not (tmp_path / "x").exists()
