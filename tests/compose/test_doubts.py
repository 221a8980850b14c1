import pytest

from chronicles import cited, line, told


@pytest.mark.parametrize(
    "text",
    [
        "The rebels claim they hold the airport of Goma, but offered no evidence.",
        "The rebels say, without giving any proof, that they hold the airport of Goma.",
        "The rebels claim they hold the airport of Goma. The group did not provide any evidence.",
        "A waiter says the rebels hold the airport of Goma. We could not find anyone else who saw them.",
    ],
)
def test_a_word_for_which_there_is_no_proof_is_unverified(text: str) -> None:
    found = line("the airport of Goma", told(text))
    assert found.unverified
    assert found.status == "claimed"


@pytest.mark.parametrize(
    "text",
    [
        "The lawyer said the police in Goma had offered no evidence.",
        "The police in Goma say they have the evidence of two witnesses.",
    ],
)
def test_a_lack_of_proof_that_somebody_speaks_of_is_no_doubt_of_the_narrator(text: str) -> None:
    assert not line("Goma", told(text)).unverified


def test_who_would_not_confirm_a_sum_is_cited_beside_it() -> None:
    text = "The bank said 40 million euros had been withdrawn. The ministry would not confirm the sum."
    found = line("40 million", told(text))
    assert "would not confirm" in cited(found, text)
    assert not found.unverified
