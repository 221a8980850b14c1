import subprocess
import sys

import pytest

from coranto.model.errors import DossierBusyError
from coranto.store.lock import writing

HOLD = """
import sys, time
from pathlib import Path
from coranto.store.lock import writing
with writing(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_writer_is_told_what_to_do(tmp_path):
    path = tmp_path / "x.coranto"
    with writing(path), pytest.raises(DossierBusyError, match="Wait until it is done"), writing(path):
        pass


def test_nothing_is_left_beside_the_dossier(tmp_path):
    with writing(tmp_path / "x.coranto"):
        assert [file.name for file in tmp_path.iterdir()] == ["x.coranto-lock"]
    assert list(tmp_path.iterdir()) == []


def test_a_killed_writer_leaves_no_lock(tmp_path):
    path = tmp_path / "x.coranto"
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE)
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(DossierBusyError), writing(path):
            pass
        holder.kill()
        holder.wait()
    with writing(path):
        pass
