"""TIMEX3 values and what stays open in them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.text.timex import (
    Reading,
    day_reading,
    duration_value,
    easter_sunday,
    either,
    moment,
    months_of,
    nth_weekday,
    shared_value,
)


@pytest.mark.parametrize(
    ("amount", "letter", "value"),
    [
        (3, "D", "P3D"),
        (5.5, "TH", "PT5H30M"),
        (1.5, "TM", "PT1M30S"),
        (0.5, "Y", "P6M"),
        (2, "DE", "P20Y"),
        (None, "W", "PXW"),
        (None, "TH", "PTXH"),
        (None, "CE", "PXY"),
        (2.5, "Y", "P2Y6M"),
    ],
)
def test_durations(amount: float | None, letter: str, value: str) -> None:
    assert duration_value(amount, letter) == value


def test_what_readings_share_is_kept_and_the_rest_left_open() -> None:
    friday, saturday = day_reading(date(2022, 2, 25), "x"), day_reading(date(2022, 2, 26), "x")
    both = either([friday, saturday])
    assert (both.value, both.begin, both.until, both.precision) == ("2022-02-2X", "2022-02-25", "2022-02-27", "range")
    assert either([friday, friday]) == friday
    assert shared_value(["2022", "2022-02"]) is None
    assert either([Reading("P1D"), Reading("P2D")]).begin is None


def test_moments_past_midnight_lie_in_the_next_day() -> None:
    assert moment(date(2022, 2, 28), 30) == "2022-03-01T06:00"


@pytest.mark.parametrize(("year", "day"), [(1998, "04-12"), (2000, "04-23"), (2024, "03-31"), (2038, "04-25")])
def test_easter(year: int, day: str) -> None:
    assert easter_sunday(year).isoformat() == f"{year}-{day}"


def test_the_fourth_thursday() -> None:
    assert nth_weekday(1999, 11, 3, 4) == date(1999, 11, 25)


@given(st.integers(1, 9990), st.integers(1, 12), st.integers(1, 24))
def test_months_are_whole(year: int, first: int, count: int) -> None:
    days = months_of(year, first, count)
    assert days is not None
    assert days.begin.day == days.until.day == 1
    assert 28 * count <= days.count <= 31 * count
