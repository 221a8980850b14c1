"""What steps may look things up in: vocabularies and the gazetteer, read-only, opened once per worker."""

from functools import cache


class Tools:
    """Each vocabulary is loaded when it is first asked for, so that a run of few layers starts fast."""


@cache
def open_tools() -> Tools:
    """The tools of this process."""
    return Tools()
