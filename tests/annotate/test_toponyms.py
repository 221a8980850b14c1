import pytest

from coranto.annotate.toponyms import KEPT, resolve_toponyms
from coranto.resources.gazetteer import PlaceRow
from coranto.text.names import fold_name
from coranto.tools import open_tools

TOOLS = open_tools()


def place(text: str, name: str, outlet: str | None = None) -> PlaceRow | None:
    """What ``name`` stands for where it is the only toponym of ``text``."""
    at = text.index(name)
    (found,) = resolve_toponyms(text, [(at, at + len(name))], TOOLS, outlet)
    return found.row


def places(names: list[str]) -> list[str | None]:
    """Countries of several toponyms of one text."""
    text = " and ".join(names)
    spans = [(text.index(name), text.index(name) + len(name)) for name in names]
    return [found.row.country if found.row else None for found in resolve_toponyms(text, spans, TOOLS)]


@pytest.mark.parametrize(
    ("text", "name", "country", "admin1"),
    [
        ("a fire in Paris, Texas, killed two", "Paris", "US", "Texas"),
        ("a fire in Paris killed two", "Paris", "FR", "Ile-de-France"),
        ("a rally in Birmingham, Ala., on Sunday", "Birmingham", "US", "Alabama"),
        ("the Spanish town of Valencia", "Valencia", "ES", "Valencia"),
        ("Venezuelan troops in Valencia, Venezuelan officials said", "Valencia", "VE", "Carabobo"),
        ("voters in Kabul", "Kabul", "AF", "Kabul"),
    ],
)
def test_what_stands_beside_a_name_tells_which_place(text: str, name: str, country: str, admin1: str) -> None:
    row = place(text, name)
    assert row is not None
    assert (row.country, fold_name(row.admin1 or "")) == (country, fold_name(admin1))


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("in the Odesa region", "Odesa", "region"),
        ("in the city of Odesa", "Odesa", "city"),
        ("floods in Mexico", "Mexico", "country"),
        ("off the Pacific coast", "Pacific", "water"),
        ("across the Sahel", "Sahel", "region"),
    ],
)
def test_the_kind_of_place_is_explicit(text: str, name: str, precision: str) -> None:
    row = place(text, name)
    assert row is not None
    assert row.precision == precision


@pytest.mark.parametrize(
    ("text", "name", "town"),
    [
        (
            "The envoy told the council in New York that shells had hit Kherson and Kramatorsk.",
            "New York",
            "New York City",
        ),
        ("Aid groups told reporters in Geneva that wells were dry.", "Geneva", "Geneva"),
        ("Doctors in Jenin treated nine people.", "Jenin", "Janīn"),
    ],
)
def test_a_city_stands_before_the_area_that_has_its_name(text: str, name: str, town: str) -> None:
    row = place(text, name)
    assert row is not None
    assert (row.name, row.precision) == (town, "city")


def test_a_region_goes_by_its_name_without_the_word_for_its_kind() -> None:
    row = place("Herders from Kogi fled.", "Kogi")
    assert row is not None
    assert row.precision == "region"


def test_a_city_does_not_take_the_name_of_an_area_that_is_called_otherwise() -> None:
    row = place("Traders from Hatay came home.", "Hatay")
    assert row is not None
    assert row.precision == "region"


@pytest.mark.parametrize(
    "text",
    [
        "PISA, Italy (Wire) - A man fell from a roof in Pisa.",
        "PISA, May 3 - A man fell from a roof in Pisa.",
        "PISA: A man fell from a roof in Pisa.",
        "HORROR ROAD IN PISA\nA man fell from a roof in Pisa.",
    ],
)
def test_a_short_name_in_capitals_that_opens_a_report_is_a_town(text: str) -> None:
    spans = [(text.index(name), text.index(name) + 4) for name in ("PISA", "Pisa")]
    assert {found.row.country if found.row else None for found in resolve_toponyms(text, spans, TOOLS)} == {"IT"}


def test_what_says_where_a_town_lies_is_an_area() -> None:
    text = "Snow fell on Spokane, Washington, and on Buffalo, New York."
    names = ["Spokane", "Washington", "Buffalo", "New York"]
    spans = [(text.index(name), text.index(name) + len(name)) for name in names]
    found = [one.row for one in resolve_toponyms(text, spans, TOOLS)]
    assert [row.precision if row else None for row in found] == ["city", "region", "city", "region"]


def test_an_area_without_bounds_does_not_put_a_town_elsewhere() -> None:
    row = place("A convoy left Stepanakert, the main town of Nagorno-Karabakh, on Monday.", "Stepanakert")
    assert row is not None
    assert row.country == "AZ"


def test_a_person_whom_a_place_was_called_after_is_no_area() -> None:
    row = place("Students came from Gori, the birthplace of Stalin, by train.", "Gori")
    assert row is not None
    assert row.country == "GE"


def test_the_rest_of_the_text_votes() -> None:
    assert places(["Tbilisi", "Batumi", "Kutaisi", "Georgia"]) == ["GE"] * 4
    assert places(["Atlanta", "Savannah", "Alabama", "Georgia"]) == ["US"] * 4


def test_a_small_town_abroad_is_not_meant_where_nothing_speaks_for_its_country() -> None:
    assert places(["Maputo", "Beira", "Mozambique", "Kalispell"]) == ["MZ", "MZ", "MZ", None]
    assert places(["Missoula", "Billings", "Montana", "Kalispell"]) == ["US"] * 4
    assert places(["Maputo", "Beira", "Mozambique", "Rotterdam"])[-1] == "NL"


def test_a_small_town_over_the_border_is_meant() -> None:
    assert places(["Strasbourg", "Colmar", "France", "Kehl"])[-1] == "DE"


@pytest.mark.parametrize(
    ("names", "country"),
    [
        (["Munich", "Rosenheim", "Germany", "Kufstein"], "AT"),
        (["Johannesburg", "Pretoria", "Polokwane", "Musina", "Beitbridge"], "ZW"),
        (["Lille", "Dunkirk", "France", "Veurne"], "BE"),
        (["Bolzano", "Merano", "Italy", "Austria", "Pichl"], "AT"),
        (["Bolzano", "Merano", "Italy", "Pichl"], None),
        (["Lyon", "Grenoble", "France", "Bardonecchia"], None),
        (["Ostrava", "Opava", "Brno", "Poruba"], None),
    ],
)
def test_a_village_over_the_border_is_meant_where_its_country_is_spoken_of(
    names: list[str], country: str | None
) -> None:
    assert places(names)[-1] == country


def test_nearness_counts_for_less_over_a_border_that_nothing_else_crosses() -> None:
    assert places(["Buenos Aires", "La Plata", "Rosario"]) == ["AR"] * 3
    assert places(["Montevideo", "Uruguay", "Colonia", "Rosario"]) == ["UY"] * 4


def test_what_was_not_taken_stays_a_candidate() -> None:
    text = "Maputo, Beira, Mozambique: Kalispell"
    names = ["Maputo", "Beira", "Mozambique", "Kalispell"]
    found = resolve_toponyms(text, [(text.index(n), text.index(n) + len(n)) for n in names], TOOLS)[-1]
    assert (found.row, found.score) == (None, None)
    assert [c.country for c in found.candidates] == ["US"]


def test_an_adjective_is_its_country_before_a_town_of_that_name() -> None:
    row = place("the Canadian side", "Canadian")
    assert row is not None
    assert row.precision == "country"


def test_candidates_keep_their_score_and_reason() -> None:
    text = "A tornado hit Springfield."
    (found,) = resolve_toponyms(text, [(14, 25)], TOOLS)
    assert len(found.candidates) == KEPT
    scores = [candidate.score for candidate in found.candidates]
    assert scores == sorted(scores, reverse=True)
    assert found.score == scores[0] < 0.9
    assert all(candidate.reason for candidate in found.candidates)


def test_an_outlet_leans_to_its_own_country() -> None:
    row = place("a bus crash in Hamilton", "Hamilton", "news.example.nz")
    assert row is not None
    assert row.country == "NZ"


def test_one_sense_a_document() -> None:
    text = "Moscow, Idaho, has a university. Moscow is small."
    spans = [(0, 6), (33, 39)]
    found = resolve_toponyms(text, spans, TOOLS)
    assert {r.row.admin1 for r in found if r.row} == {"Idaho"}


def test_an_acronym_is_no_town() -> None:
    (found,) = resolve_toponyms("the EU said", [(4, 6)], TOOLS)
    assert found.row is None
    assert found.candidates == ()


def precisions(text: str, *names: str) -> list[str | None]:
    """What kinds of places the names, in the order of the text, stand for."""
    spans, at = [], 0
    for name in names:
        at = text.index(name, at)
        spans.append((at, at + len(name)))
        at += len(name)
    return [found.row.precision if found.row else None for found in resolve_toponyms(text, spans, TOOLS)]


@pytest.mark.parametrize(
    ("text", "names", "kinds"),
    [
        (  # a list of names that cities share with their regions is no list of regions
            "Trains stopped at Oaxaca, Puebla and Kharkiv.",
            ("Oaxaca", "Puebla", "Kharkiv"),
            ["city", "city", "city"],
        ),
        ("Schools in Ohio, Texas and Georgia stay shut.", ("Ohio", "Texas", "Georgia"), ["region"] * 3),
        ("Police searched the Zamalek district of Cairo.", ("Cairo",), ["city"]),
        ("The province of Mendoza and the city of Mendoza flooded.", ("Mendoza", "Mendoza"), ["region", "city"]),
        ("Rain fell near Kherson, Mykolaiv and elsewhere.", ("Kherson", "Mykolaiv"), ["city", "city"]),
    ],
)
def test_a_city_or_the_area_of_its_name(text: str, names: tuple[str, ...], kinds: list[str]) -> None:
    assert precisions(text, *names) == kinds


def test_a_city_that_the_world_knows_is_not_a_village_of_the_country_told_of() -> None:
    text = "Shells hit Kherson, Mykolaiv and Donetsk. Its envoy, speaking in New York, denied it. Ukraine said 9 died."
    names = ("Kherson", "Mykolaiv", "Donetsk", "New York", "Ukraine")
    spans = [(text.index(name), text.index(name) + len(name)) for name in names]
    assert [found.row.country if found.row else None for found in resolve_toponyms(text, spans, TOOLS)][3] == "US"
