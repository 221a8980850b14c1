"""Reviewers' own grades of claims, events and figures. Only with a token; nothing is worked out anew for them."""

from dataclasses import dataclass
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request
from msgspec.json import encode
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from coranto import grading
from coranto.api import examples
from coranto.api.answers import JSON, Page, answer, page, problems, stand_of, told
from coranto.api.editions import Edition
from coranto.api.parameters import WORDS, Cursor, Limit
from coranto.api.settings import PER_PAGE
from coranto.api.verdicts import authorised, writing
from coranto.library import open_dossier
from coranto.model.grade import LONGEST_REMARK, Credibility, Grade, Grading, Of, Reliability, same_reviewer
from coranto.model.placed_grades import placed
from coranto.view.grades import graded_meant

router = APIRouter(tags=["judgements"])


class Opinion(BaseModel):
    """A reviewer's grade of a claim, an event or a figure."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"example": examples.OPINION})

    about: str = Field(min_length=1, max_length=2000, description="An id or its beginning, or a passage.")
    of: Of | None = Field(None, description="What that is; of a passage a claim, where not said.")
    source: Reliability = Field(description="How reliable the source is, A to F.")
    information: Credibility = Field(description="How credible the information is, 1 to 6.")
    reviewer: str = Field(min_length=1, max_length=WORDS, description="Who grades.")
    rationale: str | None = Field(None, max_length=LONGEST_REMARK, description="Why, in words.")
    note: str | None = Field(None, max_length=LONGEST_REMARK, description="What else is to be remarked.")


@router.get("/grades", response_model=Page[Grade], responses=told(examples.GRADES))
def grades(
    request: Request,
    of: Annotated[Of | None, Query(description="Only of such records.")] = None,
    about: Annotated[str | None, Query(max_length=WORDS, description="Only of the record of this id.")] = None,
    by: Annotated[str | None, Query(max_length=WORDS, description="Only this reviewer's.")] = None,
    limit: Limit = PER_PAGE,
    cursor: Cursor = None,
) -> Response:
    """The grades in force, by time; those of what is no longer there among them."""
    asked = _Asked(of, about, by)
    return answer(request, partial(_listed, asked=asked, limit=limit, cursor=cursor))


@dataclass(frozen=True, slots=True)
class _Asked:
    """Which grades; null asks for nothing."""

    of: Of | None
    about: str | None
    by: str | None

    def holds(self, grade: Grade) -> bool:
        """Whether a grade passes."""
        asked = self.of in (None, grade.of) and self.about in (None, grade.about)
        return asked and (self.by is None or same_reviewer(self.by, grade.reviewer))


def _listed(edition: Edition, *, asked: _Asked, limit: int, cursor: str | None) -> object:
    with edition.desk() as desk:
        return page([grade for grade in desk.graded if asked.holds(grade)], limit, cursor)


_GIVEN = {201: {"content": {JSON: {"example": examples.GRADE}}}, **problems(400, 401, 403, 404, 409, 413, 422)}
_UNDONE = {200: {"content": {JSON: {"example": examples.GRADE_UNDO}}}, **problems(400, 401, 403, 404, 409, 422)}


@router.post("/grades", status_code=201, response_model=Grade, responses=_GIVEN)
def grade(request: Request, opinion: Opinion, _: Annotated[None, Depends(authorised)]) -> Response:
    """Gives a grade; a reviewer's later grade of the same takes the place of their earlier."""
    stand = stand_of(request)
    signed = grading.Signed(opinion.reviewer, opinion.rationale, opinion.note)
    with writing:
        with open_dossier(stand.path) as dossier:
            corpus = dossier.bare()
            meant = graded_meant(corpus, opinion.about, opinion.of)
            row = grading.give(stand.path, meant, opinion.source, opinion.information, signed)
            (given,) = placed([row], corpus)
        stand.look()
    return Response(encode(given), 201, {"Cache-Control": "no-store"}, JSON)


@router.delete("/grades/{id}", response_model=Grading, responses=_UNDONE)
def take_back(
    request: Request,
    id: Annotated[str, Path(max_length=WORDS)],  # noqa: A002 - the name of the record's field
    _: Annotated[None, Depends(authorised)],
    by: Annotated[str | None, Query(max_length=WORDS, description="Who takes it back.")] = None,
    note: Annotated[str | None, Query(max_length=LONGEST_REMARK, description="Why, in words.")] = None,
) -> Response:
    """Takes a grade back; the reviewer's earlier grade of the same stands again."""
    stand = stand_of(request)
    with writing:
        row = grading.take_back(stand.path, id, by, note)
        stand.look()
    return Response(encode(row), 200, {"Cache-Control": "no-store"}, JSON)
