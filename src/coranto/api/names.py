"""Who is in the dossier, and where."""

from contextlib import suppress
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from coranto.api import examples
from coranto.api.answers import Page, answer, page, told
from coranto.api.editions import Edition
from coranto.api.parameters import AsOf, Cursor, Filtered, Limit
from coranto.api.settings import PER_PAGE
from coranto.model.annotation import Label
from coranto.model.errors import BadRequestError, NotFoundError
from coranto.view.reading.details import DoubtTag, EntityTag, PersonPage, PlacePage, PlaceSummary
from coranto.view.reading.names import doubtful, entity_page, entity_tags, place_page, place_summaries

router = APIRouter(tags=["names"])


@router.get("/entities", response_model=Page[EntityTag], responses=told(examples.ENTITIES))
def entities(
    request: Request,
    asked: Filtered,
    label: Annotated[Label | None, Query(description="Only names of this type.")] = None,
    as_of: AsOf = None,
    limit: Limit = PER_PAGE,
    cursor: Cursor = None,
) -> Response:
    """Who is in the lines that pass, who is in most first; of persons only those with a public role."""

    def make(edition: Edition) -> object:
        if as_of is None:
            return page(edition.lines().entities(asked(), label), limit, cursor)
        with edition.desk(as_of) as desk:
            return page(entity_tags(desk, asked(), label), limit, cursor)

    return answer(request, make)


@router.get("/doubts", response_model=Page[DoubtTag], responses=told(examples.DOUBTS))
def doubts(request: Request, as_of: AsOf = None, limit: Limit = PER_PAGE, cursor: Cursor = None) -> Response:
    """Pairs of names that may be one, the likeliest first; of persons only those with a public role."""

    def make(edition: Edition) -> object:
        with edition.desk(as_of) as desk:
            return page(doubtful(desk), limit, cursor)

    return answer(request, make)


@router.get("/entities/{id}", response_model=PersonPage, responses=told(examples.ENTITY, 404))
def entity(request: Request, id: str, as_of: AsOf = None) -> Response:  # noqa: A002 - the name of the record's field
    """The page of a body, a place or a person with a public role: names, roles, claims, lines, passages; an old id
    finds its heir.
    """

    def make(edition: Edition) -> object:
        wanted = id
        if as_of is None and id not in edition.chronicle().pages:
            with edition.reader() as dossier, suppress(NotFoundError, BadRequestError):
                wanted = dossier.entity(id).id
        with edition.desk(as_of) as desk:
            return entity_page(desk, wanted)

    return answer(request, make)


@router.get("/places", response_model=Page[PlaceSummary], responses=told(examples.PLACES))
def places(
    request: Request, asked: Filtered, as_of: AsOf = None, limit: Limit = PER_PAGE, cursor: Cursor = None
) -> Response:
    """The places of the lines that pass, those told of most first."""

    def make(edition: Edition) -> object:
        if as_of is None:
            return page(place_summaries(edition.matching(asked())), limit, cursor)
        with edition.desk(as_of) as desk:
            return page(place_summaries(desk.matching(asked())), limit, cursor)

    return answer(request, make)


@router.get("/places/{key}", response_model=PlacePage, responses=told(examples.PLACE, 404))
def place(request: Request, key: str, as_of: AsOf = None) -> Response:
    """The page of a place: its spellings, who claims it, its lines."""

    def make(edition: Edition) -> object:
        with edition.desk(as_of) as desk:
            return place_page(desk, key)

    return answer(request, make)
