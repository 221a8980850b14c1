from dataclasses import replace

import pytest

from coranto.model.assertion import Figure
from coranto.view.words import day_in_words, figure_in_words, support_in_words
from records import ferry


@pytest.mark.parametrize(
    ("start", "end", "precision", "words"),
    [
        (None, None, None, "undated"),
        ("2011-03-11", "2011-03-12", "day", "Friday 11 March 2011"),
        ("2011-03-11", "2011-03-13", "range", "Fri 11 Mar – Sat 12 Mar 2011"),
        ("2011-03-01", "2011-04-01", "month", "March 2011"),
        ("2011-01-01", "2012-01-01", "year", "2011"),
        ("2011-03-11T14:46", None, "minute", "Friday 11 March 2011"),
    ],
)
def test_days(start: str | None, end: str | None, precision: str | None, words: str) -> None:
    assert day_in_words(start, end, precision) == words


def test_support_names_parties_only_where_known() -> None:
    assert support_in_words(1, 0) == "1 origin"
    assert support_in_words(3, 2) == "3 origins, 2 parties"


CASES = [("people", "killed"), ("Killed", "killed"), ("miners", "killed, miners")]


@pytest.mark.parametrize(("counted", "what"), CASES)
def test_a_figure_says_whom_it_counts_once(counted: str, what: str) -> None:
    (figure,) = ferry().all(Figure)
    assert figure_in_words(replace(figure, counted=counted)) == (what, "At least 11 people")
