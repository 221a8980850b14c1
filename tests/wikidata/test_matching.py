"""Which item an entity is, and when nothing is said."""

from dataclasses import replace

import msgspec
import pytest

from coranto.wikidata.items import Entry, Item, item
from coranto.wikidata.matching import Known, linked, matches
from wikidata.items_of import entry

JUDGE = Known("e1", "person", ("Ana Tulafale", "Tulafale"), ("Judge",), "f", None, None)
TOWN = Known("e2", "place", ("Orvak",), (), None, "WS", 4321)
CODES = {"Q9": "WS", "Q8": "FJ"}


def made(*written: object) -> list[Item]:
    return [item(msgspec.json.decode(msgspec.json.encode(one), type=Entry)) for one in written]


def chosen(entity: Known, *items: Item) -> str | None:
    match = linked(matches([entity], items, CODES).get(entity.id, []))
    return match.item.id if match else None


def test_a_name_and_an_office_are_enough() -> None:
    found = made(entry("Q5001", "Ana Tulafale", told="judge in Apia", P31="Q5"))
    assert chosen(JUDGE, *found) == "Q5001"
    assert matches([JUDGE], found, CODES)["e1"][0].reasons == ("same name", "office in its description")


@pytest.mark.parametrize(
    "item_",
    [
        entry("Q1", "Ana Tulafale", P31="Q5"),  # a namesake of whom nothing is known
        entry("Q1", "Ana Tulafale", P31="Q5", links=200),  # a famous namesake of whom nothing is known
        entry("Q1", "Tulafale", told="judge", P31="Q5"),  # a family name alone
        entry("Q1", "Ana Tulafale", told="judge", P31="Q5", P21="Q6581097"),  # a man
        entry("Q1", "Ana Tulafale", told="judge", P625={"latitude": 1}),  # a place
    ],
    ids=["nothing else", "fame", "family name", "other sex", "other kind"],
)
def test_too_little_or_a_contradiction_links_nothing(item_: object) -> None:
    assert chosen(JUDGE, *made(item_)) is None


def test_two_that_are_as_likely_link_nothing() -> None:
    a, b = made(
        entry("Q1", "Ana Tulafale", told="judge", P31="Q5"), entry("Q2", "Ana Tulafale", told="judge", P31="Q5")
    )
    assert chosen(JUDGE, a, b) is None
    assert chosen(JUDGE, a, replace(b, sitelinks=200)) == "Q2"


def test_the_number_of_geonames_decides_for_places() -> None:
    right, wrong, bare = made(
        entry("Q1", "Orvak", P625={"latitude": 1}, P1566="4321", P17="Q9"),
        entry("Q2", "Orvak", P625={"latitude": 1}, P1566="9", P17="Q9", links=150),
        entry("Q3", "Orvak", P625={"latitude": 1}, P17="Q8", links=150),
    )
    assert chosen(TOWN, right, wrong, bare) == "Q1"
    assert chosen(TOWN, wrong) is None
    assert chosen(TOWN, bare) is None


def test_the_order_of_items_does_not_matter() -> None:
    items = made(*(entry(f"Q{n}", "Ana Tulafale", told="judge", P31="Q5", links=n) for n in (3, 20, 100)))
    assert matches([JUDGE], items, CODES) == matches([JUDGE], items[::-1], CODES)
