"""How a run tells its caller how far it is; nothing is printed here."""

from typing import Protocol


class Progress(Protocol):
    """What a caller hands in to hear how far the work is; called in the caller's own thread."""

    def __call__(self, phase: str, done: int, total: int, /) -> None:
        """``done`` of ``total`` in the phase of that name; equal once a phase is over."""


def silent(phase: str, done: int, total: int, /) -> None:
    """Progress that nobody listens to."""
