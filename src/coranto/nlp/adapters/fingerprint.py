"""What decides a model's answers, in one hash."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from coranto.text.identity import sha256_hex


def settings_digest(settings: Mapping[str, object]) -> str:
    """The SHA-256 of settings that JSON can hold, whatever their order."""
    return sha256_hex(json.dumps(settings, sort_keys=True, default=str).encode())


def folder_digest(folder: Path) -> str:
    """The SHA-256 over the names and bytes of all files in a folder, hidden files and byte code aside.

    Raises OSError where a file cannot be read.
    """
    lines = []
    for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix()):
        name = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") or part == "__pycache__" for part in name.parts):
            with path.open("rb") as stream:
                lines.append(f"{hashlib.file_digest(stream, 'sha256').hexdigest()} {name.as_posix()}\n")
    return sha256_hex("".join(lines).encode("utf-8", "surrogateescape"))
