"""What a command took and what lies in a dossier, as they are shown; nothing that is stored changes by it."""

import json
import re
from hashlib import sha256
from pathlib import Path

import pytest

from cli.asking import run
from coranto.cli.stats import _size
from coranto.steps import PATH

TEXTS = {
    "dam.txt": " date 2031-03-03\n\nThe dam near Tarma broke on Monday, killing 11 people, Zenobia Quispe said.\n",
    "rail.txt": " date 2031-03-04\n\nThe railway to Tarma is closed, the ministry said on Tuesday.\n",
    "empty.txt": "",
}


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stats") / "in"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text)
    return folder


@pytest.fixture(scope="module")
def built(sources: Path):
    """What a build with both kinds of stats answered, its dossier, and the file of stats."""
    dossier, file = sources.parent / "x.coranto", sources.parent / "stats.json"
    done = run("build", sources, "--dossier", dossier, "-q", "--workers", "1", "--stats", "--stats-file", file)
    return done, dossier, json.loads(file.read_text())


def test_people_see_a_row_for_each_step(built):
    done, _, _ = built
    rows = [line.split()[0] for line in done.stderr.splitlines() if re.match(r"[a-z]+\.\w+ ", line)]
    assert [row.rpartition(".")[2] for row in rows] == [step.run.__name__ for step in PATH]
    assert "2 new dispatches of 174 B, 0 held, 2 documents; blocks: 1 made, 0 kept" in done.stderr
    assert "1 problem: empty" in done.stderr
    assert done.stdout == ""


def test_machines_get_json(built):
    _, _, told = built
    assert (told["read"], told["documents"], told["problems"]) == (2, 2, {"empty": 1})
    assert [one["step"].rpartition(".")[2] for one in told["steps"]] == [step.run.__name__ for step in PATH]
    assert all(one["made"] in (1, 2) and one["reused"] == 0 for one in told["steps"])
    assert {one["stage"] for one in told["stages"]} >= {"reading", "storing", "publishing"}


def test_the_export_is_that_of_a_build_that_was_not_measured(built, sources, tmp_path):
    _, dossier, _ = built
    run("build", sources, "--dossier", tmp_path / "y", "-q", "--workers", "1", "--log-file", tmp_path / "log")
    one, two = (
        sha256(run("export", path, "--format", "jsonl").stdout_bytes).digest() for path in (dossier, tmp_path / "y")
    )
    assert one == two


def test_an_addition_tells_what_it_could_keep(built, sources, tmp_path):
    _, dossier, _ = built
    done = run("add", dossier, sources / "dam.txt", "-q", "--workers", "1", "--stats")
    assert "0 new dispatches of 0 B, 1 held, 2 documents; blocks: 0 made, 1 kept" in done.stderr


def test_a_file_that_cannot_be_written_is_said(built, sources, tmp_path):
    _, dossier, _ = built
    done = run("add", dossier, sources, "-q", "--workers", "1", "--stats-file", tmp_path / "no" / "stats.json")
    assert done.exit_code == 1
    assert "no/stats.json" in done.stderr


def test_what_lies_in_a_dossier_is_told_by_kind(built):
    _, dossier, _ = built
    told = json.loads(run("stats", dossier, "--json").stdout)
    kinds = {one["kind"]: one for one in told["kept"]}
    assert (kinds["original"]["n"], kinds["original"]["bytes"]) == (2, 174)
    assert kinds["document"]["n"] == 2
    exported = [json.loads(line)["kind"] for line in run("export", dossier, "--format", "jsonl").stdout.splitlines()]
    for kind in ("claim", "sentence", "event", "entry", "mention"):
        assert kinds[kind]["n"] == exported.count(kind) > 0
    assert (told["documents"], told["waiting"], told["blocks"], told["largest_block"]) == (2, 0, 1, 2)
    assert told["problems"] == {"empty": 1}
    assert told["file_bytes"] == dossier.stat().st_size > sum(one["stored"] for one in told["kept"])


def test_people_see_the_same(built):
    _, dossier, _ = built
    shown = run("stats", dossier).stdout
    assert re.search(r"^original +2 +174 B ", shown, re.M)
    assert "2 documents in 1 block, the largest of 2; 0 dispatches wait" in shown
    assert "1 problem: empty" in shown


def test_a_dossier_that_was_never_finished_is_counted_too(tmp_path):
    from coranto.run.crew import Crew
    from coranto.run.intake import take_in
    from coranto.run.meter import Meter
    from coranto.run.phases import phases
    from coranto.run.progress import silent
    from coranto.run.workplace import Workplace
    from coranto.store.writer import open_writer
    from coranto.tools import open_tools
    from run import fake_path
    from run.dossiers import FLOOD, readings

    with open_writer(tmp_path / "x") as writer, Crew(1, open_tools()) as crew:
        take_in(Workplace(writer, crew, phases(fake_path.PATH), silent, open_tools(), Meter()), readings(FLOOD))
    told = json.loads(run("stats", tmp_path / "x", "--json").stdout)
    assert (told["documents"], told["waiting"], told["blocks"]) == (0, 3, 0)


@pytest.mark.parametrize(
    ("count", "told"),
    [(0, "0 B"), (999, "999 B"), (1_000, "1.0 kB"), (2_345_678, "2.3 MB"), (7e12, "7.0 TB"), (7e15, "7000.0 TB")],
)
def test_bytes_are_told_in_a_unit_that_people_read(count, told):
    assert _size(count) == told
