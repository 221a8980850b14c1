"""What an engine does: visits go to its workers as these are free, and their rows come back in the order of the visits.

The processes of this machine (``crew``) are one, the machines of a cluster (``cluster``) another.
"""

from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from types import TracebackType
from typing import NamedTuple, Protocol, Self, TypeVar

from coranto.run.caps import FREELY, Allowance
from coranto.run.deadline import OvertimeError, within
from coranto.run.errand import Errand
from coranto.run.meter import Flow
from coranto.run.visit import Done, Spent, Visit, is_importable, perform
from coranto.steps import DocumentStep, DossierStep
from coranto.tools import Tools

T = TypeVar("T")


class Pending(Protocol):
    """A visit that a worker is at."""

    def result(self) -> Done:
        """Waits for it; raises a ``CorantoError`` where the language model, or the engine, cannot be used."""


class Engine(ABC):
    """Any number of workers; a context that ends them."""

    inline_seconds: float | None = None
    """After which a visit in this process is broken off and goes to a worker; null for never."""
    careful = False
    """Whether every visit goes to a worker: something broke off the run before, and this one is to outlive it."""

    def __init__(self, tools: Tools, allowance: Allowance = FREELY) -> None:
        self.tools = tools
        self.allowance = allowance
        self.flow = Flow()
        """How the visits go; a run puts one of its own here."""

    def __enter__(self) -> Self:
        return self

    @abstractmethod
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ends the workers, whatever they are at."""

    @abstractmethod
    def room(self) -> int:
        """Visits to have in flight, at most: enough to keep the workers busy, few enough to keep memory small."""

    def does_here(self, visit: Visit, before: int) -> bool:
        """Whether the visit is done in this process, where ``before`` others of the phase were."""
        return False

    @abstractmethod
    def submit(self, steps: tuple[DocumentStep, ...], visit: Visit) -> Pending:
        """Hands a visit to a worker."""

    def submit_block(self, steps: tuple[DossierStep, ...], errand: Errand) -> "Future[Done | None] | None":
        """Hands a block to a worker, whose answer is null where it could not; null where no worker takes blocks."""
        return None

    def map(self, steps: Sequence[DocumentStep], visits: Iterable[tuple[T, Visit]]) -> Iterator[tuple[T, Done]]:
        """Each tag with what ``steps`` made of its visit, in the order given; takes few visits ahead."""
        steps = tuple(steps)
        alone = not all(map(is_importable, steps))
        in_flight: deque[tuple[T, Pending]] = deque()
        here = 0
        for tag, visit in visits:
            if alone or self.does_here(visit, here):
                here += 1
                in_flight.append((tag, self._here(steps, visit, alone=alone)))
            else:
                in_flight.append((tag, self.submit(steps, visit)))
                self.flow.most = max(self.flow.most, len(in_flight))
            while in_flight and (len(in_flight) >= self.room() or isinstance(in_flight[0][1], _Finished)):
                yield self._first(in_flight)
        while in_flight:
            yield self._first(in_flight)

    def _here(self, steps: tuple[DocumentStep, ...], visit: Visit, *, alone: bool) -> Pending:
        """The visit done in this process; or in a worker, where there may be one, if it takes too long here."""
        if alone or self.inline_seconds is None:
            return _Finished(perform(steps, visit, self.tools, self.allowance))
        try:
            with within(self.inline_seconds):
                return _Finished(perform(steps, visit, self.tools, self.allowance))
        except OvertimeError:
            return self.submit(steps, visit)

    def _first(self, in_flight: deque[tuple[T, Pending]]) -> tuple[T, Done]:
        tag, pending = in_flight.popleft()
        if isinstance(pending, _Finished):
            return tag, pending.done
        begun = Spent.now()
        done = pending.result()
        self.flow.waited_s += Spent.since(begun).clock
        self.flow.cpu_s += done.around.cpu + sum(spent.cpu for spent in done.spent)
        return tag, done


class _Finished(NamedTuple):
    """A visit that is done."""

    done: Done

    def result(self) -> Done:
        return self.done
