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
_TO_COME: Final = frozenset(("planned", "threatened"))
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
    contested: bool
    """Whether somebody denies or contradicts what it tells, or it tells what is denied."""
    to_come: frozenset[str]
    """Days for which something is planned or threatened that it tells of …"""
    came: frozenset[str]
    """… and those on which something is told to have happened."""
    places: frozenset[str]
    """Where something happened that it tells of, by name."""
    figures: tuple[Figure, ...]
    sorts: frozenset[str]
    """What sorts of things it counts: the killed, the injured, money, …"""
    counted: frozenset[str]
    """What it counts, by the noun."""


def counts(one: Telling, other: Telling) -> tuple[float, float]:
    """Whether both count the same sort of thing (*killed*, *injured*, a sum), and whether to another value."""
    sorts = one.sorts & other.sorts
    if not sorts:
        return 0.0, 0.0
    values = [{(f.quantity, f.low, f.high) for f in row.figures if f.quantity in sorts} for row in (one, other)]
    return 1.0, float(values[0] != values[1])


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
    events, claims, figures = told.get(home, ()), desk.claims_in.get(home, ()), desk.figures_in.get(home, ())
    dated = [event for event in events if event.begin and event.time_precision in ONE_DAY]
    refs = {(m.doc, m.start, m.end) for e in events for m in e.mentions if desk.lines.home(m.doc, m.start) == home}
    triggers = {word for ref in refs for m in desk.lemmas.get(ref, ()) for word in (m.trigger.text, m.lemma)}
    return Telling(
        sentence,
        frozenset(word for word in word_stems(text) if len(word) >= SHORTEST),
        frozenset(word for found in _CAPITAL.finditer(text) for word in word_stems(found.group())),
        frozenset(_DIGITS.findall(text)),
        frozenset(event.begin[:10] for event in dated if event.begin),
        frozenset(event.type for event in events if event.type),
        frozenset(deed for word in triggers for deed in deeds.of(word)),
        frozenset(claim.source.entity or claim.source.text for claim in claims if claim.source is not None),
        any(claim.status == "denied" for claim in claims),
        any(c.status == "denied" or desk.opposed(c.id) for c in claims)
        or any(e.status == "denied" or desk.opposed(e.id) for e in events),
        frozenset(event.begin[:10] for event in dated if event.begin and event.status in _TO_COME),
        frozenset(event.begin[:10] for event in dated if event.begin and event.status not in _TO_COME),
        frozenset(event.place.name for event in events if event.place is not None),
        figures,
        frozenset(figure.quantity for figure in figures if figure.quantity != "other"),
        frozenset(figure.counted for figure in figures if figure.counted),
    )
