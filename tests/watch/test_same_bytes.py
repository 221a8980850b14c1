"""A dossier that a watch has made of arrivals, failures and restarts is the one that a build of the same would be."""

from collections.abc import Iterator

import pytest

from coranto import library
from coranto.read.reading import Reading
from coranto.steps import PATH
from coranto.watch import watching as module
from coranto.watch.settings import Folder
from watch.newsstand import Clock, exported, feeds, once, page, put, rss, watching
from website import website

HEAD = "QUITO, 2 March 2024 — A ferry sank off Guayas on Saturday after it struck a reef in heavy rain.\n\n"
TOLL = "{} people were killed when the ferry sank, the port authority of Guayas said on Saturday.\n"
VOTE = "LIMA, 9 May 2024 — Voters in Peru chose a new congress on Thursday, and turnout was high, {} said.\n"


@pytest.fixture
def taken(monkeypatch) -> list[Reading]:
    """All that the watch handed to the dossier."""
    found: list[Reading] = []

    def noted(name: str) -> None:
        given = getattr(module, name)

        def reading(*arguments: object) -> Iterator[Reading]:
            for one in given(*arguments):
                found.append(one)
                yield one

        monkeypatch.setattr(module, name, reading)

    noted("readings_of")
    noted("readings_in")
    return found


def test_what_came_in_piece_by_piece_gives_the_bytes_of_one_build(tmp_path, taken, monkeypatch):
    clock, folder = Clock(), tmp_path / "in"
    folder.mkdir()
    with website() as site:
        sources = feeds(site, "/wire", folder=(Folder("drop", "in"),), home=tmp_path)
        site.pages["/wire"] = rss(site, "/ferry", "/vote", stamp="Sat, 02 Mar 2024 18:00:00 GMT")
        site.pages["/ferry"] = page(HEAD + TOLL.format("Eleven"), "a")
        site.pages["/vote"] = (503, {}, b"later")
        put(folder, "vote.txt", VOTE.format("officials"), clock.now() - 10)
        once(tmp_path, sources, clock, path=PATH)

        clock.time += 90_000
        site.pages["/wire"] = rss(site, "/ferry", "/vote", stamp="Mon, 04 Mar 2024 08:00:00 GMT")
        site.pages["/ferry"] = page(HEAD + TOLL.format("Fourteen"), "b")
        site.pages["/vote"] = page(VOTE.format("observers"), "c")
        put(folder, "vote.txt", VOTE.format("officials") + "\nThe count goes on until Monday.\n", clock.now() - 10)
        put(folder, "broken.jsonl", "{", clock.now() - 10)
        with monkeypatch.context() as patched, watching(tmp_path, sources, clock, path=PATH) as opened:
            patched.setattr(library, "add", _killed)  # with all fetched, and nothing acknowledged
            with pytest.raises(KeyboardInterrupt):
                list(opened.go_on(once=True))
        del taken[2:]
        clock.time += 1_000
        once(tmp_path, sources, clock, path=PATH)

    assert len(taken) > 4
    library.build((), tmp_path / "built.coranto", workers=1)
    library.add(tmp_path / "built.coranto", readings=taken[::-1], workers=1)
    with library.open_dossier(tmp_path / "built.coranto") as built:
        assert exported(tmp_path) == b"".join(built.export_lines())
        standing = [row for row in built.documents() if row.replaced_by is None]
        assert (len(built.documents()), len(standing)) == (5, 3)


def _killed(*arguments: object, **options: object) -> None:
    raise KeyboardInterrupt
