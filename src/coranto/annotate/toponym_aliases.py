"""Other names that a text itself gives a place: *Volgograd, formerly Stalingrad*; *Kirkuk (Kerkûk)*."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from coranto.annotate.toponym_sights import Sight
from coranto.text.transliteration import skeleton

LONGEST: Final = 80
"""Characters that may stand between a name and its other name."""
_NAMED: Final = (
    r"(?:(?:is|was|are|also|still|now|once|then|formerly|previously|better|locally|officially|historically|sometimes|"
    r"widely|commonly|more commonly|long|today) )*"
    r"(?:known|called|named|spelled|spelt|written|transliterated|rendered|renamed|referred to)"
    r"(?: (?:in|by|to|among|until|before|since|during|under) [^,;()]{1,40}?)?(?: (?:as|to))?"
)
_ONCE: Final = r"(?:formerly|previously|once|the former|now|today|today's|present-day|then|a\.k\.a\.|aka|alias)"
_BETWEEN: Final = re.compile(rf"(?:,| \(|,? which| [-–—])? ?(?:{_NAMED}|{_ONCE}),? (?:the )?[\"“‘']?", re.IGNORECASE)
_BRACKET: Final = re.compile(r" \((?:or |in [A-Z][a-z]+:? |[A-Z][a-z]+: )?[\"“‘']?")
_FULL: Final = re.compile(
    r"(?!(?:san|santa|santo|sao|saint|st|ste|port|fort|villa|vila|puerto|ciudad|new|mount)\b)([^ -]{4,})"
    r"[ -](?:d[aeiou]s?|del|della|di|de la|de los|sur|sous|les|lez|la|am|an der|im|on|upon|under|by)[ -].+"
)
"""A town's name with what tells it from its namesakes."""


def with_aliases(text: str, sights: Sequence[Sight]) -> list[Sight]:
    """The sights, each by a stated other name of a place now under the name that it is known by.

    What the text states holds throughout it. Of two names that the gazetteer both has, the first said is the place's.
    """
    order = sorted(sights, key=lambda sight: sight.start)
    known: dict[str, Sight] = _shortened(order)
    for first, second in pairwise(order):
        if first.names.key == second.names.key or not _is_alias(text, first, second):
            continue
        if first.names.found:
            known[second.names.key] = first
        elif second.names.found:
            known[first.names.key] = second
    if not known:
        return list(sights)
    return [_renamed(text, sight, known.get(sight.names.key)) for sight in sights]


def _shortened(order: Sequence[Sight]) -> dict[str, Sight]:
    """By key, the first word of a town that the text gives in full: *Castro* of *Castro Verde*."""
    fulls: dict[str, list[Sight]] = {}
    for sight in order:
        short = _FULL.match(sight.names.key)
        if short is not None and sight.names.found and sight.names.found[0].row.precision == "city":
            fulls.setdefault(short[1], []).append(sight)
    return {key: found[0] for key, found in fulls.items() if len({sight.names.key for sight in found}) == 1}


def _renamed(text: str, sight: Sight, to: Sight | None) -> Sight:
    if to is None:
        return sight
    return replace(sight, names=to.names, within=to.within, container=to.container, alias_of=text[to.start : to.end])


def _is_alias(text: str, first: Sight, second: Sight) -> bool:
    """Whether the words between two names say that they are one place's, or brackets hold another spelling of it."""
    if not 0 < second.start - first.end <= LONGEST:
        return False
    between = text[first.end : second.start]
    if _BRACKET.fullmatch(between):
        return _consonants(first.names.key) == _consonants(second.names.key)
    return _BETWEEN.fullmatch(between) is not None


def _consonants(key: str) -> str:
    return skeleton(key).lstrip("aeiou")
