"""Events as the JSON that Forensic Architecture's TimeMap reads: events, the types they belong to, their sources."""

from typing import Any, Final

import msgspec

from coranto.export.annotations import is_web_address
from coranto.export.edition import Edition
from coranto.export.occurrences import Occurrence, occurrences

UNLISTED: Final = "other"
"""What occurrences outside PLOVER are called."""


def render(edition: Edition) -> bytes:
    """The domain of a TimeMap: every value is text, as its schemas ask; ``coranto`` says what the file is.

    TimeMap shows an event by a date or by a point. One that has neither is listed in ``coranto.not_shown``.
    """
    rows = occurrences(edition)
    shown = [row for row in rows if row.point is not None or row.event.begin is not None]
    left = [{"id": row.event.id, "title": row.event.title} for row in rows if row not in shown]
    types = sorted({_type(row) for row in shown})
    domain = {
        "events": list(map(_event, shown)),
        "associations": [
            {"id": name, "title": name, "desc": f"Events of type {name}", "mode": "FILTER", "filter_paths": [name]}
            for name in types
        ],
        "sources": [_source(edition, doc) for doc in edition.documents],
        "sites": [],
        "regions": [],
        "shapes": [],
        "coranto": {**edition.about.plain(), "not_shown": left},
    }
    return msgspec.json.format(msgspec.json.encode(domain), indent=1) + b"\n"


def _event(row: Occurrence) -> dict[str, Any]:
    event = row.event
    quotes = [f"“{one.quote}” ({one.permalink})" for one in row.passages]
    told: dict[str, Any] = {
        "id": event.id,
        "description": "\n".join([f"{event.title} [{event.status}, {event.phase}]", *quotes]),
        "location": event.place.name if event.place is not None else "",
        "type": _type(row),
        "category": event.status,
        "associations": [_type(row)],
        "sources": list(dict.fromkeys(one.extent.doc for one in row.passages)),
        "comments": _comments(row),
    }
    if event.begin is not None:
        told |= {"date": event.begin[:10], "time": event.begin[11:16], "time_precision": event.time_precision or ""}
    if row.point is not None:
        told |= {"latitude": str(row.point[0]), "longitude": str(row.point[1])}
    return told


def _comments(row: Occurrence) -> str:
    event = row.event
    said = [f"{event.n_origins} origins, {event.n_parties} known parties"]
    if row.last_day is not None and event.begin is not None and row.last_day != event.begin[:10]:
        said.append(f"until {row.last_day} ({event.time_precision})")
    if event.place is not None:
        said.append(f"place known to: {event.place.precision or 'its name'}")
        said += ["no clause names the place"] if event.place.inferred else []
    return "; ".join(said)


def _type(row: Occurrence) -> str:
    return (row.event.type or UNLISTED).lower()


def _source(edition: Edition, doc: str) -> dict[str, Any]:
    row = edition.documents[doc]
    return {
        "id": doc,
        "title": row.title or doc,
        "paths": [],
        "type": "dispatch",
        "url": doc if is_web_address(doc) else "",
        "description": f"sha256 {row.sha256}",
        "author": row.outlet or "",
        "date": (row.published.start or "")[:10],
    }
