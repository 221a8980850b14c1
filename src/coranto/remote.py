"""Sources that lie elsewhere: files and folders by their addresses (``s3://BUCKET/FOLDER``), read as they come.

Nothing here is asked of anybody unless the user names such an address. Addresses on the web are another matter: they
are fetched with ``--fetch``, with the manners and the guards of ``coranto.fetching``.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib.util import find_spec
from io import BufferedReader, RawIOBase
from posixpath import basename
from typing import Any, Final, TypeVar

from coranto.model.errors import BadRequestError
from coranto.model.source import Problem
from coranto.read.folders import passed_over, printable
from coranto.read.reading import DEFAULT_LIMITS, Limits, Reading, UnreadableError
from coranto.read.sources import SourceFile, each_once, stream_file

T = TypeVar("T")

BUFFER: Final = 1 << 16
_ADDRESS: Final = re.compile(r"([a-z][a-z0-9+.-]+)://", re.IGNORECASE)
STORES: Final = (
    "s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "oss", "hdfs", "webhdfs", "sftp", "ssh", "ftp", "smb", "memory",
)  # fmt: skip
"""Kinds of address: not those that fsspec knows beside them, which lead on to others or to files of this machine."""
_EMPTY: Final = ("a folder with nothing to read in it", "see what it should hold")
_MISSING: Final = ("no such file", "see whether it was moved or misspelt, and which credentials are in use")


def is_remote(source: str) -> bool:
    """Whether a source is an address of a file elsewhere: neither a page on the web nor a path on this machine."""
    found = _ADDRESS.match(source)
    return found is not None and found[1].lower() not in ("http", "https") and not os.path.exists(source)


def remote(urls: Iterable[str], limits: Limits = DEFAULT_LIMITS) -> Iterator[Reading]:
    """The dispatches and problems of all files at these addresses, file by file in order of name.

    Raises ``BadRequestError`` at once for what is no address of a kind that can be read, or not without another
    package; what is not there, or cannot be reached, is a problem.
    """
    urls = list(dict.fromkeys(urls))
    for url in urls:  # all are looked at before any is asked
        _require_kind(url)
    sources = each_once(source for url in urls for source in _listed(url))
    return (reading for source in sources for reading in stream_file(source, limits))


def _require_kind(url: str) -> None:
    """Raises ``BadRequestError`` for an address of a kind that cannot be read; asks nobody."""
    if url.partition(":")[0].lower() not in STORES or "::" in url:
        raise BadRequestError(f"{printable(url)} is no address that is read", f"Kinds that are: {', '.join(STORES)}.")
    if find_spec("fsspec") is None:
        raise BadRequestError(f"{printable(url)} needs fsspec, which is not installed", "Install it: coranto[remote]")
    from fsspec import get_filesystem_class

    try:
        get_filesystem_class(url.partition(":")[0].lower())
    except (ImportError, ValueError) as error:
        raise BadRequestError(f"{printable(url)} cannot be read: {error}", "See how its kind is installed.") from error


def _system(url: str) -> tuple[Any, str]:
    """The file system of an address, and the path in it; some kinds ask for it already."""
    from fsspec.core import url_to_fs

    system, path = url_to_fs(url)
    return system, path


def _listed(url: str) -> Iterator[SourceFile]:
    """What an address stands for: itself, or the files below it that no rule passes over."""
    name = printable(basename(url.rstrip("/")) or url)
    try:
        system, root = _asked(lambda: _system(url))
        if _asked(lambda: system.info(root)["type"]) != "directory":
            yield _source(system, root, name, named=True)
            return
        paths = _asked(lambda: sorted(system.find(root)))
    except UnreadableError as error:
        yield SourceFile(url, name, True, trouble=error.trouble.problem(name))
        return
    below = {path: path.removeprefix(root).strip("/") for path in paths}
    folders: dict[str, set[str]] = {}
    for inner in below.values():
        parts = inner.split("/")
        for depth, part in enumerate(parts):
            folders.setdefault("/".join(parts[:depth]), set()).add(part)
    siblings = {folder: frozenset(names) for folder, names in folders.items()}
    kept = [path for path, inner in below.items() if not _is_passed_over(inner, siblings)]
    for path in kept:
        yield _source(system, path, printable(below[path]), named=False)
    if not kept:
        yield SourceFile(url, name, True, trouble=Problem(name, None, *_EMPTY))


def _is_passed_over(inner: str, siblings: dict[str, frozenset[str]]) -> bool:
    parts = inner.split("/")
    return any(passed_over(part, siblings["/".join(parts[:depth])]) for depth, part in enumerate(parts))


def _source(system: Any, path: str, doc: str, *, named: bool) -> SourceFile:
    return SourceFile(system.unstrip_protocol(path), doc, named, opener=partial(_opened, system, path))


def _opened(system: Any, path: str) -> BufferedReader:
    return BufferedReader(_Guarded(_asked(lambda: system.open(path, "rb"))), BUFFER)


class _Guarded(RawIOBase):
    """A file elsewhere; raises ``UnreadableError`` where the connection or whoever keeps it fails."""

    def __init__(self, stream: Any) -> None:
        self._stream: Final = stream

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data: bytes = _asked(lambda: self._stream.read(len(buffer)))
        buffer[: len(data)] = data
        return len(data)

    def seek(self, to: int, whence: int = os.SEEK_SET) -> int:
        return _asked(lambda: int(self._stream.seek(to, whence)))

    def tell(self) -> int:
        return _asked(lambda: int(self._stream.tell()))

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
        super().close()


def _asked(act: Callable[[], T]) -> T:
    """What is answered; raises ``UnreadableError`` whatever goes wrong: each kind of store has errors of its own."""
    try:
        return act()
    except FileNotFoundError:
        raise UnreadableError(*_MISSING) from None
    except PermissionError as error:
        raise UnreadableError(f"no permission: {_words(error)}", "see which credentials are in use") from error
    except Exception as error:
        raise UnreadableError(f"cannot be read there: {_words(error)}", "see whether it can be reached") from error


def _words(error: Exception) -> str:
    return printable(" ".join(str(error).split())[:200]) or type(error).__name__
