import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.text.name_words import DOUBTFUL, WORD_WEIGHTS, align, spelling_feature, word_likeness
from coranto.text.names import NICKNAMES

SPELLINGS = {
    "oleg": (1,), "oleh": (1, 2), "olga": (3,), "ahmed": (5,), "ahmad": (5,), "narendra": (6,), "narender": (7,),
    "martin": (8,), "martina": (9,), "martine": (12,), "antonios": (13,), "anton": (14,), "jose": (10, NICKNAMES),
    "pepe": (NICKNAMES, -NICKNAMES), "chepe": (NICKNAMES, -NICKNAMES),
}  # fmt: skip
WORDS = st.text(alphabet="abcdeg", max_size=8)


@pytest.mark.parametrize(
    ("a", "b", "feature"),
    [
        ("okafor", "okafor", "same word"),
        ("oleg", "oleh", "spellings of one given name"),
        ("jose", "pepe", "short form of a given name"),
        ("pepe", "chepe", "two short forms of one name"),
        ("yanchenko", "janchenko", "same sound"),
        ("barghouti", "bargoti", "same consonants"),
        ("narendra", "narender", "same consonants"),
        ("fernandez", "fernandes", "another habit of writing"),
        ("sandoval", "santoval", "one letter differs"),
        ("m", "maria", "initial"),
        ("wickramasinghe", "wiskramasingle", "two letters differ"),
        ("tran", "tren", "one letter of few differs"),
        ("oleg", "olga", ""),
        ("antonios", "anton", "ending of another language"),
        ("martin", "martine", "one letter makes another name"),
        ("cherkaoui", "sharqawi", "another habit of writing"),
        ("zhukovich", "schukowitsch", "another habit of writing"),
        ("goncharev", "gontscharow", "same consonants"),
        ("najafi", "nadschafi", "another habit of writing"),
        ("marquez", "marcos", ""),
        ("martin", "martina", "one letter makes another name"),
        ("okafor", "balogun", ""),
        ("m", "karim", ""),
    ],
)
def test_the_first_feature_that_holds_counts(a: str, b: str, feature: str) -> None:
    assert word_likeness(a, b, SPELLINGS) == (WORD_WEIGHTS.get(feature, 0.0), feature)


@given(WORDS, WORDS, st.booleans())
def test_likeness_is_the_same_both_ways(a: str, b: str, vocalised: bool) -> None:
    assert word_likeness(a, b, SPELLINGS, vocalised) == word_likeness(b, a, SPELLINGS, vocalised)


@pytest.mark.parametrize(("a", "b"), [("mhmud", "mahmoud"), ("qbani", "kabbani"), ("shpira", "schapira")])
def test_without_vowels_the_consonants_count(a: str, b: str) -> None:
    assert word_likeness(a, b, {}, vocalised=False)[1]


@pytest.mark.parametrize(("a", "b"), [("hsn", "zain"), ("mhmud", "hamid"), ("slim", "jamal")])
def test_other_consonants_are_another_name(a: str, b: str) -> None:
    assert not word_likeness(a, b, {}, vocalised=False)[1]


def test_vowels_are_near_only_where_one_sound_is_meant() -> None:
    assert spelling_feature("muhammed", "mohamed") == "same consonants"
    assert not spelling_feature("marin", "moran")
    assert not spelling_feature("lin", "len")


def test_doubtful_features_are_features() -> None:
    assert WORD_WEIGHTS.keys() > DOUBTFUL


@pytest.mark.parametrize(
    ("a", "b", "spare", "worth"),
    [
        (["anna", "maria"], ["anna"], 1, 1.0),
        (["anna", "maria"], ["maria", "anna"], 0, 1.0),
        (["anna", "maria"], ["anna", "elena"], 2, 0.0),
        (["anna"], [], 1, 0.0),
    ],
)
def test_what_both_lack_of_the_other_contradicts(a: list[str], b: list[str], spare: int, worth: float) -> None:
    assert align(a, b, {})[0] == worth
    assert align(a, b, {})[2] == spare


def test_an_initial_stands_for_a_word_of_its_own_place() -> None:
    assert align(["j"], ["maria", "jose"], {}, placed=True)[0] == 0.0
    assert align(["j"], ["jose", "maria"], {}, placed=True)[0] == WORD_WEIGHTS["initial"]
