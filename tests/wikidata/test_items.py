"""What is read from an item of Wikidata."""

import msgspec
import pytest

from coranto.wikidata.items import Entry, Item, country_codes, item
from wikidata.items_of import entry, value


def read(written: object) -> Item:
    return item(msgspec.json.decode(msgspec.json.encode(written), type=Entry))


def test_a_person_has_names_a_sex_countries_and_a_year_of_death() -> None:
    time = {"time": "+1931-07-02T00:00:00Z", "precision": 11}
    found = read(
        entry("Q77", "Ana Tulafale", also=("A. Tulafale",), told="judge", links=3, P31="Q5", P21="Q6581072", P27="Q9",
              P570=time)
    )  # fmt: skip
    assert (found.id, found.label, found.names) == ("Q77", "Ana Tulafale", ("A. Tulafale", "Ana Tulafale"))
    assert (set(found.kinds), found.sex, set(found.countries)) == ({"person"}, "f", {"Q9"})
    assert (found.died, found.sitelinks, found.description) == (1931, 3, "judge")


@pytest.mark.parametrize(
    ("claims", "kinds"),
    [
        ({"P31": "Q5", "P625": {"latitude": 1, "longitude": 2}}, {"person"}),
        ({"P31": "Q515", "P625": {"latitude": 1, "longitude": 2}}, {"place", "facility"}),
        ({"P31": "Q43229", "P159": "Q1"}, {"organization"}),
        ({"P31": "Q571", "P50": "Q2", "P159": "Q1"}, set()),
        ({}, set()),
    ],
    ids=["human", "has a point", "has a seat", "has an author", "says nothing"],
)
def test_properties_tell_what_an_item_may_be_a_name_of(claims: dict[str, object], kinds: set[str]) -> None:
    assert read(entry("Q1", "Orvak", **claims)).kinds == frozenset(kinds)


def test_a_deprecated_statement_says_nothing_and_a_preferred_one_comes_first() -> None:
    written = entry("Q1", "Orvak", P1566="111")
    written["claims"]["P1566"] = [
        {**value("333"), "rank": "deprecated"},
        value("111"),
        {**value("222"), "rank": "preferred"},
    ]
    assert read(written).geonameid == 222


def test_an_item_without_an_english_name_takes_the_first_language_and_a_bare_one_its_number() -> None:
    written = entry("Q1", "x")
    written["labels"] = {"sw": {"value": "Mto"}, "fr": {"value": "Fleuve"}}
    assert read(written).label == "Fleuve"
    written["labels"] = []
    assert read(written).label == "Q1"


def test_countries_give_their_codes() -> None:
    codes = country_codes([read(entry("Q9", "Samoa", P297="WS")), read(entry("Q8", "Apia"))])
    assert codes == {"Q9": "WS"}
