"""Speakers: who the noun phrase of a source is, by the names the document gives."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from coranto.model.annotation import Mention
from coranto.resources.speech import SpeechLexicon

_RANK: Final = ("person", "organization", "group", "facility", "place")
_COMPLEMENT: Final = re.compile(
    r"\b(?:for|to|with|from|by|at|in|on|against|near)\b|\b(?:of|of the)\s+(?:[A-Z][\w.’'-]*\s+)*$"
)
_JOINED: Final = re.compile(r"\band\b|&")
_TITLED: Final = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.?\s")
_COMPLEMENT_BEHIND: Final = re.compile(r"(?:of|from|at|in|with|for)\s|(?:him|her)self$")
_PORTFOLIO: Final = re.compile(r"(?:ministers?|secretary|commissioner|correspondent|director|chief|editor)\s+$", re.I)
"""An office whose field may be of two parts: *energy and mines minister*."""


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
            entity = heads[0].entity or heads[0].text
            return _fuller(entity, known) if label == "organization" else entity
    return None if inside else _by_family_name(text, span, known)


def _fuller(name: str, known: Names) -> str:
    """The one longer name of a body that begins with these words or is of the kind that they name (*the Guild*)."""
    longer = {
        m.text
        for m in known.mentions
        if m.label == "organization" and len(m.text) > len(name) and _is_short_for(name.split(), m.text.split())
    }
    return next(iter(longer)) if len(longer) == 1 else name


def _is_short_for(short: Sequence[str], long: Sequence[str]) -> bool:
    if len(short) > 1:
        return list(long[: len(short)]) == list(short)
    kind = next((i for i, word in enumerate(long) if word in ("of", "for")), len(long))
    return len(long) > 1 and list(short) == [long[kind - 1]] and short[0].istitle()


def _by_family_name(text: str, span: tuple[int, int], known: Names) -> str | None:
    """The one person of whose name a lone capitalised word is part, where the word itself was not read as a name."""
    words = _TITLED.sub("", text[span[0] : span[1]]).split()
    if len(words) != 1 or not words[0][0].isupper():
        return None
    people = {m.entity or m.text for m in known.mentions if m.label == "person"}
    bearers = [person for person in people if words[0] in person.split()]
    return bearers[0] if len(bearers) == 1 else None


def _several(text: str, span: tuple[int, int], inside: Sequence[Mention]) -> bool:
    """Whether *and* joins speakers: before the first comma, or from one name right to the next, and in no name."""
    comma = text.find(",", *span)
    head = span[1] if comma < 0 else comma
    for joined in _JOINED.finditer(text, *span):
        if any(m.start <= joined.start() < m.end for m in inside):
            continue
        office = next((m for m in inside if m.start > joined.end()), None)
        if office is not None and _PORTFOLIO.search(text, joined.end(), office.start) and joined.start() - span[0] < 25:
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
        return not rest or _COMPLEMENT_BEHIND.match(rest) is not None
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
    bare = phrase[4:] if phrase.lower().startswith("the ") else phrase
    return bare[0].lower() + bare[1:] if bare[1:2].islower() and " " not in bare else bare


def body_subject(text: str, start: int, end: int, known: Names, lexicon: SpeechLexicon) -> str | None:
    """The body that a statement begins with and that it therefore may be about, by name or by its noun, else null."""
    named = [m for m in known.within((start, min(end, start + _SUBJECT_PLACE))) if m.label == "organization"]
    if named and text[start : named[0].start].strip().lower() in ("", "the"):
        return named[0].entity or named[0].text
    opening = _SUBJECT.match(text, start, min(end, start + _SUBJECT_PLACE))
    words = opening.group().split() if opening is not None else []
    held = next((i for i, word in enumerate(words) if word.lower().strip(",") in lexicon.collectives), None)
    return None if held is None else " ".join(words[1 : held + 1]).strip(",")


_SUBJECT: Final = re.compile(r"The(?: [\w'’-]+){1,4},?")
_BEFORE_COMPLEMENT: Final = re.compile(r".+?(?= (?:of|in|for|on|at|to)\b|$)")
_SUBJECT_PLACE: Final = 90
"""Characters from the start of a statement within which its subject is looked for."""
