import pytest

from coranto.annotate.toponym_sights import Sight, bodies, sight_of
from coranto.tools import open_tools

TOOLS = open_tools()


def sight(text: str, name: str) -> Sight:
    start = text.index(name)
    return sight_of(text, start, start + len(name), TOOLS)


@pytest.mark.parametrize(
    ("text", "name", "key"),
    [
        ("a rally in Birmingham, Ala., on Sunday", "Birmingham", "us/alabama"),
        ("a fire in Santiago, Chile, on Sunday", "Santiago", "cl"),
        ("in Hamilton, Ontario, Canada", "Hamilton", "ca/ontario"),
        ("a clinic in Victoria (Seychelles)", "Victoria", "sc"),
        ("a mine in Newcastle in South Africa", "Newcastle", "za"),
        ("a strike in Valencia, a port in eastern Spain", "Valencia", "es"),
        ("Peru's second city of Arequipa", "Arequipa", "pe"),
        ("the southern Turkish city of Adana", "Adana", "tr"),
        ("Ecuador's northern Esmeraldas", "Esmeraldas", "ec"),
    ],
)
def test_words_beside_a_name_say_where_it_lies(text: str, name: str, key: str) -> None:
    assert key in sight(text, name).within


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mexico, Colombia and Peru agreed", "Mexico"),
        ("Alabama, Georgia and Florida were hit", "Alabama"),
        ("flights to Accra, Lagos and Dakar", "Accra"),
        ("in Lima on Sunday", "Lima"),
        ("Ghanaian police said Accra was calm", "Accra"),
        ("New Zealand's team flew to Suva", "Suva"),
    ],
)
def test_a_list_or_a_mere_neighbour_says_nothing(text: str, name: str) -> None:
    assert sight(text, name).within == frozenset()


def test_an_unknown_name_keeps_the_area_that_it_is_put_in() -> None:
    found = sight("in Xqzvthorp, Scotland, a farm", "Xqzvthorp")
    assert found.container is not None
    assert found.container.name == "Scotland"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("the Odesa region", "Odesa", "region"),
        ("the city of Odesa", "Odesa", "city"),
        ("Herat, Farah and Ghor provinces", "Herat", "region"),
        ("Adams, Knox and Pike counties", "Adams", "district"),
        ("the provinces of Herat, Farah and Ghor", "Ghor", "region"),
        ("on the river Congo", "Congo", "water"),
        ("the New York Governor said", "New York", "region"),
    ],
)
def test_the_kind_of_place_is_read_beside_it(text: str, name: str, kind: str) -> None:
    assert kind in sight(text, name).kind


def test_bodies_name_regions_that_are_no_toponyms_there() -> None:
    text = "The Ohio Department of Health and Knox County Jail. Ohio Valley."
    found = [text[row.start : row.end] for row in bodies(text, [], TOOLS)]
    assert found == ["The Ohio", "Knox County"]
    assert [row.start for row in bodies(text, [(4, 8)], TOOLS)] == [text.index("Knox")]
