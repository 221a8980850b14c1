"""What went wrong, in the form of RFC 9457, with the remedy."""

import logging
from collections.abc import Mapping
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from msgspec.json import encode
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.responses import Response

from coranto.model.errors import (
    BadRequestError,
    CorantoError,
    DossierBusyError,
    DossierError,
    EndpointError,
    ModelUnavailableError,
    NotFoundError,
    NotOfferedError,
)

MEDIA_TYPE: Final = "application/problem+json"
_STATUS: Final[Mapping[type[CorantoError], int]] = {
    BadRequestError: 400,
    NotFoundError: 404,
    NotOfferedError: 400,
    DossierBusyError: 409,
    ModelUnavailableError: 409,
    EndpointError: 409,
    DossierError: 503,
}
"""The first class that an error is of decides."""
_TITLES: Final = {
    400: "Cannot be served",
    401: "A token is needed",
    403: "Not allowed",
    404: "Not there",
    405: "Not done here",
    409: "In use",
    413: "Too much",
    414: "Too long",
    421: "Wrong address",
    422: "Not understood",
    429: "Too many at once",
    500: "A fault of Coranto's",
    503: "The dossier cannot be read",
}
_REMEDIES: Final = {
    404: "See /api/v1/openapi.json for what there is.",
    405: "See /api/v1/openapi.json for what can be done at this address.",
}
_log: Final = logging.getLogger("coranto.api")


class Fault(BaseModel):
    """One part of a request that was not understood."""

    where: str = Field(description="The parameter or the field.")
    what: str


class ProblemDetails(BaseModel):
    """RFC 9457, with the remedy."""

    model_config = ConfigDict(json_schema_extra={"additionalProperties": False})

    type: str = Field(description="Which kind of problem it is.")
    title: str
    status: int
    detail: str = Field(description="What is wrong.")
    remedy: str = Field(description="What to do about it.")
    errors: list[Fault] = Field(default=[], description="Which parts of the request were not understood.")


class RefusedError(CorantoError):
    """The server will not do that, or not now."""

    def __init__(self, status: int, what: str, remedy: str) -> None:
        super().__init__(what, remedy)
        self.status = status

    def __reduce__(self) -> tuple[type["RefusedError"], tuple[object, ...]]:
        return type(self), (self.status, self.what, self.remedy)


def problem(
    status: int,
    detail: str,
    remedy: str,
    headers: Mapping[str, str] | None = None,
    errors: list[dict[str, str]] | None = None,
) -> Response:
    """The answer that says so; ``detail`` and ``remedy`` are sentences."""
    title = _TITLES.get(status, "Refused")
    told: dict[str, Any] = {"type": f"urn:coranto:problem:{status}", "title": title, "status": status}
    told |= {"detail": detail, "remedy": remedy, "errors": errors or []}
    return Response(encode(told), status, {"Cache-Control": "no-store", **(headers or {})}, MEDIA_TYPE)


def status_of(error: CorantoError) -> int:
    """The HTTP status that an error of ours is answered with."""
    if isinstance(error, RefusedError):
        return error.status
    return next((status for kind, status in _STATUS.items() if isinstance(error, kind)), 500)


def install(app: FastAPI) -> None:
    """Has the app answer every error so."""
    app.add_exception_handler(CorantoError, _ours)
    app.add_exception_handler(RequestValidationError, _misunderstood)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(Exception, _fault)


async def _ours(_: Request, error: Exception) -> Response:
    assert isinstance(error, CorantoError)
    status = status_of(error)
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else {"Retry-After": "5"} if status in (429, 503) else {}
    return problem(status, f"{error.what}.", error.remedy, headers)


async def _misunderstood(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    faults = [
        {"where": ".".join(str(step) for step in fault["loc"]), "what": str(fault["msg"])} for fault in error.errors()
    ]
    names = ", ".join(dict.fromkeys(fault["where"] for fault in faults))
    return problem(422, f"Not understood: {names}.", "Give it as /api/v1/openapi.json says.", errors=faults)


async def _refused(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    remedy = _REMEDIES.get(error.status_code, "See /api/v1/openapi.json.")
    return problem(error.status_code, f"{error.detail}.", remedy, error.headers)


async def _fault(_: Request, error: Exception) -> Response:
    _log.error("a request failed", exc_info=error)
    return problem(500, "Something went wrong here.", "Please report it, with what the server printed.")
