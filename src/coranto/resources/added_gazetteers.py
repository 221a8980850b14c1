"""The gazetteers that a user has added: compiled files in one folder, which later runs open beside the shipped one.

The folder is ``$CORANTO_GAZETTEERS`` where that is set, else ``coranto/gazetteers`` in ``$XDG_DATA_HOME``, which is
``~/.local/share`` unless set (XDG Base Directory Specification).
"""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from coranto.model.errors import BadRequestError, NotFoundError
from coranto.resources.place_table import read_meta

SUFFIX: Final = ".sqlite"


@dataclass(frozen=True, slots=True)
class AddedGazetteer:
    """One gazetteer of the user's."""

    name: str
    places: int
    names: int
    """How many different names it holds."""
    source: str
    """The name of the file that it was made from."""
    digest: str
    """SHA-256 of its content, in hexadecimal."""
    size_bytes: int
    path: Path


def folder() -> Path:
    """Where added gazetteers lie; it may not exist."""
    if named := os.environ.get("CORANTO_GAZETTEERS"):
        return Path(named)
    data = os.environ.get("XDG_DATA_HOME")
    return (Path(data) if data else Path.home() / ".local" / "share") / "coranto" / "gazetteers"


def paths() -> tuple[Path, ...]:
    """The files of all added gazetteers, by name."""
    return tuple(sorted(path for path in folder().glob(f"*{SUFFIX}") if not path.name.startswith(".")))


def added() -> tuple[AddedGazetteer, ...]:
    """All added gazetteers, by name. Raises ``BadRequestError`` for a file in their folder that is none."""
    return tuple(map(described, paths()))


def remove(name: str) -> None:
    """Deletes an added gazetteer. Raises ``NotFoundError`` if there is none of that name."""
    found = next((path for path in paths() if path.name.removesuffix(SUFFIX) == name), None)
    if found is None:
        raise NotFoundError(f"There is no gazetteer {name}", "See 'coranto gazetteer list'.")
    found.unlink()


def described(path: Path) -> AddedGazetteer:
    """What the file says of itself. Raises ``BadRequestError`` where it is none."""
    try:
        meta = read_meta(path)
    except (ValueError, OSError) as error:
        what = f"The gazetteer {path.name.removesuffix(SUFFIX)} in {path.parent} cannot be read: {error}"
        raise BadRequestError(what, "Remove it, and add its source again.") from error
    return AddedGazetteer(
        meta["name"], int(meta["places"]), int(meta["names"]), meta["source"], meta["digest"], path.stat().st_size, path
    )
