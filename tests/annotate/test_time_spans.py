"""Weeks, months, quarters, seasons, years and more."""

import pytest

from timing import saying


@pytest.mark.parametrize(
    ("text", "words", "value", "begin", "until"),
    [
        ("Snow fell in mid-January.", "mid-January", "2022-01", "2022-01-11", "2022-01-22"),
        ("Snow fell at the end of December.", "the end of December", "2021-12", "2021-12-22", "2022-01-01"),
        ("It closed in late 1997.", "late 1997", "1997", "1997-09-02", "1998-01-01"),
        ("It was shut earlier this year.", "earlier this year", "2022", "2022-01-01", "2022-02-24"),
        ("It will shut later this month.", "later this month", "2022-02", "2022-02-23", "2022-03-01"),
        ("It rained between 3 and 5 February.",
         "between 3 and 5 February", "2022-02-03/2022-02-05", "2022-02-03", "2022-02-06"),
        ("The fair ran Dec 30–Jan 2.", "Dec 30–Jan 2", "2021-12-30/2022-01-02", "2021-12-30", "2022-01-03"),
        ("The school is closed Monday-Friday.", "Monday-Friday", "2022-02-21/2022-02-25", "2022-02-21", "2022-02-26"),
        ("He served in 1914-18.", "1914-18", "1914/1918", "1914-01-01", "1919-01-01"),
        ("Sales rose in week 32 of 2021.", "week 32 of 2021", "2021-W32", "2021-08-09", "2021-08-16"),
        ("Sales rose in 2020-W53.", "2020-W53", "2020-W53", "2020-12-28", "2021-01-04"),
        ("It closed at the turn of the year.", "the turn of the year", "2022", "2021-12-15", "2022-01-16"),
        ("The deal will close by year-end.", "year-end", "2022-12-31", "2022-12-31", "2023-01-01"),
        ("The vote will be held on the first Sunday in June.",
         "the first Sunday in June", "2022-06-05", "2022-06-05", "2022-06-06"),
        ("They met on the last Friday of November 2019.",
         "the last Friday of November 2019", "2019-11-29", "2019-11-29", "2019-11-30"),
        ("The school was burnt two Fridays ago.", "two Fridays ago", "2022-02-11", "2022-02-11", "2022-02-12"),
        ("They will meet on Monday week.", "Monday week", "2022-03-07", "2022-03-07", "2022-03-08"),
        ("They will meet on Thursday of next week.", "Thursday of next week", "2022-03-03", "2022-03-03", "2022-03-04"),
        ("They sang at the weekend.", "the weekend", "2022-W07-WE", "2022-02-19", "2022-02-21"),
        ("Thais vote at the weekend.", "the weekend", "2022-W08-WE", "2022-02-26", "2022-02-28"),
        ("The report of fiscal 2020 was late.", "fiscal 2020", "2020", "2020-01-01", "2021-01-01"),
        ("It was built in the year two thousand and one.",
         "the year two thousand and one", "2001", "2001-01-01", "2002-01-01"),
        ("It was built in twenty sixteen.", "twenty sixteen", "2016", "2016-01-01", "2017-01-01"),
        ("A mast fell in April nineteen ninety-eight.",
         "April nineteen ninety-eight", "1998-04", "1998-04-01", "1998-05-01"),
        ("The dam leaked in March. It was mended. The following month it burst.",
         "The following month", "2021-04", "2021-04-01", "2021-05-01"),
        ("It rained on 2 August. The following month was dry.",
         "The following month", "2021-09", "2021-09-01", "2021-10-01"),
        ("The dam leaked in March. It was mended. Two days later it burst.", "Two days later", "P2D", None, None),
        ("The march enters its third week on Monday.", "Monday", "2022-02-28", "2022-02-28", "2022-03-01"),
        ("The 1971 treaty was broken.", "1971", "1971", "1971-01-01", "1972-01-01"),
        ("He won in his unsuccessful 1996 campaign.", "1996", "1996", "1996-01-01", "1997-01-01"),
        ("The blogger was held on February 29.", "February 29", "2020-02-29", "2020-02-29", "2020-03-01"),
        ("Three weeks ago today the dam burst.", "Three weeks ago today", "2022-02-02", "2022-02-02", "2022-02-03"),
        ("Nurses will strike in the week of 7 March.", "the week of 7 March", "2022-W10", "2022-03-07", "2022-03-14"),
        ("Nurses will strike in the week beginning March 7.",
         "the week beginning March 7", "2022-W10", "2022-03-07", "2022-03-14"),
        ("The Oct-Dec 2021 harvest was poor.", "Oct-Dec 2021", "2021-10/2021-12", "2021-10-01", "2022-01-01"),
        ("The November-January rains failed.",
         "November-January", "2021-11/2022-01", "2021-11-01", "2022-02-01"),
        ("It snows from November to April.", "April", "2022-04", "2022-04-01", "2022-05-01"),
        ("Nobody may go out between 8 p.m. and 6 a.m.",
         "6 a.m.", "2022-02-24T06:00", "2022-02-24T06:00", "2022-02-24T06:01"),
        ("The pass was shut from Thursday to Monday.", "Monday", "2022-02-21", "2022-02-21", "2022-02-22"),
        ("In 2004, on 26 December, a wave came.", "26 December", "2004-12-26", "2004-12-26", "2004-12-27"),
        ("The siege lasted a fortnight.", "a fortnight", "P2W", None, None),
        ("The siege ended a fortnight ago.", "a fortnight ago", "2022-W06", "2022-02-07", "2022-02-14"),
        ("He ended his day-long fast.", "day-long", "P1D", None, None),
        ("She was born on a Sunday, in the rain.", "Sunday", "XXXX-WXX-7", None, None),
        ("She spoke at a Sunday rally.", "Sunday", "2022-02-20", "2022-02-20", "2022-02-21"),
        ("The vote is on 3 March. The previous week the camp was cleared.",
         "The previous week", "2022-W07", "2022-02-14", "2022-02-21"),
    ],
)  # fmt: skip
def test_stretches(text: str, words: str, value: str, begin: str | None, until: str | None) -> None:
    found = saying(words, text)
    assert (found.text, found.value, found.begin, found.until) == (words, value, begin, until)


@pytest.mark.parametrize(
    ("text", "value", "begin"),
    [
        ("Last winter was cold in Norway.", "2020-WI", "2020-12-01"),
        ("This winter has been cold in Norway.", "2021-WI", "2021-12-01"),
        ("The dam will be ready next summer.", "2022-SU", "2022-06-01"),
        ("The fires of last summer killed nine in Chile.", "2020-SU", "2020-12-01"),
        ("Rains failed this summer, Australian farmers said.", "2021-SU", "2021-12-01"),
        ("It was shut in the autumn.", "2021-FA", "2021-09-01"),
        ("It was shut in the autumn of 2019.", "2019-FA", "2019-09-01"),
    ],
)
def test_seasons_are_those_of_the_country_named(text: str, value: str, begin: str) -> None:
    found = saying("", text)
    assert (found.value, found.begin) == (value, begin)
    assert "half of the earth" in found.reason


def test_a_span_without_a_date_stays_open() -> None:
    for text in (
        "They met last week.",
        "It closed at the turn of the year.",
        "They sang at the weekend.",
        "It was summer.",
    ):
        assert saying("", text, None).begin is None
