"""Free-standing quotations beside one another and beside a cue."""

import pytest

from coranto.extract.speech.clauses import Token
from coranto.extract.speech.quote_runs import (
    begins_sentence,
    quote_ahead,
    quote_before,
    quote_behind,
    quotes_from,
    quotes_up_to,
)
from extract.dispatches import told


def tokens(text: str) -> tuple[Token, ...]:
    (statement,) = told(text)
    return statement.tokens


def at(found: tuple[Token, ...], word: str) -> int:
    return next(i for i, token in enumerate(found) if token.text == word)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("“It fell at noon,” she said.", 0),
        ("“It fell at noon” – she said.", 0),
        ("“Cayó al mediodía” (“It fell at noon”), she said.", 2),
        ("It fell at noon, she said.", None),
    ],
)
def test_the_quotation_before_a_cue(text: str, place: int | None) -> None:
    found = tokens(text)
    assert quote_before(found, at(found, "she")) == place


def test_quotations_before_a_cue_go_together_with_their_gloss() -> None:
    found = tokens("“Cayó al mediodía” (“It fell at noon”), she said.")
    assert quotes_up_to(found, 2) == [(0, 1), (2, 3)]


def test_quotations_behind_a_cue_go_on_over_marks_and_conjunctions() -> None:
    found = tokens("He wrote: “It fell at noon.” and “Nobody was hurt.” before he left.")
    assert quotes_from(found, 3) == [(3, 4), (5, 6)]


def test_what_stands_right_behind() -> None:
    found = tokens("He wrote: “It fell at noon.”")
    assert quote_behind(found, 2) == 3
    assert quote_behind(found, 3) == 3
    assert quote_behind(found, 1) is None
    assert quote_behind(found, 99) is None


def test_a_quotation_that_a_few_words_lead_up_to() -> None:
    found = tokens("He said of the old crane: “It fell at noon.”")
    assert quote_ahead(found, 2) == len(found) - 1
    found = tokens("He said that the old crane fell: “It fell at noon.”")
    assert quote_ahead(found, 2) is None


def test_whether_a_quotation_begins_a_sentence() -> None:
    assert begins_sentence(tokens("“It fell at noon,” she said.")[0])
    assert not begins_sentence(tokens("He said, “it fell at noon.”")[3])
