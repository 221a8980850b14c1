"""One deed in other words, and deeds that are two."""

import pytest

from coranto.model.resolved import Event
from newsroom import Page, corpus_of


def together(one: str, other: str) -> bool:
    """Whether some event is told by both dispatches; weekdays are those of one week."""
    pages = {"a.txt": Page(one, "2031-05-18"), "b.txt": Page(other, "2031-05-18")}
    return any(len({m.doc for m in event.mentions if m.tells}) == 2 for event in corpus_of(pages).all(Event))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Gunmen abducted the three geologists of the Orlan survey on Tuesday.",
            "The three geologists of the Orlan survey were seized on Tuesday, 13 May.",
        ),
        (
            "The border crossing at Kelmet was shut on Monday.",
            "On Monday the government closed the Kelmet crossing to lorries.",
        ),
        ("A relief office will open in Tessaly on Friday.", "The relief office in Tessaly opened on Friday."),
        (
            "Sixty firefighters would be flown to Port Ansel on Friday.",
            "Seventy firefighters reached Port Ansel on Friday.",
        ),
        (
            "Envoys of Veldia and Morvia are to meet at the lake palace on Friday.",
            "The talks of the envoys at the lake palace on Friday ended without agreement.",
        ),
    ],
)
def test_one_deed_in_two_words_is_one_event(one: str, other: str) -> None:
    assert together(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The border crossing at Kelmet was shut on Monday.",
            "The border crossing at Kelmet was closed on Thursday, 15 May.",
        ),
        (
            "Gunmen abducted three geologists of the Orlan survey.",
            "Gunmen seized seven geologists of the Orlan survey.",
        ),
        ("A relief office will open in Tessaly on Friday.", "The relief office in Tessaly opened in March."),
        ("The mayor promised two new boats by Sunday.", "The ministry promised two new boats by autumn."),
        ("A school in Marivela was shut on Monday.", "A bakery in Tessaly closed on Monday, 12 May."),
        (
            "The bodies of two hikers were recovered below the Orlan ridge on Monday.",
            "Below the Orlan ridge rescuers found two hikers alive on Monday, 12 May.",
        ),
        (
            "The road over the Orlan bridge was opened to lorries.",
            "After the Orlan bridge collapsed, the quarry, where cracks opened in the wall, was closed to all lorries.",
        ),
        ("The airport of Tessaly is to reopen on Friday.", "Prosecutors in Marivela opened an inquiry on Friday."),
    ],
)
def test_two_deeds_of_one_kind_are_two_events(one: str, other: str) -> None:
    assert not together(one, other)


def test_the_only_two_tellings_of_a_deed_on_a_day_are_one() -> None:
    assert together("Payouts in Marivela are to start on Friday.", "Payments in Marivela began on Friday.")


def test_of_three_tellings_of_a_deed_on_a_day_none_is_known_again() -> None:
    assert not together(
        "Ministers in Marivela pledged schools on Friday. A bank in Marivela pledged bridges on Friday.",
        "Nurses in Marivela vowed a walkout on Friday.",
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The alarm on the pumping unit at Orlan was switched off on Friday, a foreman said.",
            "Contrary to what has been reported, no alarm on the pumping unit at Orlan was switched off.",
        ),
        (
            "Relief rice for the camps at Tessaly was sold in the bazaar, widows say.",
            "The governor denied that relief rice for the camps at Tessaly had been sold in the bazaar.",
        ),
        (
            "The inspection of the Orlan quarry was called off, the union says.",
            "The ministry denies that the inspection of the Orlan quarry was called off.",
        ),
    ],
)
def test_what_one_denies_is_what_the_other_tells(one: str, other: str) -> None:
    assert together(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gunmen attacked the convoy of the relief network.", "The front denied that its men had attacked a bakery."),
        ("The mayor received a delegation of the dockers.", "The mayor denied that she had received any money."),
        ("A ferry was sold to a company in Marivela.", "The governor denied that rice had been sold in Tessaly."),
    ],
)
def test_what_one_denies_may_be_another_thing(one: str, other: str) -> None:
    assert not together(one, other)


def test_what_was_not_so_yet_came_later() -> None:
    pages = {
        "a.txt": Page("No officer of the ferry Orlan has been named a suspect, police in Tessaly said.", "2031-05-12"),
        "b.txt": Page("Police in Tessaly named an officer of the ferry Orlan a suspect on Friday.", "2031-05-18"),
    }
    told = [{m.doc for m in event.mentions if m.tells} for event in corpus_of(pages).all(Event)]
    assert {"a.txt", "b.txt"} not in told
