import pytest

from coranto.text.sides import Side, items_of, name_key, within
from coranto.tools import open_tools

KNOWN = open_tools().parties


@pytest.mark.parametrize(
    ("day", "begin", "until", "inside"),
    [
        ("1991-12-25", "1922-12-30", "1991-12-26", True),
        ("1991-12-26", "1922-12-30", "1991-12-26", False),
        ("1987-01-01", "1987", None, True),
        ("1986-12-31", "1987", None, False),
        ("1991-01-01", None, "1991", False),
        ("2004-06-30", "2004-06", None, True),
    ],
)
def test_ends_may_be_days_months_or_years(day: str, begin: str | None, until: str | None, inside: bool) -> None:
    assert within(day, begin, until) is inside


def test_a_side_without_a_day_stands_and_only_an_open_contest_blurs_it() -> None:
    side = Side("Aland", "state", "1950", None, "an act", contested=(("1960", "1970"),))
    assert side.stands(None)
    assert not side.stands("1949-12-31")
    assert side.disputed("1965-01-01")
    assert not side.disputed(None)
    assert Side("Aland", "state", None, None, "an act", contested=(("1960", None),)).disputed(None)


@pytest.mark.parametrize(
    ("phrase", "names"),
    [
        ("the WHO and those who left", ["WHO"]),
        ("a polish for Polish shoes", ["Polish"]),
        ("they told us of the US", ["US"]),
        ("the U.S. army", ["US"]),
        ("South Sudan's capital", ["South Sudan"]),
        ("Papua New Guinean police", ["Papua New Guinean"]),
    ],
)
def test_names_are_known_as_written_and_the_longest_first(phrase: str, names: list[str]) -> None:
    found = [item.owners[0].written for item in items_of(phrase, "2020-05-01", KNOWN) if item.owners]
    assert found == names


def test_a_name_and_its_genitive_have_one_key() -> None:
    assert name_key("People’s Liberation Army") == name_key("People's Liberation Army") == "people 's liberation army"
    assert name_key("al-Shabaab") == "al shabaab"
