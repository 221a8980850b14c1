"""Half-open stretches of a text, counted in Unicode code points."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Span(NamedTuple):
    """``text[start:end]``; ``start`` is counted, ``end`` is not."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of ``text`` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: tuple[int, int]) -> bool:
        """Whether the two share at least one character."""
        return self.start < other[1] and other[0] < self.end

    def contains(self, other: tuple[int, int]) -> bool:
        """Whether every character of ``other`` lies within the span."""
        return self.start <= other[0] and other[1] <= self.end

    def shifted(self, by: int) -> "Span":
        """The same stretch, ``by`` characters further on."""
        return Span(self.start + by, self.end + by)


def trimmed(text: str, start: int, end: int) -> Span:
    """``start:end`` without the white space at either end; empty at ``start`` if nothing else is in it."""
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    return Span(start + lead, start + max(lead, len(piece.rstrip())))


def longest_first(spans: Iterable[Span]) -> list[Span]:
    """Non-overlapping spans in text order, chosen longest first, earlier first among equals."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start - s.end, s.start)):
        if not any(span.overlaps(other) for other in kept):
            kept.append(span)
    return sorted(kept)


def covering(spans: Sequence[tuple[int, int]]) -> Span:
    """The smallest span that holds all of ``spans`` (at least one)."""
    return Span(min(s for s, _ in spans), max(e for _, e in spans))
