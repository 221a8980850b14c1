"""Rows of numbers that stand for sentences."""

import numpy as np
import numpy.typing as npt


def unit_rows(rows: npt.NDArray[np.floating]) -> npt.NDArray[np.float32]:
    """The rows at length 1, ``(n, dimensions)``; a row of zeros stays one, and is like nothing."""
    lengths = np.linalg.norm(rows.astype(np.float64), axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths > 0, lengths, 1), dtype=np.float32)
