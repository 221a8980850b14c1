"""Statements in tokens, with free-standing quotations as one token each."""

import pytest

from coranto.extract.speech.clauses import Statement, is_title, statements
from coranto.model.annotation import Sentence
from coranto.text.quotes import quotations
from coranto.tools import open_tools
from extract.dispatches import sentenced


def told(text: str) -> list[Statement]:
    """The statements of a text, with all verbs of speech known."""
    sayings = open_tools().speech.sayings
    return list(statements(text, sentenced(text).of(Sentence), quotations(text), sayings))


def shape(text: str) -> list[list[str]]:
    """The tokens of each statement, a quotation as Q."""
    return [["Q" if token.kind == "quote" else token.text for token in statement.tokens] for statement in told(text)]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("He says, “that is how you lose a ship.”", "He says , Q"),
        ("The guard replied – “nobody passes” – and shut the gate.", "The guard replied – Q – and shut the gate ."),
        ("Prieto said “the ferry, it was old and slow.”", "Prieto said Q"),
        ("The crowd chanted “Give us back our river” outside.", "The crowd chanted Q outside ."),
        ("“The dam,” said Ruiz, “is safe” – a claim.", "Q said Ruiz , Q – a claim ."),
        ("“Stay!” cried the pilot; “we are going down!”", "Q cried the pilot ; Q"),
        ("“El agua llegó de noche” (“The water came at night”), said Rosa.", "Q ( Q ) , said Rosa ."),
        ("The men shouted “no.”", "The men shouted Q"),
        ("“Ask anyone”. Then he left.", "Q ."),
        ("(“No comment,” her office said.)", "( Q her office said . )"),
        ("“The plan is dead” — Pia Lund.", "Q — Pia Lund ."),
        ("“The crane fell, the harbour master said. “Nobody died.”", "Q the harbour master said ."),
        ("“The crane fell, said Duarte.\n\n“Nobody died,” she added.", "Q said Duarte ."),
        ("“It was, as he said, a long night.\n\n“Nobody slept,” Ng said.", "Q"),
    ],
)
def test_utterances_stand_free(text: str, tokens: str) -> None:
    assert shape(text)[0] == tokens.split()


@pytest.mark.parametrize(
    "text",
    [
        "The ship, the “Star of the Sea”, left.",
        "He played in “Shark 3: Oh Hell No!” last year.",
        "Her book, “The Long Way Home”, tells of it.",
        "“We did everything we could” is a sentence that she likes.",
        "Carlos “The Jackal” Mendes was held.",
        "The word “harambee” means “all pull together” there.",
        "Prieto called the report “a tissue of lies.”",
    ],
)
def test_names_terms_and_partial_quotations_do_not(text: str) -> None:
    assert all(token.kind != "quote" for statement in told(text) for token in statement.tokens)


def test_words_of_a_quotation_keep_the_marks_within() -> None:
    text = "«He shouted „Run“», said Pavlova."
    quote = told(text)[0].tokens[0]
    assert quote.inner is not None
    assert quote.inner.of(text) == "He shouted „Run“"


def test_a_headline_ends_before_its_outlet() -> None:
    text = "Dam holds in Iringa | World | Tuvu Post\n\nThe dam held on Monday.\n"
    assert shape(text)[0] == ["Dam", "holds", "in", "Iringa"]


@pytest.mark.parametrize(
    "stamp",
    [
        "14.22",
        "9:05",
        "[10:05 GMT]",
        "2.30pm",
        "4:52 p.m.",
        "09:40 –",
        "18h10",
        "7:15 a.m. EST:",
        "3.",
        "(12)",
        "-",
        "•",
    ],
)
def test_a_running_report_is_read_without_its_clock(stamp: str) -> None:
    assert shape(f"Dam bursts: live\n\n{stamp} Police say so.\n")[1] == ["Police", "say", "so", "."]


@pytest.mark.parametrize("text", ["10.30 on Monday was late.", "14.5 People left.", "25.70 Euros were paid."])
def test_other_numbers_at_the_head_stay(text: str) -> None:
    assert shape(f"Dam bursts: live\n\n{text}\n")[1][0] == text.split()[0]


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
    ("quoted", "title"),
    [
        ("The Long Way Home", True),
        ("Mornings with Ana Ruiz,", True),
        ("We are going home", False),
        ("No!", False),
        ("", False),
    ],
)
def test_names_of_works(quoted: str, title: bool) -> None:
    assert is_title(quoted) is title
