"""One visit of one dispatch to the steps of a document phase: what a worker does, here or in another process."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Final

from coranto.model.codec import KIND_NAMED, KIND_OF, Record
from coranto.model.corpus import Folio
from coranto.model.errors import AnswerError, CorantoError, EndpointError, ModelUnavailableError
from coranto.model.source import Dispatch, Problem
from coranto.run.order import Coded, in_text_order, without_problems
from coranto.run.phases import step_name
from coranto.steps import DocumentStep
from coranto.store.layers import PackedRows
from coranto.store.packing import pack
from coranto.tools import Tools

REPORT: Final = "Report it with the document; the rest of the dossier is not affected."


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


def refer(step: DocumentStep) -> StepRef:
    """The step by name."""
    return StepRef(step.run.__module__, step.run.__qualname__, tuple(KIND_OF[kind].name for kind in step.gives))


def is_importable(step: DocumentStep) -> bool:
    """Whether another process can find the step by its name: not one that was made inside a function."""
    return "<" not in step.run.__qualname__ and step.run.__module__ != "__main__"


def resolve(reference: StepRef) -> DocumentStep:
    """The step that goes by that name (without its needs, which are the driver's business)."""
    run: Any = import_module(reference.module)
    for name in reference.function.split("."):
        run = getattr(run, name)
    return DocumentStep(run, (), tuple(KIND_NAMED[kind].record for kind in reference.gives))


def perform(steps: Sequence[DocumentStep], visit: Visit, tools: Tools) -> tuple[PackedRows, ...]:
    """The rows that the steps make of the dispatch, kind by kind, and the problems they had under ``problem``.

    Raises a ``CorantoError`` where the language model fails, and would on any text.
    """
    folio = Folio(visit.dispatch, {KIND_NAMED[rows.kind].record: rows.records() for rows in visit.rows})
    made: dict[str, list[Coded]] = {}
    problems: list[Record] = []
    for step in steps:
        try:
            coded, told = without_problems(in_text_order(step.run(folio, tools)))
            folio = folio.with_rows((c.record for c in coded), step.gives)
        except Exception as error:  # noqa: BLE001  the runner's boundary: whatever a step does on one text, others go on
            problems.append(failure(visit.dispatch.doc, step, error))
            folio = folio.with_rows((), step.gives)
            continue
        problems += told
        for kind in step.gives:
            made[KIND_OF[kind].name] = [c for c in coded if type(c.record) is kind]
    if problems:
        made["problem"] = in_text_order(problems)
    return tuple(
        PackedRows(kind, len(coded), pack(b"\n".join(c.json for c in coded))) for kind, coded in sorted(made.items())
    )


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
