"""Where the time goes on a user's own dispatches: a build of them in a place that is thrown away, step by step."""

import cProfile
import pstats
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

from coranto import library
from coranto.library import PathLike, Progress
from coranto.model.errors import NotFoundError
from coranto.read.reading import Read, Reading
from coranto.run.meter import Meter, Stats
from coranto.steps import PATH, Step
from coranto.store.reader import open_reader
from coranto.store.schema import APPLICATION_ID

SQLITE: Final = b"SQLite format 3\0"
OPENING: Final = b"Ama Osei left Accra on Monday, killing nobody, the ministry said.\n"
"""Read first, so that opening vocabularies and model is counted to no dispatch."""
_ID_AT: Final = 68
"""Where a SQLite file says whose it is: four bytes, big-endian."""


@dataclass(frozen=True, slots=True)
class Slow:
    """A document, and the seconds of the processor on reading it and on the steps that look at it alone."""

    doc: str
    cpu_seconds: float


@dataclass(frozen=True, slots=True)
class Function:
    """A function, and what it took in one process; profiling itself makes all of them slower."""

    name: str
    calls: int
    own_seconds: float
    """Without what it called."""
    seconds: float


@dataclass(frozen=True, slots=True)
class Profile:
    """Where the time went."""

    stats: Stats
    documents: tuple[Slow, ...]
    """The slowest first."""
    functions: tuple[Function, ...]
    """Those that took longest by themselves first; none unless asked for."""


def profiled(
    paths: Iterable[PathLike],
    *,
    model: str | None = None,
    most: int = 10,
    functions: bool = False,
    progress: Progress | None = None,
    path: tuple[Step, ...] = PATH,
) -> Profile:
    """Where the time goes in a build of ``paths``: files, folders, and dossiers, whose dispatches are worked on anew.

    One process does all of it, and nothing of it is kept. ``most``: documents and functions that are told, the slowest.
    Raises ``NotFoundError`` where there is no dispatch, and as ``library.build`` does.
    """
    given = [Path(one) for one in paths]
    dossiers = [one for one in given if is_dossier(one)]
    watching = cProfile.Profile() if functions else None
    with ExitStack() as stack:
        place = stack.enter_context(tempfile.TemporaryDirectory(prefix="coranto-profile-"))
        library.build(["-"], Path(place) / "first", stdin=BytesIO(OPENING), model=model, workers=1, path=path)
        meter = Meter(by_document=True)
        if watching is not None:
            stack.enter_context(watching)
        report = library.build(
            [one for one in given if one not in dossiers], Path(place) / "x.coranto", model=model, workers=1,
            progress=progress, path=path, meter=meter, readings=_held(dossiers),
        )  # fmt: skip
    if report.documents == 0:
        raise NotFoundError("No dispatch could be read", "Name files, folders or dossiers that hold some.")
    slow = sorted((meter.by_document or {}).items(), key=lambda item: (-item[1], item[0]))[:most]
    found = () if watching is None else tuple(_functions(watching))[:most]
    return Profile(report.stats, tuple(Slow(*one) for one in slow), found)


def is_dossier(path: Path) -> bool:
    """Whether the file is a dossier, by what stands at its beginning."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError:
        return False
    return head.startswith(SQLITE) and head[_ID_AT : _ID_AT + 4] == APPLICATION_ID.to_bytes(4, "big")


def _held(dossiers: Iterable[Path]) -> Iterator[Reading]:
    """The dispatches of dossiers as they were once read; the bytes that were erased, as nothing."""
    for path in dossiers:
        with library.open_dossier(path) as dossier, open_reader(path) as reader:
            for doc in reader.listing:
                yield Read(dossier.original(doc), reader.dispatch(doc))


def _functions(profile: cProfile.Profile) -> Iterator[Function]:
    rows = vars(pstats.Stats(profile))["stats"]  # its public form takes functions of one name for one
    for (file, line, name), (_, calls, own, whole, _) in sorted(rows.items(), key=lambda item: (-item[1][2], item[0])):
        module = Path(file)
        where = name if file == "~" else f"{module.parent.name}/{module.name}:{line} {name}"
        yield Function(where, calls, own, whole)
