import math

import pytest

from coranto.resolve.storylines.leads import Lead
from coranto.resolve.storylines.running import LATEST
from coranto.resolve.storylines.weighing import FAR, Likeness, likeness, odds
from coranto.resources.storylines import load
from resolve.storylines.tellings import story, told, weighed

TABLE = load()
FIRE = told("a", "Fire destroys market in Kumasi", "2031-03-03", "Traders in Kumasi lost their stalls. Nobody died.")


def held(lead: Lead, *others: Lead) -> Likeness:
    """How like a dispatch is to the story of some others."""
    return likeness(weighed(lead)[0], story(*others))


def test_the_features_are_those_of_the_table() -> None:
    assert TABLE.features == Likeness._fields
    assert len(TABLE.weights) == len(Likeness._fields)


def test_a_dispatch_is_wholly_like_a_story_of_itself() -> None:
    found = held(FIRE, FIRE)
    assert (found.words, found.nearest, found.meaning, found.names) == pytest.approx((1, 1, 1, 1))
    assert (found.gap, found.size) == (0, 0)
    assert odds(found, TABLE) > 0


def test_a_dispatch_that_shares_nothing_is_not_of_the_story() -> None:
    found = held(told("b", "Chess title for Hanoi girl", "2031-03-03", topic=3), FIRE)
    assert (found.words, found.nearest, found.meaning, found.names, found.shared) == (0, 0, 0, 0, 0)
    assert odds(found, TABLE) < 0


@pytest.mark.parametrize(
    ("day", "days"), [("2031-03-03", 0), ("2031-03-05", 2), ("2031-03-01", 2), ("2033-03-03", FAR), (None, 3)]
)
def test_the_gap_is_to_the_nearest_of_its_days_and_middling_where_unknown(day: str | None, days: int) -> None:
    assert held(told("b", "Fire in Kumasi", day), FIRE).gap == pytest.approx(days / FAR)


def test_the_longer_the_gap_the_less_likely() -> None:
    chances = [odds(held(told("b", "Fire in Kumasi", f"2031-03-{d:02}"), FIRE), TABLE) for d in (3, 9, 20)]
    assert chances == sorted(chances, reverse=True)


def test_a_story_of_headlines_is_brief_and_one_of_articles_is_not() -> None:
    headline = told("b", "Fire in Kumasi")
    article = told("c", "Fire in Kumasi", None, "one more word of the tale " * 40)
    assert held(FIRE, headline).brief_story == 1
    assert held(FIRE, article).brief_story < 0.3


def test_words_in_common_count_for_more_the_more_there_are() -> None:
    few = held(told("b", "Kumasi market"), FIRE).shared
    many = held(told("c", "Fire destroys market stalls of Kumasi traders"), FIRE).shared
    assert 0 < few < many


def test_only_the_latest_dispatches_are_held_against_one_by_one() -> None:
    others = [told(f"o{n}", f"word{n} thing{n}", "2031-03-09", topic=2) for n in range(LATEST)]
    assert held(FIRE, FIRE, *others).nearest == 0
    assert held(FIRE, FIRE, *others[1:]).nearest == pytest.approx(1)


def test_the_sums_are_those_of_the_dispatches() -> None:
    made = story(FIRE, told("b", "Kumasi fire: market to be rebuilt", "2031-03-05"))
    assert made.square == pytest.approx(math.fsum(weight**2 for weight in made.weights.values()))
    assert made.days == (FIRE.day, FIRE.day + 2 if FIRE.day else None)
    assert made.words == sum(one.lead.length for one in made.told)


def test_what_few_of_many_dispatches_hold_is_hardly_the_storys_own() -> None:
    others = [told(f"o{n}", f"Kwabre word{n}", "2031-03-04") for n in range(30)]
    small, large = held(FIRE, FIRE, others[0]), held(FIRE, FIRE, *others)
    assert large.names < 0.3 < small.names
    assert large.shared < small.shared


def test_meaning_counts_for_more_in_a_headline() -> None:
    headline, article = told("b", "Blaze"), told("c", "Blaze", None, "one more word of the tale " * 40)
    assert held(headline, FIRE).brief_meaning > 3 * held(article, FIRE).brief_meaning > 0
