"""A GLiNER model as an analyzer: one that lies in a folder, and never one from a hub."""

import json
import os
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from coranto.model.errors import ModelUnavailableError, NotOfferedError
from coranto.nlp.adapters.fingerprint import folder_digest, settings_digest
from coranto.nlp.adapters.packages import imported
from coranto.nlp.adapters.stretches import stretches
from coranto.nlp.analyzer import Layer, Refusal, Span
from coranto.nlp.heads import ENTITY_LABELS

THRESHOLD: Final = 0.5
_OFFLINE: Final = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1"}
_CONFIGURATION: Final = ("gliner_config.json", "tokenizer_config.json")
_ENDLESS: Final = 100_000
"""Tokenizers without a limit state a huge one; no encoder takes so many pieces."""
_WHOLE: Final = (
    "Save it whole where it already works: GLiNER.from_pretrained(...).save_pretrained(FOLDER, safe_serialization=True)"
)


class GlinerAnalyzer:
    """Entities; the model is asked for Coranto's labels by their names."""

    layers: tuple[Layer, ...] = ("entity",)
    refused: tuple[Refusal, ...] = ()

    def __init__(self, folder: Path, *, threshold: float = THRESHOLD) -> None:
        """Loads the model saved in ``folder``; spans that score below ``threshold`` (0 to 1) are left out.

        From then on this process fetches nothing from a model hub. Raises ModelUnavailableError where the folder does
        not hold a whole model, or one that brings code of its own.
        """
        _check(folder)
        self._threshold = threshold
        self._model = _loaded(folder)
        self._split = self._model.data_processor.words_splitter
        self._tokenizer = self._model.data_processor.transformer_tokenizer
        self._words = int(self._model.config.max_len)
        self._pieces = self._room()
        self.name: Final = f"gliner:{folder.resolve().name}"
        """The name of its folder."""
        self.digest: Final = settings_digest(
            {
                "adapter": 1,
                "packages": {package: _version(package) for package in ("gliner", "transformers", "torch")},
                "files": folder_digest(folder),
                "labels": ENTITY_LABELS,
                "threshold": threshold,
                "room": (self._words, self._pieces),
            }
        )
        """A hash over the folder's files, labels, threshold and the versions of the packages that run it."""

    def annotate(self, text: str) -> tuple[Span, ...]:
        """Entities, sorted by start and end; none overlaps another.

        A text that is too long for the model is read in stretches that end where paragraphs, sentences or words do.
        """
        found = [
            Span(
                stretch.start + int(entity["start"]),
                stretch.start + int(entity["end"]),
                "entity",
                str(entity["label"]),
                round(float(entity["score"]), 4),
            )
            for stretch in stretches(text, self._size)
            for entity in self._model.predict_entities(
                stretch.of(text), list(ENTITY_LABELS), flat_ner=True, threshold=self._threshold
            )
        ]
        return tuple(sorted(found, key=lambda span: (span.start, span.end, span.layer)))

    def embed(self, sentences: Sequence[str]) -> npt.NDArray[np.float32]:
        """Raises NotOfferedError: GLiNER gives no vectors of sentences."""
        raise NotOfferedError(f"The model {self.name} gives no vectors of sentences", "Choose another for these.")

    def _size(self, text: str) -> float:
        """How much of the model's room ``text`` takes, in words or in pieces of words, whichever is scarcer."""
        words = [word for word, _, _ in self._split(text)]
        return max(len(words) / self._words, self._count(words) / self._pieces)

    def _room(self) -> int:
        """The word pieces that one stretch may have: what the encoder takes, without the labels that go before it."""
        stated = (
            self._tokenizer.model_max_length,
            getattr(self._model.config.encoder_config, "max_position_embeddings", None),
        )
        limit = min([int(one) for one in stated if one and 0 < one < _ENDLESS], default=_ENDLESS)
        labels = self._count(list(ENTITY_LABELS)) + len(ENTITY_LABELS)  # each label follows a marker
        return max(1, limit - labels - 4)  # a separator, the ends, one position that some encoders keep back

    def _count(self, words: list[str]) -> int:
        if not words:
            return 0
        return len(
            self._tokenizer(words, is_split_into_words=True, add_special_tokens=False, verbose=False)["input_ids"]
        )


def _check(folder: Path) -> None:
    """Raises ModelUnavailableError unless all that is needed lies in ``folder``, and no code."""
    if not folder.is_dir():
        raise ModelUnavailableError(
            f"There is no folder {str(folder)!r}", f"Names on a model hub are not looked up. {_WHOLE}"
        )
    held = {name: folder / name for name in _CONFIGURATION if (folder / name).is_file()}
    missing = [name for name in _CONFIGURATION if name not in held]
    if missing:
        raise ModelUnavailableError(f"The folder {str(folder)!r} has no {missing[0]}", _WHOLE)
    texts = {name: path.read_text("utf-8", errors="replace") for name, path in held.items()}
    if any('"auto_map"' in text for text in texts.values()):
        raise ModelUnavailableError(
            f"The model in {str(folder)!r} brings code of its own, which Coranto does not run", "Choose another model."
        )
    try:
        whole = isinstance(json.loads(texts["gliner_config.json"]).get("encoder_config"), dict)
    except (ValueError, AttributeError):
        whole = False
    if not whole:
        raise ModelUnavailableError(f"gliner_config.json in {str(folder)!r} does not describe its encoder", _WHOLE)


def _loaded(folder: Path) -> Any:
    """The model, on the processor. Hubs are switched off first, for the flags are read when packages are imported."""
    os.environ.update(_OFFLINE)
    hub = sys.modules.get("huggingface_hub.constants")
    if hub is not None:
        hub.HF_HUB_OFFLINE = True  # type: ignore[attr-defined]
    package = imported("gliner")
    try:
        return package.GLiNER.from_pretrained(str(folder.resolve()), local_files_only=True, map_location="cpu")
    except Exception as error:  # each of the packages beneath has errors of its own for a damaged file
        reason = (str(error).splitlines() or [type(error).__name__])[0][:200].rstrip(".")
        raise ModelUnavailableError(f"GLiNER cannot load the model in {str(folder)!r}: {reason}", _WHOLE) from error


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
