"""Those killed, hurt or rescued belong to the occurrence that befell them."""

import pytest

from coranto.model.resolved import Event
from newsroom import Page, corpus_of


def wholes(text: str) -> dict[str, str]:
    """Title of each event that is a part → title of the whole."""
    found = {e.id: e for e in corpus_of({"a.txt": Page(text, "2031-05-14")}).all(Event)}
    return {e.title: found[e.part_of].title for e in found.values() if e.part_of is not None}


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("A bridge collapsed in Marivela on Monday. Nine people died.", "Nine people died", "A bridge collapsed"),
        ("A bus crashed near Marivela on Monday, killing nine people.", "killing nine people", "A bus crashed"),
        ("An earthquake struck Marivela on Monday. Crews rescued two boys.", "Crews rescued", "An earthquake struck"),
    ],
)
def test_victims_belong_to_the_one_occurrence_that_is_told_of(text: str, part: str, whole: str) -> None:
    found = wholes(text)
    assert [(p.startswith(part), w.startswith(whole)) for p, w in found.items()] == [(True, True)]


@pytest.mark.parametrize(
    "text",
    [
        "A bridge collapsed in Marivela on Monday. A stadium roof collapsed in Tessaly on Monday. Nine people died.",
        "A bridge collapsed in Marivela on Monday. The minister resigned on Tuesday.",
        "Nine people died in Marivela on Monday.",
    ],
)
def test_of_two_occurrences_or_none_nothing_is_a_part(text: str) -> None:
    assert wholes(text) == {}


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        (
            "Hundreds marched through Marivela on Monday. Police arrested nine of them.",
            "Police arrested",
            "Hundreds marched",
        ),
        ("A bomb exploded in Marivela on Monday. Twelve people were taken to hospital.", "Twelve people", "A bomb"),
        (
            "Officers took power in Veldia on Monday. They announced a curfew on Monday.",
            "They announced",
            "Officers took power",
        ),
    ],
)
def test_what_is_done_right_beside_it_is_a_part_of_it(text: str, part: str, whole: str) -> None:
    assert [(p.startswith(part), w.startswith(whole)) for p, w in wholes(text).items()] == [(True, True)]


def test_an_arrest_far_from_a_march_is_no_part_of_it() -> None:
    far = "The harbour has three cranes and a lighthouse of white stone. " * 6
    assert wholes(f"Hundreds marched through Marivela on Monday. {far}Police arrested a banker.") == {}


def test_nobody_has_died_in_what_was_denied() -> None:
    assert wholes("A bridge collapsed in Marivela on Monday. Nobody died, the mayor said.") == {}
