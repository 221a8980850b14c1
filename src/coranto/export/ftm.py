"""Documents, bodies, public persons and events as FollowTheMoney entities, one JSON object a line.

Persons without a public role become no entity, redacted or not: whoever loads the file would make a dossier of them.
"""

from collections.abc import Iterator
from typing import Any, Final

import msgspec

from coranto.export.annotations import is_web_address
from coranto.export.edition import Edition
from coranto.export.occurrences import Occurrence, occurrences
from coranto.model.annotation import Label, Mention
from coranto.model.resolved import Entity
from coranto.model.source import Document
from coranto.text.identity import content_id
from coranto.view.people import has_page

_SCHEMATA: Final[dict[Label, str]] = {"person": "Person", "organization": "Organization", "group": "LegalEntity"}
"""FollowTheMoney has no place, role or product that fits."""


def render(edition: Edition) -> Iterator[bytes]:
    """A ``Note`` on the file; an ``Article`` a dispatch; persons, bodies, ``Mention`` of them; an ``Event`` an event.

    Dates are as exact as they are known (``2033-08`` for a month); what has no day has no date.
    """
    for made in _entities(edition):
        filled = {name: values for name, values in made["properties"].items() if values}
        yield msgspec.json.encode({**made, "properties": filled}) + b"\n"


def _entities(edition: Edition) -> Iterator[dict[str, Any]]:
    about = edition.about
    yield _made("note", about.dossier, "Note", name=[about.generator], description=[about.in_words()])
    for document in edition.documents.values():
        yield _article(document)
    told = {e.id: e for e in edition.entities.values() if e.type in _SCHEMATA and has_page(e)}
    for entity in told.values():
        yield _who(edition, entity)
    seen: set[tuple[str, str]] = set()
    for mention in edition.records(Mention):
        if mention.entity in told and (mention.doc, mention.entity) not in seen:
            seen.add((mention.doc, mention.entity))
            yield _mention(edition, mention, told[mention.entity])
    for row in occurrences(edition):
        yield _event(edition, row, frozenset(told))


def _made(kind: str, id_: str, schema: str, **properties: list[str]) -> dict[str, Any]:
    return {"id": f"coranto-{kind}-{id_}", "schema": schema, "properties": properties}


def _article(document: Document) -> dict[str, Any]:
    published = document.published
    said = f"Date: {published.basis}. {published.reason}" if published.start is not None else "Without a date."
    return _made(
        "document", _number(document), "Article",
        fileName=[" ".join(document.doc.split())],
        title=[" ".join((document.title or document.doc).split())],
        publisher=[document.outlet] if document.outlet else [],
        publishedAt=_days(published.start, published.precision),
        sourceUrl=[document.doc] if is_web_address(document.doc) else [],
        notes=[said, f"sha256 {document.sha256}"],
    )  # fmt: skip


def _who(edition: Edition, entity: Entity) -> dict[str, Any]:
    roles = list(dict.fromkeys(role.text for role in entity.roles))
    name = {"position": roles} if entity.type == "person" else {}
    return _made(
        "entity", entity.id, _SCHEMATA[entity.type],
        name=[entity.name],
        alias=[alias for alias in entity.aliases if alias != entity.name],
        country=[entity.country.lower()] if entity.country else [],
        wikidataId=[entity.wikidata] if entity.wikidata else [],
        notes=[f"Named {entity.mentions} times. {entity.reason}".strip()],
        proof=_documents(edition, [role.doc for role in entity.roles]),
        **name,
    )  # fmt: skip


def _mention(edition: Edition, mention: Mention, entity: Entity) -> dict[str, Any]:
    return _made(
        "mention", content_id("mention", entity.id, mention.doc), "Mention",
        document=_documents(edition, [mention.doc]),
        name=[" ".join(mention.text.split())],
        detectedSchema=[_SCHEMATA[entity.type]],
        resolved=[f"coranto-entity-{entity.id}"],
    )  # fmt: skip


def _event(edition: Edition, row: Occurrence, known: frozenset[str]) -> dict[str, Any]:
    event, place = row.event, row.event.place
    facts = [f"status: {event.status}", f"phase: {event.phase}", f"{event.n_origins} independent origins"]
    facts += [f"time known to: {event.time_precision}"] if event.time_precision else []
    facts += [f"place known to: {place.precision}"] if place is not None and place.precision else []
    involved = [one.entity for one in (*event.actors, *event.recipients) if one.entity in known]
    return _made(
        "event", event.id, "Event",
        name=[" ".join(event.title.split())] if event.title.strip() else ["(without a title)"],
        summary=[f"“{one.quote}” ({one.permalink})" for one in row.passages],
        notes=["; ".join(facts)],
        keywords=[*filter(None, (event.type, *event.modes, *event.contexts))],
        **_when(row),
        location=[" ".join(place.name.split())] if place is not None else [],
        country=[place.country.lower()] if place is not None and place.country else [],
        proof=_documents(edition, [one.extent.doc for one in row.passages]),
        involved=[f"coranto-entity-{id_}" for id_ in dict.fromkeys(involved)],
    )  # fmt: skip


def _when(row: Occurrence) -> dict[str, list[str]]:
    """``date`` for one day, month or year; ``startDate`` and ``endDate`` for what is between."""
    event = row.event
    first, last = _days(event.begin, event.time_precision), _days(row.last_day, event.time_precision)
    return {"date": first} if first == last else {"startDate": first, "endDate": last}


def _days(day: str | None, precision: str | None) -> list[str]:
    """The day as far as it is known: ``2033-08-13``, ``2033-08`` or ``2033``."""
    return [day[: {"year": 4, "month": 7}.get(precision or "", 10)]] if day is not None else []


def _documents(edition: Edition, docs: list[str]) -> list[str]:
    known = [edition.documents[doc] for doc in dict.fromkeys(docs) if doc in edition.documents]
    return [f"coranto-document-{_number(document)}" for document in known]


def _number(document: Document) -> str:
    """An id for it: the same bytes under two names are two documents."""
    return content_id("document", document.doc, document.sha256)
