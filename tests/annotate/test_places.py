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
