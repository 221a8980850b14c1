import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.text.names import fold_name, initials, person_name, without_possessive

PARTICLES = {"van", "der", "bin", "al", "de", "la"}


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Łódź", "lodz"),
        ("São Tomé", "sao tome"),
        ("Jean-Claude  O’Connor", "jean claude oconnor"),
        ("St. John's", "st johns"),
        ("Æthelred Ørsted", "aethelred orsted"),
        ("Straße", "strasse"),
        ("Ağrı", "agri"),
        ("", ""),
    ],
)
def test_folding_makes_one_of_the_ways_to_write_a_name(name: str, folded: str) -> None:
    assert fold_name(name) == folded


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_more(name: str) -> None:
    once = fold_name(name)
    assert fold_name(once) == once


@pytest.mark.parametrize(
    ("name", "given_names", "family"),
    [
        ("Maria da Conceição Lopes", ("maria", "da", "conceicao"), "lopes"),
        ("Ludwig van der Berg", ("ludwig",), "van der berg"),
        ("Okafor, Chidi", ("chidi",), "okafor"),
        ("Martin Ruiz, Jr.", ("martin",), "ruiz"),
        ("Suharto", (), "suharto"),
        ("van der Berg", ("van",), "der berg"),
        ("", (), ""),
    ],
)
def test_a_persons_name_has_parts(name: str, given_names: tuple[str, ...], family: str) -> None:
    parsed = person_name(name, PARTICLES, {"jr"})
    assert (parsed.given, parsed.family) == (given_names, family)


def test_initials_leave_small_words_out() -> None:
    assert initials("Organisation for the Prohibition of Chemical Weapons") == "OPCW"


@pytest.mark.parametrize(
    ("name", "bare"), [("Lagos's", "Lagos"), ("Kenya’s", "Kenya"), ("Philippines'", "Philippines")]
)
def test_the_genitive_is_no_part_of_a_name(name: str, bare: str) -> None:
    assert without_possessive(name) == bare
