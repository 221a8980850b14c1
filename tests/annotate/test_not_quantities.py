"""Numbers that are names, dates or results."""

import pytest

from coranto.annotate.amounts import amounts
from coranto.annotate.not_quantities import excluded
from coranto.model.annotation import Sentence
from coranto.text.spans import Span
from coranto.tools import open_tools


def kept(text: str, *dates: Span) -> list[float]:
    tools = open_tools()
    found = amounts(text, 0, len(text), tools.units)
    return [a.value for a in excluded(text, Sentence("a", 0, len(text)), found, dates, tools.counted)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("In 1987 the 1987 crisis began", []),
        ("In 2019 some 2,019 people left", [2019]),
        ("About 2000 soldiers left", [2000]),
        ("Windows 10 sold 10 copies", [10]),
        ("a category 4 hurricane hit 4 towns", [4]),
        ("won 3-0 on penalties, 10-15 fans left", [10, 15]),
        ("at 12 Long Harbour Road there live 12 people", [12]),
        ("write to a.b+12@example.org", []),
        ("No one came, one man left", [1]),
        ("1.2×10−3 and 4", [4]),
        ("The barn burned until two, shortly before nine.", []),
        ("At about five on Friday morning shells fell.", []),
        ("The toll stood at nine on Friday, up from five.", [9, 5]),
        ("On Friday at six it ran out, at nine the fleet sailed, and by then all had left.", []),
        ("Towards seven in the evening, and again at ten last night, the sirens went.", []),
        ("The market opens from ten to five daily.", []),
        ("At nine stations trains stopped; the mayor put the injured at six.", [9, 6]),
        ("It will open the gates at six, they say. At eleven we march.", []),
        ("At 14.30 we said so, and at 6.40 on Sunday again.", []),
        ("The yield closed at 14.30 on Friday.", [14.3]),
        ("The senate threw it out by 41 to 22 in a late vote, and by 60 votes to 4 kept the ban.", []),
        ("Shares rose by 41 to 220.", [41, 220]),
        ("The dead now number 61", [61]),
        ("It was number 61", []),
    ],
)
def test_kept(text: str, values: list[float]) -> None:
    assert kept(text) == values


def test_known_dates_hold_no_quantities() -> None:
    assert kept("on day 5 at sea 6 ships sank", Span(3, 8)) == [6]
