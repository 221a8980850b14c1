"""The order in which a reader should meet the lines of a chronicle."""

from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from typing import Final

from coranto.compose.desk import Desk
from coranto.compose.drafts import Draft
from coranto.model.chronicle import Entry
from coranto.text.telling import telling

SAMENESS: Final = 1.2
"""Weight that a line loses for each line of its kind before it: the opening should tell the whole story."""
DOCUMENT_BONUS: Final = 0.75
"""Weight for a second and for a third document that tells the same, even of one origin."""

LEAD_BONUS: Final = 5.0
"""Weight for the sentence with which a dispatch opens: its writer took it for the news."""

Pair = tuple[Draft, Entry]


def ranked(pairs: Sequence[Pair], desk: Desk) -> list[Pair]:
    """Disputed or changed lines first, then by origins, then by consequence and documents, with a change of subject."""
    tiers: dict[tuple[bool, int], list[Pair]] = {}
    for pair in pairs:
        contested = pair[1].disputed or pair[1].changed
        tiers.setdefault((not contested, -min(3, pair[1].n_origins)), []).append(pair)
    seen: dict[str, int] = {}
    return [pair for tier in sorted(tiers) for pair in _varied(tiers[tier], seen, desk)]


def _varied(pairs: Iterable[Pair], seen: dict[str, int], desk: Desk) -> Iterator[Pair]:
    """The pairs by weight less sameness; ``seen`` counts the kinds told so far and is carried on.

    Only the heads of the kinds compete, so the work is that of one sort.
    """
    queues: dict[str, list[_Place]] = {}
    for pair in pairs:
        queues.setdefault(pair[0].kind, []).append((_cost(pair, desk), _position(pair, desk), pair[1].id, pair))
    for queue in queues.values():
        queue.sort(key=lambda place: place[:3], reverse=True)
    heads = [(*_head(queue, kind, seen), kind) for kind, queue in queues.items()]
    heapify(heads)
    while heads:
        *_, kind = heappop(heads)
        yield queues[kind].pop()[3]
        seen[kind] = seen.get(kind, 0) + 1
        if queues[kind]:
            heappush(heads, (*_head(queues[kind], kind, seen), kind))


_Place = tuple[float, tuple[bool, str, int], str, Pair]


def _head(queue: Sequence[_Place], kind: str, seen: dict[str, int]) -> tuple[float, tuple[bool, str, int], str]:
    cost, position, id_, _ = queue[-1]
    return round(cost + SAMENESS * seen.get(kind, 0), 3), position, id_


def _cost(pair: Pair, desk: Desk) -> float:
    draft, entry = pair
    documents = len({cited.doc for cited in entry.citations})
    bonus = DOCUMENT_BONUS * min(2, documents - 1) + min(0.6, telling(entry.title))
    bonus += LEAD_BONUS if desk.lines.is_lead(draft.wording.text) else 0.0
    return -draft.weight - bonus


def _position(pair: Pair, desk: Desk) -> tuple[bool, str, int]:
    """Dated before undated, then by day, then by how early in its dispatch it stands."""
    entry = pair[1]
    first = entry.citations[0]
    return entry.day is None, entry.day or "", desk.lines.order(first.doc, first.start)
