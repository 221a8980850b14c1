"""Packages that a user's own model needs and Coranto does not."""

from importlib import import_module
from types import ModuleType

from coranto.model.errors import ModelUnavailableError


def imported(package: str) -> ModuleType:
    """The package, which an extra of the same name brings. Raises ModelUnavailableError where it is not installed."""
    try:
        return import_module(package)
    except ImportError as error:
        missing = error.name == package
        what = f"the package '{package}' " + ("is not installed" if missing else f"cannot be imported: {error}")
        raise ModelUnavailableError(what[0].upper() + what[1:], f"Run: pip install 'coranto[{package}]'") from error
