"""One utterance as several dispatches render it: quoted in full or in part, told, or translated in other words."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from coranto.model.assertion import Claim
from coranto.model.resolved import Relation
from coranto.model.source import Document
from coranto.text.stems import content_words

FAR: Final = 1
"""Days between two renderings of one utterance: a paper tells on the next day what an agency told at once."""
FAR_IN_FULL: Final = 31
"""Days between two renderings of which one has all the words of the other: later papers quote what was said."""
FULL: Final = 6
"""Least words of content of such a rendering."""
COMMON: Final = 40
"""Renderings that share a word: a word that more of one speaker's share singles nothing out."""
_LEAST: Final = {"told": ((5, 0.7),), "quoted": ((3, 0.8), (4, 0.6)), "translated": ((3, 0.5),)}
"""By kind of pair: how many words of content must be shared, and which share of the shorter one's that must be."""
IN_ORDER: Final = 0.7
"""Share of the shared words that must follow one another alike in both."""
WHOLE: Final = 0.9
"""From this share on, the shorter is a part of the longer rather than another rendering."""

_WORD: Final = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_NEGATION: Final = re.compile(r"\b(?:not?|never|nobody|none|nothing|neither|nor|cannot|without)\b|n['’]t\b", re.I)
_PRONOUNS: Final = frozenset(("he", "she", "it", "they", "we", "i", "who", "which", "you"))


@dataclass(frozen=True, slots=True)
class _Rendering:
    """A claim as its words are compared."""

    claim: Claim
    day: date
    words: tuple[str, ...]
    """Stems of its words of content, each once, in the order of their first use."""
    numbers: frozenset[str]
    negations: int


def rendered_alike(claims: Sequence[Claim], documents: Mapping[str, Document]) -> Iterator[Relation]:
    """Relations ``same`` between renderings of one utterance: one speaker, the same day or the next, the same matter.

    ``claims`` come in canonical order; each is linked to the first that it renders. A claim without a speaker who can
    be told from others, or without a day, is left out. The time taken grows with the number of claims alone.
    """
    index: dict[tuple[str, str], list[_Rendering]] = defaultdict(list)
    for claim in claims:
        made = _rendering(claim, documents.get(claim.doc))
        if made is None:
            continue
        speaker = claim.speaker
        head = _head(made, [index[speaker, word] for word in made.words])
        if head is not None:
            yield _same(made, head)
            continue
        for word in made.words:
            index[speaker, word].append(made)


def _rendering(claim: Claim, document: Document | None) -> _Rendering | None:
    if claim.mode == "narrator" or claim.source is None:
        return None
    if claim.source.entity is None and claim.source.text.lower() in _PRONOUNS:
        return None
    day = _day(claim.said.begin if claim.said is not None else None) or _day(
        document.published.start if document is not None else None
    )
    words = stems_in_order(claim.text)
    if day is None or len(words) < _LEAST["quoted"][0][0]:
        return None
    numbers = frozenset(word for word in words if word[0].isdigit())
    return _Rendering(claim, day, words, numbers, negations(claim.text))


@lru_cache(maxsize=1 << 12)
def stems_in_order(text: str) -> tuple[str, ...]:
    """Stems of the words of content, each once, in the order of their first use."""
    found: dict[str, None] = {}
    for match in _WORD.finditer(text):
        found.update(dict.fromkeys(sorted(content_words(match.group()))))
    return tuple(found)


def _day(stated: str | None) -> date | None:
    try:
        return date.fromisoformat(stated[:10]) if stated else None
    except ValueError:
        return None


def _head(made: _Rendering, shelves: Sequence[Sequence[_Rendering]]) -> _Rendering | None:
    """The first of the renderings that share words with ``made`` and are one utterance with it."""
    near = {id(other): other for shelf in shelves if len(shelf) <= COMMON for other in shelf}
    alike = [other for other in near.values() if _alike(made, other)]
    return min(alike, key=lambda r: (r.claim.doc, r.claim.start, -r.claim.end, r.claim.id), default=None)


def _kind(one: Claim, other: Claim) -> str:
    quoted = all(claim.mode in ("direct", "mixed") for claim in (one, other))
    if quoted and (one.translated is not None or other.translated is not None):
        return "translated"
    return "quoted" if quoted else "told"


def _alike(one: _Rendering, other: _Rendering) -> bool:
    apart = abs((one.day - other.day).days)
    if apart > FAR_IN_FULL or one.claim.polarity != other.claim.polarity:
        return False
    if not (one.numbers <= other.numbers or other.numbers <= one.numbers):
        return False
    shorter, longer = sorted((one, other), key=lambda r: len(r.words))
    shared = [word for word in shorter.words if word in set(longer.words)]
    share = len(shared) / len(shorter.words)
    if apart > FAR and (share < WHOLE or len(shared) < FULL):
        return False
    least = _LEAST[_kind(one.claim, other.claim)]
    if one.claim.doc == other.claim.doc:
        if one.claim.start < other.claim.end and other.claim.start < one.claim.end:
            return False
        least = _LEAST["quoted"][:1]
    if not any(len(shared) >= count and share >= part for count, part in least):
        return False
    if bool(shorter.negations) != bool(longer.negations) and len(longer.words) < 2 * len(shorter.words):
        return False
    return in_order(shared, longer.words) >= IN_ORDER


def negations(text: str) -> int:
    """How many words negate."""
    return len(_NEGATION.findall(text))


def in_order(shared: Sequence[str], words: Sequence[str]) -> float:
    """The share of ``shared`` that can be read in ``words`` without going back."""
    places = {word: place for place, word in enumerate(words)}
    rising: list[int] = []
    for word in shared:
        at = bisect_left(rising, places[word])
        rising[at : at + 1] = [places[word]]
    return len(rising) / len(shared)


def _same(one: _Rendering, head: _Rendering) -> Relation:
    shorter, longer = sorted((one, head), key=lambda r: len(r.words))
    share = len(set(shorter.words) & set(longer.words)) / len(shorter.words)
    speaker = head.claim.source.text if head.claim.source is not None else ""
    if share < WHOLE:
        how = "two renderings"
    elif len(shorter.words) < len(longer.words):
        how = "told in part and in full"
    else:
        how = "told twice"
    return Relation(
        "same", one.claim.id, head.claim.id, f"one utterance of {speaker}, {how}", round(0.5 + 0.4 * share, 2)
    )
