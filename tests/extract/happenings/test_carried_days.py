"""Days that a clause does not name: its paragraph's, or for a headline that of the text below."""

import pytest

from coranto.model.assertion import EventMention
from newsroom import Page, folio_of


def days(text: str) -> dict[str, str | None]:
    """Begin of the time of every mention, by its trigger; published on Wednesday, 14 May."""
    found = folio_of(Page(text)).of(EventMention)
    return {m.trigger.text: m.time.begin if m.time else None for m in found}


def test_what_goes_on_in_the_paragraph_is_of_its_day() -> None:
    told = days("Rebels shelled the harbour on Monday. Two crewmen drowned.")
    assert told["drowned"] == "2031-05-12"


def test_the_next_paragraph_but_one_is_not() -> None:
    told = days("Rebels shelled the harbour on Monday.\n\nIt rains.\n\nIt still rains.\n\nTwo crewmen drowned.")
    assert told["drowned"] == "2031-05-14"


def test_words_are_of_the_day_of_the_telling() -> None:
    told = days("Rebels shelled the harbour on Monday. The bishop condemned the navy.")
    assert told["condemned"] == "2031-05-14"


def test_a_day_more_than_a_week_back_is_not_gone_on_from() -> None:
    told = days("Rebels shelled the harbour in 1031. Two crewmen drowned.")
    assert told["drowned"] == "2031-05-14"


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("A ferry sank off Marivela on Monday.", "2031-05-12"),
        ("The mayor was sacked on Monday.", "2031-05-14"),
    ],
)
def test_a_headline_has_the_day_of_its_own_text(body: str, day: str) -> None:
    assert days(f"Ferry sinks off Marivela\n\n{body}")["sinks"] == day
