"""What people decide: that two names or events are one or are not. Only with a token; obeyed at once, and undone."""

from hashlib import sha256
from hmac import compare_digest
from threading import Lock
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Header, Path, Query, Request
from msgspec.json import encode
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from coranto import judging
from coranto.api import examples
from coranto.api.answers import JSON, Page, answer, page, problems, stand_of, told
from coranto.api.editions import Edition
from coranto.api.parameters import WORDS, Cursor, Limit
from coranto.api.problems import RefusedError
from coranto.api.settings import PER_PAGE, Settings
from coranto.model.judgement import Judgement

router = APIRouter(tags=["judgements"])
writing = Lock()
"""Held by whoever writes: one verdict or grade at a time."""
_By = Annotated[str | None, Query(max_length=WORDS, description="Who decides.")]


class Verdict(BaseModel):
    """A verdict on two names, on two events, or on a name and an item of Wikidata."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"example": examples.VERDICT})

    verdict: Literal["same", "different", "one-event", "two-events", "item"]
    a: str = Field(
        min_length=1, max_length=2000, description="A name, an id or its beginning, NAME@DOCUMENT, or a passage."
    )
    b: str = Field(min_length=1, max_length=2000, description="The other; of *item* the item: Q42.")
    by: str | None = Field(None, max_length=WORDS, description="Who decides.")
    note: str | None = Field(None, max_length=2000, description="Why, in words.")


class Standing(BaseModel):
    """Whether the server takes verdicts, and whether from whoever asks."""

    takes: bool = Field(description="Whether it was given a token.")
    allowed: bool = Field(description="Whether the token shown is that one.")


_Shown = Annotated[str | None, Header(description="Bearer TOKEN", max_length=500)]


def authorised(request: Request, authorization: _Shown = None) -> None:
    """Raises ``RefusedError`` for whoever may not write. How long it takes tells nothing of the token."""
    settings: Settings = request.app.state.settings
    if settings.token is None:
        raise RefusedError(403, "This server takes no verdicts", "Serve with --token-file FILE to have it take them.")
    if not _right(authorization, settings.token):
        raise RefusedError(401, "No token was shown, or another", "Send it in the header Authorization: Bearer TOKEN.")


def _right(shown: str | None, token: str) -> bool:
    scheme, _, given = (shown or "").partition(" ")
    same = compare_digest(sha256(given.strip().encode()).digest(), sha256(token.encode()).digest())
    return same and scheme.lower() == "bearer"


_STANDING = {200: {"content": {JSON: {"example": examples.STANDING}}}, **problems(422)}


@router.get("/judging", response_model=Standing, responses=_STANDING)
def standing(request: Request, authorization: _Shown = None) -> Response:
    """Whether verdicts are taken here, and whether from whoever asks: what a page asks before it offers to judge."""
    token = request.app.state.settings.token
    found = {"takes": token is not None, "allowed": token is not None and _right(authorization, token)}
    return Response(encode(found), 200, {"Cache-Control": "no-store"}, JSON)


@router.get("/judgements", response_model=Page[Judgement], responses=told(examples.JUDGEMENTS))
def judgements(request: Request, limit: Limit = PER_PAGE, cursor: Cursor = None) -> Response:
    """All verdicts, in the order in which they were given, those taken back among them."""

    def make(edition: Edition) -> object:
        with edition.reader() as dossier:
            return page(dossier.judgements(), limit, cursor)

    return answer(request, make)


_TAKEN = {201: {"content": {JSON: {"example": examples.JUDGEMENT}}}, **problems(400, 401, 403, 404, 409, 413, 422)}
_UNDONE = {200: {"content": {JSON: {"example": examples.UNDO}}}, **problems(400, 401, 403, 404, 409, 422)}


@router.post("/judgements", status_code=201, response_model=Judgement, responses=_TAKEN)
def give(request: Request, verdict: Verdict, _: Annotated[None, Depends(authorised)]) -> Response:
    """Gives a verdict; the chronicle is told anew before this answers."""
    stand, signature = stand_of(request), judging.Signature(verdict.by, verdict.note)
    with writing:
        if verdict.verdict == "item":
            row = judging.link(stand.path, verdict.a, verdict.b, signature)
        else:
            row = judging.judge(stand.path, verdict.verdict, verdict.a, verdict.b, signature)
        stand.renew()
    return Response(encode(row), 201, {"Cache-Control": "no-store"}, JSON)


@router.delete("/judgements/{id}", response_model=Judgement, responses=_UNDONE)
def take_back(
    request: Request,
    id: Annotated[str, Path(max_length=WORDS)],  # noqa: A002 - the name of the record's field
    _: Annotated[None, Depends(authorised)],
    by: _By = None,
    note: Annotated[str | None, Query(max_length=2000, description="Why, in words.")] = None,
) -> Response:
    """Takes a verdict back; the chronicle is told anew before this answers."""
    stand = stand_of(request)
    with writing:
        row = judging.take_back(stand.path, id, judging.Signature(by, note))
        stand.renew()
    return Response(encode(row), 200, {"Cache-Control": "no-store"}, JSON)
