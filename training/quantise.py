"""Int8 weights: one scale a row of the word table, one a column of every matrix."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.int8]


LARGEST_OF_TABLE = 127
LARGEST_OF_MATRIX = 63
"""Processors without VNNI add two products of a byte of activations and one of weights in 16 bits: 2 x 255 x 63 still
fits, so that sums are the same on every processor."""


def quantised_rows(table: Floats, largest: int = LARGEST_OF_TABLE) -> tuple[Bytes, Floats]:
    """The table ``(n, width)`` as whole numbers from ``-largest`` to ``largest`` and the scale ``(n,)`` of each row."""
    scale = np.maximum(np.abs(table).max(axis=1) / largest, 1e-12).astype(np.float32)
    return np.rint(table / scale[:, None]).astype(np.int8), scale


def dequantised(table: Bytes, scale: Floats) -> Floats:
    """What the table and its scales stand for."""
    return table.astype(np.float32) * scale[:, None]


def quantised_columns(matrix: Floats) -> tuple[Bytes, Floats]:
    """The matrix ``(inputs, outputs)`` as whole numbers and the scale ``(outputs,)`` of each column."""
    table, scale = quantised_rows(np.ascontiguousarray(matrix.T), LARGEST_OF_MATRIX)
    return np.ascontiguousarray(table.T), scale
