"""The tense of a clause, and what it does to a day without a year or a week."""

import pytest

from coranto.model.annotation import TimeExpression
from timing import folio, saying


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The bridge fell on Friday.", "past"),
        ("The bridge will fall on Friday.", "future"),
        ("Soldiers are in the town on Friday.", "present"),
        ("Ministers to debate dam on Friday", "future"),
        ("Fire kills nine in mill on Friday", None),
        ("The verdict is due on Friday.", "future"),
        ("It had been due to expire on Friday.", None),
        ("The summit opens in Lima on Friday.", "future"),
        ("Leaders meet in Lima on Friday.", "future"),
        ("The vote is on Friday.", "future"),
        ("He agreed to leave on Friday.", "future"),
        ("They failed to agree on Friday.", None),
        ("It would be paid on a still unspecified Friday.", "future"),
        ("He may have left on Friday.", "past"),
        ("He may leave on Friday.", "future"),
        ("The rally planned for Friday was called off.", "future"),
        ("Troops moved ahead of Friday's vote.", "future"),
        ("Troops wept after Friday's raid.", "past"),
        ("They must leave by Friday.", "future"),
        ("By Friday they had left.", "past"),
        ("It has been shut since Friday.", "past"),
    ],
)
def test_tense(text: str, tense: str | None) -> None:
    found = folio(text).of(TimeExpression)
    assert [one.tense for one in found if one.weekday is not None] == [tense]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The year ended Jan. 31.", "2021-01-31"),
        ("The bank collapsed in November.", "2020-11"),
        ("The bank agreed to buy the mill in November.", "2021-11"),
        ("The census will begin in March.", "2022-03"),
        ("Holders of record Nov. 16 are paid.", "2021-11-16"),
        ("She was born on 3 December.", "2020-12-03"),
    ],
)
def test_days_and_months_without_a_year(text: str, value: str) -> None:
    assert saying("", text, "2021-10-20").value == value
