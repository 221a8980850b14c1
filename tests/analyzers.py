"""A language model simple enough to tell by hand what it gives, and a path with a step that asks it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
import pytest

from coranto import tools as module
from coranto.model.annotation import Mention, Sentence
from coranto.model.corpus import Folio
from coranto.model.errors import BadRequestError
from coranto.nlp import adapters, embedded
from coranto.nlp import manifest as manifests
from coranto.nlp.analyzer import Analyzer, Layer, Refusal, Span
from coranto.nlp.manifest import Manifest
from coranto.steps import DocumentStep
from coranto.tools import Tools
from run import fake_path


@dataclass
class FakeAnalyzer:
    """Marks every occurrence of one word as a person. ``error`` is raised instead, where there is one."""

    name: str
    digest: str
    word: str
    error: Exception | None = None
    layers: tuple[Layer, ...] = ("entity",)
    refused: tuple[Refusal, ...] = ()

    def annotate(self, text: str) -> tuple[Span, ...]:
        if self.error is not None:
            raise self.error
        at = text.find(self.word)
        return () if at < 0 else (Span(at, at + len(self.word), "entity", "person", 1.0),)

    def embed(self, sentences: Sequence[str]) -> npt.NDArray[np.float32]:
        return np.ones((len(sentences), 384), dtype=np.float32)


def read_by_model(folio: Folio, tools: Tools) -> Iterator[Mention]:
    """What the model marks as entities."""
    for span in tools.analyzer.annotate(folio.text):
        if span.layer == "entity":
            text = folio.text[span.start : span.end]
            yield Mention(folio.doc, span.start, span.end, text, "person", text)


MODEL_PATH = (fake_path.PATH[0], DocumentStep(read_by_model, (Sentence,), (Mention,)), *fake_path.PATH[2:])


def plug_in(
    monkeypatch: pytest.MonkeyPatch, models: Mapping[str, Analyzer], own: Analyzer, version: str = "1"
) -> list[str]:
    """The specs that were loaded since, in order: ``models`` are all there are, and ``own`` is the package's own."""
    loaded: list[str] = []

    def load(spec: str) -> Analyzer:
        loaded.append(spec)
        if spec not in models:
            raise BadRequestError("No such model", "Give another.")
        return models[spec]

    monkeypatch.setattr(adapters, "load", load)
    monkeypatch.setattr(manifests, "manifest", lambda: Manifest(own.name, version, own.digest, (), {}))
    monkeypatch.setattr(embedded, "EmbeddedModel", lambda *_, threads: own)
    monkeypatch.setattr(module, "_opened", cache(Tools))
    return loaded
