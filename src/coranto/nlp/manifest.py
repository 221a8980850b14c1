"""What the shipped weights say of themselves; read without opening them."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from coranto.resources import read_bytes

FOLDER: Final = "weights"
Files = Callable[[str], bytes]
"""Gives a file of the weights by its name."""


def shipped(name: str) -> bytes:
    """A file of the weights that the package carries."""
    return read_bytes(f"{FOLDER}/{name}")


@dataclass(frozen=True, slots=True)
class Manifest:
    """``weights/manifest.json``: the model's name, the digest of all its files, and what its numbers are bound to."""

    name: str
    version: str
    digest: str
    features: tuple[str, ...]
    """Meaning of each bit of a word, in order."""
    outputs: Mapping[str, tuple[str, ...]]
    """Meaning of each output of a word, by head, in order."""


def manifest(files: Files = shipped) -> Manifest:
    """The manifest of the weights. Raises OSError, KeyError or ValueError where it is missing or no manifest."""
    given = json.loads(files("manifest.json"))
    outputs = {head: tuple(names) for head, names in given["outputs"].items()}
    return Manifest(given["name"], given["version"], given["digest"], tuple(given["features"]), outputs)
