import pytest

from coranto.text.distance import distance_km


@pytest.mark.parametrize(
    ("a", "b", "km"),
    [
        ((51.5, -0.12), (48.86, 2.35), 343),  # London, Paris
        ((0, 179.5), (0, -179.5), 111),  # across the date line
        ((90, 0), (90, 120), 0),
    ],
)
def test_distances_on_the_globe(a: tuple[float, float], b: tuple[float, float], km: float) -> None:
    assert distance_km(*a, *b) == pytest.approx(km, abs=3)
    assert distance_km(*a, *b) == pytest.approx(distance_km(*b, *a))
