"""Fingerprints: the same words leave the same marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.resolve.pages import page

from coranto.model.annotation import Fingerprint, Sentence
from coranto.model.corpus import Folio
from coranto.resolve.fingerprints import fingerprints, hashes
from coranto.tools import open_tools

SENTENCE = "The ferry Aurora ran aground off Bergen on Tuesday with 214 people on board, the coastguard said."


def whole(text: str) -> int:
    return hashes([text])[0]


@pytest.mark.parametrize(
    "variant",
    [
        SENTENCE.upper(),
        SENTENCE.replace(" on board,", " on board —"),
        SENTENCE.replace(" ", "\u00a0"),
        SENTENCE.replace("coastguard", "coast\u00adguard"),
    ],
)
def test_typography_does_not_matter(variant: str) -> None:
    assert hashes([variant]) == hashes([SENTENCE])


def test_figures_and_names_do() -> None:
    assert whole(SENTENCE) != whole(SENTENCE.replace("214", "241"))
    assert whole(SENTENCE) != whole(SENTENCE.replace("Bergen", "Bodø"))


def test_numbers_are_the_same_with_and_without_separators() -> None:
    assert whole("More than 1,000 homes had been evacuated.") == whole("More than 1000 homes had been evacuated.")


def test_sampled_grams_survive_around_an_edit() -> None:
    long = " ".join(f"word{number}" for number in range(200))
    edited = long.replace("word100 ", "another ")
    kept = set(hashes([long])) & set(hashes([edited]))
    assert len(kept) > 30
    assert whole(long) not in set(hashes([edited]))


def test_short_sentences_and_furniture_have_none() -> None:
    assert not (hashes(["He declined to comment."]))
    made = page("a", SENTENCE, headline=SENTENCE)
    assert {(found.start, found.end) for found in made.of(Fingerprint)} == {(98, 98 + len(SENTENCE))}


def test_each_is_in_its_sentence_and_the_first_is_the_whole() -> None:
    text = f"{SENTENCE}\nTugs from three harbours pulled her free at high water on Wednesday morning."
    found = page("a", text).of(Fingerprint)
    assert [one.whole for one in found].count(True) == 2
    assert found[0].whole
    assert {text[one.start : one.end] for one in found} == set(text.split("\n"))


def test_scripts_without_spaces_go_by_characters() -> None:
    text = "台风周三在福建沿海登陆造成至少十二人死亡数万户居民停电"
    longer = "据当地政府通报," + text + "抢修工作仍在进行"
    assert set(hashes([text])) & set(hashes([longer]))
    assert not (hashes(["台风周三登陆"]))


@given(st.text(st.characters(codec=None), max_size=80))
def test_any_text_is_taken(text: str) -> None:
    assert all(-(2**63) <= number < 2**63 for number in hashes([text]))
    assert hashes([text]) == hashes([text])


def test_nothing_comes_of_nothing() -> None:
    empty = page("a", "").with_rows([Sentence("a", 0, 0)], [Sentence])
    assert isinstance(empty, Folio)
    assert fingerprints(empty, open_tools()) == ()
