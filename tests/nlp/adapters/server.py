"""A small server that speaks the OpenAI protocol, for tests: it gives prepared replies and keeps what it was asked."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any


@dataclass(frozen=True)
class Reply:
    """What the server sends next."""

    body: str | bytes = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay_s: float = 0
    """Before the answer."""
    drip_s: float = 0
    """After each byte of it."""


@dataclass
class Asked:
    """One request as it came."""

    path: str
    authorization: str | None
    payload: Any


@dataclass
class Server:
    """Where it listens, what it will say (the last reply again and again), and what it was asked."""

    url: str
    replies: list[Reply]
    asked: list[Asked] = field(default_factory=list)


def names(*entities: object, **choice: object) -> Reply:
    """A chat completion that lists entities."""
    return said(json.dumps({"entities": entities}), **choice)


def said(content: str | None, **choice: object) -> Reply:
    """A chat completion with such content."""
    return Reply(json.dumps({"id": "1", "choices": [{"index": 0, "message": {"content": content}, **choice}]}))


@contextmanager
def serving(*replies: Reply) -> Iterator[Server]:
    """A server on this machine, as long as the block runs."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["Content-Length"]))
            server.asked.append(Asked(self.path, self.headers["Authorization"], json.loads(raw)))
            reply = server.replies.pop(0) if len(server.replies) > 1 else server.replies[0]
            time.sleep(reply.delay_s)
            body = reply.body.encode() if isinstance(reply.body, str) else reply.body
            try:
                self.send_response(reply.status)
                for name, value in {"Content-Length": str(len(body)), **reply.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                for at in range(len(body)) if reply.drip_s else ():
                    self.wfile.write(body[at : at + 1])
                    time.sleep(reply.drip_s)
                if not reply.drip_s:
                    self.wfile.write(body)
            except OSError:
                pass  # the client has gone, as a test of time limits wants

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as httpd:
        server = Server(f"http://127.0.0.1:{httpd.server_port}", list(replies))
        thread = Thread(target=httpd.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            httpd.shutdown()
            thread.join()
