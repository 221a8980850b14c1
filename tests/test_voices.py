"""Twelve dispatches on four events, with what a careful reader marks in them: who says what, its standing, its numbers.

Texts and gold (``tests/voices``) were written before the product read a line of them; gold is not fitted to output.
"""

import re
from itertools import combinations
from pathlib import Path

import pytest
from benchmarks.claim_scores import Score
from benchmarks.gold_claims import GoldDispatch, read_gold
from benchmarks.voices import scored

VOICES = Path(__file__).parent / "voices"
EVENTS = ("coup_antananarivo", "dengue_honduras", "flood_sylhet", "strike_vancouver")

FLOORS = {
    "coup_antananarivo": (81, 93, 38),
    "dengue_honduras": (81, 97, 46),
    "flood_sylhet": (88, 96, 59),
    "strike_vancouver": (88, 95, 50),
}
"""Event → F1 of attributions, status right among the claims found, figures of the gold wholly right; per cent."""
FLOORS_OF_ALL = (84, 95, 49)


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    return {event: scored(read_gold(VOICES / event)) for event in EVENTS}


def reached(score: Score) -> tuple[float, float, float]:
    return score.ar, score.percent("attributed status"), score.whole_figures


def marked(event: str) -> tuple[GoldDispatch, ...]:
    return read_gold(VOICES / event)


@pytest.mark.parametrize("event", EVENTS)
def test_every_event_is_read_as_well_as_before(event: str, scores: dict[str, Score]) -> None:
    assert all(got >= floor for got, floor in zip(reached(scores[event]), FLOORS[event], strict=True)), (
        reached(scores[event]),
        FLOORS[event],
    )


def test_all_events_are_read_as_well_as_before(scores: dict[str, Score]) -> None:
    total = Score()
    for score in scores.values():
        total.add(score)
    got = reached(total)
    assert all(value >= floor for value, floor in zip(got, FLOORS_OF_ALL, strict=True)), (got, FLOORS_OF_ALL)


@pytest.mark.parametrize("event", EVENTS)
def test_outlets_of_an_event_differ_in_day_and_share_a_passage(event: str) -> None:
    dispatches = marked(event)
    assert len({one.published for one in dispatches}) == len(dispatches) == 3
    assert any(runs(one.text) & runs(other.text) for one, other in combinations(dispatches, 2))


@pytest.mark.parametrize("event", EVENTS)
def test_outlets_of_an_event_give_more_than_one_value_for_one_thing(event: str) -> None:
    values: dict[str | None, set[tuple[object, object, object]]] = {}
    for one in marked(event):
        for number in one.gold.numbers:
            values.setdefault(number.series, set()).add((number.low, number.high, number.point))
    assert max(len(found) for found in values.values()) > 1


def test_every_kind_of_claim_stands_in_the_gold() -> None:
    claims = [claim for event in EVENTS for one in marked(event) for claim in one.gold.statements]
    assert {claim.mode for claim in claims} == {"direct", "mixed", "indirect", "according-to", "narrator"}
    assert {claim.status for claim in claims} == {"asserted", "denied", "unverified", "planned", "conditional"}
    assert any(claim.translated == "stated" for claim in claims)
    assert any(claim.reported_by for claim in claims)
    assert any(len(claim.content) > 1 for claim in claims)


def runs(text: str) -> set[tuple[str, ...]]:
    """Runs of twelve words."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + 12]) for at in range(len(words) - 11)}
