import pytest

from coranto.text.meanings import nearness

EAST, WEST, NORTH, BOTH = (bytes([x % 256, y]) for x, y in ((9, 0), (-9, 0), (0, 9), (9, 9)))


@pytest.mark.parametrize(
    ("one", "other", "cosine"),
    [(EAST, EAST, 1), (EAST, BOTH, 0.7071), (EAST, NORTH, 0), (EAST, WEST, -1), (b"", EAST, 0), (EAST, b"", 0)],
)
def test_vectors_are_as_near_as_their_directions(one: bytes, other: bytes, cosine: float) -> None:
    assert nearness(one, other) == pytest.approx(cosine, abs=1e-4)
