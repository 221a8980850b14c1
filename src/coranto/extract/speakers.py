"""Speakers: who the noun phrase of a source is, by the names the document gives."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from coranto.model.annotation import Mention

_RANK: Final = ("person", "organization", "group", "facility", "place")
_COMPLEMENT: Final = re.compile(
    r"\b(?:for|to|with|from|by|at|in|on|against|near)\b|\b(?:of|of the)\s+(?:[A-Z][\w.’'-]*\s+)*$"
)
_JOINED: Final = re.compile(r"\band\b|&")


@dataclass(frozen=True, slots=True)
class Names:
    """The mentions of one document, by where they start."""

    mentions: tuple[Mention, ...]
    starts: tuple[int, ...]

    def within(self, span: tuple[int, int]) -> tuple[Mention, ...]:
        """The mentions that lie wholly in ``span``."""
        first = bisect_left(self.starts, span[0])
        last = bisect_left(self.starts, span[1])
        return tuple(mention for mention in self.mentions[first:last] if mention.end <= span[1])


def names(mentions: Sequence[Mention]) -> Names:
    """The mentions sorted for looking up."""
    ordered = tuple(sorted(mentions, key=lambda m: (m.start, -m.end)))
    return Names(ordered, tuple(mention.start for mention in ordered))


def entity_of(text: str, span: tuple[int, int], known: Names, bodies: frozenset[str]) -> str | None:
    """Who the noun phrase at ``span`` is: its person, else the body or place it names.

    Null for a phrase that only holds a name (*a spokesman for Ruiz*, *NATO officials*) and for several speakers.
    ``bodies`` are nouns that may follow the name of a body.
    """
    inside = known.within(span)
    if _several(text, span, inside):
        return None
    for label in _RANK:
        heads = [m for m in inside if m.label == label and _is_head(text, m, span, bodies)]
        if heads:
            return heads[0].entity or heads[0].text
    return None


def _several(text: str, span: tuple[int, int], inside: Sequence[Mention]) -> bool:
    """Whether *and* joins speakers: before the first comma, or from one name right to the next, and in no name."""
    comma = text.find(",", *span)
    head = span[1] if comma < 0 else comma
    for joined in _JOINED.finditer(text, *span):
        if any(m.start <= joined.start() < m.end for m in inside):
            continue
        ends = any(text[m.end : joined.start()].strip(", ") == "" for m in inside if m.end <= joined.start())
        starts = any(text[joined.end() : m.start].strip() in ("", "the") for m in inside if m.start >= joined.end())
        if joined.start() < head or (ends and starts):
            return True
    return False


def _is_head(text: str, mention: Mention, span: tuple[int, int], bodies: frozenset[str]) -> bool:
    """Whether a mention is what its part of the phrase, between commas, is about."""
    lead = text[span[0] : mention.start].rpartition(",")[2]
    rest = text[mention.end : span[1]].partition(",")[0].partition("(")[0].strip()
    if _COMPLEMENT.search(lead):
        return False
    if mention.label == "person":
        return not rest
    return all(word in bodies or word == "news" for word in rest.lower().split())
