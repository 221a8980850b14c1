"""Worker processes of this machine."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import Final

from coranto.run.caps import FREELY, Allowance, Cap, cap_of_end
from coranto.run.engine import Engine
from coranto.run.errand import Errand
from coranto.run.visit import Done, Visit, given_up
from coranto.run.worker import block_request, command, decode_answer, environment, read_frame, request, write_frame
from coranto.steps import DocumentStep, DossierStep
from coranto.tools import Tools

INLINE: Final = 20
"""Visits done in this process before the first worker is started: starting one takes longer than these."""
INLINE_CHARS: Final = 20_000
"""Of a text that may be worked on in this process; dispatches seldom have more."""
INLINE_SECONDS: Final = 10.0
"""After which a visit in this process is broken off, and goes to a worker: no such text takes so long."""
AHEAD: Final = 4
"""Visits in flight for each worker."""


class Crew(Engine):
    """Any number of worker processes on this machine, started when there is enough to do; a context that ends them.

    It may serve several runs, one after the other: ``rest`` lets the processes go meanwhile.

    A worker that takes too long is killed, and one that ends of itself is replaced. It had one visit in hand, which is
    tried once more while no other worker is at work: so what others did is not blamed on it. If it ends then too, its
    document is given up.
    """

    def __init__(self, workers: int, tools: Tools, allowance: Allowance = FREELY) -> None:
        super().__init__(tools, allowance)
        self.inline_seconds = INLINE_SECONDS
        self._workers = workers
        self._closing = False
        self._threads: ThreadPoolExecutor | None = None
        self._local = threading.local()
        self._door = Door()
        self._processes: list[subprocess.Popen[bytes]] = []

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.rest()

    def rest(self) -> None:
        """Ends the processes; they are started anew when there is enough to do again."""
        self._closing = True
        for process in tuple(self._processes):  # of which the threads take out what ends meanwhile
            process.kill()
        if self._threads is not None:
            self._threads.shutdown(cancel_futures=True)
        for process in tuple(self._processes):
            self._end(process)  # one may have started between the two
        self._threads, self._local, self._closing = None, threading.local(), False

    def room(self) -> int:
        """As many as keep every process busy; one worker has no other visit waiting, for this process works too."""
        return AHEAD * self._workers if self._workers > 1 else 1

    def does_here(self, visit: Visit, before: int) -> bool:
        """Whether the visit is done in this process: a text of ordinary length, where no other worker is at hand.

        Those are few enough not to be worth starting a process for.
        """
        if not sys.executable:  # a Python inside another program: there is nothing to start
            return True
        if self.careful or len(visit.dispatch.text) > INLINE_CHARS:
            return False
        return self._workers == 1 or (self._threads is None and before < INLINE)

    def submit(self, steps: tuple[DocumentStep, ...], visit: Visit) -> Future[Done]:
        """Hands a visit to the process that is next free."""
        if self._threads is None:
            self._threads = ThreadPoolExecutor(self._workers, thread_name_prefix="coranto-worker")
        return self._threads.submit(self._ask, steps, visit)

    def submit_block(self, steps: tuple[DossierStep, ...], errand: Errand) -> "Future[Done | None] | None":
        """The same for a block, unless this process is the only worker."""
        if self._workers == 1 or not sys.executable:
            return None
        if self._threads is None:
            self._threads = ThreadPoolExecutor(self._workers, thread_name_prefix="coranto-worker")
        return self._threads.submit(self._ask_block, block_request(steps, errand))

    def _ask_block(self, payload: bytes) -> Done | None:
        """What this thread's worker makes of a block, however long that takes; null where it ended over it."""
        process = self._process()
        assert process.stdin is not None
        assert process.stdout is not None
        with self._door.together(), suppress(BrokenPipeError, ValueError):
            write_frame(process.stdin, payload)
            frame = read_frame(process.stdout)
            answer = None if frame is None else decode_answer(frame)
            if isinstance(answer, Done):
                return answer
        self._end(process)
        return None

    def _ask(self, steps: tuple[DocumentStep, ...], visit: Visit) -> Done:
        """The worker's answer, or a problem that tells why there is none."""
        payload = request(steps, visit, self.allowance)
        with self._door.together():
            done = self._exchange(payload, visit)
        if done.cap is not None and done.cap.ended and not self._closing:
            with self._door.alone():
                done = self._exchange(payload, visit)
        return done

    def _exchange(self, payload: bytes, visit: Visit) -> Done:
        """What this thread's worker makes of the request, in the time that is allowed; a worker that fails is ended."""
        process = self._process()
        assert process.stdin is not None
        assert process.stdout is not None
        overtime = threading.Event()

        def end() -> None:
            overtime.set()
            process.kill()

        watchdog = threading.Timer(self.allowance.seconds, end)
        watchdog.daemon = True
        watchdog.start()
        answer: Done | str | None = None
        try:
            write_frame(process.stdin, payload)
            while (frame := read_frame(process.stdout)) is not None:
                answer = decode_answer(frame)
                if isinstance(answer, Done):
                    break
        except (BrokenPipeError, ValueError):
            pass  # it ended
        finally:
            watchdog.cancel()
        if isinstance(answer, Done) and answer.cap is None and not overtime.is_set():
            return answer
        code = self._end(process)
        if isinstance(answer, Done):
            return answer
        cap = Cap("seconds", self.allowance.seconds) if overtime.is_set() else cap_of_end(code, self.allowance)
        return given_up(visit, answer, cap)

    def _process(self) -> "subprocess.Popen[bytes]":
        """This thread's worker."""
        process: subprocess.Popen[bytes] | None = getattr(self._local, "process", None)
        if process is None:
            process = subprocess.Popen(
                command(self.tools.model, self.allowance.memory),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=environment(),
                start_new_session=True,  # Ctrl-C is the driver's to answer
            )
            self._processes.append(process)
            self._local.process = process
            assert process.stdout is not None
            read_frame(process.stdout)  # it is ready, or has ended: what that takes is no document's time
        return process

    def _end(self, process: "subprocess.Popen[bytes]") -> int:
        """The code with which a worker ended, if it has to be made to; this thread's next is another."""
        self._local.process = None
        process.kill()
        process.communicate()
        self._processes.remove(process)
        return process.returncode


class Door:
    """Lets in many together, or one alone."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._inside = 0
        self._closed = False

    @contextmanager
    def together(self) -> Iterator[None]:
        """Waits for whoever wants to be alone."""
        with self._changed:
            self._changed.wait_for(lambda: not self._closed)
            self._inside += 1
        try:
            yield
        finally:
            with self._changed:
                self._inside -= 1
                self._changed.notify_all()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Waits until everybody else is gone, and lets nobody in meanwhile."""
        with self._changed:
            self._changed.wait_for(lambda: not self._closed)
            self._closed = True
            self._changed.wait_for(lambda: not self._inside)
        try:
            yield
        finally:
            with self._changed:
                self._closed = False
                self._changed.notify_all()
