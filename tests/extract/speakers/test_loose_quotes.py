"""Whose a quotation is that no cue gives to anybody."""

from collections.abc import Mapping

import pytest

from coranto.model.annotation import Label
from coranto.model.assertion import Claim
from extract.dispatches import claimed as claimed_with

NAMES: Mapping[str, Label] = {"Irma Toth": "person", "Joao Reis": "person", "Abena Osei": "person"}


def claimed(text: str) -> tuple[Claim, ...]:
    return claimed_with(text, NAMES)


def speaker(text: str, words: str) -> str | None:
    """The source's name or words of the claim that holds ``words``."""
    (claim,) = (claim for claim in claimed(text) if holds(text, claim, words))
    return None if claim.source is None else claim.source.entity or claim.source.text


def holds(text: str, claim: Claim, words: str) -> bool:
    return any(words in text[start:end] for start, end in claim.spans)


EXAMINED = (
    'Prosecutor Irma Toth asked the witness: "Did you hear the voice of the other man?"\n\n"No, ma\'am."\n\n'
    '"Did anybody tell you who it was?"\n\n"He did not have to. Only one man had that number."\n\n'
    '"And nobody ever spoke of it again in the village."\n'
)


def test_an_answer_is_not_the_askers_who_goes_on_asking() -> None:
    assert speaker(EXAMINED, "Did anybody tell you") == "Irma Toth"
    assert speaker(EXAMINED, "He did not have to") is None
    assert speaker(EXAMINED, "And nobody ever spoke") is None


ANSWERED = [
    '"Did you see him fall?" Irma Toth asked. "No, sir, I did not see him fall."',
    '"Where were you that night?" Irma Toth asked.\n\n"In the kitchen with my brother, sir."',
    '"The lamp was lit," Irma Toth said. "Who lit it?" "Nobody in this house would light it."',
]


@pytest.mark.parametrize("text", ANSWERED)
def test_whoever_asks_does_not_answer(text: str) -> None:
    answer = max(claimed(text), key=lambda claim: claim.start)
    assert answer.source is None
    assert answer.inherited_from is None


HIS_OWN = [
    ('"Do you know what that means?" Irma Toth said. "It means that the mill will close."', "It means"),
    ('"What shall we do?" Irma Toth asked.\n\n"The mill was all that this valley had."', "The mill was all"),
    ('"Who dug the well?" Irma Toth said.\n\n"Who paid for it in the end?"', "Who paid"),
    ('"Who closed the mill? Who sold it, I asked them?" Irma Toth said. "Nobody told us, nobody at all."', "Nobody"),
]


@pytest.mark.parametrize(("text", "words"), HIS_OWN)
def test_a_question_to_oneself_or_the_audience_changes_no_speaker(text: str, words: str) -> None:
    assert speaker(text, words) == "Irma Toth"


def test_a_question_that_the_next_paragraph_carries_on_has_one_speaker() -> None:
    text = '"Who will pay for the school?" asked Irma Toth.\n\n"Did you not promise it?\n\n"It was in your own plan."'
    assert speaker(text, "It was in your own plan") == "Irma Toth"


ABOUT = [
    (
        '"The port is closed," harbour master Joao Reis said.\n\n'
        'Nurse Abena Osei was close to tears. "I know every one of them by name."',
        "Abena Osei",
    ),
    ('The rains came late.\n\nThe farmer looked at his field. "We shall eat the seed."', "The farmer"),
    (
        '"The port is closed," harbour master Joao Reis said.\n\n'
        'The nurse was arrested in May. "She has never hurt anybody at all."',
        "Joao Reis",
    ),
    (
        '"The port is closed," harbour master Joao Reis said.\n\nThe room fell silent. "I have nothing more to say."',
        "Joao Reis",
    ),
]


@pytest.mark.parametrize(("text", "who"), ABOUT)
def test_words_of_the_first_person_behind_narrative_are_whose_it_tells_of(text: str, who: str) -> None:
    last = max(claimed(text), key=lambda claim: claim.start)
    assert last.source is not None
    assert who in (last.source.entity, last.source.text)


def test_a_few_loose_words_are_no_speech() -> None:
    assert claimed('The gate had a new sign. "Open all day."') == ()


@pytest.mark.parametrize(
    "text",
    [
        '"The port is closed," Joao Reis said.\n\nThen had somebody asked: "Where is all the money gone?"',
        '"The port is closed," Joao Reis said.\n\n"I will not take her out," the child said to have heard.',
    ],
)
def test_words_that_somebody_else_speaks_are_not_inherited(text: str) -> None:
    last = max(claimed(text), key=lambda claim: claim.start)
    assert last.inherited_from is None
