import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.text.name_index import NameIndex, closeness, name_keys, name_words

NAMES = (
    "Svitlana Zhukovska", "Abdelkader Benali", "Mao Zedong", "Ngozi Adeyemi", "Ngozi Balogun", "Peter Schmidt", "",
    "Ludwig von Mises",
)  # fmt: skip
INDEX = NameIndex((name,) for name in NAMES)


@pytest.mark.parametrize(
    ("sought", "name"),
    [
        ("Swetlana Schukowska", "Svitlana Zhukovska"),
        ("Joukovska", "Svitlana Zhukovska"),
        ("Abd al-Qadir bin Ali", "Abdelkader Benali"),
        ("Mao Tse-tung", "Mao Zedong"),
        ("Adeyemi, Ngozi", "Ngozi Adeyemi"),
        ("Piter Shmidt", "Peter Schmidt"),
        ("Mises", "Ludwig von Mises"),
    ],
)
def test_spellings_find_their_name(sought: str, name: str) -> None:
    assert NAMES[INDEX.search((sought,))[0].number] == name


def test_the_best_of_several_spellings_counts() -> None:
    assert NAMES[INDEX.search(("xxxx", "Ngozi Adeyemi"))[0].number] == "Ngozi Adeyemi"
    assert INDEX.search(("Ngozi Adeyemi",))[0].score == 1.0


def test_names_without_a_shared_key_are_not_looked_at() -> None:
    assert INDEX.search(("Quetzalcoatl",)) == []


def test_articles_do_not_count() -> None:
    assert name_words("Omar al-Bashir") == ("omar", "bashir")
    assert name_words("El") == ("el",)


@given(st.text(max_size=20), st.text(max_size=20))
def test_closeness_is_the_same_both_ways(a: str, b: str) -> None:
    assert closeness(a, b) == pytest.approx(closeness(b, a))
    assert 0 <= closeness(a, b) <= 1 + 1e-9
    assert name_keys(a) == name_keys(f" {a} ")
