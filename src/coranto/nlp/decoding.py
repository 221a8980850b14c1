"""From scores of words to spans, one window at a time; nothing a head says crosses a window."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Final

import numpy as np
import numpy.typing as npt

from coranto.nlp.analyzer import Layer, Span
from coranto.nlp.heads import ATTRIBUTION_LABELS, ENTITY_LABELS, ENTITY_TAGS, EVENT_STATUSES, EVENT_TYPES, HEADS
from coranto.text.spans import Span as Stretch

DIGITS: Final = 3
"""Decimals to which scores are rounded before anything is decided by them: noise in the last bits decides nothing."""

SURELY_OUTSIDE: Final = 0.998
"""Chance from which a word belongs to no name, whatever its neighbours are."""
SIDE_BY_SIDE: Final = -1.0
"""What it costs, in logs, that a name follows another without a word between: most such cuts fall within one name."""
IMPOSSIBLE: Final = -1e4
_ENDS: Final = tuple(accumulate(HEADS.values()))
_PLACES: Final[Mapping[str, slice]] = {
    head: slice(end - size, end) for (head, size), end in zip(HEADS.items(), _ENDS, strict=True)
}
"""Where each head's outputs stand in the model's answer."""

Scores = npt.NDArray[np.float32]


def columns(scores: Scores) -> dict[str, Scores]:
    """The model's answer ``(words, outputs)`` by head, rounded."""
    rounded = np.round(scores, DIGITS)
    return {head: rounded[:, place] for head, place in _PLACES.items()}


def spans_of(scores: Scores, words: Sequence[Stretch], opens: npt.NDArray[np.bool_] | None = None) -> Iterator[Span]:
    """What the heads mark in one window, layer by layer; sentence ends apart (``ends_of``).

    ``opens``: which words open a sentence, if that is known; no name goes on over one.
    """
    by_head = columns(scores)
    yield from _entities(by_head["entities"], words, np.zeros(len(words), dtype=bool) if opens is None else opens)
    layers: Mapping[str, Layer] = {"source": "source", "cue": "cue", "content": "content"}
    for label in ATTRIBUTION_LABELS:
        chance = _probabilities(by_head[label])
        tags = chance.argmax(axis=1)
        for first, last in runs(tags == 1, tags == 2):
            score = float(chance[first:last, 1:].sum(axis=1).mean())
            yield Span(words[first].start, words[last - 1].end, layers[label], label, round(score, 4))
    yield from _events(by_head, words)


def ends_of(scores: Scores) -> npt.NDArray[np.float32]:
    """The chance of each word of a window to end a sentence."""
    return _probabilities(np.round(scores[:, _PLACES["ends"]], DIGITS))[:, 1]


def runs(begins: npt.NDArray[np.bool_], inside: npt.NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Half-open runs: each starts where one begins, or at an inside with nothing before it, and lasts while inside."""
    first: int | None = None
    last = 0
    for index in np.flatnonzero(begins | inside).tolist():
        if first is not None and (begins[index] or index != last):
            yield first, last
            first = None
        if first is None:
            first = index
        last = index + 1
    if first is not None:
        yield first, last


def _entities(scores: Scores, words: Sequence[Stretch], opens: npt.NDArray[np.bool_]) -> Iterator[Span]:
    """Names: the likeliest labelled runs among the words that may belong to one."""
    chance = _probabilities(scores)
    open_words = chance[:, 0] < SURELY_OUTSIDE
    logs = np.log(np.maximum(chance, 1e-9))
    for first, last in runs(open_words & opens, open_words):
        tags = best_path(logs[first:last])
        for begin, end in runs((tags > 0) & (tags % 2 == 1), (tags > 0) & (tags % 2 == 0)):
            label = (int(tags[begin]) + 1) // 2
            inside = chance[first + begin : first + end, 2 * label - 1 : 2 * label + 1]
            score = round(float(inside.sum(axis=1).mean()), 4)
            yield Span(
                words[first + begin].start, words[first + end - 1].end, "entity", ENTITY_LABELS[label - 1], score
            )


def best_path(logs: Scores) -> npt.NDArray[np.intp]:
    """The likeliest tag of each word, ``logs`` being ``(words, tags)``: a part goes on only what began before it."""
    best = logs[0] + _FIRST
    back: list[npt.NDArray[np.intp]] = []
    for row in logs[1:]:
        through = best[:, None] + _STEP
        back.append(through.argmax(axis=0))
        best = through.max(axis=0) + row
    path = [int(best.argmax())]
    for came_from in reversed(back):
        path.append(int(came_from[path[-1]]))
    return np.array(path[::-1])


def _steps() -> tuple[Scores, Scores]:
    """What it costs to open with each tag, and to go from one ``(row)`` to another ``(column)``."""
    first = np.array([IMPOSSIBLE if tag.startswith("I-") else 0.0 for tag in ENTITY_TAGS], dtype=np.float32)
    step = np.zeros((len(ENTITY_TAGS), len(ENTITY_TAGS)), dtype=np.float32)
    for i, before in enumerate(ENTITY_TAGS):
        for j, after in enumerate(ENTITY_TAGS):
            if after.startswith("I-") and before[2:] != after[2:]:
                step[i, j] = IMPOSSIBLE
            elif after.startswith("B-") and before != "O":
                step[i, j] = SIDE_BY_SIDE
    return first, step


_FIRST, _STEP = _steps()


def _events(by_head: Mapping[str, Scores], words: Sequence[Stretch]) -> Iterator[Span]:
    """One word a trigger; its label is type and status."""
    chance = _probabilities(by_head["event_type"])
    best = chance.argmax(axis=1)
    for index in np.flatnonzero(best).tolist():
        status = EVENT_STATUSES[int(by_head["event_status"][index].argmax())]
        label = f"{EVENT_TYPES[best[index]]}/{status}"
        yield Span(words[index].start, words[index].end, "event", label, round(float(chance[index, best[index]]), 4))


def _probabilities(scores: Scores) -> Scores:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    chance: Scores = powers / powers.sum(axis=1, keepdims=True)
    return chance
