import os
import shutil
import signal
import threading
import time

import pytest

from analyzers import read_by_model
from coranto.model.annotation import Mention, Sentence
from coranto.model.errors import ModelUnavailableError
from coranto.run import crew as module
from coranto.run.caps import Allowance
from coranto.run.crew import Crew
from coranto.run.phases import phases
from coranto.run.visit import Visit
from coranto.steps import DocumentStep
from coranto.tools import Tools, open_tools
from run import fake_path, hard_cases
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
    (problem,) = answers[3].rows[0].records()
    assert (problem.doc, problem.at) == ("3.txt", "run.test_crew.whose_process")
    assert "the system ended the process that worked on it (SIGKILL)" in problem.what
    pids = {answers[n].rows[0].records()[0].end for n in range(8) if n != 3}
    assert len(answers) == 8
    assert os.getpid() not in pids
    for pid in pids:
        assert_gone(pid)


ALLOWED = Allowance(4.0, 600_000_000)


def told(texts: list[str], workers: int, *, careful: bool = False) -> list[str]:
    """What is said of each text: how many sentences, or why it was given up."""
    given = ((n, Visit(reading(f"{n}.txt", text).dispatch)) for n, text in enumerate(texts))
    said = []
    with Crew(workers, open_tools(), ALLOWED) as crew:
        crew.careful, crew.inline_seconds = careful, 0.3
        for _, done in crew.map([hard_cases.STEP], given):
            records = [record for rows in done.rows for record in rows.records()]
            said.append(records[0].what if done.cap else f"{len(records)} sentences")
    return said


@pytest.mark.parametrize("workers", [1, 2])
def test_a_document_that_takes_too_long_or_too_much_or_ends_its_process_costs_itself_alone(workers):
    texts = ["Rain.", "HANG", "Rain.\nSnow.", "SWELL", "CRASH", "Hail.", "KILLED", "Fog."]
    assert told(texts, workers, careful=True) == [
        "1 sentences",
        "given up: it was not done within 4 s",
        "2 sentences",
        "given up: it takes more than 600 MB of memory",
        "given up: the process that worked on it ended (SIGSEGV)",
        "1 sentences",
        "given up: the system ended the process that worked on it (SIGKILL), as it does where memory runs out",
        "1 sentences",
    ]


def test_what_takes_too_long_in_this_process_goes_to_a_worker():
    assert told(["Rain.", "HANG", "Snow."], 1) == ["1 sentences", "given up: it was not done within 4 s", "1 sentences"]


def test_a_long_text_goes_to_a_worker_even_where_there_is_but_one():
    long = "KILLED by rain. " * 2_000
    assert len(long) > module.INLINE_CHARS
    assert "SIGKILL" in told([long, "Rain."], 1)[0]


def test_whoever_is_alone_is_alone():
    door, inside, most = module.Door(), [], []

    def enter(alone: bool) -> None:
        for _ in range(20):
            with door.alone() if alone else door.together():
                inside.append(alone)
                most.append((alone, len(inside)))
                time.sleep(0.001)
                inside.remove(alone)

    threads = [threading.Thread(target=enter, args=(n == 0,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {count for alone, count in most if alone} == {1}
    assert max(count for _, count in most) > 1


def assert_gone(pid: int) -> None:
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    raise AssertionError(f"worker {pid} outlived its crew")


def test_a_crew_that_rested_starts_anew_and_serves_several_runs():
    step = DocumentStep(whose_process, (), (Sentence,))
    with Crew(2, open_tools()) as crew:
        runs = [{done.rows[0].records()[0].end for _, done in crew.map([step], visits(3))} for _ in range(2)]
        crew.rest()
        for pid in runs[0] | runs[1]:
            assert_gone(pid)
        anew = {done.rows[0].records()[0].end for _, done in crew.map([step], visits(3))}
    assert len(runs[0] | runs[1]) <= 2
    assert anew.isdisjoint(runs[0] | runs[1])


def test_a_crew_left_in_the_middle_ends_its_workers():
    step = DocumentStep(whose_process, (), (Sentence,))
    with Crew(2, open_tools()) as crew:
        _, done = next(crew.map([step], visits(3)))
    assert_gone(done.rows[0].records()[0].end)


def writes_down_its_process_and_swells(folio, tools):
    with open(folio.text, "a") as file:
        print(os.getpid(), file=file)
    raise MemoryError
    yield


def test_nothing_is_left_of_the_workers_of_documents_that_were_given_up(tmp_path):
    step = DocumentStep(writes_down_its_process_and_swells, (), (Sentence,))
    with Crew(2, open_tools()) as crew:
        opened = []
        for count in (1, 6):
            given = ((n, Visit(reading(f"{n}.txt", str(tmp_path / "pids")).dispatch)) for n in range(count))
            assert all(done.cap for _, done in crew.map([step], given))
            opened.append(len(os.listdir("/dev/fd")))
        assert opened[0] == opened[1]
        pids = (tmp_path / "pids").read_text().split()
        assert len(set(pids)) == 7
        for pid in pids:
            assert_gone(int(pid))


def test_steps_that_no_other_process_can_find_are_run_here():
    def local(folio, tools):
        yield Sentence(folio.doc, 0, os.getpid())

    with Crew(2, open_tools()) as crew:
        answers = list(crew.map([DocumentStep(local, (), (Sentence,))], visits(2)))
    assert {done.rows[0].records()[0].end for _, done in answers} == {os.getpid()}


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
    assert [[(m.start, m.text) for m in done.rows[0].records()] for _, done in answers] == [[(12, "Ama Osei")]] * 4


def test_a_model_that_workers_cannot_load_ends_the_run(pipeline):
    tools = Tools(f"spacy:{pipeline}")
    shutil.rmtree(pipeline)
    with Crew(2, tools) as crew, pytest.raises(ModelUnavailableError, match="spaCy cannot load"):
        list(crew.map(ASKING, met(4)))
