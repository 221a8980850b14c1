"""The noun phrases that speak, as written."""

import pytest

from coranto.extract.cues import cues
from coranto.extract.sources import subject_after, subject_before
from coranto.tools import open_tools
from extract.dispatches import told


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("On Monday the foreign minister said it rained.", "the foreign minister"),
        ("In a statement the company said it rained.", "the company"),
        ("But Chief Inspector Lea Ohm said it rained.", "Chief Inspector Lea Ohm"),
        ("Lea Ohm, 30, of Hamm, said it rained.", "Lea Ohm, 30, of Hamm"),
        ("Omar Haddad, who leads the union, said it rained.", "Omar Haddad, who leads the union"),
        ("The envoy, speaking in Lagos, said it rained.", "The envoy"),
        ("Doctors and a relief worker said it rained.", "Doctors and a relief worker"),
        ("Chad, Niger and Mali said it rained.", "Chad, Niger and Mali"),
        ("The council this week said it rained.", "The council"),
        ("The river rose, but she said it rained.", "she"),
        ("Sen. Ida B. Holm said it rained.", "Sen. Ida B. Holm"),
        ("The head of the port authority said it rained.", "The head of the port authority"),
    ],
)
def test_subject_before_its_verb(text: str, subject: str) -> None:
    (statement,) = told(text)
    tokens, lexicon = statement.tokens, open_tools().speech
    cue = cues(tokens, lexicon)[-1]
    phrase = subject_before(tokens, cue.first, lexicon)
    assert phrase is not None
    assert text[tokens[phrase.first].start : tokens[phrase.last - 1].end] == subject


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("said Ana Ruiz, a lawyer for the family, on Friday.", "Ana Ruiz, a lawyer for the family"),
        ("said Ana Ruiz, adding nothing.", "Ana Ruiz"),
        ("said she was late.", "she"),
        ("said Kim Soo-jin in a telephone interview.", "Kim Soo-jin"),
        ("said reporters that it rained.", "reporters"),
    ],
)
def test_subject_after_its_verb(text: str, subject: str) -> None:
    (statement,) = told(text)
    tokens = statement.tokens
    phrase = subject_after(tokens, 1, open_tools().speech)
    assert phrase is not None
    assert text[tokens[phrase.first].start : tokens[phrase.last - 1].end] == subject


def test_no_subject_behind_a_conjunction() -> None:
    (statement,) = told("He resigned and said nothing.")
    assert subject_before(statement.tokens, 3, open_tools().speech) is None
