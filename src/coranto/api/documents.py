"""Dispatches: their texts, what they share, passages of them."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from coranto.api import examples
from coranto.api.answers import Page, answer, page, told
from coranto.api.editions import Edition
from coranto.api.parameters import WORDS, Cursor, Limit
from coranto.api.settings import PER_PAGE
from coranto.library import CONTEXT_CHARS, Citation, Dossier, Hit
from coranto.text.identity import sha256_hex
from coranto.text.pages import page_at
from coranto.view.reading.details import DocumentText
from coranto.view.reading.documents import document_tag, document_text
from coranto.view.reading.shapes import DocumentTag, Quoted

router = APIRouter(tags=["documents"])


@router.get("/documents", response_model=Page[DocumentTag], responses=told(examples.DOCUMENTS))
def documents(request: Request, limit: Limit = PER_PAGE, cursor: Cursor = None) -> Response:
    """All dispatches by name, each with its date and how that is known."""

    def make(edition: Edition) -> object:
        with edition.desk() as desk:
            return page([document_tag(desk.documents[doc]) for doc in sorted(desk.documents)], limit, cursor)

    return answer(request, make)


@router.get("/documents/{doc:path}", response_model=DocumentText, responses=told(examples.DOCUMENT, 404))
def document(request: Request, doc: str) -> Response:
    """A dispatch's text, what each layer marks in it, what it shares with others, how it was dated, its hashes."""

    def make(edition: Edition) -> object:
        with edition.desk() as desk:
            return document_text(desk, doc)

    return answer(request, make)


@router.get("/search", response_model=Page[Quoted], responses=told(examples.SEARCH))
def search(
    request: Request,
    words: Annotated[
        str,
        Query(
            max_length=WORDS,
            description='All must occur; "quoted" ones together; the beginning of one ends in *.',
            examples=["port explosion"],
        ),
    ],
    limit: Annotated[int, Query(ge=1, le=100, description="Sentences at most.")] = 20,
) -> Response:
    """The sentences that hold all the words, the best first."""

    def make(edition: Edition) -> object:
        with edition.reader() as dossier:
            hits = dossier.search(words, limit)
            return page([_quoted(dossier, hit) for hit in hits], limit, None)

    return answer(request, make)


def _quoted(dossier: Dossier, hit: Hit) -> Quoted:
    text = dossier.text(hit.doc)
    before, after = text[max(0, hit.start - CONTEXT_CHARS) : hit.start], text[hit.end : hit.end + CONTEXT_CHARS]
    own = sha256_hex(text.encode())
    return Quoted(hit.doc, hit.start, hit.end, hit.text, before, after, own, page_at(text, hit.start))


@router.get("/cite", response_model=Citation, responses=told(examples.CITATION, 404))
def cite(
    request: Request,
    passage: Annotated[
        str,
        Query(max_length=2000, description="DOC#char=START,END", examples=["01-levant-wire.txt#char=0,60"]),
    ],
) -> Response:
    """A passage in its context, with the hashes of what it stands in."""

    def make(edition: Edition) -> object:
        with edition.reader() as dossier:
            return dossier.cite(passage)

    return answer(request, make)
