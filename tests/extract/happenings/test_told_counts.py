"""Tolls without a verb, in headlines, bulletins and asides."""

import pytest

from coranto.extract.happenings.event_clauses import clauses, tokens
from coranto.extract.happenings.told_counts import count_matches, labelled
from coranto.extract.happenings.trigger_matches import Scene


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
