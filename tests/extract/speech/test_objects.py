"""How far an object of a verb of saying reaches."""

import pytest

from coranto.extract.speech.objects import is_clause
from coranto.tools import open_tools
from extract.dispatches import contents, spoken, told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The bishop called for calm, saying the vote was fair.", ["calm"]),
        ("The bishop denounced the raid, which killed nine people.", ["the raid"]),
        ("The bishop praised the nurses, the cooks and the drivers.", ["the nurses, the cooks and the drivers"]),
        ("The club condemned the fans, and it closed the stand.", ["the fans"]),
        ("The club condemned the fans and has closed the stand.", ["the fans"]),
        ("The club condemned the fans who left and have paid.", ["the fans who left and have paid"]),
        ("The bishop praised the nurses in a sermon on Sunday.", ["the nurses"]),
        ("The bishop praised the nurses after the flood.", ["the nurses"]),
        ("The bishop defended the rule by citing the law.", ["the rule"]),
        ("The bishop praised the nurses in the north.", ["the nurses in the north"]),
    ],
)
def test_an_object_ends_where_another_clause_begins(text: str, said: list[str]) -> None:
    assert contents(text, spoken(text)[0]) == said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the dam would hold", True),
        ("whether the dam would hold", True),
        ("they're being moved", True),
        ("the posts on the site", False),
        ("jobs in the north", False),
        ("a lead of nine points", False),
    ],
)
def test_a_clause_has_a_finite_verb(text: str, expected: bool) -> None:
    (statement,) = told(text)
    assert is_clause(statement.tokens, 0, open_tools().speech) is expected


def test_blows_are_words_where_these_follow() -> None:
    acts = [
        (claim.cue.text, claim.text) for claim in spoken("The party attacked Ruiz, calling her a coward.") if claim.cue
    ]
    assert acts == [("attacked", "Ruiz"), ("calling", "her a coward")]


@pytest.mark.parametrize(
    "text",
    [
        "The party attacked the budget.",
        "The party attacked the minister as a coward.",
        "Two papers slammed the coach for resting his captain.",
        "The firm defended its handling of the spill.",
        "The party dismissed Gov. Ana Ruiz as an ineffective leader.",
    ],
)
def test_words_can_be_blows(text: str) -> None:
    assert [claim.mode for claim in spoken(text)] == ["indirect"]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked the convoy at dawn.",
        "The village was attacked by gunmen.",
        "Troops defended the bridge for two days.",
        "The board dismissed its chief engineer.",
        "A blast hit the gate, and police blasted the lock.",
    ],
)
def test_blows_are_no_words(text: str) -> None:
    assert spoken(text) == []


@pytest.mark.parametrize(
    "text",
    ["The divers found the wreck at dawn.", "Ohm keeps finding jobs in the north.", "The guards know the valley."],
)
def test_verbs_of_thinking_need_a_clause(text: str) -> None:
    assert spoken(text) == []
