"""Answers: encoded, marked with the dossier's version, kept; and lists a page at a time."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Callable, Sequence
from typing import Any, Final, Generic, TypeVar
from urllib.parse import urlencode

from fastapi import Request
from msgspec import Raw
from msgspec.json import encode
from pydantic import BaseModel, Field
from starlette.responses import Response

from coranto.api.editions import Edition, LongError
from coranto.api.newsstand import Newsstand
from coranto.api.problems import ProblemDetails
from coranto.model.errors import BadRequestError
from coranto.text.identity import content_id
from coranto.view.changes import Change
from coranto.view.reading.details import DoubtTag
from coranto.view.reading.rows import Line

T = TypeVar("T")

JSON: Final = "application/json"
REVISION: Final = 1
"""Raised when the same question is answered in another form than before."""


class Page(BaseModel, Generic[T]):
    """A part of a list."""

    items: list[T]
    total: int = Field(description="Items of the whole list.")
    next: str | None = Field(description="The cursor of the next page; null on the last.")


def stand_of(request: Request) -> Newsstand:
    """Where the dossier's editions are to be had."""
    stand: Newsstand = request.app.state.stand
    return stand


def answer(request: Request, make: Callable[[Edition], object], media_type: str = JSON) -> Response:
    """What ``make`` makes of the present edition, encoded; 304 where the asker has it already.

    What ``make`` gives must depend on the edition, the address and its query alone; bytes are sent as they are.
    """
    path: str = request.scope["path"]  # that of the URL ends where a name holds ? or #
    question = f"{path}?{urlencode(sorted(request.query_params.multi_items()))}"
    with stand_of(request).edition() as edition:
        now = edition.mark
        mark = f'W/"{content_id(now, REVISION, question)}"'
        headers = {"ETag": mark, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
        known = request.headers.get("if-none-match", "")
        if mark in (one.strip() for one in known.split(",")) or known.strip() == "*":
            return Response(status_code=304, headers=headers)
        try:
            with edition.front():
                body = edition.answer(f"{now} {question}", lambda: _encoded(make(edition)))
        except LongError:
            proof = edition.ask(path, request.scope["query_string"])
            if proof.status != 200:
                return Response(proof.body, proof.status, {"Cache-Control": "no-store"}, proof.media_type)
            body = edition.answer(f"{now} {question}", lambda: proof.body)
    return Response(body, headers=headers, media_type=media_type)


def _encoded(value: object) -> bytes:
    return value if isinstance(value, bytes) else encode(value)


def page(items: Sequence[object], limit: int, cursor: str | None) -> dict[str, Any]:
    """The part of a list that follows a cursor: ``items``, ``total`` and the cursor of ``next``.

    A cursor names the last item before it, so that it goes on where it was even when the list has changed since.
    Raises ``BadRequestError`` for what is no cursor.
    """
    start = 0 if cursor is None else _after(items, cursor)
    part = items[start : start + limit]
    end = start + len(part)
    following = _cursor(end, part[-1]) if part and end < len(items) else None
    given = [Raw(one.row) if isinstance(one, Line) else one for one in part]
    return {"items": given, "total": len(items), "next": following}


def _name(item: object) -> str:
    """What no other item of its list is called."""
    if isinstance(item, DoubtTag):
        return f"{item.a.id} {item.b.id}"
    if isinstance(item, Change):
        return _name(item.now or item.was)
    for name in ("id", "key", "doc"):
        if hasattr(item, name):
            return str(getattr(item, name))
    raise TypeError(f"{type(item).__name__} has no name that a cursor could tell")


def _cursor(position: int, last: object) -> str:
    return urlsafe_b64encode(f"{position}.{_name(last)}".encode()).decode().rstrip("=")


def _after(items: Sequence[object], cursor: str) -> int:
    try:
        told = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
        digits, _, name = told.partition(".")
        position = int(digits)
    except (NotBase64, ValueError):
        raise BadRequestError(f"{cursor!r} is no cursor", "Take it from `next` of the page before.") from None
    if 0 < position <= len(items) and _name(items[position - 1]) == name:
        return position
    found = next((at for at, item in enumerate(items) if _name(item) == name), None)
    return max(0, min(position, len(items))) if found is None else found + 1


def told(example: object, *also: int) -> dict[int | str, dict[str, Any]]:
    """What an operation's documentation says of its answers: an example, and what may go wrong."""
    return {200: {"content": {JSON: {"example": example}}}, **problems(400, 422, 429, *also)}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What an operation's documentation says of what may go wrong."""
    told = sorted({*statuses, *_ANYWHERE})
    return {status: {"model": ProblemDetails, "description": _MEANING[status]} for status in told}


_ANYWHERE: Final = (414, 421, 503)


_MEANING: Final = {
    400: "What was asked cannot be served",
    401: "No token, or another",
    403: "This server takes no verdicts",
    404: "There is no such thing",
    409: "The dossier is in use, or its model is missing",
    413: "The request is too large",
    414: "The address is too long",
    421: "The server does not answer to that name",
    422: "A parameter is not of the form asked for",
    429: "Others ask for what takes long",
    503: "The dossier cannot be read",
}
