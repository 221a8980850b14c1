import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.compose.timelines.words import Vectors, vectors

ROWS = [{"dam", "burst", "valley"}, {"dam", "law", "vote"}, {"dam", "burst", "law", "rain"}]


def made(rows: list[set[str]] | None = None, groups: list[int] | None = None) -> Vectors:
    rows = ROWS if rows is None else rows
    return vectors(rows, np.array(list(range(len(rows))) if groups is None else groups, dtype=np.int64))


def dense(rows: Vectors) -> np.ndarray:
    table = np.zeros((len(rows), rows.width))
    for row in range(len(rows)):
        piece = slice(rows.bounds[row], rows.bounds[row + 1])
        table[row, rows.columns[piece]] = rows.weights[piece]
    return table


@given(st.lists(st.sets(st.sampled_from("abcdefgh"), min_size=1), min_size=1, max_size=8))
def test_rows_have_unit_length_and_products_are_those_of_the_dense_table(rows: list[set[str]]) -> None:
    found = made(rows)
    table, shares = dense(found), np.arange(1.0, len(rows) + 1)
    assert np.allclose((table**2).sum(1), 1)
    assert np.allclose(found.total(shares), shares @ table)
    assert np.allclose(found.present(shares), shares @ (table > 0))
    assert np.allclose(found.dot(found.total(shares)), table @ (shares @ table))
    assert np.allclose(found.likeness(found), 1)


@given(st.lists(st.sets(st.sampled_from("abcdefgh"), min_size=1), min_size=1, max_size=8), st.data())
def test_taken_rows_are_the_rows_in_the_order_asked_for(rows: list[set[str]], data: st.DataObject) -> None:
    found = made(rows)
    asked = data.draw(st.lists(st.integers(0, len(rows) - 1)))
    assert np.array_equal(dense(found.take(asked)), dense(found)[np.array(asked, dtype=np.int64)])


def test_a_stem_that_fewer_articles_hold_weighs_more() -> None:
    found = made([{"dam", "burst"}, {"dam", "vote"}, {"dam", "rain"}])
    common, rare = sorted(found.weights[:2])
    assert common < rare


def test_rows_of_one_article_count_once_for_rarity() -> None:
    apart, together = made(groups=[0, 1, 2]), made(groups=[0, 0, 0])
    assert len(set(np.round(together.weights[:3], 6))) == 1
    assert len(set(np.round(apart.weights[:3], 6))) > 1


def test_likeness_is_to_the_row_most_alike_and_0_to_none() -> None:
    found = made()
    assert found.likeness(found.take([])).tolist() == [0, 0, 0]
    assert found.likeness(found.take([0, 1]))[2] == pytest.approx(max((dense(found) @ dense(found).T)[2, :2]))


def test_no_rows_have_no_products() -> None:
    none = made([])
    assert (len(none), none.dot(np.zeros(none.width)).tolist(), none.mean(np.zeros(none.width)).tolist()) == (0, [], [])
