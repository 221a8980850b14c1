import math

import pytest

from coranto.resolve.storylines.leads import Lead
from coranto.resolve.storylines.running import LATEST, Running
from coranto.resolve.storylines.weighing import FAR, Likeness, likeness, odds
from coranto.resources.storylines import load
from resolve.storylines.tellings import told

TABLE = load()
FIRE = told("a", "Fire destroys market in Kumasi", "2031-03-03", "Traders in Kumasi lost their stalls. Nobody died.")


def story(*leads: Lead) -> Running:
    made = Running()
    for lead in leads:
        made.add(lead)
    return made


def test_the_features_are_those_of_the_table() -> None:
    assert TABLE.features == Likeness._fields
    assert len(TABLE.weights) == len(Likeness._fields)


def test_a_dispatch_is_wholly_like_a_story_of_itself() -> None:
    found = likeness(FIRE, story(FIRE))
    assert (found.words, found.nearest, found.meaning, found.names) == pytest.approx((1, 1, 1, 1))
    assert (found.gap, found.size) == (0, 0)
    assert odds(found, TABLE) > 0


def test_a_dispatch_that_shares_nothing_is_not_of_the_story() -> None:
    found = likeness(told("b", "Chess title for Hanoi girl", "2031-03-03", topic=3), story(FIRE))
    assert (found.words, found.nearest, found.meaning, found.names, found.shared) == (0, 0, 0, 0, 0)
    assert odds(found, TABLE) < 0


@pytest.mark.parametrize(
    ("day", "days"), [("2031-03-03", 0), ("2031-03-05", 2), ("2031-03-01", 2), ("2033-03-03", FAR), (None, 3)]
)
def test_the_gap_is_to_the_nearest_of_its_days_and_middling_where_unknown(day: str | None, days: int) -> None:
    assert likeness(told("b", "Fire in Kumasi", day), story(FIRE)).gap == pytest.approx(days / FAR)


def test_the_longer_the_gap_the_less_likely() -> None:
    chances = [odds(likeness(told("b", "Fire in Kumasi", f"2031-03-{d:02}"), story(FIRE)), TABLE) for d in (3, 9, 20)]
    assert chances == sorted(chances, reverse=True)


def test_a_headline_is_brief_and_an_article_is_not() -> None:
    headline = told("b", "Fire in Kumasi")
    article = told("c", "Fire in Kumasi", None, "one more word of the tale " * 40)
    assert likeness(headline, story(FIRE)).brief == 1
    assert likeness(article, story(FIRE)).brief < 0.3
    assert likeness(headline, story(article)).brief_story < 0.3


def test_words_in_common_count_for_more_the_more_there_are() -> None:
    few = likeness(told("b", "Kumasi market"), story(FIRE)).shared
    many = likeness(told("c", "Fire destroys market stalls of Kumasi traders"), story(FIRE)).shared
    assert 0 < few < many


def test_only_the_latest_dispatches_are_held_against_one_by_one() -> None:
    others = [told(f"o{n}", f"word{n} thing{n}", "2031-03-09", topic=2) for n in range(LATEST)]
    assert likeness(FIRE, story(FIRE, *others)).nearest == 0
    assert likeness(FIRE, story(FIRE, *others[1:])).nearest == pytest.approx(1)


def test_the_sums_are_those_of_the_dispatches() -> None:
    made = story(FIRE, told("b", "Kumasi fire: market to be rebuilt", "2031-03-05"))
    assert made.square == pytest.approx(math.fsum(weight**2 for weight in made.weights.values()))
    assert made.days == (FIRE.day, FIRE.day + 2 if FIRE.day else None)
    assert made.words == sum(lead.length for lead in made.leads)
