"""Imprecise dates: reading, arithmetic, comparison."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.text.dates import (
    Days,
    calendar_day,
    iso_shifted,
    iso_week,
    month_shifted,
    named_weekday,
    parse_iso,
    shifted,
    spoken,
    weekday_after,
    weekday_before,
    weekday_on_or_after,
    weekday_on_or_before,
    whole_day,
    whole_month,
    whole_week,
    whole_year,
)

DAYS = st.dates(date(1, 2, 1), date(9998, 11, 30))
WEEKDAY = st.integers(0, 6)


@pytest.mark.parametrize(
    ("text", "begin", "until", "precision"),
    [
        ("2022", "2022-01-01", "2023-01-01", "year"),
        ("2020-02", "2020-02-01", "2020-03-01", "month"),
        ("2021-12", "2021-12-01", "2022-01-01", "month"),
        ("2020-02-29", "2020-02-29", "2020-03-01", "day"),
        ("20200229", "2020-02-29", "2020-03-01", "day"),
        ("2022-W08", "2022-02-21", "2022-02-28", "week"),
        ("2022-02-26T23:59:59-05:00", "2022-02-26", "2022-02-27", "day"),
        (" 2022-02-26 10:00Z ", "2022-02-26", "2022-02-27", "day"),
    ],
)
def test_iso_dates_become_half_open_days(text: str, begin: str, until: str, precision: str) -> None:
    parsed = parse_iso(text)
    assert parsed is not None
    days, how = parsed
    assert (days.begin.isoformat(), days.until.isoformat(), how) == (begin, until, precision)


@pytest.mark.parametrize("text", ["", "soon", "2021-02-29", "2022-13", "2022-W60", "0000", "22-02-26", "2022-02-26x"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_iso(text) is None


def test_comparison_does_not_pretend() -> None:
    march, day = whole_month(2021, 3), whole_day(date(2021, 3, 5))
    assert march is not None
    assert day.begin in march
    assert march.until not in march
    assert march.overlaps(day)
    assert march.common(day) == day
    assert day.common(whole_day(date(2021, 3, 6))) is None
    assert day.hull(whole_day(date(2021, 3, 8))) == Days(date(2021, 3, 5), date(2021, 3, 9))
    assert (march.last, march.count, march.is_day) == (date(2021, 3, 31), 31, False)


def test_the_calendar_has_no_thirtieth_of_february() -> None:
    assert calendar_day(2021, 2, 30) is None
    assert calendar_day(0, 1, 1) is None
    assert whole_month(2021, 13) is None
    assert whole_year(9999) is None
    assert iso_week(date(2021, 1, 3)) == "2020-W53"
    assert spoken(date(2022, 2, 26)) == "Saturday 26 February 2022"


@given(DAYS, WEEKDAY)
def test_weekdays_lie_within_a_week_on_the_side_asked_for(day: date, weekday: int) -> None:
    found = {
        weekday_on_or_before(day, weekday): range(-6, 1),
        weekday_before(day, weekday): range(-7, 0),
        weekday_on_or_after(day, weekday): range(7),
        weekday_after(day, weekday): range(1, 8),
    }
    for one, distances in found.items():
        assert one.weekday() == weekday
        assert (one - day).days in distances or one in (
            weekday_on_or_before(day, weekday),
            weekday_on_or_after(day, weekday),
        )


@given(DAYS, WEEKDAY, st.sampled_from([None, -1, 0, 1]), st.sampled_from([None, "past", "present", "future"]))
def test_a_weekday_equal_to_the_day_is_that_day(
    day: date, weekday: int, direction: int | None, tense: str | None
) -> None:
    meant, why = named_weekday(day, weekday, direction, tense)
    assert meant.weekday() == weekday
    assert why
    if weekday == day.weekday() and direction in (None, 0):
        assert meant == day


@given(DAYS, st.integers(-4000, 4000))
def test_weeks_and_months_hold_their_days(day: date, by: int) -> None:
    assert day in whole_week(day)
    assert whole_week(day).count == 7
    moved = month_shifted(day, by)
    assert moved.day == 1
    if 24 < day.year * 12 + by < 9990 * 12:
        assert month_shifted(moved, -by) == day.replace(day=1)


def test_shifting_stops_at_the_ends_of_the_calendar() -> None:
    assert shifted(date.max, 1) == date.max
    assert shifted(date.min, -1) == date.min


@pytest.mark.parametrize(
    ("day", "by", "other"),
    [
        ("2034-02-28", 1, "2034-03-01"),
        ("2036-03-01T08:30", -1, "2036-02-29"),
        ("9999-12-31", 1, "9999-12-31"),
    ],
)
def test_an_iso_day_is_shifted_within_the_calendar(day: str, by: int, other: str) -> None:
    assert iso_shifted(day, by) == other
