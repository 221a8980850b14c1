"""TIMEX3 values and what stays open in them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.text.dates import Days
from coranto.text.timex import (
    Reading,
    day_reading,
    duration_value,
    either,
    moment,
    months_of,
    nth_weekday,
    quarter_reading,
    shared_value,
    thirds,
    units,
    years_reading,
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


def test_one_day_is_a_day_by_whatever_way_it_was_found() -> None:
    before, of = (day_reading(date(2031, 5, 7), reason) for reason in ("before the dispatch", "of the dispatch"))
    assert either([before, of]).precision == "day"


def test_moments_past_midnight_lie_in_the_next_day() -> None:
    assert moment(date(2022, 2, 28), 30) == "2022-03-01T06:00"


@pytest.mark.parametrize(
    ("modifier", "begin", "until"),
    [("early", "2024-02-01", "2024-02-10"), ("mid", "2024-02-10", "2024-02-21"), ("late", "2024-02-21", "2024-03-01")],
)
def test_thirds_of_a_leap_february(modifier: str, begin: str, until: str) -> None:
    third = thirds(Days(date(2024, 2, 1), date(2024, 3, 1)), modifier)
    assert third == Days(date.fromisoformat(begin), date.fromisoformat(until))


@given(st.dates(date(1, 1, 2), date(9000, 1, 1)), st.integers(3, 4000))
def test_thirds_make_up_the_whole(begin: date, count: int) -> None:
    whole = Days(begin, date.fromordinal(begin.toordinal() + count))
    early, mid, late = (thirds(whole, modifier) for modifier in ("early", "mid", "late"))
    assert (early.begin, early.until, mid.until, late.until) == (whole.begin, mid.begin, late.begin, whole.until)


def test_too_short_for_thirds_stays_whole() -> None:
    assert thirds(Days(date(2024, 2, 1), date(2024, 2, 3)), "mid").count == 2


def test_quarters_and_stretches_of_years() -> None:
    quarter = quarter_reading(date(2024, 11, 30), "")
    assert (quarter.value, quarter.begin, quarter.until) == ("2024-Q4", "2024-10-01", "2025-01-01")
    decade = years_reading("199", 1990, 10, "", anchored=False)
    assert (decade.begin, decade.until) == ("1990-01-01", "2000-01-01")
    assert years_reading("0", 0, 100, "", anchored=False).begin is None


def test_units_are_spelt_as_counted() -> None:
    assert [units(1, "month"), units(2.5, "year"), units(3, "day")] == ["1 month", "2.5 years", "3 days"]


def test_the_fourth_thursday() -> None:
    assert nth_weekday(1999, 11, 3, 4) == date(1999, 11, 25)


@given(st.integers(1, 9990), st.integers(1, 12), st.integers(1, 24))
def test_months_are_whole(year: int, first: int, count: int) -> None:
    days = months_of(year, first, count)
    assert days is not None
    assert days.begin.day == days.until.day == 1
    assert 28 * count <= days.count <= 31 * count
