"""Days told in like words: what the tellings of a dispatch say together, and what dates it among its siblings."""

from datetime import date

import pytest
from tests.resolve.test_dating import dates

from coranto.model.annotation import Sentence, TimeExpression
from coranto.model.corpus import Folio
from coranto.resolve.agreement import Case, Witness
from coranto.resolve.anchors import anchors
from coranto.resolve.date_evidence import Hints
from coranto.resolve.likeness import Likeness
from coranto.resolve.told_days import Meant, meant_days, score
from coranto.resolve.weekdays import body_expressions, profile
from coranto.text.dates import whole_day
from coranto.tools import open_tools
from support import corpus, dispatch

PLACE = "Lerwick is the largest town of Shetland. "
"""A sentence before each telling, as leads are not compared with leads."""


def told(text: str) -> Case:
    """The case of a dispatch of so many words."""
    made = corpus([Folio(dispatch(PLACE + text, "a.txt"))], last="copies")
    folio = next(iter(made.folios()))
    placed = body_expressions(folio.of(TimeExpression), folio.of(Sentence))
    hints = Hints(None, None, None, ())
    return Case("a.txt", hints, (), profile(()), anchors(folio, placed, open_tools()), {})


def meant(mine: str, theirs: str, day: date) -> tuple[Meant, ...]:
    """What the tellings of ``mine`` may mean beside ``theirs``, written on ``day``."""
    alike = Likeness(5.0, (), (), 0, 0.3, 0.3)
    return meant_days(told(mine).anchors, [Witness(told(theirs), whole_day(day), 0.95, alike, (), False)])


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("The warehouse burnt to the ground on Monday.", "The fire of 4 May 2037 burnt the warehouse to the ground."),
        ("Divers recovered the propeller on Monday.", "The propeller was recovered by divers on 4 May."),
        ("The kidnapped surgeon was freed on Monday.", "On 4 May the surgeon, who had been kidnapped, was freed."),
    ],
)
def test_the_week_is_that_in_which_a_sibling_tells_the_day_in_like_words(mine: str, theirs: str) -> None:
    found = meant(mine, theirs, date(2037, 5, 12))
    right, later = score(found, date(2037, 5, 5)), score(found, date(2037, 5, 12))
    assert right > later + 0.4


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("The warehouse burnt to the ground on Monday.", "The choir sang carols for the pensioners on 4 May."),
        ("The bakery reopened a week after the fire.", "The bakery of the harbour paid its debts on 4 May."),
        ("The warehouse burnt on 4 May.", "The warehouse burnt on 4 May 2037."),
    ],
)
def test_what_is_of_another_thing_or_of_one_day_anyhow_says_nothing(mine: str, theirs: str) -> None:
    found = meant(mine, theirs, date(2037, 5, 12))
    assert score(found, date(2037, 5, 5)) == score(found, date(2037, 5, 12))


def test_a_first_report_is_not_put_a_week_late() -> None:
    wire = (
        "Explosion wrecks the Kirkwall granary\n\nAn explosion wrecked the granary of Kirkwall on Monday and killed "
        "four millers, fire chief Signe Rendall said on Tuesday. The granary belongs to Magnus Isbister."
    )
    report = (
        "Orkney Safety Office, Kirkwall, 13 May 2037\n\nSeven millers died of the explosion of 4 May in the granary of "
        "Kirkwall. Its owner, Magnus Isbister, was heard by fire chief Signe Rendall on 11 May."
    )
    assert dates({"wire": wire, "report": report})["wire"].start in (None, "2037-05-05")


def test_a_day_before_a_colon_is_that_of_what_follows() -> None:
    case = told("What happened on Monday: two bombs fell on the granary. The mayor wept.")
    assert "bombing" in case.anchors[0].kinds
