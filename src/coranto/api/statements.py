"""Claims and figures, one by one and as series."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from coranto.api import examples
from coranto.api.answers import Page, answer, page, told
from coranto.api.editions import Edition
from coranto.api.parameters import WORDS, AsOf, Cursor, DayAsked, Limit
from coranto.api.settings import PER_PAGE
from coranto.model.assertion import ClaimStatus, Counted, Mode
from coranto.model.grade import Reading
from coranto.view.claims import ClaimFilter
from coranto.view.figures import FigureFilter
from coranto.view.filters import Scope
from coranto.view.reading.details import ClaimDetail, SeriesPoint, SeriesRow
from coranto.view.reading.statements import claim_asked, claims_asked, figures_asked, series_asked

router = APIRouter(tags=["statements"])

What = Annotated[Counted | None, Query(description="Only what counts this.")]
Place = Annotated[str | None, Query(max_length=WORDS, description="Part of the place's name, in any spelling.")]


@router.get("/claims", response_model=Page[ClaimDetail], responses=told(examples.CLAIMS))
def claims(
    request: Request,
    by: Annotated[
        str | None, Query(max_length=WORDS, description="Part of the speaker's name in any spelling, or its party's.")
    ] = None,
    status: Annotated[ClaimStatus | None, Query(description="Only claims that stand so.")] = None,
    mode: Annotated[
        Mode | None, Query(description="Only claims put so; a narrator's own only where asked for.")
    ] = None,
    doc: Annotated[str | None, Query(max_length=WORDS, description="Part of the document's name.")] = None,
    day: DayAsked = None,
    words: Annotated[str | None, Query(max_length=WORDS, description="Part of the words.")] = None,
    graded: Annotated[
        Reading | None, Query(description="Only claims graded by nobody, by one, by several who agree or who differ.")
    ] = None,
    told_in_line: Annotated[
        bool, Query(alias="told", description="Only claims that lines of the chronicle tell.")
    ] = False,
    as_of: AsOf = None,
    limit: Limit = PER_PAGE,
    cursor: Cursor = None,
) -> Response:
    """Who says what, speaker by speaker, who says most first; copies of one telling once."""
    asked = ClaimFilter(by, status, mode, Scope(doc, day, words))

    def make(edition: Edition) -> object:
        with edition.desk(as_of) as desk:
            found = (claim for claim in claims_asked(desk, asked) if graded in (None, claim.graded))
            return page([claim for claim in found if claim.entry is not None or not told_in_line], limit, cursor)

    return answer(request, make)


@router.get("/claims/{id}", response_model=ClaimDetail, responses=told(examples.CLAIM, 404))
def claim(request: Request, id: str, as_of: AsOf = None) -> Response:  # noqa: A002 - the name of the record's field
    """One claim, with the grades that it has."""

    def make(edition: Edition) -> object:
        with edition.desk(as_of) as desk:
            return claim_asked(desk, id)

    return answer(request, make)


@router.get("/figures", response_model=Page[SeriesPoint], responses=told(examples.FIGURES))
def figures(
    request: Request,
    what: What = None,
    place: Place = None,
    day: DayAsked = None,
    as_of: AsOf = None,
    limit: Limit = PER_PAGE,
    cursor: Cursor = None,
) -> Response:
    """Every figure, those of a series together, each with its source and bounds."""
    asked = FigureFilter(what, place, day, whole=True)

    def make(edition: Edition) -> object:
        with edition.desk(as_of) as desk:
            return page(list(figures_asked(desk, asked)), limit, cursor)

    return answer(request, make)


@router.get("/series", response_model=Page[SeriesRow], responses=told(examples.SERIES))
def series(
    request: Request,
    what: What = None,
    place: Place = None,
    day: DayAsked = None,
    as_of: AsOf = None,
    limit: Limit = PER_PAGE,
    cursor: Cursor = None,
) -> Response:
    """How figures moved: one thing counted a row, its values by the day that each is for."""
    asked = FigureFilter(what, place, day)

    def make(edition: Edition) -> object:
        with edition.desk(as_of) as desk:
            return page(list(series_asked(desk, asked)), limit, cursor)

    return answer(request, make)
