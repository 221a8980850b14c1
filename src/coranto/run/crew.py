"""Workers: visits go to them as they are free, and their rows come back in the order of the visits."""

import subprocess
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from types import TracebackType
from typing import Final, Self, TypeVar

from coranto.model.source import Problem
from coranto.run.order import in_text_order
from coranto.run.visit import Visit, is_importable, perform, refer
from coranto.run.worker import Rows, command, decode_answer, encoder, environment, read_frame, write_frame
from coranto.steps import DocumentStep
from coranto.store.layers import PackedRows
from coranto.store.packing import pack
from coranto.tools import Tools

T = TypeVar("T")

INLINE: Final = 20
"""Visits done in this process before the first worker is started: starting one takes longer than these."""
AHEAD: Final = 4
"""Visits in flight for each worker: enough to keep it busy, few enough to keep memory small."""


class Crew:
    """Any number of worker processes, started when there is enough to do; a context that ends them."""

    def __init__(self, workers: int, tools: Tools) -> None:
        self._workers = workers
        self._tools = tools
        self._done_inline = 0
        self._closing = False
        self._threads: ThreadPoolExecutor | None = None
        self._local = threading.local()
        self._processes: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closing = True
        for process in self._processes:
            process.kill()
        if self._threads is not None:
            self._threads.shutdown(cancel_futures=True)
        for process in self._processes:
            process.kill()  # one may have started between the two
            process.communicate()

    def map(self, steps: Sequence[DocumentStep], visits: Iterable[tuple[T, Visit]]) -> Iterator[tuple[T, Rows]]:
        """Each tag with the rows that ``steps`` made of its visit, in the order given; takes few visits ahead."""
        queue = iter(visits)
        alone = self._workers < 2 or not all(map(is_importable, steps))
        for tag, visit in queue if alone else islice(queue, max(INLINE - self._done_inline, 0)):
            self._done_inline += 1
            yield tag, perform(steps, visit, self._tools)
        in_flight: deque[tuple[T, Future[Rows]]] = deque()
        for tag, visit in queue:
            in_flight.append((tag, self._submit(steps, visit)))
            if len(in_flight) >= AHEAD * self._workers:
                yield _first(in_flight)
        while in_flight:
            yield _first(in_flight)

    def _submit(self, steps: Sequence[DocumentStep], visit: Visit) -> Future[Rows]:
        if self._threads is None:
            self._threads = ThreadPoolExecutor(self._workers, thread_name_prefix="coranto-worker")
        return self._threads.submit(self._ask, tuple(steps), visit)

    def _ask(self, steps: tuple[DocumentStep, ...], visit: Visit) -> Rows:
        """The worker's answer; a worker that dies of a visit is replaced and asked once more, then a problem tells."""
        payload = encoder.encode((tuple(map(refer, steps)), visit))
        for _ in range(2):
            answer = None if self._closing else self._exchange(payload)
            if answer is not None:
                return decode_answer(answer)
        doc = visit.dispatch.doc
        problem = Problem(doc, None, "a worker process ended while working on it", "See whether memory ran out.")
        return (PackedRows("problem", 1, pack(in_text_order([problem])[0].json)),)

    def _exchange(self, payload: bytes) -> bytes | None:
        """One frame there and one back with this thread's worker; null where it died."""
        process: subprocess.Popen[bytes] | None = getattr(self._local, "process", None)
        if process is None:
            process = subprocess.Popen(
                command(self._tools.model),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=environment(),
                start_new_session=True,  # Ctrl-C is the driver's to answer
            )
            self._processes.append(process)
            self._local.process = process
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            write_frame(process.stdin, payload)
            answer = read_frame(process.stdout)
        except (BrokenPipeError, ValueError):
            answer = None
        if answer is None:
            process.kill()
            self._local.process = None
        return answer


def _first(in_flight: deque[tuple[T, Future[Rows]]]) -> tuple[T, Rows]:
    tag, future = in_flight.popleft()
    return tag, future.result()
