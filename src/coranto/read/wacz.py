"""Packages of web archives (WACZ): the pages of every archive in them, held against the hashes they vouch for."""

import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, Final, TypeVar, cast

from coranto.read.reading import CHUNK, MEGABYTE, Opened, Reading, Trouble, UnreadableError
from coranto.read.warc import read_archive

T = TypeVar("T")

ZIP_FAILURES: Final = (
    zipfile.BadZipFile, zlib.error, EOFError, LookupError, MemoryError, OverflowError, RuntimeError, TypeError,
    ValueError,
)  # fmt: skip
"""What ``zipfile`` has been seen to raise on damaged and hostile packages."""
DESCRIPTION: Final = "datapackage.json"
LARGEST_DESCRIPTION: Final = 8 * MEGABYTE
"""Bytes of the description, which is all read at once."""
TIGHTEST: Final = 50
"""Times a member may be larger than it is packed, beyond ``FREE``: archives are packed already, records one by one."""
FREE: Final = 64 * MEGABYTE
LARGEST: Final = 1 << 42
"""Bytes of a member in any case (4 TiB)."""

_ASK_AGAIN: Final = "ask for the package again"
_SUFFIXES: Final = (".warc", ".warc.gz")


def read_wacz(opened: Opened) -> Iterator[Reading]:
    """The pages of all archives within, archive by archive in order of name.

    Raises ``UnreadableError`` for a package that cannot be opened or holds no archive.
    """
    try:
        package = zipfile.ZipFile(opened.stream)
    except ZIP_FAILURES as error:
        raise _damaged(error) from None
    with package:
        yield from _archives(package, opened)


def _damaged(error: Exception) -> UnreadableError:
    return UnreadableError(f"damaged ({type(error).__name__}); what follows in it is not read", _ASK_AGAIN)


def _archives(package: zipfile.ZipFile, opened: Opened) -> Iterator[Reading]:
    members = sorted(package.infolist(), key=lambda member: member.filename)
    if sum(member.compress_size for member in members) > opened.stream.seek(0, os.SEEK_END):
        raise UnreadableError("a package whose files lie one upon the other: a trap", "ask who made it")
    archives = [member for member in members if member.filename.lower().endswith(_SUFFIXES)]
    inner = [member for member in members if member.filename.lower().endswith(".wacz")]
    for member in inner:
        told = Trouble("a package within a package", "unpack the outer one and give those in it")
        yield told.problem(opened.doc, _shown(member.filename))
    if not archives and not inner:
        raise UnreadableError("a package without a web archive", "see what it should hold")
    hashes = _hashes(package)
    for member in archives:
        place = _shown(member.filename)
        trouble = _refused(member)
        if trouble is not None:
            yield trouble.problem(opened.doc, place)
            continue
        try:
            stated = hashes.get(member.filename)
            if stated is not None and stated != _Member(package, member).sha256():
                what = f"not the bytes that {DESCRIPTION} vouches for: it may have been changed since"
                yield Trouble(what, _ASK_AGAIN).problem(opened.doc, place)
            stream = cast(BinaryIO, _Member(package, member))
            yield from read_archive(stream, opened.doc, opened.limits, f"{place}, ")
        except UnreadableError as error:
            yield error.trouble.problem(opened.doc, place)
    missing = sorted(name for name in hashes if name.lower().endswith(_SUFFIXES) and name not in package.NameToInfo)
    for name in missing:
        yield Trouble("listed in the package and not in it", _ASK_AGAIN).problem(opened.doc, _shown(name))


def _refused(member: zipfile.ZipInfo) -> Trouble | None:
    """Why a member is not read, if it is not. Nothing is ever written to disk, whatever it is called."""
    path = PurePosixPath(member.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in member.filename:
        return Trouble("a name that leads out of the package: a trap", "ask who made it")
    if member.flag_bits & 1:
        return Trouble("locked with a password", "ask for it without one")
    if member.file_size > min(LARGEST, FREE + TIGHTEST * member.compress_size):
        return Trouble("packed more tightly than any archive: a trap", "unpack it and give the archive as a file")
    return None


def _hashes(package: zipfile.ZipFile) -> dict[str, str]:
    """SHA-256 by path, as the package describes itself; empty where it does not, or not in words that can be read."""
    try:
        with package.open(DESCRIPTION) as stream:
            data = stream.read(LARGEST_DESCRIPTION + 1)
        found = json.loads(data) if len(data) <= LARGEST_DESCRIPTION else {}
        resources = found.get("resources") if isinstance(found, dict) else None
    except ZIP_FAILURES:  # KeyError where there is none, ValueError where it is no JSON
        return {}
    hashes = {}
    for resource in resources if isinstance(resources, list) else ():
        path, stated = (resource.get("path"), resource.get("hash")) if isinstance(resource, dict) else (None, None)
        if isinstance(path, str) and isinstance(stated, str) and stated.startswith("sha256:"):
            hashes[path] = stated.removeprefix("sha256:").lower()
    return hashes


class _Member:
    """A file of the package, to be read as a stream; raises ``UnreadableError`` where it is damaged."""

    def __init__(self, package: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
        self._stream: Final = _guarded(lambda: package.open(member))

    def read(self, size: int) -> bytes:
        return _guarded(lambda: self._stream.read(size))

    def seek(self, to: int) -> int:
        return _guarded(lambda: self._stream.seek(to))

    def tell(self) -> int:
        return _guarded(self._stream.tell)

    def sha256(self) -> str:
        """Of all its bytes."""
        made = hashlib.sha256()
        while piece := self.read(CHUNK):
            made.update(piece)
        return made.hexdigest()


def _guarded(act: Callable[[], T]) -> T:
    try:
        return act()
    except ZIP_FAILURES as error:
        raise _damaged(error) from None


def _shown(name: str) -> str:
    return name[:200] if name.isprintable() else ascii(name[:200])
