"""Blocks that workers work out are those that one process does, byte for byte; a worker that ends costs nothing."""

import pytest

from coranto.run import crew, survey, working
from coranto.run.crew import Crew
from run import fake_path
from run.dossiers import exported, readings, take

MANY = {
    "dam1.txt": "Dam broke Padma said Maria.\n", "dam2.txt": "Dam broke Padma.\nMaria left Padma.\n",
    "cup1.txt": "Rovers beat United said Pedro.\n", "cup2.txt": "Rovers beat United again.\nPedro slept.\n",
    "lone0.txt": "Zebra seen.\nNobody slept.\n",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _blocks_go_away(monkeypatch):
    monkeypatch.setattr(crew, "INLINE", 1)
    monkeypatch.setattr(survey, "ONE_BLOCK", 2)
    monkeypatch.setattr(working, "WORTH_SENDING", 1)


def counted(stats):
    return [(one.step, one.made, one.records, one.bytes) for one in stats.steps]


def test_blocks_from_workers_are_the_same(tmp_path, monkeypatch):
    sent = []
    submit = Crew.submit_block
    monkeypatch.setattr(Crew, "submit_block", lambda self, *given: sent.append(1) or submit(self, *given))
    alone = take(tmp_path / "one", readings(MANY), workers=1, steps=fake_path.IN_BLOCKS)
    assert alone.stats.blocks_made == 3
    sent.clear()
    two = take(tmp_path / "two", readings(MANY), workers=2, steps=fake_path.IN_BLOCKS)
    assert len(sent) == 2 * two.stats.blocks_made
    assert exported(tmp_path / "one") == exported(tmp_path / "two")
    assert counted(alone.stats) == counted(two.stats)


def test_a_worker_that_ends_over_a_block_costs_time_alone(tmp_path, monkeypatch):
    take(tmp_path / "one", readings(MANY), workers=1, steps=fake_path.IN_BLOCKS)
    ask, ended = Crew._ask_block, []

    def killed(self, payload):
        if not ended:
            ended.append(1)
            self._process().kill()
        return ask(self, payload)

    monkeypatch.setattr(Crew, "_ask_block", killed)
    two = take(tmp_path / "two", readings(MANY), workers=2, steps=fake_path.IN_BLOCKS)
    assert ended
    assert two.problems == ()
    assert exported(tmp_path / "one") == exported(tmp_path / "two")


def failing(corpus, tools):
    if any("0.txt" in doc for doc in corpus.docs()):
        raise ZeroDivisionError
    yield from fake_path.entries(corpus, tools)


def test_a_step_that_fails_on_a_block_is_told_as_ever(tmp_path):
    from dataclasses import replace

    steps = (*fake_path.IN_BLOCKS[:-1], replace(fake_path.IN_BLOCKS[-1], run=failing))
    found = [take(tmp_path / str(n), readings(MANY), workers=n, steps=steps) for n in (1, 2)]
    assert found[0].problems == found[1].problems
    assert [problem.doc for problem in found[0].problems] == ["(dossier)"]
    assert exported(tmp_path / "1") == exported(tmp_path / "2")
