"""A headline tells what its own text tells."""

import pytest

from coranto.model.resolved import Event
from coranto.resolve.event_features import same_word
from support import corpus


def together(headline: str, text: str) -> list[str]:
    """The reasons of the events that both the headline and the text tell of."""
    made = corpus({"a.txt": f"{headline}\n\nTESSALY, May 9 - {text}\n"}, "2031-05-10")
    edge = len(headline)
    return [
        event.reason
        for event in made.all(Event)
        if any(m.start < edge for m in event.mentions if m.tells)
        and any(m.start > edge for m in event.mentions if m.tells)
    ]


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        (
            "Police arrest nine fans after derby",
            "Officers on Friday arrested nine fans of the home side after the derby.",
        ),
        ("Ferry workers strike over pensions", "Workers of the island ferry went on strike on Friday over pensions."),
        (
            "Prosecutors charge mayor over flood wall",
            "Prosecutors on Friday charged the mayor of the port with neglect of the flood wall.",
        ),
        ("Dockers walk out along Veldia's coast", "About 7,400 dockers walked off the job in Veldia on Monday."),
        (
            "Timber exports halted",
            "A strike in Veldia went into its third week on Monday, bringing timber exports to a halt.",
        ),
    ],
)
def test_a_headline_is_of_the_event_of_its_text(headline: str, text: str) -> None:
    assert together(headline, text)


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        (
            "Harbour pact signed in Tessaly, and a mayor who did not sign",
            "The harbour pact was signed in Tessaly on Friday by nine mayors.",
        ),
        ("Court annuls vote in eleven villages", "The court upheld a fine for eleven smugglers on Friday."),
        (
            "Ferry workers strike over pensions",
            "Police arrested two ferry workers on Friday in a quarrel over pensions.",
        ),
    ],
)
def test_a_headline_is_not_of_another_event(headline: str, text: str) -> None:
    assert together(headline, text) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("annul", "annulled", True),
        ("charge", "charges", True),
        ("withdraw", "withdrawn", True),
        ("open", "operate", False),
    ],
)
def test_forms_of_one_word(one: str, other: str, same: bool) -> None:
    assert same_word(one, other) is same


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ("21.15 Suspect held", "A plumber from Tessaly has been arrested over the theft."),
        ("14.05 Bridge closed", "The council has shut the bridge to lorries until Sunday."),
        ("09.10 Minister sacked", "The minister of fisheries has been dismissed over the ferries."),
    ],
)
def test_a_line_of_a_live_page_is_of_the_event_told_below_it(head: str, text: str) -> None:
    page = f"Live from the port\n\n12.00 Rain\nIt is raining.\n\n{head}\n{text}\n"
    made = corpus({"a.txt": page}, "2031-05-10")
    assert any(len([m for m in event.mentions if m.tells]) == 2 for event in made.all(Event))


def test_each_part_of_a_headline_is_of_its_own_event() -> None:
    head = "Thousands mourn editor as police free suspect"
    text = "Thousands mourned the editor on Friday. Police freed a suspect after a day."
    assert len(together(head, text)) == 2
