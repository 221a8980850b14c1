"""Windows: all words in order, whole sentences where they fit."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.nlp.windows import PIECES, windows


@pytest.mark.parametrize(
    ("sizes", "ends", "expected"),
    [
        ([], [], []),
        ([1, 1, 1], [3], [(0, 3)]),
        ([1] * 6, [2, 4, 6], [(0, 4), (4, 6)]),
        ([1] * 6, [3, 6], [(0, 3), (3, 6)]),
        ([2, 2, 1, 1, 1], [2, 5], [(0, 2), (2, 5)]),
        ([1] * 11, [11], [(0, 4), (4, 8), (8, 11)]),
        ([9], [1], [(0, 1)]),
        ([1, 9, 1], [1, 2, 3], [(0, 1), (1, 2), (2, 3)]),
        ([3, 3, 3], [3], [(0, 1), (1, 2), (2, 3)]),
        ([1] * 5, [], [(0, 4), (4, 5)]),
    ],
    ids=range(10),
)
def test_windows_of_four_pieces(sizes: list[int], ends: list[int], expected: list[tuple[int, int]]) -> None:
    assert windows(sizes, ends, 4) == expected


def test_what_is_left_of_a_long_sentence_shares_its_window_with_the_next() -> None:
    assert windows([1] * 8, [5, 8], 4) == [(0, 4), (4, 8)]


def test_a_sentence_that_would_not_fit_after_another_gets_a_window_of_its_own() -> None:
    assert windows([1] * 8, [2, 6, 8], 4) == [(0, 2), (2, 6), (6, 8)]


def test_a_full_window_is_128_pieces_with_its_marks() -> None:
    assert PIECES + 2 == 128
    assert windows([1] * 300, [100, 126, 300]) == [(0, 126), (126, 252), (252, 300)]


@st.composite
def texts(draw: st.DrawFn) -> tuple[list[int], list[int], int]:
    sizes = draw(st.lists(st.integers(1, 24), max_size=80))
    ends = draw(st.lists(st.integers(1, len(sizes)), max_size=20)) if sizes else []
    return sizes, ends, draw(st.integers(1, 60))


@given(texts())
def test_windows_hold_all_words_in_order_and_keep_the_limit(given_text: tuple[list[int], list[int], int]) -> None:
    sizes, ends, limit = given_text
    found = windows(sizes, ends, limit)
    assert [word for first, last in found for word in range(first, last)] == list(range(len(sizes)))
    for first, last in found:
        assert first < last
        assert sum(sizes[first:last]) <= limit or last - first == 1


@given(texts())
def test_a_sentence_is_cut_only_if_it_is_longer_than_a_window(given_text: tuple[list[int], list[int], int]) -> None:
    sizes, ends, limit = given_text
    bounds = sorted({0, *ends, len(sizes)})
    for _, cut in windows(sizes, ends, limit)[:-1]:
        for begin, end in pairwise(bounds):
            if begin < cut < end:
                assert sum(sizes[begin:end]) > limit


@given(texts())
def test_no_window_could_take_the_first_sentence_of_the_next(given_text: tuple[list[int], list[int], int]) -> None:
    sizes, ends, limit = given_text
    bounds = sorted({*ends, len(sizes)})
    found = windows(sizes, ends, limit)
    for first, last in found[:-1]:
        sentence_end = min(end for end in bounds if end > last)
        assert sum(sizes[first:sentence_end]) > limit
