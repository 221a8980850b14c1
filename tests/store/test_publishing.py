import pytest

from coranto.model.chronicle import Entry
from coranto.model.resolved import Entity, Origin
from coranto.run import survey
from coranto.store import publishing, staging
from coranto.store.reader import open_reader
from coranto.store.searching import search
from run.dossiers import FLOOD, exported, flood, reading, readings, take
from run.fake_path import IN_BLOCKS


def found(path, query: str) -> list[str]:
    with open_reader(path) as reader:
        return [hit.permalink for hit in search(reader, query, 10)]


def test_the_index_follows_what_is_listed(tmp_path):
    path = flood(tmp_path / "x")
    assert found(path, "rain") == ["south.txt#char=0,20", "west.txt#char=0,20"]
    take(path, readings({"west.txt": FLOOD["west.txt"], "new.txt": "No rain at all."}), anew=True)
    assert found(path, "rain") == ["new.txt#char=0,15", "west.txt#char=0,20"]
    assert found(path, "published") == []


def test_nothing_is_left_of_what_is_no_longer_wanted(tmp_path):
    path = flood(tmp_path / "x")
    take(path, [reading("only.txt", "Rain fell.")], anew=True)
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
    monkeypatch.setattr(staging, "CHUNK", size)
    path = flood(tmp_path / "x")
    with open_reader(path) as reader:
        entries = list(reader.stored(Entry))
        assert entries == sorted(entries, key=lambda entry: (entry.day is None, entry.day, entry.rank))
        assert len(entries) == 5
        assert all(reader.named("entry", entry.id) == [entry] for entry in entries)
        assert len(list(reader.stored(Origin))) == 3


DAM = {"dam1.txt": "Dam broke Padma said Maria.\n", "dam2.txt": "Dam broke Padma.\nMaria left Padma.\n"}
BLOCKS = {
    **DAM,
    "cup1.txt": "Rovers beat United said Pedro.\n",
    "cup2.txt": "Rovers beat United again.\nPedro slept.\n",
}


def blocks(path):
    with open_reader(path) as reader:
        return dict(reader.connection.execute("SELECT key, id FROM block"))


def test_a_block_that_stays_keeps_its_rows(tmp_path, monkeypatch):
    monkeypatch.setattr(survey, "ONE_BLOCK", 2)
    take(tmp_path / "x", readings(BLOCKS), steps=IN_BLOCKS)
    before = blocks(tmp_path / "x")
    take(tmp_path / "x", readings({"dam3.txt": "Dam at Padma held said Maria."}), steps=IN_BLOCKS)
    after = blocks(tmp_path / "x")
    assert len(before) == len(after) == 2
    (kept,) = before.keys() & after.keys()
    assert before[kept] == after[kept]
    with open_reader(tmp_path / "x") as reader:
        for table in ("derived", "named", "listed"):
            held = {block for (block,) in reader.connection.execute(f"SELECT DISTINCT block FROM {table}")}
            assert held - {publishing.LOOSE} == set(after.values()), table


def test_ids_of_a_block_that_changed_lead_on_and_those_of_others_are_as_they_were(tmp_path, monkeypatch):
    monkeypatch.setattr(survey, "ONE_BLOCK", 2)
    take(tmp_path / "x", readings(BLOCKS), steps=IN_BLOCKS)
    with open_reader(tmp_path / "x") as reader:
        old = {entry.text: entry for entry in reader.stored(Entry)}
    take(tmp_path / "x", readings({"dam3.txt": "Dam broke Padma.\nZoe slept."}), steps=IN_BLOCKS)
    with open_reader(tmp_path / "x") as reader:
        (now,) = reader.named("entry", old["Dam broke Padma."].id)
        assert (now.text, len(now.citations)) == ("Dam broke Padma.", 2)
        assert now.id != old["Dam broke Padma."].id
        (same,) = reader.named("entry", old["Pedro slept."].id[:12])
        assert same.id == old["Pedro slept."].id
        assert same in list(reader.stored(Entry)), "with the rank that it has in the whole chronicle"


def test_an_entity_is_found_by_the_id_that_any_block_knows_it_by(tmp_path, monkeypatch):
    monkeypatch.setattr(survey, "ONE_BLOCK", 2)
    match = "Rovers beat United at Derby Stadium League"
    shared = {f"cup{n}.txt": f"{match} said Maria.\n" for n in (3, 4)}
    take(tmp_path / "x", readings({**DAM, **shared}), steps=IN_BLOCKS)
    with open_reader(tmp_path / "x") as reader:
        assert len(reader.blocks) == 2
        known = {id_ for (id_,) in reader.connection.execute("SELECT DISTINCT id FROM named WHERE kind = 'entity'")}
        shown = {entity.id: entity for entity in reader.stored(Entity)}
        found = {id_: reader.named("entity", id_) for id_ in known}
        assert all(rows and all(shown[row.id] == row for row in rows) for rows in found.values())
        marias = [entity for entity in shown.values() if entity.name == "Maria"]
        assert len(marias) == 2, "one word alone makes nobody one"
        assert all(reader.named("entity", entity.id) == [entity] for entity in marias)
