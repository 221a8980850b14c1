"""Which town of a dispatch stands out."""

import pytest

from coranto.extract.whereabouts.dispatch_places import Toponyms
from coranto.extract.whereabouts.main_towns import THE_TOWN, main_town
from support import folio


def main(text: str, dateline: str | None = None, of_old: str | None = None) -> str | None:
    toponyms = Toponyms(folio(text, "2031-05-10"))
    towns = [p for p in toponyms.mastheads if p.name == dateline]
    old = {p.start for p in toponyms.named if p.name == of_old}
    return main_town(toponyms, towns, None, None, old)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shops burned in Mombasa. Trams stood in Mombasa. A kiosk burned in Kisumu.", "Mombasa"),
        ("Shops burned in Mombasa. A kiosk burned in Kisumu.", None),
        ("The minister resigned.", None),
    ],
)
def test_the_town_told_of_most_stands_out_and_of_equals_none(text: str, expected: str | None) -> None:
    assert main(text) == expected


def test_of_equals_the_datelines_stands_out() -> None:
    text = "FES, Morocco, 9 May - A kiosk burned in Meknes. Vendors came from Meknes."
    assert main(text, "Fes") == "Fes"


def test_what_went_before_the_news_counts_for_nothing() -> None:
    text = "Shops burned in Kisumu. In 2019 shops burned in Mombasa and in Mombasa port."
    assert main(text, of_old="Mombasa") == "Kisumu"


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("homes near the capital", True),
        ("the old city", True),
        ("the city council", False),
        ("the provincial capital", False),
    ],
)
def test_a_word_points_back_to_a_town(text: str, points: bool) -> None:
    assert (THE_TOWN.search(text) is not None) == points
