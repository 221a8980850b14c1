"""How a dispatch tells of time as a whole: as news of the day, as what a paper prints next morning, as a review."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from coranto.extract.happenings.event_settings import BARE_HOUR
from coranto.model.annotation import ONE_DAY, Time
from coranto.text.timex import PRESENT

RECENT: Final = timedelta(3)
"""How long before the telling a day may lie that the text goes on from."""
HEAD: Final = 300
"""Characters at the head of a dispatch in which its own day may be that of its date line."""


def is_of_head(time: Time, day: str) -> bool:
    """Whether a date at the head of a dispatch is that of the dispatch, which tells nothing."""
    return time.start < HEAD and (time.begin or "")[:10] == day and any(char.isdigit() for char in time.text)


@dataclass(frozen=True, slots=True)
class Habit:
    """How a dispatch tells of time as a whole."""

    reach: timedelta = RECENT
    """How long before the telling a day may lie from which its own paragraph goes on."""
    review: bool = False
    """Whether it looks back on weeks: whatever its paragraph tells as past goes on from the day named there."""
    morning: bool = False
    """Whether it is read the morning after: what it tells as past, and its evenings, are of the day before."""

    @staticmethod
    def of(times: Sequence[Time], told: date | None) -> "Habit":
        """That of a dispatch told on a day; a review of weeks tells of many days and of none as its own."""
        if told is None:
            return Habit()
        exact = [t for t in times if t.begin is not None and t.precision in ONE_DAY and t.type in ("DATE", "TIME")]
        stated = [t for t in exact if not t.reason.startswith(_UNDATED) and t.value != PRESENT]
        back = [(told - date.fromisoformat((t.begin or "")[:10])).days for t in stated]
        past = [days for days in back if 0 <= days <= SEASON]
        older = sum(days > 1 for days in past)
        looks_back = len(past) >= SEVERAL and 0 not in past and older >= REVIEW * len(past)
        own = sum(days == 0 and t.text.lower() not in _MORNING for t, days in zip(stated, back, strict=True))
        morning = sum(t.text.lower() in _YESTERDAY for t in exact) > own
        return Habit(timedelta(SEASON) if looks_back else RECENT, looks_back, morning)


SEASON: Final = 40
"""Days back that a review of weeks may tell of."""
SEVERAL: Final = 4
REVIEW: Final = 0.7
"""Days that a review names at least, and what share of them lies further back than yesterday."""
_UNDATED: Final = (BARE_HOUR, "a time of day", "the day of “", "the day that its sentence names")
"""How the reasons begin of hours, and of days counted from them, that name no day themselves."""
_YESTERDAY: Final = frozenset(("yesterday", "last night", "yesterday evening", "yesterday afternoon"))
_MORNING: Final = frozenset(("this morning", "early this morning", "this very morning", "early today"))
"""What a paper printed overnight may tell of its own day; anything else it tells of it less often than of yesterday."""
