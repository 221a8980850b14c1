"""The records of texts without a dossier: each text for itself, and no more of the path than is asked for."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from coranto.model.codec import KIND_NAMED, KIND_OF, KINDS, Record
from coranto.model.corpus import Folio, MemoryCorpus
from coranto.model.errors import BadRequestError
from coranto.model.source import Dispatch, Document, Problem, Published
from coranto.run.order import in_dossier_order, in_text_order, without_problems
from coranto.run.phases import needed_steps
from coranto.run.resolution import undated
from coranto.run.visit import failure
from coranto.steps import DocumentStep, DossierStep, Step
from coranto.tools import Tools

Given = Mapping[str, str | None]
"""Document name → its publication day, ``YYYY-MM-DD``, or null for one that is to have none."""

GIVEN: Final = "given by the user"


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted of each text."""

    steps: tuple[Step, ...]
    yields: frozenset[type[Record]]
    date: str | None
    dates: Given
    full: bool = False
    """Whether everything is wanted: then the dating step runs even for a day given, for title and agency."""

    def is_given(self, doc: str) -> bool:
        """Whether the caller said when this document was published (or that it is to have no date)."""
        return self.date is not None or doc in self.dates

    def day(self, doc: str) -> str | None:
        """The day that the caller gave: the document's own before the one for all."""
        return self.dates.get(doc, self.date)


def order(path: Sequence[Step], layers: Collection[str] | None, date: str | None, dates: Given | None) -> Order:
    """The order for ``layers`` (names of kinds; all that one text alone can give, if null).

    Raises ``BadRequestError`` for an unknown layer, one that takes a dossier, or a day that is none.
    """
    known = {KIND_OF[kind].name: kind for step in path if isinstance(step, DocumentStep) for kind in step.gives}
    offered = {name for name, kind in known.items() if KIND_OF[kind].exported} | {"document"}
    asked = offered if layers is None else set(layers)
    for name in sorted(asked - known.keys() - {"document"}):
        why = "takes a whole dossier" if name in KIND_NAMED else "is not a kind of record"
        raise BadRequestError(f"The layer {name!r} {why}", f"Choose from: {', '.join(sorted(offered))}.")
    for day in [date, *(dates or {}).values()]:
        _require_day(day)
    kinds = frozenset(KIND_NAMED[name].record for name in asked) | {Document}
    return Order(needed_steps(path, kinds), kinds, date, dates or {}, full=layers is None)


def annotated(dispatch: Dispatch, wanted: Order, tools: Tools) -> Iterator[Record]:
    """The records of one dispatch, kind by kind in the order of an export; what failed comes as a problem."""
    folio = Folio(dispatch)
    given = wanted.is_given(dispatch.doc)
    steps = _undated_steps(wanted) if given and not wanted.full else wanted.steps
    if given:
        folio = _dated(folio, wanted.day(dispatch.doc))
    rows: dict[type[Record], tuple[Record, ...]] = {}
    problems: list[Record] = []
    for step in steps:
        try:
            folio, rows, told = _taken(step, folio, rows, tools)
            problems += told
            folio = _dated(folio, wanted.day(dispatch.doc)) if given and Document in step.gives else folio
        except Exception as error:  # noqa: BLE001  the runner's boundary: whatever a step does on one text, others go on
            problems.append(failure(dispatch.doc, step, error))
    if folio.document is None:
        folio = folio.with_rows([undated(dispatch)], [Document])
    for kind in KINDS:
        if kind.record is Problem:
            yield from problems
        elif kind.record in wanted.yields:
            yield from folio.of(kind.record)


def _undated_steps(wanted: Order) -> tuple[Step, ...]:
    """What is left to do where the date is given: nothing that only the dating of the text would need."""
    dateless = tuple(step for step in wanted.steps if Document not in step.gives)
    return needed_steps(dateless, wanted.yields)


def _taken(
    step: Step, folio: Folio, rows: dict[type[Record], tuple[Record, ...]], tools: Tools
) -> tuple[Folio, dict[type[Record], tuple[Record, ...]], list[Problem]]:
    """The folio, the dossier's rows, and the step's problems; to a dossier step the text is a dossier of one."""
    if isinstance(step, DocumentStep):
        coded, told = without_problems(in_text_order(step.run(folio, tools)))
        return folio.with_rows((c.record for c in coded), step.gives), rows, told
    return *_taken_alone(step, folio, rows, tools), []


def _taken_alone(
    step: DossierStep, folio: Folio, rows: dict[type[Record], tuple[Record, ...]], tools: Tools
) -> tuple[Folio, dict[type[Record], tuple[Record, ...]]]:
    made = in_dossier_order(step.run(MemoryCorpus({folio.doc: folio}, rows), tools))
    own = [kind for kind in step.gives if kind is Document]
    folio = folio.with_rows((record for record in made if type(record) in own), own)
    loose = {kind: tuple(r for r in made if type(r) is kind) for kind in step.gives if kind not in own}
    return folio, {**rows, **loose}


def _dated(folio: Folio, day: str | None) -> Folio:
    """The folio, its document published on the day that the user gives."""
    if day is None:
        published = Published(None, None, None, "unknown", GIVEN, 0.0)
    else:
        after = date.fromisoformat(day) + timedelta(days=1)
        published = Published(day, after.isoformat(), "day", "metadata", GIVEN, 1.0)
    return folio.with_rows([replace(folio.document or undated(folio.dispatch), published=published)], [Document])


def _require_day(day: str | None) -> None:
    try:
        if day is None or date.fromisoformat(day).isoformat() == day:
            return
    except ValueError:
        pass
    raise BadRequestError(f"{day!r} is not a day", "Write it as YYYY-MM-DD.")
