"""Nothing calls a network, and whoever only asks for help does not wait for the model's libraries."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

SEALED = '''
"""Every Python process of a test finds this first: no socket, no look-up, and what is tried is written down."""

import os
import socket
import sys


def refuse(*tried, **more):
    with open(os.environ["TRIED"], "a", encoding="utf-8") as file:
        file.write(repr(tried) + "\\n")
    raise OSError("a network was asked for")


class Sealed(socket.socket):
    def __init__(self, family=-1, *more, **named):
        refuse("socket", family)


def heard(event, arguments):
    if event.startswith("socket.") and event != "socket.__new__":
        refuse(event, arguments)


socket.socket = socket.SocketType = Sealed
socket.has_ipv6 = False  # urllib3 asks the machine for it when it is imported, by binding a socket of its own
socket.create_connection = socket.getaddrinfo = socket.gethostbyname = refuse
sys.addaudithook(heard)
'''

ANSWERS = """
from coranto.nlp.embedded import EmbeddedModel
from coranto.nlp.features import Features
from coranto.tools import open_tools

tools = open_tools()
model = EmbeddedModel(Features(tools.names, tools.gazetteer, tools.countries), tools.abbreviations, 2)
print(len(model.annotate("Ama Osei left Accra on Monday. " * 40)) > 0, model.embed(["Floods closed the bridge."]).shape)
"""


@pytest.fixture
def sealed(tmp_path: Path) -> dict[str, str]:
    """An environment in which no Python process, nor a child of one, gets a socket; ``TRIED`` is where it tells."""
    (tmp_path / "seal").mkdir()
    (tmp_path / "seal" / "sitecustomize.py").write_text(SEALED, "utf-8")
    return {**os.environ, "PYTHONPATH": str(tmp_path / "seal"), "TRIED": str(tmp_path / "tried.txt")}


def run(arguments: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], env=environment, capture_output=True, text=True, timeout=300, cwd=ROOT
    )


@pytest.mark.parametrize(
    "attempt",
    [
        "socket.socket()",
        "socket.create_connection(('192.0.2.1', 80))",
        "socket.getaddrinfo('model.example', 443)",
        "_socket.socket().connect(('192.0.2.1', 80))",
        "urllib.request.urlopen('http://model.example/')",
        "subprocess.run([sys.executable, '-c', 'import socket; socket.socket()'], check=True)",
    ],
)
def test_the_seal_holds(attempt: str, sealed: dict[str, str]) -> None:
    done = run(["-c", f"import _socket, socket, subprocess, sys, urllib.request; {attempt}"], sealed)
    assert done.returncode == 1
    assert "a network was asked for" in done.stderr
    assert Path(sealed["TRIED"]).stat().st_size > 0


def test_the_model_annotates_and_embeds_without_a_network(sealed: dict[str, str]) -> None:
    done = run(["-c", ANSWERS], sealed)
    assert (done.returncode, done.stdout) == (0, "True (1, 384)\n"), done.stderr
    assert not Path(sealed["TRIED"]).exists()


def test_a_dossier_is_built_and_exported_without_a_network(sealed: dict[str, str], tmp_path: Path) -> None:
    dossier = str(tmp_path / "x.coranto")
    built = run(["-m", "coranto", "build", "samples/beirut-2020", "--dossier", dossier, "--workers", "2"], sealed)
    assert built.returncode == 0, built.stderr
    exported = run(["-m", "coranto", "export", dossier, "--format", "jsonl"], sealed)
    assert exported.returncode == 0, exported.stderr
    assert len(exported.stdout.splitlines()) > 100
    assert not Path(sealed["TRIED"]).exists()


@pytest.mark.parametrize(
    "statement",
    [
        "import coranto",
        "import coranto.cli",
        "import runpy\ntry: runpy.run_module('coranto', run_name='__main__')\nexcept SystemExit: pass",
    ],
    ids=["package", "cli", "help"],
)
def test_help_loads_neither_the_runtime_nor_its_arrays(statement: str) -> None:
    tell = "import sys, json; print(json.dumps([m for m in ('numpy', 'onnxruntime', 'torch') if m in sys.modules]))"
    done = run(["-c", f"import sys; sys.argv[1:] = ['--help']\n{statement}\n{tell}"], dict(os.environ))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == []
    assert ("Usage: coranto" in done.stdout) == ("runpy" in statement)
