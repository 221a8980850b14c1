"""Bounds of what int8 loses."""

import numpy as np
import numpy.typing as npt
from hypothesis import given
from hypothesis import strategies as st
from training.quantise import dequantised, quantised_columns, quantised_rows

Floats = npt.NDArray[np.float32]
ROWS = st.integers(1, 6).flatmap(
    lambda width: st.lists(st.lists(st.floats(-1000, 1000, width=32), min_size=width, max_size=width), min_size=1)
)


@given(ROWS)
def test_no_number_is_off_by_more_than_half_a_step_of_its_row(rows: list[list[float]]) -> None:
    table = np.array(rows, dtype=np.float32)
    small, scale = quantised_rows(table)
    assert small.dtype == np.int8
    assert np.abs(small.astype(int)).max() <= 127
    assert (np.abs(dequantised(small, scale) - table) <= scale[:, None] * 0.5001 + 1e-12).all()


@given(ROWS)
def test_the_largest_of_a_row_comes_back_whole(rows: list[list[float]]) -> None:
    table = np.array(rows, dtype=np.float32)
    again = dequantised(*quantised_rows(table))
    assert np.allclose(np.abs(again).max(axis=1), np.abs(table).max(axis=1), rtol=1e-5, atol=1e-9)


def test_a_row_of_noughts_stays_one() -> None:
    assert not dequantised(*quantised_rows(np.zeros((2, 3), dtype=np.float32))).any()


@given(ROWS)
def test_columns_are_the_rows_of_the_matrix_turned(rows: list[list[float]]) -> None:
    matrix: Floats = np.array(rows, dtype=np.float32)
    small, scale = quantised_columns(matrix)
    assert small.shape == matrix.shape
    assert (np.abs(small * scale - matrix) <= scale * 0.5001 + 1e-12).all()
