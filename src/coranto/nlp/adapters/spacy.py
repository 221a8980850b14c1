"""A spaCy pipeline as an analyzer: any that is installed, or that lies in a folder."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt

from coranto.model.errors import BadRequestError, ModelUnavailableError, NotOfferedError
from coranto.nlp.adapters.fingerprint import folder_digest, settings_digest
from coranto.nlp.adapters.labels import LABELS
from coranto.nlp.adapters.packages import imported
from coranto.nlp.adapters.stretches import at_most, stretches
from coranto.nlp.adapters.vectors import unit_rows
from coranto.nlp.analyzer import Layer, Refusal, Span
from coranto.text.spans import trimmed

LONGEST: Final = 100_000
"""Characters at a time: spaCy's parser and entity recogniser take about a gigabyte for so many."""
UNSCORED: Final = 1.0
"""The score of a span, since pipelines give none."""
_GIVEN_BY: Final[dict[Layer, frozenset[str]]] = {
    "entity": frozenset({"doc.ents"}),
    "sentence": frozenset({"doc.sents", "token.is_sent_start"}),
}
"""Layer → what a component declares that it assigns (``spacy.io/usage/processing-pipelines``)."""


_OPENING: Final = re.compile(r"(?:\A|[.!?…\n])\W*\Z")
"""What stands before the first word of a sentence."""


class _Token(Protocol):
    pos_: str
    tag_: str
    dep_: str


class _Stretch(Protocol):
    """A spaCy span; ``start_char`` and ``end_char`` count code points."""

    start_char: int
    end_char: int
    label_: str

    def __getitem__(self, at: int) -> _Token: ...


class _Doc(Protocol):
    ents: Iterable[_Stretch]
    sents: Iterable[_Stretch]
    vector: npt.NDArray[np.float32]

    def has_annotation(self, attribute: str) -> bool: ...


class SpacyAnalyzer:
    """Entities, sentences and sentence vectors, as far as the pipeline has components for them."""

    refused: tuple[Refusal, ...] = ()

    def __init__(self, name: str) -> None:
        """Loads the pipeline called ``name``, or saved in the folder ``name``.

        Raises ModelUnavailableError where there is none or it cannot be loaded, BadRequestError where it gives neither
        entities nor sentences.
        """
        package = imported("spacy")
        try:
            self._pipeline = package.load(Path(name).expanduser() if Path(name).expanduser().is_dir() else name)
        except Exception as error:  # a pipeline is made of components that each fail in their own way
            reason = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
            raise ModelUnavailableError(
                f"spaCy cannot load {name!r}: {reason.rstrip('.')}",
                f"Give the folder of a pipeline, or fetch it first: python -m spacy download {name}",
            ) from error
        meta = self._pipeline.meta
        self.name: Final = f"spacy:{meta['lang']}_{meta['name']} {meta['version']}"
        """Language, name and version, as the pipeline's ``meta.json`` has them."""
        self.layers: tuple[Layer, ...] = tuple(layer for layer in _GIVEN_BY if self._gives(layer))
        """``entity`` and ``sentence``, where a component declares that it gives them."""
        if not self.layers:
            raise BadRequestError(
                f"The pipeline {self.name} gives neither entities nor sentences",
                "Choose one with 'ner' or 'parser'; a component of your own must declare assigns=['doc.ents'].",
            )
        self._limit = min(LONGEST, self._pipeline.max_length)
        self.digest: Final = settings_digest(
            {
                "adapter": 1,
                "spacy": package.__version__,
                "meta": meta,
                "files": folder_digest(self._pipeline.path) if self._pipeline.path else None,
                "limit": self._limit,
            }
        )
        """A hash over the pipeline's files and description and the version of spaCy."""

    def annotate(self, text: str) -> tuple[Span, ...]:
        """Entities under Coranto's labels, and sentences, sorted by start, end and layer.

        A text longer than ``LONGEST`` is read in stretches that end where paragraphs do.
        """
        found: list[Span] = []
        for stretch in stretches(text, at_most(self._limit)):
            doc: _Doc = self._pipeline(stretch.of(text))
            if "entity" in self.layers:
                found += self._entities(text, doc, stretch.start)
            if "sentence" in self.layers and doc.has_annotation("SENT_START"):
                found += _sentences(text, doc, stretch.start)
        return tuple(sorted(found, key=lambda span: (span.start, span.end, span.layer)))

    def embed(self, sentences: Sequence[str]) -> npt.NDArray[np.float32]:
        """The mean of each sentence's word vectors, ``(n, dimensions)``, at length 1.

        A sentence of which the pipeline knows no word has a row of zeros. Raises NotOfferedError where the pipeline has
        no word vectors.
        """
        width: int = self._pipeline.vocab.vectors_length
        if not width:
            raise NotOfferedError(
                f"The pipeline {self.name} has no word vectors",
                "Choose one that has them; the names of spaCy's own end in _md or _lg.",
            )
        docs: list[_Doc] = [self._pipeline.make_doc(sentence[: self._limit]) for sentence in sentences]
        return unit_rows(np.array([doc.vector for doc in docs], dtype=np.float32).reshape(len(docs), width))

    def _gives(self, layer: Layer) -> bool:
        """Whether a component that is switched on declares that it gives ``layer``."""
        declared = {what for name in self._pipeline.pipe_names for what in self._pipeline.get_pipe_meta(name).assigns}
        ruled = any(getattr(component, "annotate_ents", False) for _, component in self._pipeline.pipeline)
        return bool(declared & _GIVEN_BY[layer]) or (layer == "entity" and ruled)

    def _entities(self, text: str, doc: _Doc, at: int) -> Iterator[Span]:
        for entity in doc.ents:
            label = LABELS.get(entity.label_.casefold())
            if label is None or (label == "group" and not _is_noun(entity[-1])):
                continue
            start, end = trimmed(text, at + entity.start_char, at + entity.end_char)
            if self._pipeline.lang == "en":
                start, end = _bare_name(text, start, end)
            if start < end:
                yield Span(start, end, "entity", label, UNSCORED)


def _sentences(text: str, doc: _Doc, at: int) -> Iterator[Span]:
    for sentence in doc.sents:
        start, end = trimmed(text, at + sentence.start_char, at + sentence.end_char)
        if start < end:
            yield Span(start, end, "sentence", "sentence", UNSCORED)


def _is_noun(token: _Token) -> bool:
    """Whether a people's name is a noun (*Kurds*), as far as the pipeline tells; *Kurdish* forces are no group."""
    if token.dep_ in ("amod", "compound"):
        return False
    if token.pos_:
        return token.pos_ in ("NOUN", "PROPN")
    return not token.tag_ or token.tag_.startswith("N")


def _bare_name(text: str, start: int, end: int) -> tuple[int, int]:
    """An English name without *the* and *'s*, which OntoNotes marks with it; *The* stays where it opens no sentence."""
    name = text[start:end]
    if name.endswith(("'s", "’s")):
        end -= 2
    if name.startswith("the ") or (name.startswith("The ") and _OPENING.search(text[max(0, start - 8) : start])):
        start = trimmed(text, start + 4, end).start
    return start, end
