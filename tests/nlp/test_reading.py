"""A text cut up for the encoder: words, sentences, windows and their rows, which all tell of the same words."""

from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.nlp.features import NAMES, Features
from coranto.nlp.reading import Reading, read
from coranto.nlp.windows import PIECES
from coranto.nlp.wordpiece import WordPiece
from coranto.text.segmentation import PLAIN
from coranto.tools import open_tools
from nlp.texts import any_text, uncovered

LETTERS = "abcdefghijklmnopqrstuvwxyz"
VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", ".", *LETTERS, *(f"##{letter}" for letter in LETTERS)]
BEGIN, END = 2, 3


@cache
def _tools() -> tuple[WordPiece, Features]:
    tools = open_tools()
    return WordPiece(VOCABULARY), Features(tools.names, tools.gazetteer, tools.countries)


def reading(text: str) -> Reading:
    """A piece a letter: words are as long as they look."""
    return read(text, *_tools(), PLAIN)


def test_words_sentences_and_pieces_of_a_text() -> None:
    text = "Ama left.\n\nOsei stayed"
    found = reading(text)
    assert [word.of(text) for word in found.words] == ["Ama", "left", ".", "Osei", "stayed"]
    assert list(found.sentences) == [(0, 3), (3, 5)]
    (stretch,) = found.stretches
    assert (stretch.first, stretch.last) == (0, 5)
    assert len(stretch.pieces) == 1 + 3 + 4 + 1 + 4 + 6 + 1
    assert (stretch.pieces[0], stretch.pieces[-1]) == (BEGIN, END)
    assert stretch.begins.tolist() == [1, 4, 8, 9, 13]


def test_each_piece_has_the_features_of_its_word_and_the_marks_have_none() -> None:
    found = reading("Ama left.")
    (stretch,) = found.stretches
    rows = found.features_of(stretch)
    assert rows.shape == (10, len(NAMES))
    assert not rows[[0, -1]].any()
    for first, last, word in ((1, 4, 0), (4, 8, 1), (8, 9, 2)):
        assert (rows[first:last] == found.rows[word]).all()
    assert rows[1, NAMES.index("title")] == 1


def test_a_text_without_words() -> None:
    for text in ("", " \r\n\t"):
        found = reading(text)
        assert (list(found.words), list(found.sentences), list(found.stretches)) == ([], [], [])


def test_sentences_that_do_not_fit_together_are_read_in_windows_of_their_own() -> None:
    found = reading("\n".join(["Every word counts here."] * 20))
    assert [(s.first, s.last) for s in found.stretches] == [(0, 30), (30, 60), (60, 90), (90, 100)]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 3, [0]), (1, 2, [0]), (3, 4, []), (2, 5, [0, 1]), (0, 9, [0, 1, 2]), (8, 9, [2]), (8, 30, [2]),
        (4, 4, []), (5, 5, []), (9, 9, []), (40, 50, []), (6, 2, []),
    ],
)  # fmt: skip
def test_words_that_a_passage_touches(start: int, end: int, expected: list[int]) -> None:
    assert list(reading("Ama left.").touching(start, end)) == expected


@given(any_text)
def test_words_hold_all_that_is_not_white_space_and_sentences_hold_all_words_once(text: str) -> None:
    found = reading(text)
    assert uncovered(text, list(found.words)).strip() == ""
    assert all(word.of(text).strip() == word.of(text) != "" for word in found.words)
    assert [at for first, last in found.sentences for at in range(first, last)] == list(range(len(found.words)))


@given(any_text)
def test_windows_hold_all_words_once_and_their_arrays_agree(text: str) -> None:
    found = reading(text)
    assert [at for s in found.stretches for at in range(s.first, s.last)] == list(range(len(found.words)))
    for stretch in found.stretches:
        assert len(stretch.begins) == stretch.last - stretch.first
        assert len(stretch.pieces) <= PIECES + 2
        assert found.features_of(stretch).shape == (len(stretch.pieces), len(NAMES))
        assert stretch.begins[0] == 1
        assert (np.diff(stretch.begins) > 0).all()
        assert stretch.begins[-1] < len(stretch.pieces) - 1


@given(any_text, st.integers(0, 100), st.integers(0, 100))
def test_touching_is_what_its_name_says(text: str, start: int, end: int) -> None:
    found = reading(text)
    slow = [at for at, word in enumerate(found.words) if set(range(*word)) & set(range(start, end))]
    assert list(found.touching(start, end)) == slow
