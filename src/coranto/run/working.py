"""Working blocks out: the layers of their documents, and what dossier steps make of each block."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future
from typing import Final

from coranto.model.source import Problem
from coranto.run.blocks import Docs, Whole
from coranto.run.errand import Errand, packed, unpacked
from coranto.run.layering import add_layers, part_of
from coranto.run.phases import DocumentPhase, DossierPhase
from coranto.run.resolution import Loose, Part, problems_of, work_on
from coranto.run.visit import Done, Spent, Visit, is_importable
from coranto.run.workplace import Workplace
from coranto.store.layers import read_dispatch, read_packed
from coranto.store.staging import Made

_log: Final = logging.getLogger("coranto.run")

TOGETHER: Final = 512
"""Documents of blocks that are worked out side by side, or one block more: what is made of them is in memory."""
WORTH_SENDING: Final = 64
"""Documents of a few blocks from which these go to workers: packing them costs something too."""


def work_out(place: Workplace, blocks: Mapping[str, Docs], whole: Whole, loose: Loose) -> None:
    """Works the blocks out, by key, and stages all that is made of them; only a few are in memory at a time."""
    place.writer.unstage()
    for few in _together(blocks):
        _work_on(place, [part_of(key, docs, whole) for key, docs in few], whole, loose)


def _work_on(place: Workplace, parts: Sequence[Part], whole: Whole, loose: Loose) -> None:
    """Makes the layers of the parts' documents and what dossier steps make of each part; stages them."""
    before = {doc: "" for part in parts for doc in part.listing}
    for phase in place.plan:
        if isinstance(phase, DocumentPhase):
            before = add_layers(place, phase, parts, whole, before)
        else:
            _resolve(place, phase, parts, loose)
        _log.info("phase done", extra={"phase": phase.number, "blocks": len(parts), "documents": len(before)})
    for part in parts:
        part.derived[Problem] = problems_of(part, place.writer.layer_problems(part.listing))
    with place.meter.stage("publishing"):
        place.writer.stage(Made(part.key, part.listing, part.derived) for part in parts)


def _together(blocks: Mapping[str, Docs]) -> Iterator[list[tuple[str, Docs]]]:
    """Blocks, with their keys, to be worked out side by side: few enough to hold, enough to keep workers busy."""
    few: list[tuple[str, Docs]] = []
    size = 0
    for key, docs in blocks.items():
        few.append((key, docs))
        size += len(docs)
        if size >= TOGETHER:
            yield few
            few, size = [], 0
    if few:
        yield few


def _resolve(place: Workplace, phase: DossierPhase, parts: Sequence[Part], loose: Loose) -> None:
    """Runs the steps in turn on each part; each sees what those before it gave."""
    total = len(parts) * len(phase.steps)
    away = _sent_away(place, phase, parts, loose)
    for number, part in enumerate(parts):
        answer = _awaited(place, away.get(part.key))
        if answer is not None:
            _take_back(place, phase, part, answer)
            place.progress(phase.steps[-1].run.__name__, (number + 1) * len(phase.steps), total)
            continue
        for done, step in enumerate(phase.steps, number * len(phase.steps)):
            place.progress(step.run.__name__, done, total)
            with place.meter.block_step(step):
                work_on(part, step, loose, place.writer.connection, place.tools)
    place.progress(phase.steps[-1].run.__name__, total, total)


def _sent_away(
    place: Workplace, phase: DossierPhase, parts: Sequence[Part], loose: Loose
) -> dict[str, "Future[Done | None]"]:
    """The parts that workers are at, by key; none where they are few, or there is nobody to take them."""
    documents = sum(len(part.listing) for part in parts)
    if len(parts) < 2 or documents < WORTH_SENDING or not all(map(is_importable, phase.steps)):
        return {}
    away: dict[str, Future[Done | None]] = {}
    for part in sorted(parts, key=lambda part: -len(part.listing)):  # the longest last would be waited for alone
        pending = place.engine.submit_block(phase.steps, _errand(place, part, loose))
        if pending is None:
            break
        away[part.key] = pending
    return away


def _errand(place: Workplace, part: Part, loose: Loose) -> Errand:
    connection = place.writer.connection
    documents = (
        Visit(read_dispatch(connection, doc, held.dispatch), tuple(read_packed(connection, held.layers)))
        for doc, held in part.listing.items()
    )
    return Errand(tuple(documents), packed(part.derived), packed(loose))


def _awaited(place: Workplace, pending: "Future[Done | None] | None") -> Done | None:
    if pending is None:
        return None
    begun = Spent.now()
    done = pending.result()
    place.meter.flow.waited_s += Spent.since(begun).clock
    return done


def _take_back(place: Workplace, phase: DossierPhase, part: Part, done: Done) -> None:
    """Puts into the part what a worker made of it."""
    made = unpacked(done.rows)
    part.failed += made.pop(Problem, ())
    part.derived |= made
    place.meter.worked_out(phase.steps, done)
