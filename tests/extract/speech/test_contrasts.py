import pytest

from extract.dispatches import claimed


def narrated(text: str) -> list[str]:
    return [claim.text for claim in claimed(text) if claim.mode == "narrator"]


@pytest.mark.parametrize(
    ("text", "against"),
    [
        (
            "The railway insists its trains run on time, but commuters were left on the platform for hours.",
            ["commuters were left on the platform for hours"],
        ),
        (
            "The army says it spares farms, although barns and silos have been burned.",
            ["barns and silos have been burned"],
        ),
        ("The railway said its trains ran, but passengers said they had waited.", []),
        ("The railway said its trains ran, not but late.", []),
        ("The railway said its trains ran.", []),
    ],
)
def test_the_narrator_s_word_against_a_claim_is_a_claim_of_its_own(text: str, against: list[str]) -> None:
    assert narrated(text) == against


@pytest.mark.parametrize(
    ("text", "led"),
    [
        (
            "Forty villages were cut off by the slide, and the governor warned that more rain would follow.",
            ["Forty villages were cut off by the slide"],
        ),
        (
            "At least 12 miners were pulled out alive; the union said others were trapped.",
            ["At least 12 miners were pulled out alive"],
        ),
        (
            "It may take until April to drain the mine, and the union fears that jobs will go.",
            ["It may take until April to drain the mine"],
        ),
        (
            "The bank has lent 500 farmers seed (worth $4m) and says it will lend more.",
            ["The bank has lent 500 farmers seed (worth $4m)"],
        ),
        ("The bank, which has 500 branches, rejected the offer and said it would wait.", []),
        ("The slide closed the road, and the governor warned that more rain would follow.", []),
        ("Forty villages were cut off and roads were blocked, the governor said.", []),
        ("Twelve lawmakers and the mayor said the vote was fair.", []),
    ],
)
def test_what_the_narrator_counts_before_somebody_speaks_is_a_claim_of_its_own(text: str, led: list[str]) -> None:
    assert narrated(text) == led
