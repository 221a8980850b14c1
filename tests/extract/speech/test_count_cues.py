import pytest

from extract.dispatches import spoken


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "The coast guard put the number of missing at 31.",
            "The coast guard",
            "the number of missing at 31",
        ),
        (
            "Insurers have put the damage at more than two billion francs.",
            "Insurers",
            "the damage at more than two billion francs",
        ),
        (
            "The ministry gave the turnout as 48 percent.",
            "The ministry",
            "the turnout as 48 percent",
        ),
        ("Neighbours remembered at least six.", "Neighbours", "at least six"),
        ("Police counted 150.", "Police", "150"),
        ("The mayor sticks to 61.", "The mayor", "61"),
        ("The search office gave 21 dead.", "The search office", "21 dead"),
    ],
)
def test_who_puts_a_count_at_a_number_says_so(text: str, source: str, content: str) -> None:
    (claim,) = spoken(text)
    assert claim.source is not None
    assert (claim.source.text, claim.text) == (source, content)


@pytest.mark.parametrize(
    "text",
    [
        "The porter put the number on the door at noon.",
        "They put the boat at anchor.",
        "Guards set fires at 12.",
        "We counted nine.",
    ],
)
def test_no_count_no_claim(text: str) -> None:
    assert spoken(text) == []
