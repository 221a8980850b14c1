"""What a dispatch is about, by its head."""

import pytest

from coranto.extract.whereabouts.dispatch_places import Toponyms, base
from coranto.model.annotation import Quantity, Sentence
from coranto.tools import open_tools
from support import folio


def about(text: str) -> str | None:
    read = folio(text, "2031-05-10")
    return base(Toponyms(read), read.of(Sentence), read.of(Quantity), open_tools().consequences).name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mudslide in Bolivia\n\nA mudslide in Cochabamba killed 12 people on Friday.", "Cochabamba"),
        ("Dam bursts in Ghana\n\nTwelve people drowned when water from Togo swept through Ghana.", "Ghana"),
        ("Minister's son treated in Miami\n\nThe minister sent his son to Miami, a friend said.", "Miami"),
        (
            "RIVER RELIEF (RR)\nLevee breach, Quelimane city, Zambezia province\nHIGHLIGHTS\n"
            "- Some 40 villages are under water.",
            "Quelimane",
        ),
        (
            "Update No. 4 on the incident\nCaledon Energy, Media Office, Houston\n\n"
            "It is with sorrow that we tell of the loss of a colleague.",
            None,
        ),
        ("The cup final was played in Oslo and in Bergen on Sunday.", None),
        ("Prices rose again on Monday, traders said.", None),
    ],
)
def test_the_lead_and_the_headline_say_what_it_is_about(text: str, expected: str | None) -> None:
    assert about(text) == expected


def test_a_country_holds_until_another_is_told_of() -> None:
    text = "Cholera in Mozambique\n\n" + "The rains go on and the wells are full. " * 12
    read = folio(text + "It has crossed into Malawi.", "2031-05-10")
    made = base(Toponyms(read), read.of(Sentence), read.of(Quantity), open_tools().consequences)
    assert made.name == "Mozambique"
    assert made.until == read.text.index("Malawi")


def test_one_thing_in_one_town_counts_all_that_is_there() -> None:
    def close(text: str) -> bool:
        read = folio(text, "2031-05-10")
        return base(Toponyms(read), read.of(Sentence), read.of(Quantity), open_tools().consequences).close

    assert close("A gunman shot dead four people in Tampere on Friday.")
    assert not close("About 900 teachers walked out in Tampere on Friday.")


def test_datelines_and_seats_say_nothing() -> None:
    read = folio(
        "Port strike spreads\n\nLISBON, May 10 (Coast Wire) - A spokesman in Porto said 40 ships were waiting.",
        "2031-05-10",
    )
    toponyms = Toponyms(read)
    assert [p.name for p in toponyms.mastheads] == ["Lisbon"]
    assert [p.name for p in toponyms.named] == ["Porto"]
    assert toponyms.told == []


def test_whom_to_ask_says_nothing_of_where() -> None:
    toponyms = Toponyms(folio("Levee breaks\n\nSome 40 huts were lost.\n\nContact: Ana Reis, Porto", "2031-05-10"))
    assert toponyms.mastheads == toponyms.named == []
