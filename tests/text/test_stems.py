"""Stems and words that carry meaning."""

import pytest

from coranto.text.stems import content_words, stem, undoubled


@pytest.mark.parametrize(("one", "other"), [("russian", "russia"), ("shelled", "shelling"), ("bridges", "bridge")])
def test_forms_of_one_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_short_words_keep_their_ends() -> None:
    assert stem("bus") == "bus"


def test_grammar_and_days_carry_nothing() -> None:
    assert content_words("The ferry said on Monday that 12 were saved") == {stem("ferry"), "12", stem("saved")}


def test_a_doubled_consonant_makes_no_other_word() -> None:
    assert undoubled("stopped") == undoubled("stop")
    assert undoubled("called") != undoubled("case")
