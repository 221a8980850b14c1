"""A deadline for work in this process: by a signal, which interrupts Python and its regular expressions."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


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
