"""How sites are asked: one question at a time, with a pause between two, and not before they said."""

import threading
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final, Protocol

from coranto.fetching.answers import LONGEST_WAIT_S, Answer, pause_asked
from coranto.fetching.client import Client, linked, site_of
from coranto.fetching.failures import FetchError
from coranto.fetching.robots import LONGEST_DELAY_S, MOST_BYTES, Robots

REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
FOR_GOOD: Final = frozenset({301, 308})
BUSY: Final = frozenset({429, 503})
_STATUS: Final = {
    401: ("it asks for a password (401)", "save its pages as files"),
    403: ("it refuses programs (403)", "ask the site, or save its pages as files"),
    404: ("nothing is there (404)", "see whether the address is right"),
    410: ("it is gone for good (410)", "see whether it is elsewhere now"),
    429: ("it is asked too often (429)", "ask again later, and less often"),
}


class Clock(Protocol):
    """Time: seconds since 1970, and waiting, which ends early where nobody wants to wait any more."""

    def now(self) -> float: ...
    def wait(self, seconds: float) -> bool: ...


@dataclass(slots=True)
class _Site:
    turn: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0.0
    """When the next question may be asked."""
    closed_until: float = 0.0
    """Till when the site asked to be left alone."""


class Visitor:
    """Asks sites for pages as they want to be asked. May be used by several threads."""

    def __init__(self, client: Client, clock: Clock, *, delay_s: float = 1.0, obey: bool = True) -> None:
        self._client: Final = client
        self._clock: Final = clock
        self._delay_s: Final = delay_s
        self._robots: Final = Robots(self._followed, clock.now) if obey else None
        self._sites: dict[str, _Site] = {}
        self._lock: Final = threading.Lock()

    def get(self, url: str, head: Mapping[str, str] | None = None, kinds: Collection[str] = ()) -> Answer:
        """The answer (200 or 304) at ``url``, after redirects, each of which is checked like the first address.

        ``kinds``: media types that are wanted, as *text/* or *text/html*; any if empty. Raises ``FetchError`` where
        it cannot be had; where the site asked for a pause, with that pause, and the whole site is left alone till then.
        """
        answer = self._hops(url, lambda hop: self._politely(hop, head or {}))
        if answer.status == 200 and kinds and not _is_one(answer.media_type, kinds):
            raise FetchError(
                f"it is {answer.media_type[:80]}, not what was looked for", "see whether the address is right"
            )
        if answer.status not in (200, 304):
            what, remedy = _STATUS.get(answer.status, (f"the server answered {answer.status}", "ask again later"))
            pause = pause_asked(answer.head, self._clock.now())
            if answer.status in BUSY and pause is not None:
                self.close(site_of(answer.url), self._clock.now() + pause)
            raise FetchError(what, remedy, wait_s=pause, final=answer.status == 410)
        return answer

    def close(self, site: str, until: float) -> None:
        """Leaves a site alone till then."""
        self._site(site).closed_until = until

    def closed(self) -> dict[str, float]:
        """The sites that asked to be left alone, each with till when."""
        with self._lock:
            return {
                name: site.closed_until for name, site in self._sites.items() if site.closed_until > self._clock.now()
            }

    def _followed(self, url: str) -> Answer:
        """A site's rules: these are asked for without asking its rules."""
        return self._hops(url, lambda hop: self._client.get(hop, limit=MOST_BYTES))

    def _hops(self, url: str, ask: Callable[[str], Answer]) -> Answer:
        moved, for_good = None, True
        for _ in range(self._client.limits.redirects + 1):
            answer = ask(url)
            to = answer.head.get("location")
            if answer.status not in REDIRECTS or not to:
                return Answer(answer.url, answer.status, answer.head, answer.body, moved)
            url = linked(url, to)
            for_good = for_good and answer.status in FOR_GOOD
            moved = url if for_good else moved
        raise FetchError(f"more than {self._client.limits.redirects} redirects", "see whether the address is right")

    def _politely(self, url: str, head: Mapping[str, str]) -> Answer:
        with self._turn(url) as site:
            delay = self._robots.require(url) if self._robots is not None else 0.0
            try:
                return self._client.get(url, head)
            finally:
                site.free_at = self._clock.now() + max(delay, self._delay_s)

    @contextmanager
    def _turn(self, url: str) -> Iterator[_Site]:
        name = site_of(url)
        site = self._site(name)
        with site.turn:
            closed = site.closed_until - self._clock.now()
            if 0 < closed <= LONGEST_WAIT_S:  # longer only where the clock was set back
                raise FetchError(f"{name} asked to be left alone", "ask again later", wait_s=closed)
            pause = site.free_at - self._clock.now()
            if pause > 0 and self._clock.wait(min(pause, max(LONGEST_DELAY_S, self._delay_s))):
                raise FetchError("broken off", "it is asked again when the watch goes on")
            yield site

    def _site(self, name: str) -> _Site:
        with self._lock:
            return self._sites.setdefault(name, _Site())


def _is_one(media_type: str, kinds: Collection[str]) -> bool:
    """Whether a type is wanted; one that is not stated is looked at."""
    return not media_type or any(
        media_type == one or (one.endswith("/") and media_type.startswith(one)) for one in kinds
    )
