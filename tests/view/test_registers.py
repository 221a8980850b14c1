import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.view.registers import Register, whole

NAMES = {
    "a": ("captain reyes", "capt. reyes"),
    "b": ("bank of niger",),
    "c": ("nigeria",),
    "d": ("東京湾",),
    "e": ("o'neill",),
}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("reyes", ["a"]),
        ("capt. reyes", ["a"]),
        ("rey", []),
        ("niger", ["b"]),
        ("東京", ["d"]),
        ("neill", ["e"]),
        ("o'neill", ["e"]),
        ("'", ["e"]),
        ("", ["a", "b", "c", "d", "e"]),
    ],
)
def test_words_are_found_whole(words: str, found: list[str]) -> None:
    assert Register(NAMES.items()).holding(words) == found


def test_a_name_is_found_by_itself() -> None:
    register = Register(NAMES.items())
    assert register.called("capt. reyes") == ["a"]
    assert register.called("reyes") == []


_TEXT = st.text("ab 'é京_.", max_size=8)


@given(st.lists(_TEXT, max_size=8), _TEXT)
def test_nothing_is_overlooked_that_looking_through_all_would_find(names: list[str], words: str) -> None:
    register = Register((number, (name,)) for number, name in enumerate(names))
    assert register.holding(words) == [number for number, name in enumerate(names) if whole(words).search(name)]
