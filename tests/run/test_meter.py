"""What a run takes is told step by step, and changes nothing of what it makes."""

import json
import time

import msgspec
import pytest

from coranto.model.codec import KIND_OF
from coranto.model.source import Problem
from coranto.run import crew, local
from coranto.run.meter import Meter, kind_of, kinds_of
from coranto.steps import DocumentStep
from coranto.store.reader import open_reader
from run import fake_path
from run.dossiers import FLOOD, reading, readings, take

MANY = {f"{n}.txt": f"Report {n}.\nThe dam broke said Maria.\n" for n in range(12)}


def counted(stats):
    """The figures of each step that no clock has a part in."""
    return {one.step: (one.scope, one.made, one.reused, one.records, one.bytes) for one in stats.steps}


def test_every_step_of_the_path_is_told_in_its_order(tmp_path):
    stats = take(tmp_path / "x", readings(FLOOD)).stats
    assert [one.step for one in stats.steps] == [
        f"{step.run.__module__}.{step.run.__name__}" for step in fake_path.PATH
    ]
    assert {one.scope for one in stats.steps} == {"document", "block"}
    assert all(one.made == (3 if one.scope == "document" else 1) and one.reused == 0 for one in stats.steps)
    assert (stats.read, stats.held, stats.documents, stats.blocks_made, stats.blocks_kept) == (3, 0, 3, 1, 0)
    assert stats.bytes_read == stats.chars == sum(map(len, FLOOD.values()))


def test_records_and_bytes_are_those_that_are_stored(tmp_path):
    stats = take(tmp_path / "x", readings(FLOOD)).stats
    with open_reader(tmp_path / "x") as reader:
        for step, told in zip(fake_path.PATH, stats.steps, strict=True):
            table = "rows" if isinstance(step, DocumentStep) else "derived"
            names = ", ".join(f"'{KIND_OF[kind].name}'" for kind in step.gives)
            query = f"SELECT coalesce(sum(n), 0), coalesce(sum(size), 0) FROM {table} WHERE kind IN ({names})"
            assert (told.records, told.bytes) == next(iter(reader.connection.execute(query)))
    assert sum(one.records for one in stats.steps) > 10


def test_what_was_there_from_before_is_told_apart(tmp_path):
    take(tmp_path / "x", readings(FLOOD))
    again = take(tmp_path / "x", readings(FLOOD)).stats
    assert (again.read, again.held, again.blocks_made, again.blocks_kept) == (0, 3, 0, 1)
    assert all(one.made == 0 and one.reused == (3 if one.scope == "document" else 1) for one in again.steps)
    more = take(tmp_path / "x", [reading("new.txt", "Rain fell said Ana.\nPublished 2021-03-02\n")]).stats
    first = more.steps[0]
    assert (first.made, first.reused) == (1, 3)


def test_workers_are_counted_as_one_process_is(tmp_path, monkeypatch):
    monkeypatch.setattr(crew, "INLINE", 1)
    alone, two = (take(tmp_path / str(n), readings(MANY), workers=n).stats for n in (1, 2))
    assert counted(alone) == counted(two)
    assert (alone.queue.most, alone.queue.workers, two.queue.workers) == (0, 1, 2)
    assert 0 < two.queue.most <= crew.AHEAD * 2
    assert two.queue.waited_seconds > 0
    assert two.cpu_seconds > 0


def test_time_is_told_of_steps_and_of_what_is_around_them(tmp_path):
    stats = take(tmp_path / "x", readings(FLOOD)).stats
    assert [one.stage for one in stats.stages] == ["reading", "storing", "packing", "publishing", "the rest"]
    assert all(one.seconds > 0 for one in stats.steps)
    assert all(one.seconds > 0 for one in stats.stages[:-1])
    spent = sum(one.cpu_seconds for one in (*stats.steps, *stats.stages))
    assert spent == pytest.approx(stats.cpu_seconds)


def test_a_stage_within_another_is_counted_once():
    meter = Meter()
    with meter.stage("outer"):
        with meter.stage("inner"):
            time.sleep(0.05)
        with meter.stage("inner"):
            pass
    inner, outer, _ = meter.stats((), 1, ()).stages
    assert (inner.stage, outer.stage) == ("inner", "outer")
    assert inner.seconds > 0.04 > outer.seconds >= 0


def test_documents_are_told_one_by_one_where_that_is_wanted(tmp_path):
    from coranto.store.writer import open_writer

    meter = Meter(by_document=True)
    with open_writer(tmp_path / "x") as writer:
        local.run(writer, readings(FLOOD), workers=1, path=fake_path.PATH, meter=meter)
    assert meter.by_document is not None
    assert sorted(meter.by_document) == sorted(FLOOD)
    assert all(seconds > 0 for seconds in meter.by_document.values())
    assert Meter().by_document is None


def test_stats_are_told_in_json(tmp_path):
    told = json.loads(msgspec.json.encode(take(tmp_path / "x", readings(FLOOD)).stats))
    assert told["steps"][0].keys() >= {"step", "made", "reused", "seconds", "cpu_seconds", "records", "bytes"}
    assert told["queue"]["workers"] == 1


@pytest.mark.parametrize(
    ("what", "at", "kind"),
    [
        ("larger than 32 MB", None, "larger than n MB"),
        ("5,000,001 characters of text, more than one dispatch may have (5,000,000)", None,
         "n characters of text, more than one dispatch may have"),
        ("broken JSON: Expecting value", "line 3", "broken JSON"),
        ("this step failed on it: ValueError: invalid literal: 'Ana Quispe'", "coranto.annotate.times.anchored_times",
         "annotate.anchored_times: this step failed on it"),
        ("packed as “zstd”, which is not read", None, "packed as"),
        ("7 more like it: empty", None, "empty"),
        ("", None, "unknown"),
    ],
)  # fmt: skip
def test_a_kind_of_problem_holds_nothing_of_a_dispatch(what, at, kind):
    assert kind_of(Problem("a.txt", at, what, "see")) == kind


def test_problems_that_one_counts_for_others_are_counted():
    given = [Problem("a", None, "empty", ""), Problem("b", None, "1,007 more like it: empty", ""),
             Problem("c", None, "binary, not text", "")]  # fmt: skip
    assert list(kinds_of(given).items()) == [("empty", 1008), ("binary, not text", 1)]
