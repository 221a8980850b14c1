"""Everything that may be done to a dossier, and befall it, in any order: nothing acknowledged is lost, all verifies."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import apsw
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from coranto.model.errors import (
    DiskFullError,
    DossierBusyError,
    DossierDamagedError,
    DossierUnfinishedError,
    DossierUnwritableError,
    NotADossierError,
)
from coranto.model.grade import Graded, Grading
from coranto.model.grade import with_id as graded
from coranto.model.judgement import HASH_DIGITS, Judgement, NameRef
from coranto.model.judgement import with_id as judged
from coranto.run.local import run
from coranto.store import custody
from coranto.store.reader import open_reader
from coranto.store.verifying import verify
from coranto.store.writer import Writer, open_writer
from coranto.text.identity import sha256_hex
from run.dossiers import FLOOD, exported, reading
from run.fake_path import PATH
from store.test_custody import UNSHELVED

TEXTS = {
    **FLOOD,
    "east.txt": "Snow fell on Tarma.\nThe dam broke said Maria.\n",
    "hill.txt": "Nobody slept said Pedro.\nPublished 2021-03-04\n",
    "again.txt": FLOOD["south.txt"],
}
SIDES = ("-wal", "-shm")


def name(word: str, docs: set[str]) -> NameRef:
    """A name as it stands in some texts."""
    return NameRef("person", word, tuple(sorted({short(doc) for doc in docs})), False)


def short(doc: str) -> str:
    """The digits of a text's hash by which a verdict knows it."""
    return sha256_hex(TEXTS[doc].encode())[:HASH_DIGITS]


class Dossier(RuleBasedStateMachine):
    """A dossier on the disk, and beside it what it should hold."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="coranto-machine-"))
        self.path = self.folder / "a.coranto"
        self.minute = 1_000
        self.held: set[str] = set()
        self.erased: set[str] = set()
        self.verdicts: list[Judgement] = []
        self.grades: list[Grading] = []
        self.heads: list[tuple[int, str]] = []
        self.take({"north.txt"})

    def clock(self) -> str:
        self.minute += 1
        return f"2031-{self.minute // 40_000 % 12 + 1:02}-01T{self.minute // 60 % 24:02}:{self.minute % 60:02}:00Z"

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        with open_writer(self.path, self.clock) as writer:
            yield writer

    def take(self, docs: set[str], progress: object = None, *, anew: bool = False) -> None:
        given = [reading(doc, TEXTS[doc]) for doc in sorted(docs)]
        with self.writing() as writer:
            run(writer, given, workers=1, path=PATH, progress=progress, anew=anew)  # type: ignore[arg-type]
        self.held |= {doc for doc in docs if TEXTS[doc] not in self.erased}

    # -- what people do ----------------------------------------------------------------------------------------------

    @rule(docs=st.sets(st.sampled_from(sorted(TEXTS)), max_size=3))
    def add(self, docs: set[str]) -> None:
        self.take(docs)

    @rule(docs=st.sets(st.sampled_from(sorted(TEXTS)), min_size=1))
    def build_anew(self, docs: set[str]) -> None:
        self.held.clear()
        self.take(docs, anew=True)

    @precondition(lambda self: self.held)
    @rule(word=st.sampled_from(["Maria", "Pedro", "Rain"]), data=st.data())
    def judge(self, word: str, data: st.DataObject) -> None:
        docs = data.draw(st.sets(st.sampled_from(sorted(self.held)), min_size=1))
        at = self.clock()
        row = judged(Judgement("", "different", name(word, docs), name("Snow", docs), "Ana", at, None, None))
        with self.writing() as writer, writer.batch():
            writer.judge([row])
        self.verdicts += [row] if row not in self.verdicts else []
        self.take(set())

    @precondition(lambda self: self.verdicts)
    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        row = data.draw(st.sampled_from([row for row in self.verdicts if row.undoes is None]))
        back = judged(Judgement("", "undo", None, None, "Ana", self.clock(), None, row.id))
        with self.writing() as writer, writer.batch():
            writer.judge([back])
        self.verdicts += [back] if back not in self.verdicts else []
        self.take(set())

    @precondition(lambda self: self.held)
    @rule(data=st.data())
    def grade(self, data: st.DataObject) -> None:
        doc = data.draw(st.sampled_from(sorted(self.held)))
        of = Graded("claim", "c", doc, 0, 4, TEXTS[doc][:4], None, short(doc))
        row = graded(Grading("", of, "B", 2, "Ana", self.clock()))
        with self.writing() as writer:
            writer.grade([row])
        self.grades += [row] if row not in self.grades else []

    @precondition(lambda self: self.held)
    @rule(data=st.data())
    def erase(self, data: st.DataObject) -> None:
        doc = data.draw(st.sampled_from(sorted(self.held)))
        with self.writing() as writer:
            writer.erase(doc, "court order", None)
        gone = short(doc)
        self.erased.add(TEXTS[doc])
        self.held = {one for one in self.held if TEXTS[one] != TEXTS[doc]}
        left = {short(one) for one in self.held}
        stood = {
            row.id
            for row in self.verdicts
            for ref in (row.a, row.b)
            if ref is not None and gone in ref.texts and not left.intersection(ref.texts)
        }
        self.verdicts = [row for row in self.verdicts if row.id not in stood and row.undoes not in stood]
        self.grades = [row for row in self.grades if row.graded is not None and row.graded.sha256 != gone]
        self.take(set())

    @rule()
    def migrate(self) -> None:
        """The dossier is one of the third schema: it had no grades, no log and no tombstones."""
        connection = apsw.Connection(str(self.path))
        connection.execute(f"{UNSHELVED} DROP TABLE custody; DROP TABLE tombstone; DROP TABLE grading")
        connection.execute("DELETE FROM meta WHERE name = 'log'")
        connection.pragma("user_version", 3)
        connection.close()
        self.grades.clear()
        self.erased.clear()
        self.heads.clear()
        with self.writing() as writer:
            assert custody.head(writer.connection)[0] > 0

    # -- what befalls it ---------------------------------------------------------------------------------------------

    @rule(docs=st.sets(st.sampled_from(sorted(TEXTS)), min_size=1, max_size=4), moment=st.integers(0, 12))
    def kill(self, docs: set[str], moment: int) -> None:
        """What lies on the disk at some moment of a run is all that is left of it."""
        left = self.folder / "left"
        moments = iter(range(1_000))

        def progress(*_: object) -> None:
            if next(moments) == moment:
                self.copy_to(left)

        before, log = set(self.held), list(self.heads)
        self.take(docs, progress)
        if left.exists():
            for ending in ("", *SIDES):
                self.path.with_name(self.path.name + ending).unlink(missing_ok=True)
                if (left / (self.path.name + ending)).exists():
                    shutil.move(left / (self.path.name + ending), self.path.with_name(self.path.name + ending))
            shutil.rmtree(left)
            with self.writing() as writer:
                kept = {ticket.given for ticket in writer.tickets()}
            assert before <= kept
            self.held, self.heads = kept, log
            self.take(docs)

    def copy_to(self, folder: Path) -> None:
        folder.mkdir()
        for ending in ("", *SIDES):
            beside = self.path.with_name(self.path.name + ending)
            if beside.exists():
                shutil.copy(beside, folder)

    @rule(docs=st.sets(st.sampled_from(sorted(TEXTS)), min_size=1))
    def full_disk(self, docs: set[str]) -> None:
        try:
            with self.writing() as writer:
                pages = writer.connection.pragma("page_count")
                writer.connection.pragma("max_page_count", pages)
                run(writer, [reading(doc, TEXTS[doc] * 40) for doc in sorted(docs)], workers=1, path=PATH)
            said = "Make room: there was some, in free pages"
        except DiskFullError as error:
            said = str(error)
        assert "Make room" in said
        with self.writing() as writer:
            assert self.held <= {ticket.given for ticket in writer.tickets()}
        self.build_anew(set(self.held) or {"north.txt"})

    @rule()
    def read_only(self) -> None:
        before = exported(self.path)
        with patch("os.access", lambda *_: False):
            assert exported(self.path) == before
            with pytest.raises(DossierUnwritableError, match="may not be written"), self.writing():
                pass

    @rule()
    def two_writers(self) -> None:
        with self.writing(), pytest.raises(DossierBusyError, match="Wait until it is done"), self.writing():
            pass

    @rule(share=st.floats(0.01, 0.99))
    def half_written(self, share: float) -> None:
        """A copy that was broken off is told to be one; the dossier itself is none the worse."""
        data = self.path.read_bytes()
        half = self.folder / "half.coranto"
        half.write_bytes(data[: int(len(data) * share)])
        try:
            with open_reader(half) as reader:
                said = " ".join(fault.what for fault in verify(reader).faults)
        except (DossierDamagedError, NotADossierError, DossierUnfinishedError) as error:
            said = str(error)
        assert said
        for ending in ("", *SIDES, "-lock"):
            half.with_name(half.name + ending).unlink(missing_ok=True)

    @rule(minutes=st.integers(-100_000, 400_000))
    def clock_jumps(self, minutes: int) -> None:
        self.minute = max(0, self.minute + minutes)

    # -- what holds --------------------------------------------------------------------------------------------------

    @invariant()
    def all_is_there_and_verifies(self) -> None:
        if not hasattr(self, "path"):
            return
        with open_reader(self.path) as reader:
            verdict = verify(reader)
            assert verdict.faults == ()
            assert not reader.unfinished
            assert set(reader.listing) == self.held
            assert list(reader.judgements()) == self.verdicts
            assert list(reader.gradings()) == self.grades
            hashes = {line.n: line.hash for line in reader.log()}
            assert all(hashes.get(n) == hashed for n, hashed in self.heads)
        self.heads.append(verdict.log)

    def teardown(self) -> None:
        if not hasattr(self, "path"):
            return
        fresh = self.folder / "fresh.coranto"
        with open_writer(fresh) as writer:
            with writer.batch():
                writer.judge(self.verdicts)
            run(writer, [reading(doc, TEXTS[doc]) for doc in sorted(self.held)], workers=1, path=PATH)
            writer.grade(self.grades)
        assert exported(self.path) == exported(fresh)
        shutil.rmtree(self.folder)


TestDossier = Dossier.TestCase
TestDossier.settings = settings(
    max_examples=12, stateful_step_count=14, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
