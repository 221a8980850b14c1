import pytest

from coranto.resolve.name_pairs import organization_names_alike, person_names_alike
from coranto.text.similarity import SAME
from coranto.tools import open_tools

LEXICON = open_tools().names


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Dr. Ngozi Adeyemi", "ngozi adeyemi"),
        ("Adeyemi, Ngozi", "Ngozi Adeyemi"),
        ("Владимир Кузнецов", "Vladimir Kuznetsov"),
        ("Nguyen Thi Lan", "NGUYEN THI LAN"),
        ("Ngozi Adeyemmi", "Ngozi Adeyemi"),
        ("TARIQ BIN SAEED BIN FAHD AL-GHAM", "Tariq bin Saeed bin Fahd al-Ghamdi"),
    ],
)
def test_one_person(a: str, b: str) -> None:
    assert person_names_alike(a, b, LEXICON).score >= SAME
    assert person_names_alike(b, a, LEXICON).score >= SAME


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ngozi Adeyemi", "Chidi Adeyemi"),
        ("Ngozi Adeyemi", "Ngozi Balogun"),
        ("Ngozi Ade", "Ngozi Adeyemi"),
        ("", "Ngozi Adeyemi"),
    ],
)
def test_two_people(a: str, b: str) -> None:
    assert person_names_alike(a, b, LEXICON).score < SAME


def test_organizations() -> None:
    assert organization_names_alike("First Lagos Bank Plc", "1st Lagos Bank").score >= SAME
    assert organization_names_alike("First Lagos Bank", "First Accra Bank").score < SAME
