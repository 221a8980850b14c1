"""The order in which a reader should meet the lines of a chronicle."""

from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush
from typing import Final

from coranto.compose.gathering import Desk, Draft
from coranto.model.chronicle import Entry
from coranto.text.telling import telling

SAMENESS: Final = 0.8
"""Weight that a line loses for each line of its kind before it: the opening should tell the whole story."""
DOCUMENT_BONUS: Final = 0.75
"""Weight for a second and for a third document that tells the same, even of one origin."""

Pair = tuple[Draft, Entry]


def ranked(pairs: Sequence[Pair], desk: Desk) -> list[Pair]:
    """Disputed or changed lines first, then by origins, then by consequence and documents, with a change of subject."""
    tiers: dict[tuple[bool, int], list[Pair]] = {}
    for pair in pairs:
        contested = pair[1].disputed or pair[1].changed
        tiers.setdefault((not contested, -min(3, pair[1].n_origins)), []).append(pair)
    seen: dict[str, int] = {}
    return [pair for tier in sorted(tiers) for pair in _varied(tiers[tier], seen, desk)]


def _varied(pairs: Iterable[Pair], seen: dict[str, int], desk: Desk) -> Iterable[Pair]:
    """The pairs by weight less sameness; ``seen`` counts the kinds told so far and is carried on."""
    heap = [(_cost(pair, seen), _position(pair, desk), pair[1].id, pair) for pair in pairs]
    heapify(heap)
    while heap:
        cost, position, id_, pair = heappop(heap)
        current = _cost(pair, seen)
        if current > cost:
            heappush(heap, (current, position, id_, pair))
            continue
        seen[pair[0].kind] = seen.get(pair[0].kind, 0) + 1
        yield pair


def _cost(pair: Pair, seen: dict[str, int]) -> float:
    draft, entry = pair
    documents = len({cited.doc for cited in entry.citations})
    clear = min(0.6, telling(entry.title))
    bonus = DOCUMENT_BONUS * min(2, documents - 1) + clear
    return round(SAMENESS * seen.get(draft.kind, 0) - draft.weight - bonus, 3)


def _position(pair: Pair, desk: Desk) -> tuple[bool, str, int]:
    """Dated before undated, then by day, then by how early in its dispatch it stands."""
    entry = pair[1]
    first = entry.citations[0]
    return entry.day is None, entry.day or "", desk.lines.order(first.doc, first.start)
