import pytest

from coranto.model.chronicle import Entry
from coranto.model.resolved import Origin
from coranto.store import publishing
from coranto.store.reader import open_reader
from coranto.store.searching import search
from coranto.store.writer import open_writer
from run.dossiers import FLOOD, exported, flood, reading, readings, take


def found(path, query: str) -> list[str]:
    with open_reader(path) as reader:
        return [hit.permalink for hit in search(reader, query, 10)]


def test_the_index_follows_what_is_listed(tmp_path):
    path = flood(tmp_path / "x")
    assert found(path, "rain") == ["south.txt#char=0,20", "west.txt#char=0,20"]
    with open_writer(path) as writer:
        writer.withdraw_all()
    take(path, readings({"west.txt": FLOOD["west.txt"], "new.txt": "No rain at all."}))
    assert found(path, "rain") == ["new.txt#char=0,15", "west.txt#char=0,20"]
    assert found(path, "published") == []


def test_nothing_is_left_of_what_is_no_longer_wanted(tmp_path):
    path = flood(tmp_path / "x")
    with open_writer(path) as writer:
        writer.withdraw_all()
    take(path, [reading("only.txt", "Rain fell.")])
    take(tmp_path / "fresh", [reading("only.txt", "Rain fell.")])
    with open_reader(path) as old, open_reader(tmp_path / "fresh") as fresh:
        for table in ("original", "dispatch", "layer", "rows", "listed", "derived", "named", "sentence_index"):
            count = f"SELECT count(*) FROM {table}"
            assert old.connection.execute(count).get == fresh.connection.execute(count).get, table
    assert exported(path) == exported(tmp_path / "fresh")


def test_old_layers_go_when_new_ones_are_shown(tmp_path):
    path = flood(tmp_path / "x")
    take(path, [reading("east.txt", "Rain fell all night.\nPublished 2021-03-05")])
    with open_reader(path) as reader:
        assert reader.connection.execute("SELECT count(*) FROM layer WHERE NOT shown").get == 0
        assert reader.connection.execute("SELECT count(*) FROM layer").get == 2 * 4


@pytest.mark.parametrize("size", [1, 2, 64])
def test_derived_records_come_back_in_order_whatever_the_chunk(tmp_path, monkeypatch, size):
    monkeypatch.setattr(publishing, "CHUNK", size)
    path = flood(tmp_path / "x")
    with open_reader(path) as reader:
        entries = list(reader.stored(Entry))
        assert entries == sorted(entries, key=lambda entry: (entry.day is None, entry.day, entry.rank))
        assert len(entries) == 5
        assert all(reader.named("entry", entry.id) == [entry] for entry in entries)
        assert len(list(reader.stored(Origin))) == 3
