"""The press: a process of its own in which an edition is laid out, and questions that take long are answered.

Python's threads share one interpreter: who lays out a chronicle beside those who answer holds all of them up. The press
is told the address of a question as the server was asked it, and answers with the very same routes.
"""

import asyncio
import os
import signal
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

from coranto.api.problems import RefusedError
from coranto.model.errors import CorantoError
from coranto.model.grade import Grading
from coranto.view.reading.lines import Lines

POLITE: Final = 5
"""How much the press stands back behind those who answer (``nice``)."""
_REMEDY: Final = "Ask again in a few seconds."


@dataclass(frozen=True, slots=True)
class Proof:
    """An answer of the press: of what kind, and its bytes."""

    status: int
    media_type: str
    body: bytes


class Press:
    """A process that has one edition laid out; it goes with this one. Only one may ask it at a time."""

    def __init__(self, path: Path, *, polite: bool = True) -> None:
        """``polite``: whether it stands back behind others that want the processor."""
        context = get_context("spawn")
        self._line, other = context.Pipe()
        self._process = context.Process(target=_work, args=(path, other, polite), name="coranto-press", daemon=True)
        self._process.start()
        other.close()
        self._told: Sequence[Grading] | None = None

    def stands(self) -> str:
        """Which state of the dossier it has open, as ``Edition.stands``; raises what opening it raised."""
        return str(self._heard())

    def lines(self) -> Lines:
        """The lines, once they are laid out; to be asked for once, before all questions."""
        self._say("lines")
        lines = self._heard()
        assert isinstance(lines, Lines)
        return lines

    def ask(self, path: str, query: bytes, gradings: Sequence[Grading]) -> Proof:
        """The answer to a question of the API, with these of reviewers' grades."""
        self._say((path, query, None if gradings is self._told else gradings))
        self._told = gradings
        proof = self._heard()
        assert isinstance(proof, Proof)
        return proof

    @property
    def stopped(self) -> bool:
        """Whether the process is no more."""
        return not self._process.is_alive()

    def close(self) -> None:
        """Ends the process."""
        self._line.close()
        self._process.terminate()
        self._process.join(5)

    def _say(self, words: object) -> None:
        try:
            self._line.send(words)
        except OSError:
            raise _stopped() from None

    def _heard(self) -> object:
        try:
            heard = self._line.recv()
        except (EOFError, OSError):
            raise _stopped() from None
        if isinstance(heard, CorantoError):
            raise heard
        return heard


def _stopped() -> RefusedError:
    return RefusedError(503, "The process that lays out the chronicle has stopped", _REMEDY)


def _work(path: Path, line: Connection, polite: bool) -> None:
    """What the process does: opens the dossier, says which state of it that is, answers till it is closed."""
    from coranto.api.app import create_app
    from coranto.api.newsstand import Newsstand

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if polite and hasattr(os, "nice"):
        os.nice(POLITE)
    loop = asyncio.new_event_loop()
    try:
        stand = Newsstand(path, readers=1)
    except CorantoError as error:
        line.send(error)
        return
    app = create_app(stand)
    with stand.edition() as edition:
        line.send(edition.stands)
        while (asked := _next(line)) is not None:
            if asked == "lines":
                line.send(_lines(edition))
                continue
            address, query, gradings = asked
            if gradings is not None:
                edition.take_grades(gradings)
            line.send(loop.run_until_complete(_answered(app, address, query)))


def _next(line: Connection) -> Any:
    try:
        return line.recv()
    except (EOFError, OSError):
        return None


def _lines(edition: Any) -> Lines | CorantoError:
    try:
        lines: Lines = edition.lines()
    except CorantoError as error:
        return error
    return lines


async def _answered(app: Any, path: str, query: bytes) -> Proof:
    """What the routes of the application answer."""
    heard: list[Mapping[str, Any]] = []
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
        "path": path, "query_string": query, "root_path": "", "client": None,
        "headers": [(b"host", b"localhost")], "server": ("localhost", 80),
    }  # fmt: skip

    async def receive() -> Mapping[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Mapping[str, Any]) -> None:
        heard.append(message)

    try:
        await app(scope, receive, send)
    except Exception:  # what was answered with a problem is raised once more, for a web server to log
        if not heard:
            raise
    start, *rest = heard
    headers = {name.decode().lower(): value.decode() for name, value in start["headers"]}
    return Proof(start["status"], headers["content-type"], b"".join(message.get("body", b"") for message in rest))
