"""The watch: asks what is due, works on what came in, tells what changed, and rests until there is something to do.

Whatever a source does, the others go on. What is told of the watch's own work is yielded, so that a face may print it.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import msgspec

from coranto import library
from coranto.fetching.addresses import Addresses
from coranto.fetching.answers import MEGABYTE
from coranto.fetching.answers import Limits as AnswerLimits
from coranto.fetching.client import Client
from coranto.fetching.mailboxes import delivery
from coranto.fetching.manners import Visitor
from coranto.model.errors import BadRequestError, DiskFullError, DossierBusyError
from coranto.model.source import Problem
from coranto.read.reading import DEFAULT_LIMITS, Limits, Reading
from coranto.run.crew import Crew
from coranto.run.meter import Stats, together
from coranto.run.survey import MANY
from coranto.steps import PATH, Step
from coranto.store.reader import Reader
from coranto.store.versions import tickets
from coranto.text.moments import in_utc
from coranto.watch.arrivals import readings_in, readings_of
from coranto.watch.asking import Desk
from coranto.watch.clock import Clock
from coranto.watch.feed_files import write_feed
from coranto.watch.folders import Ready, Shelves, own_files
from coranto.watch.memory import Memory, open_memory
from coranto.watch.news import Alerts, News, news_of, news_of_altered
from coranto.watch.pauses import Dice, after_failures
from coranto.watch.post import Office, addressed, receivers
from coranto.watch.settings import Sources
from coranto.watch.states import Difference, chronicle_of, compared, difference, holds
from coranto.watch.telling import Took, Trouble
from coranto.watch.versions import alterations

AT_A_TIME: Final = MANY
"""Of what waits, so much at most is worked on together: what an addition may be, without all being looked at anew.

All that waits is taken till then: a matter of which several tell is worked out once for all of them, so that the more
comes in the less each costs.
"""
BUSY_S: Final = 5.0
"""How long a dossier that another process writes is left alone; and, the first time, a disk that is full …"""
LONGEST_FULL_S: Final = 900.0
"""… and at most: what was asked and cannot be kept is asked again."""
LONGEST_REST_S: Final = 60.0
IDLE_S: Final = 120.0
"""How long workers are kept that have nothing to do: starting them takes longer than a few dispatches."""
EARLY_S: Final = 0.02
"""A rest that ends so much earlier than it should was ended by a folder that changed."""

_json: Final = msgspec.json.Encoder()

Happening = Trouble | Took | News
"""What a watch says while it is at work."""


@dataclass(frozen=True, slots=True)
class How:
    """How the work is done: the options of ``library.add``."""

    model: str | None = None
    workers: int | None = None
    path: tuple[Step, ...] = PATH
    limits: Limits = DEFAULT_LIMITS


class Watch:
    """The watch of one dossier; a context that holds what it remembers."""

    def __init__(
        self,
        dossier: Path,
        sources: Sources,
        clock: Clock,
        dice: Dice,
        how: How | None = None,
        written: Iterable[Path] = (),
    ) -> None:
        self._dossier: Final = dossier
        self._sources: Final = sources
        self._clock: Final = clock
        self._dice: Final = dice
        self._how: Final = how or How()
        self.own: Final = own_files(dossier, (*(sources.place(one.path) for one in sources.file), *written))
        """Whole paths of what it writes itself; ``written``: of what else is written about it."""
        self._alerts: Final = Alerts(sources.alert)
        manners = sources.watch
        limits = AnswerLimits(int(manners.max_mb * MEGABYTE), manners.timeout)
        addresses = Addresses(manners.allow_private)
        self.client: Final = Client(addresses, limits, manners.contact)
        self._collect: Final = partial(delivery, addresses=addresses, limits=limits, stopped=self.client.stopped)
        self._who: Final = receivers(sources, self.client)
        self._visitor: Final = Visitor(self.client, clock, delay_s=manners.delay, obey=manners.robots)
        self._stack: Final = ExitStack()
        self._not_before = 0.0
        self._full = 0
        self._room_at = 0.0
        self._files: list[Ready] = []
        self._troubles: dict[str, Problem] = {}
        self._said: set[Problem] = set()
        self._crew: Crew | None = None
        self._worked = 0.0
        self._written = -1
        self._woken = False
        self.stats: Stats | None = None
        """What all its runs did, together."""
        self.last_round = 0.0
        """When a round last ended, in seconds since 1970 …"""
        self.last_taken = 0.0
        """… and when something new was last taken in; 0 before that."""

    def __enter__(self) -> Self:
        self._memory: Memory = self._stack.enter_context(open_memory(self._dossier))
        self._desk = Desk(self._sources, self._memory, self._visitor, self._collect, self._clock, self._dice)
        self._shelves = Shelves(self._sources, self._memory, self.own)
        self._office = Office(self._who, self._memory, self._clock, self._dice)
        self._begin()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    @property
    def dead_letters(self) -> dict[str, int]:
        """How many letters were given up, by receiver."""
        return dict(self._memory.dead_letters())

    def redeliver(self) -> None:
        """Sends again what was given up."""
        with self._memory.together():
            self._memory.revive(self._clock.now())

    def go_on(self, *, once: bool = False) -> Iterator[Happening]:
        """Watches until it is stopped; ``once``: until nothing more is to be done now."""
        while not self._clock.stopped:
            yield from self.round()
            due = self._next_due()
            if once and not self._has_work(due):
                return
            pause = LONGEST_REST_S if due is None else due - self._clock.now()
            pause = min(max(pause, self._without_room_s), LONGEST_REST_S)
            until = self._clock.now() + pause
            if pause > 0 and self._clock.rest(pause):
                return
            self._woken = self._clock.now() < until - EARLY_S

    def round(self) -> Iterator[Happening]:
        """Does what is due now, once; nothing for a while where the disk is full."""
        if self._without_room_s > 0:
            return
        try:
            yield from self._done()
            self._full = 0
        except DiskFullError as error:
            self._full += 1
            pause = after_failures(self._full, self._dice, BUSY_S, LONGEST_FULL_S)
            self._room_at = self._clock.now() + pause
            yield Trouble(str(self._dossier), error.what, error.remedy, self._room_at)
        self.last_round = self._clock.now()

    @property
    def _without_room_s(self) -> float:
        """Seconds for which a full disk is left alone still; none where the clock was set back."""
        left = self._room_at - self._clock.now()
        return left if 0 < left <= LONGEST_FULL_S else 0.0

    def _done(self) -> Iterator[Happening]:
        yield from self._desk.ask()
        yield from self._look()
        if not self._clock.stopped and not 0 < self._not_before - self._clock.now() <= BUSY_S:
            yield from self._take_in()
        if self._crew is not None and not 0 <= self._clock.now() - self._worked <= IDLE_S:
            self._crew.rest()
        yield from self._office.deliver(lambda: self._clock.stopped)

    # -- what came in -------------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        """What a dossier holds when it is first watched is no news."""
        with chronicle_of(self._dossier) as reader, self._memory.together():
            if self._memory.meta("begun") is None:
                self._memory.tell_of(ticket for ticket, _ in (() if reader is None else tickets(reader)))
                self._memory.note("begun", _moment(self._clock.now()))

    def _look(self) -> Iterator[Trouble]:
        ready, troubles = self._shelves.look(self._clock.now(), woken=self._woken)
        self._files = list({one.source.path: one for one in (*self._files, *ready)}.values())
        seen = {f"{one.doc}\n{one.what}": one for one in troubles}
        for key, problem in seen.items():
            if key not in self._troubles:
                yield Trouble(problem.doc, problem.what, problem.remedy, None)
        if troubles or self._shelves.next_due() is None:
            self._troubles = seen

    def _take_in(self) -> Iterator[Happening]:
        """Hands what came in to the dossier, then tells what it changed; a dossier that is busy is waited for."""
        try:
            with chronicle_of(self._dossier) as was:
                yield from self._added(was)
                yield from self._tell(was)
            yield from self._write_feeds()
        except DossierBusyError as error:
            self._not_before = self._clock.now() + BUSY_S
            yield Trouble(str(self._dossier), error.what, error.remedy, self._not_before)

    def _added(self, was: Reader | None) -> Iterator[Happening]:
        numbers, files = self._memory.arrivals(AT_A_TIME), self._files[:AT_A_TIME]
        if not numbers and not files and not (was is not None and was.unfinished):
            return
        if not self._dossier.exists():
            library.build((), self._dossier, model=self._how.model, workers=1, path=self._how.path)
        done: list[Ready] = []
        readings = chain(self._arrived(numbers, was), self._in_files(files, done, was))
        how, crew = self._how, self._workers()
        report = library.add(
            self._dossier, (), model=how.model, workers=how.workers, path=how.path, readings=readings, engine=crew
        )
        self._worked = self._clock.now()
        self.stats = report.stats if self.stats is None else together([self.stats, report.stats])
        with self._memory.together():
            self._memory.acknowledge(numbers, [one.key for one in done])
        taken = {one.source.path for one in done}
        self._files = [one for one in self._files if one.source.path not in taken]
        for problem in report.problems:
            if problem not in self._said:
                self._said.add(problem)
                yield Trouble(problem.doc, problem.what, problem.remedy, None)
        if report.read:
            self.last_taken = self._clock.now()
            yield Took(report.read, report.held, report.documents, report.entries)

    def _workers(self) -> Crew:
        if self._crew is None:
            self._crew = self._stack.enter_context(
                library.crew_of(self._how.model, self._how.workers, self._how.limits)
            )
        return self._crew

    def _arrived(self, numbers: Sequence[int], was: Reader | None) -> Iterator[Reading]:
        outlets = {one.name: one.outlet for one in self._sources.asked().values()}
        for number in numbers:
            arrival = self._memory.arrival(number)
            is_held = partial(holds, was)
            yield from readings_of(arrival, outlets.get(arrival.source), is_held, self._how.limits)

    def _in_files(self, files: Sequence[Ready], done: list[Ready], was: Reader | None) -> Iterator[Reading]:
        """What is in the files, each of which is added to ``done`` when all of it was taken; none more when stopped."""
        for one in files:
            for reading in readings_in(one, partial(holds, was), self._how.limits):
                if self._clock.stopped:
                    return
                yield reading
            done.append(one)

    # -- what is told -------------------------------------------------------------------------------------------------

    def _tell(self, was: Reader | None) -> Iterator[Happening]:
        """Tells what is otherwise than when something was last told; all of it is kept before any is sent."""
        with chronicle_of(self._dossier) as now:
            if now is None:
                return
            version = now.meta("inputs") or ""
            if version == self._memory.meta("version"):
                return
            other = difference(now, self._memory.told())
            if not other.fresh and not other.gone:
                with self._memory.together():
                    self._memory.note("version", version)
                return
            at = _moment(self._clock.now())
            fresh = list(self._news(was, now, other, at))
        with self._memory.together():
            fresh = [one for one in fresh if self._publish(one)]
            self._memory.tell_of(other.fresh, other.gone)
            self._memory.note("version", version)
            self._memory.forget_old_news()
        yield from fresh

    def _news(self, was: Reader | None, now: Reader, other: Difference, at: str) -> Iterator[News]:
        """What is told of a difference: of lines, and of pages that were altered."""
        pages = list(alterations(now, set(other.fresh.values())))
        dossier = self._dossier.name
        for found in compared(was, now, other, self._how.path, [(page.was, page.doc) for page in pages]):
            yield from news_of(found.changes, found.before, found.after, self._alerts, at, dossier)
            listed = set(found.after.docs())
            for page in pages:
                if page.doc in listed:
                    yield news_of_altered(page, found.after, self._alerts, at, dossier)

    def _publish(self, one: News) -> bool:
        data = _json.encode(one)
        if not self._memory.publish(one.key, data):
            return False
        for receiver in addressed(self._sources, one):
            self._memory.send(one.key, receiver, data, self._clock.now())
        return True

    def _write_feeds(self) -> Iterator[Trouble]:
        """Brings the feed files up to date: when the watch begins, and after each change."""
        latest = self._memory.last_news()
        if latest == self._written:
            return
        self._written = latest
        for asked in self._sources.file:
            path = self._sources.place(asked.path)
            try:
                write_feed(asked, path, self._memory, f"Changes in {self._dossier.name}")
            except BadRequestError as error:
                yield Trouble(str(path), error.what, error.remedy, None)

    # -- when to go on ------------------------------------------------------------------------------------------------

    def _next_due(self) -> float | None:
        """When there is something to do."""
        waiting = bool(self._files or self._memory.arrivals(1))
        inbox = self._clock.now() + min(max(self._not_before - self._clock.now(), 0.0), BUSY_S) if waiting else None
        due = (self._desk.next_due(), self._shelves.next_due(), self._memory.next_letter(), inbox)
        return min((one for one in due if one is not None), default=None)

    def _has_work(self, due: float | None) -> bool:
        """Whether something is to be done now, or is in hand: a file being written, a dossier that is busy."""
        at_hand = bool(self._files or self._memory.arrivals(1)) or self._shelves.unsettled
        return at_hand or (due is not None and due <= self._clock.now())


def _moment(now: float) -> str:
    return in_utc(datetime.fromtimestamp(int(now), UTC))
