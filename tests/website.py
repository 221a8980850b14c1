"""A website on this machine for tests: it answers as it is told, and remembers what it was asked."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = tuple[int, dict[str, str], bytes]
"""Status, head, body."""


@dataclass
class Asked:
    """One question: method, path, head by names in lower case, body."""

    method: str
    path: str
    head: dict[str, str]
    body: bytes


@dataclass
class Website:
    """Pages by path; a page is a reply, or makes one of a question. ``raw`` ones write to the socket themselves."""

    pages: dict[str, Reply | Callable[[Asked], Reply]] = field(default_factory=dict)
    raw: dict[str, Callable[[Any], None]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    port: int = 0
    stopped: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str = "/", host: str = "localhost") -> str:
        """The address of a page."""
        return f"http://{host}:{self.port}{path}"

    def paths(self, but: str = "/robots.txt") -> list[str]:
        """What was asked for, in order, but for the rules."""
        return [one.path for one in self.asked if one.path != but]

    def answer(self, asked: Asked) -> Reply:
        """What is said to a question; a page with an ETag of its own is not sent twice."""
        self.asked.append(asked)
        page = self.pages.get(asked.path, (404, {}, b"none"))
        status, head, body = page(asked) if callable(page) else page
        if status == 200 and "ETag" in head and asked.head.get("if-none-match") == head["ETag"]:
            return 304, head, b""
        return status, head, body


@contextmanager
def website(pages: dict[str, Reply | Callable[[Asked], Reply]] | None = None) -> Iterator[Website]:
    """A website that is up for as long as the context."""
    site = Website(dict(pages or {}))

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            raw = site.raw.get(self.path)
            if raw is not None:
                site.asked.append(Asked("GET", self.path, self._head(), b""))
                with suppress(OSError):
                    raw(self)
                self.close_connection = True
                return
            self._reply("GET")

        def do_HEAD(self) -> None:
            self._reply("HEAD")

        def do_POST(self) -> None:
            self._reply("POST")

        def _head(self) -> dict[str, str]:
            return {name.lower(): value for name, value in self.headers.items()}

        def _reply(self, method: str) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            status, head, answer = site.answer(Asked(method, self.path, self._head(), body))
            with suppress(OSError):
                self.send_response(status)
                for name, value in {"Content-Type": "text/html; charset=utf-8", **head}.items():
                    self.send_header(name, value)
                if status not in (204, 304):
                    self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                if status not in (204, 304) and method != "HEAD":
                    self.wfile.write(answer)

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.stopped.set()
        server.shutdown()
        server.server_close()
        thread.join()


class FakeClock:
    """Time that passes only when somebody waits; ``stops_at`` ends the waiting for good."""

    def __init__(self, start: float = 1_700_000_000.0) -> None:
        self.time = start
        self.waited: list[float] = []
        self.stop_after: int | None = None

    def now(self) -> float:
        return self.time

    def wait(self, seconds: float) -> bool:
        self.waited.append(seconds)
        self.time += max(seconds, 0.0)
        return self.stop_after is not None and len(self.waited) >= self.stop_after
