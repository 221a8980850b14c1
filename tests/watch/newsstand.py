"""A watched website and the watch of it, with time that passes only when it is told to."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from coranto.library import open_dossier
from coranto.watch.news import News
from coranto.watch.settings import Feed, Manners, Seconds, Sources
from coranto.watch.telling import Trouble
from coranto.watch.watching import Happening, How, Watch
from run.fake_path import PATH
from website import FakeClock, Reply, Website

LOCAL = Manners(allow_private=("localhost",), delay=Seconds(0.001), timeout=Seconds(5), max_mb=0.2)


class Clock(FakeClock):
    """As a watch wants it."""

    stopped = False

    def rest(self, seconds: float) -> bool:
        return self.wait(seconds)


def page(words: str, tag: str | None = None) -> Reply:
    """A page of plain text; it may say that it is as it was."""
    return 200, {"Content-Type": "text/plain; charset=utf-8", **({"ETag": f'"{tag}"'} if tag else {})}, words.encode()


def rss(site: Website, *paths: str, stamp: str = "") -> Reply:
    """A feed that links to these pages."""
    date = f"<pubDate>{stamp}</pubDate>" if stamp else ""
    items = "".join(f"<item><title>t</title><link>{site.url(path)}</link>{date}</item>" for path in paths)
    body = f'<rss version="2.0"><channel><title>Wire</title>{items}</channel></rss>'.encode()
    return 200, {"Content-Type": "application/rss+xml"}, body


def feeds(site: Website, *paths: str, **more: Any) -> Sources:
    """Sources of a website's feeds."""
    names = [Feed(path.strip("/"), site.url(path), outlet="The Wire") for path in paths]
    return Sources(watch=more.pop("watch", LOCAL), feed=tuple(names), **more)


@contextmanager
def watching(folder: Path, sources: Sources, clock: Clock, **how: Any) -> Iterator[Watch]:
    """The watch of ``war.coranto`` in that folder."""
    given = How(workers=1, path=how.pop("path", PATH))
    with Watch(folder / "war.coranto", sources, clock, lambda: 0.5, given) as opened:
        yield opened


def once(folder: Path, sources: Sources, clock: Clock, **how: Any) -> list[Happening]:
    """What a watch says that does what is due and ends."""
    with watching(folder, sources, clock, **how) as opened:
        return list(opened.go_on(once=True))


def exported(folder: Path) -> bytes:
    """All records of the dossier."""
    with open_dossier(folder / "war.coranto") as opened:
        return b"".join(opened.export_lines())


def docs(folder: Path) -> list[str]:
    """The documents of the dossier."""
    with open_dossier(folder / "war.coranto") as opened:
        return [row.doc for row in opened.documents()]


def titles(happenings) -> list[str]:
    return sorted(one.title for one in happenings if isinstance(one, News))


def troubles(happenings) -> list[Trouble]:
    return [one for one in happenings if isinstance(one, Trouble)]


def put(folder, name: str, words: str, at: float) -> None:
    (folder / name).write_text(words)
    os.utime(folder / name, (at, at))
