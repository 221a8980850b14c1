import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from cli.asking import built, run
from coranto.model.errors import BadRequestError, DossierMissingError

TEXTS = {"bay.txt": "Bay Herald\n date 2031-03-07\n\nA ferry sank off Batangas on Monday, the coast guard said.\n"}


@pytest.fixture(scope="module")
def dossier(tmp_path_factory) -> Path:
    return built(tmp_path_factory.mktemp("serving"), TEXTS)


def asked(dossier: Path, *options: str | Path) -> tuple[int, str, dict]:
    """Exit code after an interrupt, what was printed, what the API said of the dossier."""
    command = [sys.executable, "-m", "coranto", "serve", dossier, "--port", "0", *options]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
    assert server.stdout is not None
    said = server.stdout.readline()
    try:
        found = re.search(r"http://\S+/", said)
        assert found, said
        told = httpx.get(f"{found[0]}api/v1/dossier", timeout=60, trust_env=False).json()
    finally:
        server.send_signal(signal.SIGINT)
        out, error = server.communicate(timeout=60)
    return server.returncode, said + out + error, told


def test_it_serves_until_it_is_interrupted_and_says_where(dossier):
    code, said, told = asked(dossier)
    assert code == 0, said
    assert told["counts"]["documents"] == 1
    assert "Ctrl-C" in said
    assert "other machines" not in said
    assert "Traceback" not in said


def test_it_warns_who_lets_others_in(dossier, tmp_path):
    _, said, told = asked(dossier, "--host", "0.0.0.0", "--token-file", tmp_path / "token")
    assert "can be reached from other machines" in said
    assert told["title"] == "ferry"
    assert len((tmp_path / "token").read_text()) > 40


@pytest.mark.parametrize(
    ("options", "said"),
    [(("--embed", "paper.example"), "no origin"), (("--host", "no.such.host.invalid"), "cannot be listened on")],
)
def test_what_cannot_be_served_is_said_at_once(dossier, options, said):
    with pytest.raises(BadRequestError, match=said):
        run("serve", dossier, *options)


def test_a_dossier_that_is_not_there_is_said_before_anything_listens(tmp_path):
    with pytest.raises(DossierMissingError):
        run("serve", tmp_path / "none.coranto", "--port", "0")
