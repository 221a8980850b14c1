"""Which of the places beside a number govern it."""

import pytest

from coranto.extract.whereabouts.nearby_places import (
    finest,
    governing,
    is_goal,
    is_parted,
    measured_from,
    recipient,
    unlisted_place,
)
from coranto.model.annotation import Place, Quantity
from coranto.text.spans import Span


def place(text: str, name: str, precision: str = "city", country: str = "KE", admin1: str | None = None) -> Place:
    at = text.index(name)
    return Place("a.txt", at, at + len(name), name, name, None, None, None, country, admin1, precision, None)  # type: ignore[arg-type]


def number(text: str, words: str) -> Quantity:
    at = text.index(words)
    return Quantity("a.txt", at, at + len(words), words, 1.0, 1.0, 1.0, "exact", None, "people", "people", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Nakuru 12 people died", "Nakuru"),
        ("12 people died in Nakuru", "Nakuru"),
        ("Police in Kisumu said 12 people had died in Nakuru", "Nakuru"),
        ("Hospitals in Nakuru treated 12 people, as it was hot in Kisumu", "Nakuru"),
        ("After Nakuru and Kisumu 12 people had to leave", None),
    ],
)
def test_the_place_of_the_numbers_own_clause_governs(text: str, expected: str | None) -> None:
    near = [place(text, name) for name in ("Nakuru", "Kisumu") if name in text]
    assert governing(text, sorted(near, key=lambda p: p.start), number(text, "12")) == expected


def test_a_town_comes_before_the_country_around_it() -> None:
    text = "In Nakuru, in Kenya, 12 people died"
    assert governing(text, [place(text, "Nakuru"), place(text, "Kenya", "country")], number(text, "12")) == "Nakuru"


def test_the_finest_are_left_of_places_that_lie_in_one_another() -> None:
    text = "Nakuru Rift Kenya Uganda"
    nested = [
        place(text, "Nakuru", admin1="Rift"),
        place(text, "Rift", "region", admin1="Rift"),
        place(text, "Kenya", "country"),
        place(text, "Uganda", "country", "UG"),
    ]
    assert finest(nested) == {"Nakuru", "Uganda"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 people died, while a fair was held in Nakuru", True),
        ("documented 12 deaths and accuses the guard of torture at Nakuru", True),
        ("12 people were killed and wounded in Nakuru", False),
        ("12 houses and shops burned in Nakuru", False),
    ],
)
def test_the_border_of_another_statement(text: str, expected: bool) -> None:
    assert is_parted(text, number(text, "12"), place(text, "Nakuru")) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a loan of $500 to Kenya", "Kenya"),
        ("losses of $500 in northern Kenya", "Kenya"),
        ("paid $500, he said in Kenya", None),
        ("in Kenya it lost $500", None),
    ],
)
def test_a_sum_has_the_place_that_it_is_for(text: str, expected: str | None) -> None:
    assert recipient(text, [place(text, "Kenya", "country")], number(text, "$500")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("19 miles short of Nakuru", "Nakuru"),
        ("19 miles north of Nakuru", "Nakuru"),
        ("19 miles, said the board of Nakuru", None),
    ],
)
def test_a_distance_has_the_place_that_it_is_reckoned_from(text: str, expected: str | None) -> None:
    assert measured_from(text, [place(text, "Nakuru")], number(text, "19 miles")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 died near the village of Ak-Sai", "Ak-Sai"),
        ("the mayor of Orlovka said 12 homes had burned", "Orlovka"),
        ("In the Quintana neighbourhood 12 people are homeless", "Quintana"),
        ("12 died in the village of Ak-Sai and in the town of Orlovka", None),
        ("12 people died", None),
    ],
)
def test_a_place_that_no_gazetteer_holds(text: str, expected: str | None) -> None:
    assert unlisted_place(text, Span(0, len(text)), number(text, "12")) == expected


def test_where_somebody_goes_nothing_is_told_of() -> None:
    text = "They were brought to the town of Nakuru from Kisumu and sheltered in Embu"
    assert [is_goal(text, place(text, name)) for name in ("Nakuru", "Kisumu", "Embu")] == [True, True, False]
