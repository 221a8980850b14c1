"""Times counted from events: ordinal days, distances after and before, and days of events."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.annotate.time_events import _outwards
from coranto.annotate.time_scene import SAID, is_same
from timing import saying


@pytest.mark.parametrize(
    ("text", "words", "value", "anchor"),
    [
        # the text tells when it began
        (
            "Dockers in Lagos went on strike on 14 February. On the sixth day of the strike two ships turned back.",
            "the sixth day",
            "2022-02-19",
            "strike 2022-02-14",
        ),
        (
            "Talks opened in Hanoi on Monday, 7 February. In a second week of talks the mediator left.",
            "a second week",
            "2022-W07",
            "talks 2022-02-07",
        ),
        (
            "The blockade, which began on 1 November, has entered its fourth month.",
            "its fourth month",
            "2022-02",
            "blockade 2021-11-01",
        ),
        (
            "The towns have been under curfew since Saturday. Forty were held on the second night of the curfew.",
            "the second night",
            "2022-02-20TNI",
            "curfew 2022-02-19",
        ),
        ("War began on 24 February 2014. Day 100 of the war was quiet.", "Day 100", "2014-06-03", "war 2014-02-24"),
        # its sentence names the day
        ("Crews searched on Tuesday for a third day.", "a third day", "2022-02-22", "Tuesday 2022-02-22"),
        ("Monday was the 12th day of the walkout.", "the 12th day", "2022-02-21", "Monday 2022-02-21"),
        # nothing tells: the news of the dispatch
        ("Thousands marched in Tbilisi on a fifth day of protests.",
         "a fifth day", "2022-02-23", "published 2022-02-23"),
        ("Rain fell for the ninth straight night.",
         "the ninth straight night", "2022-02-23TNI", "published 2022-02-23"),
        ("The drought is in its third year.", "its third year", "2022", "published 2022-02-23"),
    ],
)  # fmt: skip
def test_ordinal_days(text: str, words: str, value: str, anchor: str) -> None:
    found = saying(words, text)
    assert (found.text, found.value, found.anchor) == (words, value, anchor)
    assert found.reason


@pytest.mark.parametrize(
    ("text", "words", "value", "reason"),
    [
        ("A quake shook Guerrero on 9 February. Two days after the quake a child was found.",
         "Two days", "2022-02-11", "quake"),
        ("Three days after the flood, help began to arrive on Wednesday. The river had burst its banks on Sunday.",
         "Three days", "2022-02-23", "Wednesday"),
        ("The riots began on Saturday in the port, two days after a boy was shot.",
         "two days", "2022-02-19", "Saturday"),
        ("The vote is set for 1 March. A week before the vote the lists were closed.", "A week", "2022-02-22", "vote"),
        ("The king was buried on Friday. The day after the burial shops reopened.", "The day", "2022-02-19", "burial"),
        ("The verdict fell on Friday. On the eve of the verdict police closed the square.",
         "the eve", "2022-02-17", "verdict"),
        ("The dam burst on 2 February. On the night of the flood no siren sounded.",
         "the night", "2022-02-02TNI", "flood"),
        ("She was arrested on Friday. The Sunday after her arrest the square filled.",
         "The Sunday", "2022-02-20", "arrest"),
        ("The mine was shut on 3 May 2019. Six months after the mine was shut the town was empty.",
         "Six months", "2019-11", "mine"),
        ("Two days after Christmas the roof fell in.", "Two days", "2021-12-27", "Christmas"),
        ("On Tuesday, three days after the raid, the villagers came back.", "three days", "2022-02-22", "Tuesday"),
        ("Ten days after the mudslide, families are still digging.", "Ten days", "2022-02-23", "own day"),
        ("Lisbon lost the final on 8 February. Five days after the defeat the coach left.",
         "Five days", "2022-02-13", "defeat"),
    ],
)  # fmt: skip
def test_distances_from_events(text: str, words: str, value: str, reason: str) -> None:
    found = saying(words, text)
    assert (found.text, found.value, found.type) == (words, value, "TIME" if "T" in value else "DATE")
    assert reason in f"{found.reason} {found.anchor}"


def test_where_the_event_has_no_day_the_length_alone_is_told() -> None:
    found = saying("Three weeks", "Three weeks after the treaty was torn up, the guns spoke.")
    assert (found.type, found.value, found.begin, found.until) == ("DURATION", "P3W", None, None)
    assert "treaty" in found.reason
    day = saying("the day", "Nobody slept on the day of the eclipse.", None)
    assert (day.value, day.begin) == ("XXXX-XX-XX", None)


def test_an_event_told_as_past_does_not_lie_ahead() -> None:
    text = "Parliament will vote on 20 February 2023. Two days after the vote the rector had fled."
    assert saying("Two days", text).begin is None


@pytest.mark.parametrize(
    ("text", "words", "value", "anchor"),
    [
        ("The envoy landed on 3 February. The next day he flew on.", "The next day", "2022-02-04", "3 February"),
        ("A bomb went off on Friday. That night two men were held.", "That night", "2022-02-18TNI", "Friday"),
        ("He was freed on 10 February. The previous evening he had been beaten.",
         "The previous evening", "2022-02-09TEV", "10 February"),
        ("The yacht left on 28 January. Three days later it sank.", "Three days later", "2022-01-31", "28 January"),
        ("In 1994 the dam was built. Two years later it leaked.", "Two years later", "1996", "1994"),
        ("On 22 May 1995 she was promoted, and the following year she left.",
         "the following year", "1996", "22 May 1995"),
        ("The envoys met on Monday. The following Wednesday they will sign.",
         "The following Wednesday", "2022-02-23", "Monday"),
        ("The cabinet fell on 3 February. In the evening crowds sang.", "the evening", "2022-02-03TEV", "3 February"),
        ("The cabinet fell on 3 February. On that Friday crowds sang.", "that Friday", "2022-02-04", "3 February"),
        ("The cabinet fell on 3 February. The following Sunday crowds sang. On Tuesday the king spoke.",
         "Tuesday", "2022-02-08", "The following Sunday"),
        ("Votes were cast on 3 February. On that Saturday the count was stopped, to go on from 1 March, and on Sunday "
         "a judge was shot.", "Sunday", "2022-02-06", "that Saturday"),
        ("The envoy, who was expected on 3 February, turned back. Two days later he landed.",
         "Two days later", "2022-02-05", "3 February"),
    ],
)  # fmt: skip
def test_what_is_counted_from_a_day_told_before(text: str, words: str, value: str, anchor: str) -> None:
    found = saying(words, text)
    assert (found.text, found.value) == (words, value)
    assert found.anchor is not None
    assert found.anchor.startswith(anchor)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("arrest", "arrested", True), ("splashdown", "splashed", True), ("vote", "voted", True),
     ("strike", "string", False), ("burial", "buried", True), ("war", "warm", False), ("dam", "dam", True)],
)  # fmt: skip
def test_forms_of_one_word(one: str, other: str, *, same: bool) -> None:
    assert is_same(one, other) is same
    assert is_same(other, one) is same


def test_what_stands_behind_a_semicolon_dates_nothing_before_it() -> None:
    found = saying("Two days", "Two days after the landslide, he quit; he would stay, he said on Monday.")
    assert (found.value, found.begin) == ("P2D", None)


@given(st.lists(st.integers(0, 60), unique=True).map(sorted), st.integers(0, 60))
def test_days_are_looked_at_from_the_nearest_on_and_of_equals_the_one_before_first(starts, at):
    days = [SimpleNamespace(found=SimpleNamespace(start=start)) for start in starts]
    assert [one.found.start for one in _outwards(days, at)] == sorted(starts, key=lambda s: (abs(s - at), s))


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The cabinet fell on 3 February. He said that Friday was too late.", "Friday", "2022-02-18"),
        ("The cabinet fell on 3 February. On Saturday crowds sang.", "Saturday", "2022-02-19"),
        ("The cabinet fell on 3 February. The following Sunday crowds sang.\n\nOn Monday the king spoke.",
         "Monday", "2022-02-21"),
        ("Votes were cast on Friday. On that Friday shops were shut. On Monday they opened.", "Monday", "2022-02-21"),
    ],
)  # fmt: skip
def test_a_weekday_alone_is_the_last_before_the_dispatch(text: str, words: str, value: str) -> None:
    assert saying(words, text).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("On Monday rail staff met; in Porto the march went into a third day, and on Sunday it ended.", "2022-02-20"),
        ("On Monday it rained, and in Porto the march went into a third day; on Sunday it ended.", "2022-02-21"),
        ("On Monday it rained; in Porto the march went into a third day; on Sunday it ended.", "2022-02-23"),
    ],
)
def test_a_day_beyond_a_semicolon_is_not_that_of_the_expression(text, value):
    assert saying("a third day", text).value == value


@pytest.mark.parametrize(
    "filler", ["", "and tents stood in the rain " * 12, "and tents stood in the rain " * (SAID // 9)]
)
def test_a_beginning_is_found_however_much_its_sentence_says_before(filler):
    text = f"The blockade of Talara began on 14 February. Beside the quay {filler}the blockade entered its fourth day."
    assert saying("its fourth day", text).value == "2022-02-17"
