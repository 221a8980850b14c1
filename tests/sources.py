"""Plain-text dispatches for tests."""

from coranto.model.source import Dispatch, Metadata
from coranto.text.identity import sha256_hex


def dispatch(text: str, doc: str = "a.txt", metadata: Metadata | None = None) -> Dispatch:
    """A plain-text dispatch."""
    digest = sha256_hex(text.encode("utf-8", "surrogatepass"))
    return Dispatch(doc, digest, digest, text, metadata or Metadata())
