"""How far words reach within a statement."""

import pytest

from coranto.extract.speech.extents import extent, sentence_start
from extract.dispatches import told


def words(text: str, first: int, last: int) -> str:
    """The words of tokens ``first:last`` of a one-statement text."""
    (statement,) = told(text)
    return " ".join(token.text for token in statement.tokens[first:last])


@pytest.mark.parametrize(
    ("text", "start", "expected"),
    [
        ("said the dam held; rain fell", 1, "the dam held"),
        ("said the dam held, while rain fell", 1, "the dam held"),
        ("said the dam held, with effort.", 1, "the dam held , with effort"),
        ("said the U.S. dam held.", 1, "the U.S. dam held"),
    ],
)
def test_extent(text: str, start: int, expected: str) -> None:
    (statement,) = told(text)
    assert words(text, start, extent(statement.tokens, start, ())) == expected


def test_extent_stops_before_another_clause() -> None:
    text = "said the dam held and divers agreed"
    (statement,) = told(text)
    assert words(text, 1, extent(statement.tokens, 1, (5,))) == "the dam held"


def test_sentence_start_is_behind_the_last_stop_or_quotation() -> None:
    (statement,) = told('"It is gone for good," he said; the river rose again')
    start = sentence_start(statement.tokens, len(statement.tokens))
    assert statement.tokens[start].text == "the"
