"""How far a noun phrase reaches."""

import pytest

from coranto.extract.speech.phrases import is_verb, leftmost, rightmost
from coranto.tools import open_tools
from extract.dispatches import told


@pytest.mark.parametrize(
    ("text", "reached"),
    [
        ("He said the old port of Sfax |", "the old port of Sfax"),
        ("They bet that the union |", "the union"),
        ("the union of that town |", "the union of that town"),
        ("footage posted on a site |", "footage posted on a site"),
        ("They agreed to a truce |", "to a truce"),
    ],
)
def test_leftmost_stops_at_verbs_and_conjunctions(text: str, reached: str) -> None:
    (statement,) = told(text.removesuffix(" |"))
    tokens = statement.tokens
    start = leftmost(tokens, len(tokens), open_tools().speech)
    assert text[tokens[start].start : tokens[-1].end] == reached


@pytest.mark.parametrize(
    ("text", "reached"),
    [
        ("the mayor of Sfax on Monday", "the mayor of Sfax"),
        ("an aide to Holm in a call", "an aide to Holm"),
        ("officials speaking in Sfax", "officials"),
        ("the ruling party", "the ruling party"),
        ("the mayor by telephone", "the mayor"),
    ],
)
def test_rightmost_stops_where_the_verb_goes_on(text: str, reached: str) -> None:
    (statement,) = told(text)
    tokens = statement.tokens
    assert text[: tokens[rightmost(tokens, 0, open_tools().speech) - 1].end] == reached


@pytest.mark.parametrize(
    ("text", "verb"), [("She resigned there", True), ("the elected mayor", False), ("They met often", True)]
)
def test_a_participle_behind_a_determiner_is_no_verb(text: str, verb: bool) -> None:
    (statement,) = told(text)
    assert is_verb(statement.tokens, 1, open_tools().speech) is verb
