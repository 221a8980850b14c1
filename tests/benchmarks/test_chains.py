"""Scores of clusterings, against values worked out by hand."""

import pytest
from benchmarks.chains import conll

ONE = [frozenset("ab"), frozenset("c")]


def test_the_same_grouping_is_perfect() -> None:
    assert conll(ONE, ONE) == dict.fromkeys(("muc", "b3", "ceafe", "conll"), (1.0, 1.0, 1.0))


def test_all_in_one_group() -> None:
    scores = conll(ONE, [frozenset("abc")])
    assert scores["muc"][:2] == (pytest.approx(1 / 2), 1.0)
    assert scores["b3"][:2] == (pytest.approx(5 / 9), 1.0)
    assert scores["ceafe"][:2] == (pytest.approx(4 / 5), pytest.approx(2 / 5))


def test_what_only_one_side_has_counts_against_it() -> None:
    missed = conll(ONE, [frozenset("ab")])
    assert missed["b3"][:2] == (1.0, pytest.approx(2 / 3))
    invented = conll([frozenset("ab")], ONE)
    assert invented["b3"][:2] == (pytest.approx(2 / 3), 1.0)
    assert invented["ceafe"][:2] == (pytest.approx(1 / 2), 1.0)


def test_nothing_given_finds_nothing() -> None:
    assert conll(ONE, [])["conll"][1] < 0.5
