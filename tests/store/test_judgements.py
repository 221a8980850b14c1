from pathlib import Path

import apsw
import pytest

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
            f"the verdict {SAME.id} says something else than when it was given"
        ]


def test_an_undo_of_nothing_is_a_fault(tmp_path: Path):
    path = flood(tmp_path / "a.coranto")
    with open_writer(path) as writer, writer.batch():
        writer.judge([UNDO])
    with open_reader(path) as reader:
        assert [fault.what for fault in verify(reader).faults] == [
            f"the verdict {UNDO.id} takes back {SAME.id}, which is none"
        ]
