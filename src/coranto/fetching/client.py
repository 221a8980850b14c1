"""One question to one machine, and its answer: no more than was asked for, in no longer than was allowed."""

import ssl
import threading
from collections.abc import Mapping
from typing import Final
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

import httpcore

from coranto.fetching.addresses import Addresses
from coranto.fetching.answers import Answer, Limits, taken, unpacked
from coranto.fetching.connections import Deadline, pool
from coranto.fetching.failures import FetchError
from coranto.model.version import VERSION

AGENT: Final = "coranto"
"""The name by which a site's ``robots.txt`` may address it."""
LONGEST_ADDRESS: Final = 2_000
"""Characters of an address as it is asked; the sitemap protocol too takes fewer than 2,048."""


class Client:
    """Asks. Keeps no connection, no cookie and no password, and follows no redirect: who calls decides on these."""

    def __init__(
        self, addresses: Addresses | None = None, limits: Limits | None = None, contact: str | None = None
    ) -> None:
        self._addresses: Final = addresses or Addresses()
        self.limits: Final = limits or Limits()
        self._agent: Final = f"{AGENT}/{VERSION}" + (f" (+{contact})" if contact else "")
        self.stopped: Final = threading.Event()
        """Set where nothing is to be asked any more."""

    def stop(self) -> None:
        """Breaks off whatever is being asked, and refuses to ask anything more."""
        self.stopped.set()

    def get(self, url: str, head: Mapping[str, str] | None = None, *, limit: int | None = None) -> Answer:
        """The answer to a question; raises ``FetchError``. ``limit``: bytes of the body, else as ``limits`` say."""
        return self._asked("GET", url, {"Accept-Encoding": "gzip", **(head or {})}, b"", limit)

    def post(self, url: str, head: Mapping[str, str], body: bytes) -> Answer:
        """The answer to what was sent; raises ``FetchError``."""
        return self._asked("POST", url, head, body, None)

    def _asked(self, method: str, url: str, head: Mapping[str, str], body: bytes, limit: int | None) -> Answer:
        address = web_address(url)
        most = self.limits.most_bytes if limit is None else limit
        lines = {"Host": _host(address), "User-Agent": self._agent, "Accept": "*/*", "Connection": "close", **head}
        if body:
            lines["Content-Length"] = str(len(body))
        try:
            with (
                pool(self._addresses, Deadline(self.limits.seconds, self.stopped)) as connections,
                connections.stream(
                    method,
                    address,
                    headers=[
                        (name.encode("ascii"), value.encode("latin-1", "replace")) for name, value in lines.items()
                    ],
                    content=body or None,
                ) as response,
            ):
                found: dict[str, str] = {}
                for name, value in response.headers:
                    found.setdefault(name.decode("latin-1").lower(), value.decode("latin-1"))
                packed = taken(response.iter_stream(), most) if response.status not in (204, 304) else b""
                data = unpacked(packed, found.get("content-encoding", "").strip().lower(), most)
                return Answer(url, response.status, found, data)
        except httpcore.TimeoutException:
            what = f"no answer in {self.limits.seconds:g} s"
            raise FetchError(what, "see whether the site is up") from None
        except (httpcore.NetworkError, httpcore.ProtocolError, ssl.SSLError) as error:
            raise FetchError(
                f"no answer that can be read ({error or type(error).__name__})", "see whether the site is up"
            ) from error


def web_address(url: str) -> str:
    """The address as it is asked, in ASCII and without fragment; raises ``FetchError`` for what is none."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if host is None or parts.scheme not in ("http", "https") or not url.isprintable():
        raise _no_address(url)
    if parts.username is not None or parts.password is not None:
        raise FetchError("an address with a password in it", "give one without", final=True)
    try:
        name = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        raise FetchError(f"no name of a machine: {host!r}", "see whether it is right", final=True) from None
    site = f"[{name}]" if ":" in name else name
    site += f":{port}" if port is not None else ""
    path = quote(parts.path, safe="/%:=&?~+!$,;'@()*[]") or "/"
    made = urlunsplit((parts.scheme, site, path, quote(parts.query, safe="/%:=&?~+!$,;'@()*[]"), ""))
    if len(made) > LONGEST_ADDRESS:
        raise _no_address(url)
    return made


def linked(page: str, link: str) -> str:
    """The address that a link on a page leads to, as ``web_address`` has it, which it raises as."""
    try:
        whole = urljoin(page, link)
    except ValueError:
        raise _no_address(link) from None
    return web_address(whole)


def _no_address(url: str) -> FetchError:
    return FetchError(f"no address on the web: {url[:200]!r}", "write it as https://…", final=True)


def site_of(url: str) -> str:
    """Scheme, host and port of an address, by which robots and delays are kept."""
    parts = urlsplit(web_address(url))
    return f"{parts.scheme}://{parts.netloc}"


def _host(address: str) -> str:
    return urlsplit(address).netloc
