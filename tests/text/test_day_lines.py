"""Lines that name a day and divide a text."""

import pytest

from coranto.text.day_lines import dividing

DIARY = "Rally diary\n\n- FRIDAY 4 MAY -\nThe cars left Tula.\n\nTHURSDAY 3 MAY\nOn 2 May it snowed.\n"


def spans(text: str, *named: str) -> list[tuple[int, int]]:
    return [(text.index(day), text.index(day) + len(day)) for day in named]


def test_lines_that_hold_a_day_alone_divide() -> None:
    heads = spans(DIARY, "FRIDAY 4 MAY", "THURSDAY 3 MAY", "2 May")
    assert dividing(DIARY, heads) == [start for start, _ in heads[:2]]


@pytest.mark.parametrize("text", ["4 May\nIt snowed on 5 May.", "On 4 May\nit snowed.", ""])
def test_one_line_or_none_divides_nothing(text: str) -> None:
    assert not dividing(text, spans(text, *(day for day in ("4 May", "5 May") if day in text)))
