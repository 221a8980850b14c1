"""The watch as a whole: folders, what a kill leaves, and who else is at work on the dossier."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from coranto import library
from coranto.model.errors import DossierBusyError
from coranto.read.sources import SourceFile, stream_file
from coranto.store.lock import writing
from coranto.text.moments import in_utc
from coranto.watch import watching as module
from coranto.watch.news import News
from coranto.watch.settings import FeedFile, Folder, Seconds, Sources, Webhook
from coranto.watch.telling import Took
from run.fake_path import PATH
from watch.newsstand import LOCAL, Clock, docs, exported, feeds, once, page, put, rss, titles, troubles, watching
from website import website

DAY = 86_400


def test_a_folder_gives_the_same_dossier_as_a_build_of_it(tmp_path):
    clock, folder = Clock(), tmp_path / "in"
    folder.mkdir()
    sources = Sources(folder=(Folder("drop", "in"),), home=tmp_path)
    texts = {
        "c.txt": "Rain fell.",
        "a.txt": "The dam broke.\nPublished 2021-03-02",
        "b.txt": "Rain fell.\nNobody slept.",
    }
    for name, words in texts.items():
        put(folder, name, words, clock.now() - 10)
        once(tmp_path, sources, clock)
        clock.time += 1_000
    library.build([folder], tmp_path / "built.coranto", path=PATH, workers=1)
    with library.open_dossier(tmp_path / "built.coranto") as built:
        assert exported(tmp_path) == b"".join(built.export_lines())


def test_files_are_read_once_and_again_when_they_change(tmp_path, monkeypatch):
    clock, folder = Clock(), tmp_path / "in"
    folder.mkdir()
    put(folder, "a.txt", "Rain fell.", clock.now() - 10)
    sources = Sources(folder=(Folder("drop", "in"),), home=tmp_path)
    opened = []
    monkeypatch.setattr(module, "readings_in", lambda one, *_: opened.append(one.source.doc) or stream_file(one.source))
    for _ in range(3):
        once(tmp_path, sources, clock)
        clock.time += 1_000
    assert opened == ["a.txt"]
    put(folder, "a.txt", "Rain fell again.", clock.now() - 5)
    once(tmp_path, sources, clock)
    assert opened == ["a.txt", "a.txt"]
    assert len(docs(tmp_path)) == 2


def test_a_file_that_was_altered_says_since_when_and_what_it_says_still_is_taken_once(tmp_path):
    clock, folder = Clock(), tmp_path / "in"
    folder.mkdir()
    sources = Sources(folder=(Folder("drop", "in"),), home=tmp_path)
    rows = ['{"id": "a", "text": "Rain fell."}', '{"id": "b", "text": "Nobody slept."}']
    for lines in (rows[:1], rows):
        at = clock.now() - 10
        put(folder, "wire.jsonl", "\n".join(lines), at)
        once(tmp_path, sources, clock)
        clock.time += 1_000
    with library.open_dossier(tmp_path / "war.coranto") as opened:
        folios = map(opened.bare().folio, opened.bare().docs())
        had = {folio.text: folio.dispatch.metadata.captured for folio in folios}
    assert had == {"Rain fell.": None, "Nobody slept.": in_utc(datetime.fromtimestamp(at, UTC))}


def test_a_file_that_is_still_being_written_is_waited_for(tmp_path):
    clock, folder = Clock(), tmp_path / "in"
    folder.mkdir()
    put(folder, "a.txt", "Rain", clock.now())
    sources = Sources(folder=(Folder("drop", "in"),), home=tmp_path)
    with watching(tmp_path, sources, clock) as opened:
        assert list(opened.round()) == []
        clock.time += 1
        put(folder, "a.txt", "Rain fell.", clock.now())
        assert list(opened.round()) == []
        clock.time += 2.5
        assert titles(opened.round()) == ["Rain fell."]


def test_a_file_of_a_day_to_come_is_read_when_it_stays_as_it_is(tmp_path):
    clock, folder = Clock(), tmp_path / "in"
    folder.mkdir()
    put(folder, "a.txt", "Rain fell.", clock.now() + DAY)
    assert titles(once(tmp_path, Sources(folder=(Folder("drop", "in"),), home=tmp_path), clock)) == ["Rain fell."]


def test_a_folder_that_is_not_there_is_told_once_and_comes_back(tmp_path):
    clock = Clock()
    sources = Sources(folder=(Folder("drop", "in", every=Seconds(10)),), home=tmp_path)
    with watching(tmp_path, sources, clock) as opened:
        (trouble,) = opened.round()
        assert (trouble.where, trouble.what) == ("in", "no such file")
        clock.time += 20
        assert list(opened.round()) == []
        (tmp_path / "in").mkdir()
        put(tmp_path / "in", "a.txt", "Rain fell.", clock.now() - 10)
        clock.time += 20
        assert titles(opened.round()) == ["Rain fell."]


def test_a_dossier_in_the_folder_that_it_watches_does_not_read_itself(tmp_path):
    clock = Clock()
    put(tmp_path, "a.txt", "Rain fell.", clock.now() - 10)
    sources = Sources(folder=(Folder("here", "."),), home=tmp_path)
    once(tmp_path, sources, clock)
    clock.time += 1_000
    assert once(tmp_path, sources, clock) == []
    assert docs(tmp_path) == ["a.txt"]


def test_what_the_watch_writes_itself_is_no_source_and_names_alike_are(tmp_path):
    clock = Clock()
    put(tmp_path, "war.coranto.notes.txt", "Rain fell.", clock.now() - 10)
    sources = Sources(folder=(Folder("here", "."),), file=(FeedFile("changes.atom"),), home=tmp_path)
    for _ in range(3):
        assert troubles(once(tmp_path, sources, clock)) == []
        clock.time += 1_000
    assert docs(tmp_path) == ["war.coranto.notes.txt"]


def test_a_folder_that_is_full_is_worked_on_piece_by_piece(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "AT_A_TIME", 3)
    clock, folder = Clock(), tmp_path / "in"
    folder.mkdir()
    for number in range(8):
        put(folder, f"{number}.txt", f"Rain fell {number} times.", clock.now() - 10)
    took = [one.read for one in once(tmp_path, Sources(folder=(Folder("d", "in"),), home=tmp_path), clock)
            if isinstance(one, Took)]  # fmt: skip
    assert took == [3, 3, 2]


def test_a_watch_that_is_stopped_within_a_file_reads_it_again_and_takes_nothing_twice(tmp_path, monkeypatch):
    clock, folder = Clock(), tmp_path / "in"
    folder.mkdir()
    lines = "".join(f'{{"text": "Rain fell {number} times."}}\n' for number in range(6))
    put(folder, "a.jsonl", lines, clock.now() - 10)
    sources = Sources(folder=(Folder("d", "in"),), home=tmp_path)

    def stopping(ready, is_held, limits):
        for number, reading in enumerate(stream_file(ready.source)):
            clock.stopped = number == 3
            yield reading

    with monkeypatch.context() as patched:
        patched.setattr(module, "readings_in", stopping)
        assert [one.read for one in once(tmp_path, sources, clock) if isinstance(one, Took)] == [3]
    clock.stopped = False
    assert [(one.read, one.held) for one in once(tmp_path, sources, clock) if isinstance(one, Took)] == [(3, 3)]
    assert len(docs(tmp_path)) == 6


def test_a_folder_that_changed_is_looked_at_though_it_is_not_due(tmp_path):
    class Woken(Clock):
        def rest(self, seconds: float) -> bool:
            put(folder, "b.txt", "Snow fell.", self.now() - 10)
            self.stop_after = (self.stop_after or 0) + 1
            self.waited.append(seconds)
            return self.stop_after > 2

    clock, folder = Woken(), tmp_path / "in"
    folder.mkdir()
    put(folder, "a.txt", "Rain fell.", clock.now() - 10)
    sources = Sources(folder=(Folder("d", "in", every=Seconds(DAY)),), home=tmp_path)
    with watching(tmp_path, sources, clock) as opened:
        assert titles(opened.go_on()) == ["Rain fell.", "Snow fell."]


# ------------------------------------------------------------------------------------------------- the same as a build


def test_what_was_watched_is_what_a_build_of_the_same_bytes_gives(tmp_path):
    words = {"/a": "The dam broke said Maria.\nPublished 2021-03-02", "/b": "Rain fell.\nThe dam broke said Maria."}
    clock = Clock()
    with website({path: page(text) for path, text in words.items()}) as site:
        site.pages["/feed"] = rss(site, "/a")
        once(tmp_path, feeds(site, "/feed"), clock)
        site.pages["/feed"] = rss(site, "/b", "/a")
        clock.time += 1_000
        once(tmp_path, feeds(site, "/feed"), clock)
        urls = {site.url(path): text.encode() for path, text in words.items()}
    library.build((), tmp_path / "built.coranto", path=PATH, workers=1)
    readings = [one for url, data in urls.items() for one in stream_file(SourceFile(url, url, True, data))]
    library.add(tmp_path / "built.coranto", readings=readings, path=PATH, workers=1)
    with library.open_dossier(tmp_path / "built.coranto") as built:
        assert exported(tmp_path) == b"".join(built.export_lines())


# ----------------------------------------------------------------------------------------------------------- kills


class KilledError(BaseException):
    """Stands for the end of the process."""


def killed(*_, **__):
    raise KilledError


@pytest.mark.parametrize(
    "moment", ["before adding", "after adding", "before telling", "while telling", "after telling"]
)
def test_whenever_it_is_killed_nothing_is_lost_and_nothing_done_twice(tmp_path, monkeypatch, moment):
    clock = Clock()
    heard = tmp_path / "heard"
    with website({"/a": page("The dam broke."), "/b": page("Rain fell.")}) as site:
        site.pages["/feed"] = rss(site, "/a")
        sources = feeds(site, "/feed")
        told = titles(once(tmp_path, sources, clock))
        site.pages["/feed"] = rss(site, "/a", "/b")
        clock.time += 1_000
        with monkeypatch.context() as patched:
            if moment == "before adding":
                patched.setattr(module.library, "add", killed)
            elif moment == "after adding":
                patched.setattr("coranto.watch.memory.Memory.acknowledge", killed)
            elif moment == "before telling":
                patched.setattr(module, "compared", killed)
            elif moment == "while telling":
                patched.setattr("coranto.watch.memory.Memory.tell_of", killed)
            else:
                patched.setattr(module.Office, "deliver", killed)
            with pytest.raises(KilledError), watching(tmp_path, sources, clock) as opened:
                told += [one.title for one in opened.go_on(once=True) if isinstance(one, News)]
        told += titles(once(tmp_path, sources, clock))
        assert told == ["The dam broke.", "Rain fell."]
        assert site.paths() == ["/feed", "/a", "/feed", "/b"]
        assert docs(tmp_path) == [site.url("/a"), site.url("/b")]
        assert not heard.exists()


def test_what_another_program_added_is_told_too(tmp_path):
    clock = Clock()
    with website({"/a": page("The dam broke.")}) as site:
        site.pages["/feed"] = rss(site, "/a")
        once(tmp_path, feeds(site, "/feed"), clock)
        (tmp_path / "b.txt").write_text("Rain fell.")
        library.add(tmp_path / "war.coranto", [tmp_path / "b.txt"], path=PATH, workers=1)
        assert titles(once(tmp_path, feeds(site, "/feed"), clock)) == ["Rain fell."]


def test_what_a_dossier_held_before_it_was_watched_is_no_news(tmp_path):
    (tmp_path / "b.txt").write_text("Rain fell.")
    library.build([tmp_path / "b.txt"], tmp_path / "war.coranto", path=PATH, workers=1)
    with website({"/a": page("The dam broke.")}) as site:
        site.pages["/feed"] = rss(site, "/a")
        assert titles(once(tmp_path, feeds(site, "/feed"), Clock())) == ["The dam broke."]


def test_a_dossier_that_another_process_writes_is_waited_for(tmp_path):
    clock = Clock()
    with website({"/a": page("The dam broke.")}) as site:
        site.pages["/feed"] = rss(site, "/a")
        with watching(tmp_path, feeds(site, "/feed"), clock) as opened:
            with writing(tmp_path / "war.coranto"):
                first = [*opened.round(), *opened.round()]
            assert [one.due - clock.now() for one in troubles(first)] == [5.0]
            assert "Another process is writing" in troubles(first)[0].what
            assert list(opened.round()) == []
            clock.time += 6
            assert titles(opened.round()) == ["The dam broke."]
        assert site.paths() == ["/feed", "/a"]


def test_a_disk_that_is_full_is_waited_for_and_nothing_is_lost(tmp_path):
    clock = Clock()
    with website({"/a": page("Rain fell. " * 9_000)}) as site:
        site.pages["/feed"] = rss(site, "/a")
        with watching(tmp_path, feeds(site, "/feed"), clock) as opened:
            memory = opened._memory._connection
            memory.pragma("max_page_count", memory.pragma("page_count") + 3)
            told = []
            for one in opened.go_on(once=True):
                told.append(one)
                if len(troubles(told)) == 3:
                    memory.pragma("max_page_count", 1_000_000)
        assert ["is full" in one.what for one in troubles(told)] == [True] * 3
        assert len(titles(told)) == 1
        assert site.paths() == ["/feed", *["/a"] * 4]
        assert [round(one, 2) for one in clock.waited if one > 1] == [3.75, 7.5, 15]


def test_a_dossier_of_which_there_is_but_the_name_is_made(tmp_path):
    (tmp_path / "war.coranto").touch()
    clock = Clock()
    with website() as site:
        site.pages["/feed"] = rss(site)
        assert once(tmp_path, feeds(site, "/feed"), clock) == []
        site.pages |= {"/a": page("The dam broke."), "/feed": rss(site, "/a")}
        clock.time += 1_000
        assert titles(once(tmp_path, feeds(site, "/feed"), clock)) == ["The dam broke."]


def test_two_watches_of_one_dossier_are_refused(tmp_path):
    with watching(tmp_path, Sources(), Clock()), pytest.raises(DossierBusyError, match="watch"):
        once(tmp_path, Sources(), Clock())


def test_a_watch_that_was_stopped_asks_and_writes_nothing_more(tmp_path):
    clock = Clock()
    clock.stopped = True
    with website() as site:
        site.pages["/feed"] = rss(site)
        assert once(tmp_path, feeds(site, "/feed"), clock) == []
        assert site.asked == []


@pytest.mark.parametrize("path", ["/one", "/hook"])
def test_what_is_broken_off_when_the_watch_is_stopped_is_no_failure(tmp_path, path):
    clock = Clock()
    with website({"/a": page("The dam broke."), "/hook": (204, {}, b"")}) as site:
        site.pages |= {"/one": rss(site, "/a"), "/two": rss(site, "/a")}
        sources = replace(feeds(site, "/one", "/two"), webhook=(Webhook("desk", site.url("/hook")),))
        answer = site.pages[path]

        def broken_off(asked):
            clock.stopped = True
            opened.client.stop()
            site.pages[path] = answer
            return 500, {}, b""

        site.pages[path] = broken_off
        with watching(tmp_path, sources, clock) as opened:
            assert troubles(opened.go_on()) == []
        before = len(site.paths())
        clock.stopped = False
        assert troubles(once(tmp_path, sources, clock)) == []
        assert path in site.paths()[before:]


def test_it_rests_till_the_next_is_due(tmp_path):
    clock = Clock()
    with website() as site:
        site.pages["/feed"] = rss(site)
        sources = replace(feeds(site, "/feed"), watch=replace(LOCAL, every=Seconds(100)))
        with watching(tmp_path, sources, clock) as opened:
            clock.waited.clear()
            clock.stop_after = 6
            assert list(opened.go_on()) == []
        assert [round(one) for one in clock.waited if one > 0.01] == [60, 40, 60, 40, 60, 40][: len(clock.waited)]
        assert site.paths() == ["/feed"] * 3
