"""The one writer's lock: a file beside the dossier, locked by the kernel, so that no kill leaves it behind."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from coranto.model.errors import DossierBusyError


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Holds the right to write the dossier at ``path``; raises ``DossierBusyError`` at once where another has it.

    The lock is on a file of its own: locking the database file itself would, on closing, drop SQLite's locks.
    """
    beside = path.with_name(path.name + "-lock")
    descriptor = _locked(beside, path)
    try:
        yield
    finally:
        beside.unlink(missing_ok=True)
        os.close(descriptor)


def _locked(beside: Path, path: Path) -> int:
    while True:
        descriptor = os.open(beside, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            raise DossierBusyError(
                f"Another process is writing {path}", "Wait until it is done and try again; reading is possible now."
            ) from None
        # Between our open and our lock the last holder may have removed the file: then the lock is on nothing.
        if _same_file(descriptor, beside):
            return descriptor
        os.close(descriptor)


def _same_file(descriptor: int, beside: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), beside.stat())
    except FileNotFoundError:
        return False
