"""Dispatches that share text, split by hand into sentences, one a line."""

from coranto.model.annotation import Sentence
from coranto.model.codec import Record
from coranto.model.corpus import Folio, MemoryCorpus
from coranto.model.resolved import Copy, Extent, Origin
from coranto.model.source import Document, Published
from coranto.tools import open_tools
from coranto.view.reading.desk import Desk
from sources import dispatch


def told(text: str, doc: str = "a.txt") -> Folio:
    """A dispatch of one sentence a line."""
    at, found = 0, []
    for line in text.split("\n"):
        if line.strip():
            found.append(Sentence(doc, at, at + len(line)))
        at += len(line) + 1
    return Folio(dispatch(text, doc)).with_rows(found, [Sentence])


def house(
    folio: Folio, outlet: str | None = None, day: str | None = None, until: str | None = None, agency: str | None = None
) -> Folio:
    """A dispatch with its document: who brought it, and from which day to which."""
    published = Published(day, until or (day and _next(day)), "day" if day else None, "header", "its head says so", 1.0)
    text = folio.dispatch
    row = Document(folio.doc, text.sha256, len(text.text), None, "en", outlet, agency, published)
    return folio.with_rows([*folio.of(Sentence), row], [Sentence, Document])


def _next(day: str) -> str:
    return f"{day[:8]}{int(day[8:]) + 1:02}"


def shared(*folios: Folio, one_source: bool = True, kind: str = "exact") -> Desk:
    """Dispatches of which each shares its first sentence with the first of them."""
    first = folios[0]
    head = first.of(Sentence)[0]
    at = Extent(first.doc, head.start, head.end)
    copies = []
    for other in folios[1:]:
        there = other.of(Sentence)[0]
        copies.append(
            Copy("quote" if kind == "quote" else "exact", at, Extent(other.doc, there.start, there.end), 1.0, None)
        )
    origins = [Origin("or1", tuple(folio.doc for folio in folios), "they share a sentence")] if one_source else []
    rows: dict[type[Record], tuple[Record, ...]] = {Copy: tuple(copies), Origin: tuple(origins)}
    return Desk(MemoryCorpus({folio.doc: folio for folio in folios}, rows), open_tools().parties)
