"""Quarters and halves of a year, and what reports of business compare them with."""

import pytest

from timing import saying, times


@pytest.mark.parametrize(
    ("text", "value", "begin", "until"),
    [
        ("Output fell in the third quarter.", "2021-Q3", "2021-07-01", "2021-10-01"),
        ("Output will fall in the third quarter.", "2022-Q3", "2022-07-01", "2022-10-01"),
        ("Output fell in the second half of 2019.", "2019-H2", "2019-07-01", "2020-01-01"),
        ("Output fell in last year's fourth quarter.", "2021-Q4", "2021-10-01", "2022-01-01"),
        ("Output fell in the fifth quarter.", None, None, None),
    ],
)
def test_quarters_and_halves(text: str, value: str | None, begin: str | None, until: str | None) -> None:
    found = saying("", text)
    assert (found.value, found.begin, found.until) == (value, begin, until)


@pytest.mark.parametrize("words", ["a year earlier", "the year-earlier quarter", "the year-ago period"])
def test_a_year_earlier_is_the_same_quarter_of_the_year_before(words: str) -> None:
    found = times(f"The mill lost $2 million in the third quarter. In {words} it had earned $1 million.", "2022-02-23")
    assert [time.value for time in found] == ["2021-Q3", "2020-Q3"]


def test_a_quarter_far_before_is_forgotten() -> None:
    text = f"It lost money in the third quarter. {'It makes nails and screws. ' * 40}A year earlier it was sold."
    assert times(text, "2022-02-23")[-1].value == "2021"
