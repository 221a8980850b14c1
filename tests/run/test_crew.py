import os
import shutil
import signal
import time

import pytest

from analyzers import read_by_model
from coranto.model.annotation import Mention, Sentence
from coranto.model.errors import ModelUnavailableError
from coranto.run import crew as module
from coranto.run.crew import Crew
from coranto.run.phases import phases
from coranto.run.visit import Visit
from coranto.steps import DocumentStep
from coranto.tools import Tools, open_tools
from run import fake_path
from run.dossiers import reading

FIRST = phases(fake_path.PATH)[0].steps


@pytest.fixture(autouse=True)
def _no_visits_inline(monkeypatch):
    monkeypatch.setattr(module, "INLINE", 0)


def visits(count: int):
    return ((n, Visit(reading(f"{n}.txt", f"Report {n}.").dispatch)) for n in range(count))


def whose_process(folio, tools):
    print("this must not get between the frames")
    if folio.doc == "3.txt":
        os.kill(os.getpid(), signal.SIGKILL)
    yield Sentence(folio.doc, 0, os.getpid())


def test_rows_come_back_in_the_order_of_the_visits():
    with Crew(2, open_tools()) as crew, Crew(1, open_tools()) as alone:
        answers = list(crew.map(FIRST, visits(20)))
        assert answers == list(alone.map(FIRST, visits(20)))
    assert [tag for tag, _ in answers] == list(range(20))


def test_few_visits_are_taken_ahead():
    taken = []
    with Crew(2, open_tools()) as crew:
        answers = crew.map(FIRST, ((n, visit) for n, visit in visits(50) if not taken.append(n)))
        next(answers)
        assert len(taken) <= 2 * module.AHEAD


def test_a_worker_that_dies_of_a_visit_costs_that_visit_alone():
    step = DocumentStep(whose_process, (), (Sentence,))
    with Crew(2, open_tools()) as crew:
        answers = dict(crew.map([step], visits(8)))
    (problem,) = answers[3][0].records()
    assert (problem.doc, problem.what) == ("3.txt", "a worker process ended while working on it")
    pids = {answers[n][0].records()[0].end for n in range(8) if n != 3}
    assert len(answers) == 8
    assert os.getpid() not in pids
    for pid in pids:
        assert_gone(pid)


def assert_gone(pid: int) -> None:
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    raise AssertionError(f"worker {pid} outlived its crew")


def test_a_crew_left_in_the_middle_ends_its_workers():
    step = DocumentStep(whose_process, (), (Sentence,))
    with Crew(2, open_tools()) as crew:
        _, rows = next(crew.map([step], visits(3)))
    assert_gone(rows[0].records()[0].end)


def test_steps_that_no_other_process_can_find_are_run_here():
    def local(folio, tools):
        yield Sentence(folio.doc, 0, os.getpid())

    with Crew(2, open_tools()) as crew:
        answers = list(crew.map([DocumentStep(local, (), (Sentence,))], visits(2)))
    assert {rows[0].records()[0].end for _, rows in answers} == {os.getpid()}


@pytest.fixture
def pipeline(tmp_path):
    """The folder of a spaCy pipeline that knows one person."""
    spacy = pytest.importorskip("spacy")
    made = spacy.blank("en")
    made.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "Ama Osei"}])
    made.meta["name"] = "ruled"
    made.to_disk(tmp_path / "ruled")
    return tmp_path / "ruled"


ASKING = [DocumentStep(read_by_model, (Sentence,), (Mention,))]


def met(count: int):
    return ((n, Visit(reading(f"{n}.txt", f"Report {n} on Ama Osei.").dispatch)) for n in range(count))


def test_workers_read_with_the_model_of_the_users_own(pipeline):
    tools = Tools(f"spacy:{pipeline}")
    with Crew(2, tools) as crew:
        answers = list(crew.map(ASKING, met(4)))
    assert "analyzer" not in vars(tools), "the driver has not read anything itself"
    with Crew(1, tools) as alone:
        assert answers == list(alone.map(ASKING, met(4)))
    assert [[(m.start, m.text) for m in rows[0].records()] for _, rows in answers] == [[(12, "Ama Osei")]] * 4


def test_a_model_that_workers_cannot_load_ends_the_run(pipeline):
    tools = Tools(f"spacy:{pipeline}")
    shutil.rmtree(pipeline)
    with Crew(2, tools) as crew, pytest.raises(ModelUnavailableError, match="spaCy cannot load"):
        list(crew.map(ASKING, met(4)))
