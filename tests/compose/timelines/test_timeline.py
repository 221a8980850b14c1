from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compose.timelines.stories import DAM, article, articles
from coranto.compose.timelines.timeline import Request, Timeline, timeline
from coranto.resources.timelines import load

WEIGHTS = load()
TEXTS = {one.doc: one.text for one in articles(DAM)}


def made(request: Request, told: object = None) -> Timeline:
    found = timeline(articles(DAM) if told is None else told, request, WEIGHTS)  # type: ignore[arg-type]
    assert found is not None
    return found


def test_the_days_that_matter_are_told_in_order_of_time() -> None:
    found = made(Request(dates=2, per_date=1))
    assert [entry.date for entry in found.entries] == ["2021-03-04", "2021-03-12"]
    assert [entry.score for entry in found.entries] == [1.0, max(e.score for e in found.entries[1:])]
    assert "burst" in found.entries[0].sentences[0].text
    assert "arrested" in found.entries[1].sentences[0].text


@given(st.permutations(sorted(DAM)))
def test_order_of_arrival_changes_nothing(order: list[str]) -> None:
    assert made(Request(), [article(doc, DAM[doc]) for doc in order]) == made(Request())


@given(st.integers(1, 6), st.integers(1, 4))
def test_no_more_dates_and_sentences_than_asked_and_every_citation_slices_to_its_words(
    dates: int, per_date: int
) -> None:
    found = made(Request(("dam",), dates, per_date))
    assert 1 <= len(found.entries) <= dates
    for entry in found.entries:
        assert 1 <= len(entry.sentences) <= per_date
        for told in entry.sentences:
            assert {TEXTS[cited.doc][cited.start : cited.end] for cited in told.citations} == {told.text}


@given(st.dates(date(2021, 2, 1), date(2021, 6, 1)), st.dates(date(2021, 2, 1), date(2021, 6, 1)))
def test_dates_lie_within_the_span_asked_for(one: date, other: date) -> None:
    first, last = sorted((one, other))
    found = made(Request(first=first, last=last))
    assert (found.first, found.last) == (first.isoformat(), last.isoformat())
    assert all(found.first <= entry.date <= found.last for entry in found.entries)


def test_a_span_of_which_nothing_is_told_has_no_entries() -> None:
    found = made(Request(first=date(1999, 1, 1), last=date(1999, 2, 1)))
    assert (found.articles, found.entries) == (len(DAM), ())


def test_no_articles_have_no_timeline_and_articles_without_sentences_an_empty_one() -> None:
    assert timeline([], Request(), WEIGHTS) is None
    assert made(Request(), [article("2020-01-01_x", [])]).entries == ()


def test_what_one_date_has_told_the_next_does_not_repeat() -> None:
    again = "The Velden dam near Orsk burst and flooded four villages, the governor said."
    told = [
        article("2021-03-04_a", [("The Velden dam near Orsk burst and flooded four villages.",)]),
        article("2021-03-05_b", [(again,), ("The army brought tents and blankets to the valley.",)]),
    ]
    found = made(Request(dates=2, per_date=1, first=date(2021, 3, 4), last=date(2021, 3, 5)), told)
    texts = [told.text for entry in found.entries for told in entry.sentences]
    assert len(texts) == 2
    assert texts[1].startswith("The army")


@pytest.mark.parametrize(("days", "fewest", "most"), [(2, 1, 4), (150, 5, 32)])
def test_without_a_number_the_length_of_the_story_decides(days: int, fewest: int, most: int) -> None:
    lines = ["{} crossed the border at Brest", "{} was signed in Minsk by both sides", "{} reached the town of Pinsk"]
    told = [
        article(
            f"{date.fromordinal(date(2020, 1, 1).toordinal() + n)}_x",
            [(lines[n % 3].format(f"Convoy number {n} of group {n * 7}"),)],
        )
        for n in range(days)
    ]
    assert fewest <= len(made(Request(), told).entries) <= most
