"""Opening a dossier file, to write or to read, and SQLite's errors in words that say what to do.

SQLite 3.7.0 to 3.51.2 can corrupt a WAL database when two connections checkpoint at once (the WAL-reset bug); Python
links whatever the system has. So Coranto uses apsw, which carries its own SQLite, and refuses an older one.
"""

import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import apsw

from coranto.model.errors import (
    CorantoError,
    DiskFullError,
    DossierBusyError,
    DossierDamagedError,
    DossierMissingError,
    DossierUnwritableError,
    NotADossierError,
)

SAFE_SQLITE: Final = 3_051_003
"""The first release without the WAL-reset bug."""
BUSY_MS: Final = 10_000
"""How long a connection waits for another's recovery or checkpoint, in milliseconds."""
MAGIC: Final = b"SQLite format 3\x00"

if apsw.SQLITE_VERSION_NUMBER < SAFE_SQLITE:
    raise ImportError(f"Coranto needs SQLite 3.51.3 or later, apsw carries {apsw.sqlite_lib_version()}: upgrade apsw")


def open_to_write(path: Path) -> apsw.Connection:
    """A connection that may write; creates the file where there is none."""
    require_folder(path)
    require_kind(path)
    if path.exists() and not os.access(path, os.W_OK):
        raise _unwritable(path)
    flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
    with translated(path):
        connection = apsw.Connection(str(path), flags=flags)
        connection.set_busy_timeout(BUSY_MS)
        connection.pragma("journal_mode", "wal")
        connection.pragma("synchronous", "full")  # acknowledged means: on the disk
        connection.pragma("foreign_keys", True)
        _distrust(connection)
    return connection


def open_to_read(path: Path) -> apsw.Connection:
    """A connection that never writes content and never waits for the writer; works in a read-only folder too.

    Where the file may be written it is opened so, because the last one to leave must be able to fold the log back.
    """
    if not path.exists():
        raise DossierMissingError(f"There is no dossier {path}", "Make it with: coranto build SOURCES --dossier FILE.")
    require_kind(path)
    with translated(path):
        connection = _opened_to_read(path)
        connection.set_busy_timeout(BUSY_MS)
        connection.pragma("query_only", True)
        _distrust(connection)
    return connection


def _distrust(connection: apsw.Connection) -> None:
    """Makes ready for a file that somebody tampered with, as SQLite's own advice on such files has it."""
    connection.pragma("trusted_schema", False)
    connection.pragma("cell_size_check", True)


def _opened_to_read(path: Path) -> apsw.Connection:
    folder_writable = os.access(path.parent, os.W_OK)
    if folder_writable and os.access(path, os.W_OK):
        return apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
    if folder_writable or path.with_name(path.name + "-shm").exists():
        return apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    # Nobody can be writing here, and SQLite could not make its shared index: the file is read as it lies.
    address = path.absolute().as_uri() + "?immutable=1"
    return apsw.Connection(address, flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI)


def require_folder(path: Path) -> None:
    """Raises where the folder that should hold ``path`` is missing or may not be written."""
    folder = path.absolute().parent
    if not folder.is_dir():
        raise DossierMissingError(f"There is no folder {folder}", "Make it first, or give another path.")
    if not os.access(folder, os.W_OK):
        raise _unwritable(folder)


def require_kind(path: Path) -> None:
    """Raises ``NotADossierError`` where ``path`` exists and is not a database file, or an empty one."""
    if not path.exists():
        return
    if not path.is_file():
        raise NotADossierError(f"{path} is not a file", "Give the path of a dossier file.")
    try:
        with path.open("rb") as file:
            head = file.read(len(MAGIC))
    except PermissionError:
        raise DossierUnwritableError(f"{path} may not be read", "Ask its owner for the right to read it.") from None
    if head and head != MAGIC:
        raise NotADossierError(f"{path} is not a dossier", "Give the path of a file that coranto build made.")


@contextmanager
def transaction(connection: apsw.Connection, begin: str = "BEGIN IMMEDIATE") -> Iterator[None]:
    """One write transaction: committed on leaving, rolled back where an exception leaves it."""
    connection.execute(begin)
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turns SQLite's errors about the file at ``path`` into ours; a bug in our own SQL stays what it is."""
    try:
        yield
    except (apsw.Error, zlib.error) as error:
        raise _in_words(error, path) or error from error


@contextmanager
def sound(connection: apsw.Connection) -> Iterator[None]:
    """Turns what is raised where a file is not as it was written into ``DossierDamagedError``."""
    try:
        yield
    except (apsw.Error, zlib.error, ValueError, LookupError, TypeError) as error:
        path = Path(connection.filename)
        raise _in_words(error, path) or _damaged(path, error) from error


def _damaged(path: Path, error: Exception) -> DossierDamagedError:
    return DossierDamagedError(
        f"{path} is damaged ({error})", "Restore it from a backup, or build it anew from its sources."
    )


def _in_words(error: Exception, path: Path) -> CorantoError | None:
    match error:
        case apsw.NotADBError():
            return NotADossierError(f"{path} is not a dossier", "Give the path of a file that coranto build made.")
        case apsw.CorruptError() | zlib.error():
            return _damaged(path, error)
        case apsw.FullError():
            return DiskFullError(
                f"The disk that holds {path} is full", "Make room, then run: coranto add FILE; nothing kept is lost."
            )
        case apsw.BusyError() | apsw.LockedError():
            return DossierBusyError(f"{path} is in use by another program", "Try again when it is done.")
        case apsw.ReadOnlyError() | apsw.CantOpenError() | apsw.PermissionsError() | apsw.AuthError():
            return _unwritable(path)
        case apsw.IOError():
            return DossierDamagedError(f"{path} cannot be read or written ({error})", "Check the disk that holds it.")
        case _:
            return None


def _unwritable(path: Path) -> DossierUnwritableError:
    return DossierUnwritableError(f"{path} may not be written", "Give a path in a folder that you may write to.")
