"""Names of months and weekdays in other languages, and the dates in which they count."""

import pytest

from coranto.resources.calendar_names import load
from timing import times


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("lunes, 5 de mayo de 2031", "2031-05-05"),
        ("sexta-feira, 2 de maio de 2031", "2031-05-02"),
        ("Freitag, 2. Mai 2031", "2031-05-02"),
        ("Shanivar 3 Mai 2031", "2031-05-03"),
        ("3 Mayıs 2031", "2031-05-03"),
        ("Mayo 3, 2031", "2031-05-03"),
        ("2031. május 3., szombat", "2031-05-03"),
        ("суббота, 3 мая 2031", "2031-05-03"),
        ("2031年5月3日", "2031-05-03"),
        ("3 tháng 5 năm 2031", "2031-05-03"),
        ("3 d'octubre del 2031", "2031-10-03"),
        ("środa, 12 listopada 2031", "2031-11-12"),
    ],
)
def test_a_whole_date_is_read_in_any_language(text: str, day: str) -> None:
    assert [time.begin for time in times(text, None)] == [day]


@pytest.mark.parametrize(
    "text", ["They may set out on 5 mai.", "The mars probe sent 12 set pieces.", "12 out of 40 left"]
)
def test_a_word_alone_is_no_month(text: str) -> None:
    assert not times(text, None)


def test_a_name_of_two_months_is_neither_without_its_weekday() -> None:
    names = load()
    assert names.months["listopada"] == {10, 11}
    assert names.month("listopada", 12, 2031, frozenset()) is None
