"""Denials: what is denied, what is only refused, and which claim a denial answers."""

import pytest

from coranto.extract.standing.denials import calls_false, denied_start, is_not_so, refuses
from coranto.model.assertion import Claim
from coranto.tools import open_tools
from extract.dispatches import spoken

WORDS = open_tools().standing.denial


@pytest.mark.parametrize(
    ("content", "cue", "expected"),
    [
        ("the union's offer", "rejected", True),
        ("calls for a recount", "dismissed", True),
        ("claims that the count was rigged", "rejected", False),
        ("reports of a deal", "rejected", False),
        ("the proposal", "denied", False),
    ],
)
def test_an_offer_is_refused_and_a_statement_denied(content: str, cue: str, expected: bool) -> None:
    assert refuses(content, cue, WORDS) is expected


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The mayor contested that account.", "denies"),
        ("The mission takes issue with that figure.", "denies"),
        ("The palace has distanced itself from the claim.", "denies"),
        ("The women contested the election.", "states"),
        ("The lawyer challenged the judge.", "states"),
    ],
)
def test_a_word_is_contested_and_a_seat_is_not(text: str, act: str) -> None:
    assert [claim.act for claim in spoken(text) if claim.act != act] == []


def test_what_was_agreed_is_told_and_can_be_disputed() -> None:
    text = (
        "At dawn, according to two of those present, the mayor agreed to leave. "
        "Ruiz disputes this version: he only listened."
    )
    told = {claim.id: claim.text for claim in spoken(text)}
    (denial,) = [claim for claim in spoken(text) if claim.act == "denies"]
    assert denial.text == "this version"
    assert told[str(denial.denies)] == "the mayor agreed to leave"


@pytest.mark.parametrize(
    ("content", "denied"),
    [
        ("reports that the bank had failed", "the bank had failed"),
        ("as lies claims by the rebels that the bank had failed", "the bank had failed"),
        ("accusations it had dumped waste", "it had dumped waste"),
        ("any role in the raid", "any role in the raid"),
        ("the report, which said that the bank had failed", "the report, which said that the bank had failed"),
    ],
)
def test_what_is_denied_begins_behind_the_noun_that_holds_it(content: str, denied: str) -> None:
    assert content[denied_start(content, WORDS) :] == denied


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("That is a lie.", True),
        ("This is simply not true", True),
        ("Not so", True),
        ("was not true", True),
        ("That is a long way", False),
        ("It was wrongly parked", False),
    ],
)
def test_not_so(content: str, expected: bool) -> None:
    assert is_not_so(content) is expected


def test_only_statements_and_pictures_are_called_false() -> None:
    assert calls_false("it as fake", "dismissed", WORDS)
    assert calls_false("the report a fairy tale", "called", WORDS)
    assert not calls_false("the election a sham", "called", WORDS)
    assert not calls_false("the report was fake", "said", WORDS)


def target(text: str) -> str | None:
    """The words of the claim that the last denial of a text denies; null where it denies none."""
    claims: list[Claim] = spoken(text)
    denial = [claim for claim in claims if claim.polarity == "denies"][-1]
    return next((claim.text for claim in claims if claim.id == denial.denies), None)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The miners said the pit was flooded. The owner denied it.", "the pit was flooded"),
        ("The miners said the pit was flooded. The owner said the report was false.", "the pit was flooded"),
        ("The owner dismissed as lies the miners' claims that the pit was flooded.", "the pit was flooded"),
        ("The miners accused the owner of fraud. The owner denied that it had hidden anything.", "the owner of fraud"),
        ("The miners accused the owner of fraud. The bishop denied that he had fallen ill.", None),
        ("The miners said the pit was flooded. The owner denied that wages were late.", None),
        ("The clinic said nine had died. Ruiz rejected the accusation.", None),
        ("His lawyer says he had called for help. Ana Ruiz, the owner, calls that a lie.", "he had called for help"),
        ("The chief said she had borrowed money. The widow called this statement a slander.", "she had borrowed money"),
        ("The union said 300 had been dismissed. The mayor called that number an invention.", "300 had been dismissed"),
        ("A cook said plates had been sold. The ministry rules this out.", "plates had been sold"),
    ],
)
def test_a_denial_answers_what_stands_before_it(text: str, denied: str | None) -> None:
    assert target(text) == denied


def test_a_speaker_does_not_deny_his_own_word() -> None:
    assert target("Ruiz said the pit was flooded. Ruiz denied it.") is None


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        (
            "A doctor said that 31 bodies had left her ward. The ministry disputed her figure.",
            "31 bodies had left her ward",
        ),
        (
            'An officer said the army had moved two guns. The minister called the remark "pure invention".',
            "the army had moved two guns",
        ),
        (
            'Ana Ruiz said 31 bodies had left. "I counted them," she said. The ministry disputed her figure.',
            "31 bodies had left",
        ),
        ("Ana Ruiz alleges that clinics hid cases. The minister called the accusation false.", "clinics hid cases"),
    ],
)
def test_a_denial_that_only_points_back_denies_what_stands_before(text: str, denied: str) -> None:
    claims = {claim.id: claim for claim in spoken(text)}
    denial = next(claim for claim in claims.values() if claim.polarity == "denies")
    assert isinstance(denial.denies, str)
    assert claims[denial.denies].text == denied


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("The minister withdrew her claim that a main had burst.", "denies"),
        ("The paper retracted its earlier report that a main had burst.", "denies"),
        ("The minister repeated her claim that a main had burst.", "affirms"),
    ],
)
def test_what_is_withdrawn_is_no_longer_affirmed(text: str, polarity: str) -> None:
    claim = next(claim for claim in spoken(text) if claim.text == "a main had burst")
    assert claim.polarity == polarity


def test_whoever_calls_his_own_words_wrong_denies_nobody() -> None:
    (claim,) = spoken("The director said that our statement of Thursday was wrong.")
    assert claim.polarity == "affirms"
