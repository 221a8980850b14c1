import pytest

from coranto.resolve.offices import office_key
from coranto.tools import open_tools
from naming import resolved

TOOLS = open_tools()


@pytest.mark.parametrize(
    ("name", "before", "key"),
    [
        ("Ministry of Health", "said Kenya's ", "KE health ministry"),
        ("Kenyan Health Ministry", "said the ", "KE health ministry"),
        ("Health Ministry", "the South African ", "ZA health ministry"),
        ("Health Ministry", "said the ", " health ministry"),
        ("Bank of Ghana", "the ", "GH bank"),
        ("Amnesty International", "the Kenyan ", None),
        ("Deutsche Bank", "said ", None),
    ],
)
def test_an_office_belongs_to_a_country(name: str, before: str, key: str | None) -> None:
    assert office_key(name, before, TOOLS) == key


def test_the_same_office_of_two_countries_stays_two() -> None:
    found, _ = resolved([
        "Kenya's Ministry of Health warned of cholera in Mombasa.",
        "Uganda's Ministry of Health warned of measles in Gulu. The Kenyan Health Ministry sent a team.",
    ])  # fmt: skip
    ministries = [e for e in found if e.type == "organization"]
    assert sorted((e.country, e.mentions) for e in ministries) == [("KE", 2), ("UG", 1)]
