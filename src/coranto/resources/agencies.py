"""News agencies of the world and the forms in which credits and datelines name them."""

from collections.abc import Mapping

from coranto.resources import read_yaml


def load() -> Mapping[str, str]:
    """Each written form to the agency's name."""
    raw = read_yaml("agencies.yaml")
    return {str(form): name for name, forms in raw.items() for form in forms}
