"""The chronicle as CSV: one row a citation, so that no cell lacks its passage."""

import csv
from io import StringIO
from typing import Final

from coranto.view.chronicle import ChronicleView

COLUMNS: Final = (
    "entry", "section", "day", "place", "title", "text", "status", "badges", "support", "speakers",
    "note", "doc", "outlet", "published", "start", "end", "quote", "permalink", "sha256", "copy_of_note",
)  # fmt: skip

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def render(view: ChronicleView) -> str:
    """RFC 4180 with a header row. A cell that a spreadsheet would run as a formula gets an apostrophe before it."""
    out = StringIO(newline="")
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for section in view.sections():
        for e in section.entries:
            told = (e.id, section.heading, e.day, e.place, e.title, e.text, e.status)
            stands = (" ".join(e.badges), e.support, "; ".join(e.speakers))
            for n in e.notes:
                cited = (n.number, n.doc, n.outlet, n.published, n.start, n.end, n.quote, n.permalink, n.sha256)
                rows.writerow([_cell(value) for value in (*told, *stands, *cited, n.copy_of)])
    return out.getvalue()


def _cell(value: str | int | None) -> str | int:
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return "" if value is None else value
