"""A kill at any moment of adding, judging, grading or erasing: what lies on the disk then is the state before or after.

A moment is what is on the disk before a transaction is committed. Kills of processes, at random: ``benchmarks.kills``.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import apsw
import pytest

from coranto.model.grade import Graded, Grading
from coranto.model.grade import with_id as graded
from coranto.model.judgement import HASH_DIGITS, Judgement, NameRef
from coranto.model.judgement import with_id as judged
from coranto.run import local, workplace
from coranto.run.crew import Crew
from coranto.store import writer as module
from coranto.store.connection import open_to_write
from coranto.store.reader import open_reader
from coranto.store.verifying import verify
from coranto.store.writer import open_writer
from coranto.text.identity import sha256_hex
from run.dossiers import FLOOD, exported, reading, readings, take
from run.fake_path import PATH
from test_custody import traces

SECRET = "Rain fell all night.\nNobody slept said Zebedee.\nMarmosets were heard.\n"
WORDS = ("Zebedee", "Marmosets")
MORE = {"east.txt": "Snow fell on Tarma.\n", "hill.txt": "Hail fell said Pedro.\nPublished 2021-03-04\n"}
AT = "2031-05-02T08:00:00Z"
SHORT = sha256_hex(SECRET.encode())[:HASH_DIGITS]
NORTH = sha256_hex(FLOOD["north.txt"].encode())[:HASH_DIGITS]
VERDICT = judged(
    Judgement("", "different", NameRef("person", "Maria", (NORTH,), False),
              NameRef("person", "Zebedee", (SHORT,), False), "Ana", AT, None, None)
)  # fmt: skip
GRADE = graded(Grading("", Graded("claim", "c", "z.txt", 0, 4, SECRET[:4], None, SHORT), "B", 2, "Ana", AT))


def clock() -> str:
    return AT


def add(path: Path) -> None:
    with open_writer(path, clock) as writer:
        local.run(writer, readings(MORE), workers=1, path=PATH)


def replace(path: Path) -> None:
    with open_writer(path, clock) as writer:
        local.run(writer, readings(MORE), workers=1, path=PATH, anew=True)


def judge(path: Path) -> None:
    with open_writer(path, clock) as writer:
        with writer.batch():
            writer.judge([VERDICT])
        local.run(writer, (), workers=1, path=PATH)


def grade(path: Path) -> None:
    with open_writer(path, clock) as writer:
        writer.grade([GRADE])


def erase(path: Path) -> None:
    with open_writer(path, clock) as writer:
        writer.erase("z.txt", "court order", None)
        local.run(writer, (), workers=1, path=PATH)


@contextmanager
def copied(path: Path, into: Path) -> Iterator[list[Path]]:
    """Has every state that is on the disk before a commit copied; the list grows with them."""
    copies: list[Path] = []

    def copy() -> bool:
        folder = into / str(len(copies))
        folder.mkdir(parents=True)
        for file in path.parent.glob(path.name + "*"):
            if not file.name.endswith("-lock"):
                shutil.copy(file, folder)
        copies.append(folder / path.name)
        return False

    def hooked(at: Path) -> apsw.Connection:
        connection = open_to_write(at)
        connection.set_commit_hook(copy)
        return connection

    with patch.object(module, "open_to_write", hooked):
        yield copies


def log(path: Path) -> list[str]:
    with open_reader(path) as reader:
        return [line.written for line in reader.log()]


def state(path: Path) -> tuple[bytes, list[Judgement], list[Grading]]:
    """All that a dossier holds."""
    with open_reader(path) as reader:
        return exported(path), list(reader.judgements()), list(reader.gradings())


def faults(path: Path) -> list[str]:
    with open_reader(path) as reader:
        return [fault.what for fault in verify(reader).faults]


@pytest.mark.parametrize("act", [add, replace, judge, grade, erase])
def test_whenever_it_is_killed_it_is_done_or_not_and_the_next_run_finishes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: Callable[[Path], None]
) -> None:
    monkeypatch.setattr(workplace, "BATCH", 1)
    careless = property(lambda _: False, lambda *_: None)
    monkeypatch.setattr(Crew, "careful", careless)  # no process of its own is started for each copy
    path = tmp_path / "a.coranto"
    take(path, [*readings(FLOOD), reading("z.txt", SECRET)])
    before, lines = state(path), log(path)
    with copied(path, tmp_path / "moments") as copies:
        act(path)
    after, lasting = state(path), log(path)
    assert before != after
    assert lasting[: len(lines)] == lines
    between = [before, after]
    if act in (add, replace):
        for more in ({"east.txt": MORE["east.txt"]}, MORE):
            take(shutil.copy(copies[0], tmp_path / "some"), readings(more))
            between.append(state(tmp_path / "some"))
    found = []
    for copy in copies:
        take(copy, ())
        assert faults(copy) == []
        assert log(copy)[: len(lines)] == lines
        found.append(state(copy))
        if act is erase and found[-1] == after:
            assert traces(copy, WORDS) == []
        if found[-1] != after:
            act(copy)
            assert state(copy) == after
            assert faults(copy) == []
    assert all(one in between for one in found)
    assert found[0] == before
    assert found == sorted(found, key=lambda one: (one == after, one != before)), "what was done stays done"
