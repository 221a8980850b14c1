import pytest

from coranto.resources.toponym_words import load
from coranto.tools import open_tools

WORDS = load()


def test_every_sign_is_of_a_country_that_the_gazetteer_has() -> None:
    codes = {code for signs in WORDS.signs.values() for _, code in signs}
    assert len(codes) > 70
    assert all(open_tools().gazetteer.country(code) for code in codes)


def test_no_sign_is_an_everyday_word() -> None:
    common = open_tools().names.common
    allowed = {"cents", "pensioner", "pensioners", "marae", "shekel", "shekels", "rand", "yen", "lira", "birr"}
    alone = {sign for signs in WORDS.signs.values() for sign, _ in signs if sign.isalpha() and sign.islower()}
    assert "won" not in alone
    assert {sign for sign in alone - allowed if len(sign) < 4 and sign in common} == set()


@pytest.mark.parametrize(
    ("word", "precision"), [("county", "district"), ("oblast", "region"), ("village", "city"), ("lake", "water")]
)
def test_a_kind_word_allows_its_precision(word: str, precision: str) -> None:
    assert precision in WORDS.kinds[word]


@pytest.mark.parametrize("form", ["ratify", "ratifies", "ratified", "imposes", "imposed", "withdrew", "launches"])
def test_the_forms_of_deeds_are_known(form: str) -> None:
    assert form in WORDS.acts


def test_short_forms_lead_to_a_region_or_a_capital() -> None:
    gazetteer = open_tools().gazetteer
    for full, code in WORDS.states.values():
        assert any(row.country == code for row in gazetteer.lookup(full)), full
