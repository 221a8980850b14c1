"""The chronicle: lines in the sources' words, each with its citations."""

from dataclasses import dataclass

from coranto.model.resolved import EventStatus, Extent


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the chronicle, extractive: ``title`` and ``text`` are words of its citations."""

    id: str
    day: str | None
    """First day of what it tells, or null: then it stands in the tray of the undated."""
    until: str | None
    """The day after the last, where the time is less precise than a day."""
    precision: str | None
    place: str | None
    title: str
    text: str
    status: EventStatus
    events: tuple[str, ...]
    claims: tuple[str, ...]
    figures: tuple[str, ...]
    citations: tuple[Extent, ...]
    n_origins: int
    n_parties: int
    disputed: bool
    unverified: bool
    changed: bool
    """Whether a later figure, correction or retraction moved what it says."""
    rank: int
    """1 for the line a reader should see first: disputed or changed before plain, then by support."""
