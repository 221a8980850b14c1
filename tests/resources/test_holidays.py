"""Holidays on days that one can look up: in almanacs, in the papers of the day, in the law."""

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.resources.holidays import load, rule, spellings

HOLIDAYS = load()
PATTERN = re.compile(HOLIDAYS.pattern)


def begins(name: str, year: int, country: str | None = None) -> list[str]:
    return [one.begin.isoformat() for one in HOLIDAYS.days(name, year, country)]


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Easter Sunday", "1818-03-22"),
        ("Easter Sunday", "1916-04-23"),
        ("Easter Sunday", "2038-04-25"),
        ("Good Friday", "1998-04-10"),
        ("Whit Monday", "2024-05-20"),
        ("Ash Wednesday", "1983-02-16"),
        ("Mardi Gras", "2019-03-05"),
        ("Advent Sunday", "2023-12-03"),
        ("Orthodox Easter", "1917-04-15"),
        ("Orthodox Easter", "2021-05-02"),
        ("Clean Monday", "2024-03-18"),
        ("Orthodox Christmas", "2015-01-07"),
        ("Timkat", "2024-01-20"),
        ("Timkat", "2023-01-19"),
        ("Enkutatash", "2023-09-12"),
        ("Enkutatash", "2007-09-12"),
        ("Meskel", "2022-09-27"),
        ("Passover", "1943-04-20"),
        ("Yom Kippur", "1973-10-06"),
        ("Rosh Hashanah", "2020-09-19"),
        ("Sukkot", "2023-09-30"),
        ("Hanukkah", "2016-12-25"),
        ("Purim", "1994-02-25"),
        ("Shavuot", "2018-05-20"),
        ("Tisha B'Av", "2022-08-07"),
        ("Yom Ha'atzmaut", "2023-04-26"),
        ("Holocaust Remembrance Day", "2024-05-06"),
        ("Chinese New Year", "1976-01-31"),
        ("Chinese New Year", "2023-01-22"),
        ("Lantern Festival", "2021-02-26"),
        ("Qingming", "1976-04-04"),
        ("Dragon Boat Festival", "2022-06-03"),
        ("Mid-Autumn Festival", "2020-10-01"),
        ("Tet", "1968-01-29"),
        ("Tet", "2007-02-17"),
        ("Chuseok", "2022-09-10"),
        ("Diwali", "2008-10-28"),
        ("Diwali", "2021-11-04"),
        ("Holi", "2020-03-10"),
        ("Dussehra", "2018-10-19"),
        ("Ganesh Chaturthi", "2023-09-19"),
        ("Onam", "2018-08-25"),
        ("Thaipusam", "2023-02-05"),
        ("Guru Nanak Gurpurab", "2019-11-12"),
        ("Losar", "2008-02-07"),
        ("Losar", "2024-02-10"),
        ("Losar", "2000-02-06"),
        ("Vesak", "2023-05-05"),
        ("Visakha Bucha", "2023-06-03"),
        ("Nowruz", "2021-03-21"),
        ("Nowruz", "1979-03-21"),
        ("Chaharshanbe Suri", "2023-03-14"),
        ("Yalda Night", "2024-12-20"),
        ("Martin Luther King Day", "2024-01-15"),
        ("Memorial Day", "1965-05-30"),
        ("Memorial Day", "2022-05-30"),
        ("Thanksgiving", "2019-11-28"),
        ("Black Friday", "2018-11-23"),
        ("Labor Day", "2025-09-01"),
        ("Victoria Day", "2020-05-18"),
        ("Mothering Sunday", "2016-03-06"),
        ("Spring Bank Holiday", "2021-05-31"),
        ("Remembrance Sunday", "2018-11-11"),
        ("Midsummer's Eve", "2019-06-21"),
        ("International Women's Day", "2017-03-08"),
        ("Leap Day", "2000-02-29"),
        ("Emperor's Birthday", "2005-12-23"),
    ],
)
def test_days_that_are_known(name: str, day: str) -> None:
    found = HOLIDAYS.days(name, int(day[:4]), "none")
    assert [one.begin.isoformat() for one in found] == [day]
    assert found[0].country is None


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Ramadan", "2018-05-16"),
        ("Eid al-Fitr", "2011-08-30"),
        ("Eid al-Fitr", "1948-08-06"),
        ("Eid al-Adha", "2006-12-31"),
        ("Eid al-Adha", "2015-09-24"),
        ("Ashura", "2004-03-01"),
        ("Arbaeen", "2019-10-19"),
        ("Mawlid", "2014-01-13"),
        ("Islamic New Year", "2020-08-20"),
        ("Day of Arafah", "2023-06-27"),
        ("Quds Day", "2022-04-29"),
    ],
)
def test_a_day_by_the_moon_lies_within_a_day_of_the_sighting(name: str, day: str) -> None:
    found = [one for one in HOLIDAYS.days(name, int(day[:4])) if abs((one.begin - date.fromisoformat(day)).days) <= 1]
    assert len(found) == 1
    assert found[0].sighted


def test_a_lunar_day_may_fall_twice_in_a_year_or_in_none() -> None:
    assert begins("Eid al-Fitr", 2000) == ["2000-01-08", "2000-12-27"]
    assert begins("Mawlid", 2014) == ["2014-01-13"]
    assert begins("Leap Day", 2023) == begins("Leap Day", 1900) == []


@pytest.mark.parametrize(
    ("name", "year", "begin", "until"),
    [
        ("Ramadan", 2024, "2024-03-11", "2024-04-10"),
        ("Hanukkah", 2024, "2024-12-26", "2025-01-03"),
        ("Lent", 2023, "2023-02-22", "2023-04-09"),
        ("Holy Week", 2023, "2023-04-02", "2023-04-09"),
        ("Advent", 2022, "2022-11-27", "2022-12-25"),
        ("Kwanzaa", 2021, "2021-12-26", "2022-01-02"),
        ("Songkran", 2022, "2022-04-13", "2022-04-16"),
        ("Seollal", 2024, "2024-02-09", "2024-02-12"),
        ("Good Friday", 2020, "2020-04-10", "2020-04-11"),
    ],
)
def test_a_stretch_of_days_is_half_open(name: str, year: int, begin: str, until: str) -> None:
    found = HOLIDAYS.days(name, year)
    assert [(one.begin.isoformat(), one.until.isoformat()) for one in found] == [(begin, until)]


@pytest.mark.parametrize(
    ("name", "country", "day"),
    [
        ("Independence Day", "IN", "2022-08-15"),
        ("Independence Day", "UA", "2022-08-24"),
        ("Independence Day", "US", "2022-07-04"),
        ("Independence Day", "IL", "2022-05-05"),
        ("Republic Day", "TR", "2022-10-29"),
        ("National Day", "CN", "2022-10-01"),
        ("National Day", "NO", "2022-05-17"),
        ("Constitution Day", "NO", "2022-05-17"),
        ("Victory Day", "RU", "2022-05-09"),
        ("Thanksgiving", "CA", "2022-10-10"),
        ("Thanksgiving", "FR", "2022-11-24"),
        ("Labour Day", "NZ", "2022-10-24"),
        ("Labour Day", "KE", "2022-05-01"),
        ("Mother's Day", "GB", "2022-03-27"),
        ("Mother's Day", "AU", "2022-05-08"),
        ("Golden Week", "JP", "2022-04-29"),
        ("Unity Day", "RU", "2022-11-04"),
    ],
)
def test_a_country_keeps_its_own_day(name: str, country: str, day: str) -> None:
    assert begins(name, int(day[:4]), country) == [day]


def test_without_a_country_every_reading_is_given_and_the_worlds_first() -> None:
    found = HOLIDAYS.days("Thanksgiving", 2022)
    assert [one.country for one in found] == [None, "CA", "GD", "LR"]
    assert len(HOLIDAYS.days("Independence Day", 2022)) > 120
    assert HOLIDAYS.days("Independence Day", 2022, "GB") == ()


@pytest.mark.parametrize(("name", "year"), [("Eid al-Fitr", 1850), ("Diwali", 2150), ("Easter Sunday", 1500)])
def test_beyond_the_tables_nothing_is_known(name: str, year: int) -> None:
    assert HOLIDAYS.days(name, year) == ()


def test_rules_hold_from_and_to_their_years() -> None:
    assert begins("Martin Luther King Day", 1985) == []
    assert begins("Emperor's Birthday", 2019) == []
    assert begins("King's Day", 2013) == ["2013-04-30"]


@pytest.mark.parametrize(
    ("text", "said", "name"),
    [
        ("before Eid ul-Azha prayers", "Eid ul-Azha", "Eid al-Adha"),
        ("during Eid-ul-Fitr", "Eid-ul-Fitr", "Eid al-Fitr"),
        ("goats sold for Bakrid", "Bakrid", "Eid al-Adha"),
        ("the first night of Chanukah", "Chanukah", "Hanukkah"),
        ("on Deepavali the", "Deepavali", "Diwali"),
        ("on New Year’s Eve in", "New Year’s Eve", "New Year's Eve"),
        ("an Easter Monday walk", "Easter Monday", "Easter Monday"),
        ("on Easter\nMonday", "Easter\nMonday", "Easter Monday"),
        ("on Easter, the", "Easter", "Easter Sunday"),
        ("on St. Patrick's Day", "St. Patrick's Day", "Saint Patrick's Day"),
        ("for Mothers Day.", "Mothers Day", "Mother's Day"),
        ("at Norouz and", "Norouz", "Nowruz"),
        ("Coptic Christmas fell", "Coptic Christmas", "Orthodox Christmas"),
    ],
)
def test_spellings(text: str, said: str, name: str) -> None:
    found = PATTERN.search(text)
    assert found is not None
    assert (found.group(), HOLIDAYS.named(found.group())) == (said, name)


@pytest.mark.parametrize("text", ["the Easter Sunday attacks", "the Good Friday Agreement", "Ash Wednesday bushfires"])
def test_a_name_that_holds_a_weekday_is_told_apart(text: str) -> None:
    found = re.search(HOLIDAYS.lookalike, text)
    assert found is not None
    assert text.endswith(found.group())


@pytest.mark.parametrize(
    "text",
    [
        "a Christmas tree",
        "the Good Friday Agreement",
        "the Tet Offensive",
        "on Easter Island",
        "the Yom Kippur War",
        "the Christmas Day truce",
        "the Boxing Day tsunami",
        "Pentecost Island",
        "Corpus Christi, Texas",
        "a mayday call in may",
        "Ascension Island",
        "they lent him money",
        "Thanksgivings",
        "Holistic",
        "the eastern coast",
    ],
)
def test_what_is_no_day(text: str) -> None:
    assert PATTERN.search(text) is None


def test_spellings_that_people_bear_are_marked() -> None:
    assert {"Ramadan", "Ramazan", "Songkran"} <= HOLIDAYS.personal <= set(HOLIDAYS.forms)
    assert "Christmas" not in HOLIDAYS.personal


def test_every_spelling_is_matched_whole_and_named() -> None:
    wrong = [
        form
        for form, name in HOLIDAYS.forms.items()
        if not PATTERN.fullmatch(form) or HOLIDAYS.named(form.replace("'", "’")) != name
    ]
    assert wrong == []


def test_no_holiday_takes_the_name_of_another() -> None:
    assert [name for name in HOLIDAYS.observances if HOLIDAYS.named(name) != name] == []


def test_every_holiday_falls_in_some_year_of_this_century() -> None:
    assert [name for name in HOLIDAYS.observances if not any(HOLIDAYS.days(name, y) for y in range(2000, 2025))] == []


@given(st.sampled_from(sorted(HOLIDAYS.observances)), st.integers(1, 2400))
def test_days_lie_in_their_year_and_last(name: str, year: int) -> None:
    found = HOLIDAYS.days(name, year)
    assert all(one.begin.year == year and one.begin < one.until for one in found)


@pytest.mark.parametrize("name", sorted(HOLIDAYS.table))
def test_tabled_days_recur(name: str) -> None:
    """From one to the next lies a year of the sun (give or take a month) or twelve moons."""
    world = next(key for key, kept in HOLIDAYS.observances.items() if kept[0].rules and _rests_on(key, name))
    begun = [one.begin for year in range(1905, 2095) for one in HOLIDAYS.days(world, year, "none")]
    gaps = [(after - day) / timedelta(1) for day, after in pairwise(begun)]
    assert gaps
    assert all(345 <= gap <= 395 or 704 <= gap <= 740 for gap in gaps)


def _rests_on(holiday: str, name: str) -> bool:
    first = HOLIDAYS.observances[holiday][0]
    return first.country is None and len(first.rules) == 1 and first.rules[0].on == name


def test_a_rule_that_is_none_is_refused() -> None:
    assert rule("11-01 Monday 1 +1 since 1900").plus == 1
    with pytest.raises(ValueError, match="is no rule"):
        rule("11-01 Moonday 1")


def test_alternatives_in_braces() -> None:
    assert spellings("{a,b} c{ d,}") == ["a c d", "a c", "b c d", "b c"]
