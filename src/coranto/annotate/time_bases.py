"""What time expressions are counted from: the day of publication, and the time last told in the text."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from coranto.model.annotation import TimeExpression
from coranto.resources.calendar import Calendar
from coranto.text.dates import Days, calendar_day
from coranto.text.timex import Reading

FAR, NEAR = 240, 100
"""Days: a date without a year that would lie further back than ``FAR`` is taken ahead, if nearer than ``NEAR``."""
BEYOND, JUST_PAST = 300, 60
"""Days: nor is one that would lie so far ahead and has only just been, whatever its clause looks to."""
LEAP_REACH: Final = 8
"""Years within which there is a 29 February, across a century's turn too."""


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
    late: bool = False
    """Whether it was of an evening or a night, so that an early hour told next is of the day after."""
    in_order: bool = False
    """Whether it is a weekday counted from a day told before: the text tells its days one after another."""

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
    quarter: tuple[int, int] | None = None
    """Year and number of the quarter spoken of a little before, in reports of business."""
    told: Told | None = None
    """The last day told before, if that was a little before."""
    evening: Told | None = None
    """The last evening or night told before."""
    told_month: Told | None = None
    """The last day or month told before, if that was a little before."""
    beside: Told | None = None
    """The same, if it stands in the same sentence."""
    dated: Told | None = None
    """The last day that the paragraph has named by its number, or has counted from such a day."""
    told_year: Told | None = None
    """The last time told before with its year, if that was a little before."""


Reader = Callable[[TimeExpression, Base], Reading]


def anchor_of(told: Told) -> str:
    """How an anchor names a time told in the text: ``Thursday 2022-02-24``."""
    return f"{' '.join(told.words.split())} {told.days.begin.isoformat()}"


def year_of(found: TimeExpression, month: int, day: int, base: Base) -> int | None:
    """The year of a date without one: of the last such date, or of the next where its clause looks ahead."""
    if base.day is None:
        return base.year
    this = base.day.year
    if found.direction == 0:
        return this
    reach = LEAP_REACH if (month, day) == (2, 29) else 1
    days = [made for near in range(this - reach, this + reach + 1) if (made := calendar_day(near, month, day))]
    behind = max((made for made in days if made <= base.day), default=None)
    ahead = min((made for made in days if made >= base.day), default=None)
    if behind is None or ahead is None:
        return this
    if found.direction is not None:
        return behind.year if found.direction < 0 else ahead.year
    if found.tense == "future" and not ((ahead - base.day).days > BEYOND and (base.day - behind).days < JUST_PAST):
        return ahead.year
    far = (base.day - behind).days > FAR and (ahead - base.day).days < NEAR
    return ahead.year if far else behind.year
