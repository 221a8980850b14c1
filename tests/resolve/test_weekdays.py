"""Which weekday a dispatch is written on, as it names its own days."""

import math

import pytest

from coranto.model.annotation import Sentence, TimeExpression
from coranto.resolve.weekdays import (
    NEXT_DAY,
    SAID_NEXT_DAY,
    Profile,
    body_expressions,
    bound_named,
    next_day_share,
    own_named,
    profile,
)
from support import folio

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = range(5)


def placed(text: str) -> list[tuple[TimeExpression, int]]:
    read = folio(text, last="time_expressions")
    return own_named(text, body_expressions(read.of(TimeExpression), read.of(Sentence)))


def written(text: str) -> Profile:
    return profile(bound_named(text, placed(text)), next_day_share(text, placed(text)))


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("The pilots will meet the airline tomorrow, Thursday. They struck on Monday.", WEDNESDAY),
        ("The lock was shut yesterday (Monday) and barges are waiting.", TUESDAY),
        ("Today, Friday, the school in Tromsø reopens. It burned on Tuesday.", FRIDAY),
        ("The jury retired on Wednesday, yesterday, at noon.", THURSDAY),
    ],
)
def test_a_weekday_beside_today_or_tomorrow_tells_the_day_of_writing(text: str, weekday: int) -> None:
    found = written(text)
    assert found.best == weekday
    assert math.exp(found.scores[weekday]) > 0.5


@pytest.mark.parametrize(
    ("head", "own"),
    [
        ("RADIO HVAR\nMidday news, Wednesday, for the web", True),
        ("The Fjord Mail | Wednesday", True),
        ("Wednesday\nThe Fjord Mail", True),
        ("Nine hurt in Wednesday clash", False),
        ("The ferry sank, on Wednesday, off Hvar.", False),
    ],
)
def test_a_weekday_by_itself_in_the_head_is_that_of_writing(head: str, own: bool) -> None:
    text = f"{head}\n\nThe pilots came ashore yesterday. They will be heard on Friday."
    assert (math.exp(written(text).scores[WEDNESDAY]) > 0.5) is own


def test_the_reason_quotes_both_words() -> None:
    assert "“tomorrow, Thursday”" in written("We march tomorrow, Thursday.").told


@pytest.mark.parametrize(
    "text",
    ["Last night, Monday, the tower fell.", "He was freed yesterday. On Monday he had been fined."],
)
def test_other_weekdays_are_bound_to_no_day(text: str) -> None:
    assert [one.weekday for one, _ in bound_named(text, placed(text)) if one.weekday is not None] == [MONDAY]
    assert all(one.direction is None for one, _ in bound_named(text, placed(text)) if one.weekday is not None)


def test_who_says_this_morning_seldom_names_that_day_or_writes_on_it() -> None:
    found = written("A miner died this morning in Lota. Two were found on Tuesday.")
    assert found.scores[TUESDAY] < found.scores[WEDNESDAY] < found.scores[THURSDAY]


def test_later_on_a_weekday_is_told_on_that_day_whatever_else_is_called_today() -> None:
    text = "The envoys meet tonight. Shells fell on Friday. A list is expected to be published later on Friday."
    assert written(text).best == FRIDAY


def test_a_quoted_today_is_the_speakers() -> None:
    text = 'Divers found the bell on Tuesday. "Today is a great day," said the abbot.'
    assert written(text).best == TUESDAY
    assert written(text).next_day > 0


def test_since_a_weekday_is_told_on_a_later_day() -> None:
    found = written("Since Wednesday ferries have been running again between Bari and Durrës.")
    assert found.scores[WEDNESDAY] < min(found.scores[THURSDAY], found.scores[FRIDAY])


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("A dam broke in Kerala on Monday, officials said.", SAID_NEXT_DAY),
        ("The man who was held on Saturday was set free this Tuesday.", SAID_NEXT_DAY),
        ("On Monday the choir stood on the quay and sang.", NEXT_DAY),
        ("The choir sang yesterday evening. On Monday it had rehearsed.", 0.0),
    ],
)
def test_how_likely_it_is_printed_the_day_after(text: str, share: float) -> None:
    assert next_day_share(text, placed(text)) == share
