"""Verdicts on names, given, obeyed, carried over and taken back."""

import shutil
from pathlib import Path

import pytest

from coranto import library
from coranto.judging import Signature, bring, judge, link, take_back
from coranto.model.codec import encode
from coranto.model.errors import BadRequestError, NotFoundError
from coranto.model.judgement import standing
from coranto.model.resolved import Entity
from coranto.store import custody

TEXTS = {
    "one.txt": "date 2033-07-11\nMinister Ana Quispe met Mayor Otto Brandt in Lima on Monday. Quispe left early.\n",
    "two.txt": "date 2033-07-12\nAna Quispe and Jorge Mamani were in Lima on Tuesday, police said.\n",
    "three.txt": "date 2033-07-13\nAnita Quispe and Jorge Mamani spoke in Lima on Wednesday.\n",
}
ANA = Signature("Ana", "as told", "2033-08-01T10:00:00Z")


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text)
    return folder


@pytest.fixture
def dossier(tmp_path: Path, sources: Path) -> Path:
    path = tmp_path / "a.coranto"
    library.build([sources], path, workers=1)
    return path


def people(path: Path) -> list[list[str]]:
    with library.open_dossier(path) as opened:
        found = [e for e in opened.records(Entity) if e.type == "person"]
    return sorted(sorted({e.name, *e.aliases}) for e in found)


def exported(path: Path) -> bytes:
    with library.open_dossier(path) as opened:
        assert opened.verify().faults == ()
        return b"".join(opened.export_lines())


def test_a_verdict_is_obeyed_at_once_and_taken_back(dossier: Path) -> None:
    before = exported(dossier)
    shape = people(dossier)
    row = judge(dossier, "same", "Otto Brandt", "Jorge Mamani", ANA)
    assert ["Jorge Mamani", "Otto Brandt"] in people(dossier)
    with library.open_dossier(dossier) as opened:
        assert opened.judgements() == [row]
        (judged,) = [e for e in opened.records(Entity) if e.judgements]
        assert judged.judgements == (row.id,)
        assert not opened.unfinished
    undo = take_back(dossier, row.id[:6], ANA)
    assert undo.undoes == row.id
    assert people(dossier) == shape
    assert exported(dossier) == before


def test_different_divides_one_name_by_document(dossier: Path) -> None:
    judge(dossier, "different", "Jorge Mamani", "Jorge Mamani@three.txt", ANA)
    assert people(dossier).count(["Jorge Mamani"]) == 2


def test_a_build_anew_and_an_addition_obey_it(dossier: Path, sources: Path, tmp_path: Path) -> None:
    judge(dossier, "same", "Otto Brandt", "Jorge Mamani", ANA)
    first = exported(dossier)
    library.build([sources], dossier, workers=1, replace=True)
    assert exported(dossier) == first
    more = tmp_path / "four.txt"
    more.write_text("date 2033-07-14\nJorge Mamani came to Lima again on Thursday.\n")
    library.add(dossier, [more], workers=1)
    with library.open_dossier(dossier) as opened:
        (judged,) = [e for e in opened.records(Entity) if e.judgements]
    assert judged.mentions == 4


def test_same_sources_and_verdicts_give_the_same_bytes(dossier: Path, sources: Path, tmp_path: Path) -> None:
    other = tmp_path / "b.coranto"
    library.build([sources / "two.txt"], other, workers=1)
    library.add(other, [sources / "one.txt"], workers=1)
    judge(dossier, "same", "Otto Brandt", "Jorge Mamani", ANA)
    with library.open_dossier(dossier) as opened:
        lines = b"\n".join(encode(row) for row in opened.judgements())
    (tmp_path / "verdicts.jsonl").write_bytes(lines)
    library.add(other, [sources / "three.txt"], workers=1)
    assert bring(other, tmp_path / "verdicts.jsonl") == 1
    assert bring(other, tmp_path / "verdicts.jsonl") == 0
    assert exported(other) == exported(dossier)


def test_a_verdict_against_earlier_ones_is_refused(dossier: Path) -> None:
    same = judge(dossier, "same", "Otto Brandt", "Jorge Mamani", ANA)
    with pytest.raises(BadRequestError, match=f"contradicts earlier verdicts: {same.id}"):
        judge(dossier, "different", "Otto Brandt", "Jorge Mamani@two.txt", ANA)
    assert ["Jorge Mamani", "Otto Brandt"] in people(dossier)
    take_back(dossier, same.id, ANA)
    different = judge(dossier, "different", "Otto Brandt", "Jorge Mamani", Signature(at="2033-08-02T00:00:00Z"))
    with pytest.raises(BadRequestError, match=different.id):
        judge(dossier, "same", "Otto Brandt", "Jorge Mamani", Signature(at="2033-08-03T00:00:00Z"))


def test_a_chain_that_leads_round_is_refused(dossier: Path) -> None:
    first = judge(dossier, "different", "Ana Quispe", "Jorge Mamani", Signature(at="2033-08-01T00:00:00Z"))
    judge(dossier, "same", "Ana Quispe", "Otto Brandt", Signature(at="2033-08-02T00:00:00Z"))
    with pytest.raises(BadRequestError, match=first.id):
        judge(dossier, "same", "Otto Brandt", "Jorge Mamani", Signature(at="2033-08-03T00:00:00Z"))


def test_what_is_not_there_is_refused(dossier: Path) -> None:
    with pytest.raises(NotFoundError, match="Nobody is called Zoe Nobody"):
        judge(dossier, "same", "Zoe Nobody", "Ana Quispe", ANA)
    with pytest.raises(NotFoundError, match="No verdict in force"):
        take_back(dossier, "abcdef", ANA)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"no json", "Line 1 of .* is no verdict"),
        (b'{"id":"x","verdict":"undo","a":null,"b":null,"by":null,"at":"","note":null,"undoes":"y"}', "was altered"),
    ],
)
def test_a_file_of_something_else_is_refused(dossier: Path, tmp_path: Path, line: bytes, says: str) -> None:
    (tmp_path / "verdicts.jsonl").write_bytes(line)
    with pytest.raises(BadRequestError, match=says):
        bring(dossier, tmp_path / "verdicts.jsonl")
    with pytest.raises(BadRequestError, match="cannot be read"):
        bring(dossier, tmp_path / "none.jsonl")


@pytest.mark.parametrize("later", ["2033-08-01T10:00:00Z", "2033-08-01T09:00:00Z"])
def test_what_is_decided_again_is_in_force_whatever_the_clock_says(
    dossier: Path, monkeypatch: pytest.MonkeyPatch, later: str
) -> None:
    monkeypatch.setattr(custody, "now", lambda: "2033-08-01T10:00:00Z")
    first = judge(dossier, "same", "Otto Brandt", "Jorge Mamani")
    link(dossier, "Ana Quispe", "Q1")
    monkeypatch.setattr(custody, "now", lambda: later)
    take_back(dossier, first.id)
    again = judge(dossier, "same", "Jorge Mamani", "Otto Brandt")
    last = link(dossier, "Ana Quispe", "Q2")
    assert ["Jorge Mamani", "Otto Brandt"] in people(dossier)
    assert (again.at, last.at) == ("2033-08-01T10:00:01Z", "2033-08-01T10:00:01Z")
    with library.open_dossier(dossier) as opened:
        assert again in standing(opened.judgements())
        assert {e.name: e.wikidata for e in opened.records(Entity)}["Ana Quispe"] == "Q2"


def test_an_undo_is_brought_after_what_it_takes_back_and_never_alone(dossier: Path, tmp_path: Path) -> None:
    other = shutil.copy(dossier, tmp_path / "other.coranto")
    row = judge(dossier, "same", "Otto Brandt", "Jorge Mamani", ANA)
    undo = take_back(dossier, row.id, ANA)
    (tmp_path / "undo.jsonl").write_bytes(encode(undo))
    (tmp_path / "both.jsonl").write_bytes(encode(undo) + b"\n" + encode(row))
    with pytest.raises(BadRequestError, match=f"{undo.id} takes back {row.id}, which is not there"):
        bring(other, tmp_path / "undo.jsonl")
    assert bring(other, tmp_path / "both.jsonl") == 2
    assert exported(other) == exported(dossier)


def test_without_a_time_it_is_now(dossier: Path) -> None:
    row = judge(dossier, "same", "Otto Brandt", "Jorge Mamani")
    assert len(row.at) == len("2033-08-01T10:00:00Z")
    assert row.at > "2026"


def test_what_is_no_character_is_not_kept(dossier: Path) -> None:
    row = judge(dossier, "same", "Otto Brandt", "Jorge Mamani", Signature("An\udce9", "\udcff said so"))
    assert (row.by, row.note) == ("An?", "? said so")
    assert take_back(dossier, row.id, Signature("\udce9")).by == "?"
