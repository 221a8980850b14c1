import pytest

from coranto.model.assertion import Source
from coranto.view.speakers import folded, is_pronoun, source_name


@pytest.mark.parametrize(
    ("words", "entity", "name"),
    [
        ("Dr Ada\nObi", "ent1", "Dr Ada Obi"),
        ("She", "ent1", "Ada Obi"),
        ("they", "the rail\nunion", "the rail union"),
        ("they", None, "they"),
    ],
)
def test_a_source_is_named_as_written_or_by_whom_its_pronoun_means(words: str, entity: str | None, name: str) -> None:
    assert source_name(Source(0, 1, words, entity), {"ent1": "Ada Obi"}) == name


def test_only_a_lone_pronoun_tells_nobody() -> None:
    assert is_pronoun(Source(0, 2, "He", None))
    assert not is_pronoun(Source(0, 11, "He Xiangjun", None))


def test_names_are_compared_without_case_marks_and_breaks() -> None:
    assert folded("Ž\u200fivković\n  Party") == folded("zivkovic party")
