"""Sentences of a dispatch, with the lines that are furniture labelled as such and left where they are."""

from dataclasses import dataclass
from typing import Final

from coranto.model.annotation import Furniture, Sentence
from coranto.model.corpus import Folio
from coranto.resources.furniture import FurniturePattern, Where
from coranto.text.segmentation import paragraphs, sentence_spans
from coranto.text.spans import Span, trimmed
from coranto.tools import Tools

EDGE: Final = 6
"""Paragraphs at either end of a text in which bylines, datelines and credits are looked for."""
LONGEST_FURNITURE: Final = 600
"""Characters: no longer line is matched, which keeps the patterns' work linear in the text."""
LONGEST_HEADLINE: Final = 160
"""Characters, about two lines of a wide page."""
CAPTION_SENTENCES: Final = 3
"""A paragraph of at most so many sentences that ends with a picture credit is the picture's caption."""

_INVISIBLE: Final = "\ufeff\u200b\u200e\u200f\u2060"
_TERMINAL: Final = tuple(".!?…。！？؟।॥۔")
_QUOTED_TERMINAL: Final = "\"'”’»)」』]"


@dataclass(frozen=True, slots=True)
class _Paragraph:
    span: Span
    from_top: int
    from_end: int

    def stands(self, pattern: FurniturePattern) -> bool:
        """Whether the paragraph stands where the pattern may."""
        top, end = self.from_top < EDGE, self.from_end < EDGE
        return {"head": top, "tail": end, "edge": top or end, "anywhere": True}[pattern.near]


def sentences(folio: Folio, tools: Tools) -> tuple[Sentence, ...]:
    """Every sentence of the text, in order; together they hold all of it but white space, and none overlaps."""
    spans = paragraphs(folio.text)
    count = len(spans)
    found: list[Sentence] = []
    body_seen = False
    for index, span in enumerate(spans):
        paragraph = _Paragraph(span, index, count - 1 - index)
        rows = _of_paragraph(folio, paragraph, tools)
        if not body_seen and any(row.furniture is None for row in rows):
            body_seen = True
            rows = _with_headline(folio, rows, alone=index == count - 1)
        found += rows
    return tuple(found)


def _of_paragraph(folio: Folio, paragraph: _Paragraph, tools: Tools) -> list[Sentence]:
    """The sentences of one paragraph, each with its label."""
    text, (start, end) = folio.text, paragraph.span
    found: list[Sentence] = []
    label = _label(text, paragraph.span, "line", paragraph, tools)
    while label is None and (head := _head(text, Span(start, end), paragraph, tools)) is not None:
        label_of_head, head_end = head
        span = trimmed(text, start, head_end)
        found.append(Sentence(folio.doc, span.start, span.end, label_of_head))
        start = trimmed(text, head_end, end).start
    pieces = sentence_spans(text, start, end, tools.abbreviations) if start < end else []
    labels = [label or _label(text, piece, "sentence", paragraph, tools) for piece in pieces]
    if len(pieces) <= CAPTION_SENTENCES and labels and labels[-1] == "caption":
        labels = ["caption"] * len(pieces)
    found += [Sentence(folio.doc, piece.start, piece.end, known) for piece, known in zip(pieces, labels, strict=True)]
    return found


def _label(text: str, span: Span, where: Where, paragraph: _Paragraph, tools: Tools) -> Furniture | None:
    """The label of the first pattern that matches the whole of ``span``."""
    if span.end - span.start > LONGEST_FURNITURE:
        return None
    piece = span.of(text).strip(_INVISIBLE)
    for pattern in tools.furniture:
        if pattern.where != where or not paragraph.stands(pattern):
            continue
        if pattern.pattern.fullmatch(piece) and not (pattern.unless and pattern.unless.match(piece)):
            return pattern.label
    return None


def _head(text: str, span: Span, paragraph: _Paragraph, tools: Tools) -> tuple[Furniture, int] | None:
    """The label and the end of the furniture that the paragraph begins with, if running text follows it."""
    piece = text[span.start : min(span.end, span.start + LONGEST_FURNITURE)]
    lead = len(piece) - len(piece.lstrip(_INVISIBLE))
    titled = paragraph.from_top == 0 and paragraph.from_end > 0 and _is_title_like(piece)
    for pattern in tools.furniture:
        if pattern.where != "head" or not paragraph.stands(pattern):
            continue
        if pattern.label == "dateline" and titled:
            continue
        match = pattern.pattern.match(piece, lead)
        if match and lead < match.end() and not (pattern.unless and pattern.unless.match(piece, lead)):
            return pattern.label, span.start + match.end()
    return None


def _with_headline(folio: Folio, rows: list[Sentence], *, alone: bool) -> list[Sentence]:
    """The rows of the first running paragraph, with its text as one headline if that is what it is."""
    body = [row for row in rows if row.furniture is None]
    line = Span(body[0].start, body[-1].end)
    if not _is_headline(folio, line, alone=alone):
        return rows
    before = [row for row in rows if row.end <= line.start]
    after = [row for row in rows if row.start >= line.end]
    return [*before, Sentence(folio.doc, line.start, line.end, "headline"), *after]


def _is_headline(folio: Folio, span: Span, *, alone: bool) -> bool:
    """Whether the first running line is the title: as the source's own title has it, or short and without a stop."""
    line = span.of(folio.text).strip(_INVISIBLE)
    title = folio.dispatch.metadata.title
    if title and _folded(title) == _folded(line):
        return True
    return not alone and _is_title_like(line) and line[:1].isalnum() | (line[:1] in "'‘\"“«")


def _is_title_like(line: str) -> bool:
    """Whether a line is short and ends without the stop of a sentence."""
    unquoted = line.rstrip(_QUOTED_TERMINAL)
    stopped = unquoted.endswith((*_TERMINAL, ":", ",")) and not unquoted.endswith(("?", "!"))
    return len(line) <= LONGEST_HEADLINE and not stopped


def _folded(line: str) -> str:
    return " ".join(line.split()).casefold()
