"""Commands on custody: the log as people and as experts read it, and whether all is as it was."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import apsw
import pytest

from cli.asking import built, run

ROOT = Path(__file__).parents[2]
TEXTS = {
    "one.txt": "Ferry sinks off Cebu\nBay Herald, 6 March 2023\n\nAt least 11 drowned, Captain Luz Reyes said.\n",
    "two.txt": "Toll rises to 14\nHarbour Wire, 7 March 2023\n\nThe toll has risen to 14, Captain Luz Reyes said.\n",
}


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return built(tmp_path, TEXTS)


def test_the_log_is_shown_in_words_and_in_json(dossier: Path) -> None:
    shown = run("log", dossier).output
    assert [line.split()[3] for line in shown.splitlines()] == [
        "begin:", "source:", "source:", "version:", "model:", "chronicle:",
    ]  # fmt: skip
    assert "doc one.txt" in shown
    rows = [json.loads(line) for line in run("log", dossier, "--json").output.splitlines()]
    assert [json.loads(row["line"])["previous"] for row in rows[1:]] == [row["hash"] for row in rows[:-1]]


def test_lines_and_slips_exclude_one_another(dossier: Path) -> None:
    assert run("log", dossier, "--lines", "--slips").exit_code == 2


def test_verify_gives_the_head_of_the_log(dossier: Path) -> None:
    head = json.loads(run("log", dossier, "--json").output.splitlines()[-1])["hash"]
    told = run("verify", dossier)
    assert (told.exit_code, f"log of 6 lines, head {head}" in told.output) == (0, True)
    assert json.loads(run("verify", dossier, "--json").output)["log"] == [6, head]


def test_verify_names_a_line_that_was_changed(dossier: Path) -> None:
    connection = apsw.Connection(str(dossier))
    connection.execute("DROP TRIGGER custody_is_final; UPDATE custody SET line = replace(line, 'source', 'sourcf')")
    connection.close()
    told = run("verify", dossier)
    assert told.exit_code == 1
    assert "log: line 3 of the log does not follow from the line before it" in told.output


@pytest.mark.skipif(not (shutil.which("jq") and shutil.which("bash")), reason="an expert has jq and bash")
def test_the_commands_for_experts_in_the_page_on_custody_recompute_the_chain(dossier: Path, tmp_path: Path) -> None:
    page = (ROOT / "docs" / "custody.md").read_text("utf-8")
    section = page.split("## Recompute it without Coranto")[1]
    (commands,) = re.findall(r"```\n(.*?)```", section.split("\n## ")[0], re.S)
    for option in ("lines", "slips"):
        (tmp_path / f"{option}.jsonl").write_bytes(run("log", dossier, f"--{option}").stdout_bytes)
    script = "\n".join(line for line in commands.splitlines() if not line.startswith("coranto "))
    told = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    head = json.loads(run("log", dossier, "--json").output.splitlines()[-1])["hash"]
    assert told.splitlines() == ["the chain holds", "the slips are those of the lines", head]
    lines = (tmp_path / "lines.jsonl").read_text("utf-8")
    (tmp_path / "lines.jsonl").write_text(lines.replace('"kind":"model"', '"kind":"other"'), "utf-8")
    told = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False).stdout
    assert "the chain holds" not in told


def test_a_source_is_erased_and_the_log_shows_its_tombstone(dossier: Path) -> None:
    told = run("erase", dossier, "two.txt", "--reason", "court order", "--by", "Ana")
    assert (told.exit_code, "Erased: two.txt (line 7 of the log)" in told.output) == (0, True)
    shown = run("log", dossier).output
    assert "source: (erased)" in shown
    assert "erasure: by Ana, lines 3, reason court order" in shown
    assert "Captain" not in run("log", dossier, "--slips").output
    assert run("verify", dossier).exit_code == 0
    assert run("erase", dossier, "one.txt").exit_code == 2


def test_a_package_is_sealed_and_verified_and_what_is_changed_in_it_named(dossier: Path, tmp_path: Path) -> None:
    told = run("seal", dossier, "-o", tmp_path / "p", "--by", "Ana")
    assert "bagit, not signed" in told.output
    manifest = run("verify", tmp_path / "p")
    assert (manifest.exit_code, "package: no fault" in manifest.output) == (0, True)
    assert re.findall(r"manifest-sha256.txt ([0-9a-f]{64})", told.output) == re.findall(
        r"manifest-sha256.txt ([0-9a-f]{64})", manifest.output
    )
    assert json.loads(run("verify", tmp_path / "p", "--json").output)["faults"] == []
    (tmp_path / "p" / "data" / "chronicle.html").write_text("another")
    changed = run("verify", tmp_path / "p")
    assert changed.exit_code == 1
    assert "data/chronicle.html: has another hash than manifest-sha256.txt says" in changed.output
    assert run("verify", dossier, "--signers", dossier).exit_code == 2
