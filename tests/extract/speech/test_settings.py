"""When, where and how something was said: the words of the cue's own clause."""

import pytest

from coranto.extract.claims import claims
from coranto.tools import open_tools
from extract.dispatches import sentenced

DAYS = {"Tuesday": "2031-05-13", "Monday": "2031-05-12", "Sunday": "2031-05-11"}


def said(text: str) -> list[str | None]:
    """The day on which each attributed claim of a text was made."""
    times = {word: DAYS[word] for word in sorted(DAYS, key=text.find) if word in text}
    found = claims(sentenced(text, times=times), open_tools())
    return [claim.said.begin if claim.said is not None else None for claim in found if claim.mode != "narrator"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The mayor said on Tuesday that the well was dry.", "2031-05-13"),
        ("On Tuesday the mayor said the well was dry.", "2031-05-13"),
        ("Speaking in Kisumu on Tuesday, the mayor said the well was dry.", "2031-05-13"),
        ("In a statement released on Tuesday, the mayor said the well was dry.", "2031-05-13"),
        ("The mayor on Tuesday said the well was dry.", "2031-05-13"),
        ("A statement on Tuesday said the well was dry.", "2031-05-13"),
        ("The well was dry, the mayor said on Tuesday.", "2031-05-13"),
        ("The well ran dry on Sunday, the mayor said.", None),
        ("After the well ran dry on Sunday, the mayor said the pump had failed.", None),
        ("A man arrested on Sunday said the pump had failed.", None),
    ],
)
def test_the_day_of_speaking_is_no_day_that_is_told_of(text: str, day: str | None) -> None:
    assert said(text) == [day]


def test_each_cue_has_its_own_day() -> None:
    text = "The mayor said on Monday the well was dry, and on Tuesday engineers said the pump had failed."
    assert said(text) == ["2031-05-12", "2031-05-13"]


def test_a_quotation_that_goes_on_was_said_when_it_began() -> None:
    text = '"The well is dry and the pump has failed," the mayor said on Tuesday.\n\n"We ask for lorries with water."\n'
    assert said(text) == ["2031-05-13", "2031-05-13"]
