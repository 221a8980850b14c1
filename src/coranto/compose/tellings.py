"""What each running sentence of a block tells, by which sentences are compared: words, numbers, days, kinds, voices."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from coranto.compose.desk import Desk, Home
from coranto.model.annotation import ONE_DAY, Sentence
from coranto.model.assertion import Figure
from coranto.model.resolved import Event
from coranto.resources.deeds import Deeds
from coranto.resources.rarity import word_stems

SHORTEST: Final = 3
"""Letters of a stem that tells anything."""
_CAPITAL: Final = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][\w'’-]+")
_DIGITS: Final = re.compile(r"\d[\d,.]*\d|\d")


@dataclass(frozen=True, slots=True)
class Telling:
    """What a sentence is compared by."""

    sentence: Sentence
    words: frozenset[str]
    """Stems of all its words."""
    names: frozenset[str]
    """Those that stand there with a capital."""
    numbers: frozenset[str]
    days: frozenset[str]
    """On which something happened that it tells of."""
    types: frozenset[str]
    """PLOVER types of what happened."""
    deeds: frozenset[str]
    voices: frozenset[str]
    """Whose word it gives: entities, or as written."""
    denies: bool
    figures: tuple[Figure, ...]


def tellings(desk: Desk, deeds: Deeds) -> list[Telling]:
    """Of each running sentence, document by document, in their order."""
    told = _told_in(desk)
    return [_telling(desk, sentence, told, deeds) for sentence in desk.lines.running()]


def _told_in(desk: Desk) -> Mapping[Home, Sequence[Event]]:
    """The events that each sentence tells of."""
    found: dict[Home, list[Event]] = defaultdict(list)
    for event in desk.events.values():
        for mention in event.mentions:
            found[desk.lines.home(mention.doc, mention.start)].append(event)
    return found


def _telling(desk: Desk, sentence: Sentence, told: Mapping[Home, Sequence[Event]], deeds: Deeds) -> Telling:
    text = desk.lines.texts[sentence.doc][sentence.start : sentence.end]
    home = (sentence.doc, sentence.start)
    events, claims = told.get(home, ()), desk.claims_in.get(home, ())
    refs = {(m.doc, m.start, m.end) for e in events for m in e.mentions if desk.lines.home(m.doc, m.start) == home}
    triggers = {word for ref in refs for m in desk.lemmas.get(ref, ()) for word in (m.trigger.text, m.lemma)}
    return Telling(
        sentence,
        frozenset(word for word in word_stems(text) if len(word) >= SHORTEST),
        frozenset(word for found in _CAPITAL.finditer(text) for word in word_stems(found.group())),
        frozenset(_DIGITS.findall(text)),
        frozenset(event.begin[:10] for event in events if event.begin and event.time_precision in ONE_DAY),
        frozenset(event.type for event in events if event.type),
        frozenset(deed for word in triggers for deed in deeds.of(word)),
        frozenset(claim.source.entity or claim.source.text for claim in claims if claim.source is not None),
        any(claim.status == "denied" for claim in claims),
        desk.figures_in.get(home, ()),
    )
