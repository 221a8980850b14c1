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
