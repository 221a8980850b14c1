from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from coranto.model import grade
from coranto.model.grade import Graded, Grading
from coranto.model.judgement import Judgement, NameRef, with_id
from coranto.store.reader import open_reader
from coranto.store.verifying import verify
from coranto.store.writer import open_writer
from run.dossiers import flood

ONE = NameRef("person", "Maria", ("aa",), True)
OTHER = NameRef("person", "Pedro", ("bb",), True)
SAME = with_id(Judgement("", "same", ONE, OTHER, "Ana", "2033-01-01T00:00:00Z", None, None))
UNDO = with_id(Judgement("", "undo", None, None, "Ana", "2033-01-02T00:00:00Z", None, SAME.id))


def test_rows_are_kept_once_and_in_order(tmp_path: Path):
    path = flood(tmp_path / "a.coranto")
    with open_writer(path) as writer, writer.batch():
        assert writer.judge([SAME]) == 1
        assert writer.judge([UNDO, SAME, UNDO]) == 1
    with open_reader(path) as reader:
        assert reader.judgements() == (SAME, UNDO)
        assert verify(reader).faults == ()


def test_a_row_never_changes(tmp_path: Path):
    path = flood(tmp_path / "a.coranto")
    with open_writer(path) as writer:
        with writer.batch():
            writer.judge([SAME])
        with pytest.raises(apsw.ConstraintError, match="never changes"):
            writer.connection.execute("UPDATE judgement SET data = '{}'")


def test_a_row_that_was_altered_is_a_fault(tmp_path: Path):
    path = flood(tmp_path / "a.coranto")
    with open_writer(path) as writer:
        with writer.batch():
            writer.judge([SAME])
        query = "DROP TRIGGER judgement_is_final; UPDATE judgement SET data = replace(data, 'Pedro', 'Paula')"
        writer.connection.execute(query)
    with open_reader(path) as reader:
        assert [fault.what for fault in verify(reader).faults] == [
            f"the judgement {SAME.id} is not the one that the log tells of",
            f"the verdict {SAME.id} says something else than when it was given",
        ]


def test_an_undo_of_nothing_is_a_fault(tmp_path: Path):
    path = flood(tmp_path / "a.coranto")
    with open_writer(path) as writer, writer.batch():
        writer.judge([UNDO])
    with open_reader(path) as reader:
        assert [fault.what for fault in verify(reader).faults] == [
            f"the verdict {UNDO.id} takes back {SAME.id}, which is none"
        ]


WATER = Graded("claim", "c1", "gone.txt", 0, 10, "Water rose", "said", "9f2c9f2c9f2c9f2c")
B2 = grade.with_id(Grading("", WATER, "B", 2, "Ana", "2033-01-01T00:00:00Z", "she saw it"))
BACK = grade.with_id(Grading("", None, None, None, "Ana", "2033-01-02T00:00:00Z", undoes=B2.id))


def test_grades_are_kept_once_and_in_order_and_the_dossier_stays_whole(tmp_path: Path):
    path = flood(tmp_path / "a.coranto")
    with open_reader(path) as reader:
        before = list(reader.export_lines())
    with open_writer(path) as writer:
        assert writer.grade([B2]) == 1
        assert writer.grade([BACK, B2, BACK]) == 1
        assert writer.gradings() == (B2, BACK)
    with open_reader(path) as reader:
        assert reader.gradings() == (B2, BACK)
        assert not reader.unfinished
        assert verify(reader).faults == ()
        assert list(reader.export_lines()) == before


def test_a_grade_of_what_the_dossier_has_not_is_no_fault_and_is_told(tmp_path: Path):
    path = flood(tmp_path / "a.coranto")
    with open_writer(path) as writer:
        writer.grade([B2])
    with open_reader(path) as reader:
        assert verify(reader).faults == ()
        (told,) = reader.records(grade.Grade)
    assert (told.about, told.doc, told.text) == (None, None, "Water rose")


def test_a_grade_never_changes(tmp_path: Path):
    with open_writer(flood(tmp_path / "a.coranto")) as writer:
        writer.grade([B2])
        with pytest.raises(apsw.ConstraintError, match="never changes"):
            writer.connection.execute("UPDATE grading SET data = '{}'")


@pytest.mark.parametrize(
    ("rows", "altered", "faults"),
    [
        (
            [B2],
            ("she saw it", "she heard it"),
            [
                f"the grade {B2.id} is not the one that the log tells of",
                f"the grade {B2.id} says something else than when it was given",
            ],
        ),
        ([BACK], ("", ""), [f"the grade {BACK.id} takes back {B2.id}, which is none"]),
        (
            [replace(B2, source=None)],
            ("", ""),
            [
                f"the grade {B2.id} says something else than when it was given",
                f"the grade {B2.id} does not say what was graded and how",
            ],
        ),
    ],
)
def test_a_grade_that_is_not_as_it_was_given_is_a_fault(tmp_path: Path, rows, altered, faults):
    path = flood(tmp_path / "a.coranto")
    with open_writer(path) as writer:
        writer.grade(rows)
        writer.connection.execute("DROP TRIGGER grading_is_final")
        writer.connection.execute("UPDATE grading SET data = replace(data, ?, ?)", altered)
    with open_reader(path) as reader:
        assert [fault.what for fault in verify(reader).faults] == faults
