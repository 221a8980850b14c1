import pytest

from extract.dispatches import spoken


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "The coast guard put the number of missing at 31.",
            "The coast guard",
            "the number of missing at 31",
        ),
        (
            "Insurers have put the damage at more than two billion francs.",
            "Insurers",
            "the damage at more than two billion francs",
        ),
        (
            "The ministry gave the turnout as 48 percent.",
            "The ministry",
            "the turnout as 48 percent",
        ),
        ("Neighbours remembered at least six.", "Neighbours", "at least six"),
        ("Police counted 150.", "Police", "150"),
        ("The ministry acknowledges eight.", "The ministry", "eight"),
        ("The board reports 68 as of Monday.", "The board", "68 as of Monday"),
        ("The director knows of four.", "The director", "four"),
        ("The Front holds to 137.", "The Front", "137"),
        ('The dean put the number at "no more than 90".', "The dean", 'the number at "no more than 90"'),
        ("The mayor sticks to 61.", "The mayor", "61"),
        ("The search office gave 21 dead.", "The search office", "21 dead"),
        ("The treasury arrives at 52 million.", "The treasury", "52 million"),
        ("The growers now claim a total loss of 4,000 hectares.", "The growers", "a total loss of 4,000 hectares"),
        ("The guild stands by 80 per cent.", "The guild", "80 per cent"),
        ("The port office lowered its count from 12 to nine.", "The port office", "nine"),
        ("Its inspectors have so far counted 12 wrecks.", "Its inspectors", "12 wrecks"),
        (
            "The port office, which in the first week counted 12 wrecks, is shut.",
            "The port office",
            "12 wrecks",
        ),
        ("Ana Ruiz, who runs the port, last night raised her estimate to nine.", "Ana Ruiz, who runs the port", "nine"),
        ("The clinic counted 40, which is too few.", "The clinic", "40"),
    ],
)
def test_who_puts_a_count_at_a_number_says_so(text: str, source: str, content: str) -> None:
    (claim,) = spoken(text)
    assert claim.source is not None
    assert (claim.source.text, claim.text) == (source, content)


@pytest.mark.parametrize(
    "text",
    [
        "The porter put the number on the door at noon.",
        "They put the boat at anchor.",
        "Guards set fires at 12.",
        "We counted nine.",
        "That takes the union's count to nine.",
        "Divers brought up 22 bodies.",
    ],
)
def test_no_count_no_claim(text: str) -> None:
    assert spoken(text) == []


def test_who_tells_of_themselves_counts_all_the_same() -> None:
    claims = spoken("A clerk who said she had helped with the lists counted 40 names.")
    sources = {claim.text: claim.source.text for claim in claims if claim.source is not None}
    assert sources["40 names"] == "A clerk who said she had helped with the lists"
