"""Forms that are nouns as often as verbs."""

import pytest

from coranto.extract.speech.homographs import is_plural, is_verb_here
from coranto.tools import open_tools
from extract.dispatches import told


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The miners fear a fall.", "fear", True),
        ("The fear of a fall grew.", "fear", False),
        ("Ana Ruiz claims the shaft was dry.", "claims", True),
        ("Their claims the shaft was dry failed.", "claims", False),
        ("Local media report that it was dry.", "report", True),
        ("The shaft is dry, the union estimates.", "estimates", True),
        ("The shaft is dry, two estimates.", "estimates", False),
        ("They will report it.", "report", True),
        ("He expects a peak this month and fears that it may last.", "fears", True),
        ("He has doubts and fears that it may last.", "fears", False),
    ],
)
def test_neighbours_tell_verb_from_noun(text: str, word: str, expected: bool) -> None:
    lexicon = open_tools().speech
    (statement,) = told(text)
    at = next(i for i, token in enumerate(statement.tokens) if token.low == word)
    first = at - (statement.tokens[at - 1].low in lexicon.grammar.auxiliaries)
    verb = next(verb for verb in lexicon.verbs[word] if not verb.rest)
    assert is_verb_here(statement.tokens, first, at, at + 1, verb, lexicon) is expected


@pytest.mark.parametrize(("word", "expected"), [("miners", True), ("they", True), ("he", False), ("union", False)])
def test_plurals(word: str, expected: bool) -> None:
    (statement,) = told(f"Then {word} left.")
    assert is_plural(statement.tokens[1], open_tools().speech.grammar) is expected
