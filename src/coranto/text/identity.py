"""Content hashes: the only source of ids."""

import hashlib
from base64 import b32encode

ID_LENGTH = 12
"""Characters of a content id: 60 bits, a collision among ten million records is less likely than 1 in 20,000."""


def sha256_hex(data: bytes) -> str:
    """The SHA-256 of ``data`` as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def content_id(*parts: str | int | None) -> str:
    """An id of ``ID_LENGTH`` lower-case base-32 characters that depends on ``parts`` and their order alone.

    Parts are joined with the unit separator (U+001F), so ``("ab", "c")`` and ``("a", "bc")`` differ.
    """
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return b32encode(hashlib.sha256(joined.encode("utf-8", "surrogatepass")).digest()).decode()[:ID_LENGTH].lower()
