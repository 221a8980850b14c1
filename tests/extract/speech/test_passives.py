"""Passives: who speaks, and what is said of the subject."""

import pytest

from extract.dispatches import contents, spoken


@pytest.mark.parametrize(
    ("text", "source", "cue", "said"),
    [
        ("She was quoted as saying the ferry was full.", "She", "was quoted as saying", ["the ferry was full"]),
        ("The pilot was told that the runway was wet.", None, "was told", ["the runway was wet"]),
        ("Four nurses are accused of selling vaccine.", None, "are accused", ["Four nurses", "of selling vaccine"]),
        (
            "Four nurses are accused by prosecutors of selling vaccine.",
            "prosecutors",
            "are accused",
            ["Four nurses", "of selling vaccine"],
        ),
        (
            "The truce was described as a trap by the rebels.",
            "the rebels",
            "was described",
            ["The truce", "as a trap"],
        ),
        ("It is feared that ninety have drowned.", None, "is feared", ["ninety have drowned"]),
        ("The court was told the driver had slept.", None, "was told", ["the driver had slept"]),
        ("Drivers were ordered by the police to turn back.", "the police", "were ordered", ["to turn back"]),
        ("The pilot was asked about a warning light.", None, "was asked about", ["a warning light"]),
    ],
)
def test_a_passive_gives_agent_and_content(text: str, source: str | None, cue: str, said: list[str]) -> None:
    (claim,) = spoken(text)
    assert claim.cue is not None
    assert (claim.source.text if claim.source else None, claim.cue.text) == (source, cue)
    assert contents(text, claim) == said


@pytest.mark.parametrize(
    "text", ["Asked about this, Ohm shrugged.", "The team was denied entry.", "The plane was shown on a screen."]
)
def test_a_passive_without_words_gives_nothing(text: str) -> None:
    assert spoken(text) == []
