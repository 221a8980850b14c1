"""Adding a gazetteer of the user's own: what is read from a file of places becomes a compiled file beside the others.

Only ``coranto gazetteer add`` needs this; every other run opens what is there (``added_gazetteers``).
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from coranto.model.errors import BadRequestError
from coranto.resources import names
from coranto.resources.added_gazetteers import SUFFIX, AddedGazetteer, described, folder
from coranto.resources.gazetteer import shipped
from coranto.resources.place_files import BadLine, FoundPlace, Knowledge, codes, other_names, read_places
from coranto.resources.place_table import TableWriter

SHOWN: Final = 20
"""Bad lines that are told one by one."""
_NAME: Final = re.compile(r"[\w.-]{1,60}", re.ASCII)
_OTHER_NAMES: Final = ("alternateNamesV2.txt", "alternateNamesV2.zip")


@dataclass(frozen=True, slots=True)
class Addition:
    """What became of a file."""

    gazetteer: AddedGazetteer
    replaced: bool
    left_out: int
    """Lines that could not be read."""
    problems: tuple[BadLine, ...]
    """The first of them."""


def add(source: Path, name: str | None = None) -> Addition:
    """Compiles a GeoNames dump or a table of the user's own; one of the same name is replaced.

    Raises ``BadRequestError`` where nothing can be read or the folder cannot be written; then all stays as it was.
    """
    name = source.name.partition(".")[0] if name is None else name
    if not _NAME.fullmatch(name) or name.startswith("."):
        raise BadRequestError(f"{name!r} cannot name a gazetteer", "Use letters, digits, '.', '-' and '_'.")
    if not source.is_file():
        raise BadRequestError(f"There is no file {source}", "Name a GeoNames dump or a table with a header.")
    target = folder() / f"{name}{SUFFIX}"
    replaced = target.exists()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with TableWriter(target) as writer:
            problems, left_out = _fill(writer, source)
            if not writer.places:
                raise BadRequestError(f"{source} has no place that can be read{_first(problems)}", "Nothing was added.")
            writer.finish({"name": name, "source": source.name})
    except OSError as error:
        raise BadRequestError(f"{target} cannot be written: {error.strerror}", "Set CORANTO_GAZETTEERS.") from error
    return Addition(described(target), replaced, left_out, tuple(problems))


def _fill(writer: TableWriter, source: Path) -> tuple[list[BadLine], int]:
    """Writes all places of a file; the first bad lines, and how many there are."""
    knowledge = _knowledge(source.parent)
    problems: list[BadLine] = []
    left_out = 0
    for found in read_places(source, knowledge):
        if isinstance(found, FoundPlace):
            writer.add(found.row, found.names)
            continue
        left_out += 1
        if len(problems) < SHOWN:
            problems.append(found)
    for path in _beside(source.parent, _OTHER_NAMES[: 1 if (source.parent / _OTHER_NAMES[0]).exists() else 2]):
        for number, key in other_names(path, knowledge.lexicon):
            writer.add_other_name(number, key)
    return problems, left_out


def _knowledge(beside: Path) -> Knowledge:
    """What the shipped gazetteer, and GeoNames' lists of codes beside the file, know of regions."""
    with closing(shipped()) as table:
        regions, claims = table.codes(), table.claims()
    for path in _beside(beside, ("admin1CodesASCII.txt",)):
        listed = {(key[0], key[1]): name for key, name in codes(path).items() if len(key) == 2}
        regions = listed | regions
    districts: dict[tuple[str, str, str], str] = {}
    for path in _beside(beside, ("admin2Codes.txt",)):
        districts |= {(key[0], key[1], key[2]): name for key, name in codes(path).items() if len(key) == 3}
    return Knowledge(names.load(), regions, districts, claims)


def _beside(parent: Path, listed: Iterable[str]) -> Iterator[Path]:
    return (parent / name for name in listed if (parent / name).is_file())


def _first(problems: list[BadLine]) -> str:
    return f": line {problems[0].line}: {problems[0].what}" if problems else ""
