import pytest

from coranto.resources.countries import plural
from coranto.tools import open_tools

COUNTRIES = open_tools().countries


@pytest.mark.parametrize(
    ("word", "code"),
    [("peruvian", "PE"), ("south korean", "KR"), ("danes", "DK"), ("scottish", "GB"), ("burmese", "MM")],
)
def test_a_demonym_points_to_its_country(word: str, code: str) -> None:
    assert COUNTRIES.demonyms[word] == code


@pytest.mark.parametrize("noun", ["kenyans", "filipinos", "swiss", "new zealanders"])
def test_nouns_for_a_people(noun: str) -> None:
    assert noun in COUNTRIES.peoples


def test_every_country_but_a_part_of_one_is_in_the_gazetteer() -> None:
    gazetteer = open_tools().gazetteer
    missing = [code for code in COUNTRIES.by_code if "-" not in code and gazetteer.country(code) is None]
    assert missing == []


def test_plurals_of_peoples() -> None:
    assert [plural(word) for word in ("Chilean", "Chinese", "Welsh", "Iraqi")] == [
        "Chileans",
        "Chinese",
        "Welsh",
        "Iraqis",
    ]
