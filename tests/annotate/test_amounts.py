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


def test_an_m_before_a_plural_is_a_million() -> None:
    assert found("5m people") == [("5m", 5e6, None)]


@pytest.mark.parametrize("text", ["G20", "Covid-19", "MH370", "the 1980s", "XC40", "abc", ""])
def test_numbers_in_names(text: str) -> None:
    assert found(text) == []
