"""A byte that is another than it was: it is named, or it stands where nothing is kept."""

from pathlib import Path

import apsw
import pytest

from coranto.model.errors import CorantoError
from coranto.store.reader import open_reader
from coranto.store.verifying import verify
from coranto.store.writer import open_writer
from run.dossiers import flood

STEP = 499
"""Every how manieth byte is tried: a prime, so that no column of a page is always passed over."""
NOT_EVIDENCE = {"sentence_index_data", "sentence_index_docsize", "sentence_index_idx", "sentence_index_config"}
"""Of the full-text index, which is made anew from the texts."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = flood(tmp_path_factory.mktemp("whole") / "a.coranto")
    with open_writer(path) as writer:
        writer.connection.execute("VACUUM")
    return path.read_bytes()


def content(path: Path) -> dict[str, list[object]]:
    """All that the tables hold, beside indexes."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        tables = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if name not in NOT_EVIDENCE and name != "sentence_index"
        ]
        return {name: sorted(map(repr, connection.execute(f"SELECT * FROM {name}"))) for name in sorted(tables)}
    finally:
        connection.close()


def named(path: Path) -> bool:
    try:
        with open_reader(path) as reader:
            return bool(verify(reader).faults)
    except CorantoError:
        return True


def test_every_byte_that_is_flipped_is_named_or_held_nothing(whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.coranto"
    path.write_bytes(whole)
    before = content(path)
    assert not named(path)
    unseen = []
    for at in range(0, len(whole), STEP):
        for ending in ("", "-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x10]) + whole[at + 1 :])
        if not named(path):
            after = content(path)
            unseen += [(at, [name for name in before if before[name] != after.get(name)])] if after != before else []
    assert unseen == []
