import random

import pytest
from training.storylines import LENGTHS, Comparison, Sight, comparisons, fitted, rendered, sight, stream
from training.tellings import Telling

from coranto.resolve.storylines.weighing import Likeness, odds
from coranto.resources.storylines import Storylines
from coranto.tools import open_tools


@pytest.fixture(scope="module")
def sights() -> list[Sight]:
    tools = open_tools()
    rows = [
        ("ferry", "Ferry sinks off Zanzibar", "The ferry Aurora sank off Zanzibar. Forty are missing."),
        ("ferry", "Aurora captain held in Zanzibar", "Police held the captain of the ferry Aurora. He wept."),
        ("ferry", "Zanzibar ferry: search goes on", ""),
        ("cake", "Lemon cake", "Beat the eggs. Add the sugar."),
    ]
    return [sight(Telling(story, None, title, text), tools) for story, title, text in rows]


def test_a_telling_is_seen_at_every_length_that_it_has(sights: list[Sight]) -> None:
    assert [sorted(one.leads) for one in sights] == [["headline", "opening", "whole"]] * 2 + [["headline"]] + [
        ["headline", "opening", "whole"]
    ]
    lengths = [sights[0].leads[length].length for length in LENGTHS[:3]]
    assert lengths == sorted(set(lengths))


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("dated", [True, False])
def test_a_stream_is_in_order_and_the_same_each_time(sights: list[Sight], length: str, dated: bool) -> None:
    rows = stream(sights[:3], sights[3:], length, dated, 4)
    assert [(story, one.doc) for story, one in rows] == [
        (story, one.doc) for story, one in stream(sights[:3], sights[3:], length, dated, 4)
    ]
    days = [one.day for _, one in rows]
    assert days == ([None] * len(rows) if not dated else sorted(day for day in days if day is not None))


def test_a_dispatch_is_held_against_its_own_story_and_others(sights: list[Sight]) -> None:
    found = list(comparisons([(one.story, one.leads["headline"]) for one in sights], open_tools().rarity, 1))
    assert sum(one.weight for one in found if one.own) == 2
    assert all(one.likeness.words > 0 for one in found if one.own)


def test_the_table_learns_what_tells_own_from_other_and_keeps_what_is_set() -> None:
    chance = random.Random(2)
    found = []
    for _ in range(300):
        own = chance.random() < 0.5
        likeness = Likeness(*[0.5] * len(Likeness._fields))._replace(
            words=chance.gauss(0.7 if own else 0.3, 0.1), gap=chance.random()
        )
        found.append(Comparison(likeness, own, 1.0))
    intercept, weights = fitted(found, {"size": -0.5})
    assert weights.size == -0.5
    assert weights.words > 5 * abs(weights.gap)
    table = Storylines(intercept, tuple(weights), Likeness._fields, 0.0)
    right = [(odds(one.likeness, table) > 0) == one.own for one in found]
    assert sum(right) > 0.9 * len(right)
    assert f"size: {weights.size:.2f}" in rendered(intercept, weights)
