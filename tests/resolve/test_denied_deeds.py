"""Who is told to have done something to others, and denies it in words that point back to it."""

import pytest

from coranto.model.assertion import Claim
from coranto.model.resolved import Event, Relation
from support import corpus


def denied(text: str) -> list[tuple[str, str]]:
    """The words of each denial with the title of the event that it denies."""
    made = corpus({"a.txt": f"OSLO, 11 May 2031 - {text}"}, last="relations")
    titles = {e.id: e.title for e in made.all(Event)}
    told = {c.id: c.text for c in made.all(Claim)}
    found = [r for r in made.all(Relation) if r.type == "denies"]
    return [(told[r.a], titles[r.b]) for r in found if r.a in told and r.b in titles]


@pytest.mark.parametrize(
    ("text", "denial", "deed"),
    [
        (
            "Journalist Ane Lund was abducted by fighters of the Northern Front on Sunday. Her family has no news. "
            "The Northern Front denies holding her.",
            "holding her",
            "abducted",
        ),
        (
            "The Eastern Guard shelled the bakery in Korinto on Sunday. The Eastern Guard denied any involvement.",
            "any involvement",
            "shelled",
        ),
    ],
)
def test_a_denial_that_points_back_is_of_what_the_denier_has_done(text: str, denial: str, deed: str) -> None:
    assert any(denial in told and deed in title for told, title in denied(text))


def test_nobody_denies_what_another_did() -> None:
    text = "The Eastern Guard shelled the bakery in Korinto on Sunday. The Northern Front denied any involvement."
    assert denied(text) == []


def test_a_denial_with_words_of_its_own_is_of_those() -> None:
    text = "The Eastern Guard shelled the bakery in Korinto on Sunday. It denied that the bridge was mined."
    assert denied(text) == []
