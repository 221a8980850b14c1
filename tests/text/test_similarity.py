import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.text.names import PersonName, person_name
from coranto.text.similarity import (
    SAME,
    edit_distance,
    is_acronym_of,
    organization_similarity,
    person_similarity,
    word_likeness,
)

SPELLINGS = {"oleg": (1,), "oleh": (1, 2), "olga": (3,), "anna": (4,), "ahmed": (5,), "ahmad": (5,)}
WORDS = st.text(alphabet="abcdeg", max_size=8)


def name(text: str) -> PersonName:
    return person_name(text, {"al", "bin", "van"})


@pytest.mark.parametrize(
    ("a", "b", "distance"),
    [
        ("", "", 0),
        ("abc", "abc", 0),
        ("abc", "abd", 1),
        ("abcd", "acbd", 1),
        ("abc", "xyz", 3),
        ("kitten", "sitting", 3),
    ],
)
def test_edit_distance_counts_changes_and_swaps(a: str, b: str, distance: int) -> None:
    assert edit_distance(a, b, 5) == distance
    assert edit_distance(a, b, 2) == min(distance, 3)


@given(WORDS, WORDS)
def test_edit_distance_is_the_same_both_ways(a: str, b: str) -> None:
    assert edit_distance(a, b, 3) == edit_distance(b, a, 3)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Oleh Marchenko", "Oleg Marchenko"),
        ("Ahmed Al-Khatib", "Ahmad al-Hatib"),
        ("J. Sanchez", "Juan Sanchez"),
        ("Anna Maria Kowalska", "Anna Kowalska"),
        ("Viktor Yanchenko", "Viktor Janchenko"),
    ],
)
def test_spellings_of_one_person_are_alike(a: str, b: str) -> None:
    likeness = person_similarity(name(a), name(b), SPELLINGS)
    assert likeness.score >= SAME
    assert likeness.reasons


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Oleg Baranov", "Olga Baranova"),
        ("Carlos Mendes", "Carlos Ferreira"),
        ("Anna Kowalska", "Oleg Kowalska"),
        ("Peter James Hall", "Peter Henry Hall"),
        ("", "Anna Kowalska"),
    ],
)
def test_other_people_are_not(a: str, b: str) -> None:
    assert person_similarity(name(a), name(b), SPELLINGS).score < SAME


@given(WORDS, WORDS)
def test_word_likeness_is_the_same_both_ways(a: str, b: str) -> None:
    assert word_likeness(a, b, SPELLINGS) == word_likeness(b, a, SPELLINGS)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ministry of Health", "Health Ministry"),
        ("Acme Shipping Ltd.", "Acme Shipping S.A.R.L."),
        ("International Labor Organization", "International Labour Organisation"),
        ("U.S. Coast Guard", "United States Coast Guard"),
        ("WMO", "World Meteorological Organization"),
        ("Volga Steel JSC", "Open Joint Stock Company Volga Steel"),
    ],
)
def test_organizations_under_two_names(a: str, b: str) -> None:
    assert organization_similarity(a, b).score >= SAME


@pytest.mark.parametrize(
    ("a", "b"), [("Ministry of Health", "Ministry of Finance"), ("Bank of Chad", "Bank of Ghana"), ("", "Acme")]
)
def test_two_organizations(a: str, b: str) -> None:
    assert organization_similarity(a, b).score < SAME


def test_an_acronym_is_in_capitals_and_of_several_words() -> None:
    assert is_acronym_of("OAU", "Organisation of African Unity")
    assert not is_acronym_of("oau", "Organisation of African Unity")
    assert not is_acronym_of("U", "Union")
