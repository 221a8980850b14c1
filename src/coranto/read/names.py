"""What an item of a file that holds several is called."""

import re
from typing import Final

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
