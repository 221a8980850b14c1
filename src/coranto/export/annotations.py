"""Claims, events, figures, grades as W3C Web Annotations: passages by position, words and the hash of their source."""

from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import quote, urlsplit

import msgspec

from coranto.export.edition import Edition
from coranto.model.assertion import Claim, Figure
from coranto.model.grade import Grade, in_words
from coranto.model.resolved import Event, Extent
from coranto.read.names import OWN
from coranto.view.words import figure_in_words

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
PDF_FRAGMENTS: Final = "http://tools.ietf.org/rfc/rfc3778"
"""By which a fragment names a page of a PDF (Web Annotation Data Model, 4.2.1)."""
AROUND: Final = 32
"""Characters before and after a passage by which it is found again."""
_TERMS: Final = {
    "schema": "http://schema.org/",
    "sha256": {"@id": "schema:sha256", "@type": "schema:Text"},
    "coranto": "urn:coranto:terms:",
    "record": "coranto:record",
    "status": "coranto:status",
    "assesses": {"@id": "coranto:assesses", "@type": "@id"},
    "about": "schema:description",
}


def render(edition: Edition) -> Iterator[bytes]:
    """One AnnotationPage: an annotation for each claim, event (all its passages), figure, and reviewer's grade.

    Targets are ``TextPositionSelector`` and ``TextQuoteSelector`` of the document's text; positions count code points.
    Where the document has pages, a ``FragmentSelector`` names the page of the original.
    """
    head = {
        "@context": [CONTEXT, _TERMS],
        "id": f"urn:coranto:{edition.about.dossier}",
        "type": "AnnotationPage",
        "startIndex": 0,
        "about": edition.about.in_words(),
    }
    yield msgspec.json.encode(head)[:-1] + b',"items":[\n'
    first = True
    for annotation in _annotations(edition):
        yield (b"" if first else b",\n") + msgspec.json.encode(annotation)
        first = False
    yield b"\n]}\n"


def _annotations(edition: Edition) -> Iterator[Mapping[str, Any]]:
    for claim in edition.claims.values():
        yield _annotation(edition, "claim", claim.id, claim.status, _said(claim), _passages(claim))
    for event in edition.events.values():
        extents = [Extent(m.doc, m.start, m.end) for m in event.mentions]
        if extents:
            yield _annotation(edition, "event", event.id, event.status, _happened(event), extents)
    for figure in edition.figures.values():
        extents = [Extent(figure.doc, figure.start, figure.end)]
        yield _annotation(edition, "figure", figure.id, figure.status, _counted(figure), extents)
    for grade in edition.grades:
        if grade.passage is not None:
            yield _assessment(edition, grade, grade.passage)


def _assessment(edition: Edition, grade: Grade, passage: Extent) -> Mapping[str, Any]:
    """A reviewer's grade, as an annotation of the passage; ``assesses`` is the one of the record there."""
    said = [(f"{grade.code}: {in_words(grade.source, grade.information)}", "assessing")]
    said += [(words, "commenting") for words in (grade.rationale, grade.note) if words]
    made: dict[str, Any] = {
        "id": f"urn:coranto:grade:{grade.id}",
        "type": "Annotation",
        "motivation": "assessing",
        "creator": {"type": "Person", "name": grade.reviewer},
        "created": grade.at,
        "generator": _generator(edition),
        "record": "grade",
        "body": [
            {"type": "TextualBody", "value": words, "format": "text/plain", "purpose": purpose}
            for words, purpose in said
        ],
        "target": _target(edition, passage),
    }
    if grade.about is not None:
        made["assesses"] = f"urn:coranto:{grade.of}:{grade.about}"
    return made


def _generator(edition: Edition) -> Mapping[str, str]:
    return {"id": "urn:coranto", "type": "Software", "name": edition.about.generator}


def _annotation(
    edition: Edition, kind: str, id_: str, status: str, words: str, extents: list[Extent]
) -> Mapping[str, Any]:
    targets = [_target(edition, extent) for extent in extents]
    return {
        "id": f"urn:coranto:{kind}:{id_}",
        "type": "Annotation",
        "motivation": "describing" if kind != "figure" else "tagging",
        "generator": _generator(edition),
        "record": kind,
        "status": status,
        "body": [
            {"type": "TextualBody", "value": words, "format": "text/plain", "purpose": "describing"},
            {"type": "TextualBody", "value": f"{kind}: {status}", "format": "text/plain", "purpose": "classifying"},
        ],
        "target": targets if len(targets) > 1 else targets[0],
    }


def _target(edition: Edition, extent: Extent) -> Mapping[str, Any]:
    document = edition.documents.get(extent.doc)
    before = Extent(extent.doc, max(0, extent.start - AROUND), extent.start)
    chars = document.chars if document is not None else extent.end
    after = Extent(extent.doc, extent.end, min(chars, extent.end + AROUND))
    position = {"type": "TextPositionSelector", "start": extent.start, "end": extent.end}
    words = {
        "type": "TextQuoteSelector",
        "exact": edition.quote(extent),
        "prefix": edition.quote(before),
        "suffix": edition.quote(after),
    }
    source: dict[str, Any] = {"id": doc_iri(extent.doc), "type": "Text", "format": "text/plain"}
    if document is not None:
        source["sha256"] = document.sha256
        if document.language:
            source["language"] = document.language
    page = edition.page(extent)
    fragment = (
        [] if page is None else [{"type": "FragmentSelector", "conformsTo": PDF_FRAGMENTS, "value": f"page={page}"}]
    )
    return {"type": "SpecificResource", "source": source, "selector": [position, words, *fragment]}


def doc_iri(doc: str) -> str:
    """The document's name as an IRI: itself where it is a URL, else a relative path, percent-encoded."""
    if is_web_address(doc):
        return quote(doc, safe="%/:=&?~#+!$,;'@()*[]", errors="replace")
    return OWN + quote(doc, safe="", errors="replace")


def is_web_address(doc: str) -> bool:
    """Whether the document's name is a URL with a host, and not only begins like one."""
    if not doc.startswith(("http://", "https://")):
        return False
    try:
        parts = urlsplit(doc)
        return bool(parts.hostname) and (parts.port is None or parts.port >= 0)
    except ValueError:
        return False


def _passages(claim: Claim) -> list[Extent]:
    return [Extent(claim.doc, *piece) for piece in claim.pieces]


def _said(claim: Claim) -> str:
    who = claim.source.text if claim.source is not None else "the narrator"
    return f"{who}: {claim.text}"


def _happened(event: Event) -> str:
    where = event.place.name if event.place is not None else None
    facts = (event.type or "event outside PLOVER", event.phase, event.begin, where)
    return f"{event.title} ({', '.join(filter(None, facts))})"


def _counted(figure: Figure) -> str:
    what, amount = figure_in_words(figure)
    return f"{what}: {amount}"
