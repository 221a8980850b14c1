"""The tense of a clause, and what it does to a day without a year or a week."""

import pytest

from coranto.model.annotation import TimeExpression
from timing import folio, saying


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The bridge fell on Friday.", "past"),
        ("The tunnel was open again by Friday.", "past"),
        ("The men were ordered home by Friday.", "future"),
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
        ("On Friday the pilots threatened to walk out.", "past"),
        ("The guild announced that on Friday it will march.", "future"),
        ("The guild announced on Friday that it will march.", "past"),
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
        ("The match has been put back to Friday.", "future"),
        ("Polling was postponed by the court until Friday.", "future"),
        ("Nurses had counted 6,100 cases by Friday.", "past"),
        ("Nurses counted 6,100 cases by Friday.", "past"),
        ("It did not reopen until Friday.", "past"),
        ("It will not reopen until Friday.", "future"),
        ("She said a fault had been found and power would be back by Friday.", "future"),
        ("The plan, which had been rejected, is to be law by Friday.", "future"),
        ("The games end on Friday.", "future"),
        ("He and Amina Bello meet on Friday.", "future"),
        ("Unions spoke of his planned visit on Friday.", "future"),
        ("The visit that she was to make on Friday did not take place.", "past"),
        ("The visit that she was to make on Friday was put off.", "future"),
        ("She declared three days of mourning starting on Friday.", "future"),
        ("He called for a march on the capital on Friday.", "future"),
        ("It said it would close the road when the convoy arrived, probably on Friday.", "future"),
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


def test_the_second_of_two_days_looks_ahead_with_the_first() -> None:
    found = folio("Frost is forecast for Thursday and early on Friday.").of(TimeExpression)
    assert [one.tense for one in found] == ["future", "future"]


@pytest.mark.parametrize(
    ("text", "words", "side"),
    [
        ("It has been dry since mid-January.", "mid-January", "until"),
        ("It will be shut until the end of the month.", "the end of the month", "begin"),
        ("They will talk until the late afternoon.", "the late afternoon", "begin"),
        ("The flag was down by nightfall on Friday.", "nightfall on Friday", "begin"),
        ("It is open after Friday's vote.", "Friday", None),
        ("It rained before dawn on Friday.", "before dawn on Friday", None),
    ],
)
def test_the_side_that_a_preposition_opens(text: str, words: str, side: str | None) -> None:
    found = saying(words, text)
    assert (found.text, found.open) == (words, side)
