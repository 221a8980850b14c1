"""What steps may look things up in: vocabularies and the gazetteer, read-only, opened once per worker."""

from functools import cache, cached_property

from coranto.resources import abbreviations, calendar, countries, furniture, gazetteer, names, speech, triggers
from coranto.resources.calendar import Calendar
from coranto.resources.countries import Countries
from coranto.resources.furniture import FurniturePattern
from coranto.resources.gazetteer import Gazetteer
from coranto.resources.names import NameLexicon
from coranto.resources.speech import SpeechLexicon
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

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Places of the world by name."""
        return gazetteer.load()

    @cached_property
    def countries(self) -> Countries:
        """Countries' names and the words for their people."""
        return countries.load()

    @cached_property
    def names(self) -> NameLexicon:
        """What surrounds and makes up names."""
        return names.load()

    @cached_property
    def speech(self) -> SpeechLexicon:
        """Cue verbs, hedges and closed word classes."""
        return speech.load()


@cache
def open_tools() -> Tools:
    """The tools of this process."""
    return Tools()
