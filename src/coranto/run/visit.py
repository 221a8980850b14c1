"""One visit of one dispatch to the steps of a document phase: what a worker does, here or in another process."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, NamedTuple

from coranto.model.codec import KIND_NAMED, KIND_OF, Record
from coranto.model.corpus import Folio
from coranto.model.errors import AnswerError, CorantoError, EndpointError, ModelUnavailableError
from coranto.model.source import Dispatch, Problem
from coranto.run.caps import FREELY, REPORT, Allowance, Cap
from coranto.run.order import Coded, in_text_order, without_problems
from coranto.run.phases import step_name
from coranto.steps import DocumentStep, Step
from coranto.store.layers import PackedRows
from coranto.store.packing import pack
from coranto.tools import Tools


@dataclass(frozen=True, slots=True)
class StepRef:
    """A document step by name, so that another process can find it."""

    module: str
    function: str
    gives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Visit:
    """A dispatch, and the records made of it before that the phase needs."""

    dispatch: Dispatch
    rows: tuple[PackedRows, ...] = ()


class Spent(NamedTuple):
    """Seconds by the clock, and of the processor (of all threads of this process)."""

    clock: float
    cpu: float

    @classmethod
    def since(cls, begun: "Spent") -> "Spent":
        """What was spent since a reading of ``now``."""
        return cls(time.perf_counter() - begun.clock, time.process_time() - begun.cpu)

    @classmethod
    def now(cls) -> "Spent":
        """The two clocks as they stand."""
        return cls(time.perf_counter(), time.process_time())


@dataclass(frozen=True, slots=True)
class Done:
    """What a visit gave, and what it took; two are equal where they gave the same."""

    rows: tuple[PackedRows, ...]
    """Kind by kind; the problems that the steps had, under ``problem``."""
    spent: tuple[Spent, ...] = field(default=(), compare=False)
    """Step by step; none where nothing was done."""
    around: Spent = field(default=Spent(0.0, 0.0), compare=False)
    """On unpacking what was needed and packing what was made."""
    cap: Cap | None = None
    """Why the document was given up, where it was: then there is nothing but a problem."""


def refer(step: Step) -> StepRef:
    """The step by name."""
    return StepRef(step.run.__module__, step.run.__qualname__, tuple(KIND_OF[kind].name for kind in step.gives))


def is_importable(step: Step) -> bool:
    """Whether another process can find the step by its name: not one that was made inside a function."""
    return "<" not in step.run.__qualname__ and step.run.__module__ != "__main__"


def resolve(reference: StepRef) -> DocumentStep:
    """The step that goes by that name (without its needs, which are the driver's business)."""
    run: Any = import_module(reference.module)
    for name in reference.function.split("."):
        run = getattr(run, name)
    return DocumentStep(run, (), tuple(KIND_NAMED[kind].record for kind in reference.gives))


def given_up(visit: Visit, step: str | None, cap: Cap) -> Done:
    """What is kept of a visit that came to no end: a problem."""
    coded = in_text_order([cap.problem(visit.dispatch.doc, step)])
    return Done((PackedRows("problem", 1, pack(coded[0].json)),), cap=cap)


def perform(
    steps: Sequence[DocumentStep],
    visit: Visit,
    tools: Tools,
    allowance: Allowance = FREELY,
    begins: Callable[[str], None] | None = None,
) -> Done:
    """The rows that the steps make of the dispatch; it is given up where there is no more memory for it.

    ``begins`` is told the name of each step before it runs. Raises a ``CorantoError`` where the language model fails,
    and would on any text.
    """
    whole = Spent.now()
    folio = Folio(visit.dispatch, {KIND_NAMED[rows.kind].record: rows.records() for rows in visit.rows})
    made: dict[str, list[Coded]] = {}
    problems: list[Record] = []
    spent: list[Spent] = []
    for step in steps:
        begun = Spent.now()
        if begins is not None:
            begins(step_name(step))
        try:
            coded, told = without_problems(in_text_order(step.run(folio, tools)))
            folio = folio.with_rows((c.record for c in coded), step.gives)
            problems += told
            for kind in step.gives:
                made[KIND_OF[kind].name] = [c for c in coded if type(c.record) is kind]
        except MemoryError:
            return given_up(visit, step_name(step), Cap("memory", allowance.memory))
        except Exception as error:  # noqa: BLE001  the runner's boundary: whatever a step does on one text, others go on
            problems.append(failure(visit.dispatch.doc, step, error))
            folio = folio.with_rows((), step.gives)
        spent.append(Spent.since(begun))
    if problems:
        made["problem"] = in_text_order(problems)
    rows = tuple(
        PackedRows(kind, len(coded), pack(b"\n".join(c.json for c in coded))) for kind, coded in sorted(made.items())
    )
    clock, cpu = Spent.since(whole)
    around = Spent(clock - sum(one.clock for one in spent), cpu - sum(one.cpu for one in spent))
    return Done(rows, tuple(spent), around)


def failure(doc: str, step: Any, error: Exception) -> Problem:
    """The problem record of a step that raised.

    Raises ``error`` again where the language model is to blame and not the text: then a run ends, with what was done
    kept, rather than remember for every text that nothing could be found in it.
    """
    if isinstance(error, CorantoError):
        if _is_of_the_model(error):
            raise error
        return Problem(doc, step_name(step), error.what, error.remedy)
    said = " ".join(str(error).split())[:200]
    return Problem(doc, step_name(step), f"this step failed on it: {type(error).__name__}: {said}", REPORT)


def _is_of_the_model(error: CorantoError) -> bool:
    """Whether every text would meet it: the model is gone, or its endpoint is."""
    return isinstance(error, ModelUnavailableError | EndpointError) and not isinstance(error, AnswerError)
