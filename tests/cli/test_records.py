"""Files as the command line writes them: chosen, redacted, and not thrown at a terminal."""

import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from cli.asking import built, run
from coranto.cli import records
from coranto.cli.printing import tell, write_bytes
from coranto.library import Report
from coranto.model.source import Problem

TEXTS = {
    "one.txt": (
        "Ferry sinks off Cebu\nBay Herald, 6 March 2023\n\n"
        "At least 11 people drowned when the ferry Santa Rita sank off Cebu on Monday, said Lila Cruz, a passenger.\n"
        "Interior Minister Ana Reyes promised an inquiry. Soldiers arrested the owner, Ben Ocampo, on Monday.\n"
    ),
    "two.txt": (
        "Owner denies it\nHarbour Wire, 7 March 2023\n\n"
        "Ben Ocampo denied that the ferry was overloaded. Lila Cruz can be reached at lila.cruz@example.org.\n"
    ),
}


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("ferry"), TEXTS)


@pytest.mark.parametrize("format_", ["jsonl", "csv", "html", "markdown", "w3c", "ftm", "timelinejs", "ninjs"])
def test_redact_goes_with_every_format(dossier: Path, format_: str) -> None:
    page = run("export", dossier, "--format", format_, "--redact").output
    assert "Lila" not in page
    assert "Cruz" not in page
    assert "Reyes" in page


def test_filters_choose_in_every_format(dossier: Path) -> None:
    whole = json.loads(run("export", dossier, "--format", "geojson").output)
    chosen = json.loads(run("export", dossier, "--format", "geojson", "--type", "COERCE").output)
    assert chosen["coranto"]["filters"] == {"type": "coerce"}
    assert {one["properties"]["type"] for one in chosen["features"]} <= {"COERCE"} | {
        one["properties"]["type"] for one in whole["features"]
    }
    assert 0 < len(chosen["features"]) < len(whole["features"])
    header = json.loads(run("export", dossier, "--status", "denied", "--until", "2023-03-31").output.splitlines()[0])
    assert header["filters"] == {"status": "denied", "until": "2023-03-31"}


def test_as_of_and_version_stand_in_the_header(dossier: Path) -> None:
    now, then = (
        json.loads(run("export", dossier, *more).output.splitlines()[0]) for more in ((), ("--as-of", "2023-03-06"))
    )
    assert (now["as_of"], then["as_of"]) == (None, "2023-03-06")
    assert (now["documents"], then["documents"]) == (2, 1)
    assert now["dossier"] != then["dossier"]


def test_what_no_terminal_can_show_is_not_thrown_at_one(
    dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "to_terminal", lambda: True)
    refused = run("export", dossier, "--format", "wacz")
    assert refused.exit_code == 2
    assert "name a file with -o" in refused.output
    assert run("export", dossier, "--format", "wacz", "-o", tmp_path / "a.wacz").exit_code == 0
    assert (tmp_path / "a.wacz").read_bytes().startswith(b"PK")
    assert run("export", dossier, "--format", "csv").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "remedy"),
    [
        (("--format", "csv", "--claimed"), "--format acled"),
        (("--format", "docx"), "jsonl"),
    ],
)
def test_what_does_not_go_together_is_said(dossier: Path, arguments: tuple[str, ...], remedy: str) -> None:
    refused = run("export", dossier, *arguments)
    assert refused.exit_code == 2
    assert remedy in refused.output


@pytest.mark.parametrize("ending", ["", "-wal", "-lock"])
def test_the_dossier_itself_is_not_written_over(dossier: Path, tmp_path: Path, ending: str) -> None:
    before = dossier.read_bytes()
    link = tmp_path / "link"
    link.symlink_to(f"{dossier}{ending}")
    for output in (Path(f"{dossier}{ending}"), link):
        refused = run("export", dossier, "-o", output)
        assert (refused.exit_code, "name another file" in refused.output) == (2, True)
    assert dossier.read_bytes() == before


def test_an_export_that_fails_leaves_the_one_before(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"half"
        raise ValueError("no more")

    file = tmp_path / "a.csv"
    write_bytes([b"whole"], file)
    file.chmod(0o640)
    with pytest.raises(ValueError, match="no more"):
        write_bytes(pieces(), file)
    assert (file.read_bytes(), list(tmp_path.iterdir())) == (b"whole", [file])
    write_bytes([b"next"], file)
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"next", 0o640)


def test_a_link_and_a_device_stay_what_they_are(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "a.csv")
    for output in (link, Path("/dev/null")):
        write_bytes([b"words"], output)
    assert (link.is_symlink(), (tmp_path / "a.csv").read_bytes()) == (True, b"words")
    assert not Path("/dev/null").is_file()


def test_no_name_of_a_dispatch_steers_a_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    problem = Problem("a\x1b]0;x\x07.eml", "left \x1b[2Jb.zip", "open it", "part\x9b1")
    report = SimpleNamespace(read=0, held=0, problems=(problem,), documents=0)
    with pytest.raises(SystemExit):
        tell(cast("Report", report), tmp_path / "none", quiet=False, as_json=False)
    told = capsys.readouterr().err
    assert "b.zip" in told
    assert not {"\x1b", "\x07", "\x9b"}.intersection(told)
