"""Parts of the day and times on the clock."""

import pytest

from timing import saying


@pytest.mark.parametrize(
    ("text", "words", "value", "begin", "until"),
    [
        ("The ferry sank in the small hours of Sunday.",
         "the small hours of Sunday", "2022-02-20TMO", "2022-02-20T00:00", "2022-02-20T06:00"),
        ("They came in the early hours of 3 February.",
         "the early hours of 3 February", "2022-02-03TMO", "2022-02-03T00:00", "2022-02-03T06:00"),
        ("Shells fell overnight Saturday into Sunday.",
         "overnight Saturday into Sunday", "2022-02-19TNI", "2022-02-19T18:00", "2022-02-20T06:00"),
        ("Rain fell overnight.", "overnight", "2022-02-22TNI", "2022-02-22T18:00", "2022-02-23T06:00"),
        ("A tremor was felt in mid-morning on Friday.",
         "mid-morning on Friday", "2022-02-18TMO", "2022-02-18T09:00", "2022-02-18T12:00"),
        ("Snow fell shortly after midnight on Sunday.",
         "shortly after midnight on Sunday", "2022-02-20TNI", "2022-02-20T00:00", "2022-02-20T02:00"),
        ("He was sworn in after midnight on 15 January.",
         "after midnight on 15 January", "2022-01-15TNI", "2022-01-15T00:00", "2022-01-15T06:00"),
        ("Phones came back on the evening of the 15th, she said.",
         "the evening of the 15th", "2022-02-15TEV", "2022-02-15T17:00", "2022-02-16T00:00"),
        ("The gates closed late afternoon.", "late afternoon", "2022-02-23TAF", "2022-02-23T15:00", "2022-02-23T18:00"),
        ("The wall fell shortly before midnight on Saturday.",
         "shortly before midnight on Saturday", "2022-02-19TNI", "2022-02-19T22:00", "2022-02-20T00:00"),
        ("The wall fell before dawn on Saturday.",
         "before dawn on Saturday", "2022-02-19TMO", "2022-02-19T00:00", "2022-02-19T06:00"),
        ("The wall fell before dawn on Sunday 6 February.",
         "before dawn on Sunday 6 February", "2022-02-06TMO", "2022-02-06T00:00", "2022-02-06T06:00"),
        ("He fled early evening on Sunday, February 6, by others.",
         "early evening on Sunday, February 6", "2022-02-06TEV", "2022-02-06T17:00", "2022-02-06T20:00"),
        ("They fished at dusk.", "at dusk", "2022-02-23TEV", "2022-02-23T17:00", "2022-02-24T00:00"),
        ("On the night of 31 December a barge burnt.",
         "the night of 31 December", "2021-12-31TNI", "2021-12-31T18:00", "2022-01-01T06:00"),
        ("They will march tomorrow morning.",
         "tomorrow morning", "2022-02-24TMO", "2022-02-24T00:00", "2022-02-24T12:00"),
        ("He fled on Monday. The siege he had declared the night before could not save him.",
         "the night before", "2022-02-20TNI", "2022-02-20T18:00", "2022-02-21T06:00"),
    ],
)  # fmt: skip
def test_parts_of_the_day(text: str, words: str, value: str, begin: str, until: str) -> None:
    found = saying(words, text)
    assert (found.text, found.value, found.begin, found.until) == (words, value, begin, until)
    assert (found.type, found.precision) == ("TIME", "part-of-day")


@pytest.mark.parametrize(
    ("text", "words", "begin"),
    [
        ("It struck at half past six.", "half past six", "2022-02-23T06:30"),
        ("It struck at a quarter to nine on Friday.", "a quarter to nine on Friday", "2022-02-18T08:45"),
        ("It struck at twenty-five past one.", "twenty-five past one", "2022-02-23T01:25"),
        ("It struck at 14h30.", "14h30", "2022-02-23T14:30"),
        ("It struck at 0430 GMT on Tuesday.", "0430 GMT on Tuesday", "2022-02-22T04:30"),
        ("It struck at 0200Z.", "0200Z", "2022-02-23T02:00"),
        ("It struck at 4:30 a.m. local time.", "4:30 a.m. local time", "2022-02-23T04:30"),
        ("It struck at nine o'clock in the evening.", "nine o'clock in the evening", "2022-02-23T21:00"),
        ("It struck at noon on 3 February.", "noon on 3 February", "2022-02-03T12:00"),
        ("The truce held until noon on Sunday 6 February.", "noon on Sunday 6 February", "2022-02-06T12:00"),
        ("It struck at 5 p.m. on Sunday, 6 February.", "5 p.m. on Sunday, 6 February", "2022-02-06T17:00"),
        ("At noon on Sunday 6 people fell ill.", "noon on Sunday", "2022-02-20T12:00"),
        ("It struck at midnight.", "midnight", "2022-02-24T00:00"),
        ("Guards walked out at midnight on Wednesday.", "midnight on Wednesday", "2022-02-23T00:00"),
        ("Guards walked out at midnight on Tuesday.", "midnight on Tuesday", "2022-02-23T00:00"),
        ("It will strike at 5 pm EDT on Friday.", "5 pm EDT on Friday", "2022-02-25T17:00"),
        ("It struck at 1.30 a.m. last Wednesday.", "1.30 a.m. last Wednesday", "2022-02-16T01:30"),
        ("It struck at 1730 local time on Friday.", "1730 local time on Friday", "2022-02-18T17:30"),
        ("It struck at about seven in the evening.", "seven in the evening", "2022-02-23T19:00"),
        ("They will meet tomorrow at 11:00.", "11:00", "2022-02-24T11:00"),
        ("The envoy, who left on Monday, will speak at 11:00.", "11:00", "2022-02-23T11:00"),
    ],
)
def test_times_on_the_clock(text: str, words: str, begin: str) -> None:
    found = saying(words, text)
    assert (found.text, found.begin, found.precision) == (words, begin, "minute")


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        ("GMT", "UTC+0"),
        ("EDT", "UTC-4"),
        ("IST", "UTC+5:30, India or UTC+2, Israel"),
        ("CST", "UTC-6, central North America or UTC+8, China"),
        ("NPT", "UTC+5:45"),
    ],
)
def test_a_zone_is_told_with_its_distance_and_every_reading(zone: str, told: str) -> None:
    assert told in saying(f"16:30 {zone}", f"It struck at 16:30 {zone}.").reason


def test_without_a_date_the_hours_have_no_day() -> None:
    assert saying("before dawn", "Shells fell before dawn.", None).begin is None
    assert saying("half past six", "It struck at half past six.", None).value == "XXXX-XX-XXT06:30"
