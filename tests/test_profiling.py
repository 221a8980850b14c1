"""Where the time goes on one's own dispatches; what they lie in stays as it is."""

import json

import pytest

from cli.asking import run
from coranto.library import build
from coranto.model.errors import NotFoundError
from coranto.profiling import is_dossier, profiled
from run.fake_path import PATH

TEXTS = {f"{n}.txt": f"Report {n}.\nThe dam broke said Maria.\n" * (40 if n == 3 else 1) for n in range(5)}


@pytest.fixture
def sources(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text)
    return folder


def test_steps_and_documents_are_told_the_slowest_first(sources):
    found = profiled([sources], most=3, path=PATH)
    assert {one.made for one in found.stats.steps} == {5, 1}
    assert len(found.documents) == 3
    assert found.documents[0].doc == "3.txt"
    seconds = [one.cpu_seconds for one in found.documents]
    assert seconds == sorted(seconds, reverse=True)
    assert found.functions == ()


def test_functions_are_told_where_asked_for(sources):
    found = profiled([sources], functions=True, most=2_000, path=PATH)
    named = {one.name.rpartition(" ")[2]: one for one in found.functions}
    assert named["sentences"].calls >= 5
    assert any("fake_path.py:" in one.name for one in found.functions)
    assert all(one.own_seconds <= one.seconds + 1e-6 for one in found.functions)


def test_the_dispatches_of_a_dossier_are_worked_on_anew_and_it_stays_as_it_is(sources, tmp_path):
    dossier = tmp_path / "x.coranto"
    build([sources], dossier, path=PATH, workers=1)
    before = dossier.read_bytes()
    found = profiled([dossier], path=PATH)
    assert found.stats.read == found.stats.documents == 5
    assert dossier.read_bytes() == before
    assert is_dossier(dossier)
    assert not is_dossier(sources / "0.txt")
    assert not is_dossier(sources)


def test_nothing_to_read_is_said(tmp_path):
    (tmp_path / "empty.txt").touch()
    with pytest.raises(NotFoundError, match="No dispatch could be read"):
        profiled([tmp_path / "empty.txt"], path=PATH)


def test_the_command_shows_it(sources):
    shown = run("profile", sources / "3.txt", sources / "1.txt", "--most", "1").stdout
    assert "annotate.sentences" in shown
    assert "3.txt" in shown.partition("slowest documents")[2]
    assert "1.txt" not in shown
    told = json.loads(run("profile", sources / "1.txt", "--json", "--functions", "--most", "3").stdout)
    assert (told["stats"]["documents"], len(told["functions"])) == (1, 3)
