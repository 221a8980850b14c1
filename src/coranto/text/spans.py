"""Half-open stretches of a text, counted in Unicode code points."""

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
