"""What an item of a file that holds several is called."""

import re
from typing import Final
from urllib.parse import unquote

_ADDRESS = re.compile(r"https?://[^\s<>\"\x00-\x1f]{1,2000}", re.IGNORECASE)

LONGEST_ID: Final = 200


def web_address(value: object) -> str | None:
    """``value`` if it is an address on the web, else null: other schemes are no source one can go back to."""
    if not isinstance(value, str):
        return None
    address = value.strip()
    return address if _ADDRESS.fullmatch(address) and address.isprintable() else None


def item_name(doc: str, url: str | None, identity: str | None, fallback: str) -> str:
    """The name of an item of ``doc``: its address, else ``doc::id``, else ``fallback``."""
    if url is not None:
        return url
    if identity is not None:
        address = web_address(identity)
        if address is not None:
            return address
        if len(identity) <= LONGEST_ID and identity.isprintable():
            return f"{doc}::{identity}"
    return fallback


HOME: Final = "https://dossier.invalid/"
"""Under this address a web archive that Coranto wrote keeps what has none (RFC 2606: nobody can own it)."""
METADATA_FIELD: Final = "X-Coranto-Metadata"
"""Field of a record in which such an archive keeps what a source said of itself, as JSON."""
OWN_DOSSIER: Final = "urn:coranto:"
"""Under this its other exports call a dossier, and what is in it."""
OWN: Final = OWN_DOSSIER + "document:"
"""And so a document that has no address."""


def own_name(address: str) -> str | None:
    """The name that an export of ours gives under this address; empty for its chronicle, null for others' addresses."""
    for prefix in (HOME, OWN):
        if address.startswith(prefix):
            name = unquote(address.removeprefix(prefix))
            return name if not name or (name.isprintable() and "\ufffd" not in name) else address
    return None
