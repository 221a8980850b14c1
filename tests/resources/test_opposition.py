import pytest

from coranto.resources.opposition import load

TABLE = load()


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("a spokesman for the ministry", "authority"),
        ("the teachers union", "critic"),
        ("a hospital nurse", "people"),
        ("the police log", "record"),
        ("a man", None),
    ],
)
def test_a_source_is_of_a_kind(source: str, kind: str | None) -> None:
    assert TABLE.kind(frozenset(source.split())) == kind


def test_sides_of_a_case_face_each_other_either_way() -> None:
    assert TABLE.faces(frozenset({"prosecutor"}), frozenset({"defence"}))
    assert TABLE.faces(frozenset({"defence"}), frozenset({"prosecutor"}))
    assert not TABLE.faces(frozenset({"prosecutor"}), frozenset({"prosecution"}))


def test_a_word_that_both_use_excludes_nothing() -> None:
    assert TABLE.excludes(frozenset({"gate", "open"}), frozenset({"gate", "locked"}))
    assert not TABLE.excludes(frozenset({"open", "locked"}), frozenset({"locked"}))


def test_no_word_stands_on_both_sides_of_an_opposite() -> None:
    assert all(left.isdisjoint(right) for left, right in (*TABLE.opposites, *TABLE.sides))
