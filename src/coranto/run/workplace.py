"""What a run works with: the dossier, the engine, the plan, and the documents that were given up."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from typing import Final, TypeVar

import apsw

from coranto.model.codec import SCHEMA
from coranto.run.caps import Cap, note_of, noted
from coranto.run.engine import Engine
from coranto.run.meter import Meter
from coranto.run.phases import DocumentPhase, Phase, tools_fingerprint, versions
from coranto.run.progress import Progress
from coranto.run.visit import Done, Visit
from coranto.store.writer import Writer
from coranto.tools import Tools

T = TypeVar("T")

BATCH: Final = 32
"""Documents acknowledged in one transaction: the disk is waited for once for all of them."""
GIVEN_UP: Final = "given_up"
"""The fact that a dossier keeps about itself of documents that were given up."""


class Workplace:
    """One run's: all that takes dispatches in, finds the blocks and works them out is handed it."""

    def __init__(
        self, writer: Writer, engine: Engine, plan: tuple[Phase, ...], progress: Progress, tools: Tools, meter: Meter
    ) -> None:
        self.writer: Final = writer
        self.engine: Final = engine
        self.plan: Final = plan
        self.progress: Final = progress
        self.tools: Final = tools
        self.model: Final = tools.identity
        self.fingerprint: Final = tools_fingerprint(self.model.digest, tools.gazetteer.digest)
        self.meter: Final = meter
        self.made_with: Final = "\n".join([*(versions(phase.steps) for phase in plan), self.fingerprint, SCHEMA])
        """All that records are made with, beside what they are made of."""
        engine.flow = meter.flow
        self._begun = False
        self.given_up: dict[str, Cap] = self._still_given_up()
        """By ticket."""

    @property
    def first(self) -> DocumentPhase:
        """The phase that a dispatch goes through as it is taken in."""
        first = self.plan[0]
        assert isinstance(first, DocumentPhase)
        return first

    @property
    def made(self) -> dict[str, str]:
        """What a chronicle was made with, as a dossier says it."""
        steps = " ".join(versions(phase.steps) for phase in self.plan)
        return {"records": SCHEMA, "steps": steps, "tools": self.fingerprint}

    @contextmanager
    def batch(self) -> Iterator[None]:
        """A batch of the writer's, in which the run also leaves word which model it works with."""
        with self.meter.stage("storing"), self.writer.batch():
            self.writer.note_model(self.model.name)
            yield

    def visited(self, phase: DocumentPhase, visits: Iterable[tuple[T, Visit]]) -> Iterator[list[tuple[T, Done]]]:
        """What the phase's steps made of the visits, a batch at a time."""
        done = self.engine.map(phase.steps, self._begin(visits))
        while batch := list(islice(done, BATCH)):
            yield batch

    def _begin(self, visits: Iterable[T]) -> Iterator[T]:
        """The visits; leaves word before the first of the run, so that it is known if that ends the process."""
        for one in visits:
            if not self._begun:
                self.writer.at_work(True)
                self._begun = True
            yield one

    def end(self) -> None:
        """Takes back the word that was left when the first visit began."""
        if self._begun:
            with suppress(apsw.FullError, apsw.IOError):  # that ended the run, and is told
                self.writer.at_work(False)

    def give_up(self, ticket: str, cap: Cap | None) -> None:
        """Leaves word, within a batch, of a document that was given up, where there is a cap that it met."""
        if cap is not None:
            self.given_up[ticket] = cap
            self.writer.note(GIVEN_UP, note_of(self.given_up, self.made_with))

    def _still_given_up(self) -> dict[str, Cap]:
        """The documents that were given up and would be again; those that are allowed more now are forgotten."""
        told = noted(self.writer.meta(GIVEN_UP), self.made_with)
        still = {ticket: cap for ticket, cap in told.items() if cap.holds(self.engine.allowance)}
        if len(still) < len(told):
            with self.batch():
                self.writer.try_again(told.keys() - still.keys())
                self.writer.keep_gists((), "", anew=True)  # so that all of the dossier is looked at
                self.writer.note(GIVEN_UP, note_of(still, self.made_with))
        return still

    def forget_lost(self) -> None:
        """Forgets what was given up of documents that the dossier does not hold any more."""
        held = (ticket for ticket in self.given_up if self.writer.row_of(ticket) is not None)
        self.given_up = {ticket: self.given_up[ticket] for ticket in held}
