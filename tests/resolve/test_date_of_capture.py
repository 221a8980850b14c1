"""When an archive captured a page: evidence of its date, never its date."""

import pytest

from .test_dating import PLAIN, date_of, published

CAPTURED = "2021-03-05T04:00:00+00:00"


def test_a_capture_alone_dates_nothing() -> None:
    found = date_of(PLAIN, captured=CAPTURED)
    assert (found.start, found.basis) == (None, "unknown")


@pytest.mark.parametrize(
    ("head", "captured", "day"),
    [
        ("4 March", CAPTURED, "2021-03-04"),
        ("28 December", "2022-01-03T00:00:00+00:00", "2021-12-28"),
        ("6 March", CAPTURED, "2021-03-06"),
        ("8 March", CAPTURED, None),
        ("1 December", CAPTURED, None),
        ("4 March", None, None),
        ("29 February", CAPTURED, None),
    ],
)
def test_a_day_without_a_year_is_of_the_year_before_the_capture(
    head: str, captured: str | None, day: str | None
) -> None:
    found = date_of(f"Published: {head}\n\n{PLAIN}", captured=captured)
    assert found.start == day
    if day is not None:
        assert found.basis == "inferred"
        assert "it was captured on" in found.reason


def test_a_day_after_the_capture_is_refused_and_told() -> None:
    late = published(("2024-06-01", "meta date"), ("2021-03-02", "json-ld dateCreated"))
    found = date_of(PLAIN, published=late, captured=CAPTURED)
    assert found.start == "2021-03-02"
    assert "1 June 2024 is refused: it was captured before that, on Friday 5 March 2021" in found.reason
    assert date_of(PLAIN, published=late).start == "2024-06-01"
