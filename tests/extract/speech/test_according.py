"""Sources that a phrase names, and the clause around it."""

import pytest

from extract.dispatches import contents, spoken


@pytest.mark.parametrize(
    ("text", "source", "said"),
    [
        ("The toll rose to nine, according to the hospital.", "the hospital", ["The toll rose to nine"]),
        ("According to the hospital, the toll rose to nine.", "the hospital", ["the toll rose to nine"]),
        ("In the words of one driver, the road became a river.", "one driver", ["the road became a river"]),
        (
            "At dawn, according to two of those present, the guard was asleep, and the gate open.",
            "two of those present",
            ["the guard was asleep, and the gate open"],
        ),
        (
            "According to people who were there, the mayor left at dawn.",
            "people who were there",
            ["the mayor left at dawn"],
        ),
        ("Twelve dead, according to Ada Nasr, a medic.", "Ada Nasr, a medic", ["Twelve dead"]),
        ("By his own account, the guard fled first.", "his", ["the guard fled first"]),
        ("The vote was, in the chairwoman's words, a farce.", "the chairwoman", ["The vote was", "a farce"]),
        (
            "The next step, in the engineer's view, would be a second dam.",
            "the engineer",
            ["The next step", "would be a second dam"],
        ),
    ],
)
def test_the_clause_around_the_phrase_is_the_content(text: str, source: str, said: list[str]) -> None:
    (claim,) = spoken(text)
    assert claim.source is not None
    assert claim.source.text == source
    assert contents(text, claim) == said


@pytest.mark.parametrize("text", ["The choir sang in her village.", "The trains left by their usual platform."])
def test_owned_things_are_no_words(text: str) -> None:
    assert spoken(text) == []
