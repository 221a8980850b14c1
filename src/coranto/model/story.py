"""What a stream falls into."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """One dispatch of a story, as the stream was read."""

    doc: str
    """Its name."""
    text_sha256: str
    """Hash of its text: two texts may claim one name."""
    day: str | None
    """The first day on which it may have been published, ISO 8601; null where that is unknown or wide."""
    title: str
    """As the source states it, else its headline, else its first sentence."""
    outlet: str | None


@dataclass(frozen=True, slots=True)
class Story:
    """Dispatches that tell of one matter."""

    id: str
    """A hash of its first dispatch: more dispatches leave it as it is."""
    title: str
    """The title of the dispatch that is most like all the others."""
    begin: str | None
    """The first day of its dated dispatches."""
    until: str | None
    """The day after the last."""
    n_documents: int
    n_origins: int
    """How many there are when copies of one text count once."""
    outlets: tuple[str, ...]
    """Those stated, sorted."""
    dispatches: tuple[Told, ...]
    """By day, the undated last."""

    @property
    def last(self) -> str | None:
        """The last day of its dated dispatches."""
        days = [told.day for told in self.dispatches if told.day is not None]
        return max(days, default=None)
