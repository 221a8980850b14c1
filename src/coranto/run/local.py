"""The path carried out from this machine: takes in, finds the blocks to be looked at, works them out, publishes."""

import logging
from collections.abc import Iterable, Mapping, Sequence, Set
from contextlib import nullcontext
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from coranto.model.codec import Record, encode
from coranto.model.judgement import Judgement, standing
from coranto.model.source import Problem
from coranto.model.version import VERSION
from coranto.run.blocks import Members, block_key
from coranto.run.caps import note_of
from coranto.run.crew import Crew
from coranto.run.engine import Engine
from coranto.run.intake import Handed, Refused, take_in
from coranto.run.meter import Meter, Stats, kind_of
from coranto.run.order import in_dossier_order
from coranto.run.phases import DossierPhase, phases
from coranto.run.progress import Progress, silent
from coranto.run.survey import look_out, survey
from coranto.run.working import work_out
from coranto.run.workplace import GIVEN_UP, Workplace
from coranto.steps import PATH, Step
from coranto.store.publishing import Edition
from coranto.store.writer import Writer
from coranto.tools import Tools, open_tools

_log: Final = logging.getLogger("coranto.run")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run took in."""

    read: int
    """Dispatches that are new to the dossier."""
    held: int
    """Dispatches that it held already."""
    problems: tuple[Problem, ...]
    """What this run could not read or use."""
    stats: Stats = field(compare=False, repr=False)
    """What all of it took."""


def run(
    writer: Writer,
    readings: Iterable[Handed | Problem],
    *,
    workers: int,
    path: tuple[Step, ...] = PATH,
    progress: Progress | None = None,
    expected: int = 0,
    tools: Tools | None = None,
    engine: Engine | None = None,
    meter: Meter | None = None,
    anew: bool = False,
) -> Outcome:
    """What was taken in, after the chronicle was brought up to date with it and with whatever was left undone before.

    ``expected``: how many readings there will be, for progress only. ``tools``: those with the embedded model if null.
    ``engine``: one that is there already, with these tools, and stays; else a crew of ``workers``.
    ``meter``: counts what the run takes; one of its own if null. ``anew``: the dossier holds nothing else from then on.

    Raises a ``CorantoError`` where the language model cannot be used; what was done till then is kept.
    """
    tools = tools or open_tools()
    _ = tools.identity  # before a worker is started
    with Crew(workers, tools) if engine is None else nullcontext(engine) as hands:
        hands.careful = writer.broken_off
        place = Workplace(writer, hands, phases(path), progress or silent, tools, meter or Meter())
        _log.info("run begun", extra={"model": tools.identity.name, "workers": workers})
        try:
            refused = take_in(place, readings, expected, anew=anew)
            found = _bring_up_to_date(place)
        finally:
            place.end()
        writer.purge()
    return _outcome(place, refused, found, workers)


def _bring_up_to_date(place: Workplace) -> list[Problem]:
    """The problems of a chronicle that was published anew; none, where nothing has changed."""
    writer, meter = place.writer, place.meter
    place.forget_lost()
    refusals, verdicts = writer.refusals(), standing(writer.judgements())
    outlook = look_out(place, verdicts)
    meter.documents = outlook.members.count
    meta = _meta(place, outlook.members, [*refusals, *verdicts])
    if writer.is_current(meta["inputs"]):
        meter.blocks_kept = len(writer.blocks())
        return []
    whole, blocks, before = survey(place, outlook, verdicts)
    keys = {block_key(docs, whole, verdicts, place.made_with): docs for docs in blocks}
    waiting = {key: docs for key, docs in keys.items() if key not in before}
    loose: dict[type[Record], tuple[Record, ...]] = {Judgement: verdicts, Problem: tuple(refusals)}
    work_out(place, waiting, whole, loose)
    place.progress("publishing", 0, 1)
    with meter.stage("publishing"):
        dropped = [number for key, number in before.items() if key not in keys]
        writer.publish(Edition(dropped, loose), _meta(place, outlook.members, [*refusals, *verdicts]))
    place.progress("publishing", 1, 1)
    _count(place, waiting.keys())
    return [one for one in in_dossier_order(set(writer.problems())) if isinstance(one, Problem)]


def _meta(place: Workplace, members: Members, loose: Sequence[Record]) -> Mapping[str, str]:
    """What a dossier says of its chronicle; ``inputs`` is the hash of all that this is a function of."""
    given_up = note_of(place.given_up, place.made_with)
    inputs = sha256(f"{members.told()}\n".encode())
    for record in loose:
        inputs.update(encode(record) + b"\n")
    inputs.update(given_up.encode())
    inputs.update(place.made_with.encode())
    return {
        **place.made,
        "gazetteers": " ".join(place.tools.gazetteer.added),
        GIVEN_UP: given_up,
        "inputs": inputs.hexdigest(),
        "members": members.told(),
        "model": place.model.name,
        "model_digest": place.model.digest,
        "product": VERSION,
    }


def _count(place: Workplace, made: Set[str]) -> None:
    """Tells the meter what dossier steps made."""
    meter = place.meter
    meter.blocks_made = len(made)
    meter.blocks_kept = len(place.writer.blocks()) - len(made)
    weights = place.writer.weights(made)
    for phase in place.plan:
        for step in phase.steps if isinstance(phase, DossierPhase) else ():
            meter.gave(step, weights)


def _outcome(place: Workplace, refused: Refused, found: Sequence[Problem], workers: int) -> Outcome:
    """What was done, and what it took."""
    problems = (*refused.problems, *found, *refused.barred)
    stats = place.meter.stats(place.plan, workers, problems)
    for problem in problems:
        _log.warning("problem", extra={"doc": problem.doc, "kind": kind_of(problem)})
    told = ("read", "held", "documents", "blocks_made", "blocks_kept", "seconds", "cpu_seconds")
    _log.info("run ended", extra={name: getattr(stats, name) for name in told} | {"problems": len(problems)})
    return Outcome(stats.read, stats.held, problems, stats)
