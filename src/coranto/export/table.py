"""The chronicle as CSV: one row a citation, so that no cell lacks its passage."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import Final

from coranto.export.edition import Edition

COLUMNS: Final = (
    "entry", "section", "day", "place", "title", "text", "status", "badges", "support", "speakers",
    "note", "doc", "outlet", "published", "start", "end", "quote", "permalink", "sha256", "copy_of_note",
    "until", "precision", "n_origins", "n_parties", "disputed", "unverified", "changed", "about",
    "see_also",
)  # fmt: skip
"""In this order for good: a column that comes later comes behind these."""

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


def render(edition: Edition) -> str:
    """RFC 4180 with a header row. A cell that a spreadsheet would run as a formula gets an apostrophe before it."""
    return written(COLUMNS, rows(edition))


def rows(edition: Edition) -> Iterator[tuple["Cell", ...]]:
    """The rows, by section and entry, with a value for each of ``COLUMNS``."""
    entries = {entry.id: entry for entry in edition.entries}
    about = edition.about.in_words()
    for section in edition.view.sections():
        for e in section.entries:
            told = (e.id, section.heading, e.day, e.place, e.title, e.text, e.status)
            stands = (" ".join(e.badges), e.support, "; ".join(e.speakers))
            one = entries[e.id]
            flags = ("yes" if flag else "no" for flag in (one.disputed, one.unverified, one.changed))
            counted = (one.until, one.precision, one.n_origins, one.n_parties, *flags, about)
            for n in (*e.notes, *e.beside):
                cited = (n.number, n.doc, n.outlet, n.published, n.start, n.end, n.quote, n.permalink, n.sha256)
                yield (*told, *stands, *cited, n.copy_of, *counted, "yes" if n in e.beside else "no")


Cell = str | int | float | None


def written(columns: Sequence[str], held: Iterable[Sequence[Cell]], *more: Sequence[str]) -> str:
    """Rows under their columns, ``more`` header rows between, as RFC 4180 has it; formulas are defused."""
    out = StringIO(newline="")
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(columns)
    table.writerows(more)
    table.writerows([_cell(value) for value in row] for row in held)
    return out.getvalue()


def _cell(value: Cell) -> str | int | float:
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return "" if value is None else value
