"""Words of plan, doubt, condition, denial, check and unknown."""

import pytest

from coranto.tools import open_tools

WORDS = open_tools().standing


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the shop will open", True),
        ("the shop won’t open", True),
        ("the shop is widely expected by traders to open", True),
        ("the shop is due in court", True),
        ("the aim is to sell", False),
        ("the delay is due to the rain", False),
        ("it would rather sell", False),
        ("it should have sold", False),
        ("they agreed to the terms", False),
        ("they agreed to sell", True),
    ],
)
def test_plans(text: str, expected: bool) -> None:
    assert (WORDS.modal.plan.search(text) is not None) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("it is perhaps true", True),
        ("perhaps forty fled", False),
        ("perhaps the best harbour", False),
        ("it seems to work", True),
        ("he is feared dead", True),
        ("an alleged thief", False),
    ],
)
def test_doubts(text: str, expected: bool) -> None:
    assert (WORDS.modal.doubt.search(text) is not None) is expected


@pytest.mark.parametrize(("text", "hedge"), [("an alleged thief", "alleged"), ("40 suspected cases", None)])
def test_labels_are_hedges(text: str, hedge: str | None) -> None:
    found = WORDS.modal.hedge.search(text)
    assert (found.group() if found is not None else None) == hedge


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("if it rains", True),
        ("should the bank fail", True),
        ("few, if any", False),
        ("as long as it holds", True),
        ("as long as three days", False),
    ],
)
def test_conditions(text: str, expected: bool) -> None:
    assert (WORDS.modal.condition.search(text) is not None) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("she could hear it", True),
        ("nobody could enter", True),
        ("it could not rule out a strike", False),
        ("it could fall", False),
    ],
)
def test_could_of_ability(text: str, expected: bool) -> None:
    assert (WORDS.modal.able.search(text) is not None) is expected


def test_what_turned_out_to_be_false() -> None:
    assert WORDS.check.refuted.search("the report later turned out to be false")
    assert WORDS.check.refuted.search("it turned out to be a boat") is None
