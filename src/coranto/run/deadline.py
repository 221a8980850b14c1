"""A deadline for work in this process: by a signal, which interrupts Python and its regular expressions."""

import faulthandler
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

GRACE_S: Final = 5.0
"""Seconds, beside as long again, after which a process ends that no signal gets out of what it is at."""


class OvertimeError(BaseException):
    """The deadline has passed; no step takes it for an error of its own."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raises ``OvertimeError`` in what is done here when so many seconds have passed.

    Only in a main thread, on a system with such a timer, while nobody else uses that: elsewhere there is no deadline.
    """
    main = threading.current_thread() is threading.main_thread()
    if not main or not hasattr(signal, "setitimer") or signal.getitimer(signal.ITIMER_REAL) != (0.0, 0.0):
        yield
        return

    def ring(number: int, frame: FrameType | None) -> None:
        raise OvertimeError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0.0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def or_end(seconds: float) -> Iterator[None]:
    """Ends this process, with code 1, where what is done here is not done long after so many seconds.

    For code that is not Python, which hears no signal till it is done, and may let no other thread run.
    """
    faulthandler.dump_traceback_later(2 * seconds + GRACE_S, exit=True, file=2)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()
