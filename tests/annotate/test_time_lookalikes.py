"""What looks like a time and is none."""

import pytest

from timing import times


@pytest.mark.parametrize(
    "text",
    [
        "She may leave and they march on.",
        "The fall of the wall shook them.",
        "She spoke from her summer residence.",
        "Frost hurt the winter wheat.",
        "Windows 2000 was old.",
        "He paid $1999 for it.",
        "More than 1990 homes burnt.",
        "1990 people came to 2010 houses.",
        "They were 52 years old.",
        "April Jones and June Brown spoke.",
        "Mr. Ramadan left.",
        "A second chance came.",
        "Prices began to fall.",
        "The rise and fall of an empire is told.",
        "The quarter-final was lost.",
        "More than a quarter of the town burnt.",
        "Pensions fell on Black Wednesday.",
        "The Sunday Herald asked him.",
        "The Mail on Sunday asked him.",
    ],
)
def test_no_time(text: str) -> None:
    assert times(text, "2022-02-23") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The 1971 treaty held.", "1971"),
        ("Its 1990 invasion failed.", "1990"),
        ("Syria's 1973 war with it was short.", "1973"),
        ("It was rebuilt by both 1990 and 2000.", "1990"),
        ("It fell in May.", "2021-05"),
        ("It snowed in Wales on Sunday.", "2022-02-20"),
        ("The census is in May.", "2022-05"),
        ("It rained in spring and fall.", "2021-SP"),
        ("The mill lost money for three quarters.", "P3Q"),
        ("Shops were full on Black Friday.", "2021-11-26"),
        ("Ramadan begins soon.", "2022-04-02/2022-05-01"),
    ],
)
def test_what_is_a_time_beside_it(text: str, value: str) -> None:
    assert times(text, "2022-02-23")[0].value == value
