"""The application: routes, guards and problems put together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute
from starlette.middleware.gzip import GZipMiddleware

from coranto.api import chronicle, documents, grades, names, problems, room, statements, stream, verdicts
from coranto.api.guards import Guard
from coranto.api.metrics import Counting, Counts
from coranto.api.metrics import router as metrics
from coranto.api.newsstand import Newsstand
from coranto.api.settings import Settings
from coranto.model.version import VERSION

ROOT: Final = "/api/v1"
ROUTERS: Final = (chronicle, statements, names, documents, verdicts, grades, stream)
GZIP_BYTES: Final = 1_000
"""Answers shorter than this are sent as they are."""
DESCRIPTION: Final = """A chronicle of news dispatches: what happened, who says so, what is disputed, and the exact
characters that each statement rests on. Nothing is in it that no source wrote.

Answers carry an `ETag` that changes with the dossier's version: ask again with `If-None-Match`. Offsets are Unicode
code points, half-open. What is unknown is null. Lists come a page at a time: `next` is the cursor of the following one.
"""


def create_app(stand: Newsstand, settings: Settings | None = None) -> FastAPI:
    """The application that serves the editions of a newsstand, which is opened and closed with it."""
    settings = settings or Settings()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        with stand:
            yield

    app = FastAPI(
        title="Coranto", version=VERSION, description=DESCRIPTION, lifespan=lifespan,
        openapi_url=f"{ROOT}/openapi.json", docs_url=None, redoc_url=None,
    )  # fmt: skip
    app.state.stand, app.state.settings, app.state.listeners = stand, settings, 0
    app.state.counts = Counts()
    problems.install(app)
    for part in ROUTERS:
        app.include_router(part.router, prefix=ROOT)
    app.include_router(metrics)
    app.include_router(room.router)
    app.add_middleware(GZipMiddleware, minimum_size=GZIP_BYTES, compresslevel=5)
    app.add_middleware(Guard, settings=settings)
    app.add_middleware(Counting, counts=app.state.counts)
    app.openapi = lambda: described(app)  # type: ignore[method-assign]
    return app


def described(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI description, with examples; problems are said to be of their own media type."""
    if app.openapi_schema is None:
        schema = get_openapi(
            title=app.title, version=app.version, description=app.description, routes=app.routes, tags=_TAGS
        )
        for path in schema["paths"].values():
            for operation in path.values():
                _as_problems(operation["responses"])
        for part in ROUTERS:
            for route in part.router.routes:
                if isinstance(route, APIRoute):
                    _exemplify(schema["paths"][f"{ROOT}{route.path_format}"], route)
        for name in ("HTTPValidationError", "ValidationError"):
            schema["components"]["schemas"].pop(name, None)
        app.openapi_schema = schema
    return app.openapi_schema


def _exemplify(path: dict[str, Any], route: APIRoute) -> None:
    """Puts the examples in as they are: FastAPI leaves out of them what is null."""
    for method in route.methods or ():
        for status, response in route.responses.items():
            for media_type, content in response.get("content", {}).items():
                told = path[method.lower()]["responses"][str(status)]["content"][media_type]
                told["example"] = content["example"]


def _as_problems(responses: dict[str, Any]) -> None:
    for status, response in responses.items():
        if status.startswith(("4", "5")):
            model = {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}
            response["content"] = {problems.MEDIA_TYPE: model}


_TAGS: Final = [
    {"name": "chronicle", "description": "The dossier, its lines, events and disputes; what is new."},
    {"name": "statements", "description": "Who says what, and how many."},
    {"name": "names", "description": "Who and where. No page is made of a person without a public role."},
    {"name": "documents", "description": "Dispatches, searching them, passages of them."},
    {"name": "judgements", "description": "People's verdicts and grades. Giving and undoing them needs a token."},
]
