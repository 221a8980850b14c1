"""Events as GeoJSON (RFC 7946): one feature an event; what has no coordinates has no geometry, and stays."""

from typing import Any

import msgspec

from coranto.export.edition import Edition
from coranto.export.occurrences import AREAS, Occurrence, occurrences, whole


def render(edition: Edition) -> bytes:
    """A ``FeatureCollection``; the foreign member ``coranto`` says what the file is."""
    rows = occurrences(edition)
    unplaced = [row.event.id for row in rows if row.point is None]
    about = {**edition.about.plain(), "without_coordinates": unplaced}
    collection = {"type": "FeatureCollection", "features": list(map(_feature, rows)), "coranto": about}
    return msgspec.json.format(msgspec.json.encode(collection), indent=1) + b"\n"


def _feature(row: Occurrence) -> dict[str, Any]:
    event, place = row.event, row.event.place
    geometry = None
    if row.point is not None:
        latitude, longitude = row.point
        geometry = {"type": "Point", "coordinates": [longitude, latitude]}
    where = {
        "place": place.name if place is not None else None,
        "admin1": row.admin1,
        "country": place.country if place is not None else None,
        "place_precision": place.precision if place is not None else None,
        "point_is_label": place is not None and row.point is not None and place.precision in AREAS,
        "place_inferred": place is not None and place.inferred,
        "place_rough": place is not None and place.rough,
    }
    when = {"begin": event.begin, "until": event.until, "time_precision": event.time_precision}
    support = {
        "n_documents": event.n_documents,
        "n_origins": event.n_origins,
        "n_speakers": event.n_speakers,
        "n_parties": event.n_parties,
    }
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": geometry,
        "properties": {
            "title": event.title,
            "type": event.type,
            "modes": event.modes,
            "contexts": event.contexts,
            **when,
            **where,
            "status": event.status,
            "phase": event.phase,
            "actors": [one.name for one in event.actors],
            "recipients": [one.name for one in event.recipients],
            "killed_min": whole(row.killed_min),
            "killed_max": whole(row.killed_max),
            **support,
            "entries": row.entries,
            "passages": [{"permalink": one.permalink, "quote": one.quote} for one in row.passages],
        },
    }
