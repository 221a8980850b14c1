"""Rare words about a day: which tellings they tie together, and what they date."""

import pytest
from tests.resolve.test_dating import dates

from coranto.resolve.told_words import likeness_of, often_told, told_words
from coranto.tools import open_tools


def likeness(mine: str, theirs: str) -> float:
    rarity = open_tools().rarity
    return likeness_of(told_words(mine, rarity, often_told([mine])), told_words(theirs, rarity, often_told([theirs])))


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("the ferry will resume its crossings", "crossings by ferry were resumed"),
        ("The mayor will open the aquarium's penguin wing", "the penguin wing was opened"),
        ("both unions meet the arbitrator at the lyceum", "the arbitrator received the unions at the lyceum"),
    ],
)
def test_two_tellings_of_one_thing_are_alike(mine: str, theirs: str) -> None:
    assert likeness(mine, theirs) > 0.3


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("the minister said", "the minister spoke to reporters"),
        ("the search for Anneke Dijkstra went on", "friends of Anneke Dijkstra held a vigil"),
        ("the ferry will resume its crossings", "the court fined the owner"),
        ("", "the aquarium reopened"),
    ],
)
def test_a_name_or_everyday_words_tie_nothing(mine: str, theirs: str) -> None:
    assert likeness(mine, theirs) == 0


def test_a_term_alone_names_a_matter_and_no_deed() -> None:
    assert likeness("mobile internet came back at dawn", "Mobile internet was cut across the country") == 0
    assert likeness("the civil protection raised its count", "help came through civil protection") == 0
    assert likeness("mobile internet and pharmacies came back", "mobile internet went, and pharmacies shut") > 0


def test_what_lies_ahead_has_one_day_though_only_its_term_is_told() -> None:
    rarity = open_tools().rarity
    mine, theirs = (
        told_words(text, rarity, often_told([text])) for text in ("mobile internet back", "the mobile internet cut")
    )
    assert likeness_of(mine, theirs) == 0
    assert likeness_of(mine, theirs, ahead=True) > 0


PAGE = (
    "Tollan aquarium: what we know\nHarbour Radio\n\n"
    "Divers have sealed the burst tank at the Tollan aquarium. The aquarium had promised to reopen the seal basin "
    "tomorrow. Its director, Ines Quadros, told a hearing of the council yesterday that the sprinklers had failed. "
    "The penguins were flown to Almada on Tuesday night.\n"
)
WIRE = (
    "TOLLAN, 4 May 2032 - A tank burst at the Tollan aquarium on Tuesday, its director, Ines Quadros, said. The seal "
    "basin of the aquarium will reopen on Friday. The council will hold a hearing on the sprinklers on Wednesday.\n"
)


def test_a_plan_told_alike_dates_the_page_that_names_its_eve() -> None:
    found = dates({"page.txt": PAGE, "wire.txt": WIRE})["page.txt"]
    assert (found.start, found.basis) == ("2032-05-06", "sibling")
    assert "wire.txt" in found.reason
    assert found.confidence < 0.5


def test_a_day_told_of_other_things_dates_nothing() -> None:
    other = "TOLLAN, 4 May 2032 - The county fined a dairy on Tuesday. A bridge over the Irwell will shut on Friday.\n"
    assert dates({"page.txt": PAGE, "wire.txt": other})["page.txt"].start is None


REPORT = (
    "Tollan aquarium: monitor's report\nSeaside Observatory\n\n"
    "On 30 April the council of Tollan was told that a tank of the aquarium leaked. On 4 May the tank burst. Divers "
    "sealed it on 5 May, and the penguins of Ines Quadros were counted on 6 May. We could not see the sprinklers.\n"
)


def test_a_report_is_of_the_days_after_the_last_that_it_names_in_the_year_of_its_siblings() -> None:
    found = dates({"report.txt": REPORT, "wire.txt": WIRE})["report.txt"]
    assert (found.start, found.end, found.precision) == ("2032-05-06", "2032-05-12", "range")
    assert dates({"report.txt": REPORT})["report.txt"].start is None


def test_an_hour_that_lies_ahead_ties_two_tellings() -> None:
    found = dates(
        {
            "a.txt": "GRAZ, May 7, 2031 (EPA) - The heating company of Graz said on Wednesday that repairs of the "
            "burst main went on. All of Graz would be warm by noon on Friday 9 May, the heating company said.",
            "b.txt": "RADIO MUR\nMidday news\n\nThe heating company of Graz had promised that the burst main would be "
            "whole and that all of Graz would be warm by noon today. It is not. People queue for blankets in Graz.\n",
        }
    )
    assert found["b.txt"].start == "2031-05-09"


def test_a_march_in_small_letters_is_no_month() -> None:
    assert likeness("the dockers' march to the lighthouse", "the dockers' march ended at the lighthouse") > 0.3
