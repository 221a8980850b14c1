"""One version of a dossier, open for many readers at once; all that is answered from it is of that version."""

import gc
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import BoundedSemaphore, Lock
from typing import Final, Literal

from coranto.api.problems import RefusedError
from coranto.export.edition import LICENCE, TIMES
from coranto.library import Dossier, open_dossier
from coranto.model.corpus import Corpus
from coranto.model.version import VERSION
from coranto.text.identity import content_id
from coranto.tools import open_tools
from coranto.view.filters import Filter
from coranto.view.reading.desk import Desk
from coranto.view.reading.info import Imprint
from coranto.view.reading.shapes import EntryRow

Order = Literal["day", "rank"]

READERS: Final = 4
"""Searches and readings of a text that can go on at once."""
WAIT_SECONDS: Final = 30.0
"""How long a question waits for those before it that take long."""
WAITING: Final = 8
"""How many such questions may wait at once: each takes a thread of the server, and others must find one."""
KEPT_BYTES: Final = 64_000_000
"""What the answers kept may take together."""
KEPT_QUESTIONS: Final = 64
"""Questions on entries whose lines are kept, so that the next page need not look for them again."""
KEPT_DAYS: Final = 3
"""States of earlier days that stay laid out."""
_TRIES: Final = 20


class Edition:
    """What one version of a dossier answers. It can be read from any thread; close it when nobody reads it."""

    def __init__(self, path: Path, readers: int = READERS) -> None:
        self._dossiers = _alike(path, readers + 1)
        first = self._dossiers[0]
        self.version: Final = first.version
        self.unfinished: Final = first.unfinished
        self.mark: Final = mark_of(first)
        """Where it is equal, so is every answer: the version tells of verdicts in force, this of all."""
        self.path: Final = path
        self._first = first
        self._desk: Desk | None = None
        self._days: OrderedDict[str, Desk] = OrderedDict()
        self._free: SimpleQueue[Dossier] = SimpleQueue()
        for dossier in self._dossiers[1:]:
            self._free.put(dossier)
        self._long = Lock()
        self._waiting = BoundedSemaphore(WAITING + 1)
        self._small = Lock()
        self._answers: OrderedDict[str, bytes] = OrderedDict()
        self._size = 0
        self._questions: OrderedDict[tuple[Filter, Order], Sequence[EntryRow]] = OrderedDict()

    def close(self) -> None:
        """Lets the file go."""
        for dossier in self._dossiers:
            dossier.close()
        self._days.clear()
        self._questions.clear()
        self._desk = None

    @contextmanager
    def reader(self) -> Iterator[Dossier]:
        """A dossier for what takes little time: searching, a text, a passage. Some can be had at once."""
        try:
            dossier = self._free.get(timeout=WAIT_SECONDS)
        except Empty:
            raise _busy() from None
        try:
            yield dossier
        finally:
            self._free.put(dossier)

    @contextmanager
    def desk(self, as_of: str | None = None) -> Iterator[Desk]:
        """The dossier laid out, as known at the end of a day if one is given; one question at a time."""
        with self.dossier() as dossier:
            yield self._laid_out(dossier) if as_of is None else self._of_day(dossier, as_of)

    @contextmanager
    def dossier(self) -> Iterator[Dossier]:
        """The dossier for what takes long and the desk does not give; one question at a time, and never within one."""
        if not self._waiting.acquire(blocking=False):
            raise _busy()
        try:
            if not self._long.acquire(timeout=WAIT_SECONDS):
                raise _busy()
            try:
                yield self._first
            finally:
                self._long.release()
        finally:
            self._waiting.release()

    def chronicle(self) -> Desk:
        """The dossier laid out, for questions on entries, entities and places alone: these wait for no other."""
        desk = self._desk
        if desk is None:
            with self.desk() as desk, _uncollected():
                desk.gather()
                for dossier in self._dossiers[1:]:
                    dossier.search("a")  # each finds out for itself where its documents lie
                self._desk = desk
        return desk

    def matching(self, asked: Filter, order: Order = "day") -> Sequence[EntryRow]:
        """The lines of today's chronicle that pass, in its order or by rank."""
        with self._small:
            found = self._questions.pop((asked, order), None)
        if found is None:
            found = ordered(self.chronicle().matching(asked), order)
        with self._small:
            self._questions[asked, order] = found
            if len(self._questions) > KEPT_QUESTIONS:
                self._questions.popitem(last=False)
        return found

    def imprint(self, as_of: str | None = None) -> Imprint:
        """What the dossier's file says of itself."""
        model = self._first.model
        made_with = f"Coranto {VERSION}" + (f", {model.name}" if model is not None else "")
        return Imprint(self.path.stem, self.version, made_with, self.unfinished, LICENCE, TIMES, as_of)

    def answer(self, question: str, make: Callable[[], bytes]) -> bytes:
        """The answer to a question: the one kept, else the one made now."""
        with self._small:
            kept = self._answers.get(question)
            if kept is not None:
                self._answers.move_to_end(question)
                return kept
        made = make()
        with self._small:
            if question not in self._answers:
                self._answers[question] = made
                self._size += len(made)
            while self._size > KEPT_BYTES:
                self._size -= len(self._answers.popitem(last=False)[1])
        return made

    def _laid_out(self, dossier: Dossier) -> Desk:
        return self._desk or self._day("", dossier.corpus)

    def _of_day(self, dossier: Dossier, day: str) -> Desk:
        return self._day(day, lambda: dossier.as_of(day).corpus())

    def _day(self, day: str, corpus: Callable[[], Corpus]) -> Desk:
        desk = self._days.pop(day, None) or Desk(corpus(), open_tools().parties)
        self._days[day] = desk
        if len(self._days) > KEPT_DAYS:
            self._days.popitem(last=False)
        return desk


def ordered(rows: Sequence[EntryRow], order: Order) -> Sequence[EntryRow]:
    """The lines by day, as they are given, or by rank."""
    return rows if order == "day" else sorted(rows, key=lambda row: row.rank)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Has Python not look through all objects for those that nobody can reach: for the millions that an edition is made
    of that takes seconds, and holds everybody up. Nor does it later: they go when the edition lets go of them.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def mark_of(dossier: Dossier) -> str:
    """A hash of all that answers are made of."""
    return content_id(dossier.version, str(dossier.unfinished), *(row.id for row in dossier.judgements()), VERSION)


def _busy() -> RefusedError:
    return RefusedError(429, "Others ask for what takes long", "Ask again in a few seconds.")


def _alike(path: Path, number: int) -> list[Dossier]:
    """That many dossiers, open at one and the same version."""
    for _ in range(_TRIES):
        opened = [open_dossier(path) for _ in range(number)]
        if len({mark_of(dossier) for dossier in opened}) == 1:
            return opened
        for dossier in opened:
            dossier.close()
    raise RefusedError(503, f"{path} changes faster than it can be opened", "Ask again when the build is done.")
