"""Those whom the telling word beside their number did not befall."""

import pytest

from coranto.extract.counts.survivors import did_it, saved, spared
from coranto.model.annotation import Quantity
from coranto.text.spans import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pirates freed 40 sailors.", True),
        ("There were 40 hostages freed.", True),
        ("None of the 40 passengers was hurt.", True),
        ("The release of 40 prisoners began.", True),
        ("Some 40 sailors were killed.", False),
        ("They hold 40 sailors.", False),
    ],
)
def test_who_was_spared(text: str, expected: bool) -> None:
    at = text.index("40")
    number = Quantity("a", at, at + 2, "40", 40, 40, 40, "exact", None, "people", "sailors", None)
    assert spared(text, Span(0, len(text)), number) is expected


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (" gunmen killed a guard", True),
        (" men killed two clerks", True),
        (" people killed the day before", False),
        (" people killed Monday", False),
        (" people were killed a mile away", False),
        (" people killed in Lima", False),
    ],
)
def test_who_did_it(after: str, expected: bool) -> None:
    assert did_it(after, after.index("killed")) is expected


def test_where_they_are_told_to_be_saved() -> None:
    assert saved(" of the missing were found alive", 15) == 21
    assert saved(" of the missing were found dead", 15) is None
