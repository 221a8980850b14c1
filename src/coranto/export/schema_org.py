"""Claims as schema.org ``Claim`` in JSON-LD, each with its dispatch; a ``ClaimReview`` for what a person graded."""

from typing import Any

import msgspec

from coranto.export.annotations import doc_iri
from coranto.export.edition import Edition
from coranto.model.assertion import Claim
from coranto.model.grade import CREDIBILITY, RELIABILITY, Grade
from coranto.model.resolved import Extent
from coranto.model.source import Document
from coranto.text.permalinks import permalink

_TYPES = {"person": "Person", "organization": "Organization", "group": "Organization", "facility": "Place"}


def render(edition: Edition) -> bytes:
    """A graph: a ``Dataset`` on the file, a ``NewsArticle`` a document, a ``Claim`` a claim with its speaker, a
    ``ClaimReview`` a reviewer's grade of a claim.
    """
    about = edition.about
    dataset = {
        "@type": "Dataset",
        "@id": f"urn:coranto:{about.dossier}",
        "name": "Claims of a Coranto dossier",
        "description": about.in_words(),
        "version": about.dossier,
        "creditText": about.licence,
        "measurementTechnique": about.generator,
    }
    articles = [_article(document) for document in edition.documents.values()]
    claims = [_claim(edition, claim) for claim in edition.claims.values()]
    reviews = [_review(edition, grade) for grade in edition.grades if grade.about in edition.claims]
    page = {"@context": "https://schema.org", "@graph": [dataset, *articles, *claims, *reviews]}
    return msgspec.json.format(msgspec.json.encode(page), indent=1) + b"\n"


def _article(document: Document) -> dict[str, Any]:
    made: dict[str, Any] = {
        "@type": "NewsArticle",
        "@id": doc_iri(document.doc),
        "name": document.title or document.doc,
        "encoding": {"@type": "MediaObject", "name": document.doc, "sha256": document.sha256},
    }
    if document.outlet:
        made["publisher"] = {"@type": "Organization", "name": document.outlet}
    if document.language:
        made["inLanguage"] = document.language
    if document.published.start is not None and document.published.precision in ("day", "minute", "part-of-day"):
        made["datePublished"] = document.published.start[:10]
    elif document.published.start is not None:
        made["temporalCoverage"] = f"{document.published.start[:10]}/{(document.published.end or '')[:10]}"
    return made


def _review(edition: Edition, grade: Grade) -> dict[str, Any]:
    """A grade with two ratings; what cannot be judged has no value, only words."""
    source: dict[str, Any] = {"@type": "Rating", "reviewAspect": "source", "alternateName": RELIABILITY[grade.source]}
    source |= {} if grade.source == "F" else {"ratingValue": grade.source, "bestRating": "A", "worstRating": "E"}
    told: dict[str, Any] = {
        "@type": "Rating",
        "reviewAspect": "information",
        "alternateName": CREDIBILITY[grade.information],
    }
    told |= {} if grade.information == 6 else {"ratingValue": grade.information, "bestRating": 1, "worstRating": 5}
    made: dict[str, Any] = {
        "@type": "ClaimReview",
        "@id": f"urn:coranto:grade:{grade.id}",
        "claimReviewed": " ".join(grade.text.split()),
        "itemReviewed": {"@id": f"urn:coranto:claim:{grade.about}"},
        "author": {"@type": "Person", "name": grade.reviewer},
        "datePublished": grade.at[:10],
        "reviewRating": [source, told],
        "isPartOf": {"@id": f"urn:coranto:{edition.about.dossier}"},
    }
    body = "\n".join(filter(None, (grade.rationale, grade.note)))
    return made | ({"reviewBody": body} if body else {})


def _claim(edition: Edition, claim: Claim) -> dict[str, Any]:
    extent = Extent(claim.doc, claim.start, claim.end)
    made: dict[str, Any] = {
        "@type": "Claim",
        "@id": f"urn:coranto:claim:{claim.id}",
        "text": " ".join(claim.text.split()),
        "appearance": {"@id": doc_iri(claim.doc)},
        "citation": permalink(extent.doc, extent.start, extent.end),
        "creativeWorkStatus": claim.status,
        "isPartOf": {"@id": f"urn:coranto:{edition.about.dossier}"},
    }
    if claim.source is not None:
        entity = edition.entities.get(claim.source.entity or "")
        kind = _TYPES.get(entity.type, "Thing") if entity is not None else "Thing"
        speaker: dict[str, Any] = {"@type": kind, "name": " ".join(claim.source.text.split())}
        if entity is not None:
            speaker |= {"@id": f"urn:coranto:entity:{entity.id}", "alternateName": entity.name}
        if entity is not None and entity.wikidata:
            speaker["sameAs"] = f"https://www.wikidata.org/entity/{entity.wikidata}"
        made["author"] = speaker
    if claim.said is not None and claim.said.begin is not None:
        made["dateCreated"] = claim.said.begin[:10]
    return made
