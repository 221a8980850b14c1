"""Turns examples into windows of numbers, cut and featured exactly as the analyzer does it at run time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from coranto.nlp.features import Features
from coranto.nlp.heads import ATTRIBUTION_LABELS, ENTITY_TAGS, EVENT_STATUSES, EVENT_TYPES, PARTS_OF_SPEECH
from coranto.nlp.reading import Reading, read
from coranto.nlp.wordpiece import WordPiece
from coranto.text.segmentation import Abbreviations
from training.example import Example

IGNORED: Final = -1
_TAG: Final = {name: number for number, name in enumerate(ENTITY_TAGS)}


@dataclass(frozen=True, slots=True)
class Window:
    """One stretch of an example. Arrays run over its words, ``pieces`` over its word pieces, with [CLS] and [SEP]."""

    corpus: str
    pieces: npt.NDArray[np.int32]
    first: npt.NDArray[np.int32]
    """Where in ``pieces`` each word begins."""
    features: npt.NDArray[np.uint8]
    """``(pieces, features)``."""
    entities: npt.NDArray[np.bool_] | None
    """``(words, tags)``: the tags that each word may have; all of them where nothing is known."""
    attribution: npt.NDArray[np.int8] | None
    """``(words, 3)``: 0 outside, 1 begins, 2 inside, for source, cue and content."""
    ends: npt.NDArray[np.int8] | None
    """``(words,)``: whether a sentence ends with the word."""
    event_type: npt.NDArray[np.int8] | None
    event_status: npt.NDArray[np.int8] | None
    """``IGNORED`` where the word is no trigger."""
    speech: npt.NDArray[np.int8] | None


@dataclass(frozen=True, slots=True)
class Encoder:
    """What is needed to read a text as the analyzer does."""

    wordpiece: WordPiece
    features: Features
    abbreviations: Abbreviations

    def windows(self, examples: Iterable[Example]) -> list[Window]:
        """The windows of all examples, in order."""
        return [window for example in examples for window in self._of(example)]

    def _of(self, example: Example) -> Iterable[Window]:
        reading = read(example.text, self.wordpiece, self.features, self.abbreviations)
        gold = Gold(example, reading)
        for stretch in reading.stretches:
            a, b = stretch.first, stretch.last
            yield Window(
                example.corpus, stretch.pieces, stretch.begins, reading.features_of(stretch),
                None if gold.entities is None else gold.entities[a:b],
                _cut(gold.attribution, a, b), _cut(gold.ends, a, b),
                _cut(gold.event_type, a, b), _cut(gold.event_status, a, b), _cut(gold.speech, a, b),
            )  # fmt: skip


@dataclass(frozen=True)
class Gold:
    """The gold of an example by word."""

    example: Example
    reading: Reading

    def _within(self, start: int, end: int) -> Sequence[int]:
        """The words that ``start:end`` touches."""
        return self.reading.touching(start, end)

    @cached_property
    def entities(self) -> npt.NDArray[np.bool_] | None:
        example = self.example
        if example.entities is None:
            return None
        table = np.zeros((len(self.reading.words), len(ENTITY_TAGS)), dtype=bool)
        for label in example.outside:
            table[:, _tags(label)] = True
        for entity in sorted(example.entities, key=lambda e: e.start - e.end):
            inside = self._within(entity.start, entity.end)
            for place, word in enumerate(inside):
                if place == 0 or table[word, _TAG["O"]]:
                    table[word] = False
                for label in entity.labels:
                    table[word, _TAG["O"] if label == "O" else _TAG[f"{'BI'[place > 0]}-{label}"]] = True
        for start, end in example.masked:
            for word in self._within(start, end):
                table[word] = True
        return table

    @cached_property
    def attribution(self) -> npt.NDArray[np.int8] | None:
        if self.example.attribution is None:
            return None
        table = np.zeros((len(self.reading.words), len(ATTRIBUTION_LABELS)), dtype=np.int8)
        for span in sorted(self.example.attribution, key=lambda s: (s.start, -s.end)):
            (label,) = span.labels
            column = ATTRIBUTION_LABELS.index(label)
            inside = self._within(span.start, span.end)
            if label == "content" and inside and table[inside[0], column]:
                continue  # a report within a report is content already
            for place, word in enumerate(inside):
                table[word, column] = 1 + (place > 0)
        return table

    @cached_property
    def ends(self) -> npt.NDArray[np.int8] | None:
        if self.example.sentence_ends is None:
            return None
        last = {end for _, end in self.reading.words}
        ends = {max((e for e in last if e <= offset), default=-1) for offset in self.example.sentence_ends - last}
        ends |= self.example.sentence_ends & last
        return np.array([word.end in ends for word in self.reading.words], dtype=np.int8)

    @cached_property
    def event_type(self) -> npt.NDArray[np.int8] | None:
        return self._triggers("type", EVENT_TYPES, 0)

    @cached_property
    def event_status(self) -> npt.NDArray[np.int8] | None:
        return self._triggers("status", EVENT_STATUSES, IGNORED)

    def _triggers(self, field: str, names: Sequence[str], default: int) -> npt.NDArray[np.int8] | None:
        if self.example.triggers is None:
            return None
        table = np.full(len(self.reading.words), default, dtype=np.int8)
        for trigger in self.example.triggers:
            for word in self._within(trigger.start, trigger.end)[:1]:
                table[word] = names.index(getattr(trigger, field))
        return table

    @cached_property
    def speech(self) -> npt.NDArray[np.int8] | None:
        tags = self.example.tags
        if tags is None:
            return None
        names = {name: number for number, name in enumerate(PARTS_OF_SPEECH)}
        return np.array([names.get(tags.get(word.start, ""), IGNORED) for word in self.reading.words], dtype=np.int8)


def _cut(table: npt.NDArray[np.int8] | None, first: int, last: int) -> npt.NDArray[np.int8] | None:
    return None if table is None else table[first:last]


def _tags(label: str) -> list[int]:
    return [_TAG["O"]] if label == "O" else [_TAG[f"B-{label}"], _TAG[f"I-{label}"]]
