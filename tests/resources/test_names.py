import pytest

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
