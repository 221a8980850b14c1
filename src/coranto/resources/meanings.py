"""The directions in which meanings of sentences differ most: by these a vector of the embedder is made short."""

from coranto.resources import read_bytes


def load() -> bytes:
    """The axes of the package, made by ``training/meanings.py``; as ``coranto.nlp.meanings`` takes them."""
    return read_bytes("meaning_axes.bin")
