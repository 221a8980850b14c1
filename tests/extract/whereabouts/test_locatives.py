"""Toponyms that say where something is counted."""

import pytest

from coranto.extract.whereabouts.locatives import is_locative, located, spoken_for
from coranto.model.annotation import Place


def place(text: str, name: str, precision: str = "city") -> Place:
    at = text.index(name)
    return Place("a.txt", at, at + len(name), name, name, None, None, None, None, None, precision, None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ten died in Beira", True),
        ("ten died in far north-eastern Beira", True),
        ("the outskirts of Beira", True),
        ("bodies from the harbour of Beira", True),
        ("a storm battered Beira", True),
        ("the president reached Beira", True),
        ("soldiers stormed the town of Beira", True),
        ("the navy sent 17 boats to Beira", True),
        ("Beira hosts 900 refugees", True),
        ("Beira, with 21,000 patients,", True),
        ("Beira said ten had died", False),
        ("the minister, visiting Beira, said", False),
        ("he told reporters in Beira", False),
        ("he died in the Beira hospital", False),
        ("shells fell on Beira's smaller neighbour", False),
        ("a coup in Beira's old ally", False),
    ],
)
def test_what_says_where(text: str, expected: bool) -> None:
    assert is_locative(text, place(text, "Beira")) is expected


def test_an_owner_leaves_the_place_to_what_it_owns() -> None:
    text = "ten died in Mozambique's Sofala province"
    found = located(text, [place(text, "Mozambique", "country"), place(text, "Sofala", "region")])
    assert [p.name for p in found] == ["Sofala"]


def test_a_local_official_speaks_for_his_place() -> None:
    text = "The mayor of Beira and the minister of Malawi spoke"
    assert spoken_for(text, [place(text, "Beira"), place(text, "Malawi", "country")]) == "Beira"
    assert (
        spoken_for("Villagers of Beira shut the ford", [place("Villagers of Beira shut the ford", "Beira")]) == "Beira"
    )
