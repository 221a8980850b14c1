"""What one document may take of a worker, and which documents were given up for taking more.

A document that was given up stays so while nothing has changed: it is not tried again with every addition. It is tried
again when it is allowed more, or when the steps or tools are others.
"""

import signal
from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

import msgspec

from coranto.model.source import Problem
from coranto.read.reading import DEFAULT_LIMITS, MEGABYTE, Limits

REPORT: Final = "Report it with the document; the rest of the dossier is not affected."


class Allowance(NamedTuple):
    """What one document may take."""

    seconds: float
    """By the clock, in each of its visits to a worker."""
    memory: int
    """Bytes that the worker may hold, itself included."""


def allowed(limits: Limits) -> Allowance:
    """What one document may take by these limits."""
    return Allowance(limits.document_seconds, limits.worker_bytes)


FREELY: Final = allowed(DEFAULT_LIMITS)


class Cap(NamedTuple):
    """Why a document was given up: the limit that it met, and how much that was."""

    what: Literal["seconds", "memory", "end"]
    """``end``: the process that worked on it ended of itself, so no limit was met."""
    allowed: float = 0.0
    ended: str = ""
    """By which signal, or with which code, the process ended; empty where it did not."""

    def holds(self, allowance: Allowance) -> bool:
        """Whether the document would meet it again: it is allowed no more than it was."""
        return {"seconds": allowance.seconds, "memory": allowance.memory, "end": 0.0}[self.what] <= self.allowed

    def problem(self, doc: str, step: str | None) -> Problem:
        """The problem that tells of it; ``step``: in which step it was met."""
        if self.what == "seconds":
            what, option = f"it was not done within {self.allowed:g} s", "--max-seconds"
        elif self.what == "memory" and not self.ended:
            what, option = f"it takes more than {self.allowed / MEGABYTE:,.0f} MB of memory", "--max-memory"
        elif self.what == "memory":
            what = f"the system ended the process that worked on it ({self.ended}), as it does where memory runs out"
            return Problem(doc, step, f"given up: {what}", "Free memory, then try again with a larger --max-memory.")
        else:
            return Problem(doc, step, f"given up: the process that worked on it ended ({self.ended})", REPORT)
        return Problem(doc, step, f"given up: {what}", f"Split it into its articles, or allow more with {option}.")


def cap_of_end(code: int, allowance: Allowance) -> Cap:
    """The cap of a document on which a process ended of itself, with that code (negative: a signal, as ``Popen``)."""
    if code >= 0:
        return Cap("end", ended=f"code {code}")
    name = signal.Signals(-code).name if -code in {*signal.Signals} else f"signal {-code}"
    return Cap("memory", allowance.memory, name) if name == "SIGKILL" else Cap("end", ended=name)


class _Note(NamedTuple):
    made_with: str
    caps: dict[str, Cap]


def note_of(caps: Mapping[str, Cap], made_with: str) -> str:
    """What a dossier keeps of the documents (by ticket) that were given up, and by which steps and tools."""
    return msgspec.json.encode(_Note(made_with, dict(sorted(caps.items())))).decode() if caps else ""


def noted(note: str | None, made_with: str) -> dict[str, Cap]:
    """The documents that a note tells of; none where other steps or tools are at work now, or somebody changed it."""
    try:
        found = msgspec.json.decode(note or "", type=_Note)
    except msgspec.DecodeError:
        return {}
    return found.caps if found.made_with == made_with else {}
