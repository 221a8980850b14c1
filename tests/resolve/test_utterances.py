"""Renderings of one utterance, and words that are two utterances."""

import pytest

from coranto.model.assertion import Claim
from coranto.model.source import Document
from coranto.resolve.utterances import rendered_alike
from support import folio


def same(*told: tuple[str, str]) -> list[str]:
    """Why claims of these dispatches, each with its day, are one utterance."""
    folios = [folio(text, day, doc=f"{number}.txt") for number, (text, day) in enumerate(told)]
    documents = {made.doc: made.of(Document)[0] for made in folios}
    claims = [claim for made in folios for claim in made.of(Claim)]
    return [relation.why for relation in rendered_alike(claims, documents)]


FULL = (
    "“The western gate is cracked and the village of Orsa must leave tonight,” said the engineer Marta Lind.",
    "2031-05-12",
)


@pytest.mark.parametrize(
    ("text", "day", "how"),
    [
        ("Marta Lind said “the western gate is cracked”.", "2031-05-12", "told in part and in full"),
        ("Marta Lind said the western gate was cracked and Orsa must leave tonight.", "2031-05-13", "told in part and"),
        (
            "Marta Lind had said the western gate is cracked and the village of Orsa must leave tonight.",
            "2031-05-20",
            "told",
        ),
        (
            "“The western gate has cracks, Orsa must be left this night,” Marta Lind said in Swedish.",
            "2031-05-12",
            "two",
        ),
    ],
)
def test_quoted_more_or_less_told_or_translated(text: str, day: str, how: str) -> None:
    (why,) = same(FULL, (text, day))
    assert "Marta Lind" in why
    assert how in why


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("“The western gate is cracked and the village of Orsa must leave tonight,” said Ola Berg.", "2031-05-12"),
        ("Marta Lind said “the western gate is cracked”.", "2031-05-19"),
        ("“The western gate is not cracked and Orsa must not leave tonight,” Marta Lind said.", "2031-05-12"),
        ("“The harbour needs a crane before the winter storms,” Marta Lind said.", "2031-05-12"),
        ("“The western gate is cracked and 300 people must leave tonight at 9,” she said.", "2031-05-12"),
    ],
)
def test_another_speaker_day_sense_or_matter(text: str, day: str) -> None:
    assert same(FULL, (text, day)) == []


def test_other_numbers_are_other_words() -> None:
    first = ("“We pulled 14 miners from the shaft alive,” said Marta Lind.", "2031-05-12")
    second = ("“We pulled 19 miners from the shaft alive,” said Marta Lind.", "2031-05-12")
    assert same(first, second) == []


def test_each_is_linked_to_the_first_whatever_the_number() -> None:
    assert len(same(FULL, FULL, FULL)) == 2


def test_speech_within_speech_is_not_told_twice() -> None:
    assert (
        same(("According to Marta Lind, Marta Lind said the gate was cracked and Orsa must leave.", "2031-05-12")) == []
    )


def test_a_headline_renders_what_the_text_quotes() -> None:
    text = "Lind: ‘Orsa must leave tonight’\n\n“The gate is cracked and Orsa must leave tonight,” Lind said.\n"
    assert len(same((text, "2031-05-12"))) == 1
