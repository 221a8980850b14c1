"""Letters: signed, sent again, given up, kept."""

import base64
import hashlib
import hmac
import json
import os
import sys
from dataclasses import replace

import pytest

from coranto.fetching.failures import FetchError
from coranto.model.errors import BadRequestError
from coranto.watch.memory import Letter
from coranto.watch.post import Program, secret_in, signature
from coranto.watch.settings import Command, Sources, Webhook
from coranto.watch.telling import Trouble
from watch.newsstand import Clock, feeds, once, page, rss, watching
from website import website

SECRET = "a secret of no fewer than 24 bytes"
LETTER = Letter("key", "bell", b'{"title": "Rain"}', 0, 0.0)


def with_hook(site, sources: Sources, **more) -> Sources:
    return replace(sources, webhook=(Webhook("desk", site.url("/hook"), **more),))


def test_a_change_is_posted_and_signed_so_that_the_receiver_can_tell(tmp_path):
    (tmp_path / "secret").write_text(SECRET + "\n")
    with website({"/a": page("The dam broke."), "/hook": (200, {}, b"")}) as site:
        site.pages["/feed"] = rss(site, "/a")
        sources = replace(with_hook(site, feeds(site, "/feed"), secret_file="secret"), home=tmp_path)
        once(tmp_path, sources, Clock())
        (posted,) = [one for one in site.asked if one.method == "POST"]
        said = json.loads(posted.body)
        assert (said["standing"], said["title"]) == ("new", "The dam broke.")
        assert [note["quote"] for note in said["passages"]] == ["The dam broke."]
        assert posted.head["webhook-id"] == said["key"]
        signed = f"{posted.head['webhook-id']}.{posted.head['webhook-timestamp']}.".encode() + posted.body
        made = base64.b64encode(hmac.new(SECRET.encode(), signed, hashlib.sha256).digest()).decode()
        assert posted.head["webhook-signature"] == f"v1,{made}"


def test_the_signature_is_that_of_the_standard():
    """The example of standardwebhooks.com's specification."""
    secret = base64.b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    body = b'{"test": 2432232314}'
    found = signature(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body)
    assert found == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


@pytest.mark.parametrize(
    ("given", "words"),
    [("short", "too short"), ("whsec_!!", "no base 64"), ("whsec_QUJD", "too short"), (None, "cannot be read")],
)
def test_a_secret_that_protects_nothing_is_refused(tmp_path, given, words):
    if given is not None:
        (tmp_path / "secret").write_text(given)
    with pytest.raises(BadRequestError, match=words):
        secret_in(tmp_path / "secret")


def test_a_secret_may_be_in_base_64(tmp_path):
    (tmp_path / "secret").write_text("whsec_" + base64.b64encode(b"x" * 24).decode())
    assert secret_in(tmp_path / "secret") == b"x" * 24


def test_a_letter_that_does_not_arrive_is_sent_again_later_and_later_then_given_up_and_kept(tmp_path):
    clock = Clock()
    with website({"/a": page("The dam broke."), "/hook": (503, {}, b"")}) as site:
        site.pages["/feed"] = rss(site, "/a")
        sources = with_hook(site, feeds(site, "/feed"))
        pauses, last = [], None
        told = once(tmp_path, sources, clock)
        for _ in range(8):
            (last,) = [one for one in told if isinstance(one, Trouble) and one.where.startswith("desk")]
            if last.due is None:
                break
            pauses.append(round(last.due - clock.now()))
            clock.time = last.due
            told = once(tmp_path, sources, clock)
        assert pauses == [45, 90, 180, 360, 720, 1_440, 2_880]
        assert last is not None
        assert last.given_up
        assert "--redeliver" in str(last)
        clock.time += 86_400
        assert [one for one in once(tmp_path, sources, clock) if isinstance(one, Trouble)] == []
        site.pages["/hook"] = (204, {}, b"")
        with watching(tmp_path, sources, clock) as opened:
            assert opened.dead_letters == {"desk": 1}
            opened.redeliver()
            assert list(opened.go_on(once=True)) == []
            assert opened.dead_letters == {}
        posted = [one.head["webhook-id"] for one in site.asked if one.method == "POST"]
        assert len(posted) == 9
        assert len(set(posted)) == 1


def test_a_receiver_that_asks_for_time_gets_it_and_one_that_is_gone_is_given_up(tmp_path):
    clock = Clock()
    with website({"/a": page("The dam broke."), "/hook": (429, {"Retry-After": "7200"}, b"")}) as site:
        site.pages["/feed"] = rss(site, "/a")
        sources = with_hook(site, feeds(site, "/feed"))
        (trouble,) = [one for one in once(tmp_path, sources, clock) if isinstance(one, Trouble)]
        assert trouble.due == pytest.approx(clock.now() + 7_200, abs=1)
        clock.time = trouble.due
        site.pages["/hook"] = (410, {}, b"")
        (trouble,) = [one for one in once(tmp_path, sources, clock) if isinstance(one, Trouble)]
        assert trouble.given_up


def test_a_receiver_that_is_down_gets_one_letter_at_a_time_and_holds_up_no_other(tmp_path, monkeypatch):
    monkeypatch.setattr("coranto.watch.post.A_TURN", 4)
    clock = Clock()
    pages = {f"/{day}": page(f"Rain fell on day {day}.") for day in range(8)}
    hooks = {"/down": (429, {"Retry-After": "3600"}, b""), "/up": (204, {}, b"")}
    with website({**pages, **hooks}) as site:
        site.pages["/feed"] = rss(site, *pages)
        both = Webhook("down", site.url("/down")), Webhook("up", site.url("/up"))
        sources = replace(feeds(site, "/feed"), webhook=both)
        once(tmp_path, sources, clock)
        assert (site.paths().count("/down"), site.paths().count("/up")) == (1, 8)
        site.pages["/feed"] = rss(site, "/new")
        site.pages["/new"] = page("Snow fell.")
        clock.time += 1_800
        once(tmp_path, sources, clock)
        assert (site.paths().count("/down"), site.paths().count("/up")) == (1, 9)
        site.pages["/down"] = hooks["/up"]
        clock.time += 1_900
        once(tmp_path, sources, clock)
        posted = [one.head["webhook-id"] for one in site.asked if one.path == "/down"]
        assert (len(posted), len(set(posted))) == (10, 9)


def test_a_redirect_of_a_webhook_is_not_followed(tmp_path):
    with website({"/a": page("The dam broke.")}) as site:
        site.pages |= {"/feed": rss(site, "/a"), "/hook": (302, {"Location": site.url("/other")}, b"")}
        (trouble,) = [
            one for one in once(tmp_path, with_hook(site, feeds(site, "/feed")), Clock()) if isinstance(one, Trouble)
        ]
        assert "it answered 302" in trouble.what
        assert "/other" not in site.paths()


def test_a_letter_to_whom_the_file_names_no_more_is_given_up(tmp_path):
    clock = Clock()
    with website({"/a": page("The dam broke."), "/hook": (503, {}, b"")}) as site:
        site.pages["/feed"] = rss(site, "/a")
        once(tmp_path, with_hook(site, feeds(site, "/feed")), clock)
        clock.time += 100
        (trouble,) = [one for one in once(tmp_path, feeds(site, "/feed"), clock) if isinstance(one, Trouble)]
        assert "not in the file of sources any more" in trouble.what


def test_a_program_gets_each_change_once_on_its_input_and_no_shell_reads_it(tmp_path):
    heard = tmp_path / "heard"
    script = "import sys; open(sys.argv[1], 'ab').write(sys.stdin.buffer.read())"
    with website({"/a": page("The dam broke; $(touch owned) `touch owned`\nRain fell.")}) as site:
        site.pages["/feed"] = rss(site, "/a")
        run = Command("note", (sys.executable, "-c", script, str(heard)))
        clock = Clock()
        for _ in range(2):
            once(tmp_path, replace(feeds(site, "/feed"), command=(run,)), clock)
            clock.time += 10_000
    said = [json.loads(line)["title"] for line in heard.read_text().splitlines()]
    assert sorted(said) == ["Rain fell.", "The dam broke; $(touch owned) `touch owned`"]
    assert not os.path.exists("owned")


def test_a_program_that_leaves_something_running_is_done(monkeypatch):
    monkeypatch.setattr("coranto.watch.post.COMMAND_S", 5)
    Program(("sh", "-c", "sleep 8 &")).take(LETTER, 0.0)


@pytest.mark.parametrize(
    ("run", "words"),
    [
        (("/nonexistent/program",), "cannot be run"),
        ((sys.executable, "-c", "import sys; sys.exit('no room')"), "it ended with 1: no room"),
        ((sys.executable, "-c", "import time; time.sleep(20)"), r"longer than 0\.5 s"),
        (("bell\0",), "cannot be run"),
    ],
)
def test_a_program_that_fails_says_why(run, words, monkeypatch):
    monkeypatch.setattr("coranto.watch.post.COMMAND_S", 0.5)
    with pytest.raises(FetchError, match=words):
        Program(run).take(LETTER, 0.0)
