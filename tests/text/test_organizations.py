import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.text.name_words import SAME
from coranto.text.organizations import (
    OrganizationWords,
    alias,
    contradict,
    core_words,
    is_acronym_of,
    organization_similarity,
)

KNOWN = OrganizationWords(
    abbreviations={"intl": "international", "min": "ministry"},
    legal={"sdn": [("sdn", "bhd")], "limited": [("limited", "liability", "company")], "pt": [("pt",)]},
    kinds={"banco": "bank"},
    generic=frozenset({"bank", "group", "university", "management"}),
    parts=frozenset({"north", "south"}),
    countries=frozenset({"chile"}),
    aliases={"MSF": 1, "doctors without borders": 1, "medecins sans frontieres": 1, "RSF": 2},
)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ministry of Health", "Health Ministry"),
        ("Min. of Health", "Ministry of Health"),
        ("Acme Shipping Ltd.", "Acme Shipping S.A.R.L."),
        ("Acme Shipping Sdn Bhd", "Acme Shipping"),
        ("PT Rimba Jaya", "Rimba Jaya"),
        ("WMO", "World Meteorological Organization"),
        ("MSF", "Médecins Sans Frontières"),
        ("Doctors Without Borders", "M.S.F."),
        ("Banco Andino", "Andino Bank"),
        ("Andino", "Andino Group"),
        ("Brigade Forty-four", "Brigade 44"),
        ("Second Lagos Bank", "2nd Lagos Bank"),
        ("«Ural Steel»", "Ural Steel"),
    ],
)
def test_one_body_under_two_names(a: str, b: str) -> None:
    assert organization_similarity(a, b, KNOWN).score >= SAME
    assert organization_similarity(b, a, KNOWN).score >= SAME


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ministry of Health", "Ministry of Finance"),
        ("Bank of Chad", "Bank of Ghana"),
        ("Hospital No. 4", "Hospital No. 5"),
        ("Brigade 44", "Brigade"),
        ("University of North Avalon", "University of South Avalon"),
        ("Banco Andino", "Banco Andino Chile"),
        ("Bank Group", "Tannenberg Bank Group"),
        ("Andino Holdings III", "Andino Holdings"),
        ("MSF", "Reporters Without Borders"),
        ("Doctors Without Borders", "RSF"),
        ("Tamar", "Samar"),
        ("", "Acme"),
    ],
)
def test_two_bodies(a: str, b: str) -> None:
    assert organization_similarity(a, b, KNOWN).score < SAME
    assert organization_similarity(b, a, KNOWN).score < SAME


@given(st.text(max_size=20), st.text(max_size=20))
def test_likeness_is_the_same_both_ways(a: str, b: str) -> None:
    there, back = organization_similarity(a, b, KNOWN), organization_similarity(b, a, KNOWN)
    assert there.score == pytest.approx(back.score)
    assert 0 <= there.score <= 1


def test_a_name_of_nothing_but_a_legal_form_keeps_it() -> None:
    assert core_words("Limited Liability Company", KNOWN)
    assert core_words("Sdn Bhd", KNOWN) == ["sdn", "bhd"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Twenty-one Club", ["21", "club"]),
        ("Fifty Group", ["50", "group"]),
        ("Route 7 Diner", ["route", "7", "diner"]),
        ("Газ Инвест", ["gaz", "invest"]),
    ],
)
def test_words_and_numbers(name: str, words: list[str]) -> None:
    assert core_words(name, KNOWN) == words


def test_aliases_are_known_as_written_or_folded() -> None:
    assert alias("MSF", KNOWN) == alias("the Doctors without Borders", KNOWN) == 1
    assert alias("msf", KNOWN) is None


def test_numbers_parts_and_countries_contradict() -> None:
    assert contradict(["fund", "7"], ["fund", "8"], KNOWN)
    assert contradict(["bank", "chile"], ["bank"], KNOWN)
    assert not contradict(["bank", "andino"], ["bank", "antino"], KNOWN)


def test_an_acronym_is_in_capitals_and_of_several_words() -> None:
    assert is_acronym_of("OAU", "Organisation of African Unity")
    assert not is_acronym_of("oau", "Organisation of African Unity")
    assert not is_acronym_of("U", "Union")
