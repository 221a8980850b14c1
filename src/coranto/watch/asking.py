"""Asking what is due: each site for itself, several sites at a time, each answer remembered as it comes."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from queue import SimpleQueue
from typing import Final

from coranto.fetching.answers import LONGEST_WAIT_S, Answer
from coranto.fetching.client import site_of
from coranto.fetching.failures import FetchError
from coranto.fetching.mailboxes import Account, Delivery
from coranto.fetching.manners import Visitor
from coranto.read.http_body import charset
from coranto.read.stated_dates import iso_date
from coranto.text.identity import sha256_hex
from coranto.watch.clock import Clock
from coranto.watch.letters import MEDIA_TYPE, account_of, letter_name
from coranto.watch.links import Link, links
from coranto.watch.memory import Asked, Memory
from coranto.watch.pauses import SPREAD, Dice, after_failures, regular
from coranto.watch.settings import Asked as Source
from coranto.watch.settings import Feed, Mailbox, Page, Sources
from coranto.watch.telling import Trouble

AT_ONCE: Final = 8
"""Sites that are asked at one time."""
A_TURN: Final = 128
"""Addresses that are asked before what they had is worked on …"""
OF_A_SITE: Final = 16
"""… and of one site."""
CLOCK_S: Final = 60.0
"""A clock that shows so much less than before was set back."""
ALIKE: Final = 5
"""Failures of one kind that are told one by one of a source."""
TRIES: Final = 6
"""How often in a row a page that a feed links to may fail before it is given up."""

HOPELESS_S: Final = 3_600.0
"""Pause, at least, after a failure that asking again cannot help."""

FEEDS: Final = ("application/", "text/")
KINDS: Final[Mapping[type, str]] = {Feed: "feed", Page: "page", Mailbox: "mailbox"}
PAGES: Final = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf")
"""Media types that a feed may come as, some of them loosely, and that a page is read as."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a question."""

    row: Asked
    answer: Answer | None
    links: Sequence[Link] = ()
    failure: FetchError | None = None
    delivery: Delivery | None = None
    """Of a mailbox, in place of an answer."""


Collect = Callable[[Account, str | None], Delivery]
"""Asks a mailbox for what came after a cursor; raises ``FetchError``."""


class Desk:
    """Asks for a watch."""

    def __init__(
        self, sources: Sources, memory: Memory, visitor: Visitor, collect: Collect, clock: Clock, dice: Dice
    ) -> None:
        self._sources: Final = sources
        self._memory: Final = memory
        self._visitor: Final = visitor
        self._collect: Final = collect
        self._clock: Final = clock
        self._dice: Final = dice
        self._asked: Final = sources.asked()
        self._named: Final = {one.name: one for one in self._asked.values()}
        for site, until in memory.sites().items():
            visitor.close(site, until)
        with memory.together():
            memory.ask_only(self._asked)
            for url, one in self._asked.items():
                memory.hear_of(url, one.name, KINDS[type(one)], clock.now())
        self._last = 0.0
        self._mend()

    def _mend(self) -> None:
        """Brings forward what is due later than it can be: its interval was made shorter, or the clock set back."""
        self._last, before = self._clock.now(), self._last
        if before and before - self._last < CLOCK_S:
            return
        with self._memory.together():
            for url, one in self._asked.items():
                known = self._memory.asked(url)
                failures = known.failures if known is not None else 0
                latest = self._last + (LONGEST_WAIT_S if failures else self._sources.every_s(one)) * (1 + SPREAD)
                again = self._last + after_failures(failures, self._dice) if failures else latest
                self._memory.no_later(url, latest, again)
            for row in list(self._memory.ahead(self._named, self._last + CLOCK_S, self._last + self._latest_s)):
                self._memory.remember(self._brought_back(row))

    @property
    def _latest_s(self) -> float:
        """How far ahead a page that a feed links to can be due."""
        after = (pause for one in self._asked.values() if isinstance(one, Feed) for pause in one.revisit)
        every = map(self._sources.every_s, self._asked.values())
        return max([LONGEST_WAIT_S, *after, *every]) * (1 + SPREAD)

    def _brought_back(self, row: Asked) -> Asked:
        """A page that was heard of, or put off, in days that have not come: it is due as if that had been now."""
        had = replace(row, first=min(row.first, self._last))
        if row.due is None:
            return had
        if row.failures:
            return replace(had, due=self._last + after_failures(row.failures, self._dice))
        return replace(had, due=self._next(had, self._named[row.source]) if row.looks else self._last)

    def ask(self) -> Iterator[Trouble]:
        """Asks what is due, a number of each site; what failed is told, everything is remembered."""
        self._mend()
        by_site = self._due()
        alike: Counter[tuple[str, str]] = Counter()
        for result in self._answers(by_site.values()):
            with self._memory.together():
                troubles = self._settle(result)
                if result.failure is None:
                    self._memory.note(f"had {result.row.source}", str(self._clock.now()))
            for trouble in troubles:
                kind = (result.row.source, trouble.what)
                alike[kind] += 1
                if alike[kind] <= ALIKE:
                    yield trouble
        for (source, what), count in alike.items():
            if count > ALIKE:
                yield Trouble(source, f"{count - ALIKE} more like it: {what}", "see above", None)
        if by_site:
            with self._memory.together():
                self._memory.keep_sites(self._visitor.closed())

    def _due(self) -> Mapping[str, list[Asked]]:
        """What is asked in this turn, by site: of each but a few, so that none keeps the others waiting."""
        by_site: dict[str, list[Asked]] = defaultdict(list)
        for row in self._memory.due(self._named, self._clock.now()):
            rows = by_site[_site(row)]
            if len(rows) < OF_A_SITE and (row.kind == "item" or row.url in self._asked):
                rows.append(row)
            if sum(map(len, by_site.values())) >= A_TURN:
                break
        return by_site

    def next_due(self) -> float | None:
        """When there is something to ask again."""
        return self._memory.next_due(self._named)

    def _answers(self, by_site: Collection[Sequence[Asked]]) -> Iterator[Result]:
        done: SimpleQueue[Result | None] = SimpleQueue()
        with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="coranto-watch") as threads:
            waiting = len(by_site)
            for rows in by_site:
                threads.submit(self._ask_site, rows, done.put)
            while waiting:
                result = done.get()
                if result is None:
                    waiting -= 1
                else:
                    yield result

    def _ask_site(self, rows: Sequence[Asked], put: Callable[[Result | None], None]) -> None:
        """Puts what became of each row; where the watch is stopped, what was not had stays due as it was."""
        try:
            for row in rows:
                if self._clock.stopped:
                    return
                result = self._result(row)
                if result.failure is None or not self._clock.stopped:
                    put(result)
        finally:
            put(None)

    def _result(self, row: Asked) -> Result:
        head = {"If-None-Match": row.etag, "If-Modified-Since": row.modified}
        is_feed = row.kind == "feed"
        source = self._named[row.source]
        try:
            if isinstance(source, Mailbox):
                return Result(row, None, delivery=self._collect(account_of(source, self._sources), row.etag))
            given = {name: value for name, value in head.items() if value is not None}
            answer = self._visitor.get(row.url, given, FEEDS if is_feed else PAGES)
            found = links(answer.body, answer.url) if is_feed and answer.status == 200 and _pages(source) else ()
            return Result(row, answer, found)
        except FetchError as failure:
            return Result(row, None, failure=failure)
        except Exception as error:  # noqa: BLE001  whatever one source does, the others go on
            what = f"it could not be worked on ({type(error).__name__}: {str(error)[:100]})"
            return Result(row, None, failure=FetchError(what, "see whether it is sound"))

    def _settle(self, result: Result) -> list[Trouble]:
        """Remembers the result; what is to be told of it."""
        if result.failure is not None:
            return [self._failed(result.row, result.failure)]
        if result.delivery is not None:
            return self._delivered(result.row, result.delivery)
        row, answer = result.row, result.answer
        assert answer is not None
        sha256 = sha256_hex(answer.body) if answer.status == 200 else row.sha256
        source = self._named[row.source]
        if sha256 != row.sha256 and not (row.kind == "feed" and _pages(source)):
            stated = charset(answer.head.get("content-type", ""))
            self._memory.take(row, _moment(self._clock.now()), answer.media_type, stated, answer.body)
        for link in result.links:
            self._memory.hear_of(link.url, row.source, "item", self._clock.now(), link.stamp)
        had = replace(row, looks=row.looks + 1, failures=0, sha256=sha256, trouble=None)
        if answer.status == 200:
            had = replace(had, etag=_line(answer, "etag"), modified=_line(answer, "last-modified"))
        self._memory.remember(replace(had, due=self._next(had, source)))
        if answer.moved is not None and row.kind != "item" and row.looks == 0:
            return [Trouble(row.source, f"it has moved to {answer.moved}", "write that address instead", None)]
        return []

    def _delivered(self, row: Asked, delivery: Delivery) -> list[Trouble]:
        """Keeps the letters, and up to which one they were had; those that are too large are told."""
        mailbox = self._named[row.source]
        assert isinstance(mailbox, Mailbox)
        troubles, now = [], self._clock.now()
        for letter in delivery.letters:
            if letter.data is None:
                what = f"a letter larger than {self._sources.watch.max_mb:g} MB (UID {letter.uid}) is not read"
                troubles.append(Trouble(row.source, what, "save it as a file, or raise max_mb", None))
            else:
                name = letter_name(mailbox, letter.data)
                self._memory.take(row, _moment(now), MEDIA_TYPE, None, letter.data, name)
        had = replace(row, looks=row.looks + 1, failures=0, etag=delivery.cursor, trouble=None)
        self._memory.remember(replace(had, due=now if delivery.more else self._next(had, mailbox)))
        return troubles

    def _next(self, row: Asked, source: Source) -> float | None:
        """When to look again: at intervals, or at a page of a feed's as long after it was first seen as was wished."""
        now = self._clock.now()
        if row.kind != "item" or not isinstance(source, Feed):
            return now + regular(self._sources.every_s(source), self._dice)
        later = [row.first + after for after in sorted(source.revisit) if row.first + after > now]
        return min(later, default=None)

    def _failed(self, row: Asked, failure: FetchError) -> Trouble:
        failures = row.failures + 1
        pause = after_failures(failures, self._dice)
        if failure.final:
            pause = max(pause, self._sources.every_s(self._named[row.source]), HOPELESS_S)
        pause = max(pause, (failure.wait_s or 0.0) * (1 + SPREAD * self._dice()))
        given_up = row.kind == "item" and (failures >= TRIES or failure.final) and not failure.wait_s
        due = None if given_up else self._clock.now() + pause
        self._memory.remember(replace(row, due=due, failures=failures, trouble=failure.what))
        where = row.source if row.kind != "item" else f"{row.source}, {row.url}"
        return Trouble(where, failure.what, failure.remedy, due, given_up=given_up)


def _site(row: Asked) -> str:
    """Whom a row is asked of; one whose address is none that can be asked stands for itself, and fails there."""
    try:
        return row.url if row.kind == "mailbox" else site_of(row.url)
    except FetchError:
        return row.url


def _pages(source: Source) -> bool:
    return isinstance(source, Feed) and source.pages


def _line(answer: Answer, name: str) -> str | None:
    """A line of the head that is sent back as it is; what could not be is forgotten."""
    value = answer.head.get(name, "").strip()
    return value if value and len(value) <= 1_000 and value.isprintable() and value.isascii() else None


def _moment(now: float) -> str:
    return iso_date(datetime.fromtimestamp(int(now), UTC).isoformat()) or ""
