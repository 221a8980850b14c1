"""The command line, called as a user calls it, on the sample."""

import json
import subprocess
import sys
from pathlib import Path

import apsw
import pytest
from click.testing import CliRunner, Result

from analyzers import FakeAnalyzer, plug_in
from coranto import language_models
from coranto.cli import coranto, main
from coranto.model.errors import BadRequestError, DossierExistsError, NotFoundError

SAMPLE = Path(__file__).parent.parent / "samples" / "beirut-2020"


def run(*arguments: str | Path, given: str | None = None) -> Result:
    return CliRunner().invoke(coranto, [str(a) for a in arguments], input=given, catch_exceptions=False)


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "beirut.coranto"
    built = run("build", SAMPLE, "--dossier", path)
    assert built.exit_code == 0, built.output
    return path


def entries(dossier: Path, *options: str) -> list[dict[str, object]]:
    view = json.loads(run("show", dossier, "--json", *options).output)
    sections = [*view["opening"], *view["rest"], {"entries": view["tray"]}]
    return [entry for section in sections for entry in section["entries"]]


def test_build_tells_what_was_read_and_shows_the_chronicle(tmp_path: Path) -> None:
    built = run("build", SAMPLE, "--dossier", tmp_path / "b.coranto")
    assert "Read 12 dispatches, 0 problems." in built.output
    assert "04-northern-echo-chamber.txt: Wednesday 5 August 2020 (sibling)" in built.output
    assert "TUESDAY 4 AUGUST 2020" in built.output


def test_build_quietly_prints_nothing(tmp_path: Path) -> None:
    assert run("build", SAMPLE, "--dossier", tmp_path / "b.coranto", "--quiet").output == ""


def test_build_refuses_to_overwrite_and_says_what_to_do(dossier: Path) -> None:
    with pytest.raises(DossierExistsError, match="--replace"):
        run("build", SAMPLE, "--dossier", dossier)


def test_build_of_nothing_exits_with_1(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    built = run("build", tmp_path / "empty.txt", "--dossier", tmp_path / "b.coranto")
    assert built.exit_code == 1
    assert "empty.txt" in built.output


def test_problems_are_told_and_the_run_goes_on(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("The river rose on Monday. Two bridges were closed, the mayor said.")
    (tmp_path / "bad.jsonl").write_text('{"text": "unclosed')
    built = run("build", tmp_path / "good.txt", tmp_path / "bad.jsonl", "--dossier", tmp_path / "b.coranto")
    assert built.exit_code == 0
    assert "Read 1 dispatch, 1 problem." in built.output
    assert "bad.jsonl" in built.output


def test_standard_input_is_a_source(tmp_path: Path) -> None:
    path = tmp_path / "b.coranto"
    built = run("build", "-", "--dossier", path, "--quiet", given="The dam held on Friday, the engineer said.")
    assert (built.exit_code, built.output) == (0, "")
    assert run("text", path, "stdin").output == "The dam held on Friday, the engineer said."


def test_a_build_of_nothing_stands_in_nobodys_way(tmp_path: Path) -> None:
    path = tmp_path / "b.coranto"
    assert run("build", tmp_path / "misspelt", "--dossier", path).exit_code == 1
    assert run("build", SAMPLE / "07-correction.txt", "--dossier", path).exit_code == 0


def test_add_reads_only_what_is_new(tmp_path: Path) -> None:
    path = tmp_path / "b.coranto"
    run("build", SAMPLE / "01-levant-wire.txt", "--dossier", path, "--quiet")
    report = json.loads(run("add", path, SAMPLE, "--json").output)
    assert (report["read"], report["held"], report["documents"]) == (11, 1, 12)


def test_show_filters_by_day_place_and_name_in_any_spelling(dossier: Path) -> None:
    everything = entries(dossier)
    of_day = entries(dossier, "--day", "2020-08-08")
    assert 0 < len(of_day) < len(everything)
    assert {e["day"] for e in of_day} == {"2020-08-08"}
    assert 0 < len(entries(dossier, "--place", "beirut")) < len(everything)
    diab = entries(dossier, "--who", "diab")
    assert any("Diab" in str(e["text"]) for e in diab)
    assert entries(dossier, "--who", "nobody of this name") == []


def test_show_disputed_shows_nothing_else(dossier: Path) -> None:
    disputed = entries(dossier, "--disputed")
    assert disputed
    assert all("disputed" in e["badges"] for e in disputed)  # type: ignore[operator]


def test_why_leads_from_an_entry_to_its_passages(dossier: Path) -> None:
    entry = entries(dossier)[0]
    page = run("why", dossier, str(entry["id"])[:8]).output
    assert "PASSAGES" in page
    assert "#char=" in page
    assert "WHEN EACH DOCUMENT WAS PUBLISHED" in page
    assert json.loads(run("why", dossier, str(entry["id"]), "--json").output)["entry"]["id"] == entry["id"]


def test_search_cite_and_text_agree(dossier: Path) -> None:
    hits = [
        json.loads(line)
        for line in run("search", dossier, '"ammonium nitrate" judiciary', "--json").output.splitlines()
    ]
    (hit,) = hits
    cited = json.loads(run("cite", dossier, hit["permalink"], "--json").output)
    text = run("text", dossier, hit["doc"]).output
    assert cited["quote"] == hit["text"] == text[hit["start"] : hit["end"]]
    assert cited["quote"] in run("cite", dossier, hit["permalink"]).output
    assert run("search", dossier, "zeppelin").output == "No sentence matches.\n"


def test_every_exported_record_slices_back(dossier: Path, tmp_path: Path) -> None:
    out = tmp_path / "b.jsonl"
    assert run("export", dossier, "-o", out).exit_code == 0
    header, *records = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert header["schema"] == "coranto/1"
    texts = {r["doc"]: run("text", dossier, r["doc"]).output for r in records if r["kind"] == "document"}
    checked = 0
    for record in records:
        for piece in (record, *(v for v in record.values() if isinstance(v, dict))):
            if {"start", "end", "text"} <= set(piece) and len(record.get("spans", ())) < 2:
                assert texts[record["doc"]][piece["start"] : piece["end"]] == piece["text"]
                checked += 1
    assert checked > 500


@pytest.mark.parametrize(
    ("format_", "begins"),
    [("markdown", "# Chronicle"), ("html", "<!DOCTYPE html>"), ("csv", "entry,"), ("jsonl", '{"kind":"header"')],
)
def test_other_formats(dossier: Path, format_: str, begins: str) -> None:
    assert run("export", dossier, "--format", format_).output.startswith(begins)
    assert len(run("export", dossier, "--format", format_, "--day", "2020-08-10").output) < len(
        run("export", dossier, "--format", format_).output
    )


def test_verify_finds_a_flipped_byte(dossier: Path, tmp_path: Path) -> None:
    assert run("verify", dossier).output.endswith("no fault\n")
    flipped = tmp_path / "flipped.coranto"
    flipped.write_bytes(dossier.read_bytes())
    connection = apsw.Connection(str(flipped))
    ((sha256, data),) = connection.execute("SELECT sha256, data FROM original ORDER BY sha256 LIMIT 1")
    broken = data[:-1] + bytes([data[-1] ^ 1])
    connection.execute("UPDATE original SET data = ? WHERE sha256 = ?", (broken, sha256))
    connection.close()
    result = run("verify", flipped)
    assert result.exit_code == 1
    assert not result.output.endswith("no fault\n")


OWN = FakeAnalyzer("house", "0" * 64, "Ama")
THEIRS = FakeAnalyzer("spacy:theirs 1.0", "1" * 64, "Kofi")


def test_verify_says_which_language_model_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plug_in(monkeypatch, {"spacy:theirs": THEIRS}, OWN)
    path = tmp_path / "b.coranto"
    run("build", SAMPLE / "07-correction.txt", "--dossier", path, "--quiet", "--model", "spacy:theirs")
    assert f"made with the language model spacy:theirs 1.0, digest {'1' * 64}\n" in run("verify", path).output
    told = json.loads(run("verify", path, "--json").output)
    assert (told["faults"], told["model"]) == ([], {"name": "spacy:theirs 1.0", "digest": "1" * 64})
    with pytest.raises(BadRequestError, match=r"made with spacy:theirs 1\.0.* --model embedded"):
        run("add", path)
    assert run("add", path, "--model", "embedded", "--quiet").exit_code == 0
    assert "the language model house 1," in run("verify", path).output


def test_annotate_takes_a_model_and_refuses_one_that_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = plug_in(monkeypatch, {"spacy:theirs": THEIRS}, OWN)
    (tmp_path / "a.txt").write_text("Kofi went.")
    assert run("annotate", tmp_path / "a.txt", "--model", "spacy:theirs", "--layers", "sentence").exit_code == 0
    with pytest.raises(BadRequestError, match="No such model"):
        run("annotate", tmp_path / "a.txt", "--model", "spacy:nobody")
    assert loaded == ["spacy:theirs", "spacy:nobody"]


def test_the_name_of_a_strangers_model_steers_no_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    plug_in(monkeypatch, {"spacy:theirs": THEIRS}, OWN)
    path = tmp_path / "x.coranto"
    run("build", SAMPLE, "--dossier", path, "--model", "spacy:theirs", "--quiet")
    connection = apsw.Connection(str(path))
    connection.execute("UPDATE meta SET value = 'spacy:\x1b[2Jtheirs' WHERE name = 'model'")
    connection.close()
    assert "\x1b" not in run("verify", path).output
    monkeypatch.setattr(sys, "argv", ["coranto", "add", str(path)])
    with pytest.raises(SystemExit):
        main()
    told = capsys.readouterr().err
    assert "which is not Coranto's own" in told
    assert "\x1b" not in told


def test_models_are_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = plug_in(monkeypatch, {"spacy:theirs": THEIRS}, OWN)
    monkeypatch.setattr("coranto.nlp.embedded.EmbeddedModel", FakeAnalyzer)
    monkeypatch.setattr(language_models, "files", lambda package: tmp_path)
    (tmp_path / "weights").mkdir()
    (tmp_path / "weights" / "NOTICE").write_bytes(b"x" * 1_234_567)
    lines = run("models").output.splitlines()
    assert lines[:5] == [
        "house 1, embedded",
        f"  digest  {'0' * 64}",
        "  marks   entity",
        "  size    1.2 MB",
        f"  licence {tmp_path / 'weights' / 'NOTICE'}",
    ]
    assert "openai:URL#MODEL: nothing to install" in lines
    told = json.loads(run("models", "--json").output)
    assert (told["embedded"]["name"], told["embedded"]["size_bytes"]) == ("house", 1_234_567)
    assert [plug["spec"] for plug in told["plugs"]] == ["spacy:NAME", "gliner:FOLDER", "openai:URL#MODEL"]
    assert loaded == []


def test_a_model_of_ones_own_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    plug_in(monkeypatch, {"spacy:theirs": THEIRS}, OWN)
    shown = run("models", "--model", "spacy:theirs").output
    assert shown == f"spacy:theirs 1.0\n  digest  {'1' * 64}\n  marks   entity\n"
    assert json.loads(run("models", "--model", "spacy:theirs", "--json").output)["layers"] == ["entity"]


def test_annotate_needs_no_dossier(tmp_path: Path) -> None:
    path = tmp_path / "strike.txt"
    path.write_text("Dockers in Valparaíso walked out on Thursday, the union said. About 400 ships were waiting.")
    lines = run("annotate", path, "--date", "2019-05-24", "--layers", "time,quantity").output.splitlines()
    records = [json.loads(line) for line in lines]
    assert {r["kind"] for r in records} == {"header", "document", "time", "quantity"}
    (time,) = (r for r in records if r["kind"] == "time")
    assert (time["text"], time["value"]) == ("Thursday", "2019-05-23")


def test_the_schema_admits_what_is_exported(dossier: Path) -> None:
    schema = json.loads(run("schema").output)
    kinds = {
        shape["properties"]["kind"]["const"] for shape in schema["$defs"].values() if "kind" in shape["properties"]
    }
    exported = {json.loads(line)["kind"] for line in run("export", dossier).output.splitlines()}
    assert exported <= kinds


@pytest.mark.parametrize(
    "arguments",
    [
        ["show"],
        ["show", "d", "--day", "yesterday"],
        ["export", "d", "--format", "pdf"],
        ["export", "d", "--format", "csv", "--from", "spring"],
        ["annotate", "x.txt", "--date", "26 February"],
        ["frobnicate"],
    ],
)
def test_bad_arguments_exit_with_2(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_what_is_not_there_is_named(dossier: Path) -> None:
    with pytest.raises(NotFoundError, match=r"no document nowhere\.txt\. There is "):
        run("text", dossier, "nowhere.txt")
    with pytest.raises(NotFoundError, match="no entry zzzzzz"):
        run("why", dossier, "zzzzzz")
    with pytest.raises(BadRequestError, match="DOC#char=START,END"):
        run("cite", dossier, "no reference")


def test_an_error_is_one_line_and_exit_2(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "coranto", "show", str(tmp_path / "none.coranto")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("coranto: ")
