"""Which files a source stands for: what is found in a folder, what is passed over by rule, what cannot be reached."""

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from coranto.model.source import Problem
from coranto.read.names import web_address

LITTER: Final = frozenset({"thumbs.db", "desktop.ini", "__macosx", "icon\r"})
"""Names that operating systems leave in folders, in lower case."""

SAVED_PAGE_PARTS: Final = ("_files", ".files")
"""Endings of the folder that a browser writes beside a saved page: its pictures and scripts."""

PAGE_SUFFIXES: Final = (".html", ".htm", ".xhtml")

NOT_FETCHED: Final = ("an address: nothing is fetched unless that is asked for", "add --fetch, or save it as a file")

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Found:
    """A path that a source stands for, its name relative to the source, or what is wrong with it."""

    path: str
    name: str
    trouble: Problem | None = None


def walk(root: str) -> Iterator[Found]:
    """Every file under ``root`` that the rule does not pass over, and every thing there that is no readable file."""
    yield from _walk(root, "", os.path.realpath(root), ())


def passed_over(name: str, siblings: frozenset[str]) -> bool:
    """Whether a name met in a folder is by rule no source: hidden, a backup, litter, or part of a saved page."""
    if name.startswith((".", "~$")) or name.endswith("~") or name.lower() in LITTER:
        return True
    for ending in SAVED_PAGE_PARTS:
        if name.endswith(ending):
            return any(name.removesuffix(ending) + suffix in siblings for suffix in PAGE_SUFFIXES)
    return False


def printable(name: str) -> str:
    """A file name as one line of text; control characters and bytes that are not UTF-8 become ``\\xNN``."""
    return _CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", os.fsencode(name).decode("utf-8", "backslashreplace"))


def _walk(folder: str, prefix: str, root: str, above: tuple[tuple[int, int], ...]) -> Iterator[Found]:
    try:
        status = os.stat(folder)
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        yield _trouble(folder, prefix.rstrip("/") or ".", *explained(error))
        return
    here = (status.st_dev, status.st_ino)
    if here in above:
        yield _trouble(folder, prefix.rstrip("/"), "a link back to a folder that holds it", "remove the link")
        return
    siblings = frozenset(entry.name for entry in entries)
    for entry in entries:
        if not passed_over(entry.name, siblings):
            yield from _entry(entry, prefix, root, (*above, here))


def _entry(entry: "os.DirEntry[str]", prefix: str, root: str, above: tuple[tuple[int, int], ...]) -> Iterator[Found]:
    name = prefix + printable(entry.name)
    try:
        if entry.is_symlink() and not _within(os.path.realpath(entry.path), root):
            yield _trouble(entry.path, name, "a link that leads out of the folder", "give what it points to by name")
        elif entry.is_dir():
            yield from _walk(entry.path, name + "/", root, above)
        elif entry.is_file():
            yield Found(entry.path, name)
        elif entry.is_symlink():
            yield _trouble(entry.path, name, "a link to nothing", "remove the link or restore the file")
        else:
            yield _trouble(entry.path, name, *NOT_A_FILE)
    except OSError as error:
        yield _trouble(entry.path, name, *explained(error))


NOT_A_FILE: Final = ("neither a file nor a folder", "send what it holds to standard input and give - as the source")

REASONS: Final = {
    FileNotFoundError: ("no such file", "see whether it was moved or misspelt"),
    PermissionError: ("no permission to read it", "give yourself read permission"),
    IsADirectoryError: ("a folder, not a file", "run again"),
}


def explained(error: OSError) -> tuple[str, str]:
    """What the operating system said, and what to do about it."""
    for kind, words in REASONS.items():
        if isinstance(error, kind):
            return words
    return f"cannot be read: {error.strerror or error}", "see whether the disk and the name are sound"


def named(path: str) -> Iterator[Found]:
    """What a source given by name stands for: itself, or the files of the folder it is."""
    name = printable(os.path.basename(os.path.abspath(path)))
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError) as error:
        if web_address(path) is not None:
            yield _trouble(path, path, *NOT_FETCHED)
            return
        words = explained(error) if isinstance(error, OSError) else ("no possible file name", "give another name")
        yield _trouble(path, name, *words)
        return
    if stat.S_ISDIR(mode):
        inside = list(walk(path))
        yield from inside or [_trouble(path, name, "a folder with nothing to read in it", "see what it should hold")]
    elif stat.S_ISREG(mode):
        yield Found(path, name)
    else:
        yield _trouble(path, name, *NOT_A_FILE)


def _within(path: str, root: str) -> bool:
    return path == root or path.startswith(root.rstrip(os.sep) + os.sep)


def _trouble(path: str, name: str, what: str, remedy: str) -> Found:
    return Found(path, name, Problem(name, None, what, remedy))
