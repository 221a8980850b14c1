"""The version of the product, for its face and for the dossiers it writes."""

from typing import Final

VERSION: Final = "0.1.0"
"""As in ``pyproject.toml``; a test compares the two."""
