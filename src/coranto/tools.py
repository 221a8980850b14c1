"""What steps may look things up in: vocabularies and the gazetteer, read-only, opened once per worker."""

from functools import cache, cached_property

from coranto.resources import abbreviations, calendar, furniture, triggers
from coranto.resources.calendar import Calendar
from coranto.resources.furniture import FurniturePattern
from coranto.resources.triggers import TriggerLexicon
from coranto.text.segmentation import Abbreviations


class Tools:
    """Each vocabulary is loaded when it is first asked for, so that a run of few layers starts fast."""

    @cached_property
    def abbreviations(self) -> Abbreviations:
        """What tells a full stop from the end of a sentence."""
        return abbreviations.load()

    @cached_property
    def furniture(self) -> tuple[FurniturePattern, ...]:
        """Patterns of bylines, datelines, captions and the like, in the order in which they are tried."""
        return furniture.load()

    @cached_property
    def triggers(self) -> TriggerLexicon:
        """Words by which news tells of events."""
        return triggers.load()

    @cached_property
    def calendar(self) -> Calendar:
        """The words of time expressions."""
        return calendar.load()


@cache
def open_tools() -> Tools:
    """The tools of this process."""
    return Tools()
