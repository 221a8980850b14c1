from collections.abc import Callable
from pathlib import Path

import pytest

from coranto.model.annotation import Mention, Sentence
from coranto.model.assertion import Claim, Source
from coranto.model.resolved import Copy, Extent
from coranto.store.connection import open_to_write
from coranto.store.packing import pack, unpack
from coranto.store.reader import open_reader
from coranto.store.verifying import Seen, span_faults, verify
from coranto.store.writer import open_writer
from run import fake_path
from run.dossiers import FLOOD, flood, readings

TEXTS = {"a.txt": "Water rose, Mrs Okafor said.", "b.txt": "Water rose."}


def said(record) -> list[str]:
    return [f"{fault.at}: {fault.what}" for fault in span_faults(record, TEXTS.get, Seen())]


def claim(source: Source, spans: tuple[tuple[int, int], ...]) -> Claim:
    return Claim(
        "c", "a.txt", 0, 10, "Water rose", spans, None, source, "indirect", "asserted", "affirms", "actual", (),
        "states", None, None, None, None, (), None, None,
    )  # fmt: skip


def test_a_record_that_slices_has_no_fault():
    assert said(claim(Source(12, 22, "Mrs Okafor", None), ((0, 10),))) == []
    assert said(Copy("exact", Extent("a.txt", 0, 10), Extent("b.txt", 0, 10), 1.0, None)) == []


@pytest.mark.parametrize(
    ("record", "fault"),
    [
        (Mention("a.txt", 16, 22, "Okafur", "person", None), "a.txt: mention 16:22 does not slice to its quote"),
        (Sentence("b.txt", 0, 12), "b.txt: sentence 0:12 lies outside the text"),
        (Sentence("a.txt", 5, 4), "a.txt: sentence 5:4 lies outside the text"),
        (Sentence("c.txt", 0, 1), "c.txt: sentence 0:1 is in no document of the dossier"),
        (
            claim(Source(12, 21, "Mrs Okafor", None), ((0, 10),)),
            "a.txt: claim.source 12:21 does not slice to its quote",
        ),
        (claim(Source(12, 22, "Mrs Okafor", None), ((0, 99),)), "a.txt: claim.spans 0:99 lies outside the text"),
        (
            Copy("exact", Extent("a.txt", 0, 10), Extent("b.txt", 0, 40), 1.0, None),
            "b.txt: copy.b 0:40 lies outside the text",
        ),
    ],
)
def test_a_span_that_is_wrong_is_found_however_deep(record, fault):
    assert said(record) == [fault]


def faults(path: Path) -> list[str]:
    with open_reader(path) as reader:
        return [f"{fault.at}: {fault.what}" for fault in verify(reader).faults]


def test_a_sound_dossier_has_no_fault_and_says_how_much_was_looked_at(tmp_path):
    with open_reader(flood(tmp_path / "x")) as reader:
        verdict = verify(reader)
    assert verdict.faults == ()
    assert verdict.documents == 3
    assert verdict.records > 20
    assert verdict.spans >= verdict.records - 10


def test_a_half_built_dossier_is_checked_as_far_as_it_goes(tmp_path):
    from coranto.run.crew import Crew
    from coranto.run.intake import take_in
    from coranto.run.meter import Meter
    from coranto.run.phases import phases
    from coranto.run.progress import silent
    from coranto.run.workplace import Workplace
    from coranto.tools import open_tools

    with open_writer(tmp_path / "x") as writer, Crew(1, open_tools()) as crew:
        take_in(Workplace(writer, crew, phases(fake_path.PATH), silent, open_tools(), Meter()), readings(FLOOD))
    with open_reader(tmp_path / "x") as reader:
        verdict = verify(reader)
    assert (verdict.documents, verdict.faults) == (3, ())
    assert verdict.spans > 0


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        ("UPDATE original SET data = CAST('x' AS BLOB), size = 1 WHERE sha256 = (SELECT min(sha256) FROM original)",
         "have another hash"),
        ("UPDATE original SET size = size + 1", "have another hash"),
        ("DELETE FROM sentence_index WHERE rowid = (SELECT min(rowid) FROM sentence_index)",
         "the full-text index holds 6 sentences of 7"),
        ("PRAGMA foreign_keys = OFF; DELETE FROM dispatch WHERE id = 1", "refers to one that is not there"),
        ("UPDATE rows SET data = CAST('{' AS BLOB), size = 1 WHERE kind = 'sentence'", "file: "),
        ("UPDATE rows SET size = 1 << 40 WHERE kind = 'sentence'", "bytes where 1099511627776 were stored"),
        ("DROP TRIGGER custody_is_final; UPDATE custody SET slip = '[]' WHERE n = 2",
         "the slip of line 2 of the log cannot be read"),
    ],
)  # fmt: skip
def test_damage_is_found(tmp_path, damage, fault):
    path = flood(tmp_path / "x")
    connection = open_to_write(path)
    connection.execute(damage)
    connection.close()
    assert any(fault in found for found in faults(path)), faults(path)


@pytest.mark.parametrize(
    ("kind", "old", "new", "fault"),
    [
        ("document", b'"chars":', b'"chars":1', "its record says"),
        ("origin", b"north", b"nord", "nord.txt: a record of kind origin is about it"),
        ("entry", b'"start":0', b'"start":900', "lies outside the text"),
    ],
)
def test_a_derived_record_that_was_tampered_with_is_found(tmp_path, kind, old, new, fault):
    path = flood(tmp_path / "x")
    tamper(path, kind, lambda data: data.replace(old, new))
    assert any(fault in one for one in faults(path))


def test_an_end_that_was_cut_off_is_found_even_where_it_held_nothing(tmp_path):
    path = flood(tmp_path / "x")
    path.write_bytes(path.read_bytes()[:-100])
    assert any("cut off" in one for one in faults(path))


def test_an_id_given_twice_is_found(tmp_path):
    path = flood(tmp_path / "x")
    tamper(path, "entry", lambda data: b"\n".join([*data.splitlines(), data.splitlines()[0]]))
    assert any("two records of kind entry have the id" in one for one in faults(path))


def tamper(path: Path, kind: str, change: Callable[[bytes], bytes]) -> None:
    connection = open_to_write(path)
    ((size, data),) = connection.execute("SELECT size, data FROM derived WHERE kind = ?", (kind,))
    connection.execute(
        "UPDATE derived SET size = ?, data = ? WHERE kind = ?", (*pack(change(unpack(size, data))), kind)
    )
    connection.close()
