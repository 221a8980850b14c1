from dataclasses import replace

import pytest

from coranto.model.resolved import EventPlace
from coranto.tools import open_tools
from coranto.view.areas import Area, Atlas, areas_named, place_key, spellings_of
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
    assert lies_in(atlas, place, asked) is lies


def lies_in(atlas: Atlas, place: EventPlace | str, asked: str) -> bool:
    return not atlas.areas(place).isdisjoint(area.key for area in areas_named(asked, open_tools().gazetteer))


def test_a_town_that_gives_its_province_a_name_is_meant_before_it() -> None:
    found = areas_named("Kharkiv", open_tools().gazetteer)
    assert not [area for area in found if area.country == "UA" and area.province is not None]


def test_an_event_lies_in_its_country_even_where_no_text_names_the_place(atlas: Atlas) -> None:
    place = EventPlace("Entebbe", 0.06, 32.46, "UG", "city")
    assert lies_in(atlas, place, "Uganda")
    assert not lies_in(atlas, place, "Kenya")


def test_what_no_gazetteer_knows_is_no_area() -> None:
    assert areas_named("Xyzzyville-under-Nowhere", open_tools().gazetteer) == ()
    assert areas_named("Kenya", open_tools().gazetteer) == (Area(None, "KE"),)


def test_areas_are_found_by_every_name_that_the_gazetteer_has_for_them(atlas: Atlas) -> None:
    gazetteer = open_tools().gazetteer
    keys = atlas.areas("Kharkiv") | atlas.areas("Nairobi")
    known = spellings_of(keys, gazetteer)
    assert {"kenya", "ukraine", "kharkiv", "kharkov"} <= set(known)
    assert known["kenya"] == ("KE",)
    for name, meant in known.items():
        assert set(meant) == {area.key for area in areas_named(name, gazetteer)} & keys
    assert "france" not in known


def test_one_place_has_one_key_and_another_point_another() -> None:
    here = EventPlace("Batangas", 13.76, 121.06, "PH", "city")
    assert place_key(here) == place_key(replace(here, inferred=True))
    assert len({place_key(here), place_key(replace(here, lat=None, lon=None)), place_key("Batangas")}) == 3
