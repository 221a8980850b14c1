"""The machine's clock jumps a year ahead and back: nothing is asked in a storm, and nothing waits for a year."""

from collections import Counter
from datetime import UTC, datetime
from functools import partial

import pytest

from coranto import custody, library
from coranto.library import building
from coranto.store.writer import open_writer
from coranto.text.moments import in_utc
from coranto.watch.settings import Feed, Folder, Seconds, Sources
from coranto.watch.watching import LONGEST_REST_S
from watch.newsstand import LOCAL, Clock, docs, feeds, page, put, rss, titles, watching
from website import website

HOUR, YEAR = 3_600, 365 * 86_400


class Jumping(Clock):
    """It shows another time from a certain second on that really passed; the watch is stopped after two hours."""

    def __init__(self, jumps):
        super().__init__()
        self.passed, self.jumps = 0.0, dict(jumps)

    def wait(self, seconds):
        assert seconds <= LONGEST_REST_S
        self.passed += max(seconds, 0.0)
        super().wait(seconds)
        for at in [at for at in self.jumps if at <= self.passed]:
            self.time += self.jumps.pop(at)
        self.stopped = self.passed > 2 * HOUR
        return self.stopped


def asked_in_two_hours(folder, jumps):
    """How often each address was asked: of a feed, of one that fails, of one that asks for 20 minutes."""
    folder.mkdir(exist_ok=True)
    clock = Jumping(jumps)
    with website() as site, website({"/busy": (429, {"Retry-After": "1200"}, b"")}) as other:
        site.pages |= {f"/{n}": page(f"The dam broke in {n} towns.") for n in "abc"}
        site.pages |= {"/feed": rss(site, "/a", "/b", "/c"), "/down": (500, {}, b"")}
        sources = Sources(watch=LOCAL, feed=(*feeds(site, "/feed", "/down").feed, *feeds(other, "/busy").feed))
        with watching(folder, sources, clock) as opened:
            for _ in opened.go_on():
                pass
        return Counter([*site.paths(), *other.paths()])


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    """What is asked where no clock jumps."""
    return asked_in_two_hours(tmp_path_factory.mktemp("plain"), {})


@pytest.mark.parametrize("jumps", [{HOUR: YEAR}, {HOUR: -YEAR}, {HOUR / 2: YEAR, HOUR: -YEAR}])
def test_a_clock_that_jumps_costs_each_address_one_question_and_puts_none_off(tmp_path, undisturbed, jumps):
    asked = asked_in_two_hours(tmp_path, jumps)
    assert undisturbed["/feed"] >= 8
    assert undisturbed["/busy"] >= 5
    assert asked.keys() == undisturbed.keys()
    assert len(docs(tmp_path)) == 3
    for path, times in undisturbed.items():
        assert times - len(jumps) <= asked[path] <= times + len(jumps), path


def test_pages_heard_of_in_a_year_to_come_are_had_and_looked_at_again_today(tmp_path):
    clock = Clock()
    with website({"/a": page("The dam broke."), "/b": (500, {}, b""), "/feed": (200, {}, b"")}) as site:
        site.pages["/feed"] = rss(site)
        sources = feeds(site, "/feed")
        sources = Sources(watch=LOCAL, feed=(Feed("feed", sources.feed[0].url, revisit=(Seconds(HOUR),)),))
        with watching(tmp_path, sources, clock) as opened:
            list(opened.round())
            clock.time += YEAR
            site.pages["/feed"] = rss(site, "/a", "/b")
            list(opened.round())
            list(opened.round())
            assert site.paths()[-2:] == ["/a", "/b"]
            clock.time -= YEAR
            list(opened.round())
            before = len(site.paths())
            clock.time += HOUR + 60
            list(opened.round())
            assert sorted(site.paths()[before:]) == ["/a", "/b", "/feed"]


def test_a_sites_rules_are_asked_for_again_where_they_were_had_in_a_year_to_come(tmp_path):
    clock = Clock()
    with website() as site:
        site.pages["/feed"] = rss(site)
        with watching(tmp_path, feeds(site, "/feed"), clock) as opened:
            clock.time += YEAR
            list(opened.round())
            assert [one.path for one in site.asked] == ["/robots.txt", "/feed"]
            clock.time -= YEAR
            list(opened.round())
            site.pages["/robots.txt"] = (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /")
            clock.time += HOUR
            list(opened.round())
            assert [one.path for one in site.asked][2:] == ["/robots.txt"]


def test_a_file_first_seen_in_a_year_to_come_is_read_today(tmp_path):
    clock, folder = Clock(), tmp_path / "in"
    folder.mkdir()
    with watching(tmp_path, Sources(folder=(Folder("drop", "in"),), home=tmp_path), clock) as opened:
        clock.time += YEAR
        put(folder, "a.txt", "Rain fell.", clock.now())
        assert list(opened.round()) == []
        clock.time -= YEAR
        told = []
        for _ in range(4):
            told += titles(opened.round())
            clock.time += 2
        assert told == ["Rain fell."]


def test_the_order_of_the_log_is_proved_by_its_chain_whatever_the_clock_shows(tmp_path, monkeypatch):
    clock, folder = Clock(), tmp_path / "in"
    folder.mkdir()
    dated = partial(open_writer, clock=lambda: in_utc(datetime.fromtimestamp(int(clock.now()), UTC)))
    monkeypatch.setattr(building, "open_writer", dated)
    with watching(tmp_path, Sources(folder=(Folder("drop", "in"),), home=tmp_path), clock) as opened:
        for name, jump in (("c.txt", 0), ("a.txt", YEAR), ("b.txt", -YEAR)):
            clock.time += jump + 100
            put(folder, name, f"Rain fell on {name}.", clock.now() - 10)
            assert len(titles(opened.round())) == 1
            clock.time += HOUR
    lines = custody.log(tmp_path / "war.coranto")
    assert [line.told()["doc"] for line in lines if line.kind == "source"] == ["c.txt", "a.txt", "b.txt"]
    assert [line.at for line in lines] != sorted(line.at for line in lines)
    with library.open_dossier(tmp_path / "war.coranto") as dossier:
        verdict = dossier.verify()
    assert verdict.faults == ()
    assert any("the machine's clock was behind" in said for said in verdict.remarks)
