"""The chronicle as TimelineJS JSON: a slide a line; lines without a day, which it cannot show, stand on the title."""

from collections.abc import Iterable
from html import escape
from typing import Any

import msgspec

from coranto.export.edition import Edition
from coranto.export.occurrences import last_day
from coranto.model.chronicle import Entry
from coranto.view.as_of import counted
from coranto.view.chronicle import EntryView
from coranto.view.notes import Note


def render(edition: Edition) -> bytes:
    """The object that TimelineJS 3 documents. It takes text for HTML, so all words of sources are escaped.

    An interval ends on its last day, as TimelineJS counts. ``coranto`` says what the file is and lists what is undated.
    """
    views = {view.id: view for section in edition.view.sections() for view in section.entries}
    dated = [entry for entry in edition.entries if entry.day is not None]
    undated = [views[entry.id] for entry in edition.entries if entry.day is None]
    timeline = {
        "title": {"unique_id": "about", "text": {"headline": "Chronicle", "text": _opening(edition, undated)}},
        "events": [_slide(entry, views[entry.id]) for entry in dated],
        "coranto": {**edition.about.plain(), "undated": [view.id for view in undated]},
    }
    return msgspec.json.format(msgspec.json.encode(timeline), indent=1) + b"\n"


def _opening(edition: Edition, undated: list[EntryView]) -> str:
    said = f"<p>{escape(edition.about.in_words())}</p>"
    if not undated:
        return said
    listed = "".join(f"<li>{escape(view.title)}{_sources(view.notes)}</li>" for view in undated)
    has = "has" if len(undated) == 1 else "have"
    return (
        f"{said}<p>{counted(len(undated), 'line')} {has} no date and so no place on the timeline:</p><ul>{listed}</ul>"
    )


def _slide(entry: Entry, view: EntryView) -> dict[str, Any]:
    facts = [*view.badges, view.support, *([f"says {'; '.join(view.speakers)}"] if view.speakers else [])]
    body = f"<p>{escape(view.text)}</p>" if view.text != view.title else ""
    figures = "".join(f"<li>{escape(f'{f.what}: {f.amount} ({f.who})')}</li>" for f in view.figures)
    slide = {
        "unique_id": view.id,
        "start_date": _date(entry.day or "", entry.precision),
        "display_date": view.when,
        "group": entry.status,
        "autolink": False,
        "text": {
            "headline": escape(view.title),
            "text": f"{body}<p><em>{escape(' · '.join(facts))}</em></p>"
            + (f"<ul>{figures}</ul>" if figures else "")
            + _sources(view.notes)
            + (f"<p>See also:</p>{_sources(view.beside)}" if view.beside else ""),
        },
    }
    end = _date(last_day(entry.day, entry.until) or "", entry.precision)
    return slide if end == slide["start_date"] else {**slide, "end_date": end}


def _date(day: str, precision: str | None) -> dict[str, int]:
    """Year, month and day; less where no more is known."""
    year, month, number = map(int, day[:10].split("-"))
    if precision == "year":
        return {"year": year}
    if precision == "month":
        return {"year": year, "month": month}
    return {"year": year, "month": month, "day": number}


def _sources(notes: Iterable[Note]) -> str:
    return "".join(
        f"<blockquote>“{escape(note.quote)}” – {escape(note.outlet or note.doc)}, {note.published} "
        f"({escape(note.permalink)})</blockquote>"
        for note in notes
    )
