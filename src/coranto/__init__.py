"""Coranto reads news dispatches about an event and writes a sourced chronicle of it.

``build`` makes a dossier, ``add`` adds to it, ``open_dossier`` reads it, ``records`` does without one.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from coranto.model.version import VERSION

if TYPE_CHECKING:
    from coranto.library import Dossier, Report, add, build, open_dossier, records
    from coranto.model.errors import CorantoError

__version__: Final = VERSION
__all__ = ["CorantoError", "Dossier", "Report", "__version__", "add", "build", "open_dossier", "records"]

_HOMES: Final = {
    "CorantoError": "coranto.model.errors",
    "Dossier": "coranto.library",
    "Report": "coranto.library",
    "add": "coranto.library",
    "build": "coranto.library",
    "open_dossier": "coranto.library",
    "records": "coranto.library",
}


def __getattr__(name: str) -> Any:
    """A public name, imported when it is first asked for, so that ``coranto --help`` need not wait for the library."""
    if name not in _HOMES:
        raise AttributeError(f"module 'coranto' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
