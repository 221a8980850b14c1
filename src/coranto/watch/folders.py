"""Which files of the watched folders are new, or otherwise than they were, and whole."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Event, Thread
from typing import Final

from coranto.library import own_paths
from coranto.model.source import Problem
from coranto.read.sources import SourceFile, sources_at, unopened
from coranto.text.moments import in_utc
from coranto.watch.memory import ALTERED, DONE, NEW, Memory
from coranto.watch.settings import Folder, Sources

SETTLED_S: Final = 2.0
"""A file is read when it has been the same for so long: whoever still writes it is waited for."""
LATEST_NS: Final = 2**63 - 1
"""Nanoseconds since 1970 that the memory holds: files of days after April 2262, or as long before, are of that one."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A file that may be read, and who publishes it where it does not say."""

    source: SourceFile
    outlet: str | None
    altered: str | None = None
    """When it was written, where it was otherwise when the dossier took it before."""

    @property
    def key(self) -> str:
        """By what the file is remembered: its whole path; bytes of a name that are not UTF-8 become ``\\xNN``."""
        return os.fsencode(os.path.abspath(self.source.path)).decode("utf-8", "backslashreplace")


def own_files(dossier: Path, written: Iterable[Path]) -> frozenset[str]:
    """What a watch writes itself, which may lie in a folder that is watched: the dossier, what it remembers, what lies
    beside these for them; and files that it keeps up to date, which are first written as ``.part``.
    """
    kept = [os.path.abspath(path) for path in written]
    return own_paths(dossier).union(kept, (one + ".part" for one in kept))


class Shelves:
    """Looks through folders as they are due."""

    def __init__(self, sources: Sources, memory: Memory, own: Collection[str]) -> None:
        self._sources: Final = sources
        self._memory: Final = memory
        self._own: Final = own
        """Whole paths of what is no source, wherever it lies."""
        self._due: dict[str, float] = {}
        self._settles: float | None = None
        self.folders: Final = (*sources.folder, *sources.warc)

    def look(self, now: float, *, woken: bool = False) -> tuple[list[Ready], list[Problem]]:
        """The files to read now, of folders that are due (or of all, if ``woken``); what cannot be opened."""
        ready: dict[str, Ready] = {}
        troubles: list[Problem] = []
        settles: list[float] = []
        for folder in self.folders:
            due, every = self._due.get(folder.name, 0.0), self._sources.every_s(folder)
            if not woken and now < due <= now + every and self._settles is None:
                continue
            self._due[folder.name] = now + every
            with self._memory.together():
                self._look(folder, now, ready, troubles, settles)
        self._settles = min(settles, default=None)
        return list(ready.values()), troubles

    def _look(
        self, folder: Folder, now: float, ready: dict[str, Ready], troubles: list[Problem], settles: list[float]
    ) -> None:
        path = str(self._sources.place(folder.path))
        for source in sources_at(path):
            if source.trouble is not None:
                if source.path != path or not os.path.isdir(path):  # else nothing is in it yet
                    troubles.append(source.trouble)
            elif os.path.abspath(source.path) not in self._own:
                self._see(source, folder, now, ready, troubles, settles)

    def next_due(self) -> float | None:
        """When there is something to look at."""
        return min([*self._due.values(), *([self._settles] if self._settles is not None else [])], default=None)

    @property
    def unsettled(self) -> bool:
        """Whether a file is still being written."""
        return self._settles is not None

    def _see(
        self,
        source: SourceFile,
        folder: Folder,
        now: float,
        ready: dict[str, Ready],
        troubles: list[Problem],
        settles: list[float],
    ) -> None:
        try:
            status = os.stat(source.path)
        except OSError:
            return  # gone since it was listed
        one = Ready(source, folder.outlet)
        mtime = max(-LATEST_NS, min(status.st_mtime_ns, LATEST_NS))
        known = self._memory.file(one.key)
        if known is None or (known.size, known.mtime) != (status.st_size, mtime):
            again = known is not None and known.done != NEW
            self._memory.see(one.key, status.st_size, mtime, now, ALTERED if again else NEW)
            known = self._memory.file(one.key)
        elif known.first > now:  # by a clock that has since been set back
            self._memory.see(one.key, known.size, known.mtime, now, known.done)
            known = self._memory.file(one.key)
        assert known is not None
        if known.done == DONE:
            return
        at = mtime / 1e9
        written = at if at <= now else known.first  # nobody writes in days to come
        settled = now - max(known.first, written) >= SETTLED_S or 0 <= at <= now - SETTLED_S
        trouble = unopened(source) if settled else None
        if trouble is not None:
            troubles.append(trouble)  # it is tried again when the folder is looked at again
        elif settled:
            altered = in_utc(datetime.fromtimestamp(int(at), UTC)) if known.done == ALTERED else None
            ready.setdefault(one.key, replace(one, altered=altered))
        else:
            settles.append(now + SETTLED_S)


class Bell:
    """Rings when something in a folder changes, where there is a package for that; else they are looked at as due.

    ``own``: whole paths of files at which it does not, for the watch writes them itself.
    """

    def __init__(self, paths: Sequence[str], ring: Callable[[], None], own: Collection[str] = ()) -> None:
        self._stop: Final = Event()
        self._ring: Final = ring
        self._own: Final = own
        self._paths: Final = [path for path in paths if os.path.isdir(path)]

    def start(self) -> bool:
        """Whether it will ring."""
        try:
            from watchfiles import DefaultFilter, watch
        except ImportError:
            return False
        usual = DefaultFilter()
        heard = partial(
            watch, watch_filter=lambda how, path: usual(how, path) and os.path.abspath(path) not in self._own
        )
        if self._paths:
            Thread(target=self._listen, args=(heard,), name="coranto-bell", daemon=True).start()
        return True

    def stop(self) -> None:
        """Ends it."""
        self._stop.set()

    def _listen(self, watch: Callable[..., Iterable[object]]) -> None:
        try:
            for _ in self._changes(watch):
                self._ring()
        except (OSError, RuntimeError):
            pass  # a file system that cannot tell: folders are looked at as they are due

    def _changes(self, watch: Callable[..., Iterable[object]]) -> Iterator[object]:
        yield from watch(*self._paths, stop_event=self._stop, rust_timeout=500, raise_interrupt=False)
