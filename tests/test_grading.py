"""Reviewers' grades: given, kept apart, found again in rebuilt and larger dossiers, carried over and taken back."""

from pathlib import Path
from shutil import copyfile

import apsw
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coranto import library
from coranto.export.edition import Edition
from coranto.export.jsonl import render
from coranto.grading import Signed, grade, take_back
from coranto.judging import Signature, bring, judge, undo
from coranto.model.assertion import Claim, Figure
from coranto.model.codec import decode_line, encode
from coranto.model.errors import BadRequestError, DossierMissingError, NotFoundError
from coranto.model.grade import Grade, Grading
from coranto.model.resolved import Event
from coranto.view.filters import Filter

TEXTS = {
    "mon.txt": "date 2033-07-11\nA ferry capsized off Tessaly on Monday, killing 11 people, the coastguard said. "
    "Police arrested its owner, Jonas Weir, on Monday.\n",
    "tue.txt": "date 2033-07-12\nMinister Ana Quispe said the ferry was overloaded. Its owner denied that.\n",
}
MORE = "date 2033-07-13\nA ferry capsized off Tessaly on Monday, fishermen said on Wednesday.\n"
ANA = Signed("Ana", "as told by one who was there", None, "2033-08-01T10:00:00Z")
BEA = Signed("Bea", at="2033-08-02T10:00:00Z")
OVERLOADED = "tue.txt#char={},{}".format(
    TEXTS["tue.txt"].index("the ferry"), TEXTS["tue.txt"].index("overloaded") + len("overloaded")
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier that tests copy, with its sources beside it."""
    folder = tmp_path_factory.mktemp("ferry")
    for name, text in TEXTS.items():
        (folder / name).write_text(text)
    library.build([folder / name for name in TEXTS], folder / "a.coranto", workers=1)
    return folder / "a.coranto"


@pytest.fixture
def dossier(made: Path, tmp_path: Path) -> Path:
    for name in TEXTS:
        copyfile(made.parent / name, tmp_path / name)
    return Path(copyfile(made, tmp_path / "a.coranto"))


def exported(path: Path) -> bytes:
    with library.open_dossier(path) as opened:
        assert opened.verify().faults == ()
        return b"".join(opened.export_lines())


def grades(path: Path) -> list[Grade]:
    with library.open_dossier(path) as opened:
        return list(opened.records(Grade))


def without_grades(lines: bytes) -> bytes:
    return b"".join(line for line in lines.splitlines(keepends=True) if not line.startswith(b'{"kind":"grade"'))


def tables(path: Path) -> dict[str, list[object]]:
    """Every row of every table but those of grades and of the log, which tells who did what when."""
    connection = apsw.Connection(str(path))
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    held = {name: list(connection.execute(f"SELECT * FROM {name}")) for name in names}
    connection.close()
    held["meta"] = [row for row in held["meta"] if row[0] != "log"]
    return {name: rows for name, rows in held.items() if name not in ("grading", "custody")}


def test_a_grade_is_kept_beside_the_claim_and_changes_no_other_record(dossier: Path) -> None:
    before = exported(dossier)
    row = grade(dossier, OVERLOADED, "B2", ANA)
    (told,) = grades(dossier)
    assert (told.id, told.code, told.reviewer, told.found) == (row.id, "B2", "Ana", "id")
    assert told.text == "the ferry was overloaded"
    after = exported(dossier)
    assert without_grades(after) == before
    assert [decode_line(line) for line in after.splitlines() if line.startswith(b'{"kind":"grade"')] == [told]


def test_two_readers_stand_side_by_side_and_each_has_one_grade(dossier: Path) -> None:
    grade(dossier, OVERLOADED, "B2", ANA)
    grade(dossier, OVERLOADED, "C3", BEA)
    changed = grade(dossier, OVERLOADED, "D5", Signed("ana", at="2033-08-03T10:00:00Z"))
    assert [(one.reviewer, one.code) for one in grades(dossier)] == [("Bea", "C3"), ("ana", "D5")]
    take_back(dossier, changed.id[:6], "Bea")
    assert [(one.reviewer, one.code) for one in grades(dossier)] == [("Ana", "B2"), ("Bea", "C3")]


def test_of_two_grades_within_a_second_the_later_stands(dossier: Path) -> None:
    for written in ("A1", "B2", "C3", "D4"):
        grade(dossier, OVERLOADED, written, Signed("Ana"))
    assert [one.code for one in grades(dossier)] == ["D4"]


def test_a_grade_survives_a_rebuild_and_more_sources(dossier: Path, tmp_path: Path) -> None:
    with library.open_dossier(dossier) as opened:
        event = next(e for e in opened.records(Event) if "capsized" in e.title)
        figure = next(iter(opened.records(Figure)))
    for reference in (OVERLOADED, event.id, figure.id):
        grade(dossier, reference, "B2", ANA)
    first = exported(dossier)
    library.build([tmp_path / name for name in TEXTS], dossier, workers=1, replace=True)
    assert exported(dossier) == first
    (tmp_path / "wed.txt").write_text(MORE)
    library.add(dossier, [tmp_path / "wed.txt"], workers=1)
    found = {one.of: one for one in grades(dossier)}
    with library.open_dossier(dossier) as opened:
        larger = next(e for e in opened.records(Event) if "capsized" in e.title)
    assert larger.id != event.id
    assert (found["event"].about, found["event"].found) == (larger.id, "passage")
    assert (found["claim"].found, found["figure"].found) == ("id", "id")


def test_a_grade_finds_its_claim_in_a_document_of_another_name(dossier: Path, tmp_path: Path) -> None:
    grade(dossier, OVERLOADED, "B2", ANA)
    (tmp_path / "tue.txt").rename(tmp_path / "tuesday.txt")
    library.build([tmp_path / "mon.txt", tmp_path / "tuesday.txt"], dossier, workers=1, replace=True)
    (told,) = grades(dossier)
    with library.open_dossier(dossier) as opened:
        (claim,) = [one for one in opened.records(Claim) if one.id == told.about]
    assert (told.found, told.doc, claim.text) == ("passage", "tuesday.txt", "the ferry was overloaded")
    assert b'"found":"passage"' in exported(dossier)


def test_a_grade_of_what_is_gone_is_kept_and_comes_back_with_it(dossier: Path, tmp_path: Path) -> None:
    grade(dossier, OVERLOADED, "B2", ANA)
    whole = exported(dossier)
    library.build([tmp_path / "mon.txt"], dossier, workers=1, replace=True)
    (told,) = grades(dossier)
    assert (told.about, told.found, told.doc, told.code) == (None, None, None, "B2")
    assert b'"kind":"grade"' in exported(dossier)
    library.add(dossier, [tmp_path / "tue.txt"], workers=1)
    assert exported(dossier) == whole


def test_grades_are_brought_to_a_dossier_built_elsewhere(dossier: Path, tmp_path: Path) -> None:
    grade(dossier, OVERLOADED, "B2", ANA)
    take_back(dossier, grade(dossier, OVERLOADED, "C3", BEA).id, "Bea", "wrong claim")
    verdict = judge(dossier, "different", "Ana Quispe", "Jonas Weir", Signature("Ana", at="2033-08-01T10:00:00Z"))
    with library.open_dossier(dossier) as opened:
        rows = [*opened.gradings(), *opened.judgements()]
    file = tmp_path / "decided.jsonl"
    file.write_bytes(b"\n".join(map(encode, rows)))
    other = tmp_path / "b.coranto"
    library.build([tmp_path / name for name in TEXTS], other, workers=1)
    assert bring(other, file) == 4
    assert bring(other, file) == 0
    assert exported(other) == exported(dossier)
    with library.open_dossier(other) as opened:
        assert opened.judgements() == [verdict]


def test_an_undo_of_a_grade_is_brought_after_it_and_never_alone(dossier: Path, tmp_path: Path) -> None:
    other = copyfile(dossier, tmp_path / "other.coranto")
    given = grade(dossier, OVERLOADED, "C3", BEA)
    undone = take_back(dossier, given.id, "Bea")
    verdict = judge(dossier, "different", "Ana Quispe", "Jonas Weir")
    (tmp_path / "undo.jsonl").write_bytes(encode(verdict) + b"\n" + encode(undone))
    (tmp_path / "both.jsonl").write_bytes(encode(undone) + b"\n" + encode(given))
    with pytest.raises(BadRequestError, match=f"{undone.id} takes back {given.id}, which is not there"):
        bring(other, tmp_path / "undo.jsonl")
    with library.open_dossier(other) as opened:
        assert opened.judgements() == []
    assert bring(other, tmp_path / "both.jsonl") == 2
    exported(other)


@pytest.mark.parametrize(
    "altered",
    [
        ('"B"', '"C"'),
        ('"information":2', '"information":3'),
        ("overloaded", "underloaded"),
        ('"undoes":null', '"undoes":"abcd"'),
        ('"source":"B"', '"source":null'),
    ],
)
def test_a_row_that_was_altered_is_not_brought(dossier: Path, tmp_path: Path, altered: tuple[str, str]) -> None:
    row = grade(dossier, OVERLOADED, "B2", ANA)
    file = tmp_path / "grades.jsonl"
    file.write_text(encode(row).decode().replace(*altered))
    with pytest.raises(BadRequestError, match=r"Line 1 of .* was altered"):
        bring(dossier, file)
    file.write_text('{"information": "many"}')
    with pytest.raises(BadRequestError, match="no verdict and no grade"):
        bring(dossier, file)


def test_an_undo_is_found_among_verdicts_and_grades(dossier: Path) -> None:
    before = exported(dossier)
    given = grade(dossier, OVERLOADED, "B2", ANA)
    verdict = judge(dossier, "different", "Ana Quispe", "Jonas Weir")
    assert isinstance(undo(dossier, given.id[:6], Signature("Ana")), Grading)
    assert not isinstance(undo(dossier, verdict.id[:6]), Grading)
    assert exported(dossier) == before
    with pytest.raises(NotFoundError, match="No verdict in force"):
        undo(dossier, given.id)
    with pytest.raises(NotFoundError, match="No grade in force"):
        take_back(dossier, given.id, "Ana")


@pytest.mark.parametrize(
    ("reference", "written", "signed", "error", "says"),
    [
        (OVERLOADED, "G2", ANA, BadRequestError, "such as B2: A completely reliable, B usually"),
        (OVERLOADED, "B7", ANA, BadRequestError, "5 improbable, 6 truth cannot be judged"),
        (OVERLOADED, "B2", Signed("  "), BadRequestError, "has a reviewer"),
        (OVERLOADED, "B2", Signed("x" * 201), BadRequestError, "at most 200"),
        (OVERLOADED, "B2", Signed("Ana", "x" * 2001), BadRequestError, "rationale has 2001 characters"),
        (OVERLOADED, "B2", Signed("Ana", None, "x" * 2001), BadRequestError, "note has 2001 characters"),
        ("zzzzzz", "B2", ANA, NotFoundError, "no claim, event or figure zzzzzz"),
    ],
)
def test_what_cannot_be_kept_is_said_with_the_remedy(
    dossier: Path, reference: str, written: str, signed: Signed, error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=says):
        grade(dossier, reference, written, signed)
    assert grades(dossier) == []


def test_there_is_no_grade_without_a_dossier(tmp_path: Path) -> None:
    with pytest.raises(DossierMissingError):
        grade(tmp_path / "none.coranto", OVERLOADED, "B2", ANA)


def test_what_is_no_character_is_not_kept(dossier: Path) -> None:
    row = grade(dossier, OVERLOADED, "B2", Signed("An\udc80a", "\udcff"))
    assert (row.reviewer, row.rationale) == ("An?a", "?")


def test_a_filtered_export_has_the_grades_of_its_lines_alone(dossier: Path, tmp_path: Path) -> None:
    grade(dossier, OVERLOADED, "B2", ANA)
    with library.open_dossier(dossier) as opened:
        corpus = opened.corpus()
        held = {asked: b"".join(render(Edition(corpus, Filter(day=asked)))) for asked in ("2033-07-11", "2033-07-12")}
        (entry,) = [e for e in opened.entries() if grades(dossier)[0].about in e.claims]
        own = b"".join(render(Edition(corpus, Filter(doc="tue"))))
    assert entry.claims
    assert b'"kind":"grade"' in own
    assert b'"kind":"grade"' not in held["2033-07-11"]


def test_a_redacted_export_withholds_names_in_remarks_and_keeps_the_reviewer(dossier: Path) -> None:
    grade(dossier, OVERLOADED, "B2", Signed("Jonas Weir", "Jonas Weir told it", "ring +252 61 555 0123"))
    with library.open_dossier(dossier) as opened:
        lines = b"".join(render(Edition(opened.corpus(), redact=True))).splitlines()
    (told,) = [row for row in map(decode_line, lines[1:]) if isinstance(row, Grade)]
    assert told.reviewer == "Jonas Weir"
    assert told.rationale is not None
    assert "Weir" not in told.rationale
    assert told.note is not None
    assert "555" not in told.note


def test_an_earlier_day_has_the_grades_of_what_was_known_then(dossier: Path) -> None:
    grade(dossier, OVERLOADED, "B2", ANA)
    with library.open_dossier(dossier) as opened:
        abouts = [[one.about for one in opened.as_of(day).records(Grade)] for day in ("2033-07-11", "2033-07-12")]
        assert abouts == [[None], [one.about for one in opened.records(Grade)]]


ACTS = st.lists(
    st.tuples(st.sampled_from("ABCDEF"), st.integers(1, 6), st.sampled_from(["Ana", "Bea"]), st.booleans()),
    min_size=1,
    max_size=4,
)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTS)
def test_grading_and_undoing_leave_the_rest_of_the_dossier_as_it_was(
    made: Path, tmp_path: Path, acts: list[tuple[str, int, str, bool]]
) -> None:
    path = Path(copyfile(made, tmp_path / "copy.coranto"))
    before, lines = tables(path), exported(path)
    given_ids = []
    for letter, number, reviewer, on_figure in acts:
        reference = "mon.txt#char=0,200" if on_figure else OVERLOADED
        row = grade(path, reference, f"{letter}{number}", Signed(reviewer), "figure" if on_figure else None)
        given_ids.append(row.id)
        assert tables(path) == before
        assert without_grades(exported(path)) == lines
    for id_ in given_ids:
        take_back(path, id_, "Ana")
    assert tables(path) == before
    assert exported(path) == lines
