"""What stands before every request: who may ask, how much, and what the answer allows a browser to do with it."""

from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from coranto.api.problems import problem
from coranto.api.settings import Settings

_SAFE: Final = frozenset(("GET", "HEAD", "OPTIONS"))


def policy(settings: Settings) -> str:
    """The content security policy: nothing but what this server itself gives, and no script or style within a page."""
    frames = " ".join(settings.embed) or "'none'"
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        f"connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors {frames}"
    )


class Guard:
    """Refuses what should not be asked, and sets the headers of every answer."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        self._headers = {
            "Content-Security-Policy": policy(settings),
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        } | ({} if settings.embed else {"X-Frame-Options": "DENY"})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers[name] = value
            await send(message)

        refusal = self._refusal(scope)
        if refusal is not None:
            await problem(*refusal)(scope, receive, sealed)
            return
        if scope["method"] in _SAFE:
            await self._app(scope, receive, sealed)
            return
        body = await _read(receive, self._settings.body_bytes)
        if body is None:
            told = f"At most {self._settings.body_bytes} bytes are taken."
            await problem(413, told, "Send less.")(scope, receive, sealed)
            return
        await self._app(scope, _given(body, receive), sealed)

    def _refusal(self, scope: Scope) -> tuple[int, str, str] | None:
        """Status, what is wrong and the remedy; null where nothing is."""
        headers, most = Headers(scope=scope), self._settings.query_bytes
        host = headers.get("host", "")
        if not self._settings.answers_to(host):
            return (
                421,
                "This server does not answer to that name.",
                "Ask by localhost, or serve with --allow-host.",
            )
        if len(scope.get("query_string", b"")) > most or len(scope.get("raw_path") or b"") > most:
            return 414, f"An address may have {most} bytes.", "Ask for less at a time."
        if scope["method"] not in _SAFE and not _from_here(headers, host):
            return 403, "Only this server's own page, or a program, may write.", "Open the page at this address."
        return None


def _from_here(headers: Headers, host: str) -> bool:
    """Whether a request comes from our own page, or from no page at all."""
    if headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc.lower() == host.lower()


async def _read(receive: Receive, most: int) -> bytes | None:
    """The body of a request; null where it has more bytes than that."""
    pieces: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return b"".join(pieces)
        pieces.append(message.get("body", b""))
        size += len(pieces[-1])
        if size > most:
            return None
        if not message.get("more_body", False):
            return b"".join(pieces)


def _given(body: bytes, receive: Receive) -> Receive:
    """Gives a body that was read before, then whatever comes after it."""
    waiting = [body]

    async def given() -> Message:
        if waiting:
            return {"type": "http.request", "body": waiting.pop(), "more_body": False}
        return await receive()

    return given
