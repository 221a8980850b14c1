"""Nearness in meaning, by vectors made by hand."""

import pytest

from coranto.compose.meanings import Meanings

EAST, NORTH, BETWEEN = (bytes([x, y] + [0] * 62) for x, y in ((127, 0), (0, 127), (127, 127)))
HOMES = [("a", 0), ("b", 0), ("b", 40), ("b", 80), ("c", 0)]


def found() -> Meanings:
    return Meanings(HOMES, [EAST, NORTH, BETWEEN, EAST, b""])


def test_the_cosine_is_that_of_the_directions_whatever_their_lengths():
    assert found().cosine(0, 1) == 0
    assert found().cosine(0, 2) == pytest.approx(0.7071, abs=1e-4)
    assert found().cosine(0, 3) == pytest.approx(1)
    assert found().cosine(2, 0) == pytest.approx(found().cosine(0, 2))


def test_of_another_dispatch_the_nearest_come_first():
    assert list(found().nearest(0, "b", 2)) == [3, 2]
    assert list(Meanings(HOMES[:4], [EAST, NORTH, EAST, EAST]).nearest(0, "b", 2)) == [2, 3]


def test_the_nearest_leads_the_next_and_all_others_lag_behind_it():
    assert found().lead(0, 3) == pytest.approx(1 - 0.7071, abs=1e-4)
    assert found().lead(0, 1) == pytest.approx(-1)
    assert found().lead(3, 0) == pytest.approx(1)


def test_of_a_sentence_that_has_no_vector_nothing_is_known():
    assert found().cosine(0, 4) == found().cosine(4, 0) == 0
    assert list(found().nearest(4, "b", 2)) == list(found().nearest(0, "c", 2)) == []
    assert found().lead(4, 0) == found().lead(0, 4) == 0
