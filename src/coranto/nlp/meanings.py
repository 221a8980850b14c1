"""Vectors of sentences, made short enough to be kept for every sentence."""

from typing import Final

import numpy as np
import numpy.typing as npt

AXES: Final = 64
"""Numbers that are left of a vector: so many tell sentences of one matter as well as all (``training/meanings.py``)."""
_FINE: Final = 1000
"""Steps into which a number of the embedder is rounded, so that all that follows is exact."""


def shortened(vectors: npt.NDArray[np.float32], axes: bytes) -> list[bytes]:
    """What is left of each row along the axes, as signed bytes: ``AXES`` of them, none where the row is nothing.

    ``axes``: signed bytes, a row of them for each number of a vector and ``AXES`` in a row.
    """
    turned = np.frombuffer(axes, np.int8).reshape(-1, AXES).astype(np.int64)
    rows = np.rint(vectors * _FINE).astype(np.int64) @ turned
    return [_bytes(row) for row in rows]


def _bytes(row: npt.NDArray[np.int64]) -> bytes:
    greatest = int(np.abs(row).max(initial=0))
    return np.rint(row * (127 / greatest)).astype(np.int8).tobytes() if greatest else b""
