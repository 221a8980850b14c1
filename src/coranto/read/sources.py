"""The door of this room: from paths to dispatches and problems, in an order that does not depend on theirs."""

import os
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Final

from coranto.model.source import Problem
from coranto.read.folders import NOT_A_FILE, explained, named
from coranto.read.formats import choose
from coranto.read.reading import DEFAULT_LIMITS, MEGABYTE, Limits, Opened, Read, Reading, UnreadableError

STDIN: Final = "-"
STDIN_DOC: Final = "stdin"

__all__ = [
    "Limits",
    "Read",
    "Reading",
    "SourceFile",
    "each_once",
    "list_sources",
    "looked_at",
    "read_file",
    "read_sources",
    "sources_at",
    "stream_file",
    "unopened",
]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file to be read: what ``list_sources`` counts and a worker is handed. Pickles."""

    path: str
    doc: str
    """Relative to the source given, ``/`` between its parts; ``stdin`` for standard input."""
    named: bool
    """Given by name, not found in a folder: then even a kind of file unheard of is tried as text."""
    data: bytes | None = field(default=None, repr=False)
    """What standard input held; null for a file."""
    trouble: Problem | None = None
    """Why it cannot be read, where that was plain from listing: reading it gives this problem."""
    charset: str | None = None
    """As the server that sent it stated it; null for a file."""
    opener: Callable[[], BinaryIO] | None = field(default=None, repr=False)
    """Opens what lies elsewhere, and may raise ``UnreadableError``; null for a file of this machine."""


def list_sources(
    paths: Sequence[str | Path], *, stdin: BinaryIO | None = None, limits: Limits = DEFAULT_LIMITS
) -> list[SourceFile]:
    """The files that ``paths`` stand for, sorted by name; ``-`` is ``stdin``, read here and once.

    A file reached twice counts once. What cannot be listed is in the list, with its trouble. Never raises for a path.
    """
    return each_once(_reached(map(str, paths), stdin, limits))


def _reached(paths: Iterable[str], stdin: BinaryIO | None, limits: Limits) -> Iterator[SourceFile]:
    for path in dict.fromkeys(paths):
        if path == STDIN:
            yield _standard_input(stdin, limits)
        else:
            yield from sources_at(path)


def each_once(sources: Iterable[SourceFile]) -> list[SourceFile]:
    """The sources by name; of two at one path the longer name stays, for it says more."""
    reached: dict[str, SourceFile] = {}
    for source in sources:
        path = STDIN if source.path == STDIN else os.path.abspath(source.path)
        known = reached.get(path, source)
        longer = max(known, source, key=lambda one: (len(one.doc), one.doc))
        reached[path] = replace(longer, named=known.named or source.named)
    return sorted(reached.values(), key=lambda source: (source.doc, os.path.abspath(source.path)))


def sources_at(path: str) -> Iterator[SourceFile]:
    """The files that one path stands for, as they are met, and what cannot be listed, with its trouble."""
    for found in named(path):
        yield SourceFile(found.path, found.name, found.path == path, None, found.trouble)


def read_file(source: SourceFile, limits: Limits = DEFAULT_LIMITS) -> list[Reading]:
    """Every dispatch and problem of one file, in the file's order: what a pool maps over its workers. Never raises."""
    return list(stream_file(source, limits))


def read_sources(
    paths: Sequence[str | Path], *, stdin: BinaryIO | None = None, limits: Limits = DEFAULT_LIMITS
) -> Iterator[Reading]:
    """Every dispatch and problem of all files that ``paths`` stand for, file by file in order of name."""
    for source in list_sources(paths, stdin=stdin, limits=limits):
        yield from stream_file(source, limits)


def stream_file(source: SourceFile, limits: Limits = DEFAULT_LIMITS) -> Iterator[Reading]:
    """As ``read_file``, one at a time: a file of JSON Lines larger than memory is read as it goes."""
    if source.trouble is not None:
        yield source.trouble
        return
    try:
        with _opened(source) as stream:
            opened = Opened(source.doc, stream, limits, source.charset)
            reader = choose(opened, source.named)
            yield from _few_alike(reader(opened), source.doc, limits)
    except UnreadableError as error:
        yield error.trouble.problem(source.doc)
    except OSError as error:
        yield Problem(source.doc, None, *explained(error))
    except Exception as error:  # noqa: BLE001  the readers' boundary: whatever one file does, the others go on
        yield Problem(
            source.doc, None, f"it could not be read ({type(error).__name__})", "give its text as a .txt file"
        )


def unopened(source: SourceFile) -> Problem | None:
    """Why a file cannot be opened now, though it may be another time; null where it can."""
    try:
        _opened(source).close()
    except UnreadableError:
        return None  # for good: reading it says so
    except OSError as error:
        return Problem(source.doc, None, *explained(error))
    return None


def looked_at(readings: Iterable[Reading]) -> tuple[bool, Iterable[Reading]]:
    """Whether there is a dispatch among the readings, and all of them; they are taken up to the first."""
    rest, met = iter(readings), list[Reading]()
    for reading in rest:
        met.append(reading)
        if isinstance(reading, Read):
            return True, chain(met, rest)
    return False, met


def _standard_input(stdin: BinaryIO | None, limits: Limits) -> SourceFile:
    if stdin is None:
        trouble = Problem(STDIN_DOC, None, "no standard input to read", "send text to the command, or name a file")
        return SourceFile(STDIN, STDIN_DOC, True, None, trouble)
    data = stdin.read(limits.stdin_bytes + 1)
    if len(data) > limits.stdin_bytes:
        what = f"more than {limits.stdin_bytes // MEGABYTE} MB on standard input"
        return SourceFile(
            STDIN, STDIN_DOC, True, None, Problem(STDIN_DOC, None, what, "save it to a file and name that")
        )
    return SourceFile(STDIN, STDIN_DOC, True, data)


def _opened(source: SourceFile) -> BinaryIO:
    """The file at its first byte; raises ``UnreadableError`` for what became no file since it was listed.

    It is opened without blocking: a pipe put in the file's place would otherwise hang the run.
    """
    if source.data is not None:
        return BytesIO(source.data)
    if source.opener is not None:
        return source.opener()
    descriptor = os.open(source.path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise UnreadableError(*NOT_A_FILE)
    return os.fdopen(descriptor, "rb")


def _few_alike(readings: Iterable[Reading], doc: str, limits: Limits) -> Iterator[Reading]:
    """The readings, where problems alike beyond ``problems_alike`` are counted in one at the end."""
    seen: Counter[str] = Counter()
    remedies: dict[str, str] = {}
    for reading in readings:
        if isinstance(reading, Problem):
            seen[reading.what] += 1
            remedies[reading.what] = reading.remedy
            if seen[reading.what] > limits.problems_alike:
                continue
        yield reading
    for what, count in seen.items():
        if count > limits.problems_alike:
            more = count - limits.problems_alike
            yield Problem(doc, None, f"{more:,} more like it: {what}", remedies[what])
