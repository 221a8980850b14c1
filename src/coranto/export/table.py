"""The chronicle as CSV: one row a citation, so that no cell lacks its passage."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO
from typing import Final

from coranto.export.edition import Edition
from coranto.model.chronicle import Entry
from coranto.model.grade import Grade, reading_of
from coranto.model.resolved import Extent
from coranto.view.grades import by_record

COLUMNS: Final = (
    "entry", "section", "day", "place", "title", "text", "status", "badges", "support", "speakers",
    "note", "doc", "outlet", "published", "start", "end", "quote", "permalink", "sha256", "copy_of_note",
    "until", "precision", "n_origins", "n_parties", "disputed", "unverified", "changed", "about",
    "see_also", "grades", "grades_differ",
)  # fmt: skip
"""In this order for good: a column that comes later comes behind these."""

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


def render(edition: Edition) -> str:
    """RFC 4180 with a header row. A cell that a spreadsheet would run as a formula gets an apostrophe before it."""
    return written(COLUMNS, rows(edition))


def rows(edition: Edition) -> Iterator[tuple["Cell", ...]]:
    """The rows, by section and entry, with a value for each of ``COLUMNS``."""
    entries = {entry.id: entry for entry in edition.entries}
    about, graded = edition.about.in_words(), by_record(edition.grades)
    for section in edition.view.sections():
        for e in section.entries:
            told = (e.id, section.heading, e.day, e.place, e.title, e.text, e.status)
            stands = (" ".join(e.badges), e.support, "; ".join(e.speakers))
            one = entries[e.id]
            flags = ("yes" if flag else "no" for flag in (one.disputed, one.unverified, one.changed))
            counted = (one.until, one.precision, one.n_origins, one.n_parties, *flags, about)
            for n in (*e.notes, *e.beside):
                cited = (n.number, n.doc, n.outlet, n.published, n.start, n.end, n.quote, n.permalink, n.sha256)
                given = _grades(graded, one, Extent(n.doc, n.start, n.end))
                yield (*told, *stands, *cited, n.copy_of, *counted, "yes" if n in e.beside else "no", *given)


def _grades(graded: Mapping[str, Sequence[Grade]], entry: Entry, cited: Extent) -> tuple[str, str]:
    """Reviewers' grades of what the entry tells and the passage holds, and whether any two differ; empty for none."""
    told = (graded.get(id_, ()) for id_ in (*entry.claims, *entry.events, *entry.figures))
    here = [one for held in told for one in held if one.passage is not None and one.passage.overlaps(cited)]
    differ = any(reading_of(held) == "differ" for held in by_record(here).values())
    words = (f"{one.of} {one.code} ({one.reviewer}, {one.at[:10]})" for one in here)
    return "; ".join(words), ("yes" if differ else "no") if here else ""


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
