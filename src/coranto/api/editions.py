"""One version of a dossier, open for many readers at once; all that is answered from it is of that version."""

import gc
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import BoundedSemaphore, Lock
from typing import Final, Literal

from coranto.api.press import Press, Proof
from coranto.api.problems import RefusedError
from coranto.export.edition import LICENCE, TIMES
from coranto.library import Dossier, open_dossier
from coranto.model.corpus import Corpus
from coranto.model.grade import Grading
from coranto.model.version import VERSION
from coranto.text.identity import content_id
from coranto.tools import open_tools
from coranto.view.filters import Filter
from coranto.view.reading.desk import Desk
from coranto.view.reading.info import Imprint
from coranto.view.reading.lines import Lines, beginning, lines_of
from coranto.view.reading.rows import Line

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
FIRST: Final = 200
"""Lines that are to be had before all are laid out: a page."""
KEPT_DAYS: Final = 3
"""States of earlier days that stay laid out."""
_TRIES: Final = 20
_in_front: ContextVar[bool] = ContextVar("coranto_in_front", default=False)


class LongError(Exception):
    """A question takes long, and there is a press to ask it."""


class Edition:
    """What one version of a dossier answers. It can be read from any thread; close it when nobody reads it."""

    def __init__(self, path: Path, readers: int = READERS, *, press: Literal["polite", "prompt"] | None = None) -> None:
        """``press``: whether it is laid out in a process of its own, and whether that stands back behind others."""
        self._press: Press | None
        self._press, self._dossiers = (
            _pressed(path, readers + 1, polite=press == "polite") if press else (None, _alike(path, readers + 1))
        )
        first = self._dossiers[0]
        self.version: Final = first.version
        self.unfinished: Final = first.unfinished
        self.stands: Final = mark_of(first)
        """Where it is equal, so is every answer but for grades: the version tells of verdicts in force, this of all."""
        self.take_grades(first.gradings())
        self.path: Final = path
        self._first = first
        self._desk: Desk | None = None
        self._lines: Lines | None = None
        self._days: OrderedDict[str, Desk] = OrderedDict()
        self._free: SimpleQueue[Dossier] = SimpleQueue()
        for dossier in self._dossiers[1:]:
            self._free.put(dossier)
        self._long = Lock()
        self._laying = Lock()
        self._starting = Lock()
        self._first_lines: Sequence[Line] | None = None
        self._waiting = BoundedSemaphore(WAITING + 1)
        self._small = Lock()
        self._answers: OrderedDict[str, bytes] = OrderedDict()
        self._size = 0
        self._questions: OrderedDict[tuple[Filter, Order], Sequence[Line]] = OrderedDict()

    def take_grades(self, rows: Sequence[Grading]) -> None:
        """Answers with these of reviewers' grades from now on: nothing else need be laid out anew for them."""
        self.gradings = rows
        self.grades_mark = content_id("grades", *(row.id for row in rows))
        self.mark = content_id(self.stands, self.grades_mark)
        """Where it is equal, so is every answer."""

    def close(self) -> None:
        """Lets the file go."""
        if self._press is not None:
            self._press.close()
        for dossier in self._dossiers:
            dossier.close()
        self._days.clear()
        self._lines = None
        self._questions.clear()
        self._desk = None

    @property
    def broken(self) -> bool:
        """Whether its press has stopped, so that another edition is due though nothing has changed."""
        return self._press is not None and self._press.stopped

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
        """The dossier laid out, as known at the end of a day if one is given; one question at a time.

        Raises ``LongError`` in front of a press.
        """
        with self.dossier() as dossier:
            desk = self._laid_out(dossier) if as_of is None else self._of_day(dossier, as_of)
            if desk.gradings is not self.gradings:
                desk.regrade(self.gradings)
            yield desk

    @contextmanager
    def dossier(self) -> Iterator[Dossier]:
        """The dossier for what takes long and the desk does not give; one question at a time, and never within one.

        Raises ``LongError`` in front of a press.
        """
        if self._press is not None and _in_front.get():
            raise LongError
        with self._turn():
            yield self._first

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Waits until it is one's turn to ask what takes long."""
        if not self._waiting.acquire(blocking=False):
            raise _busy()
        try:
            if not self._long.acquire(timeout=WAIT_SECONDS):
                raise _busy()
            try:
                yield
            finally:
                self._long.release()
        finally:
            self._waiting.release()

    @contextmanager
    def front(self) -> Iterator[None]:
        """Within it, what takes long raises ``LongError`` where there is a press."""
        token = _in_front.set(True)
        try:
            yield
        finally:
            _in_front.reset(token)

    def ask(self, path: str, query: bytes) -> Proof:
        """What the press answers to a question at that address."""
        assert self._press is not None
        self.lines()
        with self._turn():
            return self._press.ask(path, query, self.gradings)

    def chronicle(self) -> Desk:
        """The dossier laid out, for questions that wait for no other; raises ``LongError`` in front of a press."""
        with self.desk() as desk:
            return desk

    def lines(self) -> Lines:
        """The lines, ready to be handed out: whoever asks first waits until they are laid out."""
        with self._laying:
            if self._lines is None:
                with _uncollected():
                    self._lines = self._laid_lines() if self._press is None else self._press.lines()
                for dossier in self._dossiers[1:]:
                    dossier.search("a")  # each finds out for itself where its documents lie
            return self._lines

    def _laid_lines(self) -> Lines:
        with self.desk() as desk:
            self._desk = desk
            return lines_of(desk)

    def _beginning(self) -> Sequence[Line]:
        """The lines while they are being laid out: the first at once."""
        with self._starting:
            if self._first_lines is None:
                with self.reader() as dossier:
                    whole = lambda: self.lines().lines  # noqa: E731  asked for by whoever wants more
                    self._first_lines = beginning(dossier.corpus(lazily=True), open_tools().parties, FIRST, whole)
            return self._first_lines

    def matching(self, asked: Filter, order: Order = "day") -> Sequence[Line]:
        """The lines of today's chronicle that pass, in its order or by rank."""
        if self._lines is None and self._press is not None and asked.empty and order == "day":
            return self._beginning()
        with self._small:
            found = self._questions.pop((asked, order), None)
        if found is None:
            lines = self.lines()
            found = lines.matching(asked) if order == "day" else lines.ranked(asked)
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


def _pressed(path: Path, number: int, *, polite: bool) -> tuple[Press, list[Dossier]]:
    """A press, and that many dossiers, open at one and the same version."""
    for _ in range(_TRIES):
        press = Press(path, polite=polite)
        try:
            stands = press.stands()
            opened = _alike(path, number)
        except BaseException:
            press.close()
            raise
        if mark_of(opened[0]) == stands:
            return press, opened
        press.close()
        for dossier in opened:
            dossier.close()
    raise _too_fast(path)


def _too_fast(path: Path) -> RefusedError:
    return RefusedError(503, f"{path} changes faster than it can be opened", "Ask again when the build is done.")


def _alike(path: Path, number: int) -> list[Dossier]:
    """That many dossiers, open at one and the same version."""
    for _ in range(_TRIES):
        opened = [open_dossier(path) for _ in range(number)]
        if len({mark_of(dossier) for dossier in opened}) == 1:
            return opened
        for dossier in opened:
            dossier.close()
    raise _too_fast(path)
