"""Times as the text tells them, and what they mean on the day of the dispatch."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coranto.annotate.times import anchored_times
from coranto.model.annotation import Time
from coranto.model.source import Document, Published
from coranto.tools import open_tools
from timing import folio, saying, times


def one(text: str, day: str | None = "2022-02-23") -> Time:
    found = times(text, day)
    assert len(found) == 1, [time.text for time in found]
    return found[0]


# 2022-02-23 is a Wednesday
@pytest.mark.parametrize(
    ("text", "said", "value", "begin", "until"),
    [
        # days
        ("The bridge fell on Wednesday.", "Wednesday", "2022-02-23", "2022-02-23", "2022-02-24"),
        ("The bridge fell on Monday.", "Monday", "2022-02-21", "2022-02-21", "2022-02-22"),
        ("The bridge fell on Thursday.", "Thursday", "2022-02-17", "2022-02-17", "2022-02-18"),
        ("The council will meet on Friday.", "Friday", "2022-02-25", "2022-02-25", "2022-02-26"),
        ("The council will be told on Monday.", "Monday", "2022-02-28", "2022-02-28", "2022-03-01"),
        ("It fell last Wednesday.", "last Wednesday", "2022-02-16", "2022-02-16", "2022-02-17"),
        ("They meet next Wednesday.", "next Wednesday", "2022-03-02", "2022-03-02", "2022-03-03"),
        ("The curfew is to last until Monday.", "Monday", "2022-02-28", "2022-02-28", "2022-03-01"),
        ("Until Sunday, the troops had stayed away.", "Sunday", "2022-02-20", "2022-02-20", "2022-02-21"),
        ("By Monday a third of the town was under water.", "Monday", "2022-02-21", "2022-02-21", "2022-02-22"),
        ("Rain fell yesterday.", "yesterday", "2022-02-22", "2022-02-22", "2022-02-23"),
        ("The vote is tomorrow.", "tomorrow", "2022-02-24", "2022-02-24", "2022-02-25"),
        ("He died three days ago.", "three days ago", "2022-02-20", "2022-02-20", "2022-02-21"),
        ("They fought on a fifth day of the siege.", "a fifth day", "2022-02-23", "2022-02-23", "2022-02-24"),
        ("It struck on 12 January 2010.", "12 January 2010", "2010-01-12", "2010-01-12", "2010-01-13"),
        ("It struck on Jan. 12.", "Jan. 12", "2022-01-12", "2022-01-12", "2022-01-13"),
        ("It struck on December 31.", "December 31", "2021-12-31", "2021-12-31", "2022-01-01"),
        ("The trial will open on March 14.", "March 14", "2022-03-14", "2022-03-14", "2022-03-15"),
        ("He was born on 29 February 1996.", "29 February 1996", "1996-02-29", "1996-02-29", "1996-03-01"),
        ("It opened on 2019-07-04.", "2019-07-04", "2019-07-04", "2019-07-04", "2019-07-05"),
        ("It opened on 25/12/2019.", "25/12/2019", "2019-12-25", "2019-12-25", "2019-12-26"),
        ("It ran from March 3-5, 2021.", "March 3-5, 2021", "2021-03-03/2021-03-05", "2021-03-03", "2021-03-06"),
        # parts of days
        ("It was hit late on Thursday.", "late on Thursday", "2022-02-17", "2022-02-17T17:00", "2022-02-18T00:00"),
        ("It was hit on Friday evening.", "Friday evening", "2022-02-18TEV", "2022-02-18T17:00", "2022-02-19T00:00"),
        ("Sirens will sound tonight.", "tonight", "2022-02-23TNI", "2022-02-23T18:00", "2022-02-24T06:00"),
        ("Shells fell before dawn.", "before dawn", "2022-02-23TMO", "2022-02-23T00:00", "2022-02-23T06:00"),
        ("Shells fell overnight.", "overnight", "2022-02-22TNI", "2022-02-22T18:00", "2022-02-23T06:00"),
        ("At 3 p.m. Tuesday it fell.", "3 p.m. Tuesday", "2022-02-22T15:00", "2022-02-22T15:00", "2022-02-22T15:01"),
        ("It struck at 14:05 GMT.", "14:05 GMT", "2022-02-23T14:05", "2022-02-23T14:05", "2022-02-23T14:06"),
        # longer
        ("Prices rose last week.", "last week", "2022-W07", "2022-02-14", "2022-02-21"),
        ("Prices will rise next month.", "next month", "2022-03", "2022-03-01", "2022-04-01"),
        ("Prices rose this year.", "this year", "2022", "2022-01-01", "2023-01-01"),
        ("It was built in March 2014.", "March 2014", "2014-03", "2014-03-01", "2014-04-01"),
        ("It was built in November.", "November", "2021-11", "2021-11-01", "2021-12-01"),
        ("It was built in 1990.", "1990", "1990", "1990-01-01", "1991-01-01"),
        ("It was built in the early 1990s.", "the early 1990s", "199", "1990-01-01", "1993-05-02"),
        ("It was built in the 19th century.", "the 19th century", "18", "1800-01-01", "1900-01-01"),
        ("It fell in the third quarter of 2020.", "the third quarter of 2020", "2020-Q3", "2020-07-01", "2020-10-01"),
        ("They met on Christmas Eve.", "Christmas Eve", "2021-12-24", "2021-12-24", "2021-12-25"),
    ],
)  # fmt: skip
def test_values_and_intervals(text: str, said: str, value: str, begin: str, until: str) -> None:
    found = one(text)
    assert (found.text, found.value, found.begin, found.until) == (said, value, begin, until)
    assert found.reason


@pytest.mark.parametrize(
    ("text", "value", "side"),
    [
        ("The curfew is to last until Monday.", "2022-02-28", "begin"),
        ("Until Sunday, the troops had stayed away.", "2022-02-20", "begin"),
        ("The road has been shut since Saturday.", "2022-02-19", "until"),
        ("He must leave by Friday.", "2022-02-25", "begin"),
        ("He must leave by tomorrow evening.", "2022-02-24TEV", "begin"),
        ("It was quiet before dawn on Saturday.", "2022-02-19TMO", None),
        ("She left before 2010, he said.", "2010", "begin"),
        ("The law was changed after 2010.", "2010", "until"),
        ("The road has been shut since Saturday's landslide.", "2022-02-19", None),
        ("They will debate before the March 17 election.", "2022-03-17", None),
        ("It fell on Monday.", "2022-02-21", None),
    ],
)
def test_a_preposition_opens_one_side(text: str, value: str, side: str | None) -> None:
    found = one(text)
    assert (found.value, found.open) == (value, side)
    assert (side is None) == ("open" not in found.reason)
    assert found.begin is not None
    assert found.until is not None


def test_a_stretch_in_words_is_two_days_each_open_to_the_other() -> None:
    first, last = times("The shops shut from Monday to Wednesday.", "2022-02-23")
    assert (first.value, first.open, last.value, last.open) == ("2022-02-21", "until", "2022-02-23", "begin")


@pytest.mark.parametrize(
    ("text", "said", "kind", "value"),
    [
        ("It rained for three days.", "three days", "DURATION", "P3D"),
        ("It took more than five and a half hours.", "half hours", "DURATION", "PT5H30M"),
        ("It took two and a half years.", "half years", "DURATION", "P2Y6M"),
        ("Shops stayed shut for several weeks.", "several weeks", "DURATION", "PXW"),
        ("A 39-hour curfew began.", "A 39-hour", "DURATION", "PT39H"),
        ("Buses run every two hours.", "every two hours", "SET", "PT2H"),
        ("It is published daily.", "daily", "SET", "P1D"),
        ("They play on Tuesdays.", "Tuesdays", "SET", "XXXX-WXX-2"),
        ("The dam is full now.", "now", "DATE", "PRESENT_REF"),
        ("Two ships sank recently.", "recently", "DATE", "PAST_REF"),
        ("He fell several years ago.", "several years ago", "DATE", "PAST_REF"),
    ],
)
def test_lengths_sets_and_references(text: str, said: str, kind: str, value: str) -> None:
    found = one(text)
    assert (found.type, found.value) == (kind, value)
    assert found.text.endswith(said.split()[-1])


def test_a_length_up_to_the_dispatch_has_its_interval() -> None:
    found = one("In the last 24 hours 40 people were freed.")
    assert (found.value, found.begin, found.until) == ("PT24H", "2022-02-22", "2022-02-24")
    assert found.anchor == "published 2022-02-23"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The bridge fell on Friday.", "XXXX-WXX-5"),
        ("The bridge fell on Friday evening.", "XXXX-WXX-5TEV"),
        ("The bridge fell on March 3.", "XXXX-03-03"),
        ("The bridge fell yesterday.", "XXXX-XX-XX"),
        ("Shells fell before dawn.", "XXXX-XX-XXTDT"),
        ("They fought on a fifth day of the siege.", "XXXX-XX-XX"),
        ("Prices rose last week.", "XXXX-WXX"),
        ("It struck at 14:05 GMT.", "XXXX-XX-XXT14:05"),
    ],
)
def test_without_a_date_nothing_is_guessed(text: str, value: str) -> None:
    found = one(text, None)
    assert (found.value, found.begin, found.until, found.precision, found.anchor) == (value, None, None, None, None)


def test_a_dispatch_of_one_of_two_days_leaves_a_range() -> None:
    published = Published("2022-02-25", "2022-02-27", "range", "sibling", "", 0.6)
    made = folio("It rained today. The bridge fell on Thursday.")
    document = Document("a.txt", "", 0, None, None, None, None, published)
    today, thursday = anchored_times(made.with_rows([document], [Document]), open_tools())
    assert (today.value, today.begin, today.until, today.precision) == (
        "2022-02-2X",
        "2022-02-25",
        "2022-02-27",
        "range",
    )
    assert (thursday.value, thursday.begin) == ("2022-02-24", "2022-02-24")


def test_a_year_alone_dates_days_of_months_only() -> None:
    published = Published("2022-01-01", "2023-01-01", "year", "inferred", "", 0.7)
    made = folio("It fell on March 3. It rose on Friday.")
    document = Document("a.txt", "", 0, None, None, None, None, published)
    march, friday = anchored_times(made.with_rows([document], [Document]), open_tools())
    assert march.value == "2022-03-03"
    assert (friday.value, friday.begin) == ("XXXX-WXX-5", None)


@pytest.mark.parametrize(
    "text",
    [
        "She may leave.",
        "They march on the capital.",
        "He paid 2000 dollars and 1990 people came.",
        "The second man fell.",
        "A 40-year-old man was hurt.",
        "They faced more than 1000 soldiers and as many as 1900 horses.",
        "The 1520 was late, and a group of 1500 settlers left.",
        "The fall of a dynasty and a spring of water.",
        "The fall of the wall.",
        "",
        "\n" * 20_000,
    ],
)
def test_what_is_no_time_is_left_alone(text: str) -> None:
    assert times(text) == []


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["on Friday", " ", "\r\n", "late", "May 5", "e\u0301", "\U0001f600", "\ud800", "١٢", "3 p.m.", "a", "ago",
             "99999", "two weeks", "31 February 2021", "\u202e", "until", "the fifth day", "2021-13-45", "year", "."]
        ),
        max_size=30,
    ).map(" ".join)
)  # fmt: skip
def test_any_text_yields_ordered_spans_that_slice_back(text: str) -> None:
    for day in (None, "2024-02-29"):
        found = times(text, day)
        assert all(text[time.start : time.end] == time.text for time in found)
        assert all(a.end <= b.start for a, b in pairwise(found))
        assert all((time.begin is None) == (time.until is None) for time in found)
        assert all(time.begin < time.until for time in found if time.begin and time.until)


def test_a_day_told_of_someone_by_the_way_is_not_counted_from() -> None:
    text = "The court opened on Monday. The clerk, who was hired on 3 January, spoke. The next day it was shut."
    assert times(text, "2022-02-23")[-1].value == "2022-02-22"


def test_days_that_head_a_part_of_the_text_are_what_it_is_counted_from() -> None:
    text = "Diary\n\nTUESDAY 22 FEBRUARY 2022\nIt snowed last night.\n\nMONDAY 21 FEBRUARY 2022\nIt rained yesterday.\n"
    days = {time.text: time.begin for time in times(text, "2022-02-23")}
    assert (days["last night"], days["yesterday"]) == ("2022-02-21T18:00", "2022-02-20")


def test_an_entry_of_a_running_page_is_not_counted_from_another() -> None:
    text = "15:40 The bridge fell last Thursday.\n\n14:15 At 13:50 we wrote that it had reopened.\n"
    assert times(text, "2022-02-23")[-1].begin == "2022-02-23T13:50"


def test_a_day_that_another_is_likened_to_is_not_counted_from() -> None:
    text = "No plane took off, as on Monday. At 11:40 divers found the wreck."
    assert times(text, "2022-02-23")[-1].begin == "2022-02-23T11:40"


def test_the_day_that_is_entered_is_the_news() -> None:
    text = "Siege of Oranja enters second day\n\nTroops fired on Wednesday, a day after the siege of Oranja began.\n"
    assert times(text, "2022-02-23")[0].begin == "2022-02-23"


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The envoy came home on the 17th, thin and silent.", "the 17th", "2022-02-17"),
        ("The envoy came home on the 27th.", "the 27th", "2022-01-27"),
        ("The bridge will reopen on the 30th.", "the 30th", "2022-03-30"),
        ("They had fled before the 31st.", "the 31st", "2022-01-31"),
        ("A report printed on the 21st blames the wind.", "the 21st", "2022-02-21"),
        ("They fled on the 20th from a camp.", "the 20th", "2022-02-20"),
    ],
)
def test_a_day_of_a_month_that_is_not_named(text: str, words: str, value: str) -> None:
    assert saying(words, text).value == value
    assert saying(words, text, None).value == f"XXXX-XX-{words[4:6]}"


@pytest.mark.parametrize(
    "text",
    [
        "He lives on the 15th floor.",
        "The siege ended on the 12th day.",
        "Shops shut on the 3rd Avenue.",
        "It stands on the 8th hill.",
    ],
)
def test_ordinals_that_are_no_days(text: str) -> None:
    assert not [time for time in times(text, "2022-02-23") if time.text.endswith(("th", "rd"))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The court freed her on Monday, a day later than announced.", "a day"),
        ("The ferry docked on Monday, two hours earlier than planned.", "two hours"),
    ],
)
def test_what_is_later_than_planned_is_no_distance_from_the_day(text: str, words: str) -> None:
    assert saying(words, text).begin is None


def test_the_day_before_is_not_counted_from_since_when_something_lasted() -> None:
    text = "The report came out on Monday. The pumps had been off since 5 February. He had resigned the day before."
    assert saying("the day before", text).value == "2022-02-20"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The envoys met on Sunday 6 February. On Sunday nobody spoke.", "2022-02-06"),
        ("The envoys met on Sunday 6 February, after a row on Saturday.", "2022-02-05"),
        ("He was held on Sunday 6 February and freed on Tuesday.", "2022-02-08"),
        ("He was held on Sunday 6 February. Divers found the boat on Tuesday.", "2022-02-22"),
        ("The envoys met on Sunday 6 February. A nurse said on Sunday that she had seen them.", "2022-02-20"),
        ("The envoys met on Sunday 6 February.\n\nOn Sunday nobody spoke.", "2022-02-20"),
        ("The envoys met on Sunday 2 January. On Sunday nobody spoke.", "2022-02-20"),
        ("The envoys met on Wednesday 9 February. On Wednesday nobody spoke.", "2022-02-23"),
    ],
)
def test_a_paragraph_goes_on_telling_of_the_week_of_its_day(text: str, value: str) -> None:
    assert times(text, "2022-02-23")[-1].value == value


def test_that_day_is_the_day_named_and_no_hour_told_of_it() -> None:
    text = "The boxes came on Sunday 6 February. The roads were free at dusk. The march of that day drew few."
    assert saying("that day", text).value == "2022-02-06"


@pytest.mark.parametrize(
    ("words", "begin", "until"),
    [
        ("the third week of January", "2022-01-15", "2022-01-22"),
        ("the last week of June 2020", "2020-06-24", "2020-07-01"),
        ("the first week of February", "2022-02-01", "2022-02-08"),
    ],
)
def test_a_week_of_a_month(words: str, begin: str, until: str) -> None:
    found = saying(words, f"Rain fell in {words} over the plain.")
    assert (found.begin, found.until, found.precision) == (begin, until, "week")
