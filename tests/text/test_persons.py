import pytest

from coranto.text.name_words import SAME
from coranto.text.names import NICKNAMES, person_name
from coranto.text.persons import (
    NAME_WEIGHTS,
    as_a_whole,
    compounded,
    cut_off,
    fathers_differ,
    first_words,
    generation,
    joined,
    other_order,
    person_similarity,
    some_words,
    woman_and_man,
)

SPELLINGS = {
    "oleg": (1,),
    "oleh": (1, 2),
    "anna": (4,),
    "ahmed": (5,),
    "ahmad": (5,),
    "bill": (NICKNAMES, -NICKNAMES),
} | {"william": (6, NICKNAMES)}


def score(a: str, b: str) -> float:
    one, other = (person_name(name, {"al", "bin", "van", "de", "la"}) for name in (a, b))
    likeness = person_similarity(one, other, SPELLINGS)
    assert likeness == person_similarity(one, other, SPELLINGS)
    assert likeness.reasons
    assert likeness.score == pytest.approx(person_similarity(other, one, SPELLINGS).score)
    return likeness.score


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Oleh Marchenko", "Oleg Marchenko"),
        ("Ahmed Al-Khatib", "Ahmad al-Hatib"),
        ("Ahmed Al-Khatib", "Ahmad Khatib"),
        ("J. Sanchez", "Juan Sanchez"),
        ("JC Moreau", "Jean-Claude Moreau"),
        ("Anna Maria Kowalska", "Anna Kowalska"),
        ("Viktor Yanchenko", "Viktor Janchenko"),
        ("Bill Harper", "William Harper"),
        ("Ruud van Dam", "Ruud Dam"),
        ("Oleg Ivanovich Sokol", "Oleg Sokol"),
        ("Anna Ivanov", "Anna Ivanova"),
        ("Chaudhry", "Chaudhri"),
    ],
)
def test_spellings_of_one_person_are_alike(a: str, b: str) -> None:
    assert score(a, b) >= SAME


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Oleg Baranov", "Olga Baranova"),
        ("Carlos Mendes", "Carlos Ferreira"),
        ("Anna Kowalska", "Oleg Kowalska"),
        ("Peter James Hall", "Peter Henry Hall"),
        ("Oleg Ivanovich Sokol", "Oleg Pavlovich Sokol"),
        ("Ahmad bin Yusuf al-Harbi", "Yusuf bin Ahmad al-Harbi"),
        ("A. Petrov", "A. Petrova"),
        ("Smirnov", "Smirnova"),
        ("Tom William", "Tom Bill"),
        ("", "Anna Kowalska"),
    ],
)
def test_other_people_are_not(a: str, b: str) -> None:
    assert score(a, b) < SAME


def test_a_bare_family_name_may_be_anyones() -> None:
    assert score("Mwangi", "Peter Mwangi") == NAME_WEIGHTS["one without given name"]


def test_father_and_son_change_places_only_where_both_are_named() -> None:
    assert fathers_differ(["omar", "bin", "said"], ["said", "bin", "omar"], {})
    assert not fathers_differ(["omar", "bin", "said"], ["omar", "said"], {})
    assert not fathers_differ(["omar", "bin", "said"], ["umar", "bin", "said"], {})


@pytest.mark.parametrize(("a", "b"), [("ivanov", "ivanova"), ("dudina", "dudin"), ("belsky", "belskaya")])
def test_womens_forms_of_slavic_names(a: str, b: str) -> None:
    assert woman_and_man(a, b)
    assert not woman_and_man(a, a)


def test_generations_are_told_by_the_last_word() -> None:
    assert generation(["martin", "ruiz", "jr"]) == generation(["martin", "ruiz", "junior"]) == "younger"
    assert generation(["pieter", "bruegel", "the", "elder"]) == "elder"
    assert generation(["junior"]) == generation(["martin", "ruiz"]) == ""


def test_a_word_torn_in_two_is_made_whole() -> None:
    assert joined(["anna", "kowal", "ska"], ["anna", "kowalska"]) == ("anna", "kowalska")
    assert joined(["mei", "ling", "lin"], ["mei", "ling", "lin"]) == ("mei", "ling", "lin")


@pytest.mark.parametrize(
    "words", [["abd", "al", "rahman"], ["abdul", "rahman"], ["abdurrahman"], ["abdelrahman"], ["abd", "ar", "rahman"]]
)
def test_arabic_compounds_are_one_word(words: list[str]) -> None:
    assert compounded(words, ["abdulrahman"]) == ("abdrahman",)


def test_compounds_of_the_faith() -> None:
    assert compounded(["nur", "ad", "din"], []) == ("nurdin",)
    assert compounded(["abdul", "rahman"], ["rahman"]) == ("abdul", "rahman")


def test_long_names_may_be_cut_off_or_begin_a_longer_one() -> None:
    whole = ["juan", "pedro", "luis", "carrasco"]
    assert cut_off(["juan", "pedro", "luis", "carr"], whole, frozenset())
    assert not cut_off(["juan", "carr"], ["juan", "carrasco"], frozenset())
    assert first_words(["juan", "pedro"], whole, {})
    assert not first_words(["juan"], whole, {})
    assert not first_words(["juan", "luis"], whole, {})


@pytest.mark.parametrize(
    ("short", "whole"),
    [
        ("ana ruiz", "ana luz ruiz ochoa"),
        ("j c mbeki", "jean claude mbeki okoro"),
        ("rosa quispe", "rosa quispe mamani"),
    ],
)
def test_some_words_of_a_longer_name_in_their_order(short: str, whole: str) -> None:
    assert some_words(short.split(), whole.split(), {})
    assert some_words(whole.split(), short.split(), {})


@pytest.mark.parametrize(
    ("short", "whole"),
    [
        ("luz ruiz", "ana luz ruiz ochoa"),
        ("ana ochoa ruiz", "ana luz ruiz ochoa"),
        ("ana r", "ana luz ruiz ochoa"),
        ("ana", "ana ruiz"),
        ("ana ruiz", "ana ruiz"),
    ],
)
def test_other_words_or_another_order_are_another_name(short: str, whole: str) -> None:
    assert not some_words(short.split(), whole.split(), {})


@pytest.mark.parametrize(
    ("a", "b", "differ"),
    [
        ("salim bin nasser", "nasser bin salim", True),
        ("salim nasser", "nasser bin salim", True),
        ("salim nasser", "salim bin nasser", False),
        ("salim nasser", "nasser salim", False),
        ("bin salim", "nasser bin salim", False),
        ("salim nasser bin", "nasser bin salim", False),
    ],
)
def test_a_father_is_not_his_son(a: str, b: str, differ: bool) -> None:
    assert fathers_differ(a.split(), b.split(), {}) is differ
    assert fathers_differ(b.split(), a.split(), {}) is differ


def test_three_words_in_another_order() -> None:
    assert other_order(["nguyen", "thi", "lan"], ["lan", "nguyen", "thi"], {})
    assert not other_order(["nguyen", "lan"], ["lan", "nguyen"], {})
    assert not other_order(["nguyen", "thi", "lan"], ["lan", "tran", "thi"], {})


def test_letters_as_a_whole_unless_a_word_is_another() -> None:
    assert as_a_whole(["ngozi", "adeyemmi"], ["ngozi", "adeyemi"]).score >= SAME
    assert as_a_whole(["alexandrina", "pope"], ["alexandrina", "cope"]).score == 0.0
    assert as_a_whole([], []).score in (0.0, 1.0)
