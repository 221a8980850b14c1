import pytest

from coranto.resources.toponym_words import load
from coranto.tools import open_tools

WORDS = load()


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
