"""Who passes on what another says."""

import pytest

from coranto.extract.speakers.chains import is_medium
from coranto.model.annotation import Label
from coranto.tools import open_tools
from extract.dispatches import spoken

NAMES: dict[str, Label] = {
    "Interfax": "organization",
    "Reuters": "organization",
    "Radio Uno": "organization",
    "El Faro": "organization",
    "Ana Ruiz": "person",
}


@pytest.mark.parametrize(
    ("text", "content", "source", "chain"),
    [
        ("Interfax said the ministry reported 12 deaths.", "12 deaths", "the ministry", ["Interfax"]),
        ("Ana Ruiz told Reuters that the docks were safe.", "the docks were safe", "Ana Ruiz", ["Reuters"]),
        ("“It is over,” Ana Ruiz told the radio station.", "It is over,", "Ana Ruiz", ["the radio station"]),
        ("“It is over,” Ana Ruiz told Reuters news agency.", "It is over,", "Ana Ruiz", ["Reuters news agency"]),
        ("Ana Ruiz told parliament that the docks were safe.", "the docks were safe", "Ana Ruiz", []),
        ("In an interview with Radio Uno, Ana Ruiz said it rained.", "it rained", "Ana Ruiz", ["Radio Uno"]),
        ("A spokesman, quoted by El Faro, said it rained.", "it rained", "A spokesman", ["El Faro"]),
        ("Interfax quoted a nurse as saying that it rained.", "it rained", "a nurse", ["Interfax"]),
        ("Interfax reported, citing the mayor, that it rained.", "it rained", "the mayor", ["Interfax"]),
        (
            "The roof of the hall fell, El Faro reported, citing aides.",
            "The roof of the hall fell",
            "aides",
            ["El Faro"],
        ),
        ("Interfax reported, citing two inspectors, that it rained.", "it rained", "two inspectors", ["Interfax"]),
        ("The mayor said, citing a lack of funds, that it rained.", "it rained", "The mayor", []),
        ("The mayor said, citing the police, that it rained.", "it rained", "The mayor", []),
        ("The mayor said it rained, Interfax reported.", "it rained", "The mayor", ["Interfax"]),
        ("Interfax left after the mayor said it rained.", "it rained", "the mayor", []),
        (
            "Interfax reported that the radio said the mayor promised help.",
            "help",
            "the mayor",
            ["the radio", "Interfax"],
        ),
    ],
)
def test_innermost_speaker_is_the_source(text: str, content: str, source: str, chain: list[str]) -> None:
    claims = [claim for claim in spoken(text, NAMES) if claim.text == content and claim.source is not None]
    (claim,) = [claim for claim in claims if claim.source is not None and claim.source.text == source]
    assert [one.text for one in claim.reported_by] == chain


def test_who_passes_on_is_named() -> None:
    claim = next(c for c in spoken("In an interview with Radio Uno, Ana Ruiz said it rained.", NAMES))
    assert [one.entity for one in claim.reported_by] == ["Radio Uno"]


def test_a_quotation_that_goes_on_has_the_chain_of_its_beginning() -> None:
    text = "“It is over and done,” Ana Ruiz told Reuters.\n\n“We shall build it again in stone,”"
    first, last = spoken(text, NAMES)
    assert last.inherited_from == first.id
    assert last.reported_by == first.reported_by != ()


@pytest.mark.parametrize(
    ("phrase", "medium"),
    [
        ("Interfax", True),
        ("the Otago Herald", True),
        ("Radio Uno", True),
        ("state media", True),
        ("The newspaper", True),
        ("the ministry", False),
        ("Otago Council", False),
        ("", False),
    ],
)
def test_what_a_medium_is(phrase: str, medium: bool) -> None:
    assert is_medium(phrase, open_tools().speakers) is medium


def test_the_outlet_of_the_dispatch_itself_is_nobody_in_between() -> None:
    text = "SFAX (Interfax) - “It is over and done,” Ana Ruiz told Interfax. “I hope,” she told Reuters."
    assert [[one.text for one in claim.reported_by] for claim in spoken(text, NAMES)] == [[], ["Reuters"]]
