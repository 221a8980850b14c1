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
    """How wide `day` to `until` is."""
    place: str | None
    """Name of the place."""
    title: str
    """In a source's words."""
    text: str
    """In the sources' words."""
    status: EventStatus
    """As in `event.status`."""
    events: tuple[str, ...]
    """Ids of the events it tells."""
    claims: tuple[str, ...]
    """Ids of the claims it tells."""
    figures: tuple[str, ...]
    """Ids of the figures it tells."""
    citations: tuple[Extent, ...]
    """The passages it rests on, independent ones first."""
    n_origins: int
    """Independent origins behind it."""
    n_parties: int
    """Known parties behind it."""
    disputed: bool
    """Whether somebody denies or contradicts it."""
    unverified: bool
    """Whether a source says that it could not be checked."""
    changed: bool
    """Whether a later figure, correction or retraction moved what it says."""
    rank: int
    """1 for the line a reader should see first: disputed or changed before plain, then by support."""
    see_also: tuple[Extent, ...] = ()
    """Those of the citations that only seem to tell of the same matter: alike in words, day and kind. They prove
    nothing and count for nothing."""

    @property
    def rests_on(self) -> tuple[Extent, ...]:
        """The citations without those that only seem to tell of the same matter."""
        return tuple(cited for cited in self.citations if cited not in self.see_also)
