"""What a server was told: where it listens, who may ask, who may write, and how much."""

import ipaddress
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from coranto.model.errors import BadRequestError

LOOPBACK: Final = frozenset(("localhost", "127.0.0.1", "[::1]"))
"""Names under which a machine asks itself."""
TOKEN_CHARS: Final = 16
"""Characters that a token has at least."""
PER_PAGE: Final = 100
"""Items of a list, where no number is asked for …"""
MOST_PER_PAGE: Final = 1000
"""… and at most."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a server was told; by default it answers this machine alone, and takes no verdicts."""

    host: str = "127.0.0.1"
    """The address that it listens on."""
    hosts: frozenset[str] = frozenset()
    """Names by which it may be asked, beside those of the loopback and its own address."""
    token: str | None = None
    """What whoever gives verdicts must show; null: nobody may."""
    embed: tuple[str, ...] = ()
    """Origins whose pages may show this one in a frame."""
    listeners: int = 32
    """Streams of changes that may be open at once."""
    body_bytes: int = 16_384
    """The most that a request may send."""
    query_bytes: int = 4_096
    """The most that an address may say after its question mark, and its path too."""

    def answers_to(self, host: str) -> bool:
        """Whether the server may be asked by that name, a port left out of account.

        A page elsewhere can have its own name lead here; it cannot do so with an address of digits. So where the server
        listens for others than this machine, any such address will do, but of names only those that it was told.
        """
        name = _without_port(host.lower())
        if name in LOOPBACK or name in self.hosts or name == self.host:
            return True
        return not is_loopback(self.host) and _is_address(name)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _without_port(host: str) -> str:
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0]


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


def token_of(file: Path) -> str:
    """The token in a file; where there is none, a new one, in a file that only its owner may read.

    Raises ``BadRequestError`` for a file that cannot be read or written, and for a token that is too short.
    """
    try:
        if not file.exists():
            file.touch(mode=0o600, exist_ok=False)
            file.write_text(secrets.token_urlsafe(32) + "\n", "utf-8")
        token = file.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise BadRequestError(f"{file} cannot be used as a token file", f"{error}.") from None
    if len(token) < TOKEN_CHARS:
        raise BadRequestError(
            f"The token in {file} is shorter than {TOKEN_CHARS} characters", "Remove the file to have a new one made."
        )
    return token


def require_origins(origins: tuple[str, ...]) -> tuple[str, ...]:
    """The origins, each ``https://host`` or ``http://host:port``; raises ``BadRequestError`` for what is none."""
    for origin in origins:
        scheme, mark, host = origin.partition("://")
        if scheme not in ("http", "https") or not mark or not host or any(sign in host for sign in "/;, \"'*?#\r\n\t"):
            raise BadRequestError(f"{origin} is no origin", "Write it as https://example.org, without a path.")
    return origins
