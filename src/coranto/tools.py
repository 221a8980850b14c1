"""What steps may look things up in: vocabularies, gazetteer and language model, read-only, opened once per worker."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Final

from coranto.model.errors import ModelUnavailableError
from coranto.resources import (
    abbreviations,
    added_gazetteers,
    agencies,
    bounds,
    calendar,
    consequences,
    counted,
    countries,
    deeds,
    formulas,
    furniture,
    gazetteer,
    kinship,
    names,
    nearby,
    occurrences,
    opposition,
    parties,
    rarity,
    speakers,
    speech,
    standing,
    storylines,
    triggers,
    units,
)
from coranto.resources.bounds import Bounds
from coranto.resources.calendar import Calendar
from coranto.resources.consequences import Consequences
from coranto.resources.counted import CountedNouns
from coranto.resources.countries import Countries
from coranto.resources.deeds import Deeds
from coranto.resources.furniture import FurniturePattern
from coranto.resources.gazetteer import Gazetteer
from coranto.resources.kinship import KinshipWeights
from coranto.resources.names import NameLexicon
from coranto.resources.nearby import NearbyWeights
from coranto.resources.occurrences import Occurrences
from coranto.resources.opposition import Opposition
from coranto.resources.rarity import Rarity
from coranto.resources.speakers import SpeakerWords
from coranto.resources.speech import SpeechLexicon
from coranto.resources.standing import StandingLexicon
from coranto.resources.storylines import Storylines
from coranto.resources.triggers import TriggerLexicon
from coranto.resources.units import Units
from coranto.text.segmentation import Abbreviations
from coranto.text.sides import PartyWords

if TYPE_CHECKING:
    from coranto.nlp.analyzer import Analyzer
    from coranto.nlp.manifest import Manifest
    from coranto.nlp.meanings import Meanings

EMBEDDED: Final = "embedded"
"""The spec of the language model that the package carries."""


@dataclass(frozen=True, slots=True)
class ModelIdentity:
    """Which language model it is."""

    name: str
    digest: str
    """SHA-256 of what decides its answers, in hexadecimal."""

    @property
    def embedded(self) -> bool:
        """Whether the package carries it: a user's own has the kind of its plug and a colon before its name."""
        return is_embedded(self.name)


def is_embedded(name: str) -> bool:
    """Whether a language model of that name is one that some version of the package carries, or carried."""
    return ":" not in name


class Tools:
    """Each vocabulary, and the model, is loaded when it is first asked for: a run of few layers starts fast."""

    def __init__(self, model: str | None = None, threads: int = 1) -> None:
        """``model``: a spec as ``coranto.nlp.adapters.load`` takes it, or ``embedded``, which null stands for too.

        ``threads``: windows of a text that the embedded model reads at once.
        """
        self.model: Final = EMBEDDED if model is None else model
        self._threads = threads

    @cached_property
    def analyzer(self) -> "Analyzer":
        """The language model. Its first use takes a moment: nothing of it is imported before.

        Raises ``BadRequestError`` for a spec that cannot be read, ``ModelUnavailableError`` where the model is not
        there.
        """
        if self.model != EMBEDDED:
            from coranto.nlp.adapters import load

            return load(self.model)
        return self._embedded_model

    @cached_property
    def _embedded_model(self) -> "Analyzer":
        try:
            from coranto.nlp.embedded import EmbeddedModel
            from coranto.nlp.features import Features

            features = Features(self.names, self.gazetteer, self.countries)
            return EmbeddedModel(features, self.abbreviations, threads=self._threads)
        except (ImportError, OSError, KeyError, ValueError) as error:
            raise _unusable(error) from error

    def nearness(self, one: str, other: str) -> float:
        """How near in meaning two sentences are, -1 to 1, by the model that the package carries, whichever was asked
        for: a dispatch has the same day under all of them. Raises ``ModelUnavailableError`` where it is not there.
        """
        return self._meanings.nearness(one, other)

    @cached_property
    def _meanings(self) -> "Meanings":
        from coranto.nlp.meanings import Meanings

        return Meanings(self._embedded_model)

    @cached_property
    def identity(self) -> ModelIdentity:
        """Which model it is. The embedded one's weights are not read for that; raises what ``analyzer`` raises."""
        if self.model != EMBEDDED:
            return ModelIdentity(self.analyzer.name, self.analyzer.digest)
        found = embedded_manifest()
        return ModelIdentity(f"{found.name} {found.version}", found.digest)

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
        """Places of the world by name, with those that the user has added."""
        return gazetteer.load(one.path for one in added_gazetteers.added())

    @cached_property
    def countries(self) -> Countries:
        """Countries' names and the words for their people."""
        return countries.load()

    @cached_property
    def parties(self) -> PartyWords:
        """Whom a source speaks for: states, bodies and groups of the world."""
        return parties.load(self.countries, self.gazetteer)

    @cached_property
    def names(self) -> NameLexicon:
        """What surrounds and makes up names."""
        return names.load()

    @cached_property
    def speech(self) -> SpeechLexicon:
        """Cue verbs and closed word classes."""
        return speech.load()

    @cached_property
    def standing(self) -> StandingLexicon:
        """Words of plan, condition, doubt, denial, check and unknown."""
        return standing.load()

    @cached_property
    def speakers(self) -> SpeakerWords:
        """Words by which a later *he*, *the minister* or *the agency* is understood."""
        return speakers.load()

    @cached_property
    def occurrences(self) -> Occurrences:
        """Kinds of occurrences, for telling whether two dispatches speak of one event."""
        return occurrences.load()

    @cached_property
    def opposition(self) -> Opposition:
        """How news sets one word against another."""
        return opposition.load()

    @cached_property
    def deeds(self) -> Deeds:
        """Deeds that news tells in several words."""
        return deeds.load()

    @cached_property
    def kinship(self) -> KinshipWeights:
        """When a sentence of another dispatch is shown beside a line."""
        return kinship.load()

    @cached_property
    def nearby(self) -> NearbyWeights:
        """When a sentence close by in the same dispatch is shown beside a line."""
        return nearby.load()

    @cached_property
    def rarity(self) -> Rarity:
        """How rare words are in English news and everyday prose."""
        return rarity.load()

    @cached_property
    def storylines(self) -> Storylines:
        """How much each likeness of a dispatch and a story counts."""
        return storylines.load()

    @cached_property
    def agencies(self) -> Mapping[str, str]:
        """Each form in which a news agency is written, to its name."""
        return agencies.load()

    @cached_property
    def formulas(self) -> re.Pattern[str]:
        """Stock phrases, which are no evidence of copying."""
        return formulas.load()


def embedded_manifest() -> "Manifest":
    """What the package says of its own model. Raises ``ModelUnavailableError`` where that is missing or outdated."""
    from coranto.nlp.manifest import manifest

    try:
        return manifest()
    except (OSError, KeyError, ValueError) as error:
        raise _unusable(error) from error


def _unusable(error: Exception) -> ModelUnavailableError:
    return ModelUnavailableError(
        f"The language model that belongs to Coranto cannot be used: {error}",
        "Install Coranto again, or name one of your own with --model.",
    )


def open_tools(model: str | None = None, threads: int = 1) -> Tools:
    """The tools of this process with that model, opened once; see ``Tools``."""
    return _opened(EMBEDDED if model is None else model, threads)


@cache
def _opened(model: str, threads: int) -> Tools:
    return Tools(model, threads)
