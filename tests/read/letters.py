"""Letters written line by line, for the tests of reading them."""

import base64
from collections.abc import Sequence

PLAIN = "The ferry to Zamboanga was late on Monday.\nNobody could say why, passengers said."
PAGE = (
    "<html lang='en'><head><meta charset='utf-8'></head><body><article><h1>Ferry late</h1><p>The ferry to Zamboanga "
    "was late on Monday. Nobody could say why, passengers said.</p></article></body></html>"
)
HEAD = {
    "From": "Strait Radio <news@strait.example>",
    "To": "readers@strait.example",
    "Date": "Mon, 3 May 2027 18:30:00 +0800",
    "Subject": "=?utf-8?b?8J+aoiBGZXJyeSBsYXRl?= on Monday",
    "Message-ID": "<77.9@strait.example>",
    "MIME-Version": "1.0",
}


def part(kind: str, body: str | bytes, *head: str) -> bytes:
    """A part, packed as base64 where it is given as bytes."""
    lines = [f"Content-Type: {kind}", *head]
    if isinstance(body, bytes):
        lines.append("Content-Transfer-Encoding: base64")
        return ("\r\n".join(lines) + "\r\n\r\n").encode() + base64.encodebytes(body)
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + body.encode()


def many(kind: str, parts: Sequence[bytes], boundary: str = "=_b") -> bytes:
    """Parts in one."""
    inner = b"".join(b"--%s\r\n%s\r\n" % (boundary.encode(), one) for one in parts)
    return (
        f'Content-Type: multipart/{kind}; boundary="{boundary}"\r\n\r\n'.encode()
        + inner
        + f"--{boundary}--\r\n".encode()
    )


def letter(body: bytes, **changed: str) -> bytes:
    """A letter; ``changed``: fields of its head, with ``_`` for ``-``."""
    head = {**HEAD, **{name.replace("_", "-"): value for name, value in changed.items()}}
    return "".join(f"{name}: {value}\r\n" for name, value in head.items() if value).encode() + body
