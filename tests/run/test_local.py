"""What a dossier says depends on what it was given: not on order, splits, batches, workers or interruptions."""

import dataclasses
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coranto.model.annotation import Mention, Sentence
from coranto.model.assertion import Claim
from coranto.model.chronicle import Entry
from coranto.model.source import DateCandidate, Document, Metadata, Problem
from coranto.read.reading import Read
from coranto.run import crew, local, survey, workplace
from coranto.run.caps import FREELY, Allowance
from coranto.run.crew import Crew
from coranto.run.local import run
from coranto.run.resolution import WHOLE_DOSSIER
from coranto.steps import DocumentStep
from coranto.store.reader import open_reader
from coranto.store.verifying import verify
from coranto.store.writer import open_writer
from coranto.tools import open_tools
from run import fake_path, hard_cases
from run.dossiers import FLOOD, exported, flood, reading, readings, take

lines = st.sampled_from(
    ["The dam broke said Maria.", "Rain fell.", "Pedro left 🌊.", "Published 2021-03-02", "Élan\u0301 said Zoë.", " \r"]
)
texts = st.lists(lines, min_size=1, max_size=4).map("\n".join)
handed = st.lists(
    st.tuples(st.sampled_from(["a.txt", "b.txt", "b/c.txt"]), texts, st.sampled_from([None, "The Post"])), max_size=6
)


def as_readings(items: list[tuple[str, str, str | None]]) -> list[Read]:
    return [reading(doc, text, Metadata(outlet=outlet)) for doc, text, outlet in items]


@settings(max_examples=40, deadline=None)
@given(handed, st.randoms(use_true_random=False), st.integers(0, 6), st.integers(1, 4))
def test_order_splits_and_batches_leave_the_export_the_same(items, random, split, batch):
    shuffled = list(items)
    random.shuffle(shuffled)
    with tempfile.TemporaryDirectory() as folder:
        take(Path(folder) / "whole", as_readings(items))
        with mock.patch.object(workplace, "BATCH", batch):
            for part in (shuffled[:split], shuffled[split:]):
                take(Path(folder) / "parts", as_readings(part))
        assert exported(Path(folder) / "whole") == exported(Path(folder) / "parts")


@settings(max_examples=25, deadline=None)
@given(handed)
def test_every_dossier_verifies(items):
    from coranto.store.verifying import verify

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x"
        take(path, as_readings(items))
        with open_reader(path) as reader:
            assert verify(reader).faults == ()


def test_workers_give_what_one_process_gives(tmp_path, monkeypatch):
    monkeypatch.setattr(crew, "INLINE", 1)
    many = {f"{n}.txt": f"Report {n}.\nThe dam broke said Maria.\n" for n in range(12)} | FLOOD
    take(tmp_path / "one", readings(many))
    take(tmp_path / "two", readings(many), workers=2)
    assert exported(tmp_path / "one") == exported(tmp_path / "two")


def test_what_is_held_is_not_taken_again(tmp_path):
    path = flood(tmp_path / "x")
    before = path.read_bytes()
    outcome = take(path, readings(FLOOD))
    assert (outcome.read, outcome.held) == (0, 3)
    assert path.read_bytes() == before


def test_the_same_text_under_one_name_is_one_document_whatever_its_metadata(tmp_path):
    early = Metadata(published=(DateCandidate("2021-03-02", "feed published"),))
    for name, order in (("x", (None, early)), ("y", (early, None))):
        for metadata in order:
            take(tmp_path / name, [reading("a.txt", "Rain fell.", metadata)])
    assert exported(tmp_path / "x") == exported(tmp_path / "y")
    with open_reader(tmp_path / "x") as reader:
        assert list(reader.listing) == ["a.txt"]


def test_same_bytes_under_two_names_are_two_documents(tmp_path):
    take(tmp_path / "x", [reading("a.txt", "Rain fell."), reading("b.txt", "Rain fell.")])
    with open_reader(tmp_path / "x") as reader:
        assert list(reader.listing) == ["a.txt", "b.txt"]
        assert reader.connection.execute("SELECT count(*) FROM original").get == 1


def counting(step: DocumentStep, seen: list[str]) -> DocumentStep:
    """The step under its own name, which notes the documents it was run on."""

    def run(folio, tools):
        seen.append(folio.doc)
        return step.run(folio, tools)

    run.__module__, run.__qualname__ = step.run.__module__, step.run.__qualname__
    return dataclasses.replace(step, run=run)


def watched() -> tuple[tuple, list[str], list[str]]:
    """The fake path, the documents that its first phase visits, and those that the phase after dating visits."""
    first, second = [], []
    path = list(fake_path.PATH)
    path[0] = counting(path[0], first)
    path[5] = counting(path[5], second)
    return tuple(path), first, second


def test_only_what_is_new_or_newly_dated_is_worked_on(tmp_path):
    steps, first, second = watched()
    undated = {"a.txt": "The dam broke said Maria.\n", "b.txt": "Rain fell.\n"}
    take(tmp_path / "x", readings(undated), steps=steps)
    first.clear(), second.clear()
    take(tmp_path / "x", readings({"c.txt": "The dam broke said Maria.\nPublished 2021-03-02\n"}), steps=steps)
    assert first == ["c.txt"]
    assert second == ["a.txt", "c.txt"], "a.txt is dated by c.txt, b.txt is untouched"


def test_a_newer_step_makes_its_phase_anew_and_no_other(tmp_path):
    steps, first, second = watched()
    take(tmp_path / "x", readings(FLOOD), steps=steps)
    first.clear(), second.clear()
    newer = (*steps[:5], dataclasses.replace(steps[5], version=2), *steps[6:])
    take(tmp_path / "x", [], steps=newer)
    assert (first, second) == ([], sorted(FLOOD))


class KilledError(Exception):
    """Stands for a kill: nothing after it runs."""


@pytest.mark.parametrize(
    ("survived", "steps", "acts"),
    [*((n, fake_path.PATH, 7) for n in range(8)), *((n, fake_path.IN_BLOCKS, 8) for n in range(9))],
)
def test_a_run_broken_off_anywhere_is_finished_by_the_next(tmp_path, survived, steps, acts, monkeypatch):
    """Acts: three dispatches taken in, in blocks their gists compared, three worked on, the chronicle published."""
    monkeypatch.setattr(workplace, "BATCH", 1)
    monkeypatch.setattr(survey, "ONE_BLOCK", 2)
    take(tmp_path / "whole", readings(FLOOD), steps=steps)
    with open_writer(tmp_path / "x") as writer:
        batch, publish = writer.batch, writer.publish
        left = [survived]

        def counted(act):
            def acting(*args):
                if not left[0]:
                    raise KilledError
                left[0] -= 1
                return act(*args)

            return acting

        writer.batch, writer.publish = counted(batch), counted(publish)
        try:
            local.run(writer, readings(FLOOD), workers=1, path=steps)
            killed = False
        except KilledError:
            killed = True
        acknowledged = {ticket.given for ticket in writer.tickets()}
    assert killed == (survived < acts)
    assert acknowledged == set(list(FLOOD)[:survived])
    outcome = take(tmp_path / "x", readings(FLOOD), steps=steps)
    assert outcome.held == len(acknowledged)
    assert exported(tmp_path / "x") == exported(tmp_path / "whole")


def test_a_reader_keeps_the_old_chronicle_until_the_new_one_is_there(tmp_path):
    path = flood(tmp_path / "x")
    before = exported(path)
    with open_writer(path) as writer:
        publish = writer.publish
        seen = []

        def looking(*args):
            with open_reader(path) as reader:
                seen.append((b"".join(reader.export_lines()) == before, reader.unfinished))
            publish(*args)

        writer.publish = looking
        local.run(writer, [reading("south.txt", "A second text.")], workers=1, path=fake_path.PATH)
    assert seen == [(True, True)]
    assert exported(path) != before


def test_a_step_that_fails_on_one_text_leaves_the_others_alone(tmp_path):
    outcome = take(tmp_path / "x", readings({**FLOOD, "odd.txt": "BREAK MENTIONS said Maria."}))
    (problem,) = outcome.problems
    assert problem.doc == "odd.txt"
    assert problem.at == "run.fake_path.mentions"
    assert "StepFailedError: a text asked for it" in problem.what
    with open_reader(tmp_path / "x") as reader:
        assert {m.doc for m in reader.stored(Mention)} == {"north.txt", "south.txt", "west.txt"}
        assert {s.doc for s in reader.stored(Sentence)} == {*FLOOD, "odd.txt"}
        assert list(reader.stored(Problem)) == [problem]


def test_a_dossier_step_that_fails_is_a_problem_and_no_document_is_lost(tmp_path):
    outcome = take(tmp_path / "x", readings({**FLOOD, "odd.txt": "BREAK DATING."}))
    assert [problem.doc for problem in outcome.problems] == [WHOLE_DOSSIER]
    with open_reader(tmp_path / "x") as reader:
        documents = list(reader.stored(Document))
        assert [d.doc for d in documents] == ["north.txt", "odd.txt", "south.txt", "west.txt"]
        assert {d.published.basis for d in documents} == {"unknown"}
        assert len(list(reader.stored(Entry))) > 0


def test_a_problem_met_in_reading_is_kept_once(tmp_path):
    problem = Problem("broken.html", "byte 3", "cut short", "fetch it again")
    for _ in range(2):
        assert take(tmp_path / "x", [*readings(FLOOD), problem]).problems == (problem,)
    with open_reader(tmp_path / "x") as reader:
        assert list(reader.stored(Problem)) == [problem]


def test_a_text_that_takes_a_name_over_renames_the_one_that_had_it(tmp_path):
    low, high = sorted([reading("a.txt", "Rain fell said Maria."), reading("a.txt", "Snow fell said Maria.")],
                       key=lambda r: r.dispatch.text_sha256)  # fmt: skip
    take(tmp_path / "x", [high])
    with open_reader(tmp_path / "x") as reader:
        (old,) = reader.stored(Claim)
    take(tmp_path / "x", [low])
    renamed = f"a.txt~{high.dispatch.text_sha256[:8]}"
    with open_reader(tmp_path / "x") as reader:
        assert list(reader.listing) == ["a.txt", renamed]
        assert reader.dispatch(renamed).text == high.dispatch.text
        assert {record.doc for record in reader.stored(Sentence)} == {"a.txt", renamed}
        (new,) = [claim for claim in reader.stored(Claim) if claim.doc == renamed]
        alias = reader.connection.execute("SELECT new FROM alias WHERE kind = 'claim' AND old = ?", (old.id,)).get
        assert alias == new.id != old.id


def test_progress_says_how_far_every_phase_is(tmp_path):
    said = []
    with open_writer(tmp_path / "x") as writer:
        local.run(
            writer,
            readings(FLOOD),
            workers=1,
            path=fake_path.PATH,
            progress=lambda *told: said.append(told),
            expected=3,
        )
    assert said[0] == ("reading", 3, 3)
    assert {phase for phase, done, total in said if done == total} == {
        "reading", "dated", "run", "entries", "publishing",
    }  # fmt: skip


CRISIS = {
    "a.txt": "Gazette date 2018-07-03\n\nAt least 12 people were killed when a ferry sank off Cebu on Tuesday, "
    "the coast guard said.\n\n“We heard a bang,” said Rosa Dizon, a passenger.\n",
    "b.txt": "At least 12 people were killed when a ferry sank off Cebu on Tuesday, the coast guard said.\n"
    "It denied that the ferry had been overloaded. The toll could not be independently verified.\n",
    "c.txt": "The coast guard raised the toll to 15 on Wednesday. Dizon said two children were missing.\n",
}


def test_steps_ask_for_no_more_than_they_say_they_need(tmp_path):
    """In a worker a step sees only the kinds its phase needs: what it made must be what it makes where it sees all."""
    from coranto.steps import PATH
    from support import corpus

    take(tmp_path / "x", readings(CRISIS), steps=PATH)
    seeing_all = corpus(CRISIS)
    with open_reader(tmp_path / "x") as reader:
        assert not list(reader.stored(Problem))
        for kind in (kind for step in PATH for kind in step.gives):
            assert sorted(map(repr, reader.stored(kind))) == sorted(map(repr, seeing_all.all(kind))), kind


GIVEN = {"a.txt": "Rain fell said Maria.", "b.txt": "HANG said Pedro.", "c.txt": "CRASH said Ana.", "d.txt": "Snow."}


def taken(path, texts, *, workers=2, seconds=2.0, careful=True):
    with Crew(workers, open_tools(), Allowance(seconds, FREELY.memory)) as crew, open_writer(path) as writer:
        writer.broken_off = careful
        return run(writer, readings(texts), workers=workers, path=hard_cases.PATH, engine=crew)


def test_what_was_given_up_is_a_problem_and_is_tried_again_only_when_it_is_allowed_more(tmp_path):
    outcome = taken(tmp_path / "x", GIVEN)
    assert [(one.doc, one.at, one.what) for one in outcome.problems] == [
        ("b.txt", "run.hard_cases.sentences", "given up: it was not done within 2 s"),
        ("c.txt", "run.hard_cases.sentences", "given up: the process that worked on it ended (SIGSEGV)"),
    ]
    first = exported(tmp_path / "x")
    assert first.count(b'"kind":"document"') == 4
    version = version_of(tmp_path / "x")
    begun = time.monotonic()
    assert [one.doc for one in taken(tmp_path / "x", {}, seconds=1.0).problems] == []
    taken(tmp_path / "x", {"e.txt": "Fog said Pedro."}, seconds=1.5, careful=False)
    assert exported(tmp_path / "x").count(b"not done within 2 s") == 1
    again = taken(tmp_path / "x", {}, seconds=2.5)
    assert [one.what for one in again.problems if one.doc == "b.txt"] == ["given up: it was not done within 2.5 s"]
    assert time.monotonic() - begun > 2.5
    assert version_of(tmp_path / "x") != version
    with open_reader(tmp_path / "x") as reader:
        assert verify(reader).faults == ()


def version_of(path):
    with open_reader(path) as reader:
        return reader.meta("inputs")


def test_what_was_given_up_is_whole_once_it_can_be_done(tmp_path, monkeypatch):
    """A document that was too slow for a worker, and is not for one that has more time."""
    monkeypatch.setenv("TEST_SLOW_S", "3")
    texts = {"a.txt": "Rain fell said Maria.", "b.txt": "SLOW said Pedro."}
    assert len(taken(tmp_path / "x", texts, seconds=1.0).problems) == 1
    assert taken(tmp_path / "x", {}, seconds=60.0).problems == ()
    monkeypatch.setenv("TEST_SLOW_S", "0")
    taken(tmp_path / "whole", texts, careful=False)
    assert exported(tmp_path / "x") == exported(tmp_path / "whole")


def test_what_is_given_up_is_the_same_with_any_number_of_workers(tmp_path):
    taken(tmp_path / "1", GIVEN, workers=1)
    taken(tmp_path / "2", dict(reversed(GIVEN.items())), workers=2)
    assert exported(tmp_path / "1") == exported(tmp_path / "2")


def test_after_a_run_that_was_broken_off_nothing_is_done_in_the_process_itself(tmp_path):
    code = (
        "import sys; from pathlib import Path; from run.dossiers import readings, take; from run import hard_cases;"
        "take(Path(sys.argv[1]), readings({'a.txt': 'Rain.', 'c.txt': 'CRASH'}), steps=hard_cases.PATH)"
    )
    path = tmp_path / "x"
    ends = [subprocess.run([sys.executable, "-c", code, str(path)], env=on_path(), check=False) for _ in range(2)]
    assert [end.returncode for end in ends] == [-signal.SIGSEGV, 0]
    with open_reader(path) as reader:
        assert [one.what for one in reader.stored(Problem)] == [
            "given up: the process that worked on it ended (SIGSEGV)"
        ]
        assert sorted(reader.listing) == ["a.txt", "c.txt"]
    with open_writer(path) as writer:
        assert not writer.broken_off


def on_path():
    return {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
