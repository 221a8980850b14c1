import os
import stat

import apsw
import pytest

from coranto.model.errors import (
    DiskFullError,
    DossierBusyError,
    DossierDamagedError,
    DossierMissingError,
    DossierUnwritableError,
    NotADossierError,
)
from coranto.store import connection as module
from coranto.store.connection import open_to_read, open_to_write, transaction, translated
from coranto.store.reader import open_reader
from coranto.store.writer import open_writer
from run.dossiers import exported, flood, reading, take

as_root = pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")


def test_sqlite_is_one_without_the_wal_reset_bug():
    assert apsw.SQLITE_VERSION_NUMBER >= module.SAFE_SQLITE


def test_a_missing_file_and_a_missing_folder(tmp_path):
    with pytest.raises(DossierMissingError, match="coranto build"):
        open_to_read(tmp_path / "none.coranto")
    with pytest.raises(DossierMissingError, match="There is no folder"):
        open_to_write(tmp_path / "none" / "x.coranto")


def test_what_is_no_dossier(tmp_path):
    (tmp_path / "letter").write_text("Dear editor, the bridge is closed.")
    for path in (tmp_path, tmp_path / "letter"):
        with pytest.raises(NotADossierError):
            open_to_read(path)
        with pytest.raises(NotADossierError):
            open_to_write(path)
    assert (tmp_path / "letter").read_text().startswith("Dear editor")


@pytest.mark.parametrize("kept", [20, 100, 4096, 9000])
def test_a_truncated_file_is_said_to_be_damaged(tmp_path, kept):
    path = flood(tmp_path / "x.coranto")
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises((DossierDamagedError, NotADossierError)):
        exported(path)
    with pytest.raises((DossierDamagedError, NotADossierError)):
        take(path, [reading("new.txt", "Snow fell.")])


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (apsw.FullError, DiskFullError),
        (apsw.BusyError, DossierBusyError),
        (apsw.CorruptError, DossierDamagedError),
        (apsw.IOError, DossierDamagedError),
        (apsw.ReadOnlyError, DossierUnwritableError),
        (apsw.CantOpenError, DossierUnwritableError),
    ],
)
def test_errors_of_sqlite_are_said_in_words(tmp_path, error, expected):
    with pytest.raises(expected) as caught, translated(tmp_path / "x.coranto"):
        raise error("database disk image is …")
    assert "\n" not in str(caught.value)
    assert caught.value.remedy


def test_a_full_disk_leaves_what_was_acknowledged(tmp_path):
    path = flood(tmp_path / "x.coranto")
    before = exported(path)
    with pytest.raises(DiskFullError):
        write_too_much(path)
    assert exported(path) == before


def write_too_much(path):
    with open_writer(path) as writer:
        writer.connection.pragma("max_page_count", writer.connection.pragma("page_count"))
        with writer.batch():
            writer.connection.execute("INSERT INTO meta VALUES ('ballast', hex(randomblob(1000000)))")


def test_a_mistake_of_our_own_keeps_its_name(tmp_path):
    with pytest.raises(apsw.SQLError), translated(tmp_path / "x"):
        apsw.Connection(":memory:").execute("SELECT nothing FROM nowhere")


def test_a_transaction_left_by_an_exception_leaves_nothing():
    connection = apsw.Connection(":memory:")
    connection.execute("CREATE TABLE t (x)")
    with pytest.raises(apsw.SQLError):
        insert_and_fail(connection)
    assert connection.execute("SELECT count(*) FROM t").get == 0


def insert_and_fail(connection):
    with transaction(connection):
        connection.execute("INSERT INTO t VALUES (1)")
        connection.execute("INSERT INTO nowhere VALUES (1)")


def test_a_reader_leaves_no_files_beside_the_dossier(tmp_path):
    path = flood(tmp_path / "x.coranto")
    exported(path)
    assert os.listdir(tmp_path) == ["x.coranto"]


@as_root
def test_a_read_only_folder_can_be_read_and_not_written(tmp_path):
    path = flood(tmp_path / "x.coranto")
    before = exported(path)
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        assert exported(path) == before
        with pytest.raises(DossierUnwritableError, match="may not be written"), open_writer(path):
            pass
    finally:
        tmp_path.chmod(stat.S_IRWXU)


def test_a_file_that_may_not_be_written_opens_without_its_index_files(tmp_path, monkeypatch):
    path = flood(tmp_path / "x.coranto")
    before = exported(path)
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert exported(path) == before
    with pytest.raises(DossierUnwritableError), open_writer(path):
        pass
    with open_reader(path) as reader, pytest.raises(apsw.ReadOnlyError):
        reader.connection.execute("DELETE FROM listed")
