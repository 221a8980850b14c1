"""``--fetch`` of ``coranto build`` and ``add``, as it is typed."""

import json
from pathlib import Path

import pytest

from cli.asking import run
from coranto.library import open_dossier
from coranto.model.errors import NotFoundError
from read.archives import DAM, RAIL, page
from website import website

PAGES = {"/dam": (200, {}, page(DAM)), "/rail": (200, {}, page(RAIL))}
QUICK = ("-q", "--workers", "1")
HERE = ("--fetch", "--allow-private", "localhost")


def docs(path: Path) -> list[str]:
    with open_dossier(path) as dossier:
        return [one.doc for one in dossier.documents()]


def test_addresses_are_fetched_beside_files_and_what_fails_is_told(tmp_path: Path) -> None:
    war, text = tmp_path / "war.coranto", tmp_path / "a.txt"
    text.write_text("Rain fell in Tarma on Monday, the mayor said.")
    with website(dict(PAGES)) as site:
        done = run(
            "build", text, site.url("/dam"), site.url("/none"), "--dossier", war, "--workers", "1", "--json", *HERE
        )
        assert done.exit_code == 0
        assert docs(war) == ["a.txt", site.url("/dam")]
        (problem,) = json.loads(done.stdout)["problems"]
        assert (problem["doc"], problem["what"]) == (site.url("/none"), "nothing is there (404)")
        assert run("add", war, site.url("/rail"), *HERE, *QUICK).exit_code == 0
        assert docs(war) == ["a.txt", site.url("/dam"), site.url("/rail")]
        assert run("verify", war).exit_code == 0


def test_nothing_is_fetched_unless_it_is_asked_for(tmp_path: Path) -> None:
    war = tmp_path / "war.coranto"
    with website(dict(PAGES)) as site:
        done = run("build", site.url("/dam"), "--dossier", war, "--workers", "1", "--json")
        (problem,) = json.loads(done.stdout)["problems"]
        assert (problem["doc"], problem["remedy"]) == (site.url("/dam"), "add --fetch, or save it as a file")
        assert site.asked == []


def test_a_dossier_is_not_replaced_by_nothing_when_no_address_can_be_had(tmp_path: Path) -> None:
    war = tmp_path / "war.coranto"
    with website(dict(PAGES)) as site:
        assert run("build", site.url("/dam"), "--dossier", war, *HERE, *QUICK).exit_code == 0
        with pytest.raises(NotFoundError, match="None of the sources can be read"):
            run("build", site.url("/none"), "--dossier", war, "--replace", *HERE, *QUICK)
        assert docs(war) == [site.url("/dam")]
        run("build", site.url("/none"), site.url("/rail"), "--dossier", war, "--replace", *HERE, *QUICK)
        assert docs(war) == [site.url("/rail")]


def test_a_page_is_no_larger_than_was_said(tmp_path: Path) -> None:
    war = tmp_path / "war.coranto"
    with website(dict(PAGES)) as site:
        done = run("build", site.url("/dam"), "--dossier", war, "--json", *HERE, "--max-mb", "0.001", "--workers", "1")
        assert json.loads(done.stdout)["problems"] == []
        site.pages["/dam"] = (200, {}, page(DAM * 100))
        done = run("add", war, site.url("/dam"), "--json", *HERE, "--max-mb", "0.001", "--workers", "1")
        assert json.loads(done.stdout)["problems"][0]["what"] == "larger than 0.001 MB"


@pytest.mark.parametrize("option", [("--allow-private", "localhost"), ("--max-mb", "1")])
def test_options_of_fetching_need_it(tmp_path: Path, option: tuple[str, str]) -> None:
    done = run("build", "https://a.example/", "--dossier", tmp_path / "x", *option)
    assert done.exit_code == 2
    assert "go with --fetch" in done.stderr
