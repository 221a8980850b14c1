import pytest

from coranto.resources.names import nicknames
from coranto.text.names import NICKNAMES
from coranto.tools import open_tools

NAMES = open_tools().names


@pytest.mark.parametrize("title", [("president",), ("lieutenant", "colonel"), ("foreign", "minister"), ("sheikh",)])
def test_titles_are_known(title: tuple[str, ...]) -> None:
    assert title in NAMES.titles


@pytest.mark.parametrize(
    ("name", "sex"), [("fatima", "f"), ("giovanni", "m"), ("oleksandr", "m"), ("priya", "f"), ("kwame", "m")]
)
def test_given_names_of_the_world(name: str, sex: str) -> None:
    assert NAMES.given[name].sex == sex


def test_spellings_of_a_given_name_share_a_group() -> None:
    assert set(NAMES.given["mohammed"].groups) & set(NAMES.given["muhammad"].groups)


@pytest.mark.parametrize(
    ("full", "short"), [("william", "bill"), ("aleksandr", "sasha"), ("jose", "pepe"), ("volodymyr", "volodya")]
)
def test_short_forms_stand_for_their_names(full: str, short: str) -> None:
    numbers = NAMES.spellings((full, short))
    assert max(set(numbers[full]) & set(numbers[short])) >= NICKNAMES


@pytest.mark.parametrize(("a", "b"), [("alexander", "alexandra"), ("yaroslav", "vyacheslav"), ("juan", "ivan")])
def test_two_names_in_full_are_not_one_for_a_form_they_share(a: str, b: str) -> None:
    assert not set(nicknames()[a]) & set(nicknames()[b])


def test_names_of_neighbouring_languages_are_one() -> None:
    numbers = NAMES.spellings(("serhiy", "sergej", "oleksiy"))
    assert set(numbers["serhiy"]) & set(numbers["sergej"])
    assert not set(numbers["serhiy"]) & set(numbers["oleksiy"])


def test_other_words_have_no_numbers() -> None:
    assert NAMES.spellings(("table", "bill")).keys() == {"bill"}


@pytest.mark.parametrize(
    ("word", "label"),
    [("ministry", "organization"), ("airport", "facility"), ("river", "place"), ("olympics", "event")],
)
def test_head_words(word: str, label: str) -> None:
    assert NAMES.heads[word] == label


def test_words_are_told_from_names() -> None:
    assert NAMES.common["police"]  # a noun, which may begin a name
    assert not NAMES.common["when"]
    assert "nairobi" not in NAMES.common


def test_acronyms_are_known_only_as_written() -> None:
    assert NAMES.known["WHO"] == "organization"
    assert "who" not in NAMES.known
    assert NAMES.known["doctors without borders"] == "organization"
