"""The time of day, and waiting that ends early where there is something to do or nobody waits any more.

Pipes, not events of ``threading``: a signal handler may run while its own thread is about to wait, and would wait for
a lock that this thread holds.
"""

import os
import select
import time
from contextlib import suppress
from typing import Final, Protocol

from coranto.fetching.manners import Clock as SiteClock


class Clock(SiteClock, Protocol):
    """As ``WallClock``."""

    def rest(self, seconds: float) -> bool: ...
    @property
    def stopped(self) -> bool: ...


class WallClock:
    """This machine's clock; ``stop`` may be called from a signal handler, ``wake`` from any thread."""

    def __init__(self) -> None:
        self._stop: Final = os.pipe()
        self._wake: Final = os.pipe()
        for end in (*self._stop, *self._wake):
            os.set_blocking(end, False)
        self.stopped = False
        """Whether it was."""

    def __del__(self) -> None:
        for end in (*self._stop, *self._wake):
            os.close(end)

    def now(self) -> float:
        """Seconds since 1970."""
        return time.time()

    def wait(self, seconds: float) -> bool:
        """Whether the watch was stopped meanwhile; returns at once where it was. For any number of threads."""
        select.select([self._stop[0]], [], [], max(seconds, 0.0))
        return self.stopped

    def rest(self, seconds: float) -> bool:
        """As ``wait``, and also ends where something woke it; for one thread."""
        ready, _, _ = select.select([self._stop[0], self._wake[0]], [], [], max(seconds, 0.0))
        if self._wake[0] in ready:
            os.read(self._wake[0], 4_096)
        return self.stopped

    def wake(self) -> None:
        """Ends a rest."""
        _ring(self._wake[1])

    def stop(self) -> None:
        """Ends every wait, now and later."""
        self.stopped = True
        _ring(self._stop[1])


def _ring(end: int) -> None:
    with suppress(BlockingIOError):  # where it was rung 65,536 times already
        os.write(end, b"x")
