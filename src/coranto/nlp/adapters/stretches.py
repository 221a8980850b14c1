"""A long text in stretches that a model can take."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from coranto.resources import abbreviations
from coranto.text.segmentation import Abbreviations, paragraphs, sentence_spans
from coranto.text.spans import Span

Size = Callable[[str], float]
"""How much of a model's room a text takes; 1 fills it."""
_Cut = Callable[[str, Span], Sequence[Span]]


def stretches(text: str, size: Size) -> list[Span]:
    """Stretches of ``text`` in order, each of a size of at most 1, that together hold all but white space.

    A text that fits is one stretch, as it is. Others end where paragraphs do; within a paragraph that is too large,
    where sentences do; within such a sentence, between words; within such a word, anywhere. A single character is
    never refused.
    """
    found: list[Span] = []
    for piece in _pieces(text, Span(0, len(text)), size, (_paragraphs, _sentences, _words)):
        if found and size(text[found[-1].start : piece.end]) <= 1:
            found[-1] = Span(found[-1].start, piece.end)
        else:
            found.append(piece)
    return found


def at_most(characters: int) -> Size:
    """The size of a text that may have so many characters."""
    return lambda text: len(text) / characters


def _pieces(text: str, span: Span, size: Size, cuts: Sequence[_Cut]) -> Iterator[Span]:
    """The largest parts of ``span`` that fit, by the first of the cuts that makes them small enough."""
    if not span.of(text).strip():
        return
    if span.end - span.start < 2 or size(span.of(text)) <= 1:
        yield span
        return
    middle = (span.start + span.end) // 2
    parts = cuts[0](text, span) if cuts else [Span(span.start, middle), Span(middle, span.end)]
    for part in parts:
        yield from _pieces(text, part, size, cuts[1:])


def _paragraphs(text: str, span: Span) -> list[Span]:
    return [found.shifted(span.start) for found in paragraphs(span.of(text))]


def _sentences(text: str, span: Span) -> list[Span]:
    return sentence_spans(text, span.start, span.end, _abbreviations())


def _words(text: str, span: Span) -> list[Span]:
    return [Span(*found.span()) for found in re.compile(r"\S+").finditer(text, span.start, span.end)]


@cache
def _abbreviations() -> Abbreviations:
    return abbreviations.load()
