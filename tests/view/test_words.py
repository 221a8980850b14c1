from dataclasses import replace

import pytest

from coranto.model.assertion import Counted, Figure
from coranto.model.source import Published
from coranto.view.words import counted_in_words, day_in_words, figure_in_words, published_in_words, support_in_words
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


def test_a_publication_without_a_day_is_undated() -> None:
    assert published_in_words(Published(None, None, None, "unknown", "no date is stated", 0.0)) == "undated"
    month = Published("2011-03-01", "2011-04-01", "month", "header", "the head gives March 2011", 1.0)
    assert published_in_words(month) == "March 2011"


@pytest.mark.parametrize(
    ("kind", "counted", "words"),
    [("other", "votes", "votes"), ("other", None, "figure"), ("killed", None, "killed"), ("fled", "People", "fled")],
)
def test_what_is_counted_is_told_once(kind: Counted, counted: str | None, words: str) -> None:
    assert counted_in_words(kind, counted) == words


def test_support_names_parties_only_where_known() -> None:
    assert support_in_words(1, 0) == "1 origin"
    assert support_in_words(3, 2) == "3 origins, 2 parties"


CASES = [("people", "killed"), ("Killed", "killed"), ("miners", "killed, miners")]


@pytest.mark.parametrize(("counted", "what"), CASES)
def test_a_figure_says_whom_it_counts_once(counted: str, what: str) -> None:
    (figure,) = ferry().all(Figure)
    assert figure_in_words(replace(figure, counted=counted)) == (what, "At least 11 people")
