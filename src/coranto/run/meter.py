"""What a run takes: documents, seconds and bytes by step, counted while it is at work.

Nothing that is stored or exported depends on it: it is told to whoever asked for the run, and forgotten.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, TypeVar

from coranto.model.codec import KIND_OF
from coranto.model.source import Problem
from coranto.run.phases import DocumentPhase, Phase, step_name
from coranto.run.visit import Done, Spent
from coranto.steps import DocumentStep, DossierStep, Step

T = TypeVar("T")

_MORE: Final = re.compile(r"([\d,]+) more like it: ")
_PARTICULARS: Final = re.compile(r"\s*[:(“\"'«].*", re.S)
_NUMBER: Final = re.compile(r"\d[\d,.]*")
_OURS: Final = "coranto."


@dataclass(frozen=True, slots=True)
class StepStats:
    """What one step did in a run."""

    step: str
    """Its room and function, as *annotate.places*."""
    scope: str
    """document · block: what it looks at in one go."""
    made: int
    """Documents, or blocks, that it worked on."""
    reused: int
    """Documents, or blocks, whose records were there from before."""
    seconds: float
    """By the clock, added up over all processes."""
    cpu_seconds: float
    records: int
    """Records made."""
    bytes: int
    """Of the records made, as JSON."""


@dataclass(frozen=True, slots=True)
class StageStats:
    """What was done around the steps: reading, packing, storing, parting, publishing; and the rest."""

    stage: str
    seconds: float
    cpu_seconds: float


@dataclass(frozen=True, slots=True)
class Queue:
    """Dispatches on their way through the workers."""

    workers: int
    most: int
    """Handed out and not yet back, at one time; 0 where this process did all by itself."""
    waited_seconds: float
    """How long this process had nothing to do but wait for them."""


@dataclass(frozen=True, slots=True)
class Stats:
    """What a run took in, and what that took. Seconds differ from run to run, and nothing else does."""

    read: int
    """Dispatches that are new to the dossier."""
    held: int
    """Dispatches that it held already."""
    documents: int
    """Documents that it lists now."""
    bytes_read: int
    """Of what the new dispatches were read from."""
    chars: int
    """Of their texts, code points."""
    blocks_made: int
    blocks_kept: int
    steps: tuple[StepStats, ...]
    """In the order of the path."""
    stages: tuple[StageStats, ...]
    queue: Queue
    problems: Mapping[str, int]
    """How many of each kind, by ``kind_of``."""
    seconds: float
    """By the clock."""
    cpu_seconds: float
    """Of this process and its workers; starting those is not in it."""


@dataclass(slots=True)
class Flow:
    """What an engine tells of its queue."""

    most: int = 0
    waited_s: float = 0.0
    cpu_s: float = 0.0
    """Of the processor, in other processes."""


@dataclass(slots=True)
class _Sum:
    made: int = 0
    clock: float = 0.0
    cpu: float = 0.0
    records: int = 0
    bytes: int = 0

    def add(self, spent: Spent) -> None:
        self.clock += spent.clock
        self.cpu += spent.cpu


class Meter:
    """Counts for one run."""

    def __init__(self, *, by_document: bool = False) -> None:
        """``by_document``: whether it is also kept what each document took, which needs memory for each."""
        self.by_document: Final[dict[str, float] | None] = {} if by_document else None
        """Document → seconds of the processor on reading it and on the steps that look at it alone."""
        self.flow: Final = Flow()
        self.read = self.held = self.documents = self.bytes_read = self.chars = 0
        self.blocks_made = self.blocks_kept = 0
        self._steps: Final[dict[str, _Sum]] = defaultdict(_Sum)
        self._stages: Final[dict[str, _Sum]] = defaultdict(_Sum)
        self._begun: Final = Spent.now()
        self._within = Spent(0.0, 0.0)
        """What stages took within the one that is under way."""

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Counts what is done within to a stage, but for what is done in a stage within it."""
        begun, outer = Spent.now(), self._within
        self._within = Spent(0.0, 0.0)
        try:
            yield
        finally:
            spent, within = Spent.since(begun), self._within
            self._stages[name].add(Spent(spent.clock - within.clock, spent.cpu - within.cpu))
            self._within = Spent(outer.clock + spent.clock, outer.cpu + spent.cpu)

    def reading(self, items: Iterable[T]) -> Iterator[T]:
        """The items; what it takes to get each is counted to reading."""
        waiting = iter(items)
        while True:
            begun = self._stages["reading"].cpu
            with self.stage("reading"):
                try:
                    item = next(waiting)
                except StopIteration:
                    return
            dispatch = getattr(item, "dispatch", None)
            if dispatch is not None:
                self._note(dispatch.doc, self._stages["reading"].cpu - begun)
            yield item

    def took_in(self, size: int, chars: int) -> None:
        """Counts a new dispatch: bytes that it was read from, code points of its text."""
        self.read += 1
        self.bytes_read += size
        self.chars += chars

    @contextmanager
    def block_step(self, step: Step) -> Iterator[None]:
        """Counts what is done within to a step of a block."""
        begun = Spent.now()
        try:
            yield
        finally:
            self._steps[step_name(step)].add(Spent.since(begun))
            self._steps[step_name(step)].made += 1

    def visited(self, steps: Sequence[DocumentStep], doc: str, done: Done) -> None:
        """Counts a visit of a document."""
        made = {rows.kind: (rows.n, rows.packed.size) for rows in done.rows}
        for step, spent in zip(steps, done.spent, strict=False):
            self._steps[step_name(step)].add(spent)
            self._steps[step_name(step)].made += 1
            self.gave(step, made)
        self._stages["packing"].add(done.around)
        self._note(doc, done.around.cpu + sum(spent.cpu for spent in done.spent))

    def _note(self, doc: str, cpu: float) -> None:
        if self.by_document is not None:
            self.by_document[doc] = self.by_document.get(doc, 0.0) + cpu

    def worked_out(self, steps: Sequence[DossierStep], done: Done) -> None:
        """Counts a block that a worker worked out; its records are counted with those of all others."""
        for step, spent in zip(steps, done.spent, strict=True):
            self._steps[step_name(step)].add(spent)
            self._steps[step_name(step)].made += 1
        self._stages["packing"].add(done.around)
        self.flow.cpu_s += done.around.cpu + sum(spent.cpu for spent in done.spent)

    def gave(self, step: Step, made: Mapping[str, tuple[int, int]]) -> None:
        """Counts the records of a step: kind → number and bytes, of which those are its own that it gives."""
        own = self._steps[step_name(step)]
        for kind in step.gives:
            records, size = made.get(KIND_OF[kind].name, (0, 0))
            own.records += records
            own.bytes += size

    def stats(self, plan: Iterable[Phase], workers: int, problems: Iterable[Problem]) -> Stats:
        """What was counted, till now."""
        clock, cpu = Spent.since(self._begun)
        cpu += self.flow.cpu_s
        counted = sum(one.cpu for one in (*self._steps.values(), *self._stages.values()))
        stages = [StageStats(name, one.clock, one.cpu) for name, one in self._stages.items()]
        stages.append(StageStats("the rest", 0.0, max(cpu - counted, 0.0)))
        return Stats(
            self.read, self.held, self.documents, self.bytes_read, self.chars, self.blocks_made, self.blocks_kept,
            tuple(self._told(phase, step) for phase in plan for step in phase.steps), tuple(stages),
            Queue(workers, self.flow.most, self.flow.waited_s), kinds_of(problems), clock, cpu,
        )  # fmt: skip

    def _told(self, phase: Phase, step: Step) -> StepStats:
        own, of_documents = self._steps[step_name(step)], isinstance(phase, DocumentPhase)
        reused = max(self.documents - own.made, 0) if of_documents else self.blocks_kept
        scope = "document" if of_documents else "block"
        return StepStats(brief(step), scope, own.made, reused, own.clock, own.cpu, own.records, own.bytes)


def brief(step: Step) -> str:
    """How a step is called where it is counted: its room and function."""
    return _brief(step_name(step))


def _brief(name: str) -> str:
    room, _, function = name.removeprefix(_OURS).rpartition(".")
    return f"{room.partition('.')[0]}.{function}" if name.startswith(_OURS) else name


def kind_of(problem: Problem) -> str:
    """What kind of problem it is: its words without the particulars, after the step that had it, if one did.

    Nothing of a dispatch is in it, and there are few of them, so that they can be counted and logged.
    """
    what = _NUMBER.sub("n", _PARTICULARS.sub("", _MORE.sub("", problem.what))).strip() or "unknown"
    at = problem.at or ""
    return f"{_brief(at)}: {what}" if at.startswith(_OURS) else what


def kinds_of(problems: Iterable[Problem]) -> dict[str, int]:
    """How many problems there are of each kind, the most frequent first; what one counts for others is counted."""
    found: Counter[str] = Counter()
    for problem in problems:
        more = _MORE.match(problem.what)
        found[kind_of(problem)] += int(more[1].replace(",", "")) if more else 1
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def together(runs: Sequence[Stats]) -> Stats:
    """Several runs of one path as one: sums, and of what stands at the end of a run the last. Raises for no run."""
    last = runs[-1]
    problems: Counter[str] = Counter()
    for run in runs:
        problems.update(run.problems)
    waited = sum(run.queue.waited_seconds for run in runs)
    return Stats(
        sum(run.read for run in runs), sum(run.held for run in runs), last.documents,
        sum(run.bytes_read for run in runs), sum(run.chars for run in runs),
        sum(run.blocks_made for run in runs), last.blocks_kept,
        tuple(map(_summed, zip(*(run.steps for run in runs), strict=True))), _stages_of(runs),
        Queue(last.queue.workers, max(run.queue.most for run in runs), waited), dict(problems),
        sum(run.seconds for run in runs), sum(run.cpu_seconds for run in runs),
    )  # fmt: skip


def _summed(same: Sequence[StepStats]) -> StepStats:
    """One step in several runs."""
    last = same[-1]
    return StepStats(
        last.step, last.scope, sum(one.made for one in same), last.reused, sum(one.seconds for one in same),
        sum(one.cpu_seconds for one in same), sum(one.records for one in same), sum(one.bytes for one in same),
    )  # fmt: skip


def _stages_of(runs: Iterable[Stats]) -> tuple[StageStats, ...]:
    found: dict[str, StageStats] = {}
    for one in (stage for run in runs for stage in run.stages):
        was = found.get(one.stage, StageStats(one.stage, 0.0, 0.0))
        found[one.stage] = StageStats(one.stage, was.seconds + one.seconds, was.cpu_seconds + one.cpu_seconds)
    return tuple(found.values())
