"""What is at hand of language models."""

import subprocess
import sys
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import pytest

from analyzers import FakeAnalyzer, plug_in
from coranto import language_models
from coranto.language_models import LanguageModel, Plug, describe, list_models
from coranto.model.errors import BadRequestError

OWN = FakeAnalyzer("house", "0" * 64, "Ama")
THEIRS = FakeAnalyzer("spacy:theirs 1.0", "1" * 64, "Kofi")


@pytest.fixture
def weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a small model that takes the place of the shipped one."""
    plug_in(monkeypatch, {"spacy:theirs": THEIRS}, OWN, version="7")
    monkeypatch.setattr("coranto.nlp.embedded.EmbeddedModel", FakeAnalyzer)
    monkeypatch.setattr(language_models, "files", lambda package: tmp_path)
    folder = tmp_path / "weights"
    folder.mkdir()
    (folder / "words.bin").write_bytes(b"x" * 1000)
    (folder / "manifest.json").write_bytes(b"{}")
    return folder


def test_the_embedded_model_is_described_by_its_manifest_and_its_files(weights: Path) -> None:
    expected = LanguageModel("house", "7", "0" * 64, ("entity",), 1002, None)
    assert list_models().embedded == describe("embedded") == expected
    (weights / "LICENSE.txt").write_text("Terms.")
    assert describe("embedded").notice == str(weights / "LICENSE.txt")


def test_plugs_say_what_they_need_and_what_is_installed(weights: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def version(package: str) -> str:
        if package == "gliner":
            raise language_models.PackageNotFoundError(package)
        return "3.9"

    found = EntryPoints(EntryPoint(name, name, "spacy_models") for name in ("xx_small", "aa_small", "xx_small"))
    monkeypatch.setattr(language_models, "version", version)
    monkeypatch.setattr(language_models, "entry_points", lambda group: found.select(group=group))
    plugs = list_models().plugs
    assert plugs == (
        Plug("spacy:NAME", "spacy", "3.9", ("spacy:aa_small", "spacy:xx_small")),
        Plug("gliner:FOLDER", "gliner", None, ()),
        Plug("openai:URL#MODEL", None, None, ()),
    )
    assert [plug.usable for plug in plugs] == [True, False, True]


def test_a_model_of_ones_own_is_described_by_itself(weights: Path) -> None:
    assert describe("spacy:theirs") == LanguageModel("spacy:theirs 1.0", None, "1" * 64, ("entity",))
    with pytest.raises(BadRequestError):
        describe("spacy:nobodys")


def test_an_endpoint_is_described_and_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    from coranto.nlp.adapters import post

    monkeypatch.setattr(post, "build_opener", None)
    found = describe("openai:http://127.0.0.1:9/v1#small")
    assert (found.name, found.layers) == ("openai:small at 127.0.0.1:9", ("entity",))


def test_listing_imports_none_of_the_plugs() -> None:
    code = """if True:
        import sys
        from coranto import language_models
        language_models._embedded = lambda: None
        assert len(language_models.list_models().plugs) == 3
        assert not {"spacy", "gliner", "torch", "transformers"} & set(sys.modules), "imported for nothing"
    """
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
