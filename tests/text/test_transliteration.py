import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.text.transliteration import coarse_keys, latin, skeleton, sound_key


@pytest.mark.parametrize(
    "spellings",
    [
        ("Tymoshenko", "Timoshenko", "Тимошенко"),
        ("Evgeny", "Yevgeny", "Evgeniy", "Yevgenii"),
        ("Lukyanenko", "Loukyanenko"),
        ("Khalifa", "Halifa", "Ghalifa"),
        ("Papadopoulos", "Παπαδόπουλος"),
        ("Oleh", "Oleg", "Олег"),
        ("Dostoevsky", "Dostoyevskiy", "Dostoevskij"),
        ("Hamza", "Hamzah"),
        ("McBride", "MacBride"),
    ],
)
def test_romanisations_of_one_name_sound_alike(spellings: tuple[str, ...]) -> None:
    assert len({sound_key(name) for name in spellings}) == 1


@pytest.mark.parametrize(
    ("a", "b"), [("Mohammed", "Muhammad"), ("Hussein", "Husayn"), ("Shevchenko", "Schewtschenko"), ("Petrov", "Petrow")]
)
def test_spellings_share_their_consonants(a: str, b: str) -> None:
    assert skeleton(a) == skeleton(b)


@pytest.mark.parametrize(("a", "b"), [("Ivanov", "Petrov"), ("Chen", "Shen"), ("Olga", "Oleg")])
def test_other_names_do_not_sound_alike(a: str, b: str) -> None:
    assert sound_key(a) != sound_key(b)


@pytest.mark.parametrize(
    "spellings",
    [
        ("Zhukova", "Joukova", "Schukowa", "Жукова"),
        ("Khaled", "Chalid", "خالد"),
        ("Maozedong", "Maotsetung"),
        ("Qabbani", "Kabbani", "قباني"),
        ("Hatzidakis", "Chatzidakis", "Χατζηδάκης"),
    ],
)
def test_habits_of_all_scripts_meet_in_a_coarse_key(spellings: tuple[str, ...]) -> None:
    assert set.intersection(*(set(coarse_keys(name)) for name in spellings))


def test_names_of_other_scripts_are_read() -> None:
    assert latin("東京") == "dong jing"
    assert latin("Nairobi") == "Nairobi"


@given(st.text(max_size=30))
def test_any_text_has_a_key(name: str) -> None:
    assert skeleton(name) == skeleton(name.strip())
