"""Days that a dispatch counts from its own."""

import pytest
from tests.resolve.test_dating import date_of, dates

SIBLING = (
    "TAMPERE, March 4, 2014 (Wire) - An explosion tore through the paper mill of Nokianvirta on Tuesday and killed "
    "nine workers, the mayor, Aino Salmela, said. The manager of the mill, Veikko Laine, blamed a valve."
)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("The fund opens tomorrow, 9 March.", "2014-03-08"),
        ("The fund was opened yesterday (7 March).", "2014-03-08"),
        ("Today, 8 March, a fund was opened.", "2014-03-08"),
        ("On Thursday a bell was rung. The fund will be opened this Sunday, 9 March.", "2014-03-06"),
    ],
)
def test_the_year_of_a_sibling_completes_it(words: str, day: str) -> None:
    text = (
        "The mayor of Nokianvirta, Aino Salmela, spoke of the explosion at the paper mill, and so did Veikko Laine, "
        f"its manager. {words}"
    )
    assert dates({"a": SIBLING, "b": text})["b"].start == day


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The vote is tomorrow, 9 March.", "tomorrow, 9 March"),
        ("The fair was opened on Sunday, 9 March.", None),
        ("The vote is tomorrow, and 9 March is a holiday.", None),
        ("The fair opens tomorrow, 1 March.", None),
    ],
)
def test_alone_it_binds_month_and_day_and_dates_nothing(text: str, told: str | None) -> None:
    found = date_of(text)
    assert found.start is None
    assert (told is None) is ("without a year" not in found.reason)
    assert told is None or told in found.reason
