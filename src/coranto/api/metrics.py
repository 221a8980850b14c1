"""``/metrics``: what a server is asked, and what its dossier holds, in the text format of Prometheus.

It is no part of the API's description and stands behind the same guard. Routes are counted by their pattern: what was
asked for, and by whom, is in none of it.
"""

from collections import defaultdict
from time import monotonic
from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from coranto.metrics import MEDIA_TYPE, counter, exposition, gauge, of_dossier
from coranto.store.reader import open_reader

router = APIRouter(include_in_schema=False)

ROOT: Final = "/api/v1"
"""What the patterns are told without."""
OTHER: Final = "other"
_METHODS: Final = frozenset(("GET", "HEAD", "OPTIONS", "POST", "DELETE"))


class Counts:
    """What a server was asked so far."""

    def __init__(self) -> None:
        self.under_way = 0
        self.answers: Final[dict[tuple[str, ...], float]] = defaultdict(float)
        """By route, method and status."""
        self.seconds: Final[dict[tuple[str, ...], float]] = defaultdict(float)
        self.bytes: Final[dict[tuple[str, ...], float]] = defaultdict(float)
        """By route."""


class Counting:
    """Counts every request, those that are refused too."""

    def __init__(self, app: ASGIApp, counts: Counts) -> None:
        self._app = app
        self._counts = counts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As any application does."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        counts, begun, status, sent = self._counts, monotonic(), 500, 0

        async def counted(message: Message) -> None:
            nonlocal status, sent
            status = message.get("status", status)
            sent += len(message.get("body", b""))
            await send(message)

        counts.under_way += 1
        try:
            await self._app(scope, receive, counted)
        finally:
            counts.under_way -= 1
            route = getattr(scope.get("route"), "path", OTHER).removeprefix(ROOT)
            method = scope["method"] if scope["method"] in _METHODS else OTHER
            counts.answers[route, method, str(status)] += 1
            counts.seconds[route,] += monotonic() - begun
            counts.bytes[route,] += sent


@router.get("/metrics")
def metrics(request: Request) -> Response:
    """The figures as they stand."""
    state = request.app.state
    counts: Counts = state.counts
    families = [
        counter("requests", "Answers by pattern of the address, method, status.", dict(counts.answers),
                ("route", "method", "status")),
        counter("request_seconds", "Seconds that these took.", dict(counts.seconds), ("route",)),
        counter("response_bytes", "Bytes of their bodies as sent.", dict(counts.bytes), ("route",)),
        gauge("requests_under_way", "Requests that are being answered, this one and streams among them.",
              {(): counts.under_way}),
        gauge("listeners", "Streams of changes that are open.", {(): state.listeners}),
    ]  # fmt: skip
    with open_reader(state.stand.path) as reader:
        families += of_dossier(reader)
    return Response(exposition(families), media_type=MEDIA_TYPE, headers={"Cache-Control": "no-store"})
