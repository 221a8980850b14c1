"""Changes as they come: server-sent events."""

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from msgspec.json import encode
from starlette.responses import Response, StreamingResponse

from coranto.api import examples
from coranto.api.answers import problems, stand_of
from coranto.api.newsstand import Newsstand
from coranto.api.problems import RefusedError
from coranto.api.settings import Settings

router = APIRouter(tags=["chronicle"])

STEP_SECONDS: Final = 0.25
"""How often it is looked whether there is another edition."""
BEAT_SECONDS: Final = 15.0
"""How long nothing may be sent: what stands between may else take the line for dead."""
_TOLD = {200: {"content": {"text/event-stream": {"example": examples.CHANGES}}}, **problems(422, 429)}


@router.get("/changes", response_class=StreamingResponse, responses=_TOLD)
async def changes(
    request: Request,
    seconds: Annotated[float, Query(ge=0, le=86_400, description="How long to go on, at most.")] = 86_400,
) -> Response:
    """Sends an event `changed` with the new version when sources arrived or verdicts were given, and `graded` when only
    reviewers' grades are others; asked again with `Last-Event-ID`, at once if it has changed meanwhile.
    """
    state = request.app.state
    settings: Settings = state.settings
    if state.listeners >= settings.listeners:
        raise RefusedError(
            429, "Too many listen for changes", "Close another page, or ask for the dossier now and then."
        )
    state.listeners += 1
    known = request.headers.get("last-event-id")

    async def events() -> AsyncIterator[bytes]:
        try:
            async for event in _events(stand_of(request), seconds, known):
                yield event
        finally:
            state.listeners -= 1

    return StreamingResponse(events(), media_type="text/event-stream", headers={"Cache-Control": "no-store"})


async def _events(stand: Newsstand, seconds: float, known: str | None) -> AsyncIterator[bytes]:
    version, mark = stand.marks
    version = known or version
    yield b"retry: 3000\n: listening\n\n"
    passed = quiet = 0.0
    while not stand.stopped:
        now = stand.marks
        if now[0] != version:
            (version, mark), quiet = now, 0.0
            yield f"id: {version}\nevent: changed\ndata: ".encode() + encode({"version": version}) + b"\n\n"
        elif now[1] != mark:
            mark, quiet = now[1], 0.0
            yield b"event: graded\ndata: " + encode({"grades": mark}) + b"\n\n"
        elif quiet >= BEAT_SECONDS:
            quiet = 0.0
            yield b": still here\n\n"
        if passed >= seconds:
            return
        await asyncio.sleep(STEP_SECONDS)
        passed, quiet = passed + STEP_SECONDS, quiet + STEP_SECONDS
