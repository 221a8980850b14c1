"""Asking an HTTP endpoint, with patience and within bounds: the only file of ``nlp`` that opens a connection."""

import json
import os
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.client import HTTPException, HTTPMessage
from typing import IO, Final, Protocol
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from coranto.model.errors import AnswerError, EndpointError
from coranto.model.version import VERSION
from coranto.text.moments import seconds_to_wait

LARGEST_ANSWER: Final = 32 * 1024 * 1024
"""Bytes; a full batch of embeddings is smaller."""
LONGEST_PAUSE_S: Final = 60.0
"""An endpoint that asks for a longer pause is given up."""
_AGAIN: Final = frozenset({429, 500, 502, 503, 504})
_REMEDIES: Final = {
    400: "Check the model's name; if the server knows no JSON mode, add '&json=off'.",
    401: "Name the environment variable that holds a valid key: '&key=VARIABLE'.",
    403: "Name the environment variable that holds a valid key: '&key=VARIABLE'.",
    404: "Check the address and the model's name.",
    413: "Send less at a time: '&window=1500'.",
    422: "Check the model's name; if the server knows no JSON mode, add '&json=off'.",
    429: "Wait, or ask with fewer workers.",
}
_HEADERS: Final = {"Accept": "application/json", "User-Agent": f"coranto/{VERSION}"}
_KEY: Final = re.compile(r"[!-~]+")


class _Response(Protocol):
    def read1(self, size: int, /) -> bytes: ...


class _NoRedirect(HTTPRedirectHandler):
    """A redirect is an error: it would carry the text, and the key, to an address that nobody named."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        return None


_OPENER: Final = build_opener(_NoRedirect)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where to ask, and how long."""

    base: str
    """The address up to and with the version: ``http://localhost:8080/v1``."""
    key_variable: str | None
    """The environment variable that holds the key. The key itself is read for each call and kept nowhere."""
    timeout_s: float
    """For one answer as a whole."""
    attempts: int
    sleep: Callable[[float], None] = field(default=time.sleep, repr=False, compare=False)

    def post(self, path: str, payload: object) -> bytes:
        """The body of the answer to ``payload``, sent as JSON; as ``get`` where that fails."""
        headers = {**_HEADERS, "Content-Type": "application/json"}
        return self._asked(Request(self.base + path, data=json.dumps(payload).encode("ascii"), headers=headers))

    def get(self, path: str) -> bytes:
        """The body of the answer at ``path``, which may end in a query.

        Asks again, after the pause that the endpoint states or after 1, 2, 4 … seconds, where it is too busy (429) or
        in trouble (500, 502, 503, 504). Raises EndpointError where it cannot be reached, refuses, or is too slow.
        """
        return self._asked(Request(self.base + path, headers=_HEADERS))

    def _asked(self, request: Request) -> bytes:
        key = self._key()
        if key:
            request.add_unredirected_header("Authorization", f"Bearer {key}")
        for attempt in range(1, self.attempts + 1):
            try:
                return self._answer(request)
            except HTTPError as error:
                with error:
                    pause = _pause_s(error, attempt) if error.code in _AGAIN and attempt < self.attempts else None
                    if pause is None or pause > LONGEST_PAUSE_S:
                        raise self._refused(error, key, pause) from None
            except TimeoutError:
                raise self._too_slow() from None
            except (OSError, HTTPException) as error:
                reason = error.reason if isinstance(error, URLError) else error
                if isinstance(reason, TimeoutError):
                    raise self._too_slow() from None
                raise EndpointError(
                    f"{self.base} cannot be reached: {_one_line(str(reason) or type(reason).__name__, key)}",
                    "Check the address, and that the server is running.",
                ) from None
            self.sleep(pause)
        raise AssertionError("the last attempt returns or raises")

    def _answer(self, request: Request) -> bytes:
        """The whole body. The time limit holds for all of it, not for each packet."""
        deadline = time.monotonic() + self.timeout_s
        body = bytearray()
        with _OPENER.open(request, timeout=self.timeout_s) as response:
            while chunk := response.read1(65536):
                body += chunk
                if time.monotonic() > deadline:
                    raise TimeoutError
                if len(body) > LARGEST_ANSWER:
                    raise AnswerError(
                        f"The answer of {self.base} is longer than {LARGEST_ANSWER // 1024 // 1024} MB",
                        "Check the address.",
                    )
        return bytes(body)

    def _key(self) -> str | None:
        """The key, if there is to be one. No message shows it: http.client's own would."""
        if self.key_variable is None:
            return None
        key = os.environ.get(self.key_variable, "").strip()
        if not key:
            raise EndpointError(
                f"The environment variable {self.key_variable} holds no key", f"Run: export {self.key_variable}=…"
            )
        if not _KEY.fullmatch(key):
            raise EndpointError(
                f"What the environment variable {self.key_variable} holds is not a key",
                "A key is one word of ASCII characters.",
            )
        return key

    def _refused(self, error: HTTPError, key: str | None, pause: float | None) -> EndpointError:
        if 300 <= error.code < 400:
            return EndpointError(f"{self.base} leads elsewhere ({error.code})", "Give the address that it leads to.")
        try:
            body = error.read(2000).decode("utf-8", errors="replace")
        except (OSError, HTTPException):
            body = ""
        what = f"{self.base} answered {error.code}"
        if pause is not None:
            what += f" and asks for a pause of {pause:.0f} s"
        said = _one_line(body, key)
        return EndpointError(
            f"{what}: {said}" if said else what, _REMEDIES.get(error.code, "Look into the server's log.")
        )

    def _too_slow(self) -> EndpointError:
        return EndpointError(
            f"{self.base} did not answer within {self.timeout_s:g} s",
            "Give it more time ('&timeout=300').",
        )


def _pause_s(error: HTTPError, attempt: int) -> float:
    """Seconds to wait: what ``Retry-After`` states, else twice as long each time."""
    stated = (error.headers.get("Retry-After") or "").strip()
    seconds = seconds_to_wait(stated, datetime.now(UTC))
    return float(2 ** (attempt - 1)) if seconds is None else seconds


def _one_line(text: str, key: str | None) -> str:
    """What a server says, without the key, without line ends, at most 200 characters."""
    shown = text.replace(key, "***") if key else text
    return "".join(c if c.isprintable() else " " for c in " ".join(shown.split()))[:200].rstrip(".")
