"""The language model among the tools: which, from where, and how late."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from analyzers import FakeAnalyzer, plug_in
from coranto import resources
from coranto.model.errors import BadRequestError, ModelUnavailableError
from coranto.nlp import embedded
from coranto.nlp import manifest as manifests
from coranto.nlp.features import NAMES
from coranto.nlp.heads import OUTPUTS
from coranto.tools import EMBEDDED, ModelIdentity, Tools, is_embedded, open_tools

OWN = FakeAnalyzer("house", "0" * 64, "Ama")
THEIRS = FakeAnalyzer("spacy:theirs 1.0", "1" * 64, "Kofi")
WEIGHTS = Path(resources.__file__).parent / "weights" / "manifest.json"
shipped = pytest.mark.skipif(not WEIGHTS.exists(), reason="the weights are not in this checkout")


def manifest(**changed: object) -> bytes:
    given = {"name": "house", "version": "2", "digest": "a" * 64, "features": list(NAMES), "outputs": OUTPUTS}
    return json.dumps(given | changed).encode()


def test_the_embedded_model_is_known_without_its_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def reading(name: str) -> bytes:
        read.append(name)
        return manifest()

    monkeypatch.setattr(manifests, "read_bytes", reading)
    assert Tools().identity == ModelIdentity("house 2", "a" * 64)
    assert Tools(EMBEDDED).identity.embedded
    assert set(read) == {"weights/manifest.json"}


@pytest.mark.parametrize("asked", ["identity", "analyzer"])
def test_weights_that_are_missing_are_said_to_be(monkeypatch: pytest.MonkeyPatch, asked: str) -> None:
    def missing(name: str) -> bytes:
        raise FileNotFoundError(2, "No such file or directory", name)

    monkeypatch.setattr(manifests, "read_bytes", missing)
    with pytest.raises(ModelUnavailableError, match=r"cannot be used: .* Install Coranto again, or .* --model"):
        getattr(Tools(), asked)


@pytest.mark.parametrize("changed", [{"features": ["another"]}, {"outputs": {"ends": ["inside", "ends"]}}])
def test_weights_that_are_outdated_are_said_to_be(monkeypatch: pytest.MonkeyPatch, changed: dict[str, object]) -> None:
    monkeypatch.setattr(manifests, "read_bytes", lambda name: manifest(**changed))
    with pytest.raises(ModelUnavailableError, match="made for other features"):
        _ = Tools().analyzer


def test_a_model_of_the_users_own_is_loaded_once_and_only_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = plug_in(monkeypatch, {"spacy:theirs": THEIRS}, OWN)
    tools = open_tools("spacy:theirs")
    assert loaded == []
    assert tools.analyzer is THEIRS
    assert tools.identity == ModelIdentity("spacy:theirs 1.0", "1" * 64)
    assert not tools.identity.embedded
    assert open_tools("spacy:theirs").analyzer is THEIRS
    assert loaded == ["spacy:theirs"]


def test_no_spec_is_the_embedded_model_and_an_empty_one_is_none() -> None:
    assert open_tools() is open_tools(EMBEDDED) is open_tools(None, 1)
    with pytest.raises(BadRequestError, match="Give spacy:NAME"):
        _ = Tools("").analyzer


def test_the_model_is_handed_our_vocabularies_and_the_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[object] = []

    def model(features: object, abbreviations: object, threads: int) -> FakeAnalyzer:
        handed.extend((abbreviations, threads))
        return OWN

    plug_in(monkeypatch, {}, OWN)
    monkeypatch.setattr(embedded, "EmbeddedModel", model)
    tools = Tools(threads=3)
    assert tools.analyzer is OWN
    assert handed == [tools.abbreviations, 3]


FAST = """
import sys
from coranto import library
from run.fake_path import PATH
import coranto.cli
assert list(library.records([sys.argv[1]], path=PATH))
try:
    coranto.cli.coranto(["annotate", "--help"])
except SystemExit:
    pass
slow = [name for name in sys.modules if name.startswith("coranto.nlp") or name in ("numpy", "onnxruntime")]
sys.exit(f"imported for nothing: {slow}" if slow else 0)
"""


def test_what_needs_no_model_imports_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rain fell said Maria.")
    code = f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})\n{FAST}"
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@shipped
def test_the_shipped_model_has_a_name_that_no_plug_could_have() -> None:
    assert is_embedded(Tools().identity.name)
    assert Tools().identity == ModelIdentity(Tools().analyzer.name, Tools().analyzer.digest)


@shipped
def test_the_shipped_model_answers_alike_on_any_number_of_threads() -> None:
    text = "Ama Osei, the harbour master, said the port of Tema would open on Monday.\n\n" * 40
    spans = open_tools().analyzer.annotate(text)
    assert spans
    assert spans == open_tools(EMBEDDED, 3).analyzer.annotate(text)
