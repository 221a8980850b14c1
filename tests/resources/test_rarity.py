import pytest

from coranto.resources.rarity import Rarity, load, word_stems


@pytest.fixture(scope="module")
def rarity() -> Rarity:
    return load()


@pytest.mark.parametrize(
    ("common", "rare"),
    [("the", "said"), ("said", "minister"), ("people", "earthquake"), ("year", "volcano"), ("city", "Ouagadougou")],
)
def test_what_fewer_texts_hold_is_rarer(common: str, rare: str, rarity: Rarity) -> None:
    (one,), (other,) = word_stems(common), word_stems(rare)
    assert rarity.idf(one) < rarity.idf(other)


def test_a_word_that_the_table_lacks_is_rarest(rarity: Rarity) -> None:
    assert rarity.idf("xyzzyqu") == max(map(rarity.idf, [*rarity.counts, "xyzzyqu"]))


def test_no_weight_is_negative(rarity: Rarity) -> None:
    assert max(rarity.counts.values()) <= rarity.passages
    assert all(rarity.idf(word) >= 0 for word in rarity.counts)


@pytest.mark.parametrize(
    ("one", "other"), [("Shelled", "shelling"), ("MINISTERS", "minister"), ("São", "Sao"), ("strikes", "strike")]
)
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert word_stems(one) == word_stems(other)


def test_a_script_without_spaces_is_read_by_its_characters() -> None:
    assert word_stems("地震 in 仙台") == ["地", "震", "in", "仙", "台"]
