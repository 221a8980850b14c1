"""Each bit of the features, on a word that has it and on one that lacks it."""

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings

from coranto.nlp.features import NAMES, Features, shape
from coranto.nlp.reading import read
from coranto.nlp.wordpiece import WordPiece, words
from coranto.text.segmentation import PLAIN
from coranto.tools import open_tools
from nlp.texts import any_text

WORDPIECE = WordPiece(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "the"])


@cache
def features() -> Features:
    tools = open_tools()
    return Features(tools.names, tools.gazetteer, tools.countries)


def bits(text: str) -> dict[str, list[str]]:
    """The words of each bit, in order; each distinct word of ``text`` must be told apart by its form."""
    reading = read(text, WORDPIECE, features(), PLAIN)
    forms = [word.of(text) for word in reading.words]
    return {name: [forms[at] for at in np.flatnonzero(reading.rows[:, column])] for column, name in enumerate(NAMES)}


def bits_of(word: str) -> set[str]:
    """The bits of a word that stands in the middle of a line of small letters."""
    text = f"qwzx {word} qwzx"
    span = next(span for span in words(text) if span.start == 5)
    rows = features().of(text, words(text), [(0, len(words(text)))])
    return {name for name, bit in zip(NAMES, rows[words(text).index(span)], strict=True) if bit}


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("river", "lower"), ("é", "lower"), ("River", "title"), ("Łódź", "title"), ("NATO", "upper"),
        ("ÉCOLE", "upper"), ("iPhone", "mixed"), ("McAllister", "mixed"), ("A", "letter"), ("42", "digits"),
        ("٤٢", "digits"), ("G7", "alphanumeric"), ("½", "alphanumeric"), (",", "sign"), ("_", "sign"), ("👍", "sign"),
        ("\u0301", "sign"), ("\ud800", "sign"), ("中", "uncased"), ("قال", "uncased"),
    ],
)  # fmt: skip
def test_shapes(word: str, expected: str) -> None:
    assert shape(word) == expected
    assert bits_of(word) & set(NAMES[:9]) == {expected}


OF_A_WORD = {
    "common-noun": ("bridge", "quickly"),
    "common-other": ("quickly", "bridge"),
    "given": ("Maria", "Okafor"),
    "family": ("Okafor", "Kenya"),
    "title-word": ("minister", "ministry"),
    "particle": ("bin", "of"),
    "joiner": ("of", "bin"),
    "suffix": ("Jr", "bin"),
    "first-head": ("Banco", "Bank"),
    "body-noun": ("carmaker", "driver"),
    "illness": ("Ebola", "Lagos"),
    "illness-noun": ("fever", "Ebola"),
    "place-first": ("Lake", "Danube"),
    "group-head": ("Muslims", "Kurdish"),
    "people": ("Kurdish", "Kurds"),
    "people-noun": ("Kurds", "Danube"),
    "not-name": ("Monday", "Maria"),
    "person-verb": ("said", "river"),
    "kin": ("mother", "minister"),
    "place-preposition": ("near", "of"),
    "demonym": ("French", "Kurdish"),
    "acronym": ("XQZ", "Xqz"),
    "head-organization": ("Ministry", "Bridge"),
    "head-facility": ("Bridge", "Ministry"),
    "head-place": ("Peninsula", "Bridge"),
    "head-event": ("War", "Bridge"),
    "head-product": ("vaccine", "war"),
    "gazetteer-country": ("Kenya", "Lagos"),
    "gazetteer-region": ("Bavaria", "Danube"),
    "gazetteer-large": ("Rawalpindi", "Okpo"),
    "gazetteer-small": ("Okpo", "Rawalpindi"),
    "gazetteer-water": ("Danube", "Bavaria"),
    "gazetteer-site": ("Matterhorn", "Danube"),
    "known-organization": ("NATO", "Danube"),
    "known-facility": ("Heathrow", "Lagos"),
}
"""Bit → a word that has it and one that does not."""


def test_the_table_above_leaves_no_bit_out() -> None:
    assert list(OF_A_WORD) == list(NAMES[9:44])
    assert len(NAMES) == len(set(NAMES)) == 58


@pytest.mark.parametrize(("bit", "has", "lacks"), [(bit, *pair) for bit, pair in OF_A_WORD.items()])
def test_bits_of_a_word(bit: str, has: str, lacks: str) -> None:
    assert bit in bits_of(has)
    assert bit not in bits_of(lacks)


def test_acronyms_are_known_only_as_they_are_written() -> None:
    assert "known-organization" in bits_of("WHO")
    assert "known-organization" not in bits_of("who")


def test_accents_do_not_hide_a_word_from_the_lists() -> None:
    assert "gazetteer-large" in bits_of("Rāwalpindi")
    assert "gazetteer-large" in bits_of("RAWALPINDI")


def test_an_everyday_word_in_small_letters_is_no_place() -> None:
    assert "gazetteer-large" in bits_of("Reading")
    assert not any(bit.startswith("gazetteer") for bit in bits_of("reading"))


def test_a_word_that_no_list_has() -> None:
    assert bits_of("qwzxy") == {"lower"}


# ------------------------------------------------------------------------------------------- names of several words


def test_places_of_several_words() -> None:
    found = bits("they flew to New York and Rawalpindi")
    assert (found["place-begins"], found["place-goes-on"]) == (["New"], ["York"])


def test_known_names_of_several_words_the_longest_first() -> None:
    found = bits("they asked Human Rights Watch and the World Bank for it")
    assert found["known-begins"] == ["Human", "World"]
    assert found["known-goes-on"] == ["Rights", "Watch", "Bank"]


def test_titles_of_several_words() -> None:
    found = bits("they asked Prime Minister Okafor and Foreign Minister Haddad")
    assert (found["title-begins"], found["title-goes-on"]) == (["Prime", "Foreign"], ["Minister", "Minister"])


def test_names_of_several_words_begin_with_a_capital_and_end_in_a_word() -> None:
    assert not any(bits("they flew to new york (prime minister)")[name] for name in NAMES[44:50])
    assert bits("they flew to New York.")["place-goes-on"] == ["York"]


# ---------------------------------------------------------------------------------------------- place in the text


def test_the_first_word_of_a_sentence_and_of_a_line() -> None:
    found = bits("Ama left. Osei stayed.\nKumasi waited.")
    assert found["opens-sentence"] == ["Ama", "Osei", "Kumasi"]
    assert found["opens-line"] == ["Ama", "Kumasi"]
    assert bits("Ama left.\r\nOsei stayed.")["opens-line"] == ["Ama", "Osei"]


def test_words_after_a_quotation_mark() -> None:
    assert bits("she said “Wait” twice")["follows-quote"] == ["Wait", "twice"]


def test_words_glued_to_what_stands_before() -> None:
    assert bits("al-Noor, 3,000 men")["glued"] == ["-", "Noor", ",", ",", "000"]


def test_shouted_sentences_and_headlines_in_title_case() -> None:
    found = bits("THREE BRIDGES CLOSED\n\nThree Bridges Closed Again\n\nThree bridges closed again")
    assert found["shouted"] == ["THREE", "BRIDGES", "CLOSED"]
    assert found["title-case"] == ["Three", "Bridges", "Closed", "Again"]


def test_words_that_the_text_writes_small_or_with_a_capital_elsewhere() -> None:
    found = bits("Reading helps, they say. They love reading in Reading. OKAFOR agreed with Okafor.")
    assert found["small-elsewhere"] == ["Reading", "They", "Reading"]
    assert found["capital-elsewhere"] == ["Reading", "reading", "OKAFOR"]


def test_a_capital_at_the_head_of_a_sentence_is_no_evidence() -> None:
    assert bits("Reading helps. They love reading. Reading matters.")["capital-elsewhere"] == []


# ---------------------------------------------------------------------------------------------------------- laws


def test_a_text_without_words_has_no_rows() -> None:
    assert features().of("", [], []).shape == (0, 58)


@settings(max_examples=200)
@given(any_text)
def test_rows_are_bits_and_each_word_has_one_shape(text: str) -> None:
    reading = read(text, WORDPIECE, features(), PLAIN)
    assert reading.rows.shape == (len(reading.words), len(NAMES))
    assert reading.rows.dtype == np.uint8
    assert (reading.rows <= 1).all()
    assert (reading.rows[:, :9].sum(axis=1) == 1).all()


@given(any_text)
def test_what_was_looked_up_before_changes_nothing(text: str) -> None:
    tools = open_tools()
    fresh = Features(tools.names, tools.gazetteer, tools.countries)
    ours, theirs = (read(text, WORDPIECE, made, PLAIN).rows for made in (features(), fresh))
    assert (ours == theirs).all()
