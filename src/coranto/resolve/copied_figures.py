"""Figures that are one figure printed twice: the same number in two copies of one passage."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

from coranto.model.assertion import Figure
from coranto.model.resolved import Copy, Extent


def copied(figures: Iterable[Figure], copies: Iterable[Copy]) -> frozenset[str]:
    """Ids of the figures that repeat one of an older copy of their passage, or of the first in canonical order.

    Two figures are one where they stand in two passages that are copies and say the same number of the same quantity.
    """
    by_doc: dict[str, list[Figure]] = {}
    for figure in figures:
        by_doc.setdefault(figure.doc, []).append(figure)
    for rows in by_doc.values():
        rows.sort(key=lambda f: (f.start, f.end, f.id))
    left_out: set[str] = set()
    for copy in copies:
        kept, other = (copy.b, copy.a) if copy.older == "b" else (copy.a, copy.b)
        if copy.older is None and (kept.doc, kept.start) > (other.doc, other.start):
            kept, other = other, kept
        originals = {_number(f) for f in _within(by_doc, kept)}
        left_out |= {f.id for f in _within(by_doc, other) if _number(f) in originals}
    return frozenset(left_out)


def _within(by_doc: Mapping[str, Sequence[Figure]], passage: Extent) -> Sequence[Figure]:
    rows = by_doc.get(passage.doc, ())
    first = bisect_left(rows, passage.start, key=lambda f: f.start)
    last = bisect_right(rows, passage.end, key=lambda f: f.start)
    return [f for f in rows[first:last] if f.end <= passage.end]


def _number(figure: Figure) -> tuple[object, ...]:
    return figure.quantity, figure.unit, figure.low, figure.high, figure.point, figure.projection
