from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.model.grade import (
    CREDIBILITY,
    RELIABILITY,
    Grade,
    Graded,
    Grading,
    in_force,
    is_whole,
    letters_in_words,
    parsed_grade,
    reading_of,
    same_reviewer,
    with_id,
)

TOLD = Graded("claim", "c1", "a.txt", 4, 17, "the dam broke", "said", "9f2c9f2c9f2c9f2c")
B2 = with_id(Grading("", TOLD, "B", 2, "Ana", "2033-08-01T10:00:00Z", "she saw it"))
UNDO = with_id(Grading("", None, None, None, "Ana", "2033-08-02T10:00:00Z", undoes=B2.id))


@pytest.mark.parametrize("written", ["B2", "b2", " B 2 ", "B-2", "B/2"])
def test_a_grade_is_read_in_every_way_of_writing(written):
    assert parsed_grade(written) == ("B", 2)


@pytest.mark.parametrize("written", ["", "B", "2", "2B", "G2", "B0", "B7", "B22", "BB2", "B２", "Б2"])
def test_what_is_no_grade_is_none(written):
    assert parsed_grade(written) is None


def test_every_letter_and_number_is_read_and_has_words():
    for letter in RELIABILITY:
        for number in CREDIBILITY:
            assert parsed_grade(f"{letter}{number}") == (letter, number)
    assert all(words in letters_in_words() for words in (*RELIABILITY.values(), *CREDIBILITY.values()))


@pytest.mark.parametrize(
    "other",
    [
        replace(B2, source="C"),
        replace(B2, information=3),
        replace(B2, reviewer="Bea"),
        replace(B2, rationale=None, note="she saw it"),
        replace(B2, at="2033-08-01T10:00:01Z"),
        replace(B2, graded=replace(TOLD, of="figure")),
        replace(B2, graded=replace(TOLD, end=18)),
    ],
)
def test_every_part_of_a_row_makes_its_id(other):
    assert with_id(other).id != B2.id
    assert with_id(B2) == B2


@pytest.mark.parametrize(
    ("row", "whole"),
    [
        (B2, True),
        (UNDO, True),
        (replace(B2, undoes="x"), False),
        (replace(B2, source=None), False),
        (replace(B2, graded=None), False),
        (replace(UNDO, undoes=None), False),
    ],
)
def test_a_row_is_a_grade_or_an_undo(row, whole):
    assert is_whole(row) == whole


rows = st.lists(
    st.builds(
        lambda number, who, hour: with_id(
            Grading("", TOLD, "B", number, who, f"2033-08-01T{hour:02}:00:00Z")  # type: ignore[arg-type]
        ),
        st.integers(1, 6), st.sampled_from(["Ana", "Bea"]), st.integers(0, 23),
    ),
    max_size=6,
    unique_by=lambda row: row.id,
)  # fmt: skip


@given(rows, st.randoms())
def test_what_is_in_force_is_what_no_undo_takes_back_in_any_order(held, random):
    undone = held[::2]
    table = [*held, *(with_id(replace(UNDO, undoes=row.id)) for row in undone)]
    random.shuffle(table)
    assert set(in_force(table)) == set(held) - set(undone)
    assert list(in_force(table)) == sorted(in_force(table), key=lambda row: (row.at, row.id))


@pytest.mark.parametrize(
    ("codes", "reading"), [([], "none"), (["B2"], "once"), (["B2", "B2"], "agree"), (["B2", "B2", "B3"], "differ")]
)
def test_readers_agree_where_letter_and_number_are_the_same(codes, reading):
    given = ("c1", "id", "a.txt", 4, 17, "the dam broke")
    grades = [
        Grade(f"g{at}", "claim", *given, f"reader {at}", code[0], int(code[1]), None, None, "2033-08-01T10:00:00Z")
        for at, code in enumerate(codes)
    ]
    assert reading_of(grades) == reading


def test_a_reviewer_is_known_in_any_case_and_spacing():
    assert same_reviewer("N.  N.", " n. n.")
    assert not same_reviewer("N. N.", "N. M.")
