import pytest

from coranto.model.resolved import EventPlace
from coranto.tools import open_tools
from coranto.view.areas import Area, Atlas, areas_named
from support import corpus

TEXT = "Floods hit Lyon and Marseille on Monday. Police in Nairobi and in Kharkiv closed roads."


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return Atlas(corpus({"a.txt": TEXT}, "places"))


@pytest.mark.parametrize(
    ("asked", "place", "lies"),
    [
        ("France", "Lyon", True),
        ("Kenya", "Nairobi", True),
        ("Kenya", "Lyon", False),
        ("Frankreich", "Marseille", True),
        ("Provence-Alpes-Côte d'Azur", "Marseille", True),
        ("Provence-Alpes-Côte d'Azur", "Lyon", False),
        ("Kharkov", "Kharkiv", True),
        ("Marseille", "Lyon", False),
        ("Niger", "Nairobi", False),
    ],
)
def test_what_lies_in_an_area_is_there(atlas: Atlas, asked: str, place: str, lies: bool) -> None:
    assert atlas.lies_in(place, areas_named(asked, open_tools().gazetteer)) is lies


def test_a_town_that_gives_its_province_a_name_is_meant_before_it() -> None:
    found = areas_named("Kharkiv", open_tools().gazetteer)
    assert not [area for area in found if area.country == "UA" and area.province is not None]


def test_an_event_lies_in_its_country_even_where_no_text_names_the_place(atlas: Atlas) -> None:
    place = EventPlace("Entebbe", 0.06, 32.46, "UG", "city")
    assert atlas.lies_in(place, areas_named("Uganda", open_tools().gazetteer))
    assert not atlas.lies_in(place, areas_named("Kenya", open_tools().gazetteer))


def test_what_no_gazetteer_knows_is_no_area() -> None:
    assert areas_named("Xyzzyville-under-Nowhere", open_tools().gazetteer) == ()
    assert areas_named("Kenya", open_tools().gazetteer) == (Area(None, "KE"),)
