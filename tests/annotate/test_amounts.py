"""Numbers with the unit or currency that they are written with."""

import pytest

from coranto.annotate.amounts import amounts
from coranto.tools import open_tools


def found(text: str) -> list[tuple[str, float, str | None]]:
    return [(text[a.start : a.end], a.value, a.written) for a in amounts(text, 0, len(text), open_tools().units)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("US $58.24 per barrel", 58.24, "USD/barrel"),
        ("HK$5.4m", 5.4e6, "HKD"),
        ("€3 bn", 3e9, "EUR"),
        ("RM23.50", 23.5, "MYR"),
        ("USD 10", 10, "USD"),
        ("1,200€", 1200, "EUR"),
        ("7.5 million Danish crowns", 7.5e6, "DKK"),
        ("40 crowns", 40, "crowns"),
        ("2 million pounds", 2e6, "GBP"),
        ("200 pounds", 200, "pounds"),
        ("QX8.1bn", 8.1e9, "QX"),
        ("5 per cent", 5, "percent"),
        ("minus-130 degrees Fahrenheit", -130, "degrees Fahrenheit"),
        ("87 km/h", 87, "km/h"),
        ("5m", 5, "m"),
    ],
)
def test_one_amount(text: str, value: float, unit: str) -> None:
    assert found(text) == [(text, value, unit)]


@pytest.mark.parametrize("text", ["5m people", "5m registered", "5m cast", "5m women"])
def test_an_m_before_those_counted_is_a_million(text: str) -> None:
    assert found(text) == [("5m", 5e6, None)]


@pytest.mark.parametrize("text", ["5m was", "5m high", "5m, as", "5m across the bay"])
def test_an_m_before_anything_else_is_a_metre(text: str) -> None:
    assert found(text)[0] == ("5m", 5, "m")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ('put the crowd at "fewer than 2,500" and left', None),
        ('spoke of "at least 4.5" on air', None),
        ('a pipe 6.5" wide', '"'),
        ('of two pipes one is 4.5" wide and one 6.5" wide', '"'),
    ],
)
def test_a_mark_that_closes_a_quotation_is_no_sign_of_inches(text: str, unit: str | None) -> None:
    assert found(text)[-1][2] == unit


@pytest.mark.parametrize("text", ["G20", "Covid-19", "MH370", "the 1980s", "XC40", "abc", ""])
def test_numbers_in_names(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Jorge Peralta (51), a baker, was held.", ["years old"]),
        ("Her son Ali (6) was rescued.", ["years old"]),
        ("She was 71 and had been ill.", ["years old"]),
        ("A volunteer firefighter, 29, died.", ["years old"]),
        ("The toll, 29, is the highest ever.", [None]),
        ("Two nurses, 44 and 29, were flown out.", [None, "years old", "years old"]),
        ("The three sisters, 8, 11 and 15, are safe.", [None, "years old", "years old", "years old"]),
        ("Both boats, 44 of them new, sank.", [None]),
        ("A girl of 14 was hurt.", ["years old"]),
        ("Norway (14) came first.", [None]),
        ("Turnout was 61 percent.", ["percent"]),
        ('"It burned for two," he said.', [None]),
    ],
)
def test_ages_and_the_ends_of_sentences(text: str, units: list[str | None]) -> None:
    assert [unit for _, _, unit in found(text)] == units
    assert not any(words.endswith((".", '"')) for words, _, _ in found(text))
