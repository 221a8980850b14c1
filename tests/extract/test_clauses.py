"""Statements in tokens, with free-standing quotations as one token each."""

import pytest

from coranto.extract.clauses import is_title
from extract.dispatches import told


def shape(text: str) -> list[list[str]]:
    """The tokens of each statement, a quotation as Q."""
    return [["Q" if token.kind == "quote" else token.text for token in statement.tokens] for statement in told(text)]


def test_a_free_quotation_is_one_token() -> None:
    assert shape('"It is over. Go home," he said.') == [["Q", "he", "said", "."]]


def test_quoted_words_within_a_sentence_stay_words() -> None:
    (statement,) = told('They met a "wall of silence" there.')
    assert [token.text for token in statement.tokens if token.quoted] == ['"', "wall", "of", "silence", '"']


def test_a_signature_belongs_to_its_quotation() -> None:
    assert shape("“The well ran dry in May.” ― Rosa Quispe") == [["Q", "―", "Rosa", "Quispe"]]


def test_furniture_tells_nothing() -> None:
    text = "Flood warning lifted\n\nRivers fell on Monday.\n\n© 2031 Example News. All rights reserved.\n"
    assert [statement.furniture for statement in told(text)] == ["headline", None]


def test_tokens_slice_back_and_are_in_order() -> None:
    text = "Dr. Ng’s team (12 people) said: “We’re ready – all of us,” at 10.30 a.m. in the U.S. base."
    for statement in told(text):
        assert all(text[token.start : token.end] == token.text for token in statement.tokens)
        assert [token.start for token in statement.tokens] == sorted(token.start for token in statement.tokens)


@pytest.mark.parametrize(
    ("quoted", "title"), [("The Long Way Home", True), ("We are going home", False), ("No!", False), ("", False)]
)
def test_names_of_works(quoted: str, title: bool) -> None:
    assert is_title(quoted) is title
