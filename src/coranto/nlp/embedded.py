"""The language model that the package carries: two small encoders over one word table, run by onnxruntime on the CPU.

A window is always read alone, on one thread; several threads read several windows. So an answer depends on nothing but
the text: not on what else is read beside it, nor on how many threads there are.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from typing import Any, Final, TypeVar

import numpy as np
import numpy.typing as npt
import onnxruntime

from coranto.model.errors import ModelUnavailableError
from coranto.nlp.analyzer import Layer, Refusal, Span
from coranto.nlp.decoding import ends_of, spans_of
from coranto.nlp.features import NAMES, Features
from coranto.nlp.heads import OUTPUTS
from coranto.nlp.manifest import Files, manifest, shipped
from coranto.nlp.reading import Reading, Stretch, read
from coranto.nlp.windows import PIECES
from coranto.nlp.wordpiece import WordPiece, words
from coranto.text.segmentation import Abbreviations

_Item = TypeVar("_Item")
_Answer = TypeVar("_Answer")

AT_ONCE: Final = 64
"""Windows in flight: a long document is read in such portions, and no more of its scores are held."""
SENTENCE_END: Final = 0.5
"""Chance from which a word ends a sentence."""


class EmbeddedModel:
    """The default ``Analyzer``. ``threads`` windows are read at once; ``files`` gives the weights."""

    layers: tuple[Layer, ...] = ("entity", "source", "cue", "content", "sentence", "event")
    refused: tuple[Refusal, ...] = ()

    def __init__(
        self, features: Features, abbreviations: Abbreviations, threads: int = 1, files: Files = shipped
    ) -> None:
        self._features, self._abbreviations, self._threads, self._files = features, abbreviations, threads, files
        self._manifest = manifest(files)
        if self._manifest.features != NAMES or list(self._manifest.outputs.items()) != list(OUTPUTS.items()):
            raise ModelUnavailableError(
                "The weights of the language model were made for other features or heads",
                "Install Coranto again; who trains it runs: python -m training export",
            )
        vocabulary = files("vocabulary.txt").decode().split("\n")
        self._wordpiece = WordPiece(vocabulary)
        scales = np.frombuffer(files("scales.bin"), dtype="<f4")
        self._scales = scales[:, None]
        self._table = np.frombuffer(files("words.bin"), dtype=np.int8).reshape(len(scales), -1)

    @property
    def name(self) -> str:
        """Name and version of the shipped weights."""
        return f"{self._manifest.name} {self._manifest.version}"

    @property
    def digest(self) -> str:
        """SHA-256 over the weights, in hexadecimal."""
        return self._manifest.digest

    @cached_property
    def _tagger(self) -> Any:
        return _session(self._files, "tagger.onnx")

    @cached_property
    def _embedder(self) -> Any:
        return _session(self._files, "embedder.onnx")

    @cached_property
    def _pool(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(self._threads, thread_name_prefix="coranto-model")

    def read(self, text: str) -> Reading:
        """The text cut up as the encoder takes it."""
        return read(text, self._wordpiece, self._features, self._abbreviations)

    def annotate(self, text: str) -> tuple[Span, ...]:
        """Everything that the heads mark, sorted by start, end and layer; sentences hold the text without gaps."""
        reading = self.read(text)
        found: list[Span] = []
        ends: list[tuple[int, float]] = []
        opens = reading.opens
        for stretch, scores in self._scored(reading):
            inside = reading.words[stretch.first : stretch.last]
            found += spans_of(scores, inside, opens[stretch.first : stretch.last])
            ends += [
                (w.end, round(float(p), 4)) for w, p in zip(inside, ends_of(scores), strict=True) if p >= SENTENCE_END
            ]
        found += _sentences(reading, ends)
        return tuple(sorted(found, key=lambda span: (span.start, span.end, span.layer)))

    def _scored(self, reading: Reading) -> Iterator[tuple[Stretch, npt.NDArray[np.float32]]]:
        tagger = self._tagger  # opened before threads ask for it

        def scores(stretch: Stretch) -> tuple[Stretch, npt.NDArray[np.float32]]:
            inputs = {
                "words": self._rows(stretch.pieces),
                "features": reading.features_of(stretch).astype(np.float32)[None],
                "first": stretch.begins.astype(np.int64),
            }
            return stretch, tagger.run(None, inputs)[0]

        return self._each(scores, reading.stretches)

    def embed(self, sentences: Sequence[str]) -> npt.NDArray[np.float32]:
        """One row of length 1 a sentence, 384 numbers each; a sentence without words has zeros.

        What a sentence has beyond the first window's pieces is not read.
        """
        embedder = self._embedder

        def row(sentence: str) -> npt.NDArray[np.float32]:
            pieces = [p for start, end in words(sentence) for p in self._wordpiece.pieces(sentence[start:end])]
            if not pieces:
                return np.zeros(self._table.shape[1], dtype=np.float32)
            marked = np.array([self._wordpiece.begin, *pieces[:PIECES], self._wordpiece.end])
            answer: npt.NDArray[np.float32] = embedder.run(None, {"words": self._rows(marked)})[0][0]
            return answer

        rows = list(self._each(row, sentences))
        return np.stack(rows) if rows else np.zeros((0, self._table.shape[1]), dtype=np.float32)

    def _rows(self, pieces: npt.NDArray[Any]) -> npt.NDArray[np.float32]:
        rows: npt.NDArray[np.float32] = self._table[pieces] * self._scales[pieces]
        return rows[None]

    def _each(self, work: Callable[[_Item], _Answer], items: Sequence[_Item]) -> Iterator[_Answer]:
        """``work`` on every item, in order, on as many threads as the model was given."""
        if self._threads < 2 or len(items) < 2:
            yield from map(work, items)
            return
        for start in range(0, len(items), AT_ONCE):
            yield from self._pool.map(work, items[start : start + AT_ONCE])


def _sentences(reading: Reading, ends: Sequence[tuple[int, float]]) -> Iterator[Span]:
    """Sentences between the ends that the model gives; a text's last word always ends one."""
    if not reading.words:
        return
    score = dict(ends)
    start = reading.words[0].start
    for number, word in enumerate(reading.words):
        last = number + 1 == len(reading.words)
        if last or word.end in score:
            yield Span(start, word.end, "sentence", "sentence", score.get(word.end, 0.0))
            start = reading.words[number + 1].start if not last else word.end


def _session(files: Files, name: str) -> Any:
    """One encoder, on one thread: threads are for windows. Raises ModelUnavailableError for a damaged file."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(files(name), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # what onnxruntime raises has no root of its own
        raise ModelUnavailableError(f"The language model's {name} cannot be read", "Install Coranto again.") from error
