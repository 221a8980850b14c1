"""From hand-made scores to spans."""

from collections.abc import Sequence
from itertools import pairwise, product

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.nlp.analyzer import Span
from coranto.nlp.decoding import SIDE_BY_SIDE, best_path, columns, ends_of, runs, spans_of
from coranto.nlp.heads import ATTRIBUTION_TAGS, ENTITY_TAGS, EVENT_STATUSES, EVENT_TYPES, HEADS
from coranto.text.spans import Span as Stretch

NAMES = {
    "entities": ENTITY_TAGS, "source": ATTRIBUTION_TAGS, "cue": ATTRIBUTION_TAGS, "content": ATTRIBUTION_TAGS,
    "ends": ("O", "end"), "event_type": EVENT_TYPES, "event_status": EVENT_STATUSES,
}  # fmt: skip
START = dict(zip(HEADS, np.cumsum([0, *HEADS.values()]).tolist(), strict=False))
HIGH = 9.0


def scores(words: int, **tags: str) -> npt.NDArray[np.float32]:
    """Scores of ``words`` words. ``entities="O B-person"`` raises those tags, word by word; all else is ``O``."""
    table = np.zeros((words, sum(HEADS.values())), dtype=np.float32)
    for head in HEADS:
        given_tags = tags.get(head, " ".join([NAMES[head][0]] * words)).split()
        assert len(given_tags) == words
        for row, tag in enumerate(given_tags):
            table[row, START[head] + NAMES[head].index(tag)] = HIGH
    return table


def places(words: int) -> list[Stretch]:
    """Word 0 at 0:4, word 1 at 5:9, and so on."""
    return [Stretch(5 * at, 5 * at + 4) for at in range(words)]


def found(words: int, **tags: str) -> list[tuple[int, int, str, str]]:
    """Layer, label, and the words that each span begins and ends with (counted from 0)."""
    spans = spans_of(scores(words, **tags), places(words))
    return [(span.start // 5, span.end // 5, span.layer, span.label) for span in spans]


def test_nothing_is_marked_where_nothing_speaks_for_it() -> None:
    assert found(4) == []
    assert list(spans_of(scores(0), [])) == []
    assert ends_of(scores(0)).shape == (0,)


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("O B-person I-person O", [(1, 2, "person")]),
        ("B-person B-person O O", [(0, 0, "person"), (1, 1, "person")]),
        ("B-place I-place B-place I-place", [(0, 1, "place"), (2, 3, "place")]),
        ("B-person I-person B-place O", [(0, 1, "person"), (2, 2, "place")]),
        ("O O O B-product", [(3, 3, "product")]),
        ("B-event I-event I-event I-event", [(0, 3, "event")]),
        ("B-group O B-group O", [(0, 0, "group"), (2, 2, "group")]),
    ],
)
def test_entities(tags: str, expected: list[tuple[int, int, str]]) -> None:
    assert found(4, entities=tags) == [(first, last, "entity", label) for first, last, label in expected]


@pytest.mark.parametrize(
    ("odds", "expected"),
    [
        ([{"I-place": 5, "B-place": 4}, {"I-place": 5}], [(0, 1, "place")]),
        ([{"O": 5}, {"I-place": 5, "O": 4}], []),
        ([{"O": 5, "B-place": 4}, {"I-place": 5, "O": 1}], [(0, 1, "place")]),
        ([{"B-person": 5, "B-place": 4.5}, {"I-place": 5, "I-person": 3}], [(0, 1, "place")]),
        ([{"B-person": 5, "B-place": 4.5}, {"I-place": 5, "I-person": 4.8}], [(0, 1, "person")]),
        ([{"B-person": 9}, {"I-place": 5, "B-place": 3.9}], [(0, 0, "person"), (1, 1, "place")]),
        ([{"B-person": 5}, {"B-person": 5, "I-person": 4.1}], [(0, 1, "person")]),
        ([{"B-person": 5}, {"B-person": 5, "I-person": 3.9}], [(0, 0, "person"), (1, 1, "person")]),
        (
            [{"B-person": 9}, {"O": 6.6, "I-person": 0}, {"I-person": 9, "B-person": 1}],
            [(0, 0, "person"), (2, 2, "person")],
        ),
        ([{"B-person": 9}, {"O": 5.9, "I-person": 0}, {"I-person": 9, "B-person": 1}], [(0, 2, "person")]),
    ],
    ids=[
        "an inside that nothing opens, opens", "or falls", "or is opened by the word before", "the label of most",
        "the label of most, again", "a new label opens a name", "one name rather than two", "two that are sure of it",
        "no name runs over a word that surely has none", "but over one that hardly has",
    ],
)  # fmt: skip
def test_names_are_the_likeliest_runs_that_can_be(
    odds: list[dict[str, float]], expected: list[tuple[int, int, str]]
) -> None:
    table = scores(len(odds))
    table[:, : len(ENTITY_TAGS)] = -9
    for row, tags in enumerate(odds):
        for tag, value in tags.items():
            table[row, ENTITY_TAGS.index(tag)] = value
    spans = [(span.start // 5, span.end // 5, span.label) for span in spans_of(table, places(len(odds)))]
    assert spans == expected


def is_legal(tags: Sequence[str]) -> bool:
    """Whether each inside goes on a name of its own label."""
    return all(tag[:2] != "I-" or before[2:] == tag[2:] for before, tag in pairwise(("O", *tags)))


@given(st.integers(0, 2**32 - 1), st.integers(1, 3))
def test_the_best_path_is_the_best_of_all_legal_ones(seed: int, words: int) -> None:
    logs = np.log(np.random.default_rng(seed).dirichlet([0.3] * len(ENTITY_TAGS), words) + 1e-6).astype(np.float32)

    def worth(path: Sequence[int]) -> float:
        own = sum(float(logs[row, tag]) for row, tag in enumerate(path))
        cuts = [(a, b) for a, b in pairwise(path) if a and ENTITY_TAGS[b].startswith("B-")]
        return own + SIDE_BY_SIDE * len(cuts)

    paths = product(range(len(ENTITY_TAGS)), repeat=words)
    best = max(worth(path) for path in paths if is_legal([ENTITY_TAGS[tag] for tag in path]))
    found = best_path(logs).tolist()
    assert is_legal([ENTITY_TAGS[tag] for tag in found])
    assert worth(found) == pytest.approx(best, abs=1e-4)


@pytest.mark.parametrize("label", ["source", "cue", "content"])
def test_attribution(label: str) -> None:
    assert found(6, **{label: "I I O B B I"}) == [(a, b, label, label) for a, b in ((0, 1), (3, 3), (4, 5))]


def test_layers_overlap_freely() -> None:
    given_tags = {"entities": "B-person I-person O O", "source": "B I O O", "cue": "O O B O", "content": "O O O B"}
    assert found(4, **given_tags) == [
        (0, 1, "entity", "person"), (0, 1, "source", "source"), (2, 2, "cue", "cue"), (3, 3, "content", "content"),
    ]  # fmt: skip


def test_events_are_single_words_with_type_and_status() -> None:
    given_tags = {"event_type": "O ASSAULT ASSAULT NONE", "event_status": "happened denied planned ongoing"}
    assert found(4, **given_tags) == [
        (1, 1, "event", "ASSAULT/denied"), (2, 2, "event", "ASSAULT/planned"), (3, 3, "event", "NONE/ongoing"),
    ]  # fmt: skip


def test_ends() -> None:
    chances = ends_of(scores(3, ends="O end O"))
    assert chances.argmax() == 1
    assert chances[1] == pytest.approx(1 / (1 + np.exp(-HIGH)))
    assert chances[0] == pytest.approx(1 / (1 + np.exp(HIGH)))


def test_a_score_is_the_mean_chance_of_the_label_whether_it_begins_or_goes_on() -> None:
    table = scores(3, entities="O B-person O")
    at = START["entities"]
    table[1:, at : at + len(ENTITY_TAGS)] = -50
    table[1, at + ENTITY_TAGS.index("B-person")] = np.log(0.5)
    table[1, at + ENTITY_TAGS.index("I-person")] = np.log(0.3)
    table[1, at] = np.log(0.2)
    table[2, at + ENTITY_TAGS.index("I-person")] = np.log(0.6)
    table[2, at] = np.log(0.4)
    (span,) = spans_of(table, places(3))
    assert span == Span(5, 14, "entity", "person", span.score)
    assert span.score == pytest.approx((0.8 + 0.6) / 2, abs=0.001)
    assert span.score == round(span.score, 4)


def test_of_equal_scores_the_first_tag_wins() -> None:
    table = scores(1)
    table[0, START["entities"] + ENTITY_TAGS.index("B-place")] = HIGH
    assert list(spans_of(table, places(1))) == []
    table[0, START["entities"]] = 0
    table[0, START["entities"] + ENTITY_TAGS.index("B-person")] = HIGH
    (span,) = spans_of(table, places(1))
    assert span.label == "person"


def test_a_difference_beyond_the_third_decimal_decides_nothing() -> None:
    table = scores(1)
    table[0, START["entities"] + ENTITY_TAGS.index("B-place")] = HIGH + 0.0004
    assert list(spans_of(table, places(1))) == []
    table[0, START["entities"] + ENTITY_TAGS.index("B-place")] = HIGH + 0.0006
    assert [span.label for span in spans_of(table, places(1))] == ["place"]


def test_columns_are_cut_in_the_order_of_the_heads() -> None:
    width = sum(HEADS.values())
    by_head = columns(np.arange(width, dtype=np.float32)[None])
    assert list(by_head) == list(HEADS)
    assert np.concatenate([by_head[name][0] for name in HEADS]).tolist() == list(range(width))


@pytest.mark.parametrize(
    ("begins", "inside", "expected"),
    [
        ("", "", []),
        ("1000", "0110", [(0, 3)]),
        ("0000", "0110", [(1, 3)]),
        ("1100", "0010", [(0, 1), (1, 3)]),
        ("0001", "1000", [(0, 1), (3, 4)]),
        ("1010", "0101", [(0, 2), (2, 4)]),
        ("1001", "0000", [(0, 1), (3, 4)]),
    ],
)
def test_runs(begins: str, inside: str, expected: list[tuple[int, int]]) -> None:
    first, second = (np.array([mark == "1" for mark in marks], dtype=bool) for marks in (begins, inside))
    assert list(runs(first, second)) == expected


@given(st.integers(0, 2**32 - 1), st.integers(0, 40))
def test_whatever_the_scores_spans_are_runs_of_whole_words_and_entities_do_not_overlap(seed: int, words: int) -> None:
    table = np.random.default_rng(seed).normal(0, 3, (words, sum(HEADS.values()))).astype(np.float32)
    spans = list(spans_of(table, places(words)))
    for span in spans:
        assert span.start % 5 == 0 <= span.start < span.end <= 5 * words
        assert span.end % 5 == 4
        assert 0 <= span.score <= 1
    for layer in ("entity", "source", "cue", "content", "event"):
        own = [span for span in spans if span.layer == layer]
        assert all(before.end <= after.start for before, after in pairwise(own))
    entities = [span for span in spans if span.layer == "entity"]
    table[:, 0] = 40
    assert not any(span.layer == "entity" for span in spans_of(table, places(words)))
    assert entities or words < 10
