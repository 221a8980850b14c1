from coranto.model.annotation import Mention, Place
from naming import named


def test_every_toponym_is_a_mention_and_a_place() -> None:
    folio = named("Storms hit Beira in Mozambique. People fled to Nhamatandala, near the Pungwe River, Reuters said.")
    toponyms = [(m.start, m.end) for m in folio.of(Mention) if m.label in {"place", "facility"}]
    assert toponyms == [(p.start, p.end) for p in folio.of(Place)]


def test_a_name_that_nobody_knows_keeps_its_place_without_a_point() -> None:
    (known, unknown) = named("They drove from Gaborone to Nhamatandala.").of(Place)
    assert (known.name, known.country, known.precision) == ("Gaborone", "BW", "city")
    assert (unknown.name, unknown.lat, unknown.geonameid, unknown.score) == ("Nhamatandala", None, None, None)


def test_a_disputed_place_names_its_claimants() -> None:
    (row,) = named("A ferry sank off Crimea.").of(Place)
    assert row.claimed_by == ("RU", "UA")


def test_a_country_is_an_area() -> None:
    (row,) = named("Elections were held in Ghana.").of(Place)
    assert (row.precision, row.country) == ("country", "GH")


def test_an_adjective_is_no_place() -> None:
    assert named("The Ghanaian navy freed the crew.").of(Place) == ()


def test_those_who_govern_are_actors_and_keep_their_point() -> None:
    rows = named("Nairobi said the ferry had sunk. Buses burned in Nairobi.").of(Place)
    assert [(row.text, row.role, row.country) for row in rows] == [
        ("Nairobi", "actor", "KE"),
        ("Nairobi", "place", "KE"),
    ]


def test_places_without_a_name_have_no_point_but_the_country_that_is_stated() -> None:
    rows = [row for row in named("Hail fell on two small cities in Mozambique.").of(Place) if row.role == "unnamed"]
    assert [(row.text, row.name, row.lat, row.precision, row.country) for row in rows] == [
        ("two small cities", "two small cities", None, None, "MZ")
    ]


def test_an_unknown_place_is_in_the_area_that_the_text_puts_it_in() -> None:
    row = next(r for r in named("A barn burned in Nhamatandala, Kenya, on Monday.").of(Place) if r.name != "Kenya")
    assert (row.name, row.lat, row.country) == ("Nhamatandala", None, "KE")
    assert row.reason is not None
    assert "Kenya" in row.reason


def test_a_stated_alias_is_the_reason() -> None:
    text = "Volgograd, formerly known as Stalingrad, was dark. Buses left Stalingrad."
    rows = named(text).of(Place)
    assert len({row.geonameid for row in rows}) == 1
    assert [bool(row.reason) for row in rows] == [False, True, True]
