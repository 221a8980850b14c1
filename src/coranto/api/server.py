"""Listens, on an address that is known before anything is asked for, until it is told to stop."""

import socket
import sys
from collections.abc import Callable
from typing import Final

import uvicorn

from coranto.api.app import create_app
from coranto.api.newsstand import Newsstand
from coranto.api.settings import Settings
from coranto.model.errors import BadRequestError

FAREWELL_SECONDS: Final = 3
"""How long answers that are under way may still take when the server stops."""
SWITCH_SECONDS: Final = 0.001
"""How long the thread that lays out the next edition keeps the interpreter from those that answer: Python has 0.005."""
WAITING: Final = 128
"""Requests that may wait to be taken."""


def listening(host: str, port: int) -> socket.socket:
    """A socket at that address; port 0 is any that is free. Raises ``BadRequestError`` where it cannot be had."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        opened = socket.socket(family, kind, protocol)
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind(address)
        opened.listen(WAITING)
    except OSError as error:
        raise BadRequestError(
            f"{host}:{port} cannot be listened on ({error.strerror})", "Choose another with --host and --port."
        ) from None
    return opened


def address_of(opened: socket.socket) -> str:
    """The address under which a browser on this machine finds the socket."""
    host, port = opened.getsockname()[:2]
    host = {"0.0.0.0": "localhost", "::": "localhost", "127.0.0.1": "localhost"}.get(host, host)
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def serve(
    stand: Newsstand, settings: Settings, opened: socket.socket, ready: Callable[[uvicorn.Server], object] | None = None
) -> None:
    """Answers on the socket until the process is interrupted, or the server given to ``ready`` is told to exit."""
    config = uvicorn.Config(
        create_app(stand, settings), log_config=None, log_level="warning", access_log=False, server_header=False,
        lifespan="on", timeout_graceful_shutdown=FAREWELL_SECONDS,
        h11_max_incomplete_event_size=4 * settings.query_bytes,
    )  # fmt: skip
    server = _Server(config, stand)
    sys.setswitchinterval(SWITCH_SECONDS)
    if ready is not None:
        ready(server)
    server.run(sockets=[opened])


class _Server(uvicorn.Server):
    """Lets those go first who listen for changes, since they would listen for ever."""

    def __init__(self, config: uvicorn.Config, stand: Newsstand) -> None:
        super().__init__(config)
        self._stand = stand

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._stand.stop()
        await super().shutdown(sockets)
