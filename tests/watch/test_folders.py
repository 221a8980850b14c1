"""Folders: archives, links, a bell."""

import os
import threading
from pathlib import Path

import pytest

from coranto.watch.folders import Bell
from coranto.watch.settings import FeedFile, Folder, Sources
from coranto.watch.watching import Watch
from watch.newsstand import Clock, docs, once, put, titles, watching

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nThe dam broke.\n"


def record(url: str, date: str) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: {date}\r\n"
        f"Content-Type: application/http;msgtype=response\r\nContent-Length: {len(ANSWER)}\r\n\r\n"
    )
    return head.encode() + ANSWER + b"\r\n\r\n"


def test_web_archives_are_read_from_the_folder_into_which_they_are_dropped(tmp_path):
    clock, folder = Clock(), tmp_path / "crawl"
    folder.mkdir()
    (folder / "one.warc").write_bytes(record("https://wire.example/1", "2024-03-02T08:00:00Z"))
    sources = Sources(warc=(Folder("crawl", "crawl"),), home=tmp_path)
    clock.time = (folder / "one.warc").stat().st_mtime + 10
    once(tmp_path, sources, clock)
    assert docs(tmp_path) == ["https://wire.example/1"]
    (folder / "two.warc").write_bytes(record("https://wire.example/2", "2024-03-02T09:00:00Z"))
    clock.time += 1_000
    once(tmp_path, sources, clock)
    assert docs(tmp_path) == ["https://wire.example/1", "https://wire.example/2"]


def test_an_outlet_is_lent_to_those_that_name_none(tmp_path):
    clock, folder = Clock(), tmp_path / "in"
    folder.mkdir()
    (folder / "a.jsonl").write_text('{"text": "Rain fell.", "outlet": "Own"}\n{"text": "Snow fell."}\n')
    clock.time = (folder / "a.jsonl").stat().st_mtime + 10
    once(tmp_path, Sources(folder=(Folder("drop", "in", outlet="Lent"),), home=tmp_path), clock)
    from coranto.store.reader import open_reader

    with open_reader(tmp_path / "war.coranto") as reader:
        assert [reader.dispatch(doc).metadata.outlet for doc in docs(tmp_path)] == ["Own", "Lent"]


def test_a_file_whose_name_is_not_utf_8_is_read_once(tmp_path):
    clock, folder = Clock(), tmp_path / "in"
    folder.mkdir()
    name = os.fsencode(folder) + b"/d\xe9p\xeache.txt"
    with open(name, "w") as file:
        file.write("Snow fell.")
    os.utime(name, (clock.now() - 100,) * 2)
    sources = Sources(folder=(Folder("drop", "in"),), home=tmp_path)
    assert titles(once(tmp_path, sources, clock)) == ["Snow fell."]
    clock.time += 2_000
    with watching(tmp_path, sources, clock) as opened:
        assert opened._shelves.look(clock.now()) == ([], [])


@pytest.mark.parametrize("at", [15_032_385_535, 400_000_000_000])
def test_a_file_of_a_day_centuries_ahead_is_read_and_again_when_it_changes(tmp_path, at):
    clock, folder = Clock(), tmp_path / "in"
    folder.mkdir()
    sources = Sources(folder=(Folder("drop", "in"),), home=tmp_path)
    for words in ("Rain fell.", "Rain and snow fell."):
        put(folder, "a.txt", words, at)
        assert words in titles(once(tmp_path, sources, clock))
        clock.time += 2_000


def test_a_bell_rings_when_a_file_comes(tmp_path):
    pytest.importorskip("watchfiles")
    rung = threading.Event()
    bell = Bell([str(tmp_path), str(tmp_path / "not there")], rung.set)
    assert bell.start()
    try:
        for number in range(100):  # until it listens
            (tmp_path / f"{number}.txt").write_text("Rain fell.")
            if rung.wait(0.3):
                break
        assert rung.is_set()
    finally:
        bell.stop()


def test_no_bell_rings_for_what_the_watch_writes_itself(tmp_path):
    pytest.importorskip("watchfiles")
    rung = threading.Event()
    metrics = tmp_path / "in" / "coranto.prom"
    metrics.parent.mkdir()
    sources = Sources(folder=(Folder("drop", "in"),), file=(FeedFile("in/changes.atom"),), home=tmp_path)
    watch = Watch(tmp_path / "in" / "war.coranto", sources, Clock(), lambda: 0.5, written=[metrics])
    bell = Bell([str(tmp_path / "in")], rung.set, watch.own)
    assert bell.start()
    try:
        for _ in range(100):  # until it listens
            (tmp_path / "in" / "a.txt").write_text("Rain fell.")
            if rung.wait(0.3):
                break
        while rung.wait(1.5):  # what it has still to tell of that
            rung.clear()
        own = ["", "-wal", "-shm", "-lock", "-journal", "-watch", "-watch-wal", "-watch-shm", "-watch-lock"]
        names = [*("war.coranto" + end for end in own), "changes.atom", "changes.atom.part", "coranto.prom.part"]
        for name in (*names, "coranto.prom"):
            (tmp_path / "in" / name).write_text("x")
        assert not rung.wait(1.5)
        assert set(names) == {path.name for path in map(Path, watch.own)} & set(names)
    finally:
        bell.stop()


def test_a_file_that_may_not_be_read_is_told_once_and_read_when_it_may(tmp_path, monkeypatch):
    clock, folder = Clock(), tmp_path / "in"
    folder.mkdir()
    put(folder, "a.txt", "Rain fell.", clock.now() - 10)
    sources = Sources(folder=(Folder("drop", "in"),), home=tmp_path)
    asked, opened_file = [], os.open

    def refused(path, *how):
        if str(path).endswith("a.txt"):
            asked.append(path)
            raise PermissionError(13, "Permission denied")
        return opened_file(path, *how)

    with watching(tmp_path, sources, clock) as opened:
        with monkeypatch.context() as patched:
            patched.setattr(os, "open", refused)
            told = [*opened.go_on(once=True), *opened.round()]
            clock.time += 1_000
            told += opened.round()
        assert [(one.where, one.what) for one in told] == [("a.txt", "no permission to read it")]
        assert len(asked) == 2
        clock.time += 1_000
        assert titles(opened.round()) == ["Rain fell."]


def test_a_name_that_begins_as_the_dossiers_own_files_do_is_read(tmp_path):
    clock = Clock()
    for name in ("war.coranto-watchers.txt", "war.coranto-journal-2024.txt"):
        put(tmp_path, name, "Rain fell.", clock.now() - 10)
    once(tmp_path, Sources(folder=(Folder("here", "."),), home=tmp_path), clock)
    assert docs(tmp_path) == ["war.coranto-journal-2024.txt", "war.coranto-watchers.txt"]


def test_without_the_package_for_it_there_is_no_bell(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "watchfiles", None)
    assert not Bell([str(tmp_path)], lambda: None).start()
