"""Knowledge of the world as data: vocabularies in YAML, generated tables, and the typed records they load into.

One module a vocabulary; each has a ``load`` that returns a frozen record. Only ``coranto.tools`` calls them.
"""

from importlib.resources import files
from typing import Any

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_bytes(name: str) -> bytes:
    """The resource file ``name`` as it lies in the package."""
    return (files(__name__) / name).read_bytes()


def read_yaml(name: str) -> Any:
    """The YAML resource file ``name``, parsed."""
    return yaml.load(read_bytes(name), Loader=_Loader)
