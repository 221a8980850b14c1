"""Words around a number that say what happened to those counted."""

import pytest

from coranto.extract.counts.tolls import dimension, is_part
from coranto.model.annotation import Quantity
from coranto.tools import open_tools


def quantity(text: str, words: str, unit: str | None = "people") -> Quantity:
    start = text.index(words)
    return Quantity("a", start, start + len(words), words, 1, 1, 1, "exact", None, unit, "people", None)


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("USD", "money"),
        ("USD/barrel", "money"),
        ("miles", "length"),
        ("km", "length"),
        ("tonnes/year", "mass"),
        ("percent", "percent"),
        (None, "percent"),
        ("years old", "age"),
        ("weeks", "time"),
        ("people", None),
        ("houses", None),
        ("magnitude", "level"),
    ],
)
def test_dimension(unit: str | None, expected: str | None) -> None:
    assert dimension(quantity("5", "5", unit), open_tools()) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("40 people, including 12 children", True),
        ("40 people, 12 of them children", True),
        ("40 people, among them 12 nurses", True),
        ("40 people were killed, and the list has the names of 12 people", True),
        ("40 people and 12 nurses", False),
        ("40 people died. Including 12 nurses", False),
    ],
)
def test_parts(text: str, expected: bool) -> None:
    assert is_part(text, quantity(text, "40"), quantity(text, "12")) is expected
