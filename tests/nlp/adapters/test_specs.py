"""Specs that name a language model."""

import sys
from pathlib import Path

import pytest

from coranto.model.errors import BadRequestError, CorantoError, ModelUnavailableError
from coranto.nlp.adapters import load


@pytest.mark.parametrize("spec", ["", "bert", "hub:some/model", "spacy:", "openai: ", "spacy"])
def test_a_spec_that_names_no_model_says_what_to_give(spec: str) -> None:
    with pytest.raises(BadRequestError) as raised:
        load(spec)
    assert raised.value.remedy == "Give spacy:NAME, gliner:FOLDER or openai:URL#MODEL; for Coranto's own, embedded."


def test_a_package_that_is_not_installed_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(ModelUnavailableError) as raised:
        load("spacy:en_core_web_sm")
    assert str(raised.value) == "The package 'spacy' is not installed. Run: pip install 'coranto[spacy]'"


def test_a_gliner_model_is_never_looked_up_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ModelUnavailableError, match="There is no folder 'someone/model'"):
        load("gliner:someone/model")


def test_an_endpoint_is_not_asked_before_there_is_a_text() -> None:
    analyzer = load("openai:http://127.0.0.1:9/v1#small:8b")
    assert (analyzer.name, analyzer.layers) == ("openai:small:8b at 127.0.0.1:9", ("entity",))


def test_the_errors_have_one_root() -> None:
    assert issubclass(ModelUnavailableError, CorantoError)
