"""Events as a table with HXL hashtags (Humanitarian Exchange Language 1.1): one row an event."""

from typing import Final

from coranto.export.edition import Edition
from coranto.export.occurrences import Occurrence, occurrences, whole
from coranto.export.table import Cell, written

COLUMNS: Final = (
    ("Event", "#event+id"),
    ("Title", "#event+title"),
    ("Type (PLOVER)", "#event+type"),
    ("Modes", "#event+mode+list"),
    ("Status", "#status+event"),
    ("Phase", "#status+phase"),
    ("First day", "#date+start"),
    ("Last day", "#date+end"),
    ("Precision of time", "#date+precision"),
    ("Country", "#country+name"),
    ("Country code", "#country+code+v_iso3"),
    ("First-level division", "#adm1+name"),
    ("Place", "#loc+name"),
    ("Precision of place", "#loc+precision"),
    ("Latitude", "#geo+lat"),
    ("Longitude", "#geo+lon"),
    ("Actors", "#actor+name+list"),
    ("Recipients", "#targeted+name+list"),
    ("Killed, lowest figure", "#affected+killed+min"),
    ("Killed, highest figure", "#affected+killed+max"),
    ("Independent origins", "#meta+origins+num"),
    ("Known parties", "#meta+parties+num"),
    ("Sources", "#meta+source+list"),
    ("Passages", "#meta+passages+list"),
    ("About this file", "#meta+about"),
)


def render(edition: Edition) -> str:
    """CSV with a row of headers and a row of hashtags; what is not known is an empty cell."""
    about = edition.about.in_words()
    heads, tags = zip(*COLUMNS, strict=True)
    return written(heads, [_row(row, about) for row in occurrences(edition)], tags)


def _row(row: Occurrence, about: str) -> tuple[Cell, ...]:
    event, place = row.event, row.event.place
    first = event.begin[:10] if event.begin is not None else None
    where = (place.name, place.precision) if place is not None else (None, None)
    return (
        event.id, event.title, event.type, ", ".join(event.modes), event.status, event.phase,
        first, row.last_day, event.time_precision,
        row.country.name if row.country is not None else None, row.country.alpha3 if row.country is not None else None,
        row.admin1, *where, *(row.point or (None, None)),
        ", ".join(one.name for one in event.actors), ", ".join(one.name for one in event.recipients),
        whole(row.killed_min), whole(row.killed_max), event.n_origins, event.n_parties,
        ", ".join(row.outlets), " ".join(one.permalink for one in row.passages), about,
    )  # fmt: skip
