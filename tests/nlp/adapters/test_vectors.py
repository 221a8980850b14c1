"""Rows at length 1."""

import numpy as np

from coranto.nlp.adapters.vectors import unit_rows


def test_rows_have_length_1_or_are_zero() -> None:
    rows = unit_rows(np.array([[3.0, 4.0], [0.0, 0.0]]))
    assert rows.dtype == np.float32
    assert np.allclose(rows, [[0.6, 0.8], [0.0, 0.0]])
    assert unit_rows(np.zeros((0, 5))).shape == (0, 5)
