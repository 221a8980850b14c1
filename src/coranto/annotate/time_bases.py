"""What time expressions are counted from: the day of publication, and the time last told in the text."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from coranto.model.annotation import TimeExpression
from coranto.resources.calendar import Calendar
from coranto.resources.holidays import Holidays
from coranto.text.dates import Days
from coranto.text.timex import Reading


@dataclass(frozen=True, slots=True)
class Told:
    """A time that the text has told: what *the next day*, *that year* and *three days later* are counted from."""

    days: Days
    precise: bool
    """Whether it is of one day: a month anchors only months, a year only years."""
    words: str
    """How the text tells it."""
    end: int
    """Offset at which those words end."""
    stated: bool
    """Whether it was stated with its year."""

    @property
    def quoted(self) -> str:
        """Its words as a reason quotes them, on one line."""
        return f"“{' '.join(self.words.split())}”"


@dataclass(frozen=True, slots=True)
class Base:
    """What expressions are counted from."""

    day: date | None
    """The day of publication, where one is known."""
    year: int | None
    """The year of publication, where at least that is known."""
    calendar: Calendar
    country: str | None = None
    """The country that the dispatch names most, where that was asked for: ISO alpha-2."""
    holidays: Holidays | None = None
    """Where the dispatch names any."""
    quarter: tuple[int, int] | None = None
    """Year and number of the quarter spoken of a little before, in reports of business."""
    told: Told | None = None
    """The last day told before, if that was a little before."""
    told_month: Told | None = None
    """The last day or month told before, if that was a little before."""
    beside: Told | None = None
    """The same, if it stands in the same sentence."""
    told_year: Told | None = None
    """The last time told before with its year, if that was a little before."""


Reader = Callable[[TimeExpression, Base], Reading]


def anchor_of(told: Told) -> str:
    """How an anchor names a time told in the text: ``Thursday 2022-02-24``."""
    return f"{' '.join(told.words.split())} {told.days.begin.isoformat()}"
