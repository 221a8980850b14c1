"""Taking in: every new dispatch held together with its first layer, and what could not be taken in told."""

import logging
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field, replace
from typing import Final, Protocol

from coranto.model.source import Dispatch, Original, Problem
from coranto.model.versions import checked_name
from coranto.run.phases import layer_key
from coranto.run.visit import Done, Visit
from coranto.run.workplace import Workplace
from coranto.store.writer import ticket_of

_log: Final = logging.getLogger("coranto.run")


class Handed(Protocol):
    """A dispatch as reading hands it over."""

    @property
    def original(self) -> Original: ...
    @property
    def dispatch(self) -> Dispatch: ...


@dataclass(frozen=True, slots=True)
class Refused:
    """What was not taken in."""

    problems: list[Problem] = field(default_factory=list)
    barred: list[Problem] = field(default_factory=list)
    """What was erased and is not taken in again: told, and not kept."""


@dataclass(frozen=True, slots=True)
class _Incoming:
    original: Original
    dispatch: Dispatch
    name: str


def take_in(
    place: Workplace, readings: Iterable[Handed | Problem], expected: int = 0, *, anew: bool = False
) -> Refused:
    """What of the readings was refused; all else that is new is held with its first layer, a batch at a time.

    ``anew``: all is new, and what else the dossier holds is let go once everything is read: not where that is
    broken off.
    """
    refused, meter = Refused(), place.meter
    known: set[str] = set()
    coming = _incoming(place, meter.reading(readings), refused, known, anew)
    visits = ((one, Visit(replace(one.dispatch, doc=one.name))) for one in coming)
    for batch in place.visited(place.first, visits):
        with place.batch():
            for incoming, done in batch:
                _hold(place, incoming, done)
        for incoming, done in batch:
            meter.visited(place.first.steps, incoming.name, done)
        _tell(place, refused, expected)
    _refuse(place, refused, known if anew else None)
    _tell(place, refused, 0)
    _log.info("taken in", extra={"read": meter.read, "held": meter.held, "problems": len(refused.problems)})
    return refused


def _incoming(
    place: Workplace, readings: Iterable[Handed | Problem], refused: Refused, known: set[str], anew: bool
) -> Iterator[_Incoming]:
    """The readings that are new, their tickets put among those known; problems and what is held already are noted."""
    writer = place.writer
    texts: dict[str, str] = {}
    for reading in readings:
        if isinstance(reading, Problem):
            refused.problems.append(reading)
            continue
        dispatch = reading.dispatch
        erased = writer.tombstone(dispatch)
        if erased is not None:
            writer.bar(dispatch, erased)
            refused.barred.append(_barred(dispatch, erased))
            continue
        ticket = ticket_of(dispatch)
        if ticket in known or (not anew and writer.row_of(ticket) is not None):
            place.meter.held += 1
            continue
        known.add(ticket)
        # The name is final only when all is read; where the guess is wrong the layer is made anew.
        held = None if anew else writer.text_named(dispatch.doc)
        named = texts.get(dispatch.doc) or held or dispatch.text_sha256
        plain = texts.setdefault(dispatch.doc, named) == dispatch.text_sha256
        name = dispatch.doc if plain else checked_name(dispatch.doc, dispatch.text_sha256)
        yield _Incoming(reading.original, dispatch, name)


def _barred(dispatch: Dispatch, line: int) -> Problem:
    what, remedy = f"it was erased from this dossier, as line {line} of its log tells", "leave it out"
    return Problem(dispatch.doc, None, what, f"{remedy}: what was erased is not taken in again")


def _hold(place: Workplace, incoming: _Incoming, done: Done) -> None:
    writer, first = place.writer, place.first
    row, ticket = writer.hold(incoming.original, incoming.dispatch), ticket_of(incoming.dispatch)
    place.give_up(ticket, done.cap)
    key = layer_key(first, incoming.name, ticket, "", {}, place.fingerprint)
    if writer.layer(row, first.number, key) is None:
        writer.keep(row, first.number, key, done.rows)
    place.meter.took_in(len(incoming.original.data), len(incoming.dispatch.text))


def _refuse(place: Workplace, refused: Refused, only: Set[str] | None) -> None:
    """Keeps the problems; ``only``: tickets of the dispatches that stay, and the problems too are the only ones."""
    fresh = [problem for problem in refused.problems if only is not None or not place.writer.knows_refusal(problem)]
    if fresh or only is not None:
        with place.batch():
            if only is not None:
                place.writer.withdraw_all_but(only)
            for problem in fresh:
                place.writer.refuse(problem)


def _tell(place: Workplace, refused: Refused, expected: int) -> None:
    """A file may hold many dispatches, so there may be more than were expected, but never fewer than done."""
    done = place.meter.read + place.meter.held + len(refused.problems)
    place.progress("reading", done, max(done, expected))
