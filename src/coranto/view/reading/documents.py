"""A dispatch to be read: its text, what each layer marks in it, what it shares with others, how it was dated."""

from collections.abc import Iterator
from typing import Literal

from coranto.model.annotation import Mention, Place, Sentence, Time
from coranto.model.assertion import Claim, EventMention, Figure
from coranto.model.corpus import Folio
from coranto.model.resolved import Copy, Extent, Origin
from coranto.model.source import Document, Metadata
from coranto.view.reading.desk import Desk, missing
from coranto.view.reading.details import CopyTag, DocumentText, MarginNote, Mark
from coranto.view.reading.entries import claim_detail
from coranto.view.reading.shapes import DocumentTag
from coranto.view.reading.siblings import siblings
from coranto.view.words import counted_in_words


def document_tag(document: Document) -> DocumentTag:
    """A dispatch as lists have it."""
    issuer = document.issuer.text if document.issuer is not None else None
    return DocumentTag(
        *(document.doc, document.title, document.outlet, document.agency, issuer, document.published, document.chars)
    )


def document_text(desk: Desk, doc: str) -> DocumentText:
    """The dispatch of that name; raises ``NotFoundError``."""
    document = desk.documents.get(doc)
    if document is None:
        raise missing("document", doc, "the documents")
    folio = desk.corpus.folio(doc)
    copies = tuple(_copies(desk, doc))
    origin = next((one for one in desk.corpus.all(Origin) if doc in one.docs), None)
    return DocumentText(
        document_tag(document),
        *(folio.text, document.sha256, folio.dispatch.text_sha256, document.published),
        candidates=tuple(_offered(folio.dispatch.metadata)),
        origin=origin.reason if origin is not None and len(origin.docs) > 1 else None,
        siblings=tuple(siblings(desk, document, copies, origin)),
        marks=tuple(sorted(_marks(desk, folio, copies), key=lambda mark: (mark.start, -mark.end, mark.layer))),
        notes=tuple(_notes(desk, folio)),
        copies=copies,
    )


def _offered(said: Metadata) -> Iterator[str]:
    """The dates that the source states, and when it was captured."""
    yield from (f"{one.value} ({one.origin})" for one in said.published)
    if said.captured is not None:
        yield f"{said.captured} (captured)"


def _marks(desk: Desk, folio: Folio, copies: tuple[CopyTag, ...]) -> Iterator[Mark]:
    for sentence in folio.of(Sentence):
        if sentence.furniture is not None:
            yield Mark(sentence.start, sentence.end, "furniture", sentence.furniture, None)
    for claim in folio.of(Claim):
        for start, end in claim.pieces:
            yield Mark(start, end, "claim", claim.status, desk.told_in.get(claim.id))
    for mention in folio.of(EventMention):
        entry = _telling(desk, mention)
        yield Mark(mention.start, mention.end, "event", mention.type or "occurrence", entry)
    for figure in folio.of(Figure):
        what = counted_in_words(figure.quantity, figure.counted)
        yield Mark(figure.start, figure.end, "figure", what, desk.told_in.get(figure.id))
    for time in folio.of(Time):
        yield Mark(time.start, time.end, "time", time.value or time.type, None)
    for place in folio.of(Place):
        where = f"{place.name}, {place.country}" if place.country else place.name
        yield Mark(place.start, place.end, "place", where, None)
    for named in folio.of(Mention):
        page = named.entity if named.entity in desk.pages else None
        yield Mark(named.start, named.end, "name", named.label, page)
    for copy in copies:
        yield Mark(copy.own.start, copy.own.end, "copy", copy.other.doc, None)


def _telling(desk: Desk, mention: EventMention) -> str | None:
    """The line that tells of what a clause tells of."""
    at = Extent(mention.doc, mention.start, mention.end)
    return next((desk.told_in[id_] for id_ in desk.told_at.get(at, ()) if id_ in desk.told_in), None)


def _notes(desk: Desk, folio: Folio) -> Iterator[MarginNote]:
    """Who says it and in what standing, beside each claim that is somebody's."""
    for claim in folio.of(Claim):
        detail = claim_detail(desk, claim)
        if detail.source is None:
            continue
        through = f", reported by {', '.join(detail.reported_by)}" if detail.reported_by else ""
        hedge = f", “{detail.hedge}”" if detail.hedge else ""
        told = (check for check in claim.verification if check.by or check.outcome != detail.status)
        checks = "".join(f"; {check.outcome}{f' by {check.by}' if check.by else ''}" for check in told)
        text = f"{detail.source}: {detail.status}{through}{hedge}{checks}"
        yield MarginNote(claim.start, claim.end, text, desk.told_in.get(claim.id))


def _copies(desk: Desk, doc: str) -> Iterator[CopyTag]:
    for copy in desk.corpus.all(Copy):
        if copy.a.doc == doc:
            yield _copy(copy, copy.a, copy.b, "a")
        if copy.b.doc == doc:
            yield _copy(copy, copy.b, copy.a, "b")


def _copy(copy: Copy, own: Extent, other: Extent, name: str) -> CopyTag:
    older: Literal["own", "other"] = "own" if copy.older == name else "other"
    return CopyTag(copy.type, own, other, copy.similarity, older if copy.older is not None else None)
