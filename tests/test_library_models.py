"""Building, adding and annotating with one language model or another."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import apsw
import pytest

import coranto
from analyzers import MODEL_PATH, FakeAnalyzer, plug_in
from coranto.model.annotation import Mention
from coranto.model.errors import BadRequestError, EndpointError
from coranto.model.source import Problem
from coranto.nlp.analyzer import Refusal
from coranto.tools import ModelIdentity

OWN = FakeAnalyzer("house", "0" * 64, "Maria")
FIRST = FakeAnalyzer("spacy:first 1.0", "1" * 64, "Kofi")
OTHER = FakeAnalyzer("spacy:other 1.0", "2" * 64, "Pedro")
MODELS = {"spacy:first": FIRST, "spacy:other": OTHER}
TEXTS = {
    "a.txt": "Kofi and Pedro met Maria.\nPublished 2021-03-02\n",
    "b.txt": "Maria saw Pedro, and Kofi heard.\n",
}


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    return plug_in(monkeypatch, MODELS, OWN)


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    for doc, text in TEXTS.items():
        (folder / doc).write_text(text)
    return folder


@pytest.fixture
def dossier(tmp_path: Path, sources: Path, loaded: list[str]) -> Path:
    """A dossier made with the model ``spacy:first``."""
    coranto.build([sources], tmp_path / "x.coranto", model="spacy:first", path=MODEL_PATH)
    return tmp_path / "x.coranto"


def late(dossier: Path) -> Path:
    file = dossier.parent / "late.txt"
    file.write_text("Kofi came late, after Pedro and Maria.")
    return file


def met(dossier: Path) -> list[str]:
    """Whom the model of the chronicle found, document by document."""
    with coranto.open_dossier(dossier) as opened:
        assert opened.verify().faults == ()
        return [mention.text for mention in opened.records(Mention)]


def exported(dossier: Path) -> bytes:
    with coranto.open_dossier(dossier) as opened:
        return b"".join(opened.export_lines())


def meta(dossier: Path) -> list[tuple[str, str]]:
    connection = apsw.Connection(str(dossier))
    # the head of the log of custody tells when what came in, so it is another for every way to build
    rows = list(connection.execute("SELECT name, value FROM meta WHERE name <> 'log' ORDER BY name"))
    connection.close()
    return rows


def model_of(dossier: Path) -> ModelIdentity | None:
    with coranto.open_dossier(dossier) as opened:
        return opened.model


def test_a_dossier_says_which_model_it_was_made_with(dossier: Path, sources: Path) -> None:
    assert model_of(dossier) == ModelIdentity("spacy:first 1.0", "1" * 64)
    assert met(dossier) == ["Kofi", "Kofi"]
    coranto.build([sources], dossier.with_name("own"), path=MODEL_PATH)
    assert model_of(dossier.with_name("own")) == ModelIdentity("house 1", "0" * 64)
    assert met(dossier.with_name("own")) == ["Maria", "Maria"]


def test_what_a_dossier_says_of_itself_does_not_depend_on_workers_or_splits(dossier: Path, sources: Path) -> None:
    parts = dossier.with_name("parts")
    coranto.build([sources / "b.txt"], parts, model="spacy:first", workers=3, path=MODEL_PATH)
    coranto.add(parts, [sources], model="spacy:first", workers=1, path=MODEL_PATH)
    assert meta(parts) == meta(dossier)
    assert {"model", "model_digest"} <= dict(meta(parts)).keys()


def test_nothing_in_a_dossier_says_where_its_model_was_loaded_from(sources: Path, dossier: Path) -> None:
    """It may be mailed to anybody, and may come from anybody."""
    assert b"spacy:first" not in dossier.read_bytes().replace(b"spacy:first 1.0", b"")


def test_adding_without_naming_a_model_of_ones_own_is_refused_with_both_ways_out(dossier: Path) -> None:
    before = dossier.read_bytes()
    with pytest.raises(BadRequestError) as raised:
        coranto.add(dossier, [late(dossier)], path=MODEL_PATH)
    assert "was made with spacy:first 1.0" in raised.value.what
    assert raised.value.remedy == (
        "Name that model again with --model, or work on all of it anew with --model embedded."
    )
    assert dossier.read_bytes() == before


def test_adding_with_the_same_model_works_only_on_what_is_new(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    watched = replace(FIRST)
    monkeypatch.setattr(watched, "annotate", lambda text: read.append(text) or FIRST.annotate(text))
    plug_in(monkeypatch, {"spacy:first": watched}, OWN)
    coranto.add(dossier, [late(dossier)], model="spacy:first", path=MODEL_PATH)
    assert read == ["Kofi came late, after Pedro and Maria."]
    before = dossier.read_bytes()
    coranto.add(dossier, [late(dossier)], model="spacy:first", path=MODEL_PATH)
    assert dossier.read_bytes() == before


@pytest.mark.parametrize(("model", "word"), [("spacy:other", "Pedro"), ("embedded", "Maria")])
def test_adding_with_another_model_works_on_everything_anew(
    dossier: Path, sources: Path, model: str, word: str
) -> None:
    coranto.add(dossier, [late(dossier)], model=model, path=MODEL_PATH)
    assert met(dossier) == [word] * 3
    fresh = dossier.with_name("fresh")
    coranto.build([sources, late(dossier)], fresh, model=model, path=MODEL_PATH)
    assert exported(fresh) == exported(dossier)
    assert model_of(fresh) == model_of(dossier)


def test_another_version_of_the_users_model_works_on_everything_anew(
    dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = replace(FIRST, digest="3" * 64, word="Pedro")
    plug_in(monkeypatch, {"spacy:first": newer}, OWN)
    coranto.add(dossier, model="spacy:first", path=MODEL_PATH)
    assert met(dossier) == ["Pedro", "Pedro"]
    assert model_of(dossier) == ModelIdentity("spacy:first 1.0", "3" * 64)


def test_a_newer_embedded_model_takes_over_without_being_named(
    tmp_path: Path, sources: Path, loaded: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    coranto.build([sources], tmp_path / "x", path=MODEL_PATH)
    plug_in(monkeypatch, {}, replace(OWN, digest="4" * 64, word="Kofi"), version="2")
    coranto.add(tmp_path / "x", path=MODEL_PATH)
    assert met(tmp_path / "x") == ["Kofi", "Kofi"]
    assert model_of(tmp_path / "x") == ModelIdentity("house 2", "4" * 64)


class KilledError(Exception):
    """Stands for a kill."""


def test_a_build_that_was_broken_off_is_not_finished_with_another_model(
    tmp_path: Path, sources: Path, loaded: list[str]
) -> None:
    def progress(phase: str, done: int, total: int) -> None:
        if done:
            raise KilledError

    with pytest.raises(KilledError):
        coranto.build([sources], tmp_path / "x", model="spacy:first", path=MODEL_PATH, progress=progress)
    with pytest.raises(BadRequestError, match="was made with spacy:first"):
        coranto.add(tmp_path / "x", path=MODEL_PATH)
    coranto.add(tmp_path / "x", model="spacy:first", path=MODEL_PATH)
    assert met(tmp_path / "x") == ["Kofi", "Kofi"]


def asked_for_nobody(sources: Path, dossier: Path) -> Iterable[object]:
    yield lambda: coranto.build([sources], dossier.with_name("new"), model="spacy:nobody", path=MODEL_PATH)
    yield lambda: coranto.build([sources], dossier, model="spacy:nobody", replace=True, path=MODEL_PATH)
    yield lambda: coranto.add(dossier, [late(dossier)], model="spacy:nobody", path=MODEL_PATH)
    yield lambda: coranto.records([sources], model="spacy:nobody", path=MODEL_PATH)


@pytest.mark.parametrize("number", range(4))
def test_a_wrong_spec_is_an_error_before_anything_is_done(sources: Path, dossier: Path, number: int) -> None:
    before = dossier.read_bytes()
    ask = list(asked_for_nobody(sources, dossier))[number]
    with pytest.raises(BadRequestError, match="No such model"):
        ask()  # type: ignore[operator]
    assert dossier.read_bytes() == before
    assert not dossier.with_name("new").exists()


def test_annotating_uses_the_model_named(sources: Path, loaded: list[str]) -> None:
    def words(model: str | None) -> list[str]:
        found = coranto.records([sources], model=model, layers=["mention"], path=MODEL_PATH)
        return [record.text for record in found if isinstance(record, Mention)]

    assert words("spacy:other") == ["Pedro", "Pedro"]
    assert words("embedded") == words(None) == ["Maria", "Maria"]
    assert loaded == ["spacy:other"]


def test_an_endpoint_that_is_down_ends_the_run_and_is_not_remembered_as_finding_nothing(
    dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = exported(dossier)
    down = replace(FIRST, error=EndpointError("Nobody answers", "Start it."))
    plug_in(monkeypatch, {"spacy:first": down}, OWN)
    with pytest.raises(EndpointError):
        coranto.add(dossier, [late(dossier)], model="spacy:first", path=MODEL_PATH)
    with pytest.raises(EndpointError):
        list(coranto.records([late(dossier)], model="spacy:first", path=MODEL_PATH))
    assert exported(dossier) == before
    plug_in(monkeypatch, {"spacy:first": FIRST}, OWN)
    coranto.add(dossier, [late(dossier)], model="spacy:first", path=MODEL_PATH)
    assert met(dossier) == ["Kofi"] * 3


def test_a_model_that_marks_no_names_is_refused_before_anything_is_done(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, sources: Path
) -> None:
    plug_in(monkeypatch, {"spacy:ends": FakeAnalyzer("spacy:ends 1.0", "3" * 64, "", layers=("sentence",))}, OWN)
    with pytest.raises(BadRequestError, match="marks no names"):
        coranto.build([sources], tmp_path / "y.coranto", model="spacy:ends")
    with pytest.raises(BadRequestError, match="marks no names"):
        coranto.records([sources], model="spacy:ends")
    assert not (tmp_path / "y.coranto").exists()


def test_answers_that_were_refused_are_problems_of_their_document(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, sources: Path
) -> None:
    refused = (Refusal("Ngozi", "person", "no such text", 0, 5),)
    plug_in(monkeypatch, {"openai:talker": FakeAnalyzer("openai:talker", "4" * 64, "Kofi", refused=refused)}, OWN)
    coranto.build([sources], tmp_path / "y.coranto", model="openai:talker")
    with coranto.open_dossier(tmp_path / "y.coranto") as opened:
        told = [problem for problem in opened.records(Problem) if "'Ngozi' (no such text)" in problem.what]
    assert [problem.doc for problem in told] == sorted(TEXTS)
    alone = coranto.records([sources], layers=("mention",), model="openai:talker")
    assert [one.doc for one in alone if isinstance(one, Problem)] == sorted(TEXTS)
