"""Dates in figures: which of the two numbers is the day."""

import pytest

from timing import times


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Sent on 04.09.2031 by the port office.", "2031-09-04"),
        ("The lock shut on 9/13/2031 and opened on 9/4/2031.", "2031-09-04"),
        ("The lock shut on 13/9/2031 and opened on 4/9/2031.", "2031-09-04"),
        ("It opens on Thursday, 4/9/2031.", "2031-09-04"),
        ("It opens on Thursday, 4/9/31.", "2031-09-04"),
        ("The lock shut on 13/9/31.", "2031-09-13"),
        ("The lock shut on 4.IX.2031.", "2031-09-04"),
        ("Open from 0800 hrs 27 August 2031.", "2031-08-27T08:00"),
        ("It opens on Wednesday, 4/9/2031.", "2031-04-09"),
    ],
)
def test_another_date_a_weekday_or_stops_give_the_order_away(text: str, day: str) -> None:
    assert times(text, None)[-1].begin == day


@pytest.mark.parametrize("text", ["It opens on 4/9/2031.", "Shut on 13/9/2031 and on 9/13/2031, open on 4/9/2031."])
def test_without_a_sign_or_with_two_it_stays_open(text: str) -> None:
    assert times(text, None)[-1].begin not in ("2031-09-04", "2031-04-09")
