"""The shipped model: exact spans on any text, the same on any number of threads, in any order, alone or not."""

import hashlib
import json
import os
import subprocess
import sys
import tracemalloc
import weakref
import zlib
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import pairwise
from pathlib import Path
from threading import RLock
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings

from coranto.model.errors import ModelUnavailableError
from coranto.nlp.analyzer import Analyzer, Span
from coranto.nlp.embedded import AT_ONCE, EmbeddedModel
from coranto.nlp.features import Features
from coranto.nlp.heads import HEADS, OUTPUTS
from coranto.nlp.manifest import manifest, shipped
from coranto.nlp.windows import PIECES
from coranto.tools import open_tools
from nlp.texts import TRAPS, any_text

ROOT = Path(__file__).parents[2]
STORY = (
    "Mayor Ama Osei left Accra for Nairobi on Monday, her office said. “We will rebuild the Adomi Bridge,” she told "
    "reporters.\n\nThe Ministry of Health denied that troops had fired on protesters in Kumasi. Police arrested 14 "
    "people, according to Col. Jan de Vries.\n"
)
SENTENCES = ("Floods closed the bridge.", "The bridge was shut by high water.", "Ama Osei sang.", "", "👍", "x" * 200)


@cache
def model(threads: int = 1) -> EmbeddedModel:
    tools = open_tools()
    return EmbeddedModel(Features(tools.names, tools.gazetteer, tools.countries), tools.abbreviations, threads)


def stories() -> list[str]:
    """Whole texts of our own: the sample, the clusters, the traps."""
    files = sorted((ROOT / "samples").rglob("*.txt")) + sorted((ROOT / "tests" / "clusters").rglob("*.txt"))
    assert len(files) > 10
    return [*(file.read_text("utf-8") for file in files), *TRAPS]


class Tagger:
    """Stands for the tagger: scores of any kind, made of its inputs alone."""

    def __init__(self, scores: Callable[[int, int], npt.NDArray[np.float32]]) -> None:
        self.scores = scores

    def run(self, _: None, inputs: dict[str, npt.NDArray[Any]]) -> list[npt.NDArray[np.float32]]:
        assert inputs["words"].shape[1] == inputs["features"].shape[1] <= PIECES + 2
        return [self.scores(len(inputs["first"]), zlib.crc32(inputs["words"].tobytes()))]


def noise(words: int, seed: int) -> npt.NDArray[np.float32]:
    return np.random.default_rng(seed).normal(0, 3, (words, sum(HEADS.values()))).astype(np.float32)


def silence(words: int) -> npt.NDArray[np.float32]:
    """Every head is sure of its first tag: nothing is marked, and no sentence ends."""
    row = np.zeros(sum(HEADS.values()), dtype=np.float32)
    row[np.cumsum([0, *HEADS.values()])[:-1]] = 9
    return np.tile(row, (words, 1))


def with_tagger(scores: Callable[[int, int], npt.NDArray[np.float32]], threads: int = 1) -> EmbeddedModel:
    made = EmbeddedModel(model()._features, model()._abbreviations, threads)
    made.__dict__["_tagger"] = Tagger(scores)
    return made


def check(text: str, spans: Sequence[Span]) -> None:
    """The laws that hold for every text."""
    words = model().read(text).words
    begins, ends = {word.start for word in words}, {word.end for word in words}
    assert list(spans) == sorted(spans, key=lambda span: (span.start, span.end, span.layer))
    for span in spans:
        passage = text[span.start : span.end]
        assert 0 <= span.start < span.end <= len(text)
        assert passage.strip() == passage != ""
        assert span.start in begins
        assert span.end in ends
        assert 0 <= span.score <= 1
        assert span.score == round(span.score, 4)
        assert type(span.start) is type(span.end) is int
        assert type(span.score) is float
    entities = [span for span in spans if span.layer == "entity"]
    assert all(before.end <= after.start for before, after in pairwise(entities))
    sentences = [span for span in spans if span.layer == "sentence"]
    held = [word for span in sentences for word in words if span.start <= word.start and word.end <= span.end]
    assert held == list(words)
    assert all(before.end <= after.start for before, after in pairwise(sentences))


# -------------------------------------------------------------------------------------------------- what it is


def test_it_is_an_analyzer_that_gives_every_layer() -> None:
    analyzer: Analyzer = model()
    assert set(analyzer.layers) == {"entity", "source", "cue", "content", "sentence", "event"}
    assert analyzer.name == f"{manifest().name} {manifest().version}"


def test_the_digest_is_that_of_the_files_shipped() -> None:
    whole = hashlib.sha256()
    for name in ("tagger.onnx", "embedder.onnx", "words.bin", "scales.bin", "vocabulary.txt"):
        whole.update(hashlib.sha256(shipped(name)).digest())
    assert model().digest == whole.hexdigest()


@pytest.mark.parametrize(
    "changed",
    [
        {"features": []},
        {"features": ["lower", "upper"]},
        {"outputs": {}},
        {"outputs": {**OUTPUTS, "cue": ("O", "B")}},
        {"outputs": {**OUTPUTS, "mood": ("good", "bad")}},
        {"outputs": dict(reversed(OUTPUTS.items()))},
    ],
    ids=str,
)
def test_weights_made_for_other_features_or_heads_are_refused(changed: dict[str, object]) -> None:
    given_manifest = json.dumps(json.loads(shipped("manifest.json")) | changed).encode()

    def files(name: str) -> bytes:
        return given_manifest if name == "manifest.json" else shipped(name)

    with pytest.raises(ModelUnavailableError, match="made for other features or heads"):
        EmbeddedModel(model()._features, model()._abbreviations, files=files)


# ---------------------------------------------------------------------------------------------- what it marks


def test_what_it_marks_in_plain_news() -> None:
    marked = {(STORY[span.start : span.end], span.label) for span in model().annotate(STORY)}
    assert {("Ama Osei", "person"), ("Accra", "place"), ("Nairobi", "place"), ("Kumasi", "place")} <= marked
    assert ("said", "cue") in marked
    assert {label.partition("/")[0] for text, label in marked if text == "arrested"} == {"COERCE"}
    assert ("Police arrested 14 people, according to Col. Jan de Vries.", "sentence") in marked


@pytest.mark.parametrize("text", ["", " ", "\r\n\t\u2028", "\u3000"])
def test_a_blank_text_has_no_spans(text: str) -> None:
    assert model().annotate(text) == ()


@pytest.mark.parametrize("text", [*TRAPS, STORY], ids=range(len(TRAPS) + 1))
def test_spans_of_traps_are_exact(text: str) -> None:
    check(text, model().annotate(text))


@settings(max_examples=50, deadline=None)
@given(any_text)
def test_spans_of_any_text_are_exact(text: str) -> None:
    check(text, model().annotate(text))


@settings(max_examples=200, deadline=None)
@given(any_text)
def test_spans_are_exact_whatever_the_encoder_says(text: str) -> None:
    check(text, with_tagger(noise).annotate(text))


def test_windows_of_a_long_text_are_decoded_apart_and_sentences_run_on_over_them() -> None:
    text = "word " * 1000
    spans = with_tagger(noise).annotate(text)
    check(text, spans)
    cuts = [stretch.first for stretch in model().read(text).stretches][1:]
    assert len(cuts) > 5
    marked = [span for span in spans if span.layer != "sentence"]
    assert not any(span.start // 5 < cut <= (span.end - 1) // 5 for span in marked for cut in cuts)
    sentences = [span for span in spans if span.layer == "sentence"]
    assert any(span.start // 5 < cut <= (span.end - 1) // 5 for span in sentences for cut in cuts)


def test_a_chance_of_one_half_ends_a_sentence_and_the_last_word_always_does() -> None:
    unsure = with_tagger(lambda words, _: np.zeros((words, sum(HEADS.values())), dtype=np.float32))
    sentences = [Span(0, 3, "sentence", "sentence", 0.5), Span(4, 8, "sentence", "sentence", 0.5)]
    assert unsure.annotate("Ama left") == tuple(sentences)
    (span,) = with_tagger(lambda words, _: silence(words)).annotate("Ama left")
    assert span == Span(0, 8, "sentence", "sentence", 0.0)


# -------------------------------------------------------------------------------- the same, whatever is beside it


def test_spans_labels_and_scores_are_the_same_on_any_number_of_threads_in_any_order() -> None:
    texts = stories()
    alone = [model(1).annotate(text) for text in texts]
    assert sum(map(len, alone)) > 100
    assert [model(2).annotate(text) for text in texts] == alone
    assert [model(4).annotate(text) for text in reversed(texts)] == alone[::-1]


def test_threads_of_the_caller_do_not_disturb_one_another() -> None:
    texts = [STORY, *stories()[:6]]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(just_opened().annotate, texts))
    assert together == [model(1).annotate(text) for text in texts]


def just_opened() -> EmbeddedModel:
    """A model whose sessions are opened when the first text comes, on whichever thread that is."""
    return EmbeddedModel(model()._features, model()._abbreviations, 2)


@settings(max_examples=25, deadline=None)
@given(any_text)
def test_any_text_is_read_alike_on_two_threads(text: str) -> None:
    longer = f"{text}\n\n{STORY}\n\n{text}"
    assert model(2).annotate(longer) == model(1).annotate(longer)


PROCESS = """
import hashlib
from coranto.nlp.embedded import EmbeddedModel
from coranto.nlp.features import Features
from coranto.tools import open_tools
import sys
tools = open_tools()
model = EmbeddedModel(Features(tools.names, tools.gazetteer, tools.countries), tools.abbreviations, 2)
text = sys.stdin.buffer.read().decode()
said = repr(model.annotate(text)).encode() + model.embed(text.splitlines()).tobytes()
print(hashlib.sha256(said).hexdigest())
"""


def test_another_process_says_the_same() -> None:
    text = stories()[0]
    here = repr(model(1).annotate(text)).encode() + model(1).embed(text.splitlines()).tobytes()
    for seed in ("1", "2"):
        there = subprocess.run(
            [sys.executable, "-c", PROCESS], input=text.encode(), capture_output=True, check=True, timeout=120,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )  # fmt: skip
        assert there.stdout.decode().strip() == hashlib.sha256(here).hexdigest()


# -------------------------------------------------------------------------------------------------- embeddings


def test_a_row_of_length_1_a_sentence_and_zeros_where_there_are_no_words() -> None:
    rows = model().embed(SENTENCES)
    assert rows.shape == (len(SENTENCES), 384)
    assert rows.dtype == np.float32
    lengths = np.linalg.norm(rows, axis=1)
    assert lengths == pytest.approx([0 if sentence == "" else 1 for sentence in SENTENCES], abs=1e-5)
    assert model().embed([]).shape == (0, 384)


def test_sentences_that_mean_the_same_lie_closer() -> None:
    rows = model().embed(SENTENCES)
    assert rows[0] @ rows[1] > 0.6
    assert rows[0] @ rows[2] < 0.3


def test_a_sentence_has_the_same_row_alone_and_among_others_in_any_order_on_any_threads() -> None:
    sentences = [*SENTENCES, *(line for text in stories() for line in text.splitlines()[:5])]
    together = model(1).embed(sentences)
    assert np.concatenate([model(1).embed([sentence]) for sentence in sentences]).tobytes() == together.tobytes()
    for threads in (2, 4):
        assert model(threads).embed(sentences).tobytes() == together.tobytes()
        assert model(threads).embed(sentences[::-1])[::-1].tobytes() == together.tobytes()


def test_capitals_and_accents_do_not_count_and_what_is_beyond_the_window_is_not_read() -> None:
    rows = model().embed(["Café Zürich", "CAFE ZURICH", "the " * PIECES, "the " * PIECES + "war ended", "the war"])
    assert (rows[0] == rows[1]).all()
    assert (rows[2] == rows[3]).all()
    assert not (rows[3] == rows[4]).all()


@settings(max_examples=25, deadline=None)
@given(any_text)
def test_any_text_can_be_embedded(text: str) -> None:
    (row,) = model().embed([text])
    assert np.isfinite(row).all()
    assert np.linalg.norm(row) == pytest.approx(1 if text.strip() else 0, abs=1e-5)


# ------------------------------------------------------------------------------------------------ long documents


class Held:
    """Counts the scores that are held at once."""

    def __init__(self) -> None:
        self.now = self.most = self.all = 0
        self._lock = RLock()

    def scores(self, words: int, _: int) -> npt.NDArray[np.float32]:
        made = silence(words)
        weakref.finalize(made, self._let_go)
        with self._lock:
            self.now, self.all = self.now + 1, self.all + 1
            self.most = max(self.most, self.now)
        return made

    def _let_go(self) -> None:
        with self._lock:
            self.now -= 1


@pytest.mark.parametrize(("threads", "most"), [(1, 2), (2, AT_ONCE + 2)])
def test_of_a_document_of_300_000_words_few_windows_are_held_at_once(threads: int, most: int) -> None:
    text = f"{STORY}\n" * 5500
    held = Held()
    spans = with_tagger(held.scores, threads).annotate(text)
    assert spans == (Span(0, len(text.rstrip()), "sentence", "sentence", 0.0),)
    assert held.all > 2000
    assert held.most <= most
    assert held.now == 0


def test_memory_grows_by_few_bytes_a_word() -> None:
    text, longer = f"{STORY}\n" * 100, f"{STORY}\n" * 300
    silent = with_tagger(lambda words, _: silence(words))
    silent.annotate(text)
    tracemalloc.start()
    try:
        peaks = []
        for given_text in (text, longer):
            tracemalloc.reset_peak()
            silent.annotate(given_text)
            peaks.append(tracemalloc.get_traced_memory()[1])
    finally:
        tracemalloc.stop()
    assert peaks[1] - peaks[0] < 600 * (len(model().read(longer).words) - len(model().read(text).words))
