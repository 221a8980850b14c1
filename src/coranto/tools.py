"""What steps may look things up in: vocabularies and the gazetteer, read-only, opened once per worker."""

import re
from collections.abc import Mapping
from functools import cache, cached_property

from coranto.resources import (
    abbreviations,
    agencies,
    bounds,
    calendar,
    consequences,
    counted,
    countries,
    formulas,
    furniture,
    gazetteer,
    names,
    occurrences,
    speech,
    triggers,
    units,
)
from coranto.resources.bounds import Bounds
from coranto.resources.calendar import Calendar
from coranto.resources.consequences import Consequences
from coranto.resources.counted import CountedNouns
from coranto.resources.countries import Countries
from coranto.resources.furniture import FurniturePattern
from coranto.resources.gazetteer import Gazetteer
from coranto.resources.names import NameLexicon
from coranto.resources.occurrences import Occurrences
from coranto.resources.speech import SpeechLexicon
from coranto.resources.triggers import TriggerLexicon
from coranto.resources.units import Units
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
    def units(self) -> Units:
        """Currencies and measures of the world."""
        return units.load()

    @cached_property
    def bounds(self) -> Bounds:
        """Words that open, close or blur a number."""
        return bounds.load()

    @cached_property
    def counted(self) -> CountedNouns:
        """Nouns that numbers count, and words that make a number a label."""
        return counted.load()

    @cached_property
    def consequences(self) -> Consequences:
        """Occurrences that have victims."""
        return consequences.load()

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

    @cached_property
    def occurrences(self) -> Occurrences:
        """Kinds of occurrences, for telling whether two dispatches speak of one event."""
        return occurrences.load()

    @cached_property
    def agencies(self) -> Mapping[str, str]:
        """Each form in which a news agency is written, to its name."""
        return agencies.load()

    @cached_property
    def formulas(self) -> re.Pattern[str]:
        """Stock phrases, which are no evidence of copying."""
        return formulas.load()


@cache
def open_tools() -> Tools:
    """The tools of this process."""
    return Tools()
