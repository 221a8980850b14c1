import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from benchmarks.generate import write

from coranto import library
from coranto.model.annotation import Sentence
from coranto.model.errors import BadRequestError, ClusterError
from coranto.run import cluster as module
from coranto.run import workplace
from coranto.run.caps import FREELY, Allowance
from coranto.run.cluster import Cluster, makings, perform_elsewhere
from coranto.run.crew import Crew
from coranto.run.engines import checked_engine, engine_of
from coranto.run.local import run
from coranto.run.visit import Visit
from coranto.run.worker import decode_answer, request
from coranto.steps import DocumentStep
from coranto.store.reader import open_reader
from coranto.store.verifying import verify
from coranto.store.writer import open_writer
from coranto.tools import EMBEDDED, open_tools
from run import fake_path, hard_cases
from run.dossiers import exported, reading

COUNT = 40
RAY = pytest.mark.skipif(find_spec("ray") is None, reason="needs coranto[ray]")


LISTENERS = """
import os, sys
from coranto.library import build

def look(phase, done, total):
    import ray
    psutil = ray._private.utils.psutil
    own = {os.getpid(), *(child.pid for child in psutil.Process().children(recursive=True))}
    here = (one for one in psutil.net_connections("inet") if one.status == "LISTEN" and one.pid in own)
    print(*{one.laddr.ip.removeprefix("::ffff:") for one in here}, end=" ")

"""


def sentences(folio, tools):
    """Those of the fake path, in a moment; the worker that sees a certain text first is gone, always or once."""
    time.sleep(0.05)
    if "DEADLY" in folio.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "FRAIL" in folio.text:
        mark = Path(folio.text.split()[-1])
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    yield from fake_path.sentences(folio, tools)


PATH = (DocumentStep(sentences, needs=(), gives=(Sentence,)), *fake_path.PATH[1:])


def texts(count: int = COUNT):
    return [
        reading(f"{n:03}.txt", f"The dam broke said Maria{n}.\nPublished 2021-03-{1 + n % 28:02}\n")
        for n in range(count)
    ]


def build(path, given, engine, **more):
    with open_writer(path) as writer, engine:
        return run(writer, given, workers=1, path=PATH, engine=engine, **more)


@pytest.fixture(scope="module")
def expected(tmp_path_factory):
    """The export of an undisturbed run on this machine."""
    path = tmp_path_factory.mktemp("whole") / "x"
    build(path, texts(), Crew(2, open_tools()))
    return exported(path)


@pytest.mark.parametrize("spec", ["rai", "ray:", "ray:host", "local:4", "ray:ray://host:10001", "ray:host:port"])
def test_what_is_no_engine_is_refused(spec):
    with pytest.raises(BadRequestError, match="is no engine"):
        checked_engine(spec)


def test_an_engine_that_is_not_installed_names_what_to_install(monkeypatch):
    monkeypatch.setattr(module, "find_spec", lambda name: None)
    with pytest.raises(BadRequestError, match=r"needs Ray, which is not installed. Install it with: .*coranto\[ray\]"):
        checked_engine("ray")


def test_without_a_word_the_engine_is_this_machine():
    assert checked_engine(None) == checked_engine("local") == "local"
    assert isinstance(engine_of("local", None, 2, open_tools()), Crew)


@pytest.mark.parametrize(
    ("other", "words"),
    [({"product": "0.0.1"}, "another version of Coranto"), ({"code": "x"}, "other code of Coranto"),
     ({"model": "x"}, "another language model"), ({"tools": "x"}, "other vocabularies or gazetteers"),
     ({"libraries": "x"}, "other versions of libraries")],
)  # fmt: skip
def test_a_machine_that_would_make_other_records_makes_none(other, words):
    payload = request([PATH[0]], Visit(reading("a.txt", "Rain fell.").dispatch), FREELY)
    alike = makings(open_tools())
    assert decode_answer(perform_elsewhere(payload, EMBEDDED, alike)).rows[0].n == 1
    with pytest.raises(ClusterError, match=f"has {words}.*, so it would .* Install the same Coranto on every machine"):
        perform_elsewhere(payload, EMBEDDED, replace(alike, **other))


@RAY
def test_where_nothing_answers_that_is_said():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(ClusterError, match=f"Nothing answers at 127.0.0.1:{port} .* ray start --address"):
        Cluster(f"127.0.0.1:{port}", None, open_tools()).__enter__()


@RAY
def test_a_cluster_of_its_own_gives_the_same_bytes_and_leaves_nothing(tmp_path):
    sources = str(write(tmp_path / "sources", 6))
    library.build([sources], tmp_path / "here", workers=1)
    script = LISTENERS + "build(sys.argv[1:2], sys.argv[2], workers=2, engine='ray', progress=look)"
    with TemporaryDirectory() as rest:  # a process of its own: Ray keeps some of what it is told until its process ends
        where = {**os.environ, "TMPDIR": rest, "PYTHONPATH": os.pathsep.join(sys.path)}
        done = subprocess.run(
            [sys.executable, "-c", script, sources, tmp_path / "there"], env=where, capture_output=True, text=True
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert set(done.stdout.split()) == {"127.0.0.1"}
        assert [name for name in os.listdir(rest) if name.startswith("coranto")] == []
    assert exported(tmp_path / "there") == exported(tmp_path / "here")


@pytest.fixture(scope="module")
def machines():
    """A cluster of three machines, each a handful of processes of this one: the first has no processor to offer."""
    before = dict(os.environ)
    os.environ.update({**module.QUIET, "RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": "0" * 64})
    os.environ["PYTHONPATH"] = os.pathsep.join(sys.path)
    from ray.cluster_utils import Cluster as Machines

    made = Machines(initialize_head=True, head_node_args={"num_cpus": 0, "include_dashboard": False})
    made.add_node(num_cpus=1)
    yield made
    made.shutdown()
    os.environ.clear()
    os.environ.update(before)


@RAY
def test_ray_tells_nobody(machines, monkeypatch):
    from ray._common.usage.usage_lib import usage_stats_enabled

    monkeypatch.delenv("RAY_USAGE_STATS_ENABLED", raising=False)
    before = dict(os.environ)
    with Cluster(machines.address, None, open_tools()):
        assert not usage_stats_enabled()
    assert dict(os.environ) == before, "whoever calls finds the environment as it was"


@RAY
def test_a_machine_that_is_lost_costs_no_document(tmp_path, monkeypatch, machines, expected):
    monkeypatch.setattr(workplace, "BATCH", 4)
    lost = [machines.add_node(num_cpus=1)]
    heard = []

    def progress(phase, done, total):
        if phase == "reading" and done >= 8 and lost:
            machines.remove_node(lost.pop(), allow_graceful=False)
            heard.append(done)

    outcome = build(tmp_path / "x", texts(), Cluster(machines.address, None, open_tools()), progress=progress)
    assert heard
    assert heard[0] < COUNT
    assert (outcome.read, outcome.problems) == (COUNT, ())
    assert exported(tmp_path / "x") == expected
    with open_reader(tmp_path / "x") as reader:
        assert verify(reader).faults == ()


@RAY
def test_a_worker_that_dies_once_costs_nothing_and_one_that_always_dies_its_text(tmp_path, machines):
    frail = [reading("frail.txt", f"FRAIL was said by {tmp_path / 'mark'}"), *texts(6)]
    outcome = build(tmp_path / "frail", frail, Cluster(machines.address, None, open_tools()))
    assert (outcome.read, outcome.problems) == (7, ())
    deadly = [reading("deadly.txt", "DEADLY it is.")]
    outcome = build(tmp_path / "deadly", deadly, Cluster(machines.address, None, open_tools()))
    (problem,) = outcome.problems
    assert (problem.doc, problem.what.split(",")[0]) == (
        "deadly.txt",
        "given up: the system ended the process that worked on it (on the cluster)",
    )


@RAY
def test_a_document_that_takes_too_long_or_too_much_costs_itself_alone_on_a_cluster_too(tmp_path, machines):
    given = [reading(f"{text}.txt", text) for text in ("Rain.", "HANG", "Snow.", "SWELL", "Fog.")]
    engine = Cluster(machines.address, None, open_tools(), Allowance(2.0, 600_000_000))
    with open_writer(tmp_path / "x") as writer, engine:
        outcome = run(writer, given, workers=1, path=hard_cases.PATH, engine=engine)
    assert [(one.doc, one.what) for one in outcome.problems] == [
        ("HANG.txt", "given up: it was not done within 2 s"),
        ("SWELL.txt", "given up: it takes more than 600 MB of memory"),
    ]


@RAY
def test_what_a_cluster_left_undone_is_finished_here(tmp_path, machines, expected):
    def interrupt(phase, done, total):
        if phase != "reading":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(tmp_path / "x", texts(), Cluster(machines.address, 1, open_tools()), progress=interrupt)
    outcome = build(tmp_path / "x", texts(), Crew(1, open_tools()))
    assert (outcome.read, outcome.held) == (0, COUNT)
    assert exported(tmp_path / "x") == expected
