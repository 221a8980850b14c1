"""Verdicts on events: two tellings made one, one event divided, both undone, both outliving rebuilds."""

from pathlib import Path

import pytest

from coranto import library
from coranto.judging import Signature, bring, judge, take_back
from coranto.model.codec import encode
from coranto.model.errors import BadRequestError, NotFoundError
from coranto.model.resolved import Event

TEXTS = {
    "mon.txt": "date 2033-07-11\nA ferry capsized off Tessaly on Monday. Police arrested its owner on Monday.\n",
    "tue.txt": "date 2033-07-12\nA ferry capsized off Tessaly on Monday, the coastguard said.\n",
    "wed.txt": "date 2033-07-13\nThe trawler sank in the strait of Marivela at dawn, fishermen said.\n",
}
ANA = Signature("Ana", "as told", "2033-08-01T10:00:00Z")
LATER = Signature("Ana", None, "2033-08-02T10:00:00Z")


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


def tellings(path: Path) -> list[list[str]]:
    """The documents that tell of each event."""
    with library.open_dossier(path) as opened:
        return sorted(sorted({m.doc for m in event.mentions if m.tells}) for event in opened.records(Event))


def event(path: Path, *docs: str) -> Event:
    with library.open_dossier(path) as opened:
        return next(e for e in opened.records(Event) if sorted({m.doc for m in e.mentions if m.tells}) == list(docs))


def exported(path: Path) -> bytes:
    with library.open_dossier(path) as opened:
        assert opened.verify().faults == ()
        return b"".join(opened.export_lines())


def passage(doc: str, words: str) -> str:
    start = TEXTS[doc].index(words)
    return f"{doc}#char={start},{start + len(words)}"


def test_two_tellings_are_made_one_and_that_is_undone(dossier: Path) -> None:
    before = exported(dossier)
    assert ["mon.txt", "tue.txt"] in tellings(dossier)
    assert ["wed.txt"] in tellings(dossier)
    ferry, vessel = event(dossier, "mon.txt", "tue.txt"), event(dossier, "wed.txt")
    row = judge(dossier, "one-event", ferry.id, vessel.id[:8], ANA)
    assert ["mon.txt", "tue.txt", "wed.txt"] in tellings(dossier)
    assert (
        f"judged to be one by Ana on 2033-08-01 (as told), verdict {row.id}"
        in event(dossier, "mon.txt", "tue.txt", "wed.txt").reason
    )
    take_back(dossier, row.id[:6], LATER)
    assert exported(dossier) == before


def test_one_event_is_divided_by_its_passages_and_stays_divided(dossier: Path, sources: Path) -> None:
    judge(dossier, "two-events", passage("mon.txt", "capsized"), passage("tue.txt", "capsized"), ANA)
    assert ["mon.txt", "tue.txt"] not in tellings(dossier)
    assert "judged to be two by Ana" in event(dossier, "tue.txt").reason
    first = exported(dossier)
    library.build([sources], dossier, workers=1, replace=True)
    assert exported(dossier) == first


def test_a_verdict_is_known_by_words_wherever_it_is_brought(dossier: Path, sources: Path, tmp_path: Path) -> None:
    other = tmp_path / "b.coranto"
    library.build([sources / "wed.txt"], other, workers=1)
    judge(dossier, "one-event", passage("mon.txt", "capsized"), passage("wed.txt", "sank"), ANA)
    with library.open_dossier(dossier) as opened:
        (tmp_path / "verdicts.jsonl").write_bytes(b"\n".join(encode(row) for row in opened.judgements()))
    assert bring(other, tmp_path / "verdicts.jsonl") == 1
    library.add(other, [sources / "mon.txt", sources / "tue.txt"], workers=1)
    assert exported(other) == exported(dossier)


def test_a_verdict_on_events_leaves_names_as_they_are(dossier: Path) -> None:
    names = [row for row in exported(dossier).splitlines() if b'"kind":"entity"' in row]
    assert names
    judge(dossier, "two-events", passage("mon.txt", "capsized"), passage("tue.txt", "capsized"), ANA)
    assert [row for row in exported(dossier).splitlines() if b'"kind":"entity"' in row] == names


def test_verdicts_that_exclude_one_another_are_refused(dossier: Path) -> None:
    one, other = passage("mon.txt", "capsized"), passage("tue.txt", "capsized")
    row = judge(dossier, "two-events", one, other, ANA)
    with pytest.raises(BadRequestError, match=f"contradicts earlier verdicts: {row.id}"):
        judge(dossier, "one-event", other, one, LATER)


@pytest.mark.parametrize(
    ("reference", "error", "says"),
    [
        ("mon.txt#char=0,4", NotFoundError, "tells of no event"),
        ("none.txt#char=0,4", NotFoundError, "no document none.txt"),
        ("mon.txt#char=x", BadRequestError, "report.txt#char=10,42"),
        ("mon.txt#char=0,90", BadRequestError, "tells of 2 events"),
        ("abc", BadRequestError, "too short"),
        ("zzzzzzzz", NotFoundError, "tells of no event"),
    ],
)
def test_what_means_none_or_several_is_refused(
    dossier: Path, reference: str, error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=says):
        judge(dossier, "one-event", reference, passage("tue.txt", "capsized"), ANA)


def test_an_event_is_not_set_against_itself(dossier: Path) -> None:
    one = passage("mon.txt", "capsized")
    with pytest.raises(BadRequestError, match="told by one clause"):
        judge(dossier, "two-events", one, one, ANA)
