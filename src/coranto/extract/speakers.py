"""Speakers: who the noun phrase of a source is, by the names the document gives."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from coranto.model.annotation import Mention
from coranto.resources.speech import SpeechLexicon

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


def body_named(text: str, span: tuple[int, int], collectives: frozenset[str]) -> str | None:
    """The words that stand for a body without a name of its own, for a later *it* (*the health ministry*), else null.

    ``collectives`` are nouns for bodies; the phrase must end in one, its apposition aside.
    """
    phrase = " ".join(text[span[0] : span[1]].partition(",")[0].split())
    head = _BEFORE_COMPLEMENT.match(phrase)
    words = head.group().split() if head is not None else []
    if not words or words[-1].lower() not in collectives:
        return None
    return phrase[4:] if phrase.lower().startswith("the ") else phrase


def body_subject(text: str, start: int, end: int, known: Names, lexicon: SpeechLexicon) -> str | None:
    """The body that a statement begins with and that it therefore may be about, by name or by its noun, else null."""
    opening = _SUBJECT.match(text, start, min(end, start + _SUBJECT_PLACE))
    if opening is None:
        return None
    named = [m for m in known.within((start, start + _SUBJECT_PLACE)) if m.label == "organization"]
    if named and text[start : named[0].start].strip().lower() in ("", "the"):
        return named[0].entity or named[0].text
    words = opening.group().split()
    held = next((i for i, word in enumerate(words) if word.lower().strip(",") in lexicon.collectives), None)
    return None if held is None else " ".join(words[1 : held + 1]).strip(",")


_SUBJECT: Final = re.compile(r"The(?: [\w'’-]+){1,4},?")
_BEFORE_COMPLEMENT: Final = re.compile(r".+?(?= (?:of|in|for|on|at|to)\b|$)")
NEAR: Final = 3
"""Statements: a pronoun means nobody who spoke farther back."""
_SUBJECT_PLACE: Final = 90
"""Characters from the start of a statement within which its subject is looked for."""
_TITLE: Final = re.compile(r"\b(?:(Mr|Sir|Lord|King|Prince)|(Mrs|Ms|Miss|Dame|Lady|Queen|Princess))\.?\s$")


@dataclass(frozen=True, slots=True)
class Voice:
    """Who spoke in which statement; null where the source is somebody not named."""

    at: int
    entity: str | None


def genders_of(text: str, known: Names) -> dict[str, str]:
    """*he* or *she* for each person that some title tells of."""
    found: dict[str, str] = {}
    for mention in known.mentions:
        title = _TITLE.search(text, max(0, mention.start - 10), mention.start) if mention.label == "person" else None
        if title is not None:
            found.setdefault(mention.entity or mention.text, "he" if title.group(1) else "she")
    return found


def person_meant(
    pronoun: str,
    here: Voice,
    start: int,
    stretches: Sequence[tuple[int, int]],
    last: Voice | None,
    known: Names,
    genders: Mapping[str, str],
) -> str | None:
    """The person that a pronoun at ``start`` in statement ``here`` can safely mean.

    That is the subject of this statement or of the one before, unless somebody spoke since; else who spoke last. Null
    where a title tells otherwise, or where it is too far back. ``stretches`` are the statements' spans.
    """
    for at in range(here.at, max(-1, here.at - 2), -1):
        if last is not None and last.at >= at:
            break
        first, end = stretches[at]
        place = (first, min(end, start, first + _SUBJECT_PLACE))
        people = [m.entity or m.text for m in known.within(place) if m.label == "person"]
        if people:
            return people[0] if genders.get(people[0], pronoun) == pronoun else None
    if last is None or last.entity is None or here.at - last.at > NEAR:
        return None
    return last.entity if genders.get(last.entity, pronoun) == pronoun else None
