"""Holidays by calendar, country and tense."""

import pytest

from timing import saying, times


@pytest.mark.parametrize(
    ("text", "day", "value"),
    [
        ("They will march at Easter.", "2022-02-23", "2022-04-17"),
        ("They marched at Easter.", "2022-02-23", "2021-04-04"),
        ("It is quiet in Easter week.", "2022-04-12", "2022-W15"),
        ("Roads in Canada jammed on Mother's Day weekend.", "2022-05-12", "2022-W18-WE"),
        ("Roads in the United States jammed on Thanksgiving weekend.", "2021-12-02", "2021-W47-WE"),
        ("Roads in the United States jammed on Labor Day weekend.", "2021-09-08", "2021-W35-WE"),
        ("They met on Christmas Day 2019.", "2022-02-23", "2019-12-25"),
        ("Shops are shut for Christmas.", "2022-12-25", "2022-12-25"),
        ("A strike is planned for Christmas.", "2022-11-25", "2022-12-25"),
        ("Nobody works on New Year's Day.", "2022-12-20", "2023-01-01"),
        ("Turkey was dear last Thanksgiving.", "2022-02-23", "2021-11-25"),
        ("Ghana will mark Independence Day with a parade.", "2022-02-23", "2022-03-06"),
        ("Mexican children sang on Independence Day.", "2022-02-23", "2021-09-16"),
    ],
)
def test_days_of_holidays(text: str, day: str, value: str) -> None:
    assert saying("", text, day).value == value


def test_a_sighted_day_is_wider_and_says_so() -> None:
    found = saying("", "Diwali was quiet.", "2021-11-20")
    assert (found.value, found.begin, found.until) == ("2021-11-04", "2021-11-03", "2021-11-06")
    assert "sighting" in found.reason


def test_a_day_of_many_countries_has_no_date_without_one() -> None:
    found = saying("", "They sang on Independence Day.")
    assert (found.value, found.begin) == ("XXXX-XX-XX", None)
    assert "countries" in found.reason


@pytest.mark.parametrize("text", ["Mr. Ramadan left.", "The Easter Sunday attacks.", "Ramadan Shallah spoke."])
def test_what_only_sounds_like_a_holiday_is_none(text: str) -> None:
    assert times(text, "2022-02-23") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It opened on Bastille Day.", "XXXX-07-14"),
        ("It opened on Christmas Day.", "XXXX-12-25"),
        ("It opened at Easter.", "XXXX-XX-XX"),
    ],
)
def test_without_a_date_a_fixed_day_keeps_month_and_day(text: str, value: str) -> None:
    found = saying("", text, None)
    assert (found.value, found.begin) == (value, None)
