from collections.abc import Iterable
from datetime import date

import numpy as np
import pytest

from compose.timelines.stories import DAM, article, articles, ordinal
from coranto.compose.timelines.articles import Article, Passage
from coranto.compose.timelines.days import prominence
from coranto.resources.timelines import DayWeights

NONE = {"published": 0.0, "soon": 0.0, "week": 0.0, "month": 0.0, "later": 0.0, "listed": 0.0, "evenness": 0.0}
NAMING = {**NONE, "soon": 1.0, "week": 1.0, "month": 1.0, "later": 1.0}
DAY = "2020-01-10"


def foremost(told: Iterable[Article], first: str, last: str, weights: dict[str, float]) -> list[str]:
    """The days of the span that matter at all, the foremost first."""
    found = prominence(tuple(told), ordinal(first), ordinal(last), DayWeights(**weights))
    order = [int(at) for at in np.argsort(-found, kind="stable") if found[at] > 0]
    return [date.fromordinal(ordinal(first) + at).isoformat() for at in order]


def test_the_day_that_articles_come_back_to_is_foremost() -> None:
    assert foremost(articles(DAM), "2021-03-01", "2021-05-31", NAMING) == ["2021-03-04", "2021-03-12"]


@pytest.mark.parametrize(
    ("lag", "field"),
    [
        (0, "published"),
        (1, "soon"),
        (2, "soon"),
        (3, "week"),
        (7, "week"),
        (8, "month"),
        (30, "month"),
        (31, "later"),
        (400, "later"),
    ],
)
def test_an_article_counts_by_how_long_after_the_day_it_came(lag: int, field: str) -> None:
    published = date.fromordinal(ordinal(DAY) + lag).isoformat()
    told = article("x", [("The great kiln in Ulm went out.", DAY)], published)
    weights = {name: 2.0 * (name == field) for name in NONE}
    assert foremost([told], DAY, DAY, weights) == [DAY]
    assert foremost([told], DAY, DAY, {**dict.fromkeys(NONE, 2.0), field: 0.0}) == []


@pytest.mark.parametrize(("lines", "listed"), [(7, []), (8, [DAY])])
def test_a_chronology_counts_for_the_days_that_open_its_lines(lines: int, listed: list[str]) -> None:
    days = [DAY, *(f"2019-11-{number:02}" for number in range(1, lines))]
    passages = [Passage(0, 1, at, (ordinal(day),), ordinal(day)) for at, day in enumerate(days)]
    told = Article("x", ordinal("2020-03-01"), "", tuple(passages))
    assert foremost([told], DAY, DAY, {**NONE, "listed": 1.0}) == listed


def test_a_day_named_before_it_comes_counts_for_nothing() -> None:
    told = article("x", [("The kiln in Ulm is to be lit again on 10 January.", DAY)], "2020-01-02")
    assert foremost([told], DAY, DAY, NAMING) == []


def test_an_article_that_names_a_day_often_counts_once() -> None:
    sentence = ("The strike at the Riga docks began on Friday.", DAY)
    once, often = article("a", [sentence], "2020-01-12"), article("a", [sentence] * 9, "2020-01-12")
    span = ordinal(DAY), ordinal(DAY), DayWeights(**NAMING)
    assert prominence((once,), *span).tolist() == prominence((often,), *span).tolist() == [1.0]


def test_evenness_sets_a_day_of_a_quiet_month_beside_those_of_a_loud_one() -> None:
    loud = [
        article(f"{day}-{n}", [("The assembly met in Suva.", f"2020-01-{day:02}")], f"2020-01-{day + 1:02}")
        for day in range(5, 15)
        for n in range(5)
    ]
    quiet = [article(f"q{n}", [("The mine at Lota closed.", "2020-08-01")], "2020-08-03") for n in range(3)]
    span = "2020-01-01", "2020-09-01"
    assert foremost(loud + quiet, *span, NAMING)[-1] == "2020-08-01"
    assert foremost(loud + quiet, *span, {**NAMING, "evenness": 0.8})[0] == "2020-08-01"


def test_days_outside_the_span_count_for_nothing() -> None:
    assert foremost(articles(DAM), "2021-03-05", "2021-03-31", NAMING) == ["2021-03-12"]
