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


@dataclass(frozen=True, slots=True)
class Habit:
    """How a dispatch tells of time as a whole."""

    reach: timedelta = RECENT
    """How long before the telling a day may lie from which its own paragraph goes on."""
    review: bool = False
    """Whether it looks back on weeks: whatever its paragraph tells as past goes on from the day named there."""
    morning: bool = False
    """Whether it is read the morning after: its afternoons and evenings are those of the day before."""

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
        said = {t.text.lower() for t in exact}
        morning = bool(said & _YESTERDAY) and not any(word in text for text in said for word in _TODAY)
        return Habit(timedelta(SEASON) if looks_back else RECENT, looks_back, morning)


SEASON: Final = 40
"""Days back that a review of weeks may tell of."""
SEVERAL: Final = 4
REVIEW: Final = 0.7
"""Days that a review names at least, and what share of them lies further back than yesterday."""
_UNDATED: Final = (BARE_HOUR, "a time of day", "the day of “")
"""How the reasons begin of hours, and of days counted from them, that name no day themselves."""
_YESTERDAY: Final = frozenset(("yesterday", "last night", "yesterday evening", "yesterday afternoon"))
_TODAY: Final = ("today", "tonight", "this afternoon", "this evening")
