"""The library as a notebook uses it, on files; what lies under it has its own tests."""

import os
import signal
import subprocess
import sys
import textwrap
import threading
import tomllib
from io import BytesIO
from pathlib import Path

import pytest

import coranto
from coranto import library
from coranto.model.annotation import Mention, Quantity, Sentence
from coranto.model.assertion import Claim
from coranto.model.errors import (
    BadRequestError,
    CorantoError,
    DossierBusyError,
    DossierExistsError,
    DossierMissingError,
    DossierUnfinishedError,
    NotADossierError,
    NotFoundError,
)
from coranto.model.source import Document, Problem
from run.fake_path import PATH

DISPATCHES = {
    "valley.txt": "Date 2019-08-11\n\nAt least 14 people were killed when a dam burst near Solapur on Saturday, "
    "district officials said.\n\n“We heard it before we saw it,” said Meera Kulkarni, a teacher.\n",
    "wire/dam.txt": "SOLAPUR, Aug 11 - At least 14 people were killed when a dam burst near Solapur on Saturday, "
    "district officials said.\r\nReporters could not verify the toll.\r\n",
    "minister.txt": "The irrigation minister, Ravi Deshpande, denied on Sunday that warnings had been ignored.\n"
    "“Nobody was warned,” Kulkarni said. 🌊\n",
}
SEEDS = Path(__file__).parents[1] / "../shared/seeds"


@pytest.fixture
def sources(tmp_path) -> Path:
    folder = tmp_path / "sources"
    for doc, text in DISPATCHES.items():
        (folder / doc).parent.mkdir(parents=True, exist_ok=True)
        (folder / doc).write_bytes(text.encode())
    return folder


@pytest.fixture
def dossier(tmp_path, sources) -> Path:
    coranto.build([sources], tmp_path / "dam.coranto", path=PATH)
    return tmp_path / "dam.coranto"


def version(path: Path) -> str:
    with coranto.open_dossier(path) as opened:
        return opened.version


def exported(path: Path) -> bytes:
    with coranto.open_dossier(path) as opened:
        return b"".join(opened.export_lines())


def test_the_whole_path_from_files_to_a_dossier_that_verifies(tmp_path, sources):
    (sources / "empty.html").touch()
    report = coranto.build([sources], tmp_path / "dam.coranto", workers=1)
    assert (report.read, report.held, report.documents) == (3, 0, 3)
    assert [problem.doc for problem in report.problems] == ["empty.html"]
    assert report.entries > 0
    with coranto.open_dossier(tmp_path / "dam.coranto") as opened:
        assert [document.doc for document in opened.documents()] == ["minister.txt", "valley.txt", "wire/dam.txt"]
        assert opened.verify().faults == ()
        assert not opened.unfinished
        assert len(opened.entries()) == report.entries
        assert all(opened.entry(entry.id) == entry for entry in opened.entries())
        assert opened.problems() == list(report.problems)
        assert {type(record) for record in opened.records(Claim)} == {Claim}


def test_the_whole_path_does_not_depend_on_order_or_splits(tmp_path, sources):
    coranto.build([sources], tmp_path / "whole.coranto", workers=1)
    for name in ("valley.txt", "minister.txt"):
        parts = tmp_path / f"parts of {name}"
        coranto.build([sources / name], parts, workers=1)
        coranto.add(parts, [sources], workers=2)
        assert exported(parts) == exported(tmp_path / "whole.coranto")


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the five dispatches are not beside this checkout")
def test_the_five_dispatches_build_and_verify(tmp_path):
    report = coranto.build([SEEDS], tmp_path / "x.coranto", workers=1)
    assert (report.documents, report.problems) == (5, ())
    with coranto.open_dossier(tmp_path / "x.coranto") as opened:
        assert opened.verify().faults == ()
        assert all(document.published.basis != "unknown" for document in opened.documents())


def test_a_dossier_is_not_built_over(dossier, sources):
    before = exported(dossier)
    with pytest.raises(DossierExistsError, match="coranto add"):
        coranto.build([sources], dossier, path=PATH)
    assert exported(dossier) == before


def test_replacing_leaves_exactly_the_new_sources(tmp_path, dossier, sources):
    coranto.build([sources / "valley.txt", tmp_path / "none.txt"], dossier, replace=True, path=PATH)
    with coranto.open_dossier(dossier) as opened:
        assert [document.doc for document in opened.documents()] == ["valley.txt"]
        assert len(opened.problems()) == 1
    coranto.build([sources], dossier, replace=True, path=PATH)
    coranto.build([sources], tmp_path / "new.coranto", path=PATH)
    assert exported(dossier) == exported(tmp_path / "new.coranto")


def test_a_replacement_that_is_broken_off_lets_nothing_go(tmp_path, dossier):
    (tmp_path / "new").mkdir()
    for number in range(3):
        (tmp_path / "new" / f"{number}.txt").write_text(f"Hail fell on Tarma on day {number}, farmers said.")
    seen = []

    def chosen(dispatch):
        seen.append(dispatch.doc)
        if len(seen) == 3:
            raise KeyboardInterrupt
        return True

    with pytest.raises(KeyboardInterrupt):
        coranto.build([tmp_path / "new"], dossier, replace=True, path=PATH, workers=1, chosen=chosen)
    report = coranto.add(dossier, path=PATH)
    with coranto.open_dossier(dossier) as opened:
        left = [document.doc for document in opened.documents()]
        assert opened.verify().faults == ()
    assert set(DISPATCHES) <= set(left)
    assert report.documents == len(left)
    coranto.build([tmp_path / "new"], dossier, replace=True, path=PATH)
    with coranto.open_dossier(dossier) as opened:
        assert [document.doc for document in opened.documents()] == ["0.txt", "1.txt", "2.txt"]


def test_a_misspelt_source_does_not_empty_a_dossier(tmp_path, sources):
    coranto.build([sources], tmp_path / "x.coranto", path=PATH)
    with pytest.raises(NotFoundError, match="was left as it is"):
        coranto.build([tmp_path / "soruces"], tmp_path / "x.coranto", replace=True, path=PATH)
    with coranto.open_dossier(tmp_path / "x.coranto") as dossier:
        assert len(dossier.documents()) == 3


def test_a_build_of_nothing_may_be_tried_again(tmp_path, sources):
    report = coranto.build([tmp_path / "soruces"], tmp_path / "x.coranto", path=PATH)
    assert (report.documents, len(report.problems)) == (0, 1)
    assert coranto.build([sources], tmp_path / "x.coranto", path=PATH).documents == 3
    with coranto.open_dossier(tmp_path / "x.coranto") as opened:
        assert opened.problems() == []


def test_a_dossier_among_its_own_sources_is_not_one(sources):
    for _ in range(2):
        report = coranto.build([sources], sources / "dam.coranto", replace=True, path=PATH)
        assert report.problems == ()


def test_standard_input_is_a_source(tmp_path):
    coranto.build(["-"], tmp_path / "x.coranto", stdin=BytesIO(b"Rain fell said Maria."), path=PATH)
    with coranto.open_dossier(tmp_path / "x.coranto") as opened:
        assert [document.doc for document in opened.documents()] == ["stdin"]


def test_adding_needs_a_dossier(tmp_path):
    with pytest.raises(DossierMissingError, match="coranto build"):
        coranto.add(tmp_path / "x.coranto", [])
    with pytest.raises(NotADossierError):
        coranto.add(tmp_path, [])


def test_bad_arguments_touch_nothing(tmp_path, sources):
    with pytest.raises(BadRequestError):
        coranto.build([sources], tmp_path / "x.coranto", workers=0)
    assert not (tmp_path / "x.coranto").exists()


def test_texts_and_originals_come_back_to_the_byte(dossier):
    with coranto.open_dossier(dossier) as opened:
        for doc, text in DISPATCHES.items():
            assert opened.text(doc) == text
            assert opened.original(doc).data == text.encode()
        with pytest.raises(NotFoundError, match="There is no document"):
            opened.text("none.txt")


def test_a_citation_is_the_passage_in_its_context(dossier):
    with coranto.open_dossier(dossier) as opened:
        text = DISPATCHES["minister.txt"]
        at = text.index("Nobody was warned")
        cited = opened.cite(f"minister.txt#char={at},{at + 17}", context=5)
        assert (cited.quote, cited.before, cited.after) == ("Nobody was warned", "ed.\n“", ",” Ku")
        assert cited.text_sha256 == cited.sha256 == opened.original("minister.txt").sha256
        assert opened.cite(f"minister.txt#char=0,{len(text)}").quote == text
        for wrong in ("", "#char=5", "#char=9,5", f"#char=0,{len(text) + 1}"):
            with pytest.raises(BadRequestError):
                opened.cite(f"minister.txt{wrong}")
        with pytest.raises(NotFoundError):
            opened.cite("none.txt#char=0,1")


def test_entries_are_found_by_their_beginning(dossier):
    with coranto.open_dossier(dossier) as opened:
        entry = opened.entries()[0]
        assert opened.entry(entry.id[:9].upper()) == entry
        for unknown in ("", "zzz1"):
            with pytest.raises(NotFoundError):
                opened.entry(unknown)
        letters = [one.id[0] for one in opened.entries()]
        often = max(letters, key=letters.count)
        assert letters.count(often) > 1
        with pytest.raises(BadRequestError, match="More than one"):
            opened.entry(often)


def test_search_and_views_read_the_same_snapshot(dossier, sources):
    with coranto.open_dossier(dossier) as opened:
        assert [hit.doc for hit in opened.search("warned kulkarni")] == ["minister.txt"]
        (sources / "late.txt").write_text("Kulkarni was warned.")
        coranto.add(dossier, [sources], path=PATH)
        assert len(opened.search("warned kulkarni")) == 1
        assert opened.corpus().docs() == sorted(DISPATCHES)
        opened.refresh()
        assert len(opened.search("warned kulkarni")) == 2
        assert len(opened.corpus().docs()) == 4


def test_readers_do_not_wait_for_a_writer_and_a_second_writer_is_refused(dossier, tmp_path):
    entered, leave = threading.Event(), threading.Event()

    def progress(phase: str, done: int, total: int) -> None:
        entered.set()
        assert leave.wait(20)

    (tmp_path / "late.txt").write_text("Rain fell said Maria.")
    writer = threading.Thread(
        target=coranto.add, args=(dossier, [tmp_path / "late.txt"]), kwargs={"path": PATH, "progress": progress}
    )
    writer.start()
    try:
        assert entered.wait(20)
        with coranto.open_dossier(dossier) as opened:
            assert len(opened.documents()) == 3
            assert opened.unfinished
        with pytest.raises(DossierBusyError, match="Wait until"):
            coranto.add(dossier, [], path=PATH)
    finally:
        leave.set()
        writer.join()
    with coranto.open_dossier(dossier) as opened:
        assert len(opened.documents()) == 4


KILLED = textwrap.dedent("""
    import os, signal, sys
    sys.path[:0] = sys.argv[3:]
    from coranto import library
    from coranto.run import workplace
    from run.fake_path import PATH
    workplace.BATCH = 1
    left = [int(sys.argv[2])]
    def progress(phase, done, total):
        left[0] -= 1
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)
    library.build([sys.argv[1] + "/sources"], sys.argv[1] + "/killed.coranto", path=PATH, progress=progress)
""")


@pytest.mark.parametrize("moment", [0, 2, 5, 8])
def test_a_build_killed_loses_nothing_acknowledged_and_resumes(tmp_path, dossier, moment):
    here = str(Path(__file__).parent)
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), str(moment), here], check=False)
    assert done.returncode == -signal.SIGKILL
    killed = tmp_path / "killed.coranto"
    with library.open_dossier(killed) as opened:
        verdict = opened.verify()
        assert verdict.documents == min(moment + 1, 3)
        assert verdict.faults == ()
        assert opened.unfinished
        with pytest.raises(DossierUnfinishedError, match="coranto add"):
            opened.entries()
    report = coranto.add(killed, [tmp_path / "sources"], path=PATH)
    assert report.held == verdict.documents
    assert exported(killed) == exported(dossier)


def test_adding_nothing_finishes_what_was_left(tmp_path, dossier):
    here = str(Path(__file__).parent)
    subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), "4", here], check=False)
    assert coranto.add(tmp_path / "killed.coranto", path=PATH).documents == 3
    assert exported(tmp_path / "killed.coranto") == exported(dossier)


def test_annotating_gives_records_document_by_document(sources):
    records = list(coranto.records([sources], layers=["sentence", "quantity"], date="2019-08-11"))
    documents = [record for record in records if isinstance(record, Document)]
    assert [document.doc for document in documents] == ["minister.txt", "valley.txt", "wire/dam.txt"]
    assert {document.published.reason for document in documents} == {"given by the user"}
    assert {type(record) for record in records} == {Document, Sentence, Quantity}
    seen = [record.doc for record in records]
    assert seen == sorted(seen)


def test_annotating_what_cannot_be_read_is_a_problem(tmp_path):
    (problem,) = coranto.records([tmp_path / "none.txt"])
    assert isinstance(problem, Problem)


def test_annotating_with_a_bad_layer_fails_before_it_begins(sources):
    with pytest.raises(BadRequestError, match="weather"):
        coranto.records([sources], layers=["weather"])


def test_dates_come_from_a_file(tmp_path, sources):
    file = tmp_path / "dates.jsonl"
    file.write_text('{"doc": "valley.txt", "published": "2019-08-12"}\n\n{"doc": "wire/dam.txt", "published": null}\n')
    dates = library.read_dates(file)
    assert dates == {"valley.txt": "2019-08-12", "wire/dam.txt": None}
    made = coranto.records([sources], dates=dates, layers=["mention"], path=PATH)
    starts = {record.doc: record.published.start for record in made if isinstance(record, Document)}
    assert starts == {"minister.txt": None, "valley.txt": "2019-08-12", "wire/dam.txt": None}


@pytest.mark.parametrize("line", ["not json", '{"doc": "a"}', '{"doc": 1, "published": null}', "[]"])
def test_a_dates_file_that_is_none_is_refused(tmp_path, line):
    (tmp_path / "dates.jsonl").write_text(f"\n{line}\n")
    with pytest.raises(BadRequestError, match="Line 2"):
        library.read_dates(tmp_path / "dates.jsonl")
    with pytest.raises(BadRequestError, match="cannot be read"):
        library.read_dates(tmp_path / "none.jsonl")


def test_public_names_are_there_and_come_late():
    assert set(coranto.__all__) <= set(dir(coranto))
    assert all(getattr(coranto, name) for name in coranto.__all__)
    assert issubclass(NotFoundError, coranto.CorantoError)
    assert coranto.CorantoError is CorantoError
    with pytest.raises(AttributeError):
        coranto.nothing  # noqa: B018
    code = "import sys, coranto; sys.exit('coranto.library' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, env={**os.environ}).returncode == 0


def test_the_version_is_that_of_the_package():
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text())["project"]
    assert coranto.__version__ == project["version"]


def test_every_error_says_what_to_do():
    error = NotFoundError("There is no entry abc", "See: coranto show")
    assert str(error) == "There is no entry abc. See: coranto show"
    assert (error.what, error.remedy) == ("There is no entry abc", "See: coranto show")


def test_mentions_of_the_views_corpus_are_linked(dossier):
    with coranto.open_dossier(dossier) as opened:
        ids = {mention.entity for mention in opened.corpus().all(Mention) if mention.text == "Kulkarni"}
        assert len(ids) == 1
        assert ids != {"Kulkarni"}


def test_a_dossier_has_another_version_when_and_only_when_it_tells_another_story(tmp_path, sources, dossier):
    first = version(dossier)
    coranto.build([sources], tmp_path / "again.coranto", path=PATH)
    coranto.add(dossier, path=PATH)
    assert version(dossier) == version(tmp_path / "again.coranto") == first != ""
    (sources / "later.txt").write_text("Date 2019-08-12\n\nThe toll in Solapur rose to 19, officials said.\n")
    coranto.add(dossier, [sources / "later.txt"], path=PATH)
    assert version(dossier) != first


def test_a_file_whose_name_only_begins_as_the_dossiers_own_is_a_source(tmp_path: Path) -> None:
    (tmp_path / "news-watchers.txt").write_text("The heron of Odder nests again, the council said on Monday.")
    coranto.build([tmp_path], tmp_path / "news", workers=1)
    coranto.add(tmp_path / "news", [tmp_path], workers=1)
    with coranto.open_dossier(tmp_path / "news") as opened:
        assert [document.doc for document in opened.documents()] == ["news-watchers.txt"]
