"""The latest changes as feeds that other programs read."""

import json

import feedparser

from coranto.view.notes import Note
from coranto.watch.feed_files import ITEMS, atom, json_feed
from coranto.watch.links import links
from coranto.watch.news import MoveNews, News
from coranto.watch.settings import Alert, FeedFile, Sources
from coranto.watch.telling import Trouble
from watch.newsstand import Clock, feeds, once, page, rss
from website import website

AT = "2024-03-02T08:00:00Z"
NOTE = Note(1, "a.txt", "Wire & <Sons>", "2 March 2024", 0, 4, "Rain", "0" * 64, "a.txt#char=0,4", None)


def change(number: int, alerts: tuple[str, ...] = ("toll",)) -> News:
    title = "Rain <fell> & \x1b[1m rose"
    moves = (MoveNews("figure", "11", "14", "killed"),)
    when = ("2 March 2024", "Pune", "reported", True)
    return News(f"key{number}", AT, "changed", title, title, *when, "now", "was", moves, (NOTE,), alerts, "war.coranto")


def test_the_atom_feed_is_read_by_a_reader_of_feeds():
    found = feedparser.parse(atom([change(2), change(1)], "Changes in war & peace"))
    assert not found.bozo
    assert found.version == "atom10"
    assert found.feed.title == "Changes in war & peace"
    assert [entry.id for entry in found.entries] == ["urn:coranto:news:key2", "urn:coranto:news:key1"]
    entry = found.entries[0]
    assert entry.title == "[toll] Changed: Rain <fell> & \ufffd[1m rose"
    assert [tag.term for tag in entry.tags] == ["changed", "toll"]
    assert "figure: 11 → 14 (killed)" in entry.content[0].value
    assert "“Rain” – Wire & <Sons>, 2 March 2024, a.txt#char=0,4" in entry.content[0].value


def test_the_json_feed_has_the_whole_of_each_change():
    found = json.loads(json_feed([change(1)], "Changes"))
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    (item,) = found["items"]
    assert item["id"] == "urn:coranto:news:key1"
    assert item["tags"] == ["changed", "toll"]
    assert item["_coranto"]["moves"] == [{"kind": "figure", "was": "11", "now": "14", "why": "killed"}]


def test_a_feed_without_changes_is_a_feed():
    assert not feedparser.parse(atom([], "None")).bozo
    assert links(json_feed([], "None"), "https://wire.example/feed.json") == []


def test_files_hold_the_latest_changes_and_only_those_that_were_asked_for(tmp_path):
    clock = Clock()
    with website({"/a": page("\n".join(f"Rain fell {n} times." for n in range(ITEMS + 10)))}) as site:
        site.pages["/feed"] = rss(site, "/a")
        files = (FeedFile("all.atom"), FeedFile("all.json"), FeedFile("toll.json", ("toll",)), FeedFile("no/dir.atom"))
        asked = Sources(alert=(Alert("toll", ("figure",)),))
        told = once(tmp_path, feeds(site, "/feed", alert=asked.alert, file=files, home=tmp_path), clock)
    assert len(feedparser.parse((tmp_path / "all.atom").read_bytes()).entries) == ITEMS
    assert len(json.loads((tmp_path / "all.json").read_bytes())["items"]) == ITEMS
    assert json.loads((tmp_path / "toll.json").read_bytes())["items"] == []
    assert ["cannot be written" in one.what for one in told if isinstance(one, Trouble)] == [True, True]
    assert not list(tmp_path.glob("*.part"))


def test_a_file_that_is_asked_for_later_holds_what_was_told_before(tmp_path):
    clock = Clock()
    with website({"/a": page("The dam broke.")}) as site:
        site.pages["/feed"] = rss(site, "/a")
        once(tmp_path, feeds(site, "/feed"), clock)
        once(tmp_path, feeds(site, "/feed", file=(FeedFile("new.atom"),), home=tmp_path), clock)
    assert len(feedparser.parse((tmp_path / "new.atom").read_bytes()).entries) == 1
