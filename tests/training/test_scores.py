"""The rules of counting."""

import math

import pytest
from training.scores import Count, compared, mentions, tokens, total, untyped


def test_f1_precision_and_recall() -> None:
    count = Count(gold=4, found=2, right=1)
    assert count.precision == 50
    assert count.recall == 25
    assert count.f1 == pytest.approx(100 / 3)


def test_nothing_to_measure_is_no_number() -> None:
    assert all(map(math.isnan, (Count().f1, Count(gold=1).precision, Count(found=1).recall)))


def test_counts_add_up() -> None:
    assert total([compared({1, 2}, {2, 3}), compared({1}, set())]) == Count(3, 2, 1)


def test_a_leading_article_and_other_labels_are_left_out() -> None:
    text = "The Hague, the Thames and Kurds"
    found = mentions(text, [(0, 9, "place"), (11, 21, "facility"), (26, 31, "group")])
    assert {(text[a:b], label) for a, b, label in found} == {("Hague", "place"), ("Thames", "place")}
    assert untyped(found) == {(4, 9), (15, 21)}


@pytest.mark.parametrize(
    ("span", "content", "words"),
    [
        ((0, 11), False, ["Police", "said"]),
        ((12, 25), False, ["that", "it", "was"]),
        ((12, 25), True, ["it", "was"]),
        ((12, 16), True, ["that"]),
        ((14, 19), False, ["that", "it"]),
        ((27, 28), False, []),
        ((3, 3), False, []),
    ],
)
def test_tokens_are_words_that_a_span_touches(span: tuple[int, int], content: bool, words: list[str]) -> None:
    text = "Police said that it was  ."
    found = tokens(text, [span], content=content)
    assert [text[at:].split()[0] for at in sorted(found)] == words
