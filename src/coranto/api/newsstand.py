"""Where the present edition of a dossier is to be had, and the next as soon as it is out."""

import logging
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Lock, Thread
from time import monotonic
from typing import Final

from coranto.api.editions import READERS, Edition, mark_of
from coranto.library import open_dossier
from coranto.model.errors import CorantoError

POLL_SECONDS: Final = 0.5
"""How often it is looked whether the dossier has changed."""
REST: Final = 4
"""How many times as long as it took to lay out an edition it is waited before the next is: a dossier that is added to
without pause leaves four fifths of the processor to those who ask.
"""
_log: Final = logging.getLogger("coranto.api")


class Newsstand:
    """Hands out the present edition. A new one takes its place when it is laid out: nobody waits for that."""

    def __init__(self, path: Path, readers: int = READERS, *, press: bool = False) -> None:
        """``press``: whether editions are laid out in processes of their own, so that nobody is held up by that."""
        self.path: Final = path
        self._readers = readers
        self._press = press
        self._present = Edition(path, readers, press="prompt" if press else None)
        self._read: Counter[Edition] = Counter()
        self._lock = Lock()
        self._renewing = Lock()
        self._looking = Lock()
        self._stopped = Event()
        self._watch: Thread | None = None

    def __enter__(self) -> "Newsstand":
        self._watch = Thread(target=self._watching, name="coranto-newsstand", daemon=True)
        self._watch.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        if self._watch is not None:
            self._watch.join(timeout=10)
        with self._lock:
            if not self._read[self._present]:
                self._present.close()

    def stop(self) -> None:
        """Says that it closes: whoever listens for changes is let go."""
        self._stopped.set()

    @property
    def stopped(self) -> bool:
        """Whether it closes."""
        return self._stopped.is_set()

    @property
    def version(self) -> str:
        """That of the present edition."""
        return self._present.version

    @property
    def marks(self) -> tuple[str, str]:
        """The version of the present edition, and the mark of its grades."""
        present = self._present
        return present.version, present.grades_mark

    @contextmanager
    def edition(self) -> Iterator[Edition]:
        """The present edition; it stays open for as long as the context."""
        with self._lock:
            edition = self._present
            self._read[edition] += 1
        try:
            yield edition
        finally:
            self._give_back(edition)

    def _give_back(self, edition: Edition) -> None:
        with self._lock:
            self._read[edition] -= 1
            unread = not self._read[edition]
            if unread:
                del self._read[edition]
            past = unread and edition is not self._present
        if past:
            edition.close()

    def renew(self) -> None:
        """Puts out the edition of the dossier as it stands now, where it is another than the present one."""
        with self._renewing:
            fresh = Edition(self.path, self._readers, press="polite" if self._press else None)
            if fresh.stands == self._present.stands and not self._present.broken:
                self._present.take_grades(fresh.gradings)
                fresh.close()
                return
            if fresh.version:
                fresh.lines()
            with self._lock:
                old, self._present = self._present, fresh
                unread = not self._read[old]
            _log.info("edition out", extra={"version": fresh.version})
            if unread:
                old.close()

    def _watching(self) -> None:
        try:
            with self.edition() as edition:
                if edition.version:
                    edition.lines()
        except CorantoError as error:
            _log.warning("%s", error)
        rest = POLL_SECONDS
        while not self._stopped.wait(rest):
            rest = POLL_SECONDS
            try:
                begun = monotonic()
                if self.look():
                    rest = max(POLL_SECONDS, REST * (monotonic() - begun))
            except CorantoError as error:
                _log.warning("%s", error)

    def look(self) -> bool:
        """Whether the dossier has changed, and the edition of it as it stands now is out. Grades alone make no other
        edition: the present one takes them in.
        """
        with self._looking:
            with open_dossier(self.path) as dossier:
                stands, gradings = mark_of(dossier), dossier.gradings()
            present = self._present
            if stands != present.stands or present.broken:
                self.renew()
                return True
            if gradings != present.gradings:
                present.take_grades(gradings)
            return False
