"""Retractions: what a medium takes back of its own words."""

import pytest

from extract.dispatches import spoken


@pytest.mark.parametrize(
    "text",
    [
        "On Thursday we said the mayor had resigned. She had not.",
        "Earlier we reported, citing Radio K, that the mayor had resigned. Radio K has since withdrawn the story.",
        "Our report of Tuesday said that the mayor had resigned. That was wrong.",
        "Last week we wrongly reported that the mayor had resigned.",
        "We wrote that the mayor had resigned. That was wrong.",
        "On Monday we reported that the mayor had resigned. She had not; it was her deputy who left.",
        "Correction: on our website we wrote that the mayor had resigned. It is the vice-mayor.",
        "Rain fell.\n\nCORRECTION 07:00: On Sunday this newspaper said the mayor had resigned. The dean did.",
    ],
)
def test_what_a_medium_takes_back_of_its_own_words_is_refuted(text: str) -> None:
    (claim,) = [claim for claim in spoken(text) if "the mayor had resigned" in claim.text]
    assert claim.status == "denied"
    assert [check.outcome for check in claim.verification] == ["refuted"]


@pytest.mark.parametrize(
    "text",
    [
        "We said the mayor had resigned. She did not weep.",
        "We said the mayor had resigned. She had not slept; he had.",
        "The union said the mayor had resigned.\n\nCorrection: we gave her age as 40. It is 41.",
        "We said the mayor had resigned.\n\nThe ferry had not.",
        "The union said the mayor had resigned. She had not.",
    ],
)
def test_what_others_said_is_only_denied(text: str) -> None:
    assert not any(check.outcome == "refuted" for claim in spoken(text) for check in claim.verification)
