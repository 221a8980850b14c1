"""The chronicle and its dispatches as one ninjs 3.1 item (IPTC): a composite, with a text item for each dispatch.

ninjs allows no key of our own. It wants moments where Coranto knows days: days stand in ``descriptions``, and so does
every date that a source stated, by which ``coranto build`` reads the same dispatches from the file.
"""

from typing import Any, Final

import msgspec

from coranto.export import text
from coranto.export.annotations import doc_iri
from coranto.export.edition import Edition
from coranto.export.occurrences import AREAS, occurrences
from coranto.model.resolved import Entity, EventPlace
from coranto.model.source import Document, Metadata
from coranto.read.names import OWN_DOSSIER
from coranto.read.ninjs import DATE_ROLE
from coranto.view.people import has_page

STANDARD: Final = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
}


def render(edition: Edition) -> bytes:
    """One object. The body is the whole chronicle as plain text; people are those with a public role."""
    about, view = edition.about, edition.view
    named = [entity for entity in edition.entities.values() if has_page(entity)]
    events = occurrences(edition)
    places = {row.event.place: None for row in events if row.event.place is not None}
    item = {
        "uri": f"{OWN_DOSSIER}{about.dossier}",
        "type": "composite",
        "representationType": "full" if edition.whole else "partial",
        "pubStatus": "usable",
        "title": "Chronicle",
        "standard": STANDARD,
        "edNote": about.in_words(),
        "usageTerms": about.licence,
        "headlines": [{"value": f"Chronicle: {view.total} lines from {about.documents} dispatches"}],
        "bodies": [{"role": "main", "contentType": "text/plain", "value": text.render(view, whole=True)}],
        "people": [_named(entity) for entity in named if entity.type == "person"],
        "organisations": [_named(entity) for entity in named if entity.type == "organization"],
        "places": [_place(place) for place in places],
        "events": [
            {"id": row.event.id, "name": row.event.title, "uri": f"urn:coranto:event:{row.event.id}"} for row in events
        ],
        "associations": [_dispatch(edition, document) for document in edition.documents.values()],
    }
    return msgspec.json.format(msgspec.json.encode(item), indent=1) + b"\n"


def _named(entity: Entity) -> dict[str, Any]:
    uri = f"urn:coranto:entity:{entity.id}"
    return {"name": entity.name, "uri": f"http://www.wikidata.org/entity/{entity.wikidata}" if entity.wikidata else uri}


def _place(place: EventPlace) -> dict[str, Any]:
    made: dict[str, Any] = {"name": place.name, "literal": f"precision: {place.precision or 'unknown'}"}
    if place.lat is not None and place.lon is not None and place.precision not in AREAS:
        made["geoJSON"] = {"type": "Point", "coordinates": [place.lon, place.lat]}
    return made


def _dispatch(edition: Edition, document: Document) -> dict[str, Any]:
    words = edition.text(document.doc)
    said = edition.folio(document.doc).dispatch.metadata
    published = document.published
    day = published.start or "unknown"
    until = f" to before {published.end}" if published.end and published.precision != "day" else ""
    made: dict[str, Any] = {
        "uri": doc_iri(document.doc),
        "type": "text",
        "name": document.doc,
        "rel": "source",
        "descriptions": [
            {"role": "published", "value": f"{day}{until} ({published.basis}: {published.reason})"},
            {"role": "sha256", "value": document.sha256},
            *_stated(said, document.doc),
        ],
        "bodies": [{"role": "main", "contentType": "text/plain", "charCount": len(words), "value": words}],
    }
    if document.title:
        made["title"] = document.title
    if said.title:
        made["headlines"] = [{"role": "main", "value": said.title}]
    if said.author:
        made["by"] = said.author
    if document.language:
        made["language"] = document.language
    sources = [("publisher", document.outlet), ("agency", said.agency)]
    if any(name for _, name in sources):
        made["infoSources"] = [{"name": name, "role": role} for role, name in sources if name]
    return made


def _stated(said: Metadata, doc: str) -> list[dict[str, str]]:
    """What a source said of itself and ninjs has no key for: its dates as they stood, its address, its capture."""
    rows = [(f"{DATE_ROLE}{one.origin}", one.value) for one in said.published]
    rows += [("address", said.url)] if said.url is not None and said.url != doc else []
    rows += [("captured", said.captured)] if said.captured is not None else []
    return [{"role": role, "value": value} for role, value in rows]
