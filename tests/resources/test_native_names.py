import pytest

from coranto.resources.native_names import han_variants, native_names
from coranto.text.transliteration import coarse_keys


@pytest.mark.parametrize(
    ("native", "latin"), [("محمد", "muhammad"), ("אברהם", "avraham"), ("直樹", "naoki"), ("حسن", "hassan")]
)
def test_a_native_name_has_a_spelling_with_its_consonants(native: str, latin: str) -> None:
    assert set(coarse_keys(native_names()[native])) & set(coarse_keys(latin))


def test_forms_of_a_character_have_one_that_stands_for_them() -> None:
    assert "國龍澤".translate(han_variants()) == "国龙泽" == "国竜沢".translate(han_variants())
    assert not {ord(one) for one in han_variants().values()} & han_variants().keys()


def test_spellings_are_folded_words() -> None:
    assert all(latin.isascii() and latin.isalpha() and latin.islower() for latin in native_names().values())
    assert not any(native.isascii() for native in native_names())
