"""Disclaimers: which claims a word on checking means."""

import pytest

from coranto.model.assertion import Claim
from extract.dispatches import spoken
from support import corpus


def checked(text: str) -> dict[str, str]:
    """The words of each claim that was checked, with the outcome."""
    return {claim.text: claim.verification[0].outcome for claim in spoken(text) if claim.verification}


ONE = "The navy said it had sunk a launch."
TWO = "Fishermen said the launch was theirs."


@pytest.mark.parametrize(
    ("disclaimer", "expected"),
    [
        ("Reuters could not verify the claim.", {"the launch was theirs"}),
        ("Neither account could be verified.", {"it had sunk a launch", "the launch was theirs"}),
        ("The agency was not able to verify the claims.", {"it had sunk a launch", "the launch was theirs"}),
        ("The agency could not verify the navy's account.", {"it had sunk a launch"}),
        ("The agency could not reach the harbour.", set()),
        ("Police have not confirmed this.", {"the launch was theirs"}),
        ("The navy flatly denied it. The agency could not verify this.", {"the launch was theirs"}),
        ("No proof has been offered.", {"the launch was theirs"}),
        ("We have not been able to trace the report.", {"the launch was theirs"}),
    ],
)
def test_what_a_disclaimer_means(disclaimer: str, expected: set[str]) -> None:
    found = checked(f"{ONE} {TWO} {disclaimer}")
    assert set(found) == expected
    assert set(found.values()) <= {"unverified"}


def test_words_that_may_not_be_his_are_unverified_whatever_they_demand() -> None:
    message = (
        "We have heard a message in which a man called Orlo demands the release of his brother. If the army moves, Orlo"
        " says, nobody will be spared. We have not been able to verify the recording."
    )
    (demand,) = [claim for claim in spoken(message, {"Orlo": "person"}) if claim.act == "urges"]
    assert demand.status == "unverified"
    (wish,) = spoken("The guild demands the release of its chairman. The agency could not verify this.")
    assert wish.status == "planned"


def test_a_witness_is_no_side_of_which_neither_account_speaks() -> None:
    text = f"{ONE} The guild said the launch was theirs. A diver said the hull lay at 30 metres. "
    assert set(checked(f"{text}The agency could not verify either account.")) >= {
        "it had sunk a launch",
        "the launch was theirs",
    }


def test_neither_account_means_all_that_two_sides_say_and_neither_figure_one_of_each() -> None:
    sides = (
        'Ana Ruiz said the beach was closed. "Nobody came," she said. '
        "The navy ministry said two sailors had died. The ministry accused the rebels of firing first. The rebels said"
        " they had only answered fire. Their spokesman said a boy had been killed."
    )
    assert len(checked(f"{sides} Neither account could be verified.")) == 4
    counts = (
        "The navy said it had lost two men and that it had sunk four boats. The rebels said 30 sailors had drowned."
    )
    assert len(checked(f"{counts} Neither figure could be verified.")) == 2


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("A clip showed a tank in the square. The BBC has verified the footage.", "verified"),
        ("A clip verified by the BBC shows a tank in the square.", "verified"),
        ("A blogger said the king had died. The report turned out to be false.", "refuted"),
        ("A clip showed a tank in the square. It was not possible to authenticate the video.", "unverified"),
    ],
)
def test_outcomes(text: str, outcome: str) -> None:
    assert list(checked(text).values()) == [outcome]


def test_a_check_of_footage_passes_over_other_words() -> None:
    text = "A clip showed a tank in the square. The mayor said he was safe. Kyodo has geolocated the clip."
    assert list(checked(text)) == ["a tank in the square"]


def test_promises_are_not_checked() -> None:
    text = "Relief workers said the road was open and promised to bring rice. Neither claim could be verified."
    assert list(checked(text)) == ["the road was open"]


def test_who_cannot_verify_within_his_own_words_disclaims_what_stands_before() -> None:
    text = "Rebels said they held the port. The ministry said it could not confirm the report."
    assert list(checked(text)) == ["they held the port"]


def test_a_toll_that_nobody_checked_is_that_of_the_lead_too() -> None:
    lead = "A quake killed at least 20 people in Ambato, the mayor said.\n\n"
    middle = "".join(f"Shop number {name} stayed shut, a guard said.\n\n" for name in ("four", "six", "nine") * 3)
    text = f"{lead}{middle}The prefect said 31 had died. It was not possible to verify the casualty figures."
    assert {"A quake killed at least 20 people in Ambato", "31 had died"} <= set(checked(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The harbour has 40 names on its list; the mayor said it had not been verified.", True),
        ("A leaflet gives a toll of 40, but the ministry said it could not be confirmed.", True),
        ("The harbour has 40 names on its list; the mayor said 12 had been verified.", False),
        ("The guild said the harbour had 40 names; the mayor said it had not been verified.", False),
    ],
)
def test_a_pronoun_means_what_the_narrator_tells_right_before_it(text: str, expected: bool) -> None:
    found = corpus({"a.txt": f"{ONE} {text}\n"}, "claims").all(Claim)
    told = {claim.mode for claim in found if claim.verification}
    assert ("narrator" in told) == expected
    assert not expected or "indirect" not in told
