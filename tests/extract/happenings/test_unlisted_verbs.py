"""Verbs that no list has: whatever a clause tells as done happens, but for verbs that tell of nothing."""

import pytest

from coranto.extract.happenings.clause_scenes import Scene
from coranto.extract.happenings.event_clauses import clauses, tokens
from coranto.extract.happenings.unlisted_verbs import unlisted_matches
from coranto.tools import open_tools


def found(text: str, told: frozenset[int] = frozenset(), headline: bool = False) -> list[tuple[str, str, bool]]:
    """Word, use and negation of each verb."""
    row = tokens(text, 0, len(text))
    lexicon = open_tools().triggers
    return [
        (row[match.first].low, match.use, match.negated)
        for clause in clauses(text, row, set())
        for match in unlisted_matches(Scene.of(row, clause, headline), lexicon, told)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Clerks repainted the ballot boxes.", [("repainted", "past", False)]),
        ("The boxes have been repainted.", [("repainted", "perfect", False)]),
        ("The boxes will be repainted.", [("repainted", "planned", False)]),
        ("The boxes were not repainted.", [("repainted", "past", True)]),
        ("Divers will photograph the hull.", [("photograph", "planned", False)]),
        ("Clerks who repainted the boxes left early.", [("repainted", "past", False)]),
        ("Two ships turned; one went on to Lima.", [("turned", "past", False), ("went", "past", False)]),
        ("The clerk did not come.", [("come", "past", True)]),
        ("Clerks drove to Osh and photographed boxes.", [("drove", "past", False), ("photographed", "past", False)]),
        ("Fares go up by 3 per cent on 1 May.", [("go", "planned", False)]),
        ("The court withdrew the summons it had meant.", [("withdrew", "past", False)]),
        ("The first boxes, she said, did not arrive.", [("arrive", "past", True)]),
    ],
)
def test_what_is_done_happens(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert [one for one in found(text) if one[0] != "left"] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The family owned three mills.",  # a state
        "The bishop said so.",  # words
        "She feared the worst.",  # a thought
        "Clerks repaint the boxes.",  # the simple present
        "Eight masked men and armoured cars.",  # adjectives
        "The captain, dressed in grey, is late.",  # an aside
        "The tenants, visited separately, said so.",
        "He was unarmed.",
        "Rivals with their hands tied.",
        "He did not say.",
        "The fans who were already running.",  # what somebody was at
        "The roof will hardly.",
    ],
)
def test_what_tells_of_nothing(text: str) -> None:
    assert not found(text)


def test_a_verb_that_another_match_has_is_left() -> None:
    assert not found("Clerks repainted the boxes.", frozenset({1}))


def test_a_demand_is_a_request() -> None:
    text = "The boxes should be repainted."
    row = tokens(text, 0, len(text))
    lexicon = open_tools().triggers
    (clause,) = clauses(text, row, set())
    (match,) = unlisted_matches(Scene.of(row, clause, headline=False), lexicon, ())
    assert match.use == "demanded"
    assert lexicon.families[match.family].type == "REQUEST"


@pytest.mark.parametrize("text", ["The meeting in Graz brought nothing.", "Talks in Oslo yielded no result."])
def test_what_brings_nothing_took_place(text: str) -> None:
    assert [negated for _, _, negated in found(text)] == [False]


@pytest.mark.parametrize("text", ["The mine produced no copper.", "The plant in Lyon produced nothing."])
def test_what_is_not_produced_is_not(text: str) -> None:
    assert [negated for _, _, negated in found(text)] == [True]
