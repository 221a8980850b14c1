import json

import pytest

from coranto.model.annotation import Mention
from coranto.model.chronicle import Entry
from coranto.model.codec import KINDS, decode_line
from coranto.model.errors import DossierUnfinishedError
from coranto.model.resolved import EntityLink
from coranto.store.reader import open_reader
from coranto.store.writer import open_writer
from run.dossiers import FLOOD, exported, flood, reading, readings, take


def test_a_snapshot_stays_what_it_was_until_refreshed(tmp_path):
    path = flood(tmp_path / "x")
    with open_reader(path) as reader:
        before = list(reader.export_lines())
        take(path, [reading("east.txt", "The dam broke said Maria.")])
        assert list(reader.export_lines()) == before
        assert "east.txt" not in reader.listing
        reader.refresh()
        assert "east.txt" in reader.listing
        assert b"".join(reader.export_lines()) == exported(path)


def test_an_export_lists_kinds_in_order_and_every_line_decodes(tmp_path):
    lines = exported(flood(tmp_path / "x")).splitlines()
    assert json.loads(lines[0]) == {"kind": "header", "schema": "coranto/1"}
    kinds = [json.loads(line)["kind"] for line in lines[1:]]
    order = [kind.name for kind in KINDS if kind.exported]
    assert kinds == sorted(kinds, key=order.index)
    assert set(kinds) == {"document", "sentence", "mention", "claim", "entity", "copy", "origin", "entry"}
    assert all(decode_line(line) for line in lines[1:])


def test_records_are_linked_and_stored_ones_are_not(tmp_path):
    with open_reader(flood(tmp_path / "x")) as reader:
        ids = {link.entity for link in reader.stored(EntityLink)}
        assert {m.entity for m in reader.stored(Mention) if m.text == "Maria"} == {"Maria"}
        assert {m.entity for m in reader.records(Mention) if m.text == "Maria"} <= ids
        assert {m.entity for m in reader.records(Mention) if m.text == "Pedro"} == {None}


def test_a_blank_file_and_a_half_built_one_are_said_to_be_unfinished(tmp_path):
    (tmp_path / "blank").touch()
    with pytest.raises(DossierUnfinishedError, match="coranto add"), open_reader(tmp_path / "blank"):
        pass
    with open_writer(tmp_path / "half") as writer, writer.batch():
        given = reading("a.txt", "Rain fell.")
        writer.hold(given.original, given.dispatch)
    with open_reader(tmp_path / "half") as reader:
        assert reader.unfinished
        with pytest.raises(DossierUnfinishedError, match="coranto add"):
            next(reader.export_lines())
        with pytest.raises(DossierUnfinishedError):
            reader.corpus()


def test_a_record_is_found_by_id_by_its_beginning_and_by_an_id_that_it_had(tmp_path):
    path = flood(tmp_path / "x")
    with open_reader(path) as reader:
        (old,) = [entry for entry in reader.stored(Entry) if entry.title == "The dam broke said Maria."]
        assert reader.named("entry", old.id) == reader.named("entry", old.id[:8]) == [old]
        assert len(reader.named("entry", "")) == 2
        assert reader.named("entry", "zzzzzz") == reader.named("entry", "caf\udce9") == []
        with pytest.raises(KeyError):
            reader.held("caf\udce9")
    for doc in ("east.txt", "far.txt"):
        take(path, [reading(doc, "The dam broke said Maria.")])
    with open_reader(path) as reader:
        (new,) = [entry for entry in reader.stored(Entry) if entry.title == old.title]
        assert new.id != old.id
        assert len(new.citations) == 4
        assert reader.named("entry", old.id) == reader.named("entry", old.id[:8]) == [new]


def test_an_id_that_lives_again_leads_to_itself(tmp_path):
    path = flood(tmp_path / "x")
    with open_reader(path) as reader:
        (old,) = [entry for entry in reader.stored(Entry) if entry.title == "The dam broke said Maria."]
    take(path, [reading("east.txt", "The dam broke said Maria.")])
    take(path, readings(FLOOD), anew=True)
    with open_reader(path) as reader:
        assert reader.named("entry", old.id) == [old]
        assert reader.connection.execute("SELECT count(*) FROM alias WHERE old = ?", (old.id,)).get == 0
        assert reader.connection.execute("SELECT count(*) FROM dispatch").get == 3
        assert reader.connection.execute("SELECT count(*) FROM original").get == 3
