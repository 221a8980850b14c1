"""Declared unknowns in the words of a statement."""

import pytest

from coranto.extract.speech.unknowns import outside, unknowns
from coranto.text.spans import Span
from coranto.tools import open_tools
from extract.dispatches import told


def found(text: str) -> list[tuple[str, str]]:
    """Reason and words of each unknown."""
    (statement,) = told(text)
    tokens = statement.tokens
    return [
        (one.reason, text[tokens[one.first].start : tokens[one.last - 1].end])
        for one in unknowns(tokens, open_tools().speech, open_tools().standing)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The paper could not verify the claim.", [("unverifiable", "could not verify")]),
        ("Neither claim could be verified.", [("unverifiable", "could be verified")]),
        ("Oslo neither confirmed nor denied the deal.", [("declined", "neither confirmed nor denied")]),
        ("The mayor refused to comment.", [("declined", "refused to comment")]),
        ("No group has claimed the attack.", [("declined", "has claimed")]),
        ("Little is known about the fever.", [("unclear", "Little is known")]),
        ("The ministry has so far said nothing about the arrests.", [("declined", "has so far said nothing")]),
        ("The widow did not wish to be interviewed.", [("declined", "did not wish to be interviewed")]),
        ("Nobody at the league answered our calls.", [("declined", "answered")]),
        ("Neither side has commented on the offer.", [("declined", "has commented")]),
        ("Calls to the lawyer went unanswered.", [("declined", "went unanswered")]),
        ("What caused the blast is still being investigated.", [("unclear", "is still being investigated")]),
        ("Reports of deaths in the camp have not been confirmed.", [("unverifiable", "have not been confirmed")]),
        ("Police have not confirmed this.", [("unverifiable", "have not confirmed")]),
        ("Police did not confirm the existence of a letter.", [("unverifiable", "did not confirm")]),
        ("Police have not confirmed a date.", [("declined", "have not confirmed")]),
        ("She offered no proof.", [("unverifiable", "offered no proof")]),
        ("Nobody has shown us the records.", [("unverifiable", "Nobody has shown")]),
        ("It has not been possible to establish who he is.", [("unverifiable", "has not been possible to establish")]),
        ("We could not find anyone else who saw it.", [("unverifiable", "could not find")]),
        ("The firm could not find a buyer.", []),
        ("The commission said nothing had been taken.", []),
        ("In fact, the army had remained silent.", []),
        ("The count is disputed by the rebels.", []),
        ("The bank will not release the loan.", []),
        ("The mayor could not attend.", []),
        ("No ship has left the port.", []),
    ],
)
def test_readings(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_what_a_statement_tells_beside_the_unknown() -> None:
    text = "Forty fled, but the cause is not known."
    (statement,) = told(text)
    declared = tuple(unknowns(statement.tokens, open_tools().speech, open_tools().standing))
    pieces = [text[start:end].strip() for start, end in outside(Span(0, len(text)), statement.tokens, declared)]
    assert pieces[0] == "Forty fled, but"
