"""Whom a pronoun can mean."""

import pytest

from coranto.extract.speakers.pronouns import Voice, person_meant, pronoun, sexes
from coranto.extract.speakers.speakers import names
from coranto.model.annotation import Mention
from coranto.tools import open_tools


@pytest.mark.parametrize(
    ("source", "form"),
    [("He", "he"), ("her", "she"), ("they've", "they"), ("Its", "it"), ("it’s", "it"), ("Hera", None), ("we", None)],
)
def test_forms_of_a_pronoun(source: str, form: str | None) -> None:
    assert pronoun(source) == form


def people(text: str, *found: str) -> list[Mention]:
    return [Mention("a", text.index(name), text.index(name) + len(name), name, "person", name) for name in found]


@pytest.mark.parametrize(
    ("text", "name", "sex"),
    [
        ("Mrs Quon spoke.", "Quon", "she"),
        ("Spokesman Quon spoke.", "Quon", "he"),
        ("Chairwoman Quon spoke.", "Quon", "she"),
        ("Maria Quon spoke.", "Maria Quon", "she"),
        ("Mr Maria Quon spoke.", "Maria Quon", "he"),
        ("Quon spoke.", "Quon", None),
    ],
)
def test_sex_by_title_before_given_name(text: str, name: str, sex: str | None) -> None:
    tools = open_tools()
    assert sexes(text, names(people(text, name)), tools.names, tools.speakers).get(name) == sex


TEXT = "Quon met Maria Paz. Then there was rain."
FIRST, SECOND = (0, 19), (20, 40)


@pytest.mark.parametrize(
    ("form", "last", "sex", "person"),
    [
        ("he", None, {}, "Quon"),
        ("she", None, {"Quon": "he", "Maria Paz": "she"}, "Maria Paz"),
        ("he", None, {"Quon": "she", "Maria Paz": "she"}, None),
        ("he", Voice(1, "Luis Ruiz"), {}, "Luis Ruiz"),
        ("she", Voice(1, "Luis Ruiz"), {"Luis Ruiz": "he"}, None),
        ("she", Voice(1, None), {}, None),
    ],
)
def test_subject_before_unless_somebody_spoke_since(
    form: str, last: Voice | None, sex: dict[str, str], person: str | None
) -> None:
    known = names(people(TEXT, "Quon", "Maria Paz"))
    assert person_meant(form, 1, len(TEXT), (FIRST, SECOND), last, known, sex) == person  # type: ignore[arg-type]
