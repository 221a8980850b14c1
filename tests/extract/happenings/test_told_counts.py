"""Tolls without a verb, in headlines, bulletins and asides."""

import pytest

from coranto.extract.happenings.clause_scenes import Scene
from coranto.extract.happenings.event_clauses import clauses, tokens
from coranto.extract.happenings.told_counts import count_matches, labelled, tally_matches


def told(text: str) -> list[tuple[str, str]]:
    """Word and family of each count."""
    row = tokens(text, 0, len(text))
    label = labelled(row)
    parts = [label] if label else clauses(text, row, set())
    return [(row[m.first].low, m.family) for clause in parts for m in count_matches(Scene.of(row, clause, False))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bus plunges into gorge; 17 dead, dozens feared missing", [("dead", "death"), ("missing", "missing")]),
        ("At least twelve people dead in Lima", [("dead", "death")]),
        ("Dead: 38", [("dead", "death")]),
        ("Reported missing by relatives: 29", [("missing", "missing")]),
        ("Found alive: 131", [("alive", "rescue")]),
        ("Rescuers counted 12 dead in the wreck.", [("dead", "death")]),
        ("The clinic reports 40 dead, 61 injured and six missing.",
         [("dead", "death"), ("injured", "injury"), ("missing", "missing")]),
        ("A coach overturned near Jos, 17 dead", [("dead", "death")]),
    ],
)  # fmt: skip
def test_counts_without_a_verb_tell(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The 38 dead were buried.",  # the verb tells
        "The Dead Sea: a guide",
        "Dead and buried",
        "Passengers: 38",
        "Tolls told of the dead",
    ],
)
def test_what_counts_nobody(text: str) -> None:
    assert not told(text)


@pytest.mark.parametrize(
    ("before", "text", "expected"),
    [
        ("Medics say that 54 people died.", "The army counts nine.", [("counts", "death")]),
        ("Two sailors were killed.", "The navy holds to eleven.", [("holds", "death")]),
        ("Thirty were hurt.", 'The clinic says "at least 90".', [("says", "injury")]),
        ("The dead are 12.", "The governor, Ana Lind, knows of four.", [("knows", "death")]),
        ("Some 700 villagers are displaced.", "By Sunday the list stood at 4,000.", [("stood", "evacuation")]),
        ("Nine marchers were arrested.", "The union spoke of no fewer than twenty.", [("spoke", "arrest")]),
    ],
)
def test_another_number_of_those_just_told_of_tells(before: str, text: str, expected: list[tuple[str, str]]) -> None:
    row = tokens(text, 0, len(text))
    parts = clauses(text, row, set())
    found = [(row[m.first].low, m.family) for part in parts for m in tally_matches(Scene.of(row, part, False), before)]
    assert found == expected


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("Medics say that 54 people died.", "The army counts nine tanks."),  # what is counted is named
        ("The union marched.", "Its leader speaks of 9,000."),
        ("Medics say that 54 people died.", "The chief speaks nine languages."),
        ("Medics say that 54 people died.", "He stood near 11 wells."),
        ("Medics say that 54 people died.", "The train left at 9:40."),
    ],
)
def test_a_number_of_other_things_tells_nothing(before: str, text: str) -> None:
    row = tokens(text, 0, len(text))
    assert not [m for part in clauses(text, row, set()) for m in tally_matches(Scene.of(row, part, False), before)]
