"""What befalls a machine: a full disk, a log cut short, a huge archive, one text a thousand times. Nothing is lost."""

import shutil
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest
from benchmarks.hardships import many_names

from cli.asking import built, run
from coranto.library import add, open_dossier
from coranto.model.annotation import Fingerprint, Sentence
from coranto.model.corpus import Folio, MemoryCorpus
from coranto.model.errors import DossierUnfinishedError
from coranto.model.resolved import Copy
from coranto.model.source import Document, Problem
from coranto.read.reading import DEFAULT_LIMITS
from coranto.read.warc import read_archive
from coranto.resolve.copies import copies
from coranto.resolve.grouping import Grouping
from coranto.resolve.origins import origins
from coranto.run.resolution import undated
from coranto.steps import PATH, DocumentStep
from coranto.store.reader import open_reader
from coranto.store.verifying import verify
from coranto.store.writer import open_writer
from coranto.tools import open_tools
from run.dossiers import FLOOD, exported, reading, readings, take
from sources import dispatch

FULL = Path("/dev/full")
on_linux = pytest.mark.skipif(not FULL.exists(), reason="only Linux has a disk that is always full")

FERRY = {
    "wire.txt": "Wire date 2021-05-02\n\nA ferry sank off Mombasa on Sunday, the coast guard said. Ten people died.\n",
    "post.txt": "Post date 2021-05-03\n\nAt least 12 people died as a ferry sank off Mombasa, police said on Monday.\n",
}


@on_linux
@pytest.mark.parametrize("form", ["jsonl", "markdown", "html", "geojson"])
def test_an_export_to_a_full_disk_says_so(tmp_path, form):
    dossier = built(tmp_path, FERRY)
    before = dossier.read_bytes()
    answer = run("export", dossier, "--format", form, "--output", FULL)
    assert answer.exit_code == 1
    assert "No space left on device" in answer.output
    assert dossier.read_bytes() == before


@on_linux
@pytest.mark.parametrize("words", [("export", "--format", "jsonl"), ("show",), ("show", "--json")])
def test_what_is_printed_onto_a_full_disk_says_so(tmp_path, words):
    dossier = built(tmp_path, FERRY)
    code = "from coranto.cli import main; main()"
    with FULL.open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", code, words[0], dossier, *words[1:]],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("coranto: What is printed cannot be written: No space left on device.")


def test_an_export_to_where_nothing_may_be_written_says_so(tmp_path):
    dossier = built(tmp_path, FERRY)
    for place in (tmp_path / "none" / "x.jsonl", tmp_path):
        answer = run("export", dossier, "--format", "jsonl", "--output", place)
        assert answer.exit_code in (1, 2)
        assert str(place) in answer.output


@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 0.8, 0.99])
def test_of_a_log_that_was_cut_what_it_still_holds_is_whole(tmp_path, share):
    """A copy of a dossier and its log, taken while it was written, of which the log's end never arrived."""
    path, cut = tmp_path / "a.coranto", tmp_path / "b.coranto"
    take(path, readings({"north.txt": FLOOD["north.txt"]}))
    with open_writer(path) as writer:
        for doc in ("south.txt", "west.txt"):
            given = reading(doc, FLOOD[doc])
            with writer.batch():
                writer.hold(given.original, given.dispatch)
        shutil.copy(path, cut)
        log = path.with_name(path.name + "-wal").read_bytes()
    cut.with_name(cut.name + "-wal").write_bytes(log[: int(len(log) * share)])
    with open_reader(cut) as reader:
        assert verify(reader).faults == ()
        assert "north.txt" in reader.listing
    take(cut, readings(FLOOD))
    take(path, readings(FLOOD))
    assert exported(cut) == exported(path)


HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
TWO_GB = 2_000_000_000


def captured(number: int, length: int | None = None) -> bytes:
    """A record of a page; with ``length``: but the beginning of one so long."""
    words = f"Rain fell on Lima for the {number}th day, the mayor said on Monday, and the river rose again."
    page = f"<html><head><title>Day {number}</title></head><body><p>{words}</p></body></html>".encode()
    block = HTTP + (page if length is None else b"")
    head = f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: http://radio.example/{number}\r\n"
    head += f"Content-Type: application/http\r\nContent-Length: {length or len(block)}\r\n\r\n"
    return head.encode() + block


def test_an_archive_of_two_gigabytes_is_read_as_it_goes(tmp_path):
    """Its middle is one record of 2 GB, which takes no room on the disk; before and behind it are pages."""
    path = tmp_path / "big.warc"
    with path.open("wb") as file:
        file.write(captured(1) + b"\r\n\r\n" + captured(2, TWO_GB))
        file.seek(TWO_GB - len(HTTP), 1)
        file.write(b"\r\n\r\n" + captured(3) + b"\r\n\r\n")
    tracemalloc.start()
    with path.open("rb") as stream:
        found = list(read_archive(stream, path.name, DEFAULT_LIMITS))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [one.doc if isinstance(one, Problem) else one.dispatch.doc for one in found] == [
        "http://radio.example/1",
        "big.warc",
        "http://radio.example/3",
    ]
    assert found[1] == Problem(
        "big.warc", "record 2, http://radio.example/2", "larger than 32 MB", "give the article's text as a file"
    )
    assert most < 3 * DEFAULT_LIMITS.file_bytes


COPIED = "Rain fell on Lima on Monday and the river Rimac rose by two metres within a night. Ten people died in it.\n"


def test_one_text_two_thousand_times_is_one_origin_and_pairs_do_not_grow_with_the_square():
    tools = open_tools()
    steps = [step for step in PATH[:8] if isinstance(step, DocumentStep) and step.gives[0] in (Sentence, Fingerprint)]
    made = {}
    for number in range(2_000):
        folio = Folio(dispatch(COPIED, f"{number:05}.txt"))
        folio = folio.with_rows([undated(folio.dispatch)], [Document])
        for step in steps:
            folio = folio.with_rows(step.run(folio, tools), step.gives)
        made[folio.doc] = folio
    found = tuple(copies(MemoryCorpus(made), tools))
    assert len(found) < 4 * len(made)
    (origin,) = origins(MemoryCorpus(made, {Copy: found}), tools)
    assert len(origin.docs) == len(made)


def test_bearers_of_one_name_are_compared_with_the_first_alone(monkeypatch):
    """What ten thousand cost, and names that are merely alike: ``benchmarks.hardships``."""
    asked = []
    told = Grouping.objection
    monkeypatch.setattr(Grouping, "objection", lambda self, a, b: asked.append((a, b)) or told(self, a, b))
    assert many_names(300, alike=False) == 301
    assert len(asked) <= 2 * 300


def test_a_dispatch_that_was_half_written_is_a_text_of_its_own_and_the_whole_one_comes_beside_it(tmp_path):
    dossier = built(tmp_path, {"wire.txt": FERRY["wire.txt"][:50]})
    (tmp_path / "wire.txt").write_text(FERRY["wire.txt"])
    add(dossier, [tmp_path / "wire.txt"], workers=1)
    with open_dossier(dossier) as opened:
        assert len(opened.documents()) == 2
        assert {opened.text(one.doc) for one in opened.documents()} == {FERRY["wire.txt"], FERRY["wire.txt"][:50]}
        assert opened.verify().faults == ()


def test_a_first_build_of_which_nothing_came_on_the_disk_is_said_to_be_unfinished(tmp_path):
    path = tmp_path / "a.coranto"
    with open_writer(path), open_dossier(path) as opened, pytest.raises(DossierUnfinishedError, match="coranto add"):
        opened.entries()
