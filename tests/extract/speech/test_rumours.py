"""Tales that go round, which the narrator vouches for as little as anybody else."""

import pytest

from extract.dispatches import claimed, spoken


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Word spread that the king was dead.", "Word", "spread", "the king was dead"),
        ("A rumour went round that the dam had burst.", "A rumour", "went round", "the dam had burst"),
        (
            "By noon word ran through the market that rice was sold out, and stalls closed.",
            "word",
            "ran through the market",
            "rice was sold out",
        ),
        ("Messages that the bank had failed are circulating.", "Messages", "are circulating", "the bank had failed"),
        ("The tale that she had fled swept the port.", "The tale", "swept", "she had fled"),
        (
            "A voice message went from hand to hand: the well was poisoned.",
            "A voice message",
            "went from hand to hand",
            "the well was poisoned",
        ),
    ],
)
def test_what_goes_round_is_hearsay(text: str, source: str, cue: str, content: str) -> None:
    (claim,) = spoken(text)
    assert claim.source is not None
    assert claim.cue is not None
    assert (claim.source.text, claim.cue.text, claim.text) == (source, cue, content)
    assert claim.status == "unverified"


@pytest.mark.parametrize(
    "text",
    [
        "The story that shook the port ended well.",
        "Word of the deal reached Oslo.",
        "The message that he sent was read out.",
        "The story runs to four pages.",
    ],
)
def test_what_is_only_told_is_none(text: str) -> None:
    assert spoken(text) == []


def test_who_says_it_is_not_so_denies_it() -> None:
    rumour, denial = claimed("Word spread that the king was dead. He was not, his doctor said.")
    assert (denial.status, denial.denies) == ("denied", rumour.id)
