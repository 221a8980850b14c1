"""By what is told beside a name a later description is understood."""

import pytest

from coranto.extract.speakers.descriptions import described_body, described_person, descriptions
from coranto.extract.speakers.speakers import names
from coranto.model.annotation import Label, Mention
from coranto.tools import open_tools


def meant(text: str, phrase: str, label: Label, *found: str, unnamed: dict[str, int] | None = None) -> str | None:
    """Who ``phrase`` means at the end of a text in which those names stand."""
    tools = open_tools()
    known = names([Mention("a", text.index(n), text.index(n) + len(n), n, label, n) for n in found])
    made = descriptions(text, known, tools.speech, tools.speakers)
    if label == "person":
        return described_person(phrase, len(text), made, tools.speakers, unnamed or {})
    return described_body(phrase, len(text), made, tools.speakers)


@pytest.mark.parametrize(
    ("text", "phrase", "person"),
    [
        ("Energy and mines minister Ana Ruiz left.", "the minister", "Ana Ruiz"),
        ("Its president, Ana Ruiz, left.", "the president", "Ana Ruiz"),
        ("Ana Ruiz, a rice farmer from Ica, left.", "The farmer", "Ana Ruiz"),
        ("Ana Ruiz, 34, a nurse, left.", "the 34-year-old", "Ana Ruiz"),
        ("Dr Ana Ruiz left.", "the doctor", "Ana Ruiz"),
        ("Lt. Col. Ana Ruiz left.", "the colonel", "Ana Ruiz"),
        ("Father Ana Ruiz left.", "the priest", "Ana Ruiz"),
        ("The head of the port, Ana Ruiz, left.", "the head of the port", "Ana Ruiz"),
        ("The head of the port, Ana Ruiz, left.", "the head of the army", None),
        ("Prime Minister Ana Ruiz left.", "the minister", None),
        ("Prime Minister Ana Ruiz left.", "the PM", "Ana Ruiz"),
        ("Former minister Ana Ruiz left.", "the minister", None),
        ("Minister Ana Ruiz left.", "the former minister", None),
        ("Minister Ana Ruiz left.", "a minister", None),
        ("Minister Ana Ruiz left.", "her minister", None),
        ("Ana Ruiz, speaking in Ica, left.", "the speaking", None),
    ],
)
def test_person_described(text: str, phrase: str, person: str | None) -> None:
    assert meant(text, phrase, "person", "Ana Ruiz") == person


def test_of_two_bearers_the_one_named_near_is_meant() -> None:
    text = "Foreign minister Ana Ruiz met finance minister Luis Paz."
    assert meant(text, "the minister", "person", "Ana Ruiz", "Luis Paz") is None
    assert meant(text, "the finance minister", "person", "Ana Ruiz", "Luis Paz") == "Luis Paz"
    far = f"Foreign minister Ana Ruiz left. {'It rained. ' * 50}Finance minister Luis Paz left."
    assert meant(far, "the minister", "person", "Ana Ruiz", "Luis Paz") == "Luis Paz"


def test_somebody_unnamed_since_is_meant_instead() -> None:
    text = "Dr Ana Ruiz left. A doctor came."
    assert meant(text, "the doctor", "person", "Ana Ruiz", unnamed={"doctor": 18}) is None


@pytest.mark.parametrize(
    ("text", "name", "phrase", "body"),
    [
        ("The Council of the Guard met.", "Council of the Guard", "the council", "Council of the Guard"),
        ("Hillbank closed.", "Hillbank", "the bank", "Hillbank"),
        ("Velo, a weather bureau, closed.", "Velo", "the bureau", "Velo"),
        ("The carmaker Velo closed.", "Velo", "The carmaker", "Velo"),
        ("The Water and Rail Office met.", "Water and Rail Office", "the office", "Water and Rail Office"),
        ("Velo closed.", "Velo", "the carmaker", None),
    ],
)
def test_body_described(text: str, name: str, phrase: str, body: str | None) -> None:
    assert meant(text, phrase, "organization", name) == body
