"""``coranto watch`` and ``coranto versions`` as they are typed; ended by signals, killed, begun again."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import apsw
import pytest
from click.testing import CliRunner

from coranto import library
from coranto.cli import coranto
from watch.newsstand import page, rss
from website import Website, website

RAIN = "Four people were killed in a flood in Lilongwe on Friday, the mayor said."


def sources(folder: Path, site: Website, more: str = "") -> Path:
    path = folder / "sources.toml"
    head = '[watch]\nallow_private = ["localhost"]\ndelay = "0.01s"\n'
    path.write_text(f'{head}[[feed]]\nname = "wire"\nurl = "{site.url("/feed")}"\n{more}')
    return path


def run(*words: str, ok: int = 0) -> str:
    done = CliRunner().invoke(coranto, words, catch_exceptions=False)
    assert done.exit_code == ok, done.output
    return done.stdout


def test_what_came_in_and_what_changed_is_shown_then_what_was_altered(tmp_path):
    war = str(tmp_path / "war.coranto")
    with website({"/a": page(RAIN)}) as site:
        site.pages["/feed"] = rss(site, "/a")
        path = str(sources(tmp_path, site))
        feed, heard = tmp_path / "changes.atom", tmp_path / "heard"
        tee = f"{sys.executable} -c \"import sys; open('{heard}', 'ab').write(sys.stdin.buffer.read())\""
        said = run("watch", war, path, "--once", "--workers", "1", "--feed", str(feed), "--exec", tee)
        assert "1 new dispatch; 1 dispatches" in said
        assert f"New: {RAIN.rstrip('.')}" in said
        assert f"{site.url('/a')}#char=0," in said
        assert "Four people" in feed.read_text()
        assert json.loads(heard.read_text().splitlines()[0])["standing"] == "new"
        assert run("versions", war) == "No document has several versions.\n"
        site.pages["/a"] = page(RAIN.replace("Four", "Five"))
        with closing(apsw.Connection(f"{war}-watch")) as memory:
            memory.execute("UPDATE asked SET due = 0")
        time.sleep(1.1)  # when a page was had is known to the second
        lines = run("watch", war, path, "--once", "--workers", "1", "--json").splitlines()
        news = [json.loads(line)["news"] for line in lines if "news" in json.loads(line)]
        assert {"altered"} <= {one["standing"] for one in news}
        assert run("versions", war) == site.url("/a") + "\n"
        shown = run("versions", war, site.url("/a"))
        assert "  - Four\n" in shown
        assert "  + Five\n" in shown
        found = json.loads(run("versions", war, site.url("/a"), "--json"))
        assert [len(one["alterations"]) for one in found] == [0, 1]


@pytest.mark.parametrize(
    ("words", "told"),
    [(["--exec", "'unclosed"], "No closing quotation"), (["--exec", " "], "it names no program")],
)
def test_a_command_that_is_none_is_refused(tmp_path, words, told):
    (tmp_path / "sources.toml").write_text("")
    done = CliRunner().invoke(coranto, ["watch", str(tmp_path / "w"), str(tmp_path / "sources.toml"), *words])
    assert done.exit_code == 2
    assert told in done.output


def start(*words: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", "from coranto.cli import main; main()", "watch", *words]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=dict(os.environ))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_after_what_it_has_in_hand(tmp_path, number):
    war = tmp_path / "war.coranto"
    with website({"/a": page(RAIN)}) as site:
        site.pages["/feed"] = rss(site, "/a")
        watching = start(str(war), str(sources(tmp_path, site)), "--workers", "1")
        assert watching.stdout is not None
        for line in watching.stdout:
            if "new dispatch" in line:
                break
        watching.send_signal(number)
        _, errors = watching.communicate(timeout=60)
        assert (watching.returncode, errors) == (0, "")
    with library.open_dossier(war) as opened:
        assert not opened.unfinished
        assert opened.verify().faults == ()
    assert not (tmp_path / "war.coranto-lock").exists()


def test_a_signal_breaks_off_a_question_that_nobody_answers(tmp_path):
    with website() as site:
        site.raw["/feed"] = lambda handler: site.stopped.wait(60)
        watching = start(str(tmp_path / "war.coranto"), str(sources(tmp_path, site)))
        while not site.paths() and watching.poll() is None:
            time.sleep(0.05)
        watching.send_signal(signal.SIGTERM)
        watching.communicate(timeout=20)
        assert watching.returncode == 0


def test_killed_at_any_moment_it_goes_on_where_it_was(tmp_path):
    war = tmp_path / "war.coranto"
    paths = [f"/{number}" for number in range(24)]
    with website({path: page(f"{RAIN} Sentence {path[1:]} is here.") for path in paths}) as site:
        site.pages["/feed"] = rss(site, *paths)
        path = str(sources(tmp_path, site))
        for asked in (1, 9, 25):
            watching = start(str(war), path, "--workers", "1", "--quiet")
            while len(site.paths()) < asked and watching.poll() is None:
                time.sleep(0.02)
            watching.kill()
            watching.communicate()
        run("watch", str(war), path, "--once", "--workers", "1", "--quiet")
        with library.open_dossier(war) as opened:
            assert [one.doc for one in opened.documents()] == sorted(map(site.url, paths))
            assert opened.verify().faults == ()
        twice = [one for one in paths if site.paths().count(one) > 1]
    assert len(twice) <= 3, "no more than the answer in hand at each kill is asked for again"
    with closing(apsw.Connection(f"{war}-watch")) as memory:
        assert memory.execute("SELECT count(*) FROM inbox").get == 0
        assert memory.execute("SELECT count(*) FROM told").get == 24
