"""Days in brackets before a value of their own."""

import pytest

from coranto.text.day_labels import label_of


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Dead: 7 (15 August: 5)", "(15 August: "),
        ("Dead: 7 (15 August, 18:00: 5)", "(15 August, 18:00: "),
        ("Dead: 7 [as of 15 August: 5]", "[as of 15 August: "),
        ("Dead: 7 (15 August), missing: 5", None),
        ("Dead: 7 on 15 August: 5 men, 2 women", None),
        ("Dead: 7 (15 August: none)", None),
    ],
)
def test_a_day_that_dates_another_value(text: str, label: str | None) -> None:
    start = text.index("15 August")
    found = label_of(text, start, start + len("15 August"))
    assert (None if found is None else text[found.start : found.end]) == label
