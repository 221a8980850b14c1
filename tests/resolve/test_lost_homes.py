"""Which homes are told to be destroyed."""

import pytest

from coranto.model.assertion import Figure
from coranto.model.corpus import Folio, MemoryCorpus
from coranto.resolve.lost_homes import homes_with_fates
from resolve.test_series import figure
from sources import dispatch


def fates(text: str, *numbers: tuple[str, str]) -> list[str | None]:
    rows = [
        figure("a", 1, start=text.index(number), end=text.index(number) + len(number), quantity="other", counted=noun)
        for number, noun in numbers
    ]
    corpus = MemoryCorpus({"a": Folio(dispatch(text, "a")).with_rows(rows, [Figure])}, {})
    return [made.counted for made in homes_with_fates(rows, corpus).values()]


@pytest.mark.parametrize(
    ("text", "number", "counted"),
    [
        ("In Adana 48 homes have been destroyed.", ("48", "homes"), "destroyed homes"),
        ("The fire destroyed at least 48 homes.", ("48", "homes"), "destroyed homes"),
        ("The agency counts 57 burnt houses.", ("57", "burnt houses"), "burnt houses"),
        ("The power is out in 900 homes.", ("900", "homes"), "homes"),
        ("The fire destroyed 48 schools.", ("48", "schools"), "schools"),
    ],
)
def test_one_number(text: str, number: tuple[str, str], counted: str) -> None:
    assert fates(text, number) == [counted]


def test_a_number_without_a_noun_is_of_those_counted_last() -> None:
    text = "Some 48 homes have been destroyed. The mayor has 61 on his list. Another 900 homes are dark."
    found = fates(text, ("48", "homes"), ("61", "homes"), ("900", "homes"))
    assert found == ["destroyed homes", "destroyed homes", "homes"]
