"""What the watch had, read: the same dispatches that the same bytes would give in a file."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from coranto import fetched
from coranto.model.source import Problem
from coranto.read.reading import DEFAULT_LIMITS, Limits, Read, Reading
from coranto.read.sources import stream_file
from coranto.watch.folders import Ready
from coranto.watch.memory import Arrival

IsHeld = Callable[[str, str], bool]
"""Whether a dossier holds a text under a name."""


def readings_of(
    arrival: Arrival, outlet: str | None, is_held: IsHeld, limits: Limits = DEFAULT_LIMITS
) -> Iterator[Reading]:
    """The dispatches of what was fetched that are new, or otherwise than before, and the problems met in reading."""
    page = fetched.Fetched(arrival.url, arrival.captured, arrival.media_type, arrival.charset, arrival.data)
    for reading in fetched.readings_of(page, outlet, limits):
        if isinstance(reading, Problem) or not is_held(reading.dispatch.doc, reading.dispatch.text):
            yield reading


def readings_in(ready: Ready, is_held: IsHeld, limits: Limits = DEFAULT_LIMITS) -> Iterator[Reading]:
    """The dispatches and problems of a file; of one that was altered those that are new, or otherwise than before."""
    for reading in stream_file(ready.source, limits):
        if isinstance(reading, Problem):
            yield reading
        elif ready.altered is None or not is_held(reading.dispatch.doc, reading.dispatch.text):
            yield _told(reading, ready)


def _told(reading: Read, ready: Ready) -> Read:
    """The reading with what is known from elsewhere: outlet, where it says none; since when an altered file says it."""
    said = reading.dispatch.metadata
    metadata = replace(said, outlet=said.outlet or ready.outlet, captured=said.captured or ready.altered)
    return reading if metadata == said else Read(reading.original, replace(reading.dispatch, metadata=metadata))
