"""The chronicle: the dossier as such, its lines, events and disputes, what is new since a day."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from coranto.api import examples
from coranto.api.answers import Page, answer, page, told
from coranto.api.editions import Edition, Order
from coranto.api.parameters import AsOf, Cursor, Day, Filtered, Limit
from coranto.api.settings import PER_PAGE
from coranto.view.changes import Change
from coranto.view.reading.details import EntryDetail, EventDetail
from coranto.view.reading.entries import disputes_of, entry_detail, event_detail
from coranto.view.reading.info import day_counts, dossier_info
from coranto.view.reading.shapes import DayCount, Dispute, DossierInfo, EntryRow

router = APIRouter(tags=["chronicle"])


@router.get("/dossier", response_model=DossierInfo, responses=told(examples.DOSSIER))
def dossier(request: Request, as_of: AsOf = None) -> Response:
    """What the dossier is of: version, counts, model, documents, problems."""

    def make(edition: Edition) -> object:
        with edition.desk(as_of) as desk:
            return dossier_info(desk, edition.imprint(as_of))

    return answer(request, make)


@router.get("/entries", response_model=Page[EntryRow], responses=told(examples.ENTRIES))
def entries(
    request: Request,
    asked: Filtered,
    as_of: AsOf = None,
    order: Annotated[Order, Query(description="By day, the undated last; or what to read first, first.")] = "day",
    limit: Limit = PER_PAGE,
    cursor: Cursor = None,
) -> Response:
    """The lines of the chronicle that pass all filters, as rows that need no other record."""

    def make(edition: Edition) -> object:
        if as_of is None:
            return page(edition.matching(asked(), order), limit, cursor)
        with edition.desk(as_of) as desk:
            rows = desk.matching(asked())
            if order == "rank":
                rows.sort(key=_rank)
            return page(rows, limit, cursor)

    return answer(request, make)


def _rank(row: EntryRow) -> int:
    return row.rank


@router.get("/days", response_model=list[DayCount], responses=told(examples.DAYS))
def days(request: Request, asked: Filtered, as_of: AsOf = None) -> Response:
    """On which days the lines that pass begin, and how many: what a timeline is drawn from; the undated last."""

    def make(edition: Edition) -> object:
        if as_of is None:
            return day_counts(edition.matching(asked()))
        with edition.desk(as_of) as desk:
            return day_counts(desk.matching(asked()))

    return answer(request, make)


@router.get("/entries/{id}", response_model=EntryDetail, responses=told(examples.ENTRY, 404))
def entry(request: Request, id: str, as_of: AsOf = None) -> Response:  # noqa: A002 - the name of the record's field
    """One line with its citations in context, events, claims, figures, disputes; an old id finds its heir."""

    def make(edition: Edition) -> object:
        wanted = id
        if as_of is None and id not in edition.chronicle().rows:
            with edition.reader() as dossier:
                wanted = dossier.entry(id).id
        with edition.desk(as_of) as desk:
            return entry_detail(desk, wanted)

    return answer(request, make)


@router.get("/events/{id}", response_model=EventDetail, responses=told(examples.EVENT, 404))
def event(request: Request, id: str, as_of: AsOf = None) -> Response:  # noqa: A002 - the name of the record's field
    """One event: where it stands between possible and done, by which passages, and how that changed."""

    def make(edition: Edition) -> object:
        with edition.desk(as_of) as desk:
            return event_detail(desk, id)

    return answer(request, make)


@router.get("/disputes", response_model=Page[Dispute], responses=told(examples.DISPUTES))
def disputes(
    request: Request, asked: Filtered, as_of: AsOf = None, limit: Limit = PER_PAGE, cursor: Cursor = None
) -> Response:
    """What is disputed: the sides in their own words, and what none of them disputes."""

    def make(edition: Edition) -> object:
        with edition.desk(as_of) as desk:
            return page(list(disputes_of(desk, asked())), limit, cursor)

    return answer(request, make)


@router.get("/since", response_model=Page[Change], responses=told(examples.SINCE))
def since(request: Request, day: Day, as_of: AsOf = None, limit: Limit = PER_PAGE, cursor: Cursor = None) -> Response:
    """What dispatches published after a day made new, changed or withdrew, till now or till the end of `as_of`."""

    def make(edition: Edition) -> object:
        with edition.dossier() as dossier:
            return page(dossier.since(day) if as_of is None else dossier.as_of(as_of).since(day), limit, cursor)

    return answer(request, make)
