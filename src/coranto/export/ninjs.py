"""The chronicle and its dispatches as one ninjs 3.1 item (IPTC): a composite, with a text item for each dispatch.

ninjs allows no key of our own. It wants moments where Coranto knows days: days stand in ``descriptions``.
"""

from typing import Any, Final

import msgspec

from coranto.export import text
from coranto.export.annotations import doc_iri
from coranto.export.edition import Edition
from coranto.export.occurrences import AREAS, occurrences
from coranto.model.resolved import Entity, EventPlace
from coranto.model.source import Document
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
        "uri": f"urn:coranto:{about.dossier}",
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
        ],
        "bodies": [{"role": "main", "contentType": "text/plain", "charCount": len(words), "value": words}],
    }
    if document.title:
        made |= {"title": document.title, "headlines": [{"value": document.title}]}
    if document.language:
        made["language"] = document.language
    if document.outlet:
        made["infoSources"] = [{"name": document.outlet, "role": "publisher"}]
    return made
