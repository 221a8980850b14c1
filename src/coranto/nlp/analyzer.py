"""What a language model does for Coranto, whoever made it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
import numpy.typing as npt

Layer = Literal["entity", "source", "cue", "content", "sentence", "event"]
Reason = Literal[
    "malformed",  # not an object with a text and a label
    "no such label",
    "no such text",  # the model invented it, or changed it
    "inside a longer word",
    "no such occurrence",  # fewer than the number given
    "no such context",  # it stands there several times, never after the words given
    "marked already",  # said twice, or overlaps a longer name
]
"""Why an answer of a model that writes its answers was not kept."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text that a model has marked; offsets in code points of the text as given."""

    start: int
    end: int
    layer: Layer
    label: str
    score: float
    """0 to 1, rounded to 4 digits."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """An answer that was not kept, and why."""

    text: str
    """As answered, at most 200 characters of it."""
    label: str
    reason: Reason
    start: int
    """Where the stretch of text begins in which it was looked for, in code points."""
    end: int
    """Where that stretch ends."""


class Analyzer(Protocol):
    """A language model as Coranto calls it."""

    @property
    def name(self) -> str:
        """What a reader knows it by: ``coranto-base``, ``spacy:en_core_web_sm 3.8.0``."""
        ...

    @property
    def digest(self) -> str:
        """What decides its answers: a hash over weights and settings. A dossier records it."""
        ...

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The layers that it can give."""
        ...

    @property
    def refused(self) -> tuple[Refusal, ...]:
        """What it answered for the text annotated last and was not kept; empty for one that marks the text itself."""
        ...

    def annotate(self, text: str) -> tuple[Span, ...]:
        """What it marks in ``text``, sorted by start, end and layer."""
        ...

    def embed(self, sentences: Sequence[str]) -> npt.NDArray[np.float32]:
        """A row for each sentence, ``(n, dimensions)``, each of length 1. Raises NotOfferedError where it has none."""
        ...
